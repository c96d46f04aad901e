"""Records as plain JSON and back: nothing is lost, and what is no such record is refused."""

from __future__ import annotations

import json
from datetime import date, time
from typing import Any

import pytest

from consult_tui.domain.consultations import Choose, Consultation, Ignored, Question, QuestionKind, Reading
from consult_tui.domain.dates import Moment, PartialDate
from consult_tui.domain.papers import BoardPaper, Candidate, Stands
from consult_tui.domain.past import PastPart, PastReading
from consult_tui.domain.positions import Kind
from consult_tui.intake.apart.shapes import plain, record

ASKED = Question(
    number="4(b)",
    text="Is it £5,\nor more?",
    options=("Yes", "No"),
    choose=Choose.MANY,
    section="Fees",
    parent="4",
    kind=QuestionKind.RESPONDENT,
    word_limit=300,
    page=7,
)
READING = Reading(
    consultation=Consultation(
        title="Fees", opens=Moment(date(2012, 5, 3)), closes=Moment(date(2012, 7, 3), time(17))
    ),
    format="pdf",
    questions=(ASKED, Question(text="Half a character: \ud800")),
    ignored=(Ignored(text="a", why="b"),),
    warnings=("c",),
)
STANDS = Stands(body="Ferry Panel", meeting_date=PartialDate(2011, 12), item="4")
CANDIDATE = Candidate(n=1, paragraph="3(a)", text="t", kind=Kind.DECISION, asks=True, stands=STANDS)
PAPER = BoardPaper(name="a", document="b", sha256="c", stands=STANDS, candidates=(CANDIDATE,), left_out=())
PAST = PastReading(title="t", dated=date(2011, 10, 11), parts=(PastPart(question=ASKED, choices=("Yes",)),))


@pytest.mark.parametrize("whole", [READING, PAPER, PAST, ASKED], ids=lambda whole: type(whole).__name__)
def test_a_record_comes_back_as_it_was(whole: object) -> None:
    assert record(type(whole), json.loads(json.dumps(whole, default=plain))) == whole


@pytest.mark.parametrize(
    "made",
    [
        None,
        [],
        {"number": "1"},
        {"text": 5},
        {"text": "t", "options": [5]},
        {"text": "t", "choose": "some"},
        {"text": "t", "page": "7"},
        {"text": "t", "options": 5},
    ],
)
def test_what_is_no_such_record_is_refused(made: Any) -> None:
    with pytest.raises((ValueError, TypeError)):
        record(Question, made)


def test_a_day_that_is_none_is_refused() -> None:
    for name, said in (("closes", "soon"), ("closes", 5), ("opens", ["2012-05-03"])):
        with pytest.raises(ValueError, match=r"isoformat|is no str"):
            record(Consultation, {"title": "t", name: said})


def test_what_has_no_plain_form_is_refused() -> None:
    for value in ({1, 2}, Question):
        with pytest.raises(TypeError):
            plain(value)
