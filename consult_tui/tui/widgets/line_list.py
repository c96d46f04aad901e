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

    def __init__(self, ws: Workspace, shown: LineRow) -> None:
        super().__init__(prompt(ws, shown))
        self.position = shown.position


class LineList(OptionList):
    """Lines, best first; Enter shows the highlighted one whole."""

    def __init__(self, ws: Workspace, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id, markup=False)
        self._ws = ws

    @property
    def line(self) -> Position | None:
        """The highlighted line."""
        if self.highlighted is None:
            return None
        option = self.get_option_at_index(self.highlighted)
        return option.position if isinstance(option, LineOption) else None

    def show_lines(self, rows: Iterable[LineRow]) -> None:
        """Show these lines and highlight the first."""
        self.set_options([LineOption(self._ws, shown) for shown in rows])
        self.highlighted = 0 if self.option_count else None


def prompt(ws: Workspace, shown: LineRow) -> Content:
    """Title; then status, freshness and who agreed it; then why it is offered."""
    position = shown.position
    lines = [marked(position.title, shown.title_marks, "bold $text-accent"), standing(ws, position)]
    if shown.why:
        lines.append(row(shown.why, "italic $text-muted"))
    return Content("\n").join(lines)


def standing(ws: Workspace, position: Position) -> Content:
    """`agreed · due for review · LGA Executive, 8 December 2011`, with `internal` where it is so."""
    said = Content.styled(position.status.value, STATUS_STYLES[position.status])
    if position.internal:
        said += Content(" · ") + Content.styled("internal", "$text-error")
    fresh = freshness(position, ws.context.today)
    if fresh is not Freshness.NONE:
        style = "" if fresh is Freshness.CURRENT else "$text-warning"
        said += Content(" · ") + Content.styled(FRESHNESS_WORDS[fresh], style)
    agreed = agreed_by_words(position, ws.library.bodies)
    return said + row(f" · {agreed}" if agreed else "", "$text-muted")
