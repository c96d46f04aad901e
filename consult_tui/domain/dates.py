"""Dates as papers give them: a day, a month or only a year; and a closing date with or without its time.

Times are UK local time without offset, as consultation documents print them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import total_ordering

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to the day, to the month or only to the year, as a minute or a paper cites it.

    In order, a year stands before its months and a month before its days.
    """

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read `2011`, `2011-01` or `2011-12-08`.

        Raises:
            ValueError: If the text is none of these, or no such day exists.
        """
        found = _PARTIAL.fullmatch(text.strip())
        if not found:
            raise ValueError(f"'{text}' is not a date: write 2011-12-08, 2011-12 or 2011")
        year, month, day = (int(part) if part else None for part in found.groups())
        assert year is not None
        date(year, 1 if month is None else month, 1 if day is None else day)
        return cls(year, month, day)

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """The same day, known to the day."""
        return cls(day.year, day.month, day.day)

    def __lt__(self, other: PartialDate) -> bool:
        return (self.year, self.month or 0, self.day or 0) < (other.year, other.month or 0, other.day or 0)

    def __str__(self) -> str:
        parts = [f"{self.year:04}"] + [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join(parts)

    @property
    def in_words(self) -> str:
        """As a British officer writes it: `8 December 2011`, `January 2011`, `2011`."""
        parts = [str(self.day)] if self.day else []
        parts += [MONTHS[self.month - 1]] if self.month else []
        return " ".join((*parts, str(self.year)))

    @property
    def known_to_the_day(self) -> bool:
        """Whether the day itself is known."""
        return self.day is not None

    @property
    def first(self) -> date:
        """The earliest day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The latest day it can mean."""
        # Loaded only here: it brings the system's languages along.
        import calendar

        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


@dataclass(frozen=True, slots=True)
class Moment:
    """A day and, where the document gives it, a time: when a consultation opens or closes."""

    day: date
    at: time | None = None

    @classmethod
    def parse(cls, text: str) -> Moment:
        """Read ISO 8601: `2012-05-21` or `2012-05-21T17:00` (UK local time, no offset).

        Raises:
            ValueError: If the text is neither.
        """
        text = text.strip()
        if "T" in text or " " in text:
            when = datetime.fromisoformat(text)
            if when.tzinfo:
                raise ValueError(f"'{text}' has an offset: write UK local time without one")
            return cls(when.date(), when.time().replace(second=0, microsecond=0))
        return cls(date.fromisoformat(text))

    def __str__(self) -> str:
        return f"{self.day}T{self.at:%H:%M}" if self.at is not None else str(self.day)

    def passed(self, now: datetime) -> bool:
        """Whether it is over; without a time it lasts to the end of its day."""
        if self.at is None:
            return now.date() > self.day
        return now >= datetime.combine(self.day, self.at)

    def days_left(self, now: datetime) -> int:
        """Whole days until it: 0 on the day itself, negative once passed (-1 from the very minute)."""
        days = (self.day - now.date()).days
        return -1 if days == 0 and self.passed(now) else days
