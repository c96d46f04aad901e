"""A response open in the app, for tests of the draft screen."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from consult_tui.domain.responses import Answer
from consult_tui.tui.app import ConsultApp
from consult_tui.tui.screens.draft import DraftScreen
from consult_tui.workspace.opening import open_workspace

FUNDING = "school-funding-2012"


@dataclass
class Drafting:
    """The app, its pilot and its draft screen."""

    pilot: Pilot[Any]
    app: ConsultApp
    screen: DraftScreen

    async def settle(self) -> None:
        """Wait until nothing is under way: workers, the writing thread, the screen."""
        await self.pilot.pause()
        await self.app.workers.wait_for_complete()
        await asyncio.to_thread(self.app.saver.flush)
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        """Press keys and wait until all that follows is done."""
        await self.pilot.press(*keys)
        await self.settle()

    async def go_to(self, number: str) -> None:
        """Go to a question by its number."""
        question = next(q for q in self.screen.response.questions if q.number == number)
        self.screen.go_to(question.id)
        await self.settle()

    async def write(self, text: str) -> None:
        """Put text in at the cursor, as a paste does."""
        self.screen.pane.editor.focus()
        self.screen.pane.editor.insert(text, maintain_selection_offset=False)
        await self.settle()

    async def search(self, words: str) -> None:
        """Type into the search box."""
        await self.press("ctrl+f")
        self.screen.lines.search.value = words
        await self.settle()

    @property
    def text(self) -> str:
        """What the editor holds."""
        return self.screen.pane.editor.text

    def saved(self) -> Answer:
        """The answer that is shown, as a fresh start reads it from disk."""
        target = self.screen.target
        assert target is not None
        return open_workspace(self.app.ws.folder).response(self.screen.response_id).answer(target.id)

    def notices(self) -> str:
        """Everything that the app said in passing."""
        return "\n".join(f"{n.title} {n.message}" for n in self.app._notifications)


@asynccontextmanager
async def drafting(
    folder: Path, response: str = FUNDING, size: tuple[int, int] = (120, 36)
) -> AsyncIterator[Drafting]:
    """Open a response in the app."""
    app = ConsultApp(open_workspace(folder), response)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, DraftScreen)
        app.screen.pane.editor.cursor_blink = False
        made = Drafting(pilot, app, app.screen)
        await made.settle()
        yield made
    app.saver.close()
