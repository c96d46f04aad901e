"""Doubts about who agreed a line: found where the register speaks against it, silent where it does not."""

from __future__ import annotations

from datetime import date

import pytest

from consult_tui.domain.authority import Cause, doubts
from consult_tui.domain.bodies import Body, CanAgree, Meeting
from consult_tui.domain.dates import PartialDate
from consult_tui.domain.positions import AgreedBy, Kind

TODAY = date(2012, 4, 23)


def _meetings(*days: str) -> tuple[Meeting, ...]:
    return tuple(Meeting(on=PartialDate.parse(day)) for day in days)


BODIES = {
    body.id: body
    for body in (
        Body(id="exec", name="Executive", can_agree=CanAgree.YES, meetings=_meetings("2011-12-08")),
        Body(id="board", name="Board", can_agree=CanAgree.YES, meetings=_meetings("2011-01", "2012-05-16")),
        Body(id="quiet", name="Quiet Board", can_agree=CanAgree.YES),
        Body(
            id="panel",
            name="Panel",
            can_agree=CanAgree.YES,
            began=PartialDate(2006, 4),
            ended=PartialDate(2010),
            successor="board",
        ),
        Body(id="partners", name="Partnership", can_agree=CanAgree.ADVISES),
        Body(id="ministry", name="Ministry"),
    )
}


def _found(body: str, day: str, kind: Kind = Kind.DECISION) -> list[Cause]:
    when = PartialDate.parse(day) if day else None
    return [d.code for d in doubts(AgreedBy(kind=kind, body=body, meeting_date=when), BODIES, TODAY)]


@pytest.mark.parametrize(
    ("body", "day", "expected"),
    [
        ("nobody", "2011-12-08", [Cause.UNKNOWN_BODY]),
        ("exec", "2011-12-08", []),
        ("exec", "2011-12-09", [Cause.NO_MEETING]),
        ("exec", "2011-11", [Cause.NO_MEETING]),
        # A month or a year fits any meeting in it, and a day a meeting of which only the month is known.
        ("exec", "2011-12", []),
        ("exec", "2011", []),
        ("board", "2011-01-19", []),
        # No meeting around then is known: 92 days before 8 December is 7 September.
        ("exec", "2011-09-07", [Cause.NO_MEETING]),
        ("exec", "2011-09-06", []),
        ("exec", "2009", []),
        ("quiet", "2011-12-09", []),
        # Before it existed and after it ended; the month it began in and the year it ended in are its own.
        ("panel", "2006-03-31", [Cause.NOT_YET]),
        ("panel", "2006-04", []),
        ("panel", "2005", [Cause.NOT_YET]),
        ("panel", "2006", []),
        ("panel", "2010-12-31", []),
        ("panel", "2011-01-01", [Cause.ENDED]),
        # Today is no future, nor is the month that today is in.
        ("quiet", "2012-04-23", []),
        ("quiet", "2012-04", []),
        ("quiet", "2012-04-24", [Cause.FUTURE]),
        ("quiet", "2012-05", [Cause.FUTURE]),
        ("partners", "2011-12-08", [Cause.CANNOT_AGREE]),
        ("ministry", "2011-12-08", [Cause.CANNOT_AGREE]),
        ("ministry", "", [Cause.CANNOT_AGREE]),
        ("", "2011-12-08", []),
    ],
)
def test_a_decision(body: str, day: str, expected: list[Cause]) -> None:
    assert _found(body, day) == expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (Kind.DECISION, [Cause.NO_MEETING]),
        (Kind.REPORT, [Cause.NO_MEETING]),
        (Kind.CLEARANCE, []),
        (Kind.STATEMENT, []),
    ],
)
def test_only_a_decision_and_a_report_need_a_meeting(kind: Kind, expected: list[Cause]) -> None:
    assert _found("exec", "2011-12-09", kind) == expected


@pytest.mark.parametrize("kind", [Kind.CLEARANCE, Kind.REPORT, Kind.STATEMENT])
def test_only_a_decision_needs_a_body_that_can_agree(kind: Kind) -> None:
    assert _found("ministry", "2011-12-08", kind) == []


def test_several_doubts_are_all_given() -> None:
    assert _found("partners", "2013", Kind.DECISION) == [Cause.FUTURE, Cause.CANNOT_AGREE]


def test_nothing_recorded_is_no_doubt() -> None:
    assert doubts(None, BODIES, TODAY) == ()


@pytest.mark.parametrize(
    ("body", "day", "words"),
    [
        ("panel", "2006-03", "Panel did not exist in March 2006: it began in April 2006."),
        ("panel", "2011-01-01", "Panel ended in 2010, before 1 January 2011; Board took over."),
        (
            "exec",
            "2011-12-09",
            "Executive is not known to have met on 9 December 2011; "
            "the nearest known meeting is on 8 December 2011.",
        ),
        ("partners", "2011", "Partnership advises; it cannot agree our policy."),
        ("quiet", "2012-05", "May 2012 is still to come."),
    ],
)
def test_the_words(body: str, day: str, words: str) -> None:
    (doubt,) = doubts(AgreedBy(body=body, meeting_date=PartialDate.parse(day)), BODIES, TODAY)
    assert doubt.words == words
