"""Killed while saving, beside TinyDB's storage: `python -m tests.benchmarks.bench_kills [KILLS [LINES]]`.

A program saves in a loop, each save giving all records the next number and then acknowledging it; SIGKILL
ends it at a random moment, on a machine that another program keeps busy. Then the file is read: it is
*unreadable*, or *mixed* (records of two saves, or fewer records), or it holds an older save than was
acknowledged (so many saves *lost*). 300 kills and 2,000 lines of the library unless said; everything else
that the store writes is killed as often: a response of 30 answers, its history, the journal of typing. "left"
counts the temporary files that killed writers left behind: the proof that kills hit the write itself.

It ends with 1 unless ours shows nothing but noughts.
"""

from __future__ import annotations

import multiprocessing
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Protocol

from tinydb import TinyDB

from consult_tui.domain.consultations import Consultation, Question
from consult_tui.domain.history import HistoryEntry
from consult_tui.domain.responses import Answer, Response
from consult_tui.errors import ConsultError
from consult_tui.store import history
from consult_tui.store.journal import Journal
from consult_tui.store.library import LibraryStore
from consult_tui.store.library_records import POSITION
from consult_tui.store.places import Places
from consult_tui.store.responses import ResponseStore
from tests.benchmarks.made import library

KILLS, LINES, ANSWERS = 300, 2_000, 30
FORK = multiprocessing.get_context("fork")
"""A program begun so is in its save loop at once."""
BUSY = """
import os
parent = os.getppid()
while os.getppid() == parent:
    pass
"""
PATIENCE = 60.0
"""Seconds within which a program must have saved once."""


class Subject(Protocol):
    """One kind of file, in a folder of its own."""

    name: str
    folder: Path

    def begin(self) -> None:
        """A fresh file, at number 0."""

    def save(self, number: int) -> None:
        """Give every record this number; durable when this returns."""

    def found(self) -> set[int]:
        """The numbers that the file holds, read afresh; an empty set where records are missing.

        Raises:
            ConsultError, ValueError, KeyError: If it cannot be read.
        """


class Stock:
    """The library in TinyDB's own storage."""

    name = "stock: library"

    def __init__(self, folder: Path, lines: int) -> None:
        self.folder, self.lines = folder, lines

    def begin(self) -> None:
        (self.folder / "stock.json").unlink(missing_ok=True)
        with self._opened() as db:
            db.table("positions").insert_multiple(
                {"id": p.id, **POSITION.encode(replace(p, notes="0"))} for p in library(self.lines)
            )

    def save(self, number: int) -> None:
        with self._opened() as db:
            db.table("positions").update({"notes": str(number)})

    def found(self) -> set[int]:
        with self._opened() as db:
            notes = [record["notes"] for record in db.table("positions")]
        return {int(note) for note in notes} if len(notes) == self.lines else set()

    def _opened(self) -> TinyDB:
        return TinyDB(self.folder / "stock.json", indent=2, ensure_ascii=False, encoding="utf-8")


class Library:
    """The library in ours."""

    name = "ours: library"

    def __init__(self, folder: Path, lines: int) -> None:
        self.folder, self.lines = folder, library(lines)
        self._store = LibraryStore(Places(folder))

    def begin(self) -> None:
        Places(self.folder).library.unlink(missing_ok=True)
        self._store.create()
        self.save(0)

    def save(self, number: int) -> None:
        self._store.save(positions=[replace(line, notes=str(number)) for line in self.lines])

    def found(self) -> set[int]:
        kept = LibraryStore(Places(self.folder)).load().positions.values()
        return {int(line.notes) for line in kept} if len(kept) == len(self.lines) else set()


class Answers:
    """A response, all of whose answers change at once."""

    name = "ours: response"

    def __init__(self, folder: Path, lines: int) -> None:
        self.folder = folder
        self._store = ResponseStore(Places(folder))

    def begin(self) -> None:
        asked = tuple(Question(id=f"q{n}", number=str(n), text="What of it?") for n in range(1, ANSWERS + 1))
        consultation = Consultation(title="Killed while saving")
        Places(self.folder).response("killed").unlink(missing_ok=True)
        self._store.create(Response(id="killed", consultation=consultation, questions=asked), None)
        self.save(0)

    def save(self, number: int) -> None:
        def change(response: Response) -> Response:
            return replace(response, answers={q.id: Answer(text=str(number)) for q in response.questions})

        self._store.update("killed", change)

    def found(self) -> set[int]:
        kept = ResponseStore(Places(self.folder)).load("killed").answers.values()
        return {int(answer.text) for answer in kept} if len(kept) == ANSWERS else set()


class History:
    """A history, to which each save adds a version."""

    name = "ours: history"

    def __init__(self, folder: Path, lines: int) -> None:
        self.folder = folder
        self._path = folder / "history.jsonl"

    def begin(self) -> None:
        self._path.unlink(missing_ok=True)
        self.save(0)

    def save(self, number: int) -> None:
        entry = HistoryEntry(at="2026-01-01T09:00:00+00:00", today="2026-01-01", user="Officer", what="leave")
        answer = history.answer_content(Answer(text=f"Words {number}."))
        history.append(self._path, [replace(entry, question="q1", version=f"{number:x}", answer=answer)])

    def found(self) -> set[int]:
        read = history.read(self._path)
        last = len(self._path.read_bytes().split(b"\n"))
        numbers = [int(entry.version, 16) for entry in read.entries]
        whole = numbers == list(range(len(numbers))) and set(read.unreadable) <= {last}
        return {numbers[-1]} if whole else set()


class Typing:
    """The journal of typing."""

    name = "ours: journal"

    def __init__(self, folder: Path, lines: int) -> None:
        self.folder = folder
        self._journal = Journal(folder / "journal.jsonl")

    def begin(self) -> None:
        (self.folder / "journal.jsonl").unlink(missing_ok=True)
        self.save(0)

    def save(self, number: int) -> None:
        self._journal.note("killed", "q1", f"{number} {'typed ' * 100}", "", "2026-01-01T09:00:00+00:00")

    def found(self) -> set[int]:
        return {int(entry.text.split()[0]) for entry in self._journal.entries()}


@dataclass
class Toll:
    """What so many kills did."""

    unreadable: int = 0
    mixed: int = 0
    lost: int = 0
    left: int = 0
    saves: int = 0
    seconds: list[float] = field(default_factory=list)
    """What the second save of each program took."""

    @property
    def pace(self) -> float:
        """Seconds that a save takes."""
        return statistics.median(self.seconds) if self.seconds else 0.02

    @property
    def harmless(self) -> bool:
        """Whether nothing was damaged or lost."""
        return not (self.unreadable or self.mixed or self.lost)


def _begin(subject: Subject) -> int:
    """A fresh file, made by a program of its own: this one, which is forked, must hold no lock."""
    making = FORK.Process(target=subject.begin)
    making.start()
    making.join()
    return max(subject.found())


def _save_on(subject: Subject, number: int, parents: Connection, acknowledged: Connection) -> None:
    # With nobody left to hear of it, the next acknowledgement ends the program.
    parents.close()
    while True:
        number += 1
        begun = time.perf_counter()
        subject.save(number)
        acknowledged.send((number, time.perf_counter() - begun))


def _killed(subject: Subject, number: int, chance: random.Random, counted: Toll) -> int:
    """Save on from `number` until killed, at some moment of the next two saves; the last acknowledged."""
    here, there = FORK.Pipe(duplex=False)
    saving = FORK.Process(target=_save_on, args=(subject, number, here, there), daemon=True)
    saving.start()
    there.close()
    # The first save reads the file as well, so the second says what a save takes.
    for _ in range(2):
        if not here.poll(PATIENCE):
            raise TimeoutError(f"{subject.name}: no save within {PATIENCE:g} seconds")
        number, taken = here.recv()
        counted.saves += 1
    counted.seconds.append(taken)
    time.sleep(chance.uniform(0, 2 * counted.pace))
    saving.kill()
    saving.join()
    try:
        while True:
            number, _ = here.recv()
            counted.saves += 1
    except EOFError:
        return number


def _judge(subject: Subject, acknowledged: int, counted: Toll) -> int:
    """Read the file and count what is wrong with it; the number to go on from."""
    try:
        found = subject.found()
    except (ConsultError, ValueError, KeyError, TypeError):
        counted.unreadable += 1
        return _begin(subject)
    if len(found) != 1:
        counted.mixed += 1
        return _begin(subject)
    counted.lost += max(0, acknowledged - max(found))
    return max(found)


def toll(subject: Subject, kills: int) -> Toll:
    """Kill a program that saves to this file so many times."""
    chance, counted, number = random.Random(kills), Toll(), _begin(subject)
    for _ in range(kills):
        number = _judge(subject, _killed(subject, number, chance, counted), counted)
        # The next who saves would take these away; here each is counted once.
        for left in subject.folder.rglob("*.tmp"):
            counted.left += 1
            left.unlink()
    return counted


@contextmanager
def busy() -> Iterator[None]:
    """A machine on which another program computes all the time."""
    other = subprocess.Popen([sys.executable, "-c", BUSY])
    try:
        yield
    finally:
        other.kill()
        other.wait()


def main(kills: int = KILLS, lines: int = LINES) -> int:
    """Print a table; 1 where ours lost or damaged anything."""
    print(f"{kills} kills each, {lines} lines, a response of {ANSWERS} answers; the machine kept busy")
    print(f"  {'':18}{'unreadable':>11}{'mixed':>7}{'lost':>6}{'left':>6}{'saves':>8}{'ms a save':>11}")
    held = []
    for kind in (Stock, Library, Answers, History, Typing):
        with tempfile.TemporaryDirectory() as folder, busy():
            subject: Subject = kind(Path(folder), lines)
            t = toll(subject, kills)
        print(
            f"  {subject.name:18}{t.unreadable:11}{t.mixed:7}{t.lost:6}{t.left:6}{t.saves:8}",
            end="",
        )
        print(f"{1000 * t.pace:11.1f}", flush=True)
        held.append(kind is Stock or t.harmless)
    print("nothing lost" if all(held) else "SOMETHING WAS LOST")
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main(*(int(given) for given in sys.argv[1:])))
