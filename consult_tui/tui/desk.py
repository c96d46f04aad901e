"""What the app offers to its screens, dialogs and helpers; how it does it is in app.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, cast

from textual.binding import Binding
from textual.dom import DOMNode
from textual.message import Message
from textual.notifications import SeverityLevel
from textual.worker import Worker, WorkerState

from consult_tui.errors import ConsultError
from consult_tui.text.visible import visible
from consult_tui.tui.key_order import KeysInOrder
from consult_tui.tui.save_parts import SaveState
from consult_tui.tui.saving import MISHAP, Saver
from consult_tui.workspace.mishap import unforeseen
from consult_tui.workspace.workspace import Workspace

if TYPE_CHECKING:
    from textual.screen import Screen

    from consult_tui.tui.watching import Watcher


class Errand(Message):
    """Something to be run on the screen's thread, from any other."""

    def __init__(self, run: Callable[[], None]) -> None:
        super().__init__()
        self.run = run


class Desk(KeysInOrder):
    """The officer's desk: a workspace, the thread that writes, ways to places, words for what happened."""

    ws: Workspace
    """The one that is open."""
    saver: Saver
    watcher: Watcher

    def __init__(self) -> None:
        super().__init__()
        self.save_state = SaveState()
        """How saving stands."""
        self.company: Mapping[str, Sequence[str]] = {}
        """Who else has which response open."""
        self.last_folder: Path | None = None
        """Where the last document was read from."""

    # Ways to places.

    def open_workspace(self, ws: Workspace) -> None:
        """Go on in another workspace; what was typed in this one is saved."""
        raise NotImplementedError

    def open_draft(self, response_id: str, question_id: str = "") -> None:
        """Open a response for drafting, at a question where one is named."""
        raise NotImplementedError

    def open_place(self, response_id: str, target_id: str, words: str = "", occurrence: int = 0) -> None:
        """Open a text of a response for drafting, the cursor on some words of it.

        Args:
            response_id: Exact id.
            target_id: Question id, or field of the cover matter.
            words: A sentence or some words of one; "" for none.
            occurrence: 0 for the first time that they stand there.
        """
        raise NotImplementedError

    def open_line(self, position_id: str) -> None:
        """The library at a line: the one that is open, with all over it closed, or a new one."""
        raise NotImplementedError

    def show_over(self, screen: Screen[None]) -> None:
        """Show a screen over the one in front; it comes back to that."""
        self.push_screen(screen)

    def action_consultations(self) -> None:
        """Back to the register, whatever is open over it."""
        raise NotImplementedError

    # Words for what happened.

    def report(self, error: ConsultError) -> None:
        """Say what went wrong and what to do, in two sentences."""
        self.notify(
            visible(error.mend), title=visible(error.message), severity="error", timeout=12, markup=False
        )

    def say(self, words: str, severity: SeverityLevel = "information") -> None:
        """Say that something was done."""
        self.notify(visible(words), severity=severity, timeout=6, markup=False)

    def errand(self, run: Callable[[], None]) -> None:
        """Run something on the screen's thread; safe from any thread, and dropped after the end."""
        with suppress(RuntimeError):
            self.post_message(Errand(run))

    def on_errand(self, message: Errand) -> None:
        """Run it."""
        message.run()

    def mishap(self, error: BaseException) -> None:
        """Say that something went wrong that nobody thought of; the details are kept, the app goes on."""
        self.report(unforeseen(MISHAP, error))

    # Keys.

    def get_key_display(self, binding: Binding) -> str:
        """A key as it stands on the keyboard: `F1`, not `f1`."""
        shown = super().get_key_display(binding)
        return shown.upper() if shown[:1] == "f" and shown[1:].isdigit() else shown

    def action_press(self, key: str) -> None:
        """Do what a key does: a click on the key bar."""
        self.simulate_key(key)


def desk_of(node: DOMNode) -> Desk:
    """The desk that a screen or a widget stands on."""
    return cast("Desk", node.app)


def report_failure(desk: Desk, event: Worker.StateChanged) -> None:
    """Say it where a worker failed; for every widget that starts workers with `exit_on_error=False`."""
    if event.state is WorkerState.ERROR and event.worker.error is not None:
        desk.mishap(event.worker.error)
