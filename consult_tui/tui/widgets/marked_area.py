"""An editor whose sentences are marked by where they come from; no mark ever stands on other words."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import ClassVar

from rich.text import Text
from textual.geometry import Offset
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from consult_tui.workspace.responses.telling import Mark, Told

CLASSES = {mark: f"marked-area--{mark}" for mark in Mark}


class MarkedArea(TextArea):
    """A text area that can be told where its sentences come from.

    Marks are put into the lines as Textual draws them. An edit drops those of the sentence that it touches
    and moves the rest along, before anything is drawn again.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = set(CLASSES.values())

    told: Told | None = None
    """What is known of the text as it stands."""
    _rows: dict[int, list[tuple[int, int, Mark]]] | None = None

    def show_told(self, told: Told) -> None:
        """Mark the text; what was told of another text is let go."""
        if told.text == self.text:
            self._take(told)

    def forget_told(self) -> None:
        """Mark nothing."""
        if self.told is not None:
            self._take(None)

    @property
    def sentence(self) -> int | None:
        """Number of the sentence at the cursor, None where nothing is known of one there."""
        return self.told.at(self.cursor_index) if self.told else None

    @property
    def cursor_index(self) -> int:
        """Characters before the cursor."""
        return self.index_of(self.cursor_location)

    def index_of(self, location: tuple[int, int]) -> int:
        """Characters before a row and column."""
        row, column = location
        return sum(len(line) + 1 for line in self.document.lines[:row]) + column

    def location_of(self, index: int) -> tuple[int, int]:
        """The row and column after so many characters."""
        starts = self._starts()
        row = bisect_right(starts, index) - 1
        return row, min(index - starts[row], len(self.document.get_line(row)))

    # Marks move along with every way in which the text can change.

    def edit(self, edit: Edit) -> EditResult:
        """Make an edit; marks go along."""
        result = super().edit(edit)
        self._carry()
        return result

    def undo(self) -> None:
        """Undo; marks go along."""
        super().undo()
        self._carry()

    def redo(self) -> None:
        """Redo; marks go along."""
        super().redo()
        self._carry()

    def scroll_cursor_visible(self, center: bool = False, animate: bool = False) -> Offset:
        """Bring the cursor into sight; in the middle of an undo it may still stand below the last row."""
        if self.cursor_location[0] >= self.document.line_count:
            return Offset()
        return super().scroll_cursor_visible(center, animate)

    def load_text(self, text: str) -> None:
        """Load another text, of which nothing is known."""
        super().load_text(text)
        self.forget_told()

    def get_line(self, line_index: int) -> Text:
        """A line as Textual draws it, with its marks."""
        line = super().get_line(line_index)
        for start, end, mark in self._marks().get(line_index, ()):
            line.stylize(self.get_component_rich_style(CLASSES[mark], partial=True), start, end)
        return line

    def _carry(self) -> None:
        if self.told is not None:
            self._take(self.told.carried(self.text))

    def _take(self, told: Told | None) -> None:
        self.told, self._rows = told, None
        # Textual keeps lines as they were drawn: this is its public way to have them drawn again.
        self.notify_style_update()
        self.refresh()

    def _starts(self) -> list[int]:
        """Characters before each row."""
        return [0, *accumulate(len(line) + 1 for line in self.document.lines)][:-1]

    def _marks(self) -> dict[int, list[tuple[int, int, Mark]]]:
        """Marks by row, in columns."""
        if self._rows is None:
            self._rows = {}
            starts = self._starts()
            for start, end, mark in self.told.marks if self.told else ():
                row = bisect_right(starts, start) - 1
                while row < len(starts) and starts[row] < end:
                    here = max(start - starts[row], 0), end - starts[row], mark
                    self._rows.setdefault(row, []).append(here)
                    row += 1
        return self._rows
