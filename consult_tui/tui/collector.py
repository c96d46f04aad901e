"""Python's collector of unused memory, kept from holding up the keys.

It looks through everything that a program made, again and again, while all else waits: with ten thousand
lines in memory a tenth of a second each time, every few keys. So it looks less often at what was just made,
and not at all at what stays.
"""

from __future__ import annotations

import gc

SELDOM = (3_000, 6, 4)
"""After how many things made it looks, and at which of its looks it takes in older ones. Drawing one screen
makes several thousand, nearly all of them gone again."""
MANY = 100_000
"""Things in memory from which looking through them is felt: a library of some thousand lines has as many."""


def look_seldom() -> None:
    """Look less often from now on."""
    gc.set_threshold(*SELDOM)


def leave_out_what_stays() -> None:
    """Look no more at what is in memory now, where that is much; for when something large was made to stay.

    What is no more used is given back all the same, save what only refers to itself: that stays where it was
    in memory at this moment. So it is not done for a few things.
    """
    if len(gc.get_objects()) >= MANY:
        gc.freeze()
