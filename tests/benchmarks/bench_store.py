"""Opening and saving beside TinyDB's storage, in one run: `python -m tests.benchmarks.bench_store [SIZE...]`.

Both files are indented and hold the same made lines (1,000 and then 10,000, to show how it grows, unless
sizes are given). "open" is all of it in memory: the tables; and then the lines that the program works with,
every field checked, for which both pay alike. "save" is one changed line, synced. Medians of `ROUNDS`.

It ends with 1 where a file is not indented as the other is or, from `JUDGED_FROM` lines on, a bound does not
hold; in smaller files syncing costs more than all else, which both do.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from tinydb import TinyDB, where

from consult_tui.domain.positions import Position
from consult_tui.store.codec import decode_table
from consult_tui.store.layout import read
from consult_tui.store.library import LibraryStore
from consult_tui.store.library_records import POSITION
from consult_tui.store.places import Places
from tests.benchmarks.made import library

ROUNDS = 7
OPEN_AT_MOST = 1.3
SAVE_AT_MOST = 0.5
JUDGED_FROM = 10_000


def by_turns(acts: dict[str, Callable[[int], object]]) -> dict[str, float]:
    """Median milliseconds of each, taken by turns so that a busy moment troubles all alike."""
    taken: dict[str, list[float]] = {name: [] for name in acts}
    for number in range(ROUNDS):
        for name, act in acts.items():
            started = time.perf_counter()
            act(number)
            taken[name].append(1000 * (time.perf_counter() - started))
    return {name: statistics.median(times) for name, times in taken.items()}


def compare(positions: list[Position], folder: Path) -> bool:
    """Print one size; whether the files are alike and the bounds hold."""
    stock_path, places = folder / "stock.json", Places(folder)
    with TinyDB(stock_path, indent=2, ensure_ascii=False, encoding="utf-8") as stock:
        stock.table("positions").insert_multiple({"id": p.id, **POSITION.encode(p)} for p in positions)
    store = LibraryStore(places)
    store.create()
    store.save(positions=positions)
    store.load()
    megabytes = [path.stat().st_size / 1e6 for path in (stock_path, places.library)]
    texts = [path.read_text("utf-8").count("\n") for path in (stock_path, places.library)]
    print(
        f"{len(positions)} lines; files of {megabytes[0]:.1f} MB (stock) and {megabytes[1]:.1f} MB (ours),",
        end="",
    )
    print(f" indented over {texts[0]} and {texts[1]} lines of text")

    def stock_open(_: int) -> None:
        with TinyDB(stock_path, indent=2, ensure_ascii=False, encoding="utf-8") as opened:
            opened.table("positions").all()

    def stock_lines(_: int) -> None:
        with TinyDB(stock_path, indent=2, ensure_ascii=False, encoding="utf-8") as opened:
            decode_table(
                POSITION, {record.pop("id"): dict(record) for record in opened.table("positions")}, "stock"
            )

    def stock_save(number: int) -> None:
        with TinyDB(stock_path, indent=2, ensure_ascii=False, encoding="utf-8") as opened:
            opened.table("positions").update({"notes": f"Round {number}."}, where("id") == positions[7].id)

    def our_save(number: int) -> None:
        store.save(positions=[replace(positions[7], notes=f"Round {number}.")])

    print(f"  {'':34}{'ms':>8}{'x stock':>9}")
    opened = by_turns(
        {
            "stock open": stock_open,
            "our open": lambda _: read(places.library, "library"),
            "our open again, nothing moved": lambda _: store.load(),
        }
    )
    lines = by_turns(
        {
            "stock open, checked lines": stock_lines,
            "our open, checked lines": lambda _: LibraryStore(places).load(),
        }
    )
    saved = by_turns({"stock save": stock_save, "our save": our_save})
    ratios = {}
    for times in (opened, lines, saved):
        stock_time = next(iter(times.values()))
        for name, milliseconds in times.items():
            ratios[name] = milliseconds / stock_time
            print(f"  {name:34}{milliseconds:8.2f}{ratios[name]:9.3f}")
    opens = ("our open", "our open, checked lines")
    if min(texts) < 0.8 * max(texts):
        return False
    return len(positions) < JUDGED_FROM or (
        all(ratios[name] <= OPEN_AT_MOST for name in opens) and ratios["our save"] <= SAVE_AT_MOST
    )


def main(sizes: list[int]) -> int:
    """Compare at each size; 1 where something does not hold."""
    held = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            held.append(compare(list(library(size)), Path(folder)))
    bounds = f"{OPEN_AT_MOST} (open) and {SAVE_AT_MOST} (save) from {JUDGED_FROM} lines on"
    print(f"within bounds: {bounds}" if all(held) else f"NOT within bounds: {bounds}")
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main([int(size) for size in sys.argv[1:]] or [1_000, 10_000]))
