"""The journal of typing: after a crash at most the last second is gone, and the next start says so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from consult_tui.domain.questions import ids
from consult_tui.domain.responses import Answer, Response
from consult_tui.domain.versions import answer_version
from consult_tui.errors import Conflict, DamagedStore, NotFound, SaveFailed
from consult_tui.store.journal import Journal, JournalEntry
from consult_tui.store.places import user_places
from consult_tui.workspace.responses.answer_change import AnswerChange
from consult_tui.workspace.responses.drafting import set_answer
from consult_tui.workspace.responses.sent import is_sent
from consult_tui.workspace.safety.merging import COVER, Words
from consult_tui.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovered:
    """Typing that was found in the journal at the start."""

    response: str
    target: str
    """Question id or field."""
    text: str
    taken: bool
    """Whether it stands in the answer again; else it is kept in the history only."""
    waits: str = ""
    """Why it stays in the journal until the next start, "" where it does not."""


def journal(ws: Workspace) -> Journal:
    """The journal of this workspace, on this machine."""
    return Journal(user_places().journal(ws.folder))


def recover(ws: Workspace) -> list[Recovered]:
    """Bring back what was typed and not saved.

    It goes back into its answer where nothing else was written there since; else it is kept in the history,
    and the answer is left as it is. What was typed to a question that was taken out goes with that question.
    What cannot be brought back now (its response is damaged or away, the disk is full) stays in the journal
    for the next start, and keeps nothing else from coming back.
    """
    kept = journal(ws)
    found = []
    for entry in kept.left_behind():
        try:
            recovered = None if ws.template else _bring_back(ws, entry)
            kept.discard(entry)
        except (NotFound, DamagedStore, SaveFailed) as trouble:
            recovered = _recovered(entry, taken=False, waits=trouble.message)
        if recovered:
            found.append(recovered)
    return found


def _recovered(entry: JournalEntry, *, taken: bool, waits: str = "") -> Recovered:
    return Recovered(response=entry.response, target=entry.target, text=entry.text, taken=taken, waits=waits)


def _bring_back(ws: Workspace, entry: JournalEntry) -> Recovered | None:
    response = ws.response(entry.response)
    if entry.target in COVER:
        return _bring_cover_back(ws, entry, response)
    if entry.target not in ids(response):
        note = "typing found after a crash; its question is no longer there"
        ws.record(response.id, [ws.entry("recover", entry.target, Answer(text=entry.text), note)])
        return _recovered(entry, taken=False)
    present = response.answer(entry.target)
    if present.text == entry.text:
        return None
    same = entry.base in ("", answer_version(present), Words.of(present).version)
    taken = same and not is_sent(response)
    if taken:
        set_answer(ws, response.id, entry.target, AnswerChange(text=entry.text), checkpoint="recover")
    else:
        note = "typing found after a crash; the answer had changed since"
        ws.record(response.id, [ws.entry("recover", entry.target, Answer(text=entry.text), note)])
    return _recovered(entry, taken=taken)


def _bring_cover_back(ws: Workspace, entry: JournalEntry, response: Response) -> Recovered | None:
    before = getattr(response, entry.target)
    if before == entry.text:
        return None
    taken = not is_sent(response)
    if taken:
        _set_cover(ws, response.id, entry.target, entry.text)
    detail = {"before": before} if taken else {"not taken": entry.text}
    ws.record(response.id, [replace(ws.entry("recover", note=entry.target), detail=detail)])
    return _recovered(entry, taken=taken)


def note_typing(ws: Workspace, response_id: str, target: str, text: str, base: str) -> None:
    """Write what is being typed to the journal on this machine, whatever the workspace's drive does.

    Raises:
        SaveFailed: If it could not be written.
    """
    journal(ws).note(response_id, target, text, base, datetime.now(UTC).isoformat(timespec="seconds"))


def keep_typing(ws: Workspace, response_id: str, target: str, text: str, base: Words | None = None) -> str:
    """Put typed text into its answer or field, without a history entry: that comes at checkpoints.

    Returns the answer's version as it then is, "" for a field.

    Args:
        ws: The workspace.
        response_id: Exact id.
        target: Question id, or name of a typed field.
        text: All of it.
        base: The words that the typing began from; None for any. Boxes and the mark are fields of their own.

    Raises:
        Conflict: If other words stand there than those of `base`; both are in the history then.
        SaveFailed: If it could not be kept.
    """
    if target in COVER:
        _set_cover(ws, response_id, target, text, base)
        return ""
    change = AnswerChange(text=text)
    if base is None:
        return answer_version(set_answer(ws, response_id, target, change, checkpoint=""))
    seen = Answer(text=base.text, no_comment=base.no_comment)
    return answer_version(set_answer(ws, response_id, target, change, seen=seen, checkpoint=""))


def set_aside(ws: Workspace, response_id: str, target: str, text: str) -> None:
    """Keep typing in the history only, because a colleague's words stand; the journal forgets it.

    Raises:
        SaveFailed: If it could not be kept.
    """
    note = "not taken: a colleague's words were"
    if target in COVER:
        entry = replace(ws.entry("conflict", note=target), detail={"not taken": text})
    else:
        answer = replace(ws.response(response_id).answer(target), text=text, no_comment="", ready=False)
        entry = ws.entry("conflict", target, answer, note)
    ws.record(response_id, [entry])
    forget_typing(ws, response_id, target, text)


def _set_cover(ws: Workspace, response_id: str, field: str, text: str, base: Words | None = None) -> None:
    """Set a typed field exactly as it was typed, blanks at its end too: the officer may be about to go on."""

    def apply(present: Response) -> Response:
        found = str(getattr(present, field))
        if base is not None and found not in (base.text, text):
            detail = {"stood there": found, "not taken": text}
            ws.record(response_id, [replace(ws.entry("conflict", note=field), detail=detail)])
            raise Conflict("Somebody changed this after you read it; both texts are kept in the history.")
        return replace(present, **{field: text})  # type: ignore[arg-type]

    ws.change(response_id, apply)


def forget_typing(ws: Workspace, response_id: str, target: str, *texts: str) -> None:
    """Forget typing that is in its response now: what was saved, and what was noted on the way to it."""
    kept = journal(ws)
    for text in dict.fromkeys(texts):
        kept.settle(response_id, target, text)
