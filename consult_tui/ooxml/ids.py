"""One counter for every id in a document."""

from __future__ import annotations

from itertools import count

FIRST = 1_000_000
"""Comments are numbered from 0; everything else from here, so that no two values ever meet."""


class Ids:
    """Ids for bookmarks, controls and tracked changes: Word calls a file damaged if two share one."""

    def __init__(self) -> None:
        self._numbers = count(FIRST)

    def next(self) -> str:
        """An id that this document has not used."""
        return str(next(self._numbers))
