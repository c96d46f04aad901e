"""The terminal app: one workspace open, three screens, errors as sentences, and a clean end."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterable
from typing import ClassVar

from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from consult_tui.tui.collector import look_seldom
from consult_tui.tui.desk import Desk
from consult_tui.tui.dialogs.base import Dialog
from consult_tui.tui.ending import EndOnSignals
from consult_tui.tui.save_parts import Listener, SaveState
from consult_tui.tui.saving import Saver
from consult_tui.tui.screens.base import ConsultScreen
from consult_tui.tui.theme import THEMES
from consult_tui.tui.watching import News, Watcher
from consult_tui.workspace.mishap import unforeseen
from consult_tui.workspace.safety.recovery import Recovered, recover
from consult_tui.workspace.workspace import Workspace

NOT_SAVED = "Something could not be saved; it is kept in the journal."
IN_A_FORM = "The form holds words that are not saved; ctrl+s saves them."
PUT_RIGHT = "What you put right here is not saved yet; ctrl+s saves it."


class ConsultApp(Desk):
    """consult on one workspace.

    Args:
        ws: The workspace, open.
        response: Id of the response to open at once, "" for the register.
    """

    TITLE = "consult"
    CSS_PATH = "consult.tcss"
    HORIZONTAL_BREAKPOINTS = [
        (0, "-narrow"),
        (100, "-normal"),
        (160, "-wide"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", "Help", id="help", tooltip="Where you are, and every key here"),
        Binding(
            "f2", "consultations", "Consultations", id="consultations", tooltip="The register of responses"
        ),
        Binding("f3", "library", "Library", id="library", tooltip="Every line of the library"),
        Binding("ctrl+q", "quit", "Quit", id="quit", priority=True, tooltip="Save everything and leave"),
    ]

    def __init__(self, ws: Workspace, response: str = "") -> None:
        super().__init__()
        self.ws = ws
        self.saver, self.watcher = self._helpers(ws)
        self.recovered: list[Recovered] = []
        """What was typed and not saved before the last end, found in the journal."""
        self._first_response = response
        self._told = ""

    def on_mount(self) -> None:
        """Set the theme and open the register."""
        from consult_tui.tui.screens.consultations import ConsultationsScreen

        look_seldom()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name
        self.push_screen(ConsultationsScreen())
        if self._first_response:
            self.open_draft(self._first_response)
        for recovered in self.recovered:
            self.say(_recovery_words(self.ws, recovered), "warning")

        self.watcher.start()

    def on_unmount(self) -> None:
        """Nothing is open here any more."""
        self.watcher.stop()

    def _helpers(self, ws: Workspace) -> tuple[Saver, Watcher]:
        """The thread that writes and the one that looks what others do."""
        saver = Saver(ws, self.errand)
        saver.listener = Listener(self._say_saving, self._say_saved, self.mishap, self._say_conflict)
        return saver, Watcher(ws, self.errand, self.hear, self.report, self.mishap)

    # What the two threads have to say, for the screens that are open.

    def _screens(self) -> list[ConsultScreen]:
        return [s for s in self.screen_stack if isinstance(s, ConsultScreen) and s.is_mounted]

    def _say_saving(self, state: SaveState) -> None:
        self.save_state = state
        for screen in self._screens():
            screen.show_saving(state)

    def _say_saved(self, response_id: str, target_id: str) -> None:
        for screen in self._screens():
            screen.on_saved(response_id, target_id)

    def _say_conflict(self, response_id: str, target_id: str) -> None:
        for screen in self._screens():
            screen.on_conflict(response_id, target_id)

    def hear(self, news: News) -> None:
        """Others changed something on the same folder: the screens draw it."""
        if news.company is not None:
            self.company = news.company
        for screen in self._screens():
            screen.hear(news)

    # Going places.

    def open_workspace(self, ws: Workspace) -> None:
        """Go on in another workspace; what was typed in this one is saved."""
        from consult_tui.tui.screens.consultations import ConsultationsScreen

        self.saver.close()
        self.watcher.stop()
        self.ws = ws
        self.saver, self.watcher = self._helpers(ws)
        self.company = {}
        self.watcher.start()
        self.action_consultations()
        self.switch_screen(ConsultationsScreen())

    def open_draft(self, response_id: str, question_id: str = "") -> None:
        """Open a response for drafting, at a question where one is named."""
        from consult_tui.tui.screens.draft import DraftScreen

        self.action_consultations()
        self.push_screen(DraftScreen(response_id, question_id))

    def open_place(self, response_id: str, target_id: str, words: str = "", occurrence: int = 0) -> None:
        """Open a text of a response for drafting: in the draft that is open, or in a new one."""
        from consult_tui.tui.screens.draft import DraftScreen

        open_ = [s for s in self.screen_stack if isinstance(s, DraftScreen) and s.response_id == response_id]
        if not open_:
            self.action_consultations()
            self.push_screen(DraftScreen(response_id, target_id, words))
            return
        while self.screen is not open_[-1]:
            self.pop_screen()
        open_[-1].go_to_words(target_id, words, occurrence)

    def action_consultations(self) -> None:
        """Back to the register, whatever is open over it."""
        while len(self.screen_stack) > 2:
            self.pop_screen()

    def action_library(self) -> None:
        """Open the library over what is open."""
        from consult_tui.tui.screens.library import LibraryScreen

        if not isinstance(self.screen, LibraryScreen):
            self.push_screen(LibraryScreen())

    def open_line(self, position_id: str) -> None:
        """The library at a line: the one that is open, with all over it closed, or a new one."""
        from consult_tui.tui.screens.library import LibraryScreen

        if any(isinstance(screen, LibraryScreen) for screen in self.screen_stack):
            while not isinstance(self.screen, LibraryScreen):
                self.pop_screen()
            self.screen.go_to(position_id)
        else:
            self.push_screen(LibraryScreen(position_id))

    def action_figures(self) -> None:
        """Open the figures over what is open."""
        from consult_tui.tui.screens.figures import FiguresScreen

        if not isinstance(self.screen, FiguresScreen):
            self.push_screen(FiguresScreen())

    def action_board_paper(self) -> None:
        """Choose a board paper, or a folder of them, to take lines from."""
        from consult_tui.tui.taking import take_from_paper

        take_from_paper(self)

    def action_pairs(self) -> None:
        """Open the lines that say the same, or pull opposite ways, over what is open."""
        from consult_tui.tui.screens.pairs import PairsScreen

        if not isinstance(self.screen, PairsScreen):
            self.push_screen(PairsScreen())

    def action_help(self) -> None:
        """Say where the officer is, with every key that works here."""
        from consult_tui.tui.dialogs.help import HelpDialog

        if not isinstance(self.screen, HelpDialog):
            self.push_screen(HelpDialog.of(self.screen))

    # The end.

    async def action_quit(self) -> None:
        """Save everything off the screen's thread, then leave; stay if something could not be saved."""
        why_not = "" if await self._save_everything() else NOT_SAVED
        if any(isinstance(s, ConsultScreen) and s.holds_words for s in self.screen_stack):
            why_not = PUT_RIGHT
        if any(isinstance(s, Dialog) and s.holds_words for s in self.screen_stack):
            why_not = IN_A_FORM
        if not why_not or self._asked_twice(why_not):
            self.exit()

    async def _save_everything(self) -> bool:
        """Save what was typed on every open screen; whether all of it was saved."""
        for screen in self.screen_stack:
            if isinstance(screen, ConsultScreen):
                screen.leave()
        return await asyncio.to_thread(self.saver.flush)

    def _asked_twice(self, why_not: str) -> bool:
        """Whether the officer asked to leave again after being told what is not saved."""
        if self._told == why_not:
            return True
        self._told = why_not
        self.say(f"{why_not} Press ctrl+q again to leave all the same.", "warning")
        return False

    def _fatal_error(self) -> None:
        """Leave without a traceback: `run_app` says one sentence, and keeps the details."""
        self._close_messages_no_wait()

    def end_soon(self) -> None:
        """Save everything and leave, asked for from outside the loop."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(lambda: self.call_later(self._end))

    async def _end(self) -> None:
        await self._save_everything()
        self.exit()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every action by its plain name, from the keys that work here, then the system's own."""
        from consult_tui.tui.commands import commands_here

        yield from commands_here(self, screen)


def _recovery_words(ws: Workspace, found: Recovered) -> str:
    """What came back, where it is, and what to do."""
    if found.waits:
        return f"What you had typed in '{found.response}' is safe on this machine, and waits: {found.waits}"
    title = ws.response(found.response).consultation.title
    if found.taken:
        return f"Recovered what you had typed in '{title}' when consult last ended. Look it over."
    return f"Found typing for '{title}', but the answer has changed since: it is kept in the history."


def run_app(ws: Workspace) -> None:
    """Open the screens on a workspace and stay until the officer leaves; nothing typed is lost."""
    app = ConsultApp(ws)
    app.recovered = recover(ws)
    with EndOnSignals(app.end_soon, lambda: app.saver.close()):
        try:
            app.run()
        finally:
            app.saver.close()
    if app.ws is not ws:
        from consult_tui.tui.copying import where_the_copy_is

        print(where_the_copy_is(app.ws.folder), file=sys.stderr)
    if app._exception is not None:
        raise unforeseen("consult had to stop; what you typed is safe.", app._exception)
