"""A consultation document becomes a new response."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from consult_tui.domain.consultations import GENERAL_COMMENTS, Question, Reading
from consult_tui.domain.responses import Response
from consult_tui.workspace.consultations.documents import read as read
from consult_tui.workspace.naming import checked_id, question_ids, slug, unused
from consult_tui.workspace.responses.facts import route as route_of
from consult_tui.workspace.responses.facts import when
from consult_tui.workspace.workspace import Workspace

if TYPE_CHECKING:
    from consult_tui.workspace.consultations.following import Following


@dataclass(frozen=True, slots=True, kw_only=True)
class NewResponse:
    """What came of reading a document in."""

    id: str
    questions: int
    warnings: tuple[str, ...]
    following: Following | None = None
    """What became of the questions of an earlier response, where it follows one."""


def new_response(
    ws: Workspace,
    source: Path,
    *,
    id_: str = "",
    title: str = "",
    closes: str = "",
    route: str = "board",
    follows: str = "",
    found: Reading | None = None,
    progress: Callable[[float], None] = lambda part: None,
) -> NewResponse:
    """Read a document and make a response from it; a consultation without questions gets one answer.

    Args:
        ws: The workspace.
        source: The document.
        id_: Of the response; "" for one made from the title.
        title: "" for the document's own.
        closes: ISO 8601; "" for the document's own.
        route: `board` or `quick`.
        follows: Id of an earlier response whose answers are carried over; "" for none.
        found: What `read` found in it, where it was read already: keeping is then quick.
        progress: Told how far the reading is, 0 to 1.

    Raises:
        BadInput: If the file, the id, the date or the route cannot be taken.
        NotFound: If there is no such file, or no such earlier response.
    """
    ws.check_writable()
    reading = found or read(source, progress=progress)
    response = prepared(ws, source, reading, id_=id_, title=title, closes=closes, route=route)
    return keep(ws, response, source, reading.warnings, len(reading.questions), follows)


def prepared(
    ws: Workspace,
    source: Path,
    reading: Reading,
    *,
    id_: str = "",
    title: str = "",
    closes: str = "",
    route: str = "board",
) -> Response:
    """A response as it would be made from a reading; nothing is kept yet. Arguments and errors as above."""
    ws.check_writable()
    taken = ws.response_ids
    wanted = checked_id(id_, taken, "response") if id_ else ""
    closing, by_route = when(closes), route_of(route)
    facts = reading.consultation
    called = " ".join(title.split()) or facts.title or source.stem
    facts = replace(facts, title=called, closes=closing or facts.closes)
    asked = reading.questions or (Question(text=GENERAL_COMMENTS),)
    ids = question_ids(len(asked))
    return Response(
        id=wanted or unused(slug(facts.title), taken),
        consultation=facts,
        questions=tuple(replace(q, id=i) for q, i in zip(asked, ids, strict=True)),
        ignored=reading.ignored,
        route=by_route,
    )


def keep(
    ws: Workspace,
    response: Response,
    source: Path,
    warnings: tuple[str, ...] = (),
    questions: int | None = None,
    follows: str = "",
) -> NewResponse:
    """Keep a response that was prepared, with a copy of its document.

    Args:
        ws: The workspace.
        response: As `prepared`, with what the officer corrected.
        source: The document.
        warnings: What the reader warned of.
        questions: How many the reader found; None for those that are there.
        follows: Id of an earlier response whose answers are carried over; "" for none.

    Raises:
        NotFound: If there is no such earlier response.
        BadInput: If the source is gone, or the id was taken meanwhile.
        SaveFailed: If it could not be kept.
    """
    from consult_tui.workspace.consultations import following

    earlier = ws.response(follows) if follows else None
    done = following.followed(response, earlier) if earlier else None
    ws.create(done.response if done else response, source)
    if done and earlier:
        following.record(ws, done, earlier)
    asked = len(response.questions) if questions is None else questions
    return NewResponse(id=response.id, questions=asked, warnings=warnings, following=done)
