"""Figures: every piece of evidence, the highlighted one whole, and every line and answer that quotes it."""

from __future__ import annotations

import time
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from consult_tui.domain.evidence import Evidence
from consult_tui.errors import ConsultError
from consult_tui.tui.dialogs.figure_form import FigureForm, KeptFigure
from consult_tui.tui.screens.base import ConsultScreen
from consult_tui.tui.watching import News
from consult_tui.tui.widgets.figure_view import figure_content, figure_prompt
from consult_tui.tui.widgets.key_bar import KeyBar
from consult_tui.tui.widgets.place_list import PlaceList, go_to
from consult_tui.tui.widgets.top_bar import TopBar
from consult_tui.workspace.library.evidence import Quoted, overdue, where_quoted

QUOTED_AFTER = 0.1
"""Seconds that a figure must be looked at before what quotes it is looked for."""

EMPTY = "No figures yet.\n\nPress a to add one, with its source, the date it holds for and its next release."


class FigureOption(Option):
    """An option that carries its figure."""

    def __init__(self, figure: Evidence, screen: FiguresScreen) -> None:
        super().__init__(figure_prompt(figure, screen.ws.context.today), id=figure.id)
        self.figure = figure


class FigureList(OptionList):
    """Every figure; Enter goes to what quotes the highlighted one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Quoted in", tooltip="Go to the list of what quotes this figure"),
    ]


class FiguresScreen(ConsultScreen):
    """Figures left, overdue ones first; the highlighted one right, above what quotes it."""

    HELP_TITLE = "Figures"
    HELP = (
        "Every figure with its source, the date it holds for and its next release; overdue ones stand first. "
        "Bring one up to date with e: the earlier one is kept, and every line and answer that quotes it is "
        "listed; Enter there goes to the place."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+e,e", "edit", "Update", tooltip="Bring the figure up to date"),
        Binding("ctrl+n,a", "add", "Add", tooltip="Add a figure"),
        Binding("escape", "back", "Back", tooltip="Back: from the places to the figures, then out"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.list = FigureList(id="figures", classes="pane", markup=False)
        self.places = PlaceList()
        self._wanted = ""
        self._to_places = False

    def compose(self) -> ComposeResult:
        """Top line, the figures, the highlighted one above what quotes it, keys."""
        yield TopBar(self.ws, "Figures")
        yield Static(EMPTY, markup=False, classes="empty")
        with Horizontal(id="evidence"):
            yield self.list
            with Vertical(id="figure"):
                with VerticalScroll(id="facts", classes="pane", can_focus=False):
                    yield Static(id="whole", markup=False)
                with Vertical(id="quoted", classes="pane"):
                    yield self.places
        yield KeyBar()

    def on_mount(self) -> None:
        """Name the panes."""
        self.query_one("#facts").border_title = "Figure"
        self._show()
        self.list.focus()

    def hear(self, news: News) -> None:
        """Somebody else changed the library, or an answer that quotes a figure."""
        if (news.library or news.responses) and self.is_current:
            self._show()

    def on_screen_resume(self) -> None:
        """Back from a dialog: figures may have changed."""
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Edited is what there is."""
        return self.figure is not None if action == "edit" else True

    @property
    def figure(self) -> Evidence | None:
        """The highlighted figure."""
        option = self.list.highlighted_option
        return option.figure if isinstance(option, FigureOption) else None

    def _show(self) -> None:
        """Every figure, overdue ones first; the highlight stays on its figure."""
        today = self.ws.context.today
        was = self._wanted or (self.figure.id if self.figure else "")
        self._wanted = ""
        figures = sorted(self.ws.library.evidence.values(), key=lambda each: not overdue(each, today))
        self.list.set_options([FigureOption(each, self) for each in figures])
        ids = [each.id for each in figures]
        self.list.highlighted = (ids.index(was) if was in ids else 0) if ids else None
        late = sum(overdue(each, today) for each in figures)
        count = f"{len(figures)} figure{'s' * (len(figures) != 1)}"
        self.list.border_title = f"{count}, {late} overdue" if late else count
        self.query_one(".empty").display = not figures
        self.query_one("#evidence").display = bool(figures)
        self.refresh_bindings()

    # The figure.

    @on(OptionList.OptionHighlighted, "#figures")
    def show_figure(self) -> None:
        """The highlighted figure whole; what quotes it follows."""
        figure = self.figure
        if figure:
            self.query_one("#whole", Static).update(figure_content(figure, self.ws.context.today))
            self.query_one("#facts").scroll_home(animate=False)
            self._ask_quoted(figure)

    @work(thread=True, exclusive=True, group="quoted", exit_on_error=False)
    def _ask_quoted(self, figure: Evidence) -> None:
        time.sleep(QUOTED_AFTER)
        if get_current_worker().is_cancelled:
            return
        try:
            quoted = where_quoted(self.ws, figure)
        except ConsultError as error:
            wrong = error
            self.consult.errand(lambda: self.consult.report(wrong))
            return
        self.consult.errand(lambda: self._show_quoted(figure, quoted))

    def _show_quoted(self, figure: Evidence, quoted: Quoted) -> None:
        if not self.is_attached or self.figure is None or self.figure.id != figure.id:
            return
        self.places.show_places(quoted.held, quoted.lines, quoted.why)
        held = quoted.held
        count = len(quoted.lines) + len(held.open) + len(held.sent) + len(held.archived)
        title = f"Quoted in {count} place{'s' * (count != 1)}" if count else "Nothing quotes it"
        self.query_one("#quoted").border_title = title
        if self._to_places and count:
            self.places.focus()
        self._to_places = False

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Enter on a figure goes to what quotes it; Enter there goes to the place."""
        if event.option_list is self.list:
            if self.places.place:
                self.places.focus()
        elif self.places.place:
            go_to(self.consult, self.places.place)

    # Keys.

    def action_back(self) -> None:
        """One step back."""
        if self.places.has_focus:
            self.list.focus()
        else:
            self.dismiss(None)

    def action_add(self) -> None:
        """Add a figure by the form."""
        self.app.push_screen(FigureForm(self.ws), self._written)

    def action_edit(self) -> None:
        """Bring the highlighted figure up to date by the form."""
        if self.figure:
            self.app.push_screen(FigureForm(self.ws, self.figure), self._written)

    def _written(self, kept: KeptFigure | None) -> None:
        """Show the figure that was kept; what quotes it is to be looked at where it says something else."""
        if kept is None:
            return
        self._wanted = kept.evidence.id
        self._to_places = kept.changed
        if kept.changed:
            self.consult.say("Kept, and the earlier figure with it. What quotes it is listed: look it over.")
        elif not kept.evidence.source:
            self.consult.say("Kept. Its source is missing.", "warning")
        self._show()
