"""What the dialogs share: a framed box in the middle, Escape to leave."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

Result = TypeVar("Result")


class Dialog(ModalScreen[Result | None]):
    """A small screen over a screen; gives None where the officer leaves it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", tooltip="Leave this as it was")
    ]

    @property
    def holds_words(self) -> bool:
        """Whether something was typed here that leaving the program would lose."""
        return False

    def action_leave(self) -> None:
        """Leave without doing anything."""
        self.dismiss(None)
