"""The pane beside a list of lines: the highlighted line whole, and where it is used."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.timer import Timer
from textual.widgets import Static

from consult_tui.domain.positions import Position
from consult_tui.errors import ConsultError
from consult_tui.tui.content import shown_marked
from consult_tui.tui.desk import desk_of
from consult_tui.tui.widgets.line_list import MARKED, LineRow, Spans
from consult_tui.tui.widgets.line_view import line_content
from consult_tui.workspace.library.using import Held, where_used

if TYPE_CHECKING:
    from consult_tui.domain.library import Library
    from consult_tui.workspace.workspace import Workspace

USES_AFTER = 0.1
"""Seconds that a line must be looked at before its uses are counted."""


class LinePane(VerticalScroll):
    """One line whole; its uses follow once it was looked at for a moment."""

    def __init__(self, ws: Workspace) -> None:
        super().__init__(id="line", classes="pane")
        self._ws = ws
        self._whole = Static(id="whole", markup=False)
        self._drawn: tuple[Position, Spans, Library] | None = None
        self._uses: tuple[str, Held | None] = ("", None)
        self._soon: Timer | None = None
        self.border_title = "Line"

    def compose(self) -> ComposeResult:
        """The words."""
        yield self._whole

    def show(self, found: LineRow | None) -> None:
        """Show a line with what was looked for marked in its words, or none.

        The one that is shown is drawn again only where something of it changed.
        """
        if found is None:
            self._drawn = None
            self._whole.update("")
            return
        line, drawn = found.position, (found.position, found.statement_marks, self._ws.library)
        if self._drawn == drawn:
            return
        if self._drawn is None or self._drawn[0].id != line.id:
            self.scroll_home(animate=False)
        self._drawn = drawn
        uses = self._uses[1] if self._uses[0] == line.id else None
        self._draw(uses)
        if uses is None:
            self._ask_soon(line.id)

    def _draw(self, uses: Held | None) -> None:
        if self._drawn is not None:
            line, spans, _ = self._drawn
            words = shown_marked(line.statement, spans, MARKED) if spans else None
            self._whole.update(line_content(self._ws, line, uses, words))

    def forget(self) -> None:
        """Draw the line anew when it is next shown, with its uses counted again."""
        self._drawn = None
        self._uses = ("", None)

    # Where it is used.

    def _ask_soon(self, id_: str) -> None:
        if self._soon:
            self._soon.stop()
        if USES_AFTER:
            self._soon = self.set_timer(USES_AFTER, partial(self._ask, id_))
        else:
            self._ask(id_)

    def _ask(self, id_: str) -> None:
        work = partial(self._count, id_)
        self.screen.run_worker(work, group="uses", exclusive=True, thread=True, exit_on_error=False)

    def _count(self, id_: str) -> None:
        app = desk_of(self)
        try:
            found = where_used(self._ws, {id_})
        except ConsultError as error:
            app.errand(partial(app.report, error))
        else:
            app.errand(partial(self._show_uses, id_, found))

    def _show_uses(self, id_: str, uses: Held) -> None:
        if self.is_attached and self._drawn is not None and self._drawn[0].id == id_:
            self._uses = (id_, uses)
            self._draw(uses)
