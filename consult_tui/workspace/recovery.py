"""The journal of typing: after a crash at most the last second is gone, and the next start says so."""

from __future__ import annotations

from dataclasses import dataclass

from consult_tui.domain.responses import Answer
from consult_tui.domain.versions import answer_version
from consult_tui.store.journal import Journal, JournalEntry
from consult_tui.store.places import user_places
from consult_tui.workspace.drafting import AnswerChange, set_answer
from consult_tui.workspace.facts import FIELDS
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
    for entry in kept.entries():
        if ws.template or entry.response not in ws.response_ids:
            continue
        recovered = _bring_back(ws, entry)
        if recovered:
            found.append(recovered)
        kept.settle(entry.response, entry.target, entry.text)
    return found


def _bring_back(ws: Workspace, entry: JournalEntry) -> Recovered | None:
    response = ws.response(entry.response)
    if entry.target in COVER:
        if getattr(response, entry.target) == entry.text:
            return None
        ws.change(response.id, lambda present: FIELDS[entry.target].set(present, entry.text))
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
