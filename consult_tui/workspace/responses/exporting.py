"""Word drafts out; each is kept with the outline that it was made from."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from consult_tui.domain.responses import Response
from consult_tui.errors import BadInput, SaveFailed
from consult_tui.store.outlines import keep_outline
from consult_tui.text.compose import response_outline, version_of
from consult_tui.workspace.responses.register import question_views
from consult_tui.workspace.responses.wording import departures, share_of_response
from consult_tui.workspace.workspace import Workspace

if TYPE_CHECKING:
    from consult_tui.word.drafted import Draft

KINDS = ("draft",)
"""The kinds of document that can be exported."""

Progress = Callable[[float], None]
Stopping = Callable[[], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A document that was written."""

    path: Path
    version: str
    """Of the response, as it left."""
    id: str
    """Of the export; the document carries it."""


def export_path(ws: Workspace, response: Response, kind: str) -> Path:
    """The next free default file, in the response's folder; its name says that it is not cleared."""
    folder = ws.places.exports(response.id)
    sample = "-SAMPLE" if ws.sample else ""
    stem = f"{response.id}-{kind}-DRAFT-not-cleared{sample}-{ws.context.today:%Y-%m-%d}"
    number = 1
    while (folder / f"{stem}-{number}.docx").exists():
        number += 1
    return folder / f"{stem}-{number}.docx"


def export_draft(
    ws: Workspace,
    response_id: str,
    path: Path | None = None,
    progress: Progress | None = None,
    stopped: Stopping | None = None,
) -> Exported:
    """Write the draft for sign-off.

    Args:
        ws: The workspace.
        response_id: Exact id.
        path: Where to; None for the next free name in the response's folder. A file that is there is
            replaced, but only once the new one is whole.
        progress: Told how far it is, 0 to 1.
        stopped: Asked now and then; True stops it, and nothing is written.

    Raises:
        BadInput: If the file's name does not end in .docx, its folder is not there, or the workspace's
            settings name a rule or a level that there is not.
        SaveFailed: If it cannot be written.
        Stopped: If the officer stopped it.
    """
    from consult_tui.word.draft import write_draft

    response = ws.response(response_id)
    target = path or export_path(ws, response, "draft")
    if target.suffix.casefold() != ".docx":
        raise BadInput(f"'{target.name}' is not a Word file's name.", "Let it end in .docx.")
    if path is None:
        ws.check_writable()
        target.parent.mkdir(parents=True, exist_ok=True)
    version = version_of(response)
    draft = _draft(ws, response, version)
    _replace(target, lambda temporary: write_draft(draft, temporary, progress, stopped))
    exported = Exported(path=target, version=version, id=draft.export_id)
    _keep_record(ws, response, exported)
    return exported


def _draft(ws: Workspace, response: Response, version: str) -> Draft:
    """All that the draft for sign-off says of a response."""
    from consult_tui.word.drafted import Draft
    from consult_tui.workspace.responses.checking import checks_switched_off

    views = question_views(ws, response)
    return Draft(
        response=response,
        library=ws.library,
        now=ws.context.now,
        sample=ws.sample,
        export_id=version[:12],
        agreed_share=share_of_response(ws, response).in_words,
        checks_off=checks_switched_off(ws),
        states={view.question.id: view.state for view in views},
        clears={view.question.id: view.clears for view in views},
        departures=tuple(departures(ws, response)),
    )


def _replace(target: Path, write: Callable[[Path], None]) -> None:
    """Write beside the target, then put it in its place; nothing half-written is ever seen."""
    temporary = target.parent / f".{secrets.token_hex(8)}.docx.tmp"
    try:
        # Opened plainly, so that colleagues may read it as they may read any other file of ours.
        temporary.open("xb").close()
    except OSError as error:
        message = f"{target} cannot be written: {error.strerror}."
        raise SaveFailed(message, "Name a folder that is there and can be written to.") from None
    try:
        write(temporary)
        os.replace(temporary, target)
    except OSError as error:
        message = f"{target} cannot be written: {error.strerror}."
        raise SaveFailed(message, "Close it in Word, or name another file.") from None
    finally:
        temporary.unlink(missing_ok=True)


def _keep_record(ws: Workspace, response: Response, exported: Exported) -> None:
    """The outline beside the document, a version of every answer, and the export itself in the history."""
    if ws.template:
        return
    keep_outline(ws.places.exports(response.id) / f"{exported.id}.outline.json", response_outline(response))
    answers = ((question.id, response.answer(question.id)) for question in response.questions)
    kept = [ws.entry("export", id_, answer) for id_, answer in answers if not answer.empty]
    note = f"draft of version {exported.version[:12]} to {exported.path.name}"
    ws.record(response.id, [*kept, ws.entry("export", note=note)])
