"""Choose a line by searching the library: the one that takes another's place."""

from __future__ import annotations

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.worker import Worker

from consult_tui.domain.positions import Position
from consult_tui.errors import ConsultError
from consult_tui.text.visible import one_line
from consult_tui.tui.answering import Answering
from consult_tui.tui.content import shown
from consult_tui.tui.desk import desk_of, report_failure
from consult_tui.tui.dialogs.base import Dialog
from consult_tui.tui.widgets.key_bar import KeyBar
from consult_tui.tui.widgets.line_list import LineList, LineRow
from consult_tui.tui.widgets.search_input import SearchInput
from consult_tui.workspace.finding import finding
from consult_tui.workspace.library import standing
from consult_tui.workspace.workspace import Workspace

HOW = "Type to search; Enter takes the highlighted line, after asking once more."
FOUND = 50
"""How many lines are listed."""


class FindSuccessor(Dialog[str]):
    """Search for the line that takes a line's place; gives its id.

    Args:
        ws: The workspace.
        position: The line whose place is taken.
    """

    def __init__(self, ws: Workspace, position: Position) -> None:
        super().__init__()
        self._ws = ws
        self._position = position
        self._barred = True
        self.search = SearchInput(placeholder="Search for the line that takes its place")
        self.list = LineList(ws)
        self._answering: Answering[list[LineRow]] = Answering(self, self._show)

    def compose(self) -> ComposeResult:
        """What gives way, a search, what was found, and what speaks against the highlighted one."""
        with Vertical(classes="box files") as box:
            box.border_title = "Superseded by which line?"
            words = f"{one_line(self._position.title)}\n{HOW}"
            yield Static(shown(words), markup=False, classes="words")
            yield self.search
            yield self.list
            yield Static(id="against", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin with every line that stands."""
        self.search.focus()
        self._find("")

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A search failed in a way that nobody thought of."""
        report_failure(desk_of(self), event)

    @on(SearchInput.Changed)
    def typed(self, event: SearchInput.Changed) -> None:
        """Answer a key."""
        self._find(event.value)

    def _find(self, query: str) -> None:
        self._answering.ask(query, partial(self._found, query))

    def _found(self, query: str, at_hand: bool) -> list[LineRow]:
        hits = finding.search(self._ws, query, limit=FOUND + 1, at_hand=at_hand)
        others = [hit for hit in hits if hit.position.id != self._position.id]
        return [LineRow(hit.position, hit.marks) for hit in others[:FOUND]]

    def _show(self, rows: list[LineRow]) -> None:
        self.list.show_lines(rows)
        if not rows:
            self._barred = True
            self._say(shown("No line found; try fewer words.", "$text-muted"))

    @on(SearchInput.Moved)
    def move(self, event: SearchInput.Moved) -> None:
        """Move through the list from the box."""
        if event.by > 0:
            self.list.action_cursor_down()
        else:
            self.list.action_cursor_up()

    @on(OptionList.OptionHighlighted)
    def weigh(self) -> None:
        """Say why the highlighted line cannot take the place, or what is doubtful about it."""
        line = self.list.line
        if line is None:
            return
        try:
            said = standing.weigh_superseding(self._ws, self._position.id, line.id)
        except ConsultError as error:
            self._barred = True
            self._say(shown(error.message, "$text-error"))
            return
        self._barred = False
        self._say(Content("\n").join([shown(f"! {words}", "$text-warning") for words in said]))

    def _say(self, words: Content) -> None:
        against = self.query_one("#against", Static)
        against.update(words)
        against.display = bool(words)

    @on(SearchInput.Submitted)
    @on(OptionList.OptionSelected)
    def chosen(self) -> None:
        """Give the highlighted line, where it can take the place."""
        if self.list.line and not self._barred:
            self.dismiss(self.list.line.id)
