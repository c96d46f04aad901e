"""When a consultation opens and closes, in the document's own words; one small rule a wording."""

from __future__ import annotations

import re
from collections.abc import Iterable

from consult_tui.domain.dates import Moment
from consult_tui.intake.facts.dates import dates_in

_CLOSES = re.compile(
    r"\b(?:clos(?:es|ed|ing|e)\b|deadline|no later than|(?:respon\w+|repl\w+|comments?|views?|submissions?"
    r"|evidence|it|us|them|form|questionnaire)"
    r"(?: \w+){0,8} (?:by|before|until)\b|(?:should|must) (?:be |reach )(?:\w+ ){0,8}by\b|ends?\b(?: on"
    r"| at)|will end\b|ran until|runs? (?:until|to)|open until|respond by"
    r"|reply by|return(?:ed)? by|dyddiad cau|yn cau|daw .{0,30} i ben|last date)",
    re.IGNORECASE,
)
_SPAN = re.compile(
    r"\b(?:duration|runs?|ran|open|lasts?|weeks?|begins?|starts?|commence\w*|from|launch\w*)\b", re.IGNORECASE
)
_OPENS = re.compile(
    r"\b(?:launch(?:ed|es)?|opens?|opened|begins?|began|starts?|started|commence[sd]?|issued|opening date"
    r"|date of issue"
    r"|start date)\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\W*(?:\w+ ){0,6}?(?:to|until|and ends?(?: on)?|and closes?(?: on)?|[-–—])\s+(?:\w+\s+){0,5}$",
    re.IGNORECASE,
)
_BEFORE, _AFTER = 110, 60
"""Characters around a date in which the words that explain it stand."""


def closings_of(texts: Iterable[str]) -> list[Moment]:
    """Every closing date and time that the texts give, each once, in order; a day without its time gives way.

    >>> [str(m) for m in closings_of(["The consultation closes on 3 July 2012 at noon.", "Closing date:
    3 July 2012"])]
    ['2012-07-03T12:00']
    """
    found: list[Moment] = []
    for text in texts:
        written = dates_in(text)
        for number, one in enumerate(written):
            start = written[number - 1].end if number else 0
            before = text[max(start, one.start - _BEFORE) : one.start]
            ends_span = number > 0 and _UNTIL.match(text[start : one.start]) and _SPAN.search(text[:start])
            below = text[one.end : one.end + _AFTER] if number + 1 == len(written) else ""
            said_after = re.match(r"[^.\n]{0,40}\bis the (?:closing|deadline)", below, re.IGNORECASE)
            if _says_closes(before) or ends_span or said_after:
                found.append(one.moment)
    timed = {moment.day for moment in found if moment.at is not None}
    return [m for m in dict.fromkeys(found) if m.at is not None or m.day not in timed]


def opening_of(texts: Iterable[str]) -> Moment | None:
    """The first date that a text calls the opening; in "from 3 May to 4 July 2011", the first."""
    for text in texts:
        written = dates_in(text)
        for number, one in enumerate(written):
            start = written[number - 1].end if number else 0
            before = text[max(start, one.start - 60) : one.start]
            spans = number + 1 < len(written) and _UNTIL.match(text[one.end : written[number + 1].start])
            said = list(_OPENS.finditer(before))
            if (said and not _CLOSES.search(before[said[-1].end() :])) or (spans and _SPAN.search(text)):
                return one.moment
    return None


def _says_closes(before: str) -> bool:
    """Whether the words before a date make it the closing: nothing between them says otherwise."""
    said = list(_CLOSES.finditer(before))
    if not said:
        return False
    between = before[said[-1].end() :]
    return not re.search(r"[.!?]\s+[A-Z]|\b(?:publish\w*|response to|regulations|act)\b", between)
