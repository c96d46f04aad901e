"""Tables of patterns, one a line, as one expression: to add a wording is to add a line."""

from __future__ import annotations

import re
from collections.abc import Iterable


def any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    """An expression that matches where one of the patterns does, whatever the capitals."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
