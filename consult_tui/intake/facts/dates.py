"""Dates and times as documents write them: "5pm on Friday 14 October 2022", "noon, 3/7/2012"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time

from consult_tui.domain.dates import Moment

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan ionawr", "february feb chwefror", "march mar mawrth", "april apr ebrill", "may mai",
            "june jun mehefin", "july jul gorffennaf", "august aug awst", "september sept sep medi",
            "october oct hydref", "november nov tachwedd", "december dec rhagfyr",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})\.?,?(?:\s+(?P<year>(?:19|20)\d\d))?\b"
    rf"|\b(?P<month2>{_MONTH})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>(?:19|20)\d\d)\b"
    r"|\b(?P<day3>\d{1,2})[/.](?P<month3>\d{1,2})[/.](?P<year3>(?:19|20)\d\d)\b"
    r"|\b(?P<year4>(?:19|20)\d\d)-(?P<month4>\d\d)-(?P<day4>\d\d)\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s?(?P<half>[ap])\.?m\b\.?"
    r"|\b(?P<hour24>[01]?\d|2[0-3])(?::(?P<minute24>[0-5]\d)\b|[.:]?(?P<minutes>[0-5]\d)\s?(?:hours|hrs)\b)"
    r"|\b(?P<word>noon|midday|midnight)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_NEAR = 40
"""Characters between a date and the time that belongs to it."""


@dataclass(frozen=True, slots=True)
class Written:
    """A date in a text."""

    moment: Moment
    start: int
    end: int


def dates_in(text: str) -> list[Written]:
    """Every date with a year in a text, each with the time that stands next to it.

    >>> [str(found.moment) for found in dates_in("by 5pm on Friday 14 October 2022")]
    ['2022-10-14T17:00']
    """
    if not _YEAR.search(text):
        return []
    matches = list(_DAY.finditer(text))
    times = list(_TIME.finditer(text))
    later = None
    out: list[Written] = []
    for found in reversed(matches):
        # "from 3 May to 4 July 2011": the year stands only once.
        year = found["year"] or found["year2"] or found["year3"] or found["year4"] or later
        day = _date(found, year)
        if day is None:
            continue
        later = year
        out.append(Written(Moment(day, _time_near(found, times, text)), found.start(), found.end()))
    return out[::-1]


def _date(found: re.Match[str], year: str | None) -> date | None:
    day = found["day"] or found["day2"] or found["day3"] or found["day4"]
    month = found["month"] or found["month2"]
    number = _MONTHS[month.casefold()] if month else int(found["month3"] or found["month4"])
    try:
        return date(int(year), number, int(day)) if year else None
    except ValueError:
        return None


def _time_near(day: re.Match[str], times: list[re.Match[str]], text: str) -> time | None:
    """The time just before or just after a date, in the same sentence and with no other date between."""
    for found in times:
        if found.start() < day.end() and found.end() > day.start():
            continue
        between = (
            text[found.end() : day.start()] if found.end() <= day.start() else text[day.end() : found.start()]
        )
        # "from 9 May until 5pm on 3 July": the time is the later date's.
        ahead = found.start() >= day.end() and re.search(r"\b(?:to|until|till|and)\b|[-–—]", between)
        if len(between) <= _NEAR and not ahead and not re.search(r"[.;]\s|\n|\d", between):
            return _time(found)
    return None


def _time(found: re.Match[str]) -> time | None:
    if found["word"]:
        return time(12) if found["word"].casefold() in ("noon", "midday") else time(23, 59)
    if found["hour24"]:
        return time(int(found["hour24"]), int(found["minute24"] or found["minutes"]))
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if not 1 <= hour <= 12 or minute > 59:
        return None
    return time(hour % 12 + (12 if found["half"].casefold() == "p" else 0), minute)
