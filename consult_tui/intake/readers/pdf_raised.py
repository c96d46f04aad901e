"""Raised figures in a line of a PDF: where one may be, and the mark that is put round it for a while."""

from __future__ import annotations

import re
from collections.abc import Sequence

MARK = "\ue0aa"
"""A character of private use: no text has it."""
SMALLER = 0.85
"""Times the size of the letter before it, up to which a figure is a raised one."""
_BEHIND = re.compile(r"(?<=[^\W\d]|[.,:;!?’”)\]])\d{1,3}(?=\s|$)")
"""A figure right behind a word or a sentence."""


def figures_behind(text: str) -> list[int]:
    """Where in a text a figure stands right behind a word.

    >>> figures_behind("It fell to 95.2 By 2012 it rose.")
    [14]
    """
    return [found.start() for found in _BEHIND.finditer(text)]


def with_marks(text: str, raised: Sequence[bool]) -> str:
    """A text with a mark round each figure behind a word that is raised, told for each in order.

    >>> with_marks("It fell.2 So be it.", [True]).count(MARK)
    2
    """
    found = _BEHIND.findall(text)
    if len(found) != len(raised):
        return text
    left = list(raised)
    return _BEHIND.sub(lambda each: f"{MARK}{each[0]}{MARK}" if left.pop(0) else each[0], text)


def without_marks(text: str) -> str:
    """A text without the marks, its figures kept."""
    return text.replace(MARK, "")
