"""The right of the draft screen: lines suggested for this question, and a search over the whole library."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.worker import Worker

from consult_tui.domain.consultations import Question
from consult_tui.domain.positions import Position
from consult_tui.domain.responses import Response
from consult_tui.tui.answering import Answering
from consult_tui.tui.content import row
from consult_tui.tui.desk import desk_of, report_failure
from consult_tui.tui.widgets.line_list import LineRow
from consult_tui.tui.widgets.line_view import caveat
from consult_tui.tui.widgets.search_input import SearchInput
from consult_tui.tui.widgets.suggestion_list import SuggestionList
from consult_tui.workspace.finding import finding
from consult_tui.workspace.workspace import Workspace

FOUND = 50
"""How many found lines are listed."""
NONE_FOUND = "No line found. Fewer words? F3 has drafts too."
CAVEAT_ROWS = 4
"""Rows that the caveat of the highlighted line may take; the line shown whole has all of it."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What the list is to hold."""

    rows: tuple[LineRow, ...]
    what: str
    """What that is, in words."""
    refused: frozenset[str] | None = None
    """Ids of the lines that were refused for the question; None where they are not offered for one."""


class LinesPanel(Vertical):
    """Suggestions until something is typed in the box; then what was found, at every key."""

    class Chosen(Message):
        """The officer wants to see this line whole."""

        def __init__(self, position: Position) -> None:
            super().__init__()
            self.position = position

    class SteerWanted(Message):
        """The officer wants none of the lines: a steer is to be sought."""

    def __init__(self, ws: Workspace) -> None:
        super().__init__(id="right", classes="pane")
        self._ws = ws
        self._response: Response | None = None
        self._question: Question | None = None
        self.search = SearchInput(placeholder="Search the library", id="search")
        self.lines = SuggestionList(ws, id="lines")
        self._stays = ""
        self._what = ""
        self._caveat: tuple[str, int] | None = None
        self._answering: Answering[Offer] = Answering(self, self._show)

    def compose(self) -> ComposeResult:
        """Box, what the list holds, list, the caveat of the highlighted line."""
        yield self.search
        yield Static(id="what", markup=False)
        yield self.lines
        yield Static(id="caveat", markup=False)

    def on_mount(self) -> None:
        """Name the pane."""
        self.border_title = "Lines"
        self.show_caveat()
        # Watched, since what follows a message comes a frame after the key.
        self.watch(self.search, "value", self._typed, init=False)

    @property
    def line(self) -> Position | None:
        """The highlighted line."""
        return self.lines.line

    @on(OptionList.OptionHighlighted)
    def show_caveat(self) -> None:
        """Show what to mind of the highlighted line, before it is put in."""
        words = caveat(self.line) if self.line else Content("")
        shown = (words.markup, max(self.lines.content_size.width, 16))
        if shown != self._caveat:
            self._caveat = shown
            below = self.query_one("#caveat", Static)
            below.display = bool(words)
            below.update(cut(words, shown[1]))

    def on_resize(self) -> None:
        """Cut the caveat to the new width."""
        self.show_caveat()

    def show_for(self, response: Response, question: Question | None) -> None:
        """Suggest for this question; for cover matter only the search is there."""
        moved = _id(question) != _id(self._question)
        self._response, self._question = response, question
        if moved and self.search.value:
            # What was looked for was for the question before; emptied, the box suggests for this one.
            self.search.value = ""
        elif not self.search.value.strip():
            self._suggest()

    def again(self) -> None:
        """Find the same again, because the library changed; the highlight stays on its line."""
        self._stays = self.line.id if self.line else ""
        if self.search.value.strip():
            self._find(self.search.value)
        else:
            self._suggest()

    def suggest_again(self) -> None:
        """Suggest again, because of what the officer said of a line; the highlight goes to the first."""
        if not self.search.value.strip():
            self._suggest()

    def clear_search(self) -> bool:
        """Empty the box; whether anything stood in it."""
        had = bool(self.search.value)
        self.search.value = ""
        return had

    def _typed(self, value: str) -> None:
        """Answer a key: search, or suggest again where the box is empty."""
        if value.strip():
            self._find(value)
        else:
            self._suggest()

    @on(SearchInput.Changed)
    def heard(self, event: SearchInput.Changed) -> None:
        """What is typed here is answered here."""
        event.stop()

    @on(SearchInput.Moved)
    def move(self, event: SearchInput.Moved) -> None:
        """Move through the list from the box."""
        event.stop()
        if event.by > 0:
            self.lines.action_cursor_down()
        else:
            self.lines.action_cursor_up()

    @on(SearchInput.Submitted)
    @on(OptionList.OptionSelected)
    def choose(self, event: SearchInput.Submitted | OptionList.OptionSelected) -> None:
        """Show the highlighted line whole, or seek a steer where that is highlighted."""
        event.stop()
        if self.line:
            self.post_message(self.Chosen(self.line))
        elif self.lines.on_steer:
            self.post_message(self.SteerWanted())

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A search failed in a way that nobody thought of."""
        report_failure(desk_of(self), event)

    def _find(self, query: str) -> None:
        self._answering.ask(query, partial(self._found, query))

    def _found(self, query: str, at_hand: bool) -> Offer:
        hits = finding.search(self._ws, query, limit=FOUND, at_hand=at_hand)
        rows = tuple(LineRow(hit.position, hit.marks) for hit in hits)
        return Offer(rows, f"{_counted(len(rows))} found" if rows else NONE_FOUND)

    def _suggest(self) -> None:
        response, question = self._response, self._question
        if response is None or question is None:
            self._answering.ask_whole(lambda: Offer((), "Search for a line to put in."))
        else:
            self._answering.ask_whole(partial(self._suggested, response, question))

    def _suggested(self, response: Response, question: Question) -> Offer:
        found = finding.suggest(self._ws, response, question)
        rows = tuple(LineRow(one.position, why=one.why) for one in found.hits)
        refused = frozenset(one.position.id for one in found.hits if one.refused)
        what = "Suggested lines" if rows else "No agreed line found."
        return Offer(rows, what, refused if question.asks_us else None)

    def _show(self, offer: Offer) -> None:
        if offer.what != self._what:
            self._what = offer.what
            self.query_one("#what", Static).update(row(offer.what))
        self.lines.show_lines(offer.rows)
        self.lines.as_suggestions(offer.refused)
        self.show_caveat()
        places = [number for number, found in enumerate(offer.rows) if found.position.id == self._stays]
        self._stays = ""
        if places:
            self.lines.highlighted = places[0]


def cut(words: Content, width: int) -> Content:
    """Words over as many rows as a caveat may take, cut with an ellipsis."""
    rows = words.wrap(width)
    if len(rows) <= CAVEAT_ROWS:
        return words
    last = rows[CAVEAT_ROWS - 1].rstrip().truncate(width - 1) + Content("…")
    return Content("\n").join([*rows[: CAVEAT_ROWS - 1], last])


def _counted(number: int) -> str:
    return "1 line" if number == 1 else f"{number} lines" if number < FOUND else f"{FOUND} lines or more"


def _id(question: Question | None) -> str:
    return question.id if question else ""
