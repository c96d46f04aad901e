"""The library: every line, found at every key, whole beside the list, added to and edited by a form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.events import DescendantFocus
from textual.widgets import OptionList, Static

from consult_tui.tui import filters as choices
from consult_tui.tui.answering import Answering
from consult_tui.tui.filters import ANY, Filters
from consult_tui.tui.screens.library_life import LibraryLife
from consult_tui.tui.watching import News
from consult_tui.tui.widgets.key_bar import KeyBar
from consult_tui.tui.widgets.line_list import LineList, LineRow
from consult_tui.tui.widgets.line_pane import LinePane
from consult_tui.tui.widgets.save_bar import SaveBar
from consult_tui.tui.widgets.search_input import SearchInput
from consult_tui.tui.widgets.top_bar import TopBar
from consult_tui.workspace.finding import finding

if TYPE_CHECKING:
    from consult_tui.search.find import Hit

LISTED = 500
"""How many lines are listed where nothing is searched for."""
FOUND = 50
"""How many are listed of those found: few enough to be drawn between two keys."""
LOOKED_OVER = 2_000
"""How many are looked over where the search filters by words and the screen by the very thing."""

EMPTY = "\n\n".join(
    (
        "The library is empty.",
        "Press ctrl+n to add a line.",
        "To take many in at once, leave with ctrl+q and type: consult position import FILE",
    )
)
NOTHING = (
    "No line found.\n\n"
    "Try fewer words, f7 to look among drafts and lapsed lines too, or f8 to clear the filters."
)


@dataclass(frozen=True, slots=True)
class Listing:
    """What was found for a query."""

    query: str
    filters: Filters
    rows: tuple[LineRow, ...]
    """One more than are listed, where there are more."""


class LibraryScreen(LibraryLife):
    """Search and filters above, the lines left, the highlighted one whole right.

    Args:
        position_id: The line to open at; "" for the first.
    """

    HELP_TITLE = "Library"
    HELP = (
        "Every line of the library, the highlighted one whole with who agreed it and where it is used. What "
        "happened to it (proposed, agreed, superseded, withdrawn) is recorded behind F9, or by the letters. "
        "What you type is searched for; Enter goes to the list, where single letters are keys."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+f,slash", "find", "Find", tooltip="Go to the search box"),
        Binding("ctrl+n,a", "add", "Add", tooltip="Add a line"),
        Binding("ctrl+e", "edit", "Edit", tooltip="Edit the line", priority=True),
        Binding("e", "edit", "Edit", show=False, tooltip="Edit the line"),
        Binding("f4,s", "status", "Status", tooltip="Show only lines of one status"),
        Binding("f5,t", "theme", "Theme", tooltip="Show only lines on one theme"),
        Binding("f6,b", "body", "Body", tooltip="Show only lines agreed by one body"),
        Binding("f7,d", "everything", "Drafts too", tooltip="Drafts and lapsed lines too, or left out again"),
        Binding("f8,x", "clear", "Clear", tooltip="Clear the filters and the marks"),
        Binding(
            "f10,i", "app.board_paper", "Board paper", show=False, tooltip="Take lines from a board paper"
        ),
        Binding("f3", "find", show=False),
        Binding("escape", "back", "Back", tooltip="Back: from the line to the list, then out"),
    ]

    def __init__(self, position_id: str = "") -> None:
        super().__init__()
        self._first = position_id
        self.filters = Filters()
        self.search = SearchInput(placeholder="Search the library")
        self._answering: Answering[Listing] = Answering(self, self._show)
        self._wanted = self._shown_query = self._listed = ""
        self._said: tuple[object, ...] = ()
        self._keys: tuple[bool | None, ...] = ()

    # Putting it together.

    def compose(self) -> ComposeResult:
        """Search, filters, two panes, keys."""
        self.list = LineList(self.ws)
        self.pane = LinePane(self.ws)
        yield TopBar(self.ws, "Library")
        yield self.search
        yield Static(id="filters", markup=False)
        with Horizontal(id="library"):
            with Vertical(id="found", classes="pane"):
                yield Static(markup=False, classes="empty")
                yield self.list
            yield self.pane
        yield SaveBar(quiet=True)
        yield KeyBar()

    def on_mount(self) -> None:
        """What is typed goes into the search box, unless a line is to be looked at."""
        self.query_one(".empty").display = False
        # Watched, since what follows a message comes a frame after the key.
        self.watch(self.search, "value", self._find_again, init=False)
        if self._first:
            self.list.focus()
            self.go_to(self._first)
        else:
            self.search.focus()

    def on_screen_resume(self) -> None:
        """Find again, because lines may have changed behind a dialog or another screen."""
        self.pane.forget()
        self._find_again()

    def hear(self, news: News) -> None:
        """Somebody else changed the library, or an answer that uses a line."""
        if (news.library or news.responses) and self.is_current:
            self.pane.forget()
            self._find_again()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Edit where there is a line; clear where a filter is set."""
        if action == "edit":
            return self.is_mounted and self.list.line is not None
        if action == "clear":
            return self.is_mounted and (self.filters.any_set or bool(self.list.marks))
        return super().check_action(action, parameters)

    # Finding.

    def _find_again(self) -> None:
        query, filters = self.search.value, self.filters
        self._answering.ask(query, partial(self._find, query, filters))

    def _find(self, query: str, filters: Filters, at_hand: bool) -> Listing:
        hits = [hit for hit in self._hits(query, filters, at_hand) if filters.lets_through(hit.position)]
        rows = [LineRow(hit.position, hit.marks) for hit in hits[: _most(query) + 1]]
        return Listing(query, filters, tuple(rows))

    def _hits(self, query: str, filters: Filters, at_hand: bool) -> list[Hit]:
        body = self.ws.library.bodies.get(filters.body)
        return finding.search(
            self.ws,
            query,
            limit=LOOKED_OVER if filters.theme or filters.body else _most(query) + 1,
            statuses=[filters.status] if filters.status else [],
            themes=[filters.theme] if filters.theme else [],
            bodies=[body.name if body else filters.body] if filters.body else [],
            everything=filters.everything,
            at_hand=at_hand,
        )

    def _show(self, found: Listing) -> None:
        stays = self.list.line.id if self.list.line and found.query in ("", self._shown_query) else ""
        was, self._wanted, self._shown_query = self._wanted or stays, "", found.query
        listed = found.rows[: _most(found.query)]
        self.list.show_lines(listed)
        places = [number for number, row in enumerate(listed) if row.position.id == was]
        if places:
            self.list.highlighted = places[0]
        self._say_what(len(listed), more=len(found.rows) > len(listed))
        self._show_line()

    def say_marks(self) -> None:
        """Say how many lines are listed and marked, above the list."""
        marked = len(self.marked)
        hint = "space marks" if self.list.has_focus else "enter: to the list"
        said = (self._listed, f"{marked} marked: g agrees them" if marked else hint)
        pane = self.query_one("#found")
        if said != (pane.border_title, pane.border_subtitle):
            pane.border_title, pane.border_subtitle = said
        self._tell_keys()

    @on(DescendantFocus)
    def focus_moved(self) -> None:
        """Other keys work in the list than in the box."""
        if self._listed:
            self.say_marks()

    def _tell_keys(self) -> None:
        """Have the foot of the screen drawn again, where other keys work now."""
        work = tuple(self.check_action(action, ()) for action in ("edit", "clear", "newer", "older"))
        if work != self._keys:
            self._keys = work
            self.refresh_bindings()

    def _say_what(self, count: int, *, more: bool) -> None:
        library = self.ws.library
        words = f"{count} line{'s' * (count != 1)}"
        self._listed = f"first {words}" if more else words
        self.say_marks()
        strange = "" if count else finding.strange(self.ws, self.search.value)
        said = (self.filters, library, bool(count), strange)
        if said != self._said:
            self._said = said
            self.query_one("#filters", Static).update(self.filters.in_words(library.bodies))
            self.list.display = bool(count)
            empty = self.query_one(".empty", Static)
            empty.display = not count
            nothing = f"No line found.\n\n{strange}" if strange else NOTHING
            empty.update(nothing if library.positions else EMPTY)
        if count and self.focused is None:
            self.list.focus()

    @on(SearchInput.Moved)
    def move(self, event: SearchInput.Moved) -> None:
        """Move through the list from the box."""
        if event.by > 0:
            self.list.action_cursor_down()
        else:
            self.list.action_cursor_up()

    # The line.

    @on(OptionList.OptionHighlighted)
    def _show_line(self) -> None:
        """The highlighted line whole."""
        self.pane.show(self.list.row)
        self._tell_keys()

    @on(SearchInput.Submitted)
    def to_list(self) -> None:
        """Enter in the search box goes to the list."""
        self.list.focus()

    @on(OptionList.OptionSelected)
    def read(self) -> None:
        """Enter in the list goes to the line, to read on with the arrows."""
        self.query_one("#line").focus()

    # Keys.

    def action_find(self) -> None:
        """To the search box."""
        self.search.focus()

    def action_back(self) -> None:
        """One step back."""
        if self.search.has_focus and self.search.value:
            self.search.value = ""
        elif self.list.display and self.pane.has_focus:
            self.list.focus()
        else:
            self.dismiss(None)

    def action_status(self) -> None:
        """Choose a status."""
        self._choose("Status", choices.statuses(), self.filters.status, lambda v: self._filter(status=v))

    def action_theme(self) -> None:
        """Choose a theme."""
        given = choices.themes(self.ws.library)
        self._choose("Theme", given, self.filters.theme, lambda v: self._filter(theme=v))

    def action_body(self) -> None:
        """Choose who agreed it."""
        given = choices.bodies(self.ws.library)
        self._choose("Who agreed it", given, self.filters.body, lambda v: self._filter(body=v))

    def _choose(self, title: str, given: list[choices.Choice], now: str, take: Callable[[str], None]) -> None:
        from consult_tui.tui.dialogs.choose import Choose

        def chosen(value: str | None) -> None:
            if value is not None:
                take(value)

        self.app.push_screen(Choose(title, [("", ANY), *given], now), chosen)

    def action_everything(self) -> None:
        """Drafts and lapsed lines too, or left out again."""
        self._filter(everything=not self.filters.everything)

    def action_clear(self) -> None:
        """Clear the filters."""
        self.filters = Filters()
        self.list.unmark()
        self._find_again()

    def _filter(self, **changed: Any) -> None:
        self.filters = replace(self.filters, **changed)
        self._find_again()

    def go_to(self, position_id: str) -> None:
        """Highlight a line; what is searched and filtered for is cleared where that would hide it."""
        position = self.ws.library.positions.get(position_id)
        if position is None:
            return
        self._wanted = position_id
        self.pane.forget()
        hidden = not (position.searched_by_default or self.filters.everything)
        if self.search.value or hidden or not self.filters.lets_through(position):
            self.search.value = ""
            self.filters = Filters(everything=not position.searched_by_default)
        self._find_again()


def _most(query: str) -> int:
    return FOUND if query.strip() else LISTED
