"""What the screens share: the app as ours, the workspace, and help for where you are."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.screen import Screen

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
