"""Who agreed a line, in words; what is not known is left out, and nothing is claimed."""

from __future__ import annotations

import pytest

from consult_tui.domain.bodies import Body
from consult_tui.domain.dates import PartialDate
from consult_tui.domain.positions import AgreedBy, Kind, Position
from consult_tui.text.authority import agreed_by_words, authority_sentence

BODIES = {"exec": Body(id="exec", name="LGA Executive")}
DAY = PartialDate(2011, 12, 8)


def _line(agreed_by: AgreedBy | None) -> Position:
    return Position(id="a", title="A", statement="A.", agreed_by=agreed_by)


@pytest.mark.parametrize(
    ("agreed_by", "words"),
    [
        (AgreedBy(body="exec", meeting_date=DAY), "LGA Executive, 8 December 2011"),
        (
            AgreedBy(body="exec", meeting_date=DAY, item="1", paragraph="5", minute="12"),
            "LGA Executive, 8 December 2011, item 1, paragraph 5, minute 12",
        ),
        (AgreedBy(body="exec", meeting_date=PartialDate(2011, 1)), "LGA Executive, January 2011"),
        (AgreedBy(body="exec"), "LGA Executive"),
        (AgreedBy(body="Some Panel", meeting_date=PartialDate(2011)), "Some Panel, 2011"),
        (AgreedBy(meeting_date=DAY), "8 December 2011"),
        (None, ""),
    ],
)
def test_body_date_and_place(agreed_by: AgreedBy | None, words: str) -> None:
    assert agreed_by_words(_line(agreed_by), BODIES) == words


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        (Kind.DECISION, "Agreed by LGA Executive, 8 December 2011"),
        (Kind.CLEARANCE, "Cleared by LGA Executive, 8 December 2011"),
        (Kind.REPORT, "Reported to LGA Executive, 8 December 2011"),
        (Kind.STATEMENT, "Stated by LGA Executive, 8 December 2011"),
    ],
)
def test_what_kind_of_act_it_was(kind: Kind, sentence: str) -> None:
    assert authority_sentence(_line(AgreedBy(kind=kind, body="exec", meeting_date=DAY)), BODIES) == sentence


@pytest.mark.parametrize("nothing", [None, AgreedBy(), AgreedBy(document="minutes.pdf")])
def test_nothing_recorded_is_said_plainly(nothing: AgreedBy | None) -> None:
    assert authority_sentence(_line(nothing), BODIES) == "Nobody is recorded as having agreed it."
