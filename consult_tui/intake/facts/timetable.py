"""When a consultation opens and closes, in the document's own words; one pattern a wording."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from consult_tui.domain.dates import Moment
from consult_tui.intake.facts.dates import Written, dates_in
from consult_tui.intake.patterns import any_of

_WE = r"(?:consultation|call for (?:evidence|views|input)|survey|review|exercise|it|ymgynghoriad)"
_IT = r"(?:responses?|repl(?:y|ies)|comments?|views?|submissions?|evidence|contributions?|forms?)"
CLOSES = any_of(
    (
        r"\bclosing date\b",
        r"\bdate of closing\b",
        r"\bdeadline\b",
        r"\blast date for\b",
        rf"\b{_WE}\b.{{0,60}}\b(?:closes?|closed|closing|ends?|ended|will end|will close|concludes?)\b",
        rf"\b{_WE}\b.{{0,60}}\b(?:runs?|ran|open|opened|running|lasts?)\b.{{0,60}}\b(?:to|until|till)\b",
        rf"\b{_IT}\b.{{0,120}}\b(?:by|before|until|no later than|not later than)\b",
        r"\b(?:respond|reply|write to us|let us know|take part|return it)\b.{0,120}"
        r"\b(?:by|before|until|no later than)\b",
        r"\b(?:closes|closed)\b.{0,12}$",
        r"\bdyddiad cau\b|\byn cau\b",
    )
)
"""Words that make the date behind them the closing."""
_OPENS = any_of(
    (
        r"\bopening date\b|\bstart date\b|\bdate of issue\b|\blaunch date\b",
        rf"\b{_WE}\b.{{0,60}}\b(?:opens?|opened|began|begins?|starts?|started|launched|commence[sd]?|issued)\b",
        rf"\b{_WE}\b.{{0,60}}\b(?:runs?|ran|open|lasts?|running)\b.{{0,30}}\bfrom\b",
        r"^(?:opens?|opened|launched|published|issued|begins?|duration)\b",
    )
)
_TO = re.compile(
    r"\W*(?:\w+\W+){0,3}?(?:to|until|till|and (?:\w+ ){0,3}(?:ends?|closes?|conclude)(?: on)?|[-–—])\s+"
    r"(?:\w+\W+){0,4}$",
    re.IGNORECASE,
)
"""Between the two dates of a span."""
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-Z])")
_BEFORE = 200
"""Characters before a date in which the words that explain it stand."""


def closings_of(texts: Iterable[str]) -> list[Moment]:
    """Every closing date and time that the texts give, each once, in order; a day without its time gives way.

    >>> [str(m) for m in closings_of(["It closes on 3 July 2012 at noon.", "Closing date: 3 July 2012"])]
    ['2012-07-03T12:00']
    """
    found = [one.moment for before, one, opens in _explained(texts) if CLOSES.search(before) or opens]
    timed = {moment.day for moment in found if moment.at is not None}
    return [m for m in dict.fromkeys(found) if m.at is not None or m.day not in timed]


def opening_of(texts: Iterable[str]) -> Moment | None:
    """The first date that a text calls the opening; in "ran from 3 May to 4 July 2011", the first."""
    for before, one, _ in _explained(texts):
        said = list(_OPENS.finditer(before))
        if said and not re.search(r"\b(?:clos\w+|deadline|until|by)\b", before[said[-1].end() :]):
            return one.moment
    return None


def _explained(texts: Iterable[str]) -> Iterator[tuple[str, Written, bool]]:
    """Each date with its sentence's words before it, and whether it ends the consultation's span."""
    for text in texts:
        end, opened = 0, False
        for one in dates_in(text):
            between = text[end : one.start]
            ends_span = opened and bool(_TO.match(between))
            before = _SENTENCE_END.split(between)[-1][-_BEFORE:]
            yield before, one, ends_span
            opened = bool(_OPENS.search(before))
            end = one.end
