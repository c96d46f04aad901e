"""When a consultation opens and closes, in the document's own words; one pattern a wording."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from consult_tui.domain.dates import Moment
from consult_tui.intake.facts.dates import Written, dates_in
from consult_tui.intake.patterns import any_of

_ELSE = (
    r"(?:(?!\b(?:which|whether|seeks?|asks?|propose[sd]?|invites?|sets? out|concerns?|considers?|covers?"
    r"|explains?)\b)[^;]){0,60}"
)
"""Words between the subject and its verb, none of which begins another matter."""
_WE = (
    r"(?:\b(?:consultation|call for (?:evidence|views|input)|(?:this|our) (?:survey|review|exercise)"
    rf"|ymgynghoriad)\b{_ELSE}\b|\bit (?:(?:will|is|was) )?)"
)
_IT = r"(?:responses?|repl(?:y|ies)|comments?|views?|submissions?|evidence|contributions?|forms?|answers?)"
_BY = r"\b(?:by|until|no later than|not later than|(?:on or|received|sent|submitted|returned|us) before)\b"
_NOT_OURS = (
    r"(?<!publish its )(?<!publish the )(?<!publish a )(?<!publish our )(?<!government )(?<!summary of )"
    r"(?<!analysis of )(?<!respond to )(?<!respond to the )"
)
"""What is done with the responses later is no deadline for them: "we will publish our response by ..."."""
CLOSES = any_of(
    (
        r"\bclosing date\b",
        r"\bdate of closing\b",
        r"\bdeadline\b",
        r"\blast date for\b",
        rf"{_WE}(?:closes?|closed|closing|ends?|ended|close|concludes?)\b",
        rf"{_WE}(?:runs?|ran|open|opened|running|lasts?)\b.{{0,60}}\b(?:to|until|till)\b",
        rf"{_NOT_OURS}\b{_IT}\b(?:(?!\b(?:collected|gathered|dated|recorded|published)\b).){{0,120}}{_BY}",
        r"\byou have until\b",
        r"\bthe survey (?:closes|will close)\b",
        rf"(?<!\bwill )\b(?:respond|reply|write to us|let us know|take part|return(?: it)?)\b.{{0,120}}{_BY}",
        rf"(?<!\bwill )\bsend (?:it|them|us|your \w+)\b.{{0,120}}{_BY}",
        r"\b(?:closes|closed)\b.{0,12}$",
        r"^(?:ends?|closes?|closed|end date|respond by|reply by)\b.{0,30}$",
        r"\bdyddiad cau\b|\byn cau\b",
    )
)
"""Words that make the date behind them the closing."""
_OPENS = any_of(
    (
        r"\b(?:opening|publication|start|issue|launch) date\b|\bdate of issue\b",
        rf"{_WE}(?:opens?|opened|began|begins?|starts?|started|launched|commence[sd]?|issued)\b",
        rf"{_WE}(?:runs?|ran|open|lasts?|last|run|running)\b.{{0,30}}\bfrom\b",
        r"^(?:opens?|opened|launched|published|issued|begins?|starts?|duration)\b",
    )
)
ANNOUNCES = re.compile(
    r"\W*(?:(?:closing|closes|closed|opening|opens|opened|launch(?:ed)?|start|end|issued?|deadline)"
    r"(?: date)?(?: for (?:responses|comments|replies))?|date of (?:issue|closing)|respond by|responses? by"
    r"|dyddiad cau|when (?:does|will) (?:it|this consultation) (?:open|close))\W*",
    re.IGNORECASE,
)
"""A heading, cell or term with its date below or beside it."""
_YEARS = {((4, 1), (3, 31)), ((4, 6), (4, 5)), ((1, 1), (12, 31)), ((9, 1), (8, 31))}
"""First and last day, as (month, day), of years of account, of tax, of the calendar and of school."""
_TO = re.compile(
    r"\W*(?:\w+\W+){0,3}?(?:to|until|till|and (?:\w+ ){0,3}(?:ends?|closes?|conclude)(?: on)?|[-–—])\s+"
    r"(?:\w+\W+){0,4}$",
    re.IGNORECASE,
)
"""Between the two dates of a span."""
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-Z])")
_BEFORE = 200
"""Characters before a date in which the words that explain it stand."""
_Explained = tuple[str, Written, bool]
"""Words before a date, the date, and whether it ends the consultation's span."""


def timetable_of(texts: Iterable[str]) -> tuple[Moment | None, list[Moment]]:
    """The opening and every closing, as the two below give them; the texts are gone through once."""
    explained = list(_explained(texts))
    return _opening(explained), _closings(explained)


def closings_of(texts: Iterable[str]) -> list[Moment]:
    """Every closing date and time that the texts give, each once, in order; a day without its time gives way.

    >>> [str(m) for m in closings_of(["It closes on 3 July 2012 at noon.", "Closing date: 3 July 2012"])]
    ['2012-07-03T12:00']
    """
    return _closings(_explained(texts))


def _closings(explained: Iterable[_Explained]) -> list[Moment]:
    found = [one.moment for before, one, opens in explained if CLOSES.search(before) or opens]
    timed = {moment.day for moment in found if moment.at is not None}
    return [m for m in dict.fromkeys(found) if m.at is not None or m.day not in timed]


def opening_of(texts: Iterable[str]) -> Moment | None:
    """The first date that a text calls the opening; in "ran from 3 May to 4 July 2011", the first."""
    return _opening(_explained(texts))


def _opening(explained: Iterable[_Explained]) -> Moment | None:
    for before, one, _ in explained:
        said = list(_OPENS.finditer(before))
        if said and not re.search(r"\b(?:clos\w+|deadline|until|by)\b", before[said[-1].end() :]):
            return one.moment
    return None


def _explained(texts: Iterable[str]) -> Iterator[_Explained]:
    """Each date with its sentence's words before it, and whether it ends the consultation's span."""
    for text in texts:
        dates = dates_in(text)
        if not dates:
            continue
        end, opened = 0, False
        for one in _without_years(dates):
            between = text[end : one.start]
            ends_span = opened and bool(_TO.match(between))
            before = _SENTENCE_END.split(between)[-1][-_BEFORE:]
            yield before, one, ends_span
            opened = bool(_OPENS.search(before))
            end = one.end


def _without_years(dates: list[Written]) -> Iterator[Written]:
    """The dates without those that are a whole year's first and last day: no consultation runs so.

    "from 1 April 2023 to 31 March 2024" is the period of a rent, a grant or a figure.
    """
    ends = [(one.moment.day.month, one.moment.day.day) for one in dates]
    whole = {i for i in range(len(dates) - 1) if (ends[i], ends[i + 1]) in _YEARS}
    yield from (one for i, one in enumerate(dates) if i not in whole and i - 1 not in whole)
