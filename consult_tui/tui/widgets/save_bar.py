"""The bar above the keys: how saving stands, and whatever is not saved until it is."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from consult_tui.tui.content import row
from consult_tui.tui.save_parts import SaveState


class SaveBar(Static):
    """One line; more where something is not saved.

    Args:
        quiet: Whether it is there only while something is not saved.
    """

    def __init__(self, *, quiet: bool = False) -> None:
        super().__init__(id="saving", markup=False)
        self._quiet = quiet
        self.display = not quiet

    def show(self, state: SaveState) -> None:
        """Say how saving stands."""
        self.update(Content(" ") + row(state.words))
        self.set_class(state.failed, "failed")
        self.display = state.failed or not self._quiet
