"""From a key press to the painted result in the real library screen, at 10,000 positions.

Usage: python -m tests.benchmarks.bench_screen [SIZE]

A made library, the app by Textual's own pilot, sessions typed key by key. A key's time ends when the list
that answers it has been painted; the next key comes after that. Printed: median, 95th centile, slowest, and
how long the very first key took, once where the index must be built and once where it is loaded.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from consult_tui.tui.pace import paint_soon
from consult_tui.workspace.opening import init
from consult_tui.workspace.workspace import Workspace
from tests.benchmarks.made import library, sessions

if TYPE_CHECKING:
    from consult_tui.tui.screens.library import LibraryScreen, Listing

SESSIONS = 12


class Painted:
    """Tells when the list that answers a query has been painted."""

    def __init__(self, screen: LibraryScreen) -> None:
        self.worked: list[float] = []
        """Milliseconds of the processor for each key, all threads together: the same on a busy machine."""
        self._event = asyncio.Event()
        self._wanted = ""
        self._real = screen._show
        self._screen = screen
        screen._answering._show = self._show

    def _show(self, found: Listing) -> None:
        self._real(found)
        if found.query == self._wanted:
            self._screen.call_after_refresh(self._event.set)

    async def after(self, key: str, query: str) -> float:
        """Milliseconds from pressing a key until what answers the query has been painted."""
        self._event.clear()
        self._wanted = query
        from textual.events import Key

        started, working = time.perf_counter(), time.process_time()
        name = {" ": "space", "'": "apostrophe", "-": "minus"}.get(key, key)
        self._screen.app.post_message(Key(name, key if len(key) == 1 else None))
        try:
            await asyncio.wait_for(self._event.wait(), 20)
        except TimeoutError:
            sys.exit(f"{query!r} was never painted; the box holds {self._screen.search.value!r}")
        self.worked.append(1000 * (time.process_time() - working))
        return 1000 * (time.perf_counter() - started)


async def run(size: int, folder: Path) -> None:
    # As `consult` itself does: first how often is painted, then the screens.
    paint_soon()
    from consult_tui.tui.app import ConsultApp
    from consult_tui.tui.screens.library import LibraryScreen
    from consult_tui.tui.widgets.search_input import SearchInput

    positions = library(size)
    init(folder).joinpath("responses").mkdir(exist_ok=True)
    Workspace(folder, user="bench").keep(positions=positions)
    for called in ("index built", "index loaded from the cache"):
        app = ConsultApp(Workspace(folder, user="bench"))
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.press("f3")
            screen = app.screen
            assert isinstance(screen, LibraryScreen)
            screen.query_one(SearchInput).focus()
            painted = Painted(screen)
            first = await painted.after("s", "s")
            await painted.after("backspace", "")
            spent = []
            for session in sessions(positions, each=SESSIONS // 6):
                for text in session.keystrokes():
                    spent.append(await painted.after(text[-1], text))
                screen.query_one(SearchInput).value = ""
                await pilot.pause()
        quick = statistics.quantiles(spent, n=20)[-1]
        print(
            f"{size} positions, {called}: {len(spent)} keys, median {statistics.median(spent):.1f} ms,"
            f" 95th centile {quick:.1f} ms, slowest {max(spent):.1f} ms; first key {first:.0f} ms;"
            f" of work median {statistics.median(painted.worked):.1f} ms,"
            f" 95th centile {statistics.quantiles(painted.worked, n=20)[-1]:.1f} ms;"
            f" load {os.getloadavg()[0]:.1f}",
            flush=True,
        )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        os.environ["CONSULT_HOME"] = f"{place}/home"
        asyncio.run(run(int(sys.argv[1]) if sys.argv[1:] else 10_000, Path(place, "workspace")))
