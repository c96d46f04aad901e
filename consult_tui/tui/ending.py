"""A closed terminal and a polite kill end the program, and everything typed is saved.

When a terminal goes away, Textual's own thread that writes to it may end, and the program then waits for that
thread for ever. So a signal first asks for the ordinary end, and a thread of its own makes sure of it.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from types import FrameType, TracebackType
from typing import Any

SECONDS = 3.0
"""How long the ordinary end may take."""

SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


class EndOnSignals:
    """While it is entered, the signals of `SIGNALS` end the program.

    Args:
        ask: Asks for the ordinary end; called in the main thread, wherever it happens to be.
        save: Saves what is left; called from another thread, if the ordinary end takes too long.
    """

    def __init__(self, ask: Callable[[], object], save: Callable[[], object]) -> None:
        self._ask = ask
        self._save = save
        self._before: dict[int, Any] = {}

    def __enter__(self) -> EndOnSignals:
        with suppress(ValueError):  # not in the main thread: whoever runs us there sees to signals
            for number in SIGNALS:
                self._before[number] = signal.signal(number, self._obey)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        for number, before in self._before.items():
            signal.signal(number, before)

    def _obey(self, number: int, frame: FrameType | None) -> None:
        certain = threading.Timer(SECONDS, self._make_certain)
        certain.daemon = True
        certain.start()
        with suppress(RuntimeError):
            self._ask()

    def _make_certain(self) -> None:
        self._save()
        os._exit(0)
