"""Raised figures in a line of a PDF: where one may be, and the mark that is put round it for a while."""

from __future__ import annotations

import re
from collections.abc import Sequence

MARK = "\ue0aa"
"""A character of private use: no text has it."""
SMALLER = 0.85
"""Times the size of the letter before it, up to which a figure is a raised one."""
_FIGURE = re.compile(r"\d{1,3}(?=\s|$)")
_SIGNS = frozenset(".,:;!?’”)]")
"""Signs behind which such a figure stands, where it does not stand behind a letter."""


def figures_behind(text: str) -> list[int]:
    """Where in a text a figure stands right behind a word.

    >>> figures_behind("It fell to 95.2 By 2012 it rose.")
    [14]
    """
    return [at for at, _ in _found(text)]


def with_marks(text: str, raised: Sequence[bool]) -> str:
    """A text with a mark round each figure behind a word that is raised, told for each in order.

    >>> with_marks("It fell.2 So be it.", [True]).count(MARK)
    2
    """
    found = _found(text) if any(raised) else []
    if len(found) != len(raised):
        return text
    for (at, figure), is_raised in reversed(list(zip(found, raised, strict=True))):
        if is_raised:
            text = f"{text[:at]}{MARK}{figure}{MARK}{text[at + len(figure) :]}"
    return text


def _found(text: str) -> list[tuple[int, str]]:
    hits = [(found.start(), found[0]) for found in _FIGURE.finditer(text)]
    return [(at, figure) for at, figure in hits if at and (text[at - 1].isalpha() or text[at - 1] in _SIGNS)]


def without_marks(text: str) -> str:
    """A text without the marks, its figures kept."""
    return text.replace(MARK, "")
