"""How long near-duplicates and opposed pairs take to find: python -m tests.benchmarks.bench_pairs [SIZE...]

The made libraries are the worst case: their sentences come from few templates, and each is like hundreds.
"""

from __future__ import annotations

import sys
import time

from consult_tui.checks.pairs import pairs
from tests.benchmarks.made import library

SIZES = (300, 1_000, 10_000)


def main() -> None:
    """Print a row for each size."""
    sizes = tuple(map(int, sys.argv[1:])) or SIZES
    print(f"{'lines':>8} {'all pairs, s':>13} {'one line, s':>12}")
    for size in sizes:
        lines = library(size)
        begun = time.perf_counter()
        pairs(lines)
        every = time.perf_counter() - begun
        begun = time.perf_counter()
        pairs(lines, only=lines[0].id)
        print(f"{size:>8} {every:>13.2f} {time.perf_counter() - begun:>12.2f}")


if __name__ == "__main__":
    main()
