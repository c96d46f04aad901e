"""How often Textual paints."""

from __future__ import annotations

import os

TIMES = 240
"""Moments a second at which something may be painted. After a frame that took longer than from one to the
next Textual passes over up to two of them: at its own 60 a key could wait 33 ms more for nothing."""


def paint_soon() -> None:
    """Have it paint soon after a key; Textual reads this as it is loaded, so it is said before."""
    os.environ.setdefault("TEXTUAL_FPS", str(TIMES))
