"""A consultation document becomes a new response."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from consult_tui.domain.consultations import GENERAL_COMMENTS, Question, Reading
from consult_tui.domain.responses import Response
from consult_tui.workspace.facts import route as route_of
from consult_tui.workspace.facts import when
from consult_tui.workspace.naming import checked_id, question_ids, slug, unused
from consult_tui.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class NewResponse:
    """What came of reading a document in."""

    id: str
    questions: int
    warnings: tuple[str, ...]


def read(
    path: Path,
    *,
    progress: Callable[[float], None] = lambda part: None,
    stopped: Callable[[], bool] = lambda: False,
) -> Reading:
    """What the reader finds in a consultation document; changes nothing, needs no workspace.

    It is read in a process of its own, so that no file can hang or break this one.

    Args:
        path: The document.
        progress: Told how far it is, 0 to 1, on the thread that calls.
        stopped: Asked about twenty times a second whether to stop.

    Raises:
        BadInput: If the file cannot be read as any of the formats.
        NotFound: If there is no such file.
        Stopped: If `stopped` said so.
    """
    from consult_tui.intake.apart.waiting import read_apart

    return read_apart(path, progress=progress, stopped=stopped)


def new_response(
    ws: Workspace,
    source: Path,
    *,
    id_: str = "",
    title: str = "",
    closes: str = "",
    route: str = "board",
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
        found: What `read` found in it, where it was read already: keeping is then quick.
        progress: Told how far the reading is, 0 to 1.

    Raises:
        BadInput: If the file, the id, the date or the route cannot be taken.
        NotFound: If there is no such file.
    """
    ws.check_writable()
    taken = ws.response_ids
    wanted = checked_id(id_, taken, "response") if id_ else ""
    closing, by_route = when(closes), route_of(route)
    reading = found or read(source, progress=progress)
    facts = reading.consultation
    called = " ".join(title.split()) or facts.title or source.stem
    facts = replace(facts, title=called, closes=closing or facts.closes)
    asked = reading.questions or (Question(text=GENERAL_COMMENTS),)
    ids = question_ids(len(asked))
    response = Response(
        id=wanted or unused(slug(facts.title), taken),
        consultation=facts,
        questions=tuple(replace(q, id=i) for q, i in zip(asked, ids, strict=True)),
        route=by_route,
    )
    ws.create(response, source)
    return NewResponse(id=response.id, questions=len(reading.questions), warnings=reading.warnings)
