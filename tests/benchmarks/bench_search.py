"""Search at every key, ours beside others, in one run: `python -m tests.benchmarks.bench_search [SIZE...]`.

Prints for each made library the median and the 95th centile of a key press, the ratio of the medians, and how
often the line that was meant comes first or among the first ten once all is typed. SQLite's FTS5 is asked
with every word as a beginning, joined by OR, ranked by its own bm25. tantivy, where it is installed (the
extra `bench`), is asked with every word as a fuzzy term over title and statement, one slip up to five
letters, two from six, the last word as a beginning. Last comes what the goals say of the figures.
"""

from __future__ import annotations

import os
import sqlite3
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from importlib.util import find_spec

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


def by_tantivy(positions: list[Position]) -> Searcher:
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("title", stored=False)
    builder.add_text_field("statement", stored=False)
    builder.add_integer_field("place", stored=True)
    schema = builder.build()
    index = tantivy.Index(schema)
    writer = index.writer(heap_size=50_000_000, num_threads=1)
    for place, position in enumerate(positions):
        writer.add_document(tantivy.Document(title=position.title, statement=position.statement, place=place))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def near(word: str, last: bool) -> list[tantivy.Query]:
        slips = 0 if len(word) < 4 else 1 if len(word) < 6 else 2
        return [
            tantivy.Query.boost_query(
                tantivy.Query.fuzzy_term_query(
                    schema, field, word, distance=slips, transposition_cost_one=True, prefix=last
                ),
                boost,
            )
            for field, boost in (("title", 3.0), ("statement", 1.0))
        ]

    def search(text: str) -> list[str]:
        words = tokens(text)
        asked = [
            (tantivy.Occur.Should, query)
            for place, word in enumerate(words)
            for query in near(word, place == len(words) - 1 and not text.endswith(" "))
        ]
        if not asked:
            return []
        found = searcher.search(tantivy.Query.boolean_query(asked), 10).hits
        return [positions[searcher.doc(where)["place"][0]].id for _, where in found]

    return search


FORGIVING = ("token_set_ratio, titles", "WRatio, titles", "tantivy, fuzzy terms")
"""Those that forgive typos."""
SEARCHERS: dict[str, Callable[[list[Position]], Searcher]] = {
    "ours": ours,
    "FTS5 beginnings": fts5,
    "token_set_ratio, titles": by_titles(fuzz.token_set_ratio),
    "WRatio, titles": by_titles(fuzz.WRatio),
}
if find_spec("tantivy"):
    SEARCHERS["tantivy, fuzzy terms"] = by_tantivy


def timed(search: Searcher, typed: list[Session]) -> tuple[list[float], list[float]]:
    """Milliseconds of every key press as long as patience lasts: by the clock, and of the processor alone."""
    spent: list[float] = []
    worked: list[float] = []
    for session in typed:
        for text in session.keystrokes():
            started, working = time.perf_counter(), time.thread_time()
            search(text)
            worked.append(1000 * (time.thread_time() - working))
            spent.append(1000 * (time.perf_counter() - started))
        if sum(spent) > 1000 * _PATIENCE:
            break
    return spent, worked


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
    asked = sessions(positions, each=100)
    print(f"{size} positions, {len(asked)} sessions")
    medians, typos, slow = {}, {}, {}
    for name, prepare in SEARCHERS.items():
        search = prepare(positions)
        search(asked[0].text)
        times, worked = timed(search, asked[:: len(asked) // 30])
        found = hits(search, asked if statistics.median(times) < 5 else asked[::4])
        medians[name], slow[name] = statistics.median(times), statistics.quantiles(times, n=20)[-1]
        typos[name] = found["two typos"][1]
        shares = "  ".join(f"{kind} {first:.2f}/{ten:.2f}" for kind, (first, ten) in sorted(found.items()))
        print(
            f"  {name:24} median {medians[name]:8.2f} ms  x{medians[name] / medians['ours']:6.1f}"
            f"  p95 {slow[name]:8.2f} ms ({statistics.quantiles(worked, n=20)[-1]:.2f} of work)  {shares}",
            flush=True,
        )
    others = [name for name in SEARCHERS if name != "ours"]
    print(
        f"  two typos, hits at 10: ours {typos['ours']:.2f}, best other {max(typos[n] for n in others):.2f}"
    )
    rivals = [name for name in others if name in FORGIVING]
    print(f"  no slower than ours and forgiving: {[n for n in rivals if medians[n] <= medians['ours']]}")
    print(f"  95th centile {slow['ours']:.2f} ms (goal 5 at 10,000), load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    for wanted in [int(word) for word in sys.argv[1:]] or [300, 10_000, 20_000]:
        run(wanted)
