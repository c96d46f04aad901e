"""No agreed line: a steer is sought from a body, as an open point of its own kind; never made by itself.

The points over all responses are what a paper to the body is made from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from consult_tui.domain.bodies import Body, CanAgree, Meeting
from consult_tui.domain.responses import OpenPoint, PointKind, Response, ResponseState, response_state
from consult_tui.errors import BadInput, ConsultError
from consult_tui.text.dates import in_words
from consult_tui.workspace.library.bodies import body_meant
from consult_tui.workspace.responses import assigning, points

if TYPE_CHECKING:
    from consult_tui.domain.consultations import Question
    from consult_tui.search.suggest import Suggestion
    from consult_tui.workspace.workspace import Workspace

NO_LINE = "No agreed line: seek a steer"
"""The choice beside the suggested lines."""
CLEARS = "An agreed line on it"
_LONGEST = 90
"""Characters of the question that the point quotes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """A steer that is sought, and what is to be known of it."""

    point: OpenPoint
    number: int
    """Its place among the points of the answer, from 1."""
    remark: str = ""
    """"No meeting of the Sample Board is known before it closes."; "" where nothing is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Steer:
    """One question on which a steer is sought, with all that a paper needs."""

    response: Response
    question: Question
    point: OpenPoint
    body: Body | None
    nearest: Suggestion | None
    """The nearest line of the library; None where nothing in it is near."""


def seek(ws: Workspace, response_id: str, question_id: str, body: str = "", by: date | None = None) -> Sought:
    """Record that there is no agreed line for a question, and that a body is to be asked for one.

    Args:
        ws: The workspace.
        response_id: Exact id.
        question_id: Exact id.
        body: Id or name of the body; "" for the one that can agree our policy and meets next.
        by: The day by which it is to be put to it; None for that on which its papers are due, where known.

    Raises:
        Ambiguous, NotFound: If the body is not known.
        BadInput: If a steer is sought on this question already.
        Refused: If the response was sent.
        SaveFailed: If it could not be kept.
    """
    response = ws.response(response_id)
    question = response.question(question_id)
    for number, each in enumerate(response.answer(question_id).points, 1):
        if each.kind is PointKind.STEER and not each.closed:
            who = assigning.in_short(each.who or "nobody yet", each.by)
            mend = f"consult point {response_id} {question.number or question_id} --close {number}"
            raise BadInput(
                f"A steer is sought on this question already ({who}).", f"Close that point first: {mend}"
            )
    asked = body_meant(ws, body) if body else usual_body(ws, response)
    meeting = next_meeting(asked, response, ws.context.today) if asked else None
    due = by or (meeting.papers_due if meeting else None)
    words = _words(asked, question)
    plain = points.made(words, ws.context.user, due, CLEARS)
    point = replace(plain, kind=PointKind.STEER, body=asked.id if asked else "")
    answer = points.add(ws, response_id, question_id, point)
    place = [each.id for each in answer.points].index(point.id) + 1
    return Sought(point=point, number=place, remark=_remark(asked, meeting, response))


def usual_body(ws: Workspace, response: Response) -> Body | None:
    """The body that can agree our policy and meets next before closing, else the one that meets next at all.

    None where no such body is known, or of several none is known to meet.
    """
    today = ws.context.today
    able = [body for body in ws.library.bodies.values() if _lives(body, today)]
    before = [(found.on, n) for n, body in enumerate(able) if (found := next_meeting(body, response, today))]
    later = [(m.on, n) for n, body in enumerate(able) for m in body.meetings if m.on.first >= today]
    if before or later:
        return able[min(before or later)[1]]
    return able[0] if len(able) == 1 else None


def next_meeting(body: Body, response: Response, today: date) -> Meeting | None:
    """The first meeting of a body that can still be asked: papers not yet due, and before closing."""
    closes = response.consultation.closes
    for meeting in sorted(body.meetings, key=lambda each: each.on):
        due = meeting.papers_due or meeting.on.first
        if due >= today and (closes is None or meeting.on.last <= closes.day):
            return meeting
    return None


def steers(ws: Workspace) -> tuple[list[Steer], list[str]]:
    """Every question of an open response on which a steer is sought, and which responses cannot be read.

    In the order in which the consultations close, then in that of their questions.
    """
    found: list[Steer] = []
    unread: list[str] = []
    for id_ in ws.response_ids:
        try:
            if not ws.summary(id_).sent:
                found += _of_response(ws, ws.response(id_))
        except ConsultError as error:
            unread.append(error.message)
    return sorted(found, key=_closing), unread


def _of_response(ws: Workspace, response: Response) -> Iterator[Steer]:
    from consult_tui.workspace.finding.finding import suggest

    if response_state(response) in (ResponseState.ARCHIVED, ResponseState.SUBMITTED, ResponseState.PAST):
        return
    for question in response.questions:
        for point in response.answer(question.id).points:
            if point.kind is PointKind.STEER and not point.closed:
                hits = suggest(ws, response, question, 1).hits
                yield Steer(
                    response=response,
                    question=question,
                    point=point,
                    body=ws.library.bodies.get(point.body),
                    nearest=hits[0] if hits else None,
                )


def _closing(steer: Steer) -> tuple[date, str]:
    closes = steer.response.consultation.closes
    return (closes.day if closes else date.max, steer.response.id)


def _lives(body: Body, today: date) -> bool:
    return body.can_agree is CanAgree.YES and not (body.ended and body.ended.last < today)


def _words(body: Body | None, question: Question) -> str:
    whom = f" from {_the(body.name)}" if body else ""
    text = " ".join(question.text.split())
    if len(text) > _LONGEST:
        text = text[:_LONGEST].rsplit(" ", 1)[0].rstrip(",;: ") + "…"
    return f"Seek a steer{whom}: no agreed line on “{text}”"


def _the(name: str) -> str:
    return name if name.casefold().startswith("the ") else f"the {name}"


def _remark(body: Body | None, meeting: Meeting | None, response: Response) -> str:
    if body is None:
        return "No body is named: none is known that can agree our policy and is to meet."
    closes = response.consultation.closes
    if meeting is None:
        before = f" before it closes on {in_words(closes.day)}" if closes else ""
        return f"No meeting of {_the(body.name)} is known{before} for which papers can still be put in."
    if meeting.papers_due is None:
        return f"{_the(body.name)[:1].upper()}{_the(body.name)[1:]} meets on {in_words(meeting.on)}."
    return ""
