"""Tables of patterns, one a line, as one expression: to add a wording is to add a line."""

from __future__ import annotations

import re
from collections.abc import Iterable


def holds_any(text: str, words: Iterable[str]) -> bool:
    """Whether one of these is in a text: a test before an expression, at a fraction of what that takes.

    >>> holds_any("the Home Office", ("Ministry", "Office")), holds_any("offices", ("Ministry", "Office"))
    (True, False)
    """
    for word in words:  # noqa: SIM110  (`any` takes three times as long)
        if word in text:
            return True
    return False


def any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    """An expression that matches where one of the patterns does, whatever the capitals."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
