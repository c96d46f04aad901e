"""What the screens share: the app as ours, the workspace, and help for where you are."""

from __future__ import annotations

from typing import ClassVar

from textual.screen import Screen
from textual.worker import Worker

from consult_tui.tui.desk import Desk, desk_of, report_failure
from consult_tui.tui.save_parts import SaveState
from consult_tui.tui.watching import News
from consult_tui.tui.widgets.save_bar import SaveBar
from consult_tui.workspace.workspace import Workspace


class ConsultScreen(Screen[None]):
    """A screen of ours; a subclass says in two sentences where you are and what for."""

    HELP_TITLE: ClassVar[str] = ""
    HELP: ClassVar[str] = ""

    @property
    def consult(self) -> Desk:
        """The app, as ours."""
        return desk_of(self)

    @property
    def ws(self) -> Workspace:
        """The open workspace."""
        return self.consult.ws

    @property
    def holds_words(self) -> bool:
        """Whether something was done here that leaving the program would lose; mostly nothing."""
        return False

    def leave(self) -> None:
        """Take what was typed a moment ago, before this screen is left; most screens have nothing."""

    def show_saving(self, state: SaveState) -> None:
        """Say how saving stands, where the screen has a bar for it."""
        for bar in self.query(SaveBar):
            bar.show(state)
        self.refresh_bindings()

    def on_saved(self, response_id: str, target_id: str) -> None:
        """Something that was typed is in its response now."""

    def on_conflict(self, response_id: str, target_id: str) -> None:
        """A colleague changed the same words as were typed here."""

    def hear(self, news: News) -> None:
        """Others changed something on the same folder; most screens have nothing to draw again."""

    def on_screen_resume(self) -> None:
        """Say what the officer should know of the files that were opened, such as an edit outside consult.

        Asked on the writing thread, after what a screen itself asks for when it comes to the front: Textual
        calls the handler of every class by itself, the subclass first, so none of them calls this one.
        """
        self.consult.saver.submit(self.ws.notes, self._say_notes, lambda _: None)

    def _say_notes(self, notes: tuple[str, ...]) -> None:
        for note in notes:
            self.consult.say(note, "warning")

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A worker of this screen failed in a way that nobody thought of."""
        report_failure(self.consult, event)
