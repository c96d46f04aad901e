"""Who holds a line that no longer stands: open responses, one of which can be opened, and those that went."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import OptionList, Static

from consult_tui.tui.content import shown
from consult_tui.tui.dialogs.base import Dialog
from consult_tui.tui.widgets.key_bar import KeyBar
from consult_tui.tui.widgets.place_list import Place, PlaceList
from consult_tui.workspace.library.using import Held


class HeldDialog(Dialog[Place]):
    """The answers that hold a line; gives the one to go to.

    Args:
        title: What happened.
        words: What it means for them.
        held: The answers; at least one, or one that could not be looked at.
    """

    def __init__(self, title: str, words: str, held: Held) -> None:
        super().__init__()
        self._title = title
        self._words = words
        self._held = held
        self.list = PlaceList()

    def compose(self) -> ComposeResult:
        """What happened, and a framed list."""
        with Vertical(classes="box places") as box:
            box.border_title = shown(self._title)
            yield Static(shown(self._words), markup=False, classes="words")
            yield self.list
        yield KeyBar()

    def on_mount(self) -> None:
        """Fill the list."""
        self.list.show_places(self._held)
        self.list.focus()

    @on(OptionList.OptionSelected)
    def chosen(self) -> None:
        """Give the place."""
        if self.list.place:
            self.dismiss(self.list.place)
