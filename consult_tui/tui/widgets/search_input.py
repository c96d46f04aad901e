"""A search box: its arrow keys move through the list below it, and it completes filters as they are typed."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input

from consult_tui.errors import ConsultError
from consult_tui.tui.desk import desk_of
from consult_tui.workspace.finding import finding


class Completions(Suggester):
    """Offers the rest of a filter behind what was typed; the right arrow takes it.

    Args:
        box: The search box, by which the open workspace is known.
    """

    def __init__(self, box: Input) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._box = box

    async def get_suggestion(self, value: str) -> str | None:
        """The text with its last word completed to a filter."""
        try:
            return finding.complete(desk_of(self._box).ws, value) or None
        except ConsultError:
            # A library that cannot be read is said by what reads it for its own sake.
            return None


THE_SCREENS = frozenset({"ctrl+d", "ctrl+e", "ctrl+k"})
"""Keys that a box of Textual's takes for itself (Delete and End do the same) and that our screens have other
uses for: in a search box they do what the screen says."""


class SearchInput(Input, inherit_bindings=False):
    """A search box.

    Textual 8.2 deletes the word to the *right* on ctrl+backspace; here it deletes the one to the left.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *(each for each in Binding.make_bindings(Input.BINDINGS) if each.key not in THE_SCREENS),
        Binding("up", "move(-1)", "Line above", show=False),
        Binding("down", "move(1)", "Line below", show=False),
        Binding("ctrl+backspace,alt+backspace", "delete_left_word", "Delete word", show=False),
    ]

    class Moved(Message):
        """The officer wants the line above (-1) or below (1)."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def on_mount(self) -> None:
        """Complete filters, unless something else is completed."""
        self.suggester = self.suggester or Completions(self)

    def action_move(self, by: int) -> None:
        """Ask for the line above or below."""
        self.post_message(self.Moved(by))
