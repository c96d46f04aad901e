"""A search box whose arrow keys move through the list below it, so that the hands stay where they are."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input


class SearchInput(Input):
    """A search box.

    Textual 8.2 deletes the word to the *right* on ctrl+backspace; here it deletes the one to the left.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Line above", show=False),
        Binding("down", "move(1)", "Line below", show=False),
        Binding("ctrl+backspace,alt+backspace", "delete_left_word", "Delete word", show=False),
    ]

    class Moved(Message):
        """The officer wants the line above (-1) or below (1)."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def action_move(self, by: int) -> None:
        """Ask for the line above or below."""
        self.post_message(self.Moved(by))
