"""A box for a path that completes as it is typed; its arrow keys move through the list below."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.suggester import Suggester

from consult_tui.tui.folders import folder_and_start, listing
from consult_tui.tui.widgets.search_input import SearchInput


class PathSuggester(Suggester):
    """Suggests the first folder or readable file that what was typed may become."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """The whole path, None where nothing begins so; the folder is read off the screen's thread."""
        start = folder_and_start(value)[1]
        if not start:
            return None
        found = await asyncio.to_thread(listing, value)
        names = [entry.name for entry in found.entries if entry.name.startswith(start)]
        return value[: len(value) - len(start)] + names[0] if names and value.endswith(start) else None


class PathInput(SearchInput):
    """The box; Tab asks for the highlighted entry of the list to be written into it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Open", tooltip="Open the folder, or take the file"),
        Binding("tab", "complete", "Complete", tooltip="Write the highlighted folder or file into the box"),
    ]

    class Complete(Message):
        """The officer wants the highlighted entry written into the box."""

    def __init__(self, value: str) -> None:
        super().__init__(
            value, placeholder="Type or paste a path", suggester=PathSuggester(), select_on_focus=False
        )

    def action_complete(self) -> None:
        """Ask for it."""
        self.post_message(self.Complete())
