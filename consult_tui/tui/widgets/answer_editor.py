"""The editor: one for all answers, each with its own undo and its own cursor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Paste
from textual.widgets import TextArea
from textual.widgets.text_area import EditHistory, Location

from consult_tui.text.differences import Change, differences
from consult_tui.text.places import alike
from consult_tui.text.visible import editable
from consult_tui.tui.widgets.marked_area import MarkedArea

KEPT_FREE = {"f6", "ctrl+e", "ctrl+d"}
"""Keys of Textual's editor that are the screen's: versions, wording, checks."""


def _without(bindings: Iterable[BindingType], free: set[str]) -> Iterator[BindingType]:
    """The bindings without some keys, which may share a binding with others."""
    for binding in bindings:
        if isinstance(binding, Binding):
            keys = ",".join(key for key in binding.key.split(",") if key not in free)
            if keys:
                yield replace(binding, key=keys)


@dataclass
class _Left:
    """An answer as the officer left it."""

    text: str
    history: EditHistory
    cursor: Location


class AnswerEditor(MarkedArea, inherit_bindings=False):
    """A Markdown editor that remembers undo and cursor of every answer while the response is open."""

    # All of its usual keys but those that are the screen's; what ctrl+e and ctrl+d did, End and Delete do.
    BINDINGS: ClassVar[list[BindingType]] = list(_without(TextArea.BINDINGS, KEPT_FREE))

    def __init__(self) -> None:
        hint = "Write here. ctrl+f finds a line, ctrl+l puts it in."
        # The row of the cursor has no ground of its own: Textual would draw its words in one colour.
        super().__init__(tab_behavior="focus", compact=True, placeholder=hint, highlight_cursor_line=False)
        self._left: dict[str, _Left] = {}
        self._target = ""

    def open(self, target: str, text: str) -> None:
        """Show another answer; undo goes on where it stopped unless the words were changed from elsewhere.

        Args:
            target: By which undo and cursor are kept.
            text: The answer's text.
        """
        if self._target:
            self._left[self._target] = _Left(self.text, self.history, self.cursor_location)
        self._target = target
        left = self._left.get(target)
        # Loading clears the history it finds: give it a new one, so that the one just left stays whole.
        self.history = _new_history()
        self.load_text(editable(text))
        if left and left.text == self.text:
            self.history = left.history
            self.move_cursor(left.cursor)
        else:
            self.move_cursor(self.document.end)

    async def _on_paste(self, event: Paste) -> None:
        """Take pasted text in, its control characters made visible."""
        event.prevent_default()
        await super()._on_paste(Paste(editable(event.text)))

    def put_line(self, words: str) -> None:
        """Put a line's words in at the cursor, as one step: one undo takes them out.

        Inside a row they are parted by blanks; at its end, and in an empty row, they are a paragraph of their
        own.
        """
        row, column = self.cursor_location
        here = self.document.get_line(row)
        before, after = here[:column], here[column:]
        if after.strip():
            start = " " if before.strip() and not before.endswith(" ") else ""
            end = "" if after.startswith(" ") else " "
        else:
            start = "\n\n" if before.strip() else "\n" if self._holds_words(row - 1) else ""
            end = "\n" if self._holds_words(row + 1) else ""
        self._as_one_step(start + editable(words) + end)

    def _holds_words(self, row: int) -> bool:
        return 0 <= row < self.document.line_count and bool(self.document.get_line(row).strip())

    def put_text(self, text: str) -> None:
        """Put another text in place of all, as one step that undo takes back."""
        self.history.checkpoint()
        self.replace(text, self.document.start, self.document.end, maintain_selection_offset=False)
        self.history.checkpoint()

    def follow(self, text: str) -> None:
        """Take a text that was changed elsewhere, as one step that undo takes back.

        Only what differs is replaced, so that the cursor stays in the words where it was.
        """
        before, at = self.text, self.cursor_index
        same = alike(before, text)
        tail = alike(before[same:][::-1], text[same:][::-1])
        self.put_between(same, len(before) - tail, text[same : len(text) - tail])
        self.move_cursor(self.location_of(_carried(at, before, text)))

    def put_between(self, start: int, end: int, words: str) -> None:
        """Put words in place of a stretch, given in characters, as one step that undo takes back."""
        self.history.checkpoint()
        places = self.location_of(start), self.location_of(end)
        self.replace(words, *places, maintain_selection_offset=False)
        self.history.checkpoint()

    def _as_one_step(self, words: str) -> None:
        self.history.checkpoint()
        self.insert(words, maintain_selection_offset=False)
        self.history.checkpoint()
        self.scroll_cursor_visible()


def _carried(at: int, before: str, text: str) -> int:
    """Where a place in a text is, once the text was changed."""
    old = new = 0
    for stretch in differences(before, text):
        length = len(stretch.text)
        if stretch.change is Change.SAME:
            if at <= old + length:
                return new + at - old
            old, new = old + length, new + length
        elif stretch.change is Change.OUT:
            if at < old + length:
                return new
            old += length
        else:
            new += length
    return new


def _new_history() -> EditHistory:
    """As Textual makes one: a step every two seconds or hundred characters, fifty steps."""
    return EditHistory(max_checkpoints=50, checkpoint_timer=2.0, checkpoint_max_characters=100)
