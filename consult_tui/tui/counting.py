"""Where the wording comes from, told off the screen's thread once the officer pauses."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.timer import Timer
from textual.worker import get_current_worker

from consult_tui.tui.collector import leave_out_what_stays, resting
from consult_tui.workspace.responses.telling import Told, tell

if TYPE_CHECKING:
    from consult_tui.tui.screens.base import ConsultScreen

PAUSE = 0.2
"""Seconds without a key before it is told."""


class Counter:
    """Tells where each sentence of a text comes from.

    Args:
        screen: Whose worker looks.
        show: Gets the text with what is known of it, on the screen's thread.
        renewed: Told once the library's sentences were made ready anew: what is derived from them may differ.
    """

    def __init__(
        self,
        screen: ConsultScreen,
        show: Callable[[Told], None],
        renewed: Callable[[], None],
    ) -> None:
        self._screen = screen
        self._show = show
        self._renewed = renewed
        self._timer: Timer | None = None

    def count_soon(self, text: str) -> None:
        """Tell once no further key came for a moment."""
        if self._timer:
            self._timer.stop()
        if PAUSE:
            self._timer = self._screen.set_timer(PAUSE, lambda: self.count(text))
        else:
            self.count(text)

    def count(self, text: str) -> None:
        """Tell now, in a worker; a newer text puts an older one off."""
        self._screen.run_worker(
            lambda: self._work(text), group="count", exclusive=True, thread=True, exit_on_error=False
        )

    def _work(self, text: str) -> None:
        # Asked for an empty text too: the first time makes ready what the next ones need, before any key.
        ws = self._screen.ws
        before = ws.accounts_at_hand
        with resting():
            told = tell(ws, text)
        if ws.accounts_at_hand is not before:
            leave_out_what_stays(len(ws.library.positions))
            self._screen.consult.errand(self._renewed)
        if not get_current_worker().is_cancelled:
            self._screen.consult.errand(lambda: self._show(told))
