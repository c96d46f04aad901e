"""Days as an officer types them: `2012-05-21`, `21 May 2012`, `21 May`, `21/5/2012`, `21/5`."""

from __future__ import annotations

import re
from datetime import date

from consult_tui.domain.dates import MONTHS

FORMS = "2012-05-21, 21 May or 21/5"
"""How a day can be written, for a message."""

_IN_WORDS = re.compile(r"(\d{1,2}) +([a-z]{3,9})\.?(?: +(\d{4}))?")
_IN_FIGURES = re.compile(r"(\d{1,2})/(\d{1,2})(?:/(\d{4}))?")


def day_meant(text: str, today: date) -> date:
    """The day that was typed, day before month; without a year, the next such day from today on.

    Raises:
        ValueError: If it is no day, or none of these forms.
    """
    typed = " ".join(text.casefold().split())
    found = _IN_WORDS.fullmatch(typed) or _IN_FIGURES.fullmatch(typed)
    if not found:
        return date.fromisoformat(typed)
    day, month, year = found.groups()
    number = int(month) if month.isdecimal() else _month(month)
    return date(int(year), number, int(day)) if year else _coming(today, number, int(day))


def _month(name: str) -> int:
    """From its name, or three letters of it at least."""
    fits = [number for number, month in enumerate(MONTHS, 1) if month.casefold().startswith(name)]
    if len(fits) != 1:
        raise ValueError(f"'{name}' is not a month")
    return fits[0]


def _coming(today: date, month: int, day: int) -> date:
    """The first such day that is not before today; 29 February may be years away."""
    date(2000, month, day)
    for year in range(today.year, today.year + 9):
        try:
            coming = date(year, month, day)
        except ValueError:
            continue
        if coming >= today:
            return coming
    raise ValueError("there is no such day in years")
