"""A list of lines with status, freshness and who agreed each: nothing lapsed is picked by mistake."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from consult_tui.domain.positions import Freshness, Position, freshness
from consult_tui.text.authority import agreed_by_words
from consult_tui.tui.content import marked, row
from consult_tui.tui.words import FRESHNESS_WORDS, STATUS_STYLES
from consult_tui.workspace.workspace import Workspace

Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line as a list shows it."""

    position: Position
    title_marks: Spans = ()
    """What to mark in its title."""
    why: str = ""
    """Why it is offered; "" where it was simply found."""


class LineOption(Option):
    """An option that carries its line."""

    def __init__(self, shown: LineRow, words: Content) -> None:
        super().__init__(words)
        self.position = shown.position


class LineList(OptionList):
    """Lines, best first; Enter shows the highlighted one whole."""

    def __init__(self, ws: Workspace, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id, markup=False)
        self._ws = ws
        self._rows: list[LineRow] = []
        self.marks: set[str] = set()
        """Ids of the lines that are marked, shown or not."""

    @property
    def line(self) -> Position | None:
        """The highlighted line."""
        if self.highlighted is None:
            return None
        option = self.get_option_at_index(self.highlighted)
        return option.position if isinstance(option, LineOption) else None

    def toggle(self) -> None:
        """Mark the highlighted line, or no longer."""
        if self.highlighted is None or self.line is None:
            return
        self.marks ^= {self.line.id}
        self._draw(self.highlighted)

    def unmark(self) -> None:
        """Mark none."""
        self.marks = set()
        for number in range(len(self._rows)):
            self._draw(number)

    def _draw(self, number: int) -> None:
        self.replace_option_prompt_at_index(number, self._prompt(self._rows[number]))

    def _prompt(self, shown: LineRow) -> Content:
        return prompt(self._ws, shown, self._width, marked_too=shown.position.id in self.marks)

    def show_lines(self, rows: Iterable[LineRow]) -> None:
        """Show these lines and highlight the first."""
        self._rows = list(rows)
        self.set_options([LineOption(shown, self._prompt(shown)) for shown in self._rows])
        self.highlighted = 0 if self.option_count else None

    def on_resize(self) -> None:
        """Cut the second and third row of each line to the new width."""
        for number in range(len(self._rows)):
            self._draw(number)

    @property
    def _width(self) -> int:
        return max(self.scrollable_content_region.width - 1, 16)


def prompt(ws: Workspace, shown: LineRow, width: int, *, marked_too: bool = False) -> Content:
    """Title (ticked where marked); status, freshness, who agreed it; why it is offered: titles may wrap.

    Args:
        ws: The workspace.
        shown: The line.
        width: Columns that the second and third row may take; the title takes as many rows as it needs.
        marked_too: Whether the officer marked it.
    """
    position = shown.position
    title = marked(position.title, shown.title_marks, "$text-accent underline").stylize("bold")
    if marked_too:
        title = Content.styled("✓ ", "bold $text-accent") + title
    rows = [title, standing(ws, position, short=True).truncate(width, ellipsis=True)]
    if shown.why:
        rows.append(row(shown.why, "italic $text-muted").truncate(width, ellipsis=True))
    return Content("\n").join(rows)


def standing(ws: Workspace, position: Position, *, short: bool = False) -> Content:
    """`agreed · due for review · LGA Executive, 8 December 2011`, with `internal` where it is so.

    Args:
        ws: The workspace.
        position: The line.
        short: Whether body and date are enough; else item, paragraph and minute too.
    """
    said = [Content.styled(position.status.value, STATUS_STYLES[position.status])]
    if position.internal:
        said.append(Content.styled("internal", "$text-error"))
    fresh = freshness(position, ws.context.today)
    if fresh is not Freshness.NONE:
        said.append(
            Content.styled(FRESHNESS_WORDS[fresh], "" if fresh is Freshness.CURRENT else "$text-warning")
        )
    agreed = agreed_by_words(position, ws.library.bodies, short=short)
    if agreed:
        said.append(row(agreed, "$text-muted"))
    return Content(" · ").join(said)
