"""Something long: how far it is, and Escape to stop it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import ProgressBar, Static

from consult_tui.tui.content import shown
from consult_tui.tui.dialogs.base import Dialog
from consult_tui.tui.widgets.key_bar import KeyBar


class Progress(Dialog[None]):
    """Shows how far something is; `stopped` turns true when the officer stops it.

    Args:
        title: What is being done.
        words: To what; "" for nothing more.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Stop", tooltip="Stop this")]

    def __init__(self, title: str, words: str = "") -> None:
        super().__init__()
        self._title = title
        self._words = words
        self.stopped = False
        """Safe to read from any thread."""

    def compose(self) -> ComposeResult:
        """A framed box with a bar; it moves to and fro until it is told how far things are."""
        with Vertical(classes="box") as box:
            box.border_title = shown(self._title)
            yield Static(shown(self._words), markup=False, classes="words")
            yield ProgressBar(show_eta=False)
        yield KeyBar()

    def show_progress(self, part: float, words: str = "") -> None:
        """Say how far it is, 0 to 1, and what is at hand; "" leaves the words as they are."""
        if self.is_attached:
            self.query_one(ProgressBar).update(total=1.0, progress=part)
            if words:
                self.query_one(".words", Static).update(shown(words))

    def action_leave(self) -> None:
        """Stop it; whoever does the work sees that and ends."""
        self.stopped = True
        self.finish()

    def finish(self) -> None:
        """Close, if it is still open."""
        if self.is_current:
            self.dismiss(None)
