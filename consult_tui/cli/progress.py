"""How far something long is, on one line of a terminal that is written over; Ctrl+C stops it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

_PATIENCE = 0.5
"""Seconds before anything is said: most things are over by then."""


@contextmanager
def progress(what: str) -> Iterator[Callable[[float], None]]:
    """Something to tell how far it is, 0 to 1: shown on standard error, where that is a terminal.

    Args:
        what: What is being done: "Reading fees.pdf".
    """
    begun, shown = monotonic(), False

    def tell(part: float) -> None:
        nonlocal shown
        if monotonic() - begun > _PATIENCE and sys.stderr.isatty():
            sys.stderr.write(f"\r\x1b[K{what}: {part:.0%} (Ctrl+C stops it)")
            sys.stderr.flush()
            shown = True

    try:
        yield tell
    finally:
        if shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
