"""Ask for a line of text, or for a yes."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from consult_tui.tui.content import shown
from consult_tui.tui.dialogs.base import Dialog
from consult_tui.tui.widgets.key_bar import KeyBar

Check = Callable[[str], str]
"""What is wrong with a text, "" where it can be taken."""


def not_empty(text: str) -> str:
    """A check that wants at least one word."""
    return "" if text.strip() else "Write at least one word."


class AskText(Dialog[str]):
    """Ask for one line of text; Enter takes it, once the check has nothing against it.

    Args:
        title: What is asked for.
        words: Why, or what it will do; "" for nothing more.
        value: What stands there at first.
        check: What is wrong with a text.
        placeholder: An example.
    """

    def __init__(
        self, title: str, words: str = "", *, value: str = "", check: Check = not_empty, placeholder: str = ""
    ) -> None:
        super().__init__()
        self._title = title
        self._words = words
        self._value = value
        self._check = check
        self._placeholder = placeholder

    def compose(self) -> ComposeResult:
        """A framed box with an input."""
        with Vertical(classes="box") as box:
            box.border_title = shown(self._title)
            if self._words:
                yield Static(shown(self._words), markup=False, classes="words")
            yield Input(self._value, placeholder=self._placeholder)
            yield Static("", markup=False, classes="wrong")
        yield KeyBar()

    @on(Input.Submitted)
    def take(self, event: Input.Submitted) -> None:
        """Give the text, or say what is wrong with it."""
        wrong = self._check(event.value)
        if wrong:
            self.query_one(".wrong", Static).update(shown(wrong))
        else:
            self.dismiss(event.value.strip())


class Confirm(Dialog[bool]):
    """Ask for a yes: y or Enter says yes, n or Escape says no."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y", "yes", "Yes", tooltip="Do it"),
        Binding("escape,n", "leave", "No", tooltip="Do nothing of it; you stay where you were"),
    ]

    def __init__(self, title: str, words: str = "") -> None:
        super().__init__()
        self._title = title
        self._words = words

    def compose(self) -> ComposeResult:
        """A framed box with the question."""
        with Vertical(classes="box") as box:
            box.border_title = shown(self._title)
            yield Static(shown(self._words), markup=False, classes="words")
        yield KeyBar()

    def action_yes(self) -> None:
        """Say yes."""
        self.dismiss(True)
