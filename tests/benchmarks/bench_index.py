"""Growth of the index in time and memory: `python -m tests.benchmarks.bench_index [SIZE...]`.

For each size, in a process of its own: milliseconds to build it, to freeze and to load it from a cache file,
to read one and thirty changed lines again (each with the search after it), the file's size, and what the
index adds to the process. Times are the best of three, since the machine may be busy.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from consult_tui.search.find import find
from consult_tui.search.frozen import freeze, thaw
from consult_tui.search.index import build
from consult_tui.search.updating import updated
from consult_tui.store.caches import read_cache, write_cache
from tests.benchmarks.made import library


def best(do: Callable[[], object]) -> float:
    """Milliseconds of the quickest of three."""
    spent = []
    for _ in range(3):
        started = time.perf_counter()
        do()
        spent.append(1000 * (time.perf_counter() - started))
    return min(spent)


def resident() -> float:
    """Megabytes of this process in memory, on Linux."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6


def measure(size: int) -> None:
    positions = library(size)
    find(build(positions[:2], {}, {}, {}), "school", limit=1)
    before = resident()
    index = build(positions, {}, {}, {})
    adds = resident() - before
    building = best(lambda: build(positions, {}, {}, {}))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "index.bin")
        writing = best(lambda: write_cache(file, freeze(index, "key")))
        loading = best(lambda: thaw(read_cache(file), "key", positions, {}))
        on_disk = file.stat().st_size / 1e6
    reading = []
    for count in (1, 30):
        changed = list(positions)
        for at in range(count):
            changed[at * 7] = replace(positions[at * 7], statement=f"Hovercraft {at} for councils.")
        ids = {changed[at * 7].id for at in range(count)}

        def follow(changed: list[object] = changed, ids: set[str] = ids) -> None:  # type: ignore[assignment]
            now = updated(index, changed, ids, {}, {}, {})  # type: ignore[arg-type]
            assert now
            assert find(now, "hovercraft councils")

        reading.append(best(follow))
    print(
        f"{size:7}  {building:8.0f}  {writing:8.0f}  {loading:8.0f}  {reading[0]:9.1f}  {reading[1]:9.1f}"
        f"  {on_disk:8.1f}  {adds:8.1f}",
        flush=True,
    )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        measure(int(sys.argv[2]))
    else:
        print("   size  build ms  write ms   load ms  1 line ms  30 lines    MB disk   MB more")
        for wanted in sys.argv[1:] or ["300", "10000", "20000"]:
            subprocess.run(
                [sys.executable, "-m", "tests.benchmarks.bench_index", "--one", wanted], check=True
            )
