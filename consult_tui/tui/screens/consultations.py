"""The first screen: the consultations there are to answer, and those that were."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import OptionList, Static

from consult_tui.text.visible import one_line
from consult_tui.tui.dialogs.base import Dialog
from consult_tui.tui.screens.base import ConsultScreen
from consult_tui.tui.watching import News
from consult_tui.tui.widgets.key_bar import KeyBar
from consult_tui.tui.widgets.register_list import RegisterList, ResponseOption
from consult_tui.tui.widgets.save_bar import SaveBar
from consult_tui.tui.widgets.top_bar import TopBar
from consult_tui.workspace.responses import register
from consult_tui.workspace.responses.register import RegisterRow

EMPTY = "\n\n".join(
    (
        "No consultations here yet.",
        "Press n to read a consultation document in: Word, PDF, a saved web page, text, or a list of "
        "questions. You then answer it here, question by question.",
        "Press f3 to see the library of agreed lines, and to add to it.",
        "To look at a sample first, leave with ctrl+q and type: consult demo",
    )
)
EMPTY_ARCHIVE = "Nothing is archived.\n\nPress v to go back to the register."


class ConsultationsScreen(ConsultScreen):
    """The register of responses; everything that is done to a response as a whole starts here."""

    HELP_TITLE = "Consultations"
    HELP = (
        "Every consultation in this workspace: open ones by their closing date, past ones below. "
        "Enter opens one to draft the answers; n reads a new consultation document in, o what was sent "
        "before this workspace was there."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "New", tooltip="New response from a consultation document"),
        Binding("o", "old", "Old ones", tooltip="Take in old responses: a document, or a whole folder"),
        Binding("r", "rename", "Rename", tooltip="Give the consultation another title"),
        Binding(
            "a", "archive", "Archive", tooltip="Take the response out of the register; nothing is deleted"
        ),
        Binding("u", "bring_back", "Bring back", tooltip="Bring the response back into the register"),
        Binding(
            "w",
            "check_reading",
            "What was read",
            tooltip="Check what was read as questions, and put it right",
        ),
        Binding("e", "export", "Export", tooltip="Write the Word draft for sign-off"),
        Binding("g", "reserve", "Reservations", tooltip="Which groups hold back from the response"),
        Binding("c", "check", "Check", tooltip="What the rules find in the response, and what clears it"),
        Binding("v", "show_archived", "Archived", tooltip="Show the archived responses"),
        Binding("f2", "show_register", show=False),
        Binding("v,escape", "show_register", "Register", tooltip="Back to the register"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.archived = False
        """Whether the archived responses are shown instead of the register."""
        self.register = RegisterList()
        self._empty = Static(markup=False, classes="empty")

    # Showing.

    def compose(self) -> ComposeResult:
        """Top line, the register, keys."""
        yield TopBar(self.ws, self._place())
        yield self._empty
        yield self.register
        yield SaveBar(quiet=True)
        yield KeyBar()

    def on_mount(self) -> None:
        """In the sample's own folder, offer a copy at once."""
        self._empty.display = False
        if self.ws.template:
            from consult_tui.tui.copying import offer_copy

            self.call_after_refresh(offer_copy, self.consult)

    def on_screen_resume(self) -> None:
        """Read the register whenever it comes to the front, after everything typed is saved."""
        self.load()

    def hear(self, news: News) -> None:
        """Somebody else changed, opened or closed a response."""
        if news.any and self.is_current:
            self.load()

    def load(self) -> None:
        """Read the register and show it; read on the writing thread, after all that it has to write."""
        ws, archived = self.ws, self.archived
        self.consult.saver.submit(
            lambda: register.register(ws, archived=archived), self._show, self.consult.report
        )

    def _show(self, rows: list[RegisterRow]) -> None:
        if not self.is_attached:
            return
        self.register.show_rows(rows, self.consult.company)
        self.register.display = bool(rows)
        self._empty.display = not rows
        self._empty.update(EMPTY_ARCHIVE if self.archived else EMPTY)
        if rows and self.focused is None:
            self.register.focus()
        self.refresh_bindings()

    def _place(self) -> str:
        place = "Archived responses" if self.archived else "Consultations"
        return f"{place} · {self.ws.settings.name}" if self.ws.settings.name else place

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done to what is shown."""
        chosen = self.register.response is not None
        return {
            "new": not self.archived,
            "old": not self.archived,
            "rename": chosen,
            "archive": chosen and not self.archived,
            "bring_back": chosen and self.archived,
            "export": chosen,
            "reserve": chosen,
            "check_reading": chosen,
            "check": chosen,
            "show_archived": not self.archived,
            "show_register": self.archived,
        }.get(action, True)

    # Doing.

    @on(OptionList.OptionSelected)
    def open(self, event: OptionList.OptionSelected) -> None:
        """Open the response; it is read off the screen's thread."""
        if isinstance(event.option, ResponseOption):
            self._read_then(event.option.response.id, self.consult.open_draft)

    def _read_then(self, id_: str, then: Callable[[str], None]) -> None:
        """Read a response off the screen's thread, then go on with it."""
        ws, app = self.ws, self.consult
        app.saver.submit(lambda: ws.response(id_), lambda _: then(id_), app.report)

    def action_new(self) -> None:
        """Choose a consultation document and make a response from it."""
        from consult_tui.tui.reading_in import new_from_file

        new_from_file(self.consult)

    def action_old(self) -> None:
        """Choose old responses and take them in."""
        from consult_tui.tui.taking_in import take_in_old

        take_in_old(self.consult)

    def action_rename(self) -> None:
        """Ask for another title."""
        from consult_tui.tui.dialogs.ask import AskText

        chosen = self.register.response
        if chosen:
            title = one_line(chosen.title)
            words = "The title of the consultation, as screens and Word drafts print it."
            self.app.push_screen(
                AskText("Rename", words, value=title), partial(self._rename, chosen.id, title)
            )

    def _rename(self, id_: str, before: str, title: str | None) -> None:
        ws = self.ws
        if title and title != before:
            self.consult.saver.submit(
                lambda: register.rename(ws, id_, title), lambda _: self.load(), self.consult.report
            )

    def action_archive(self) -> None:
        """Ask, then take the response out of the register."""
        from consult_tui.tui.dialogs.ask import Confirm

        chosen = self.register.response
        if chosen:
            words = f"'{one_line(chosen.title)}' leaves the register. Nothing is deleted: v shows it again."
            self.app.push_screen(
                Confirm("Archive this response?", words),
                lambda yes: self._archive(chosen, undo=False) if yes else None,
            )

    def action_bring_back(self) -> None:
        """Bring the response back into the register."""
        chosen = self.register.response
        if chosen:
            self._archive(chosen, undo=True)

    def _archive(self, chosen: RegisterRow, *, undo: bool) -> None:
        ws, app = self.ws, self.consult
        words = f"'{one_line(chosen.title)}' is {'back in the register' if undo else 'archived'}."

        def done(_: object) -> None:
            app.say(words)
            self.load()

        app.saver.submit(lambda: register.archive(ws, chosen.id, undo=undo), done, app.report)

    def action_export(self) -> None:
        """Write the Word draft, off the screen's thread."""
        from consult_tui.tui.exporting import export_draft

        chosen = self.register.response
        if chosen:
            self._read_then(chosen.id, partial(export_draft, self.consult))

    def action_reserve(self) -> None:
        """Show the groups that hold back from the response."""
        from consult_tui.tui.dialogs.reservations import ReservationsDialog

        chosen = self.register.response
        if chosen:
            dialog = ReservationsDialog(self.ws, chosen.title, response=chosen.id)
            self._read_then(chosen.id, lambda _: self._push(dialog))

    def _push(self, dialog: Dialog[None]) -> None:
        if self.is_current:
            self.app.push_screen(dialog)

    def action_check(self) -> None:
        """Go over the response by all the rules."""
        from consult_tui.tui.screens.checking import CheckScreen

        def check(response_id: str) -> None:
            self.app.push_screen(CheckScreen(response_id))

        chosen = self.register.response
        if chosen:
            self._read_then(chosen.id, check)

    def action_check_reading(self) -> None:
        """Check what was read, and put it right."""
        from consult_tui.tui.screens.questions import QuestionsScreen

        chosen = self.register.response
        if chosen:
            self._read_then(chosen.id, lambda id_: self.consult.show_over(QuestionsScreen(id_)))

    def action_show_archived(self) -> None:
        """Show the archived responses."""
        self._turn(archived=True)

    def action_show_register(self) -> None:
        """Back to the register."""
        self._turn(archived=False)

    def _turn(self, *, archived: bool) -> None:
        self.archived = archived
        self.query_one(TopBar).show_place(self._place())
        self.load()
