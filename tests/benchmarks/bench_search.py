"""Search at every key, ours beside others, in one run: `python -m tests.benchmarks.bench_search [SIZE...]`.

Prints for each made library the median and the 95th centile of a key press, the ratio of the medians, and how
often the line that was meant comes first or among the first ten once all is typed. SQLite's FTS5 is asked
with every word as a beginning, joined by OR, ranked by its own bm25.
"""

from __future__ import annotations

import sqlite3
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable

from rapidfuzz import fuzz, process

from consult_tui.domain.positions import Position
from consult_tui.search.find import find
from consult_tui.search.index import build
from consult_tui.search.words import tokens
from tests.benchmarks.made import Session, library, sessions

Searcher = Callable[[str], list[str]]
_PATIENCE = 8.0
"""Seconds that one searcher may spend on timing in one library."""


def ours(positions: list[Position]) -> Searcher:
    started = time.perf_counter()
    index = build(positions, {}, {}, {})
    print(
        f"  built in {1000 * (time.perf_counter() - started):.0f} ms, {len(index.inverted.vocabulary)} words"
    )
    return lambda text: [hit.position.id for hit in find(index, text, limit=10)]


def by_titles(scorer: Callable[..., float]) -> Callable[[list[Position]], Searcher]:
    def prepare(positions: list[Position]) -> Searcher:
        titles = [position.title.lower() for position in positions]

        def search(text: str) -> list[str]:
            found = process.extract(text.lower(), titles, scorer=scorer, processor=None, limit=10)
            return [positions[place].id for _, _, place in found]

        return search

    return prepare


def fts5(positions: list[Position]) -> Searcher:
    table = sqlite3.connect(":memory:")
    table.execute("create virtual table lines using fts5(id unindexed, title, statement, tokenize='porter')")
    table.executemany("insert into lines values (?, ?, ?)", [(p.id, p.title, p.statement) for p in positions])

    def search(text: str) -> list[str]:
        words = " OR ".join(f'"{word}"*' for word in tokens(text))
        if not words:
            return []
        sql = "select id from lines where lines match ? order by bm25(lines, 0, 3, 1) limit 10"
        return [row[0] for row in table.execute(sql, (words,))]

    return search


SEARCHERS: dict[str, Callable[[list[Position]], Searcher]] = {
    "ours": ours,
    "FTS5 beginnings": fts5,
    "token_set_ratio, titles": by_titles(fuzz.token_set_ratio),
    "WRatio, titles": by_titles(fuzz.WRatio),
}


def timed(search: Searcher, typed: list[Session]) -> list[float]:
    """Milliseconds of every key press, as long as patience lasts."""
    spent: list[float] = []
    for session in typed:
        for text in session.keystrokes():
            started = time.perf_counter()
            search(text)
            spent.append(1000 * (time.perf_counter() - started))
        if sum(spent) > 1000 * _PATIENCE:
            break
    return spent


def hits(search: Searcher, typed: list[Session]) -> dict[str, tuple[float, float]]:
    """For each manner of typing the share of lines that come first, and among the first ten."""
    ranks: dict[str, list[int]] = defaultdict(list)
    for session in typed:
        found = search(session.text)
        rank = found.index(session.wanted) + 1 if session.wanted in found else 99
        ranks[session.kind].append(rank)
        ranks["all"].append(rank)
    return {k: (sum(r == 1 for r in v) / len(v), sum(r <= 10 for r in v) / len(v)) for k, v in ranks.items()}


def run(size: int) -> None:
    positions = library(size)
    asked = sessions(positions)
    print(f"{size} positions, {len(asked)} sessions")
    unit = 0.0
    for name, prepare in SEARCHERS.items():
        search = prepare(positions)
        search(asked[0].text)
        times = timed(search, asked[::6])
        found = hits(search, asked if statistics.median(times) < 60 else asked[::6])
        median, slow = statistics.median(times), statistics.quantiles(times, n=20)[-1]
        unit = unit or median
        shares = "  ".join(f"{kind} {first:.2f}/{ten:.2f}" for kind, (first, ten) in sorted(found.items()))
        print(
            f"  {name:24} median {median:8.2f} ms  x{median / unit:6.1f}  p95 {slow:8.2f} ms  {shares}",
            flush=True,
        )


if __name__ == "__main__":
    for wanted in [int(word) for word in sys.argv[1:]] or [300, 2_000, 10_000]:
        run(wanted)
