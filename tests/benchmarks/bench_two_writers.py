"""Two programs saving at once, beside TinyDB's storage: `python -m tests.benchmarks.bench_two_writers [N]`.

Each makes 1,000 updates unless said; an update adds one to a counter that both share and one to a record of
its own. All must be there at the end, and nobody may have seen an error. Ours is counted twice: the storage
class under TinyDB's own `update`, and a response's answers under `ResponseStore.update`.

It ends with 1 unless ours lost nothing and raised nothing.
"""

from __future__ import annotations

import multiprocessing
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tinydb import TinyDB, where
from tinydb.operations import increment

from consult_tui.domain.consultations import Consultation, Question
from consult_tui.domain.responses import Answer, Response
from consult_tui.store.layout import Reader
from consult_tui.store.places import Places
from consult_tui.store.responses import ResponseStore
from consult_tui.store.storage import SafeDB, SafeStorage

UPDATES = 1_000
SHARED, OWN = "shared", ("first", "second")
FORK = multiprocessing.get_context("fork")


@dataclass(frozen=True)
class Way:
    """One way to keep the counters."""

    name: str
    begin: Callable[[Path], None]
    updater: Callable[[Path, str], Callable[[], object]]
    """For a folder and the record of one's own: what makes one update."""
    found: Callable[[Path], dict[str, int]]


def _stock(folder: Path) -> TinyDB:
    return TinyDB(folder / "stock.json", indent=2)


def _stock_begin(folder: Path) -> None:
    with _stock(folder) as db:
        db.table("counts").insert_multiple({"id": name, "n": 0} for name in (SHARED, *OWN))


def _stock_updater(folder: Path, own: str) -> Callable[[], object]:
    table = _stock(folder).table("counts")
    return lambda: table.update(increment("n"), where("id").one_of([SHARED, own]))


def _stock_found(folder: Path) -> dict[str, int]:
    with _stock(folder) as db:
        return {record["id"]: record["n"] for record in db.table("counts")}


def _safe(folder: Path) -> SafeDB:
    return SafeDB(SafeStorage(Reader(folder / "ours.json", "library"), create=True))


def _safe_begin(folder: Path) -> None:
    _safe(folder).safe_table("counts").put({name: {"n": 0} for name in (SHARED, *OWN)})


def _safe_updater(folder: Path, own: str) -> Callable[[], object]:
    table = _safe(folder).table("counts")
    return lambda: table.update(increment("n"), doc_ids=[SHARED, own])  # type: ignore[list-item]


def _safe_found(folder: Path) -> dict[str, int]:
    return {str(record.doc_id): record["n"] for record in _safe(folder).table("counts")}


def _answers_begin(folder: Path) -> None:
    asked = tuple(Question(id=name, text="How many?") for name in (SHARED, *OWN))
    response = Response(id="counts", consultation=Consultation(title="Counting"), questions=asked)
    ResponseStore(Places(folder)).create(response, None)


def _answers_updater(folder: Path, own: str) -> Callable[[], object]:
    store = ResponseStore(Places(folder))

    def more(response: Response) -> Response:
        for name in (SHARED, own):
            count = int(response.answer(name).text or 0)
            response = response.with_answer(name, Answer(text=str(count + 1)))
        return response

    return lambda: store.update("counts", more)


def _answers_found(folder: Path) -> dict[str, int]:
    response = ResponseStore(Places(folder)).load("counts")
    return {name: int(answer.text) for name, answer in response.answers.items()}


WAYS = (
    Way("stock TinyDB", _stock_begin, _stock_updater, _stock_found),
    Way("ours, as TinyDB", _safe_begin, _safe_updater, _safe_found),
    Way("ours, answers", _answers_begin, _answers_updater, _answers_found),
)


def _update(way: Way, folder: Path, own: str, updates: int, errors: list[int], which: int) -> None:
    update = way.updater(folder, own)
    for _ in range(updates):
        try:
            update()
        except Exception:
            errors[which] += 1


def count(way: Way, updates: int) -> bool:
    """Let two programs update at once and print what came of it; whether all is there."""
    with tempfile.TemporaryDirectory() as name:
        folder, errors = Path(name), FORK.Array("i", 2)
        way.begin(folder)
        begun = time.perf_counter()
        writers = [
            FORK.Process(target=_update, args=(way, folder, own, updates, errors, which))
            for which, own in enumerate(OWN)
        ]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()
        taken = time.perf_counter() - begun
        try:
            found = way.found(folder)
            said = " ".join(f"{found.get(name, 0):7}" for name in (SHARED, *OWN))
        except Exception:
            found, said = {}, "file unreadable".rjust(23)
    raised = sum(errors[:])
    print(f"  {way.name:18}{said}{raised:8}{taken:9.1f}{1000 * taken / (2 * updates):11.2f}", flush=True)
    return not raised and found == {SHARED: 2 * updates, OWN[0]: updates, OWN[1]: updates}


def main(updates: int = UPDATES) -> int:
    """Print a table; 1 where ours lost an update or raised an error."""
    print(f"two programs, {updates} updates each: {2 * updates} {updates} {updates} are to be there")
    print(f"  {'':18}{SHARED:>7} {OWN[0]:>7} {OWN[1]:>7}{'errors':>8}{'seconds':>9}{'ms each':>11}")
    _, *ours = [count(way, updates) for way in WAYS]
    print("nothing lost" if all(ours) else "SOMETHING WAS LOST")
    return 0 if all(ours) else 1


if __name__ == "__main__":
    sys.exit(main(*(int(given) for given in sys.argv[1:])))
