"""Any sequence of what officers and crashes do to a workspace, by two programs at once, against plain dicts.

The model knows nothing of files. After every step both programs, and a third that has just been started, must
see exactly what it says: lines in their order with their earlier wordings, answers, the numbered versions of
each, the typing that is not saved yet, and one generation a change.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from consult_tui.domain.history import HistoryEntry
from consult_tui.domain.positions import AgreedBy, Position, Status, reworded
from consult_tui.domain.responses import Answer, Response
from consult_tui.domain.versions import answer_version
from consult_tui.errors import Refused, SaveFailed
from consult_tui.store import history
from consult_tui.store.journal import Journal
from consult_tui.store.layout import read_head
from consult_tui.store.library import LibraryStore
from consult_tui.store.places import Places
from consult_tui.store.responses import ResponseStore
from tests.unit.store import made

RESPONSE, QUESTIONS = "funding", ("q1", "q2", "q3")
TODAY = date(2012, 4, 23)

programs = st.sampled_from([0, 1])
questions = st.sampled_from(QUESTIONS)
words = st.sampled_from(
    ["", "Yes.", "No.", "Yes, if funded.", "Line [@p-1].", "é\u202e\x1b[31m\n", "x" * 500]
)
picks = st.integers(0, 10**6)


@dataclass
class Line:
    """What the model knows of a line."""

    statement: str
    status: str = "draft"
    notes: str = ""
    supersedes: str = ""
    superseded_by: str = ""
    withdrawn_because: str = ""
    earlier: list[tuple[str, str]] = field(default_factory=list)
    """Statement and status of each earlier wording."""

    @classmethod
    def of(cls, line: Position) -> Line:
        """What a stored line comes to."""
        return cls(
            line.statement,
            line.status.value,
            line.notes,
            line.supersedes,
            line.superseded_by,
            line.withdrawn_because,
            [(wording.statement, wording.status.value) for wording in line.wordings],
        )


class Program:
    """One program that has the workspace open."""

    def __init__(self, places: Places, journal: Path) -> None:
        self.library, self.responses = LibraryStore(places), ResponseStore(places)
        self.journal = Journal(journal)


class Stores(RuleBasedStateMachine):
    """Two programs at one workspace."""

    def __init__(self) -> None:
        super().__init__()
        # Whether it is synced is tested by itself; here syncing would only take time.
        self._unsynced = mock.patch.object(os, "fsync", return_value=None)
        self._unsynced.start()
        self.folder = Path(tempfile.mkdtemp(prefix="stores-"))
        self.places = Places(self.folder)
        LibraryStore(self.places).create()
        ResponseStore(self.places).create(made.plain_response(RESPONSE, len(QUESTIONS)), None)
        self.programs = [self._program(), self._program()]
        self.lines: dict[str, Line] = {}
        self.answers: dict[str, tuple[str, bool]] = {}
        self.about = ""
        self.versions: dict[str, list[str]] = {question: [] for question in QUESTIONS}
        self.typing: dict[str, str] = {}
        self.generations = [1, 1]

    def teardown(self) -> None:
        self._unsynced.stop()
        shutil.rmtree(self.folder)

    def _program(self) -> Program:
        return Program(self.places, self.folder / "state" / "journal.jsonl")

    # The library

    @rule(who=programs, statement=words)
    def add(self, who: int, statement: str) -> None:
        name = f"p-{len(self.lines) + 1}"
        self._save(who, Position(id=name, title=f"Line {name}", statement=statement))
        self.lines[name] = Line(statement)

    def _picked(self, who: int, pick: int) -> tuple[str, Position]:
        """One of the lines, as this program sees it."""
        name = list(self.lines)[pick % len(self.lines)]
        return name, self.programs[who].library.load().positions[name]

    def _save(self, who: int, *lines: Position) -> None:
        there = self.programs[who].library.load().positions
        self.programs[who].library.save(positions=lines)
        if any(there.get(line.id) != line for line in lines):
            self.generations[0] += 1
            assert not list(self.places.snippets.glob(".*.tmp")), "what the killed left is taken away"

    @precondition(lambda self: self.lines)
    @rule(who=programs, pick=picks, notes=words)
    def edit(self, who: int, pick: int, notes: str) -> None:
        name, line = self._picked(who, pick)
        self._save(who, replace(line, notes=notes))
        self.lines[name].notes = notes

    @precondition(lambda self: self.lines)
    @rule(who=programs, pick=picks, statement=words)
    def reword(self, who: int, pick: int, statement: str) -> None:
        name, line = self._picked(who, pick)
        self._save(who, reworded(line, statement, TODAY))
        known = self.lines[name]
        if statement.split() != known.statement.split():
            known.earlier.append((known.statement, known.status))
            known.status = "draft" if known.status in ("agreed", "stated") else known.status
        known.statement = statement

    @precondition(lambda self: self.lines)
    @rule(who=programs, pick=picks, status=st.sampled_from(["proposed", "stated", "agreed"]))
    def agree(self, who: int, pick: int, status: str) -> None:
        name, line = self._picked(who, pick)
        self._save(who, replace(line, status=Status(status), agreed_by=AgreedBy(body="board")))
        self.lines[name].status = status

    @precondition(lambda self: self.lines)
    @rule(who=programs, pick=picks, statement=words)
    def supersede(self, who: int, pick: int, statement: str) -> None:
        old, line = self._picked(who, pick)
        new = f"p-{len(self.lines) + 1}"
        later = Position(id=new, title="Later", statement=statement, status=Status.AGREED, supersedes=old)
        self._save(who, later, replace(line, status=Status.SUPERSEDED, superseded_by=new))
        self.lines[new] = Line(statement, "agreed", supersedes=old)
        self.lines[old].status, self.lines[old].superseded_by = "superseded", new

    @precondition(lambda self: self.lines)
    @rule(who=programs, pick=picks, why=words)
    def withdraw(self, who: int, pick: int, why: str) -> None:
        name, line = self._picked(who, pick)
        self._save(who, replace(line, status=Status.WITHDRAWN, withdrawn_because=why))
        self.lines[name].status, self.lines[name].withdrawn_because = "withdrawn", why

    # A response, its history and the journal

    @rule(who=programs, question=questions, text=words, ready=st.booleans())
    def answer(self, who: int, question: str, text: str, ready: bool) -> None:
        self._answer(who, question, Answer(text=text, ready=ready))

    @rule(who=programs, question=questions, text=words)
    def answer_without_a_checkpoint(self, who: int, question: str, text: str) -> None:
        self._change(who, lambda response: response.with_answer(question, Answer(text=text)))
        self._model_answer(question, text, False)

    @precondition(lambda self: any(self.versions.values()))
    @rule(who=programs, pick=picks)
    def restore(self, who: int, pick: int) -> None:
        question = [question for question, texts in self.versions.items() if texts][pick % self._begun()]
        number = pick % len(self.versions[question])
        entry = history.entries(self.places.history(RESPONSE), question)[number]
        assert entry.answer is not None
        assert history.answer_from(entry.answer).text == self.versions[question][number]
        self._answer(who, question, history.answer_from(entry.answer))

    def _begun(self) -> int:
        return sum(1 for texts in self.versions.values() if texts)

    @rule(who=programs, text=words)
    def set_about(self, who: int, text: str) -> None:
        self._change(who, lambda response: replace(response, about=text))
        self.generations[1] += text != self.about
        self.about = text

    @rule(who=programs, question=questions)
    def refuse(self, who: int, question: str) -> None:
        """A change that a rule refuses, under the lock."""

        def change(response: Response) -> Response:
            assert response.answer(question).text == self.answers.get(question, ("", False))[0]
            raise Refused("Not so.")

        with pytest.raises(Refused):
            self._change(who, change)

    def _answer(self, who: int, question: str, answer: Answer) -> None:
        self._change(who, lambda response: response.with_answer(question, answer))
        self._model_answer(question, answer.text, answer.ready)
        self._checkpoint(question, answer)
        if not self.versions[question] or self.versions[question][-1] != answer.text:
            self.versions[question].append(answer.text)

    def _model_answer(self, question: str, text: str, ready: bool) -> None:
        self.generations[1] += self.answers.get(question) != (text, ready)
        self.answers[question] = (text, ready)

    def _change(self, who: int, change: Callable[[Response], Response]) -> None:
        self.programs[who].responses.update(RESPONSE, change)

    def _checkpoint(self, question: str, answer: Answer) -> None:
        entry = HistoryEntry(
            at="2012-04-23T09:00:00+00:00",
            today=str(TODAY),
            user="Officer",
            what="answer",
            question=question,
            version=answer_version(answer),
            answer=history.answer_content(answer),
        )
        history.append(self.places.history(RESPONSE), [entry])

    @rule(who=programs, question=questions, text=words)
    def type(self, who: int, question: str, text: str) -> None:
        self.programs[who].journal.note(RESPONSE, question, text, "", "2012-04-23T09:00:00+00:00")
        self.typing[question] = text

    @rule(who=programs, question=questions, text=words)
    def settle(self, who: int, question: str, text: str) -> None:
        self.programs[who].journal.settle(RESPONSE, question, text)
        if self.typing.get(question) == text:
            del self.typing[question]

    # What goes wrong

    @rule(who=programs)
    def crash(self, who: int) -> None:
        """All that a program knew is gone."""
        self.programs[who] = self._program()

    @rule(of=st.sampled_from(["library", "response"]), share=st.floats(0, 1))
    def killed_while_saving(self, of: str, share: float) -> None:
        """A torn temporary file is left beside the file."""
        path = self._path(of)
        data = path.read_bytes()
        path.with_name(f".{path.name}.99999-deadbeef.tmp").write_bytes(data[: int(len(data) * share)])

    @rule(of=st.sampled_from(["history", "journal"]), share=st.floats(0, 1, exclude_max=True))
    def killed_while_adding(self, of: str, share: float) -> None:
        """A torn line is left at the end of a file that only grows."""
        path = self._path(of)
        if path.exists():
            last = b'{"at":"x","today":"x","user":"x","what":"answer","question":"q1"}'
            torn = last if of == "history" else b"0badc0de " + last
            with path.open("ab") as file:
                file.write(torn[: int(len(torn) * share)])

    @rule(who=programs, question=questions, step=st.sampled_from(["replace", "fsync"]))
    def the_disk_is_full(self, who: int, question: str, step: str) -> None:
        before = set(self.folder.rglob("*.tmp"))
        full = OSError(errno.ENOSPC, "no")
        with mock.patch.object(os, step, side_effect=full), pytest.raises(SaveFailed):
            self._change(who, lambda r: r.with_answer(question, Answer(text="Never kept.")))
        with mock.patch.object(os, step, side_effect=full), pytest.raises(SaveFailed):
            self.programs[who].library.save(positions=[made.line("never")])
        assert set(self.folder.rglob("*.tmp")) <= before, "a save that failed leaves nothing behind"

    @rule(of=st.sampled_from(["library", "response"]))
    def laid_out_anew_by_another_program(self, of: str) -> None:
        path = self._path(of)
        path.write_text(json.dumps(json.loads(path.read_bytes()), indent=4), encoding="utf-8")

    def _path(self, of: str) -> Path:
        return {
            "library": self.places.library,
            "response": self.places.response(RESPONSE),
            "history": self.places.history(RESPONSE),
            "journal": self.folder / "state" / "journal.jsonl",
        }[of]

    # What must hold

    @invariant()
    def everybody_sees_what_the_model_says(self) -> None:
        for program in (*self.programs, self._program()):
            found = program.library.load().positions
            assert list(found) == list(self.lines)
            assert {name: Line.of(line) for name, line in found.items()} == self.lines
            response = program.responses.load(RESPONSE)
            kept = {question: (answer.text, answer.ready) for question, answer in response.answers.items()}
            assert (kept, response.about) == (self.answers, self.about)
            assert {entry.target: entry.text for entry in program.journal.entries()} == self.typing

    @invariant()
    def every_version_is_kept_and_numbered(self) -> None:
        path = self.places.history(RESPONSE)
        read = history.read(path)
        last = path.read_bytes().count(b"\n") + 1 if path.exists() else 0
        assert set(read.unreadable) <= {last}, "what was torn is taken off by the next who adds"
        for question, texts in self.versions.items():
            found = [entry for entry in read.entries if entry.question == question]
            assert [entry.number for entry in found] == list(range(1, len(texts) + 1))
            assert [(entry.answer or {}).get("text", "") for entry in found] == texts

    @invariant()
    def each_change_is_one_generation(self) -> None:
        heads = [read_head(self._path("library"), "library"), read_head(self._path("response"), "response")]
        assert [head["generation"] for head in heads] == self.generations

    @invariant()
    def the_register_counts_what_is_there(self) -> None:
        summary = ResponseStore(self.places).summary(RESPONSE)
        empty = sum(1 for text, _ in self.answers.values() if not text.strip())
        assert summary.unanswered == len(QUESTIONS) - len(self.answers) + empty


TestStores = Stores.TestCase
TestStores.settings = settings(max_examples=min(300, settings().max_examples // 2), stateful_step_count=30)


class Longer(Stores):
    """Many and longer sequences."""


TestStoresAtLength = pytest.mark.slow(Longer.TestCase)
TestStoresAtLength.settings = settings(max_examples=500, stateful_step_count=60)
