"""How the files of one response grow: `python -m tests.benchmarks.bench_growth [EDITS]`, 500 unless said.

Thirty questions, answered and answered again by turns with about 100 words; each edit is saved and leaves a
version in the history, as leaving an answer does. The stock column is TinyDB's own storage with the same
answers and no history. Milliseconds are medians over the edits of the row.

It ends with 1 unless the response's file is no larger than one that was written once, every version is in the
history, each part of the history grew alike, no more backups are kept than the rule allows, and the last
saves took at most `SLOWER_AT_MOST` times as long as the first.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from tinydb import TinyDB, where

from consult_tui.domain.consultations import Consultation, Question
from consult_tui.domain.responses import Answer, Response
from consult_tui.store import history
from consult_tui.store.backups import DAYS, NEWEST, backups
from consult_tui.store.places import Places
from consult_tui.store.response_records import ANSWER, encode_response
from consult_tui.store.responses import ResponseStore
from consult_tui.workspace.opening import init
from consult_tui.workspace.responses.answer_change import AnswerChange
from consult_tui.workspace.responses.drafting import set_answer
from consult_tui.workspace.workspace import Workspace
from tests.benchmarks.made import library

EDITS, QUESTIONS, ROWS = 500, 30, 5
SLOWER_AT_MOST = 1.5
ID = "growing"


def size(paths: Iterable[Path]) -> int:
    """Bytes of all these files."""
    return sum(path.stat().st_size for path in paths if path.is_file())


class Edited:
    """A response that is edited again and again, in our store and in TinyDB's."""

    def __init__(self, folder: Path) -> None:
        asked = tuple(Question(id=f"q{n}", number=str(n), text="What of it?") for n in range(QUESTIONS))
        response = Response(id=ID, consultation=Consultation(title="Growing"), questions=asked)
        self.folder = init(folder / "work")
        self.ws = Workspace(self.folder, today="2012-04-23", user="Officer")
        self.ws.create(response, None)
        self.stock = folder / "stock.json"
        with self._stock() as db:
            for name, records in encode_response(response).items():
                db.table(name).insert_multiple({"id": key, **record} for key, record in records.items())
            db.table("answers").insert_multiple({"id": question.id} for question in asked)

    def edit(self, number: int, words: str) -> tuple[float, float]:
        """Answer a question in both; seconds that TinyDB and we took."""
        question = f"q{number % QUESTIONS}"
        begun = time.perf_counter()
        with self._stock() as db:
            db.table("answers").update(ANSWER.encode(Answer(text=words)), where("id") == question)
        between = time.perf_counter()
        set_answer(self.ws, ID, question, AnswerChange(text=words), checkpoint="leave")
        return between - begun, time.perf_counter() - between

    def sizes(self) -> tuple[int, int, int, int]:
        """Bytes of TinyDB's file, of ours, of the history, and of the backups."""
        places = self.ws.places
        kept = [backup.path for backup in backups(places.response(ID))]
        ours = (size([places.response(ID)]), size([places.history(ID)]), size(kept))
        return size([self.stock]), *ours

    def written_once(self, folder: Path) -> int:
        """Bytes of the same response in a file that was written once."""
        places = Places(folder)
        ResponseStore(places).create(self.ws.response(ID), None)
        return size([places.response(ID)])

    def _stock(self) -> TinyDB:
        return TinyDB(self.stock, indent=2, ensure_ascii=False, encoding="utf-8")


def _texts(edits: int) -> list[str]:
    """As many different answers of one length."""
    draw, lines = random.Random(5), library(200)
    longest = 640
    said = [f"{draw.choice(lines).statement} {draw.choice(lines).statement}" for _ in range(edits)]
    return [f"{number:06} {words[:longest]}" for number, words in enumerate(said)]


def grow(edits: int, folder: Path) -> list[str]:
    """Edit so often and print how the files grow; what does not hold."""
    edited, step = Edited(folder), max(1, edits // ROWS)
    print(f"{edits} edits of a response of {QUESTIONS} questions; kilobytes, and milliseconds a save")
    heads = ("edits", "stock", "response", "history", "backups", "stock ms", "our ms")
    print("  " + "".join(f"{head:>10}" for head in heads))
    taken: list[tuple[float, float]] = []
    grown, paces, before = [], [], 0
    for number, words in enumerate(_texts(edits), 1):
        taken.append(edited.edit(number, words))
        if number % step == 0:
            sizes = edited.sizes()
            pace = [1000 * statistics.median(times) for times in zip(*taken[-step:], strict=True)]
            print(f"  {number:10}" + "".join(f"{n / 1000:10.1f}" for n in sizes), end="")
            print("".join(f"{ms:10.2f}" for ms in pace), flush=True)
            grown.append(sizes[2] - before)
            paces.append(pace[1])
            before = sizes[2]
    return list(_wrong(edited, edits, grown, paces, folder / "once"))


def _wrong(edited: Edited, edits: int, grown: list[int], paces: list[float], once: Path) -> Iterable[str]:
    """What of the bounds does not hold, in words."""
    places = edited.ws.places
    now, fresh = size([places.response(ID)]), edited.written_once(once)
    made = len(backups(places.response(ID)))
    print(f"  the response written once: {fresh / 1000:.1f} kB; backups kept: {made}")
    # The generation and the process in the first line have more figures.
    if now > fresh + 20:
        yield f"the response's file is larger than it need be: {now} bytes, {fresh} if written once"
    kept = [entry for entry in history.entries(places.history(ID)) if entry.version]
    if len(kept) != edits:
        yield f"of {edits} versions {len(kept)} are in the history"
    if max(grown) > 1.1 * min(grown):
        yield f"the history does not grow evenly: {grown} bytes"
    if not 0 < made <= NEWEST + DAYS:
        yield f"{made} backups are kept"
    if min(paces[-2:]) > SLOWER_AT_MOST * max(paces[:2]):
        yield f"saves became slower: {paces} ms"


def main(edits: int = EDITS) -> int:
    """Print how it grows; 1 where a bound does not hold."""
    with tempfile.TemporaryDirectory() as name:
        wrong = grow(edits, Path(name))
    print(*wrong or ["within bounds"], sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*(int(given) for given in sys.argv[1:])))
