"""Choose one of a few things: arrows and Enter, or the first letter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Key
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from consult_tui.tui.content import row, shown
from consult_tui.tui.dialogs.base import Dialog
from consult_tui.tui.widgets.key_bar import KeyBar


class ChoiceList(OptionList):
    """The choices; Enter takes the highlighted one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Choose", tooltip="Take the highlighted one"),
    ]


class Choose(Dialog[str]):
    """Choose one; gives its value.

    Args:
        title: What is chosen.
        choices: Value and words of each.
        now: The value that stands now.
    """

    def __init__(self, title: str, choices: Sequence[tuple[str, str]], now: str = "") -> None:
        super().__init__()
        self._title = title
        self._choices = choices
        self._now = now
        self.list = ChoiceList(markup=False)

    def compose(self) -> ComposeResult:
        """A framed list; what stands now is marked."""
        with Vertical(classes="box choose") as box:
            box.border_title = shown(self._title)
            yield self.list
        yield KeyBar()

    def on_mount(self) -> None:
        """The highlight on what stands now."""
        self.list.add_options(
            [Option(row(f"{'●' if v == self._now else '○'} {words}")) for v, words in self._choices]
        )
        values = [value for value, _ in self._choices]
        self.list.highlighted = values.index(self._now) if self._now in values else 0

    def on_key(self, event: Key) -> None:
        """A letter goes to the next choice that begins with it."""
        letter = (event.character or "").casefold()
        if not letter.strip():
            return
        start = (self.list.highlighted or 0) + 1
        order = [*range(start, len(self._choices)), *range(start)]
        fits = [
            n for n in order if n < len(self._choices) and self._choices[n][1].casefold().startswith(letter)
        ]
        if fits:
            self.list.highlighted = fits[0]

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Give what was chosen."""
        self.dismiss(self._choices[event.option_index][0])
