"""Dates in words, as a British officer writes them."""

from __future__ import annotations

from datetime import date, datetime

from consult_tui.domain.dates import MONTHS, Moment, PartialDate


def in_words(when: PartialDate | Moment | date) -> str:
    """`8 December 2011`, `January 2011`, `2011`, or `21 May 2012 at 17:00`."""
    match when:
        case Moment(day=day, at=None):
            return _day(day)
        case Moment(day=day, at=at):
            return f"{_day(day)} at {at:%H:%M}"
        case PartialDate():
            return when.in_words
        case _:
            return _day(when)


def closes_in_words(closes: Moment | None, now: datetime) -> str:
    """How long is left: `12 days left`, `closes today 23:45`, `closed 3 days ago`, `no closing date`."""
    if closes is None:
        return "no closing date"
    at = f" {closes.at:%H:%M}" if closes.at else ""
    days = (closes.day - now.date()).days
    if closes.passed(now):
        return {0: f"closed today{at}", -1: "closed yesterday"}.get(days, f"closed {-days} days ago")
    return {0: f"closes today{at}", 1: f"closes tomorrow{at}"}.get(days, f"{days} days left")


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
