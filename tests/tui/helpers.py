"""The app open on a folder, for tests of any screen: waits for what is under way, never for a clock."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from textual.pilot import Pilot
from textual.widget import Widget

from consult_tui.tui.app import ConsultApp
from consult_tui.workspace.opening import open_workspace
from consult_tui.workspace.workspace import Workspace

USUAL = (120, 36)
SMALL = (80, 24)
SIZES = (USUAL, SMALL)

HOSTILE = {
    "bold": "[bold]not bold[/bold]",
    "unclosed": "an open [/ bracket [",
    "link": "[link=https://example.org]not a link[/link]",
    "action": "[@click=app.quit]not a key[/]",
    "controls": "bell \x07 escape \x1b[31m and null \x00",
    "right-to-left": "left \u202eright\u202c \u05e9\u05dc\u05d5\u05dd",
    "long": "x" * 10_000,
    "emoji": "\U0001f469\u200d\U0001f469\u200d\U0001f467 and \U0001f1ec\U0001f1e7 and \u2764\ufe0f",
}
"""Text that a terminal, markup or a row of fixed width could trip over."""

Kind = TypeVar("Kind", bound=Widget)


@dataclass
class Opened:
    """The app and its pilot."""

    pilot: Pilot[Any]
    app: ConsultApp

    async def settle(self) -> None:
        """Wait until nothing is under way: workers, the writing thread, the screen."""
        quiet = 0
        while quiet < 2:
            await self.pilot.pause()
            quiet = 0 if self._busy() else quiet + 1
            if not quiet:
                await self.app.workers.wait_for_complete()
                await asyncio.to_thread(self.app.saver.flush)

    def _busy(self) -> bool:
        saver = self.app.saver
        working = any(not worker.is_finished for worker in self.app.workers)
        return working or bool(saver._typing or saver._jobs or saver._busy)

    async def press(self, *keys: str) -> None:
        """Press keys and wait until all that follows is done."""
        await self.pilot.press(*keys)
        await self.settle()

    async def click(self, on: Widget, offset: tuple[int, int] = (0, 0)) -> None:
        """Click a widget and wait until all that follows is done."""
        await self.pilot.click(on, offset=offset)
        await self.settle()

    def one(self, kind: type[Kind]) -> Kind:
        """The only widget of a kind on the screen that is in front."""
        return self.app.screen.query_one(kind)

    def picture(self) -> str:
        """What the terminal shows now, as plain text."""
        width, height = self.app.size
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text.ljust(width) for strip in strips[:height])

    def notices(self) -> str:
        """Everything that the app said in passing."""
        return "\n".join(f"{n.title} {n.message}" for n in self.app._notifications)

    def fresh(self) -> Workspace:
        """The workspace as a new start reads it from disk."""
        return open_workspace(self.app.ws.folder)


def _keep_notices(app: ConsultApp) -> None:
    """Let no notice run out while a test looks: on a busy machine its seconds pass before the look."""
    notify = app.notify

    def kept(message: str, **how: Any) -> None:
        notify(message, **{**how, "timeout": 3600})

    app.notify = kept  # type: ignore[method-assign]


@asynccontextmanager
async def opened(folder: Path, size: tuple[int, int] = USUAL, *keys: str) -> AsyncIterator[Opened]:
    """Open the app on a folder and press some keys."""
    app = ConsultApp(open_workspace(folder))
    _keep_notices(app)
    async with app.run_test(size=size, notifications=True) as pilot:
        made = Opened(pilot, app)
        await made.settle()
        if keys:
            await made.press(*keys)
        yield made
    app.saver.close()
