"""Figures in a text (sums, percentages, dates, numbers), each in a normal form, so that a change can be told.

`5%`, `5 per cent` and `five per cent` are one; so are `£10.5m` and `£10,500,000`, `8 Dec 2011` and
`8/12/2011`. Numbers that only name a place (paragraph 5, question 4(b), Part 2, a list's own numbers), years
that belong to the name of an Act or a paper, and "one" as a pronoun are no figures here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Literal, TypeAlias

from consult_tui.domain.dates import MONTHS
from consult_tui.text.labels import labels
from consult_tui.text.number_words import (
    DIGITS,
    LONG_SCALES,
    SCALES,
    SMALL_VALUES,
    WORDS,
    plain_number,
    value_of,
)

Kind: TypeAlias = Literal["money", "percent", "date", "number"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure where it stands in a text."""

    text: str
    start: int
    """Index of its first letter in the text."""
    end: int
    kind: Kind
    value: str
    """Normal form: equal for the same figure however it is written. Money begins with its sign (`£10500000`);
    dates are ISO (`2011-12-08`, `2011-12`, `2011`, `--12-08` without a year, `2011/12` for a year across two,
    `T17:00`); fractions are `2/3`; percentage points end in ` points`."""


@lru_cache(maxsize=4096)
def figures(text: str) -> tuple[Figure, ...]:
    """Every figure of a text, in reading order; no two overlap."""
    if not _WORTH_A_LOOK.search(text):
        return ()
    found: list[Figure] = []
    taken = labels(text)
    small = text.casefold()
    for pattern, read in _PATTERNS:
        if not any(word in small for word in _NEEDS.get(read, ("",))):
            continue
        for match in pattern.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            made = [f for f in read(match) if f.value]
            found += made
            taken += [(f.start, f.end) for f in made]
    return tuple(_ranges_carried(text, sorted(found, key=lambda f: f.start)))


_Reader: TypeAlias = Callable[["re.Match[str]"], Iterator[Figure]]

_MONTH_NUMBERS = {name.casefold(): n for n, name in enumerate(MONTHS, 1)}
_MONTH_NUMBERS |= {name[:3].casefold(): n for n, name in enumerate(MONTHS, 1)} | {"sept": 9}
_NAMES = [*MONTHS, "Sept", *(name[:3] for name in MONTHS if name != "May")]
_MONTH = rf"(?P<month>{'|'.join([*_NAMES, *(name.upper() for name in _NAMES)])})\b\.?"
_DAY = r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[89]|20)[0-9]{2})"
_BEFORE = r"(?<![A-Za-z0-9_.,/])(?<!(?-i:[A-Z])-)"
"""A figure does not begin inside a word, a longer number or a label such as COVID-19."""
_AFTER = r"(?![A-Za-z0-9_]|[.,/][0-9])"
_MINUS = r"(?P<minus>(?:(?<![\w)%])[-−–]|\bminus\s+))?"
_NUMBER = rf"(?:{DIGITS}(?:[\s-]?(?:{LONG_SCALES})\b)?|\b{WORDS}\b)"
_FRACTIONS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_SIGNS = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3", "⅕": "1/5", "⅛": "1/8"}

_WORTH_A_LOOK = re.compile(
    rf"[0-9½¼¾⅓⅔⅕⅛]|\b(?:{'|'.join([*SMALL_VALUES, *_FRACTIONS])}|(?:hundr|thous|milli|billi|trilli)\w+)",
    re.IGNORECASE,
)


def _figure(match: re.Match[str], kind: Kind, value: str, group: int | str = 0) -> Iterator[Figure]:
    start, end = match.span(group)
    yield Figure(match.group(group), start, end, kind, value)


def _signed(match: re.Match[str], value: Decimal) -> str:
    return plain_number(-value if match["minus"] else value)


def _two_days(match: re.Match[str]) -> Iterator[Figure]:
    """`8-10 December 2011`, `8 and 9 December`: two dates."""
    yield from _figure(match, "date", _iso(match["year"], match["month"], match["first"]), "first")
    start, end = match.start("day"), match.end()
    yield Figure(match.string[start:end], start, end, "date", _whole(match))


def _whole(match: re.Match[str]) -> str:
    return _iso(match["year"], match["month"], match["day"])


def _day(match: re.Match[str]) -> Iterator[Figure]:
    yield from _figure(match, "date", _whole(match))


def _iso(year: str | None, month: str, day: str | None = None) -> str:
    """ISO form of a date in words, "" where there is no such day."""
    number = _MONTH_NUMBERS.get(month.casefold()) or int(month)
    if not 1 <= number <= 12 or (day and not 1 <= int(day) <= 31):
        return ""
    return f"{year or '-'}-{number:02}" + (f"-{int(day):02}" if day else "")


def _month(match: re.Match[str]) -> Iterator[Figure]:
    yield from _figure(match, "date", _iso(match["year"], match["month"]))


def _numeric_day(match: re.Match[str]) -> Iterator[Figure]:
    year = match["year"]
    full = year if len(year) == 4 else f"20{year}"
    yield from _figure(match, "date", _iso(full, match["month"], match["day"]))


def _years(match: re.Match[str]) -> Iterator[Figure]:
    """`2011-12` and `2011/2012` are one year across two."""
    yield from _figure(match, "date", f"{match['year']}/{match['second'][-2:]}")


def _year(match: re.Match[str]) -> Iterator[Figure]:
    yield from _figure(match, "date", match["year"] + ("s" if match["decade"] else ""))


def _clock(match: re.Match[str]) -> Iterator[Figure]:
    hour, minute = int(match["hour"]), match["minute"] or "00"
    half = (match["half"] or "").casefold()[:1]
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    yield from _figure(match, "date", f"T{hour:02}:{minute}" if hour < 24 else "")


def _money(match: re.Match[str]) -> Iterator[Figure]:
    value = value_of(f"{match['number']} {match['scale'] or ''}")
    signed = -value if match["minus"] or match["inner"] else value
    yield from _figure(match, "money", match["sign"] + plain_number(signed))


def _money_in_words(match: re.Match[str]) -> Iterator[Figure]:
    value = value_of(match["number"])
    unit = match["unit"].casefold()
    if unit in ("p", "pence"):
        value /= 100
    sign = {"e": "€", "d": "$"}.get(unit[0], "£")
    yield from _figure(match, "money", sign + _signed(match, value))


def _percent(match: re.Match[str]) -> Iterator[Figure]:
    points = " points" if match["points"] else ""
    yield from _figure(match, "percent", _signed(match, value_of(match["number"])) + points)


def _fraction(match: re.Match[str]) -> Iterator[Figure]:
    """`two thirds`, `a half`: a third and a quarter only where they are shares, not ordinals or seasons."""
    top = match["top"].casefold()
    below = _FRACTIONS[match["below"].casefold().removesuffix("s").replace("halve", "half")]
    above = 1 if top in ("a", "an") else int(value_of(top))
    yield from _figure(match, "number", f"{above}/{below}")


def _half(match: re.Match[str]) -> Iterator[Figure]:
    scale = match["scale"]
    yield from _figure(match, "number", plain_number(value_of(f"0.5 {scale}")) if scale else "1/2")


def _and_a_half(match: re.Match[str]) -> Iterator[Figure]:
    extra = Decimal("0.5") if match["part"] == "half" else Decimal("0.25")
    scale = Decimal(SCALES[match["scale"].casefold()]) if match["scale"] else Decimal(1)
    yield from _figure(match, "number", plain_number((value_of(match["number"]) + extra) * scale))


def _sign_fraction(match: re.Match[str]) -> Iterator[Figure]:
    over, under = _SIGNS[match["sign"]].split("/")
    whole = match["number"]
    value = plain_number(Decimal(whole) + Decimal(over) / Decimal(under)) if whole else f"{over}/{under}"
    yield from _figure(match, "number", value)


def _out_of(match: re.Match[str]) -> Iterator[Figure]:
    above, below = value_of(match["top"]), value_of(match["below"])
    yield from _figure(match, "number", f"{plain_number(above)}/{plain_number(below)}")


def _number(match: re.Match[str]) -> Iterator[Figure]:
    yield from _figure(match, "number", _signed(match, value_of(match["number"])))


def _compiled(*patterns: tuple[str, _Reader, bool]) -> tuple[tuple[re.Pattern[str], _Reader], ...]:
    return tuple((re.compile(p, 0 if exact else re.IGNORECASE), read) for p, read, exact in patterns)


_PATTERNS = _compiled(
    (
        rf"{_BEFORE}(?P<first>[0-3]?[0-9])(?:st|nd|rd|th)?\s*(?:-|–|to|and|or|&)\s*{_DAY}\s+(?:of\s+)?"
        rf"{_MONTH}(?:,?\s+{_YEAR}{_AFTER})?",
        _two_days,
        True,
    ),
    (rf"{_BEFORE}{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR}{_AFTER})?", _day, True),
    (rf"\b{_MONTH}\s+{_DAY}(?![0-9%]|\s*per\s?cent)(?:,?\s+{_YEAR}{_AFTER})?", _day, True),
    (rf"\b{_MONTH},?\s+{_YEAR}{_AFTER}", _month, True),
    (r"(?<![\w./-])(?P<year>[12][0-9]{3})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?![\w-])", _day, True),
    (
        r"(?<![\w./-])(?P<day>[0-3]?[0-9])(?P<part>[./-])(?P<month>[01]?[0-9])(?P=part)"
        r"(?P<year>[12][0-9]{3}|[0-9]{2})(?![\w/-]|\.[0-9])",
        _numeric_day,
        True,
    ),
    (
        r"(?<![\w£€$.,])(?P<hour>[0-2]?[0-9])(?:[:.](?P<minute>[0-5][0-9]))?\s?(?P<half>[ap])\.?m\b\.?",
        _clock,
        False,
    ),
    (
        r"(?<![\w£€$.,:])(?P<hour>[0-2]?[0-9]):(?P<minute>[0-5][0-9])(?![\w:])(?P<half>(?!))?",
        _clock,
        True,
    ),
    (
        rf"{_MINUS}(?P<sign>[£€$])\s?(?P<inner>[-−])?(?P<number>{DIGITS})"
        rf"(?:[\s-]?(?P<scale>(?:{LONG_SCALES}|m|k|b)\b))?",
        _money,
        False,
    ),
    (
        rf"{_BEFORE}{_MINUS}(?P<number>{_NUMBER})\s?(?P<unit>pounds?|pence|p|euros?|dollars?)(?!\w)",
        _money_in_words,
        False,
    ),
    (
        rf"{_BEFORE}{_MINUS}(?P<number>{_NUMBER})[\s-]?(?:%|per[\s-]?cent\b|(?=percentage))"
        r"(?:\s?(?P<points>(?:percentage\s+)?points?\b))?",
        _percent,
        False,
    ),
    (
        rf"{_BEFORE}(?P<number>{_NUMBER})\s+and\s+(?:a|one)\s+(?P<part>half|quarter)\b"
        r"(?:\s+(?P<scale>hundred|thousand|million|billion)\b)?",
        _and_a_half,
        False,
    ),
    (
        rf"\b(?P<top>{WORDS})[\s-](?P<below>halves|(?:third|quarter|fifth|sixth|eighth|tenth)s)\b",
        _fraction,
        False,
    ),
    (
        r"\b(?P<top>an?|one)[\s-](?P<below>third|quarter|fifth|sixth|eighth|tenth)\b"
        r"(?=\s+of\b|\s+(?:more|less|fewer|higher|lower)\b|\s*[.,;:)]|\s*$)",
        _fraction,
        False,
    ),
    (r"\b(?P<top>a|one)[\s-](?P<below>half)\b(?!\s+(?:term|day))", _fraction, False),
    (
        r"(?<!first )(?<!second )(?<!other )(?<!latter )(?<!better )\bhalf\b"
        r"(?=\s+(?:of|the|a|an|all|our|their|its|that|this|these|those|in)\b)(?:\s+a\s+(?P<scale>[mb]illion)\b)?",
        _half,
        False,
    ),
    (r"(?<![\w.,])(?P<number>[0-9]+)?\s?(?P<sign>[½¼¾⅓⅔⅕⅛])", _sign_fraction, True),
    (
        rf"{_BEFORE}(?P<top>{_NUMBER})\s+out\s+of\s+(?:every\s+)?(?P<below>{_NUMBER}){_AFTER}",
        _out_of,
        False,
    ),
    (
        rf"{_BEFORE}(?P<top>one|1)\s+in\s+(?:every\s+)?(?P<below>{WORDS}|[0-9]{{1,3}}){_AFTER}"
        r"(?!\s+(?:month|year|week|day)s?\b)",
        _out_of,
        False,
    ),
    (
        r"(?<![\w£€$.,/-])(?P<year>(?:1[89]|20)[0-9]{2})\s?[-–/]\s?(?P<second>(?:20|19)?[0-9]{2})(?![\w/-])",
        _years,
        True,
    ),
    (rf"{_BEFORE}{_YEAR}(?P<decade>s)?{_AFTER}(?!%)", _year, True),
    (
        rf"{_BEFORE}{_MINUS}(?P<number>{DIGITS}(?:[\s-]?(?:{LONG_SCALES}))?)(?=s?(?![A-Za-z0-9_%]))",
        _number,
        False,
    ),
    (r"(?P<minus>(?!))?\b(?P<number>one(?=[\s-](?:year|month|week|day|hour)))\b", _number, False),
    (rf"{_MINUS}\b(?P<number>(?!one\b(?!\s+(?:hundred|thousand|[mb]illion))){WORDS})\b", _number, False),
)
"""In order: what is found first keeps its place."""

_NEEDS: dict[_Reader, tuple[str, ...]] = {
    _money: ("£", "€", "$"),
    _money_in_words: ("pound", "pence", "euro", "dollar", *(f"{digit}p" for digit in range(10)), " p"),
    _percent: ("%", "cent"),
    _and_a_half: ("half", "quarter"),
    _fraction: (*_FRACTIONS, "halves"),
    _half: ("half",),
    _out_of: (" in ", "out"),
    _sign_fraction: (*_SIGNS,),
}
"""By reader, what a text must hold one of for its patterns to be worth their time."""

_BETWEEN = re.compile(r"\s*(?:-|–|—|to|and|or)\s*", re.IGNORECASE)
_SCALE_AT_END = re.compile(rf"(?:{'|'.join(SCALES)})$", re.IGNORECASE)


def _ranges_carried(text: str, found: list[Figure]) -> Iterator[Figure]:
    """Units of a range's end are those of its beginning too: `5 to 10 per cent`, `£5-10 million`."""
    for place in range(len(found) - 1, 0, -1):
        first, second = found[place - 1], found[place]
        if not _BETWEEN.fullmatch(text, first.end, second.start):
            continue
        if first.kind == "number" and second.kind == "percent" and "/" not in first.value:
            points = " points" if second.value.endswith(" points") else ""
            found[place - 1] = replace(first, kind="percent", value=first.value + points)
            continue
        if first.kind == "money" and second.kind == "number" and "and" not in text[first.end : second.start]:
            found[place] = second = replace(second, kind="money", value=first.value[0] + second.value)
        found[place - 1] = _scaled_like(first, second)
    yield from found


def _scaled_like(first: Figure, second: Figure) -> Figure:
    """The first of a range in the scale of the second, where it has none of its own."""
    scale = _SCALE_AT_END.search(second.text)
    if not scale or first.kind != second.kind or first.kind not in ("money", "number"):
        return first
    if "/" in first.value or _SCALE_AT_END.search(first.text):
        return first
    sign = first.value[0] if first.kind == "money" else ""
    number = Decimal(first.value.removeprefix(sign)) * SCALES[scale.group().casefold()]
    return replace(first, value=sign + plain_number(number))
