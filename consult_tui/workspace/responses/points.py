"""Open points on an answer: added, changed, closed, and opened again; none is ever taken out.

A point is meant by its place among those of its answer, closed ones counted, or by its id. Because none is
taken out and new ones come last, a place stays what it was.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from consult_tui.domain.responses import Answer, OpenPoint, PointKind, Response
from consult_tui.errors import BadInput, Conflict, NotFound
from consult_tui.workspace.responses.assigning import in_short
from consult_tui.workspace.responses.sent import check_not_sent

if TYPE_CHECKING:
    from consult_tui.workspace.workspace import Workspace

_Points: TypeAlias = "tuple[OpenPoint, ...]"
_Put: TypeAlias = "Callable[[_Points], _Points]"


def made(text: str, who: str = "", by: date | None = None, clears: str = "") -> OpenPoint:
    """A new point, with an id of its own; not in any answer yet.

    Raises:
        BadInput: If it says nothing.
    """
    point = OpenPoint(id=f"p{secrets.token_hex(4)}", text=text, who=who, by=by, clears=clears)
    return _tidy(point)


def add(ws: Workspace, response_id: str, question_id: str, point: OpenPoint) -> Answer:
    """Put a new point after those that are there.

    Raises:
        Refused: If the response was sent.
        SaveFailed: If it could not be kept; trying again adds it once.
    """

    def put(points: _Points) -> _Points:
        return points if point.id in [other.id for other in points] else (*points, point)

    what = "steer" if point.kind is PointKind.STEER else "point"
    return _changed(ws, response_id, question_id, put, what, point)


def edit(ws: Workspace, response_id: str, question_id: str, seen: OpenPoint, wanted: OpenPoint) -> Answer:
    """Change what a point says, field by field: what a colleague changed of it meanwhile stands.

    Args:
        ws: The workspace.
        response_id: Exact id.
        question_id: Exact id.
        seen: The point as it was when the change was made.
        wanted: The point as it is to be; its id is that of `seen`.

    Raises:
        BadInput: If it says nothing.
        Conflict: If a colleague changed the same field.
        NotFound: If there is no such point.
        Refused: If the response was sent.
        SaveFailed: If it could not be kept.
    """
    wanted = _tidy(wanted)

    def put(points: _Points) -> _Points:
        present = _by_id(points, seen.id)
        return _with(points, _merged(present, seen, wanted))

    return _changed(ws, response_id, question_id, put, "point", wanted)


def close(
    ws: Workspace, response_id: str, question_id: str, point: OpenPoint, *, undo: bool = False
) -> Answer:
    """Close a point, or open it again; nothing where it is so already.

    Raises:
        NotFound: If there is no such point.
        Refused: If the response was sent.
        SaveFailed: If it could not be kept.
    """

    def put(points: _Points) -> _Points:
        return _with(points, replace(_by_id(points, point.id), closed=not undo))

    return _changed(ws, response_id, question_id, put, "reopen" if undo else "close", point)


def find(answer: Answer, given: str) -> OpenPoint:
    """The point that is meant: its place among the answer's, from 1, or its id.

    Raises:
        NotFound: If there is no such point.
    """
    if given.isdecimal() and 1 <= int(given) <= len(answer.points):
        return answer.points[int(given) - 1]
    return _by_id(answer.points, given)


def in_words(point: OpenPoint) -> str:
    """`Ask the treasurer (Finance, by 3 May 2012; cleared by: a reply)`."""
    clears = f"; cleared by: {point.clears}" if point.clears else ""
    return f"{point.text} ({in_short(point.who or 'nobody yet', point.by)}{clears})"


def _changed(
    ws: Workspace, response_id: str, question_id: str, put: _Put, what: str, point: OpenPoint
) -> Answer:
    """Change the points of an answer as they stand on disk, and record it where anything changed."""
    before: _Points = ()

    def apply(response: Response) -> Response:
        nonlocal before
        check_not_sent(response)
        answer = response.answer(question_id)
        before, after = answer.points, put(answer.points)
        return (
            response if before == after else response.with_answer(question_id, replace(answer, points=after))
        )

    answer = ws.change(response_id, apply).answer(question_id)
    if answer.points != before:
        said = in_words(_by_id(answer.points, point.id))
        # As detail, not as note: a disposal takes what was said, and leaves who did what when.
        ws.record(response_id, [replace(ws.entry(what, question_id), detail={"point": said})])
    return answer


def _merged(present: OpenPoint, seen: OpenPoint, wanted: OpenPoint) -> OpenPoint:
    merged = present
    for name in (field.name for field in fields(OpenPoint)):
        was, mine, theirs = (getattr(point, name) for point in (seen, wanted, present))
        if mine == was:
            continue
        if theirs not in (was, mine):
            now = in_words(present)
            raise Conflict(f"Somebody else changed this point after you read it: {now}.", "Change it again.")
        merged = replace(merged, **{name: mine})
    return merged


def _with(points: _Points, point: OpenPoint) -> _Points:
    return tuple(point if other.id == point.id else other for other in points)


def _by_id(points: _Points, id_: str) -> OpenPoint:
    found = [point for point in points if point.id == id_]
    if not found:
        many = f"it has {len(points)}" if points else "it has none"
        raise NotFound(f"There is no point '{id_}' at this answer: {many}.", "See them with: consult show")
    return found[0]


def _tidy(point: OpenPoint) -> OpenPoint:
    """With blanks and line ends as one blank each.

    Raises:
        BadInput: If it says nothing.
    """
    if not point.text.strip():
        raise BadInput("An open point says what is open.", "Write at least one word.")
    text, who, clears = (" ".join(words.split()) for words in (point.text, point.who, point.clears))
    return replace(point, text=text, who=who, clears=clears)
