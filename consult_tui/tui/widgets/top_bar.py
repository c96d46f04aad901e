"""The line at the top: where you are, SAMPLE where it is one, what day it is and who is acting."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from consult_tui.text.dates import in_words
from consult_tui.tui.content import row
from consult_tui.workspace.workspace import Workspace


class TopBar(Static):
    """One line; the place on the left, the rest on the right."""

    def __init__(self, ws: Workspace, place: str) -> None:
        super().__init__(markup=False)
        self._ws = ws
        self._place = place

    def show_place(self, place: str) -> None:
        """Say where the officer is now."""
        self._place = place
        self.refresh()

    def render(self) -> Content:
        """The line, as wide as the screen; a long place is cut with an ellipsis, the right side never."""
        ws = self._ws
        facts = [in_words(ws.context.today), ws.context.user]
        said = row(" · ".join(["SAMPLE", *facts] if ws.sample else facts), "bold" if ws.sample else "")
        right = Content(" ") + said + Content(" ")
        room = max(self.size.width - right.cell_length, 8)
        left = (Content(" ") + row(self._place, "bold")).truncate(room, ellipsis=True, pad=True)
        return left + right
