"""Where the wording of a whole response comes from, sentence by sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from consult_tui.errors import ConsultError
from consult_tui.tui.proposing import propose
from consult_tui.tui.screens.whole_response import WholeResponse
from consult_tui.tui.watching import News
from consult_tui.tui.widgets.sentence_list import SentenceList, SentenceRow, options_of, rows_of
from consult_tui.tui.widgets.wording_strip import READING
from consult_tui.workspace.responses.proposing import check_proposable
from consult_tui.workspace.responses.wording import share, wording

if TYPE_CHECKING:
    from consult_tui.checks.accounts import Accounted

PutBack = Callable[[str, "Accounted", int], bool]
"""Puts the agreed words back: of which text, which sentence, the how manieth of its kind; whether it did."""

FILTERS: dict[str, tuple[str, Callable[[Accounted], bool]]] = {
    "all": ("all", lambda each: True),
    "changed": ("changed", lambda each: each.kind.value == "changed"),
    "new": ("new", lambda each: each.kind.value == "new"),
    "commitment": ("commitments changed", lambda each: bool(each.altered)),
    "lapsed": ("wording that no longer stands", lambda each: each.lapsed),
}
"""What can be shown: in words, and of which sentences it is so."""
NONE = {
    "changed": "No sentence here is changed.",
    "new": "No sentence here is new.",
    "commitment": "No commitment was changed here.",
    "lapsed": "Nothing here is in a wording that no longer stands.",
}
NOTHING_WRITTEN = "Nothing is written in this response yet. Escape goes back to it."


class WordingScreen(WholeResponse):
    """Every sentence of a response and where it comes from.

    Args:
        response_id: Exact id.
        target_id: The text to begin at; "" for the first.
        number: Of the sentence to begin at.
        put_back: Puts agreed words back in the draft that is open below.
    """

    HELP_TITLE = "Where the wording comes from"
    HELP = (
        "Every sentence that leaves, held against every wording that was ever agreed: = as agreed, ≈ changed "
        "(words put in underlined, words taken out struck through), + new. Below each stands the line behind "
        "it, how that line stands, and which part of the commitment was changed. New and changed wording is "
        "settled by clearing the response; p proposes it to the library, for next time."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "show_only('all')", "All", tooltip="Every sentence"),
        Binding("c", "show_only('changed')", "Changed", tooltip="Only what is changed"),
        Binding("n", "show_only('new')", "New", tooltip="Only what is new"),
        Binding(
            "m", "show_only('commitment')", "Commitments", tooltip="Only where the commitment was changed"
        ),
        Binding("l", "show_only('lapsed')", "Lapsed", tooltip="Only wording that no longer stands"),
        Binding("space", "show_line", "Line", tooltip="The line behind the sentence, whole"),
        Binding("b", "put_back", "Put back", tooltip="Put the agreed words back in place of the sentence"),
        Binding("p", "propose", "Propose", tooltip="Propose the sentence to the library as a line"),
        Binding("ctrl+e,escape", "back", "Back", tooltip="Back to the draft"),
    ]

    CALLED = "Wording"
    WORKING = READING

    def __init__(self, response_id: str, target_id: str, number: int, put_back: PutBack) -> None:
        self.list = SentenceList()
        super().__init__(response_id, self.list)
        self._at = target_id, number
        self._put_back = put_back
        self._rows: list[SentenceRow] = []
        self.only = "all"
        """Which sentences are shown."""

    def on_mount(self) -> None:
        """Tell it at once."""
        self.go_over()

    def hear(self, news: News) -> None:
        """Somebody else changed the library or a response."""
        if news.library or news.responses:
            self.go_over()

    def look(self) -> None:
        """Tell where every sentence comes from."""
        self._make(rows_of(wording(self.ws, self.ws.response(self.response_id))), self.only)

    @work(thread=True, exclusive=True, group="make", exit_on_error=False)
    def _filter(self) -> None:
        self._make(self._rows, self.only)

    def _make(self, rows: list[SentenceRow], only: str) -> None:
        """Make the rows of the list; many take a moment."""
        shown = [row for row in rows if FILTERS[only][1](row.each)]
        options = options_of(self.ws, shown)
        if not get_current_worker().is_cancelled:
            self.consult.errand(lambda: self._show(rows, only, options, len(shown)))

    def _show(self, rows: list[SentenceRow], only: str, options: Sequence[Option], count: int) -> None:
        if not self.is_attached or only != self.only:
            return
        here = self.list.row
        ref, number = (here.ref, here.number) if here else self._at
        self._rows = rows
        self.list.show_options(options)
        self.list.go_to(lambda row: row.ref == ref)
        self.list.go_to(lambda row: (row.ref, row.number) == (ref, number))
        none = f"{NONE[only]} Press a for all." if rows and only in NONE else NOTHING_WRITTEN
        self.show_found(_counted([row.each for row in rows], only, count), "" if count else none)
        self.refresh_bindings()

    # Keys.

    @on(OptionList.OptionSelected)
    def go(self) -> None:
        """To the sentence in the draft."""
        row = self.list.row
        if row is not None:
            self.consult.open_place(self.response_id, row.ref, row.each.sentence.text, row.occurrence)

    def action_show_only(self, only: str) -> None:
        """Show only some sentences, or all again."""
        if self.list.row is not None:
            self._at = self.list.row.ref, self.list.row.number
        self.only = only
        self._filter()

    @on(OptionList.OptionHighlighted)
    def moved(self) -> None:
        """Other keys may work on another sentence."""
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done with the highlighted sentence."""
        row = self.list.row
        return {
            "show_line": row is not None and row.each.source is not None,
            "put_back": row is not None and row.each.kind.value == "changed",
            "propose": row is not None and (row.each.kind.value != "as-agreed" or row.each.lapsed),
        }.get(action, True)

    def action_show_line(self) -> None:
        """Show the line behind the sentence whole."""
        from consult_tui.tui.dialogs.show_line import ShowLine

        row = self.list.row
        source = row.each.source if row else None
        position = self.ws.library.positions.get(source.position) if source else None
        if position is not None:
            self.app.push_screen(ShowLine(self.ws, position))

    def action_put_back(self) -> None:
        """Put the agreed words back."""
        row = self.list.row
        if row is not None and self._put_back(row.ref, row.each, row.occurrence):
            self.consult.say(f"The agreed words are back in {row.title}; ctrl+z there takes them out again.")
            self.go_over()

    def action_propose(self) -> None:
        """Propose the sentence to the library."""
        row = self.list.row
        if row is None:
            return
        try:
            check_proposable(row.each)
        except ConsultError as error:
            self.consult.report(error)
            return
        propose(self.consult, self.response_id, row.ref, row.each.sentence.text, [row.each])


def _counted(sentences: Sequence[Accounted], only: str, count: int) -> Content:
    """How many words come from where, how many commitments were changed, and what is shown."""
    total = share(sentences)
    parts = [Content(total.in_words)]
    altered = sum(bool(each.altered) for each in sentences)
    if altered:
        words = f"{altered} commitment{'s' * (altered != 1)} changed"
        parts.append(Content.styled(words, "bold $text-error"))
    if only != "all":
        shown = f"shown: {FILTERS[only][0]}, {count} of {len(sentences)} sentences; a for all"
        parts.append(Content.styled(shown, "$text-accent"))
    return Content(" · ").join(parts)
