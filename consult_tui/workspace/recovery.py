"""The journal of typing: after a crash at most the last second is gone, and the next start says so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from consult_tui.domain.responses import Answer
from consult_tui.domain.versions import answer_version
from consult_tui.store.journal import Journal, JournalEntry
from consult_tui.store.places import user_places
from consult_tui.workspace.drafting import AnswerChange, set_answer
from consult_tui.workspace.workspace import Workspace

COVER = ("about", "key_messages")
"""The parts of the cover matter that are typed, and journalled under these names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovered:
    """Typing that was found in the journal at the start."""

    response: str
    target: str
    """Question id or field."""
    text: str
    taken: bool
    """Whether it stands in the answer again; else it is kept in the history only."""


def journal(ws: Workspace) -> Journal:
    """The journal of this workspace, on this machine."""
    return Journal(user_places().journal(ws.folder))


def recover(ws: Workspace) -> list[Recovered]:
    """Bring back what was typed and not saved.

    It goes back into its answer where nothing else was written there since; else it is kept in the history,
    and the answer is left as it is.
    """
    kept = journal(ws)
    found = []
    for entry in kept.left_behind():
        recovered = None
        if entry.response in ws.response_ids and not ws.template:
            recovered = _bring_back(ws, entry)
        if recovered:
            found.append(recovered)
        kept.discard(entry)
    return found


def _bring_back(ws: Workspace, entry: JournalEntry) -> Recovered | None:
    response = ws.response(entry.response)
    if entry.target in COVER:
        before = getattr(response, entry.target)
        if before == entry.text:
            return None
        _set_cover(ws, response.id, entry.target, entry.text)
        recorded = replace(ws.entry("recover", note=entry.target), detail={"before": before})
        ws.record(response.id, [recorded])
        taken = True
    else:
        if all(question.id != entry.target for question in response.questions):
            return None
        present = response.answer(entry.target)
        if present.text == entry.text:
            return None
        taken = entry.base in ("", answer_version(present))
        if taken:
            set_answer(ws, response.id, entry.target, AnswerChange(text=entry.text), checkpoint="recover")
        else:
            note = "typing found after a crash; the answer had changed since"
            ws.record(response.id, [ws.entry("recover", entry.target, Answer(text=entry.text), note)])
    return Recovered(response=entry.response, target=entry.target, text=entry.text, taken=taken)


def note_typing(ws: Workspace, response_id: str, target: str, text: str, base: str) -> None:
    """Write what is being typed to the journal on this machine, whatever the workspace's drive does.

    Raises:
        SaveFailed: If it could not be written.
    """
    journal(ws).note(response_id, target, text, base, datetime.now(UTC).isoformat(timespec="seconds"))


def keep_typing(ws: Workspace, response_id: str, target: str, text: str) -> str:
    """Put typed text into its answer or field, without a history entry: that comes at checkpoints.

    Returns the answer's version as it then is, "" for a field.

    Raises:
        SaveFailed: If it could not be kept.
    """
    if target in COVER:
        _set_cover(ws, response_id, target, text)
        return ""
    return answer_version(set_answer(ws, response_id, target, AnswerChange(text=text), checkpoint=""))


def _set_cover(ws: Workspace, response_id: str, field: str, text: str) -> None:
    """Set a typed field exactly as it was typed, blanks at its end too: the officer may be about to go on."""
    ws.change(response_id, lambda present: replace(present, **{field: text}))  # type: ignore[arg-type]


def forget_typing(ws: Workspace, response_id: str, target: str, *texts: str) -> None:
    """Forget typing that is in its response now: what was saved, and what was noted on the way to it."""
    kept = journal(ws)
    for text in dict.fromkeys(texts):
        kept.settle(response_id, target, text)
