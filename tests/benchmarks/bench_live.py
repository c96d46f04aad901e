"""From a pause in typing to the marks of where the wording comes from, in the real draft screen.

    python -m tests.benchmarks.bench_live [LINES]

The sample's 2012 response with a made library; the app by Textual's own pilot. A sentence of an agreed line
is put in with one word turned; timed is from there until the editor and its strip tell of it, with no pause
before. Beside it stands the same text told of by `tell` alone, the baseline. The goal is 100 ms.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from consult_tui.tui import counting
from consult_tui.tui.app import ConsultApp
from consult_tui.tui.screens.draft import DraftScreen
from consult_tui.workspace.opening import demo, open_workspace
from consult_tui.workspace.responses.telling import Told, tell
from consult_tui.workspace.workspace import Workspace
from tests.benchmarks.made import library

PAUSES = 15
RESPONSE, QUESTION = "school-funding-2012", "sf-20"


class Telling:
    """Hears when the screen has told of a text."""

    def __init__(self, screen: DraftScreen) -> None:
        self._real = screen.counter._show
        self._text = ""
        self._told = asyncio.Event()
        screen.counter._show = self._show
        self._editor = screen.pane.editor

    def _show(self, told: Told) -> None:
        self._real(told)
        if told.text == self._editor.text:
            self._told.set()

    async def after(self, words: str) -> float:
        """Milliseconds from putting words in until they are told of."""
        self._told.clear()
        begun = time.perf_counter()
        self._editor.insert(words, maintain_selection_offset=False)
        await asyncio.wait_for(self._told.wait(), 30)
        return 1000 * (time.perf_counter() - begun)


async def run(size: int, folder: Path) -> None:
    """Print how long the pauses were, and how long the engine alone takes for the same."""
    lines = library(size)
    demo(folder)
    Workspace(folder, user="bench").keep(positions=lines)
    counting.PAUSE = 0
    app = ConsultApp(open_workspace(folder), RESPONSE)
    async with app.run_test(size=(120, 36)) as pilot:
        begun = time.perf_counter()
        await pilot.pause()
        await app.workers.wait_for_complete()
        ready = time.perf_counter() - begun
        screen = app.screen
        assert isinstance(screen, DraftScreen)
        screen.go_to(QUESTION)
        await pilot.pause()
        await app.workers.wait_for_complete()
        screen.pane.editor.focus()
        await pilot.pause()
        telling = Telling(screen)
        spent, alone = [], []
        for line in lines[: PAUSES * 37 : 37]:
            words = line.statement.split(". ")[2].replace("should", "must")
            spent.append(await telling.after(f" {words}."))
            await pilot.pause()
        for line in lines[18 : PAUSES * 37 : 37]:
            words = line.statement.split(". ")[2].replace("should", "must")
            begun = time.perf_counter()
            tell(app.ws, f"{screen.pane.editor.text} {words}.")
            alone.append(1000 * (time.perf_counter() - begun))
    app.saver.close()
    print(
        f"{size} lines, ready {ready:.1f} s after opening; {PAUSES} pauses: first {spent[0]:.0f} ms, "
        f"median {statistics.median(spent):.0f}, worst {max(spent):.0f}; the engine alone: median "
        f"{statistics.median(alone):.0f}, worst {max(alone):.0f}; "
        f"{statistics.median(spent) / statistics.median(alone):.1f} times it; load {os.getloadavg()[0]:.1f}"
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        os.environ["CONSULT_HOME"] = f"{place}/home"
        asyncio.run(run(int(sys.argv[1]) if sys.argv[1:] else 10_000, Path(place, "workspace")))
