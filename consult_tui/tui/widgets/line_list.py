"""A list of lines with status, freshness and who agreed each: nothing lapsed is picked by mistake."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from consult_tui.domain.positions import Freshness, Position, freshness
from consult_tui.text.authority import agreed_by_words
from consult_tui.tui.content import marked, row
from consult_tui.tui.words import FRESHNESS_WORDS, STATUS_STYLES
from consult_tui.workspace.workspace import Workspace

if TYPE_CHECKING:
    from consult_tui.search.find import Marks

Spans = Sequence[tuple[int, int]]
MARKED = "$text-accent underline"
"""How words look that were looked for."""
TICK = "✓ "
"""Before the title of a line that is marked."""
_PLAIN_WORD = "[!-~\u00a1-\u00ac\u00ae-\u017f\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u2713]+"
PLAIN = re.compile(f"{_PLAIN_WORD}(?: {_PLAIN_WORD})*")
"""Words of letters that each take one column, with one blank between them."""


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line as a list shows it."""

    position: Position
    marks: Marks | None = None
    """What to mark in it, found when it is first looked at; None for nothing."""
    why: str = ""
    """Why it is offered; "" where it was simply found."""

    @property
    def title_marks(self) -> Spans:
        """What to mark in its title."""
        return self.marks.title if self.marks else ()

    @property
    def statement_marks(self) -> Spans:
        """What to mark in its statement."""
        return self.marks.statement if self.marks else ()


class LinePrompt(Visual):
    """One line of a list, put together when it is first drawn: of a long list few lines ever are.

    Args:
        ws: The workspace.
        shown: The line.
        marked_too: Whether the officer marked it.
    """

    def __init__(self, ws: Workspace, shown: LineRow, *, marked_too: bool) -> None:
        self._ws = ws
        self._shown = shown
        self._marked_too = marked_too
        self._made: tuple[int, Content] | None = None

    def content(self, width: int) -> Content:
        """Its rows at this width."""
        if self._made is None or self._made[0] != width:
            self._made = width, prompt(self._ws, self._shown, width, marked_too=self._marked_too)
        return self._made[1]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """All there is: a long row is cut to it."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Rows at this width; told without drawing where the title is plain words."""
        title = rows_of((TICK if self._marked_too else "") + self._shown.position.title, width)
        if title is None:
            return self.content(width).get_height(rules, width)
        return title + (2 if self._shown.why else 1)

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Draw it."""
        return self.content(width).render_strips(width, height, style, options)


class LineOption(Option):
    """An option that carries its line."""

    def __init__(self, shown: LineRow, drawn: LinePrompt) -> None:
        super().__init__(drawn)
        self.row = shown

    @property
    def position(self) -> Position:
        """The line itself."""
        return self.row.position


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
        return self.row.position if self.row else None

    @property
    def row(self) -> LineRow | None:
        """The highlighted line as it was found."""
        if self.highlighted is None:
            return None
        option = self.get_option_at_index(self.highlighted)
        return option.row if isinstance(option, LineOption) else None

    def toggle(self) -> None:
        """Mark the highlighted line, or no longer."""
        if self.highlighted is None or self.line is None:
            return
        self.marks ^= {self.line.id}
        self._draw(self.highlighted)

    def unmark(self) -> None:
        """Mark none."""
        was, self.marks = self.marks, set()
        for number, shown in enumerate(self._rows):
            if shown.position.id in was:
                self._draw(number)

    def _draw(self, number: int) -> None:
        self.replace_option_prompt_at_index(number, self._prompt(self._rows[number]))

    def _prompt(self, shown: LineRow) -> LinePrompt:
        return LinePrompt(self._ws, shown, marked_too=shown.position.id in self.marks)

    def show_lines(self, rows: Iterable[LineRow]) -> None:
        """Show these lines and highlight the first."""
        self._rows = list(rows)
        self.set_options([LineOption(shown, self._prompt(shown)) for shown in self._rows])
        self.highlighted = 0 if self.option_count else None


def rows_of(text: str, width: int) -> int | None:
    """Rows that a text takes where words go over to the next row; None where that must be tried.

    Told for words of Latin letters and usual marks with one blank between them, none wider than a row.
    """
    if not PLAIN.fullmatch(text):
        return None
    rows, at = 1, 0
    for word in text.split(" "):
        size = len(word)
        if at + size > width:
            if size > width:
                return None
            rows, at = rows + 1, 0
        at += size + 1
    return rows


def prompt(ws: Workspace, shown: LineRow, width: int, *, marked_too: bool = False) -> Content:
    """Title (ticked where marked); status, freshness, who agreed it; why it is offered: titles may wrap.

    Args:
        ws: The workspace.
        shown: The line.
        width: Columns that the second and third row may take; the title takes as many rows as it needs.
        marked_too: Whether the officer marked it.
    """
    position = shown.position
    title = marked(position.title, shown.title_marks, MARKED).stylize("bold")
    if marked_too:
        title = Content.styled(TICK, "bold $text-accent") + title
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
