"""A line whole, over what is open; from a draft it can be inserted from here."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from consult_tui.domain.positions import Position
from consult_tui.tui.dialogs.base import Dialog
from consult_tui.tui.widgets.key_bar import KeyBar
from consult_tui.tui.widgets.line_view import line_content
from consult_tui.workspace.workspace import Workspace


class ShowLine(Dialog[bool]):
    """A line whole; gives True where the officer wants it inserted.

    Args:
        ws: The workspace.
        position: The line.
        insertable: Whether it can be inserted from here.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+l", "insert", "Insert", tooltip="Put this line into the answer"),
        Binding("enter", "leave", "Close", show=False),
    ]

    def __init__(self, ws: Workspace, position: Position, *, insertable: bool = False) -> None:
        super().__init__()
        self._ws = ws
        self._position = position
        self._insertable = insertable

    def compose(self) -> ComposeResult:
        """A framed box that scrolls."""
        with VerticalScroll(classes="box tall") as box:
            box.border_title = "Line"
            yield Static(line_content(self._ws, self._position), markup=False)
        yield KeyBar()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Insert is offered only where there is an answer to insert into."""
        return self._insertable if action == "insert" else True

    def action_insert(self) -> None:
        """Say that it is wanted."""
        self.dismiss(True)
