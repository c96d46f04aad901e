"""What was done, as an officer reads it; a version brought back; what must go, gone by a logged disposal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from consult_tui.domain.positions import Position
from consult_tui.errors import ConsultError
from consult_tui.store import history as kept_history
from consult_tui.text.authority import agreed_by_words
from consult_tui.text.dates import in_words

if TYPE_CHECKING:
    from consult_tui.domain.history import HistoryEntry
    from consult_tui.domain.responses import Answer, Response
    from consult_tui.text.differences import Stretch
    from consult_tui.workspace.workspace import Workspace

IN_WORDS = {
    "new": "made",
    "leave": "left",
    "insert": "line put in",
    "put-back": "agreed words put back",
    "answer": "changed",
    "export": "exported",
    "restore": "brought back",
    "recover": "recovered",
    "found": "found",
    "conflict": "not taken",
    "settle": "settled",
    "mend": "mended",
    "edit": "edited",
    "archive": "archived",
    "assign": "assigned",
    "point": "open point",
    "steer": "steer sought",
    "close": "point closed",
    "reopen": "point reopened",
    "question": "questions",
    "carry": "carried over",
    "seen": "change seen",
    "reread": "read again",
    "policy": "mark",
    "dispose": "disposed of",
    "add": "added",
    "import": "imported",
    "wording": "wording",
    "propose": "proposed",
    "agree": "agreed",
    "supersede": "superseded",
    "succeed": "successor",
    "withdraw": "withdrawn",
    "reserve": "reservation",
    "take-back": "reservation taken back",
    "past": "old response",
    "take-over": "taken over",
    "lines-from": "out of a response",
}
"""What was done, in the officer's words; a word that is not here is shown as it is kept."""


@dataclass(frozen=True, kw_only=True)
class Done:
    """One thing that was done; with a number it is a version."""

    at: str
    """When, by the real clock: ISO 8601, UTC."""
    today: str
    """The day that the rules went by."""
    user: str
    what: str
    response: str = ""
    """Id of the response, "" for a line of the library."""
    position: str = ""
    """Id of the line, "" for a response."""
    body: str = ""
    """Id of the body that was added or edited."""
    evidence: str = ""
    """Id of the figure that was added or updated."""
    question: str = ""
    """As the officer would name it: the document's number, or its place (`:7`)."""
    ref: str = ""
    """Id of the question."""
    number: int = 0
    """Of the version, from 1; 0 where this is none."""
    version: str = ""
    """Hex SHA-256 of the answer; "" where there is none, or its contents were disposed of."""
    answer: Answer | None = None
    text: str = ""
    """The words: of the answer, of the line, or of the open point."""
    before: str = ""
    """All that the version before said, as `said` puts it."""
    note: str = ""

    @property
    def disposed(self) -> bool:
        """Whether this is a version of which only the mark is left."""
        return bool(self.number and self.ref and self.answer is None)

    @property
    def in_words(self) -> str:
        """What was done."""
        return IN_WORDS.get(self.what, self.what)

    @property
    def when(self) -> str:
        """Day and time in the United Kingdom, in words; as it is kept where it cannot be read."""
        from zoneinfo import ZoneInfo

        from consult_tui.workspace.context import UK

        try:
            moment = datetime.fromisoformat(self.at)
        except ValueError:
            return self.at
        local = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(ZoneInfo(UK))
        return f"{in_words(local.date())} {local:%H:%M}"

    @property
    def going_by(self) -> str:
        """The day that the rules went by, in words; "" where it is the day itself."""
        if not self.today or self.today == self.at[: len("2012-04-23")]:
            return ""
        try:
            return in_words(datetime.fromisoformat(self.today).date())
        except ValueError:
            return self.today

    @property
    def said(self) -> str:
        """All that this version says: boxes, no comment and words."""
        return said(self.answer) if self.answer else self.text

    @cached_property
    def differences(self) -> tuple[Stretch, ...]:
        """The words put in and taken out since the version before."""
        from consult_tui.text.differences import differences

        return differences(self.before, self.said)


def said(answer: Answer) -> str:
    """All that an answer says, as one text: its boxes, why nothing is said, its words."""
    parts = ["\n".join(f"☒ {choice}" for choice in answer.choices)]
    parts.append(f"No comment: {answer.no_comment}" if answer.no_comment else "")
    return "\n\n".join(part for part in (*parts, answer.text) if part)


def response_history(ws: Workspace, response_id: str, question_id: str = "") -> tuple[Done, ...]:
    """What was done to a response, oldest first; of one question only, where one is named.

    Raises:
        NotFound: If there is no such response.
        DamagedStore: If its history cannot be read.
    """
    response = ws.response(response_id)
    entries = kept_history.entries(ws.places.history(response_id))
    return tuple(d for d in _told(response, entries) if not question_id or d.ref == question_id)


def versions(ws: Workspace, response_id: str, question_id: str) -> tuple[Done, ...]:
    """The versions of one answer, oldest first.

    Raises:
        NotFound: If there is no such response.
        DamagedStore: If its history cannot be read.
    """
    return tuple(done for done in response_history(ws, response_id, question_id) if done.number)


def position_history(ws: Workspace, position_id: str) -> tuple[Done, ...]:
    """What was done to a line, oldest first, with every wording it had, numbered, the present one last.

    Wordings are kept with the line itself, by the day on which they were replaced.

    Raises:
        DamagedStore: If the library's history cannot be read.
    """
    position = ws.library.positions[position_id]
    entries = [e for e in kept_history.entries(ws.places.library_history) if _is_of(e, position_id)]
    done = [_done_to_line(position_id, entry) for entry in entries]
    wordings = list(_wordings(ws, position))
    for wording in wordings[:-1]:
        later = (place for place, each in enumerate(done) if each.today >= wording.today and not each.number)
        done.insert(next(later, len(done)), wording)
    return (*done, wordings[-1])


def everything(ws: Workspace) -> tuple[Done, ...]:
    """What was done in the whole workspace, oldest first by the real clock; damaged responses are left out.

    Raises:
        DamagedStore: If the library's history cannot be read.
    """
    done: list[Done] = []
    for id_ in ws.response_ids:
        try:
            done += response_history(ws, id_)
        except ConsultError:
            continue
    for entry in kept_history.entries(ws.places.library_history):
        done.append(_done_to_line(str(entry.detail.get("position", "")), entry))
    return tuple(sorted(done, key=lambda each: each.at))


def damage(ws: Workspace, response_id: str) -> str:
    """What of a response's history cannot be read, in a sentence; "" where all can."""
    bad = kept_history.read(ws.places.history(response_id)).unreadable
    if not bad:
        return ""
    some = ", ".join(map(str, bad[:5])) + (", ..." if len(bad) > 5 else "")
    return f"In history.jsonl of {response_id}, these lines hold no entry and are passed over: {some}."


def _told(response: Response, entries: Iterable[HistoryEntry]) -> list[Done]:
    """The entries as an officer reads them; a version that was disposed of says by whom and why."""
    names = _names(response)
    before: dict[str, str] = {}
    told: list[Done] = []
    for entry in entries:
        done = _done(response.id, entry, names.get(entry.question, ""))
        if done.number:
            done = replace(done, before=before.get(done.ref, ""))
            before[done.ref] = done.said
        elif done.what == "dispose":
            told = [_with_mark(each, done) for each in told]
        told.append(done)
    return told


def _done(response_id: str, entry: HistoryEntry, name: str) -> Done:
    answer = None
    note = entry.note
    if entry.answer is not None:
        try:
            answer = kept_history.answer_from(entry.answer)
        except ConsultError as error:
            note = f"{note} {error.message}".strip()
    return Done(
        at=entry.at,
        today=entry.today,
        user=entry.user,
        what=entry.what,
        response=response_id,
        question=name,
        ref=entry.question,
        number=entry.number,
        version=entry.version,
        answer=answer,
        text=answer.text if answer else str(entry.detail.get("point", "")),
        note=note,
    )


def _with_mark(done: Done, mark: Done) -> Done:
    """A version that a disposal emptied, with what is known of it: the first disposal after it."""
    if not done.disposed or done.version or mark.ref not in ("", done.ref) or "disposed of" in done.note:
        return done
    said = f"contents disposed of by {mark.user}, {mark.when}: {mark.note}"
    return replace(done, note=f"{done.note}; {said}" if done.note else said)


def _names(response: Response) -> dict[str, str]:
    """Each question as an officer would name it: its number where only it has that, else its place."""
    numbers = [question.number for question in response.questions]
    aside = {each.question.id: f"{each.question.number or '-'} (aside)" for each in response.aside}
    return aside | {
        question.id: question.number if numbers.count(question.number) == 1 and question.number else f":{n}"
        for n, question in enumerate(response.questions, 1)
    }


def _is_of(entry: HistoryEntry, position_id: str) -> bool:
    return entry.detail.get("position") == position_id


def _done_to_line(position_id: str, entry: HistoryEntry) -> Done:
    status = str(entry.detail.get("status", ""))
    return Done(
        at=entry.at,
        today=entry.today,
        user=entry.user,
        what=entry.what,
        position=position_id,
        body=str(entry.detail.get("body", "")),
        evidence=str(entry.detail.get("evidence", "")),
        note="; ".join(part for part in (status, entry.note) if part),
    )


def _wordings(ws: Workspace, position: Position) -> Iterable[Done]:
    """Every wording of a line, numbered; its days and who agreed it in the note."""
    before = ""
    bodies = ws.library.bodies
    for number, wording in enumerate(position.wordings, 1):
        then = replace(
            position, statement=wording.statement, status=wording.status, agreed_by=wording.agreed_by
        )
        note = [wording.status.value, agreed_by_words(then, bodies)]
        note.append(f"until {in_words(wording.until)}" if wording.until else "")
        yield Done(
            at="",
            today=wording.until.isoformat() if wording.until else "",
            user="",
            what="wording",
            position=position.id,
            number=number,
            text=wording.statement,
            before=before,
            note="; ".join(part for part in note if part),
        )
        before = wording.statement
    note = [position.status.value, agreed_by_words(position, bodies), "as it stands"]
    yield Done(
        at="",
        today="",
        user="",
        what="wording",
        position=position.id,
        number=len(position.wordings) + 1,
        text=position.statement,
        before=before,
        note="; ".join(part for part in note if part),
    )
