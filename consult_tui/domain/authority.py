"""What is doubtful about who is said to have agreed a line: the body, the day, or both.

A doubt is pointed out, never a bar: the register of bodies may itself be short of a meeting or a date.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from consult_tui.domain.bodies import Body, CanAgree
from consult_tui.domain.dates import PartialDate
from consult_tui.domain.positions import AgreedBy, Kind

AROUND = timedelta(days=92)
"""A quarter: how near a known meeting must be for the register to know when the body met around then."""

AT_A_MEETING = frozenset({Kind.DECISION, Kind.REPORT})
"""The acts that happen at a meeting; a clearance or a public statement needs none."""


class Cause(StrEnum):
    """What kind of doubt it is."""

    UNKNOWN_BODY = "unknown-body"
    NOT_YET = "not-yet"
    """The body did not exist yet."""
    ENDED = "ended"
    """The body was no more."""
    NO_MEETING = "no-meeting"
    """It is not known to have met then, though it is known when it met around then."""
    CANNOT_AGREE = "cannot-agree"
    """A decision by a body that advises, or is not known to agree our policy."""
    FUTURE = "future"


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing that cannot be right, or is not known to be."""

    code: Cause
    words: str
    """A sentence for the officer."""


def doubts(agreed_by: AgreedBy | None, bodies: Mapping[str, Body], today: date) -> tuple[Doubt, ...]:
    """Every doubt about who agreed, cleared, was told or said a line, and when.

    Args:
        agreed_by: What is recorded; nothing recorded is no doubt.
        bodies: The register, by id.
        today: The day that the rules go by.
    """
    if agreed_by is None:
        return ()
    when = agreed_by.meeting_date
    found = []
    if when is not None and when.first > today:
        found.append(Doubt(Cause.FUTURE, f"{when.in_words} is still to come."))
    body = bodies.get(agreed_by.body)
    if body is None:
        if agreed_by.body:
            said = f"'{agreed_by.body}' is not in the register of bodies."
            found.append(Doubt(Cause.UNKNOWN_BODY, said))
        return tuple(found)
    if when is not None:
        found += _of_its_life(body, bodies, when)
        if agreed_by.kind in AT_A_MEETING:
            found += _of_its_meetings(body, when)
    if agreed_by.kind is Kind.DECISION and body.can_agree is not CanAgree.YES:
        found.append(Doubt(Cause.CANNOT_AGREE, cannot_agree_words(body)))
    return tuple(found)


def cannot_agree_words(body: Body) -> str:
    """That a body cannot agree our policy, or is not known to."""
    if body.can_agree is CanAgree.ADVISES:
        return f"{body.name} advises; it cannot agree our policy."
    return f"{body.name} is not known to be able to agree our policy; check who agreed it."


def met(body: Body, when: PartialDate) -> bool:
    """Whether a meeting of the body then is known; a month or a year fits any meeting in it."""
    return any(_apart(meeting.on, when) <= timedelta() for meeting in body.meetings)


def _of_its_life(body: Body, bodies: Mapping[str, Body], when: PartialDate) -> list[Doubt]:
    """Whether it existed then; a body whose dates are not known is taken to have."""
    if body.began and when.last < body.began.first:
        said = f"{body.name} did not exist {_then(when)}: it began {_then(body.began)}."
        return [Doubt(Cause.NOT_YET, said)]
    if body.ended and when.first > body.ended.last:
        next_ = bodies.get(body.successor)
        after = f"; {next_.name} took over" if next_ else ""
        return [Doubt(Cause.ENDED, f"{body.name} ended {_then(body.ended)}, before {when.in_words}{after}.")]
    return []


def _of_its_meetings(body: Body, when: PartialDate) -> list[Doubt]:
    """Whether it met then. A year alone is never doubted: a body that meets at all meets in a year."""
    if when.month is None or met(body, when):
        return []
    near = [meeting.on for meeting in body.meetings if _apart(meeting.on, when) <= AROUND]
    if not near:
        return []
    nearest = min(near, key=lambda on: (_apart(on, when), on))
    said = f"{body.name} is not known to have met {_then(when)}; the nearest known meeting is"
    return [Doubt(Cause.NO_MEETING, f"{said} {_then(nearest)}.")]


def _apart(one: PartialDate, other: PartialDate) -> timedelta:
    """How far two dates are apart at the least; nothing or less where they may be the same day."""
    return max(one.first - other.last, other.first - one.last)


def _then(when: PartialDate) -> str:
    return f"on {when.in_words}" if when.known_to_the_day else f"in {when.in_words}"
