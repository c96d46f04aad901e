"""Python's collector of unused memory, kept from holding up the keys.

It looks through everything that a program made, again and again, while all else waits: with ten thousand
lines in memory a tenth of a second each time, every few keys. So it looks less often at what was just made,
and not at all at what stays.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = (3_000, 6, 4)
"""After how many things made it looks, and at which of its looks it takes in older ones. Drawing one screen
makes several thousand, nearly all of them gone again."""
MANY = 2_000
"""Lines of a library from which looking through it is felt."""


def look_seldom() -> None:
    """Look less often from now on."""
    gc.set_threshold(*SELDOM)


def leave_out_what_stays(lines: int) -> None:
    """Look no more at what is in memory now: for when much was made that stays, of so many lines.

    What is no more used is given back all the same, save what only refers to itself: that stays where it was
    in memory at this moment. So it is not done for what is made again at every change.
    """
    if lines >= MANY:
        gc.freeze()


@contextmanager
def resting() -> Iterator[None]:
    """Let it rest while much is made: each time this grew by a quarter it would look through all of it."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
