"""The share as agreed, counted off the screen's thread once the officer pauses."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.timer import Timer
from textual.worker import get_current_worker

if TYPE_CHECKING:
    from consult_tui.checks.wording import Share
    from consult_tui.tui.screens.base import ConsultScreen

PAUSE = 0.25
"""Seconds without a key before it is counted."""


class Counter:
    """Counts how much of a text is as agreed.

    Args:
        screen: Whose worker counts.
        show: Gets the share, on the screen's thread; None for no words.
    """

    def __init__(self, screen: ConsultScreen, show: Callable[[Share | None], None]) -> None:
        self._screen = screen
        self._show = show
        self._timer: Timer | None = None

    def count_soon(self, text: str) -> None:
        """Count once no further key came for a moment."""
        if self._timer:
            self._timer.stop()
        self._timer = self._screen.set_timer(PAUSE, lambda: self.count(text))

    def count(self, text: str) -> None:
        """Count now, in a worker; a newer count puts an older one off."""
        self._screen.run_worker(
            lambda: self._work(text), group="count", exclusive=True, thread=True, exit_on_error=False
        )

    def _work(self, text: str) -> None:
        # Asked for an empty text too: the first count makes ready what the next ones need, before any key.
        agreed = self._screen.ws.agreed
        share = agreed.share(text) if text.strip() else None
        if not get_current_worker().is_cancelled:
            self._screen.consult.errand(lambda: self._show(share))
