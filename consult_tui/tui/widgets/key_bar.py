"""The keys that work here, at the foot of the screen; over two lines on a narrow one, none cut off."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Footer

NARROW_COLUMNS = 7


class KeyBar(Footer):
    """The footer; its layout for narrow screens is in consult.tcss."""

    def compose(self) -> ComposeResult:
        """The keys; in a grid of a few columns where the style says grid."""
        yield from super().compose()
        self.styles.grid_size_columns = NARROW_COLUMNS
