"""The strip below the editor: where the sentence under the cursor comes from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from consult_tui.tui.wording_words import behind, changes, loud, sign
from consult_tui.workspace.responses.telling import Told, excerpt
from consult_tui.workspace.workspace import Workspace

if TYPE_CHECKING:
    from consult_tui.checks.accounts import Accounted

READING = "Reading the library…"
EMPTY = (
    "What you write is held against every line of the library; where each sentence comes from stands here."
)
ELSEWHERE = "Put the cursor into a sentence to see where it comes from."
TOUCHED = "…"
"""Said of a sentence that was changed a moment ago, until it is told anew."""
GAP = Content(" · ")


class WordingStrip(Static):
    """Two rows or three; what is cut ends in an ellipsis, and ctrl+e shows it whole."""

    def __init__(self, ws: Workspace) -> None:
        super().__init__(id="strip", markup=False)
        self._ws = ws
        self._told: Told | None = None
        self._number: int | None = None
        self._written = False

    def show_at(self, told: Told | None, number: int | None, *, written: bool) -> None:
        """Say where a sentence comes from.

        Args:
            told: What is known of the text; None while it is being told.
            number: Of the sentence at the cursor; None where there is none.
            written: Whether anything is written at all.
        """
        self._told, self._number, self._written = told, number, written
        self.update(self._content())

    def on_resize(self) -> None:
        """Fit it in again."""
        self.update(self._content())

    def _content(self) -> Content:
        each = self._sentence
        if each is not None:
            return fitted(self._ws, each, self.content_size.width, self.content_size.height)
        if not self._written:
            words = EMPTY
        elif self._ws.accounts_at_hand is None:
            words = READING
        elif self._told is None or self._told.touched:
            words = TOUCHED
        else:
            words = ELSEWHERE
        return Content.styled(words, "$text-muted")

    @property
    def _sentence(self) -> Accounted | None:
        if self._told is None or self._number is None:
            return None
        return self._told.sentences[self._number]


def fitted(ws: Workspace, each: Accounted, width: int, height: int) -> Content:
    """What is known of a sentence in so many rows: what must be seen first, the rest cut with an ellipsis.

    Args:
        ws: The workspace.
        each: The sentence.
        width: Columns.
        height: Rows, two at least.
    """
    head = _joined([loud(each), sign(each)])
    line = behind(ws, each)
    rows = [head]
    if not line:
        return head.truncate(width, ellipsis=True)
    if height > 2 or not each.stretches:
        rows.append(line)
    else:
        rows[0] = _joined([head, line])
    rows = [each_row.truncate(width, ellipsis=True) for each_row in rows]
    if each.stretches:
        rows += _wrapped(changes(excerpt(each.stretches)), width, max(height - len(rows), 1))
    return Content("\n").join(rows[:height])


def _wrapped(words: Content, width: int, height: int) -> list[Content]:
    """Words over at most so many rows; a cut is marked."""
    rows = words.wrap(max(width, 1))
    if len(rows) <= height:
        return list(rows)
    last = (rows[height - 1] + Content(" ") + Content("").join(rows[height:])).truncate(width, ellipsis=True)
    return [*rows[: height - 1], last]


def _joined(parts: Sequence[Content]) -> Content:
    return GAP.join([part for part in parts if part])
