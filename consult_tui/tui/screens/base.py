"""What the screens share: the app as ours, the workspace, and help for where you are."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.screen import Screen
from textual.worker import Worker, WorkerState

from consult_tui.workspace.workspace import Workspace

if TYPE_CHECKING:
    from consult_tui.tui.app import ConsultApp


class ConsultScreen(Screen[None]):
    """A screen of ours; a subclass says in two sentences where you are and what for."""

    HELP_TITLE: ClassVar[str] = ""
    HELP: ClassVar[str] = ""

    @property
    def consult(self) -> ConsultApp:
        """The app, as ours."""
        return cast("ConsultApp", self.app)

    @property
    def ws(self) -> Workspace:
        """The open workspace."""
        return self.consult.ws

    def leave(self) -> None:
        """Take what was typed a moment ago, before this screen is left; most screens have nothing."""

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A worker of this screen failed in a way that nobody thought of."""
        report_failure(self.consult, event)


def report_failure(app: ConsultApp, event: Worker.StateChanged) -> None:
    """Say it where a worker failed; for every widget that starts workers with `exit_on_error=False`."""
    if event.state is WorkerState.ERROR and event.worker.error is not None:
        app.mishap(event.worker.error)
