"""All the questions of a consultation together: what they say of each other's lines.

A question is asked among others. A line that fits another of them better is held back here a little, and
lines under the themes that the questions share come forward: both were measured, over consultations, to
bring the line that answers nearer to the top (tests/benchmarks/crossval_suggest.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from consult_tui.search.index import Index
from consult_tui.search.ranking import summed
from consult_tui.search.subject import QUESTION_WORDS, by_theme, subject_of

CLAIMED = 0.2
"""What is taken off for each point by which a line fits another question better; 0.1 to 0.3 make no odds."""
THEMED = 1.0
"""What the themes of all the questions count beside a question's own words; 0.5 to 2 make no odds."""
_KEPT = 16

Scores = Mapping[int, float]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the questions of one consultation, taken together, say of each line."""

    best: Mapping[int, tuple[float, str, float]]
    """For each line how well it fits the question that it fits best, that question, and the next best fit."""
    themed: Scores
    """For each line how well the best of its themes fits all the questions."""

    def claimed(self, number: int, text: str, fit: float) -> float:
        """By how much a line fits another question better than this one."""
        best, whose, second = self.best.get(number, (0.0, "", 0.0))
        return max(0.0, (second if whose == text else best) - fit)


NOTHING = Asked({}, {})
"""Where a question stands alone."""


def asked_together(index: Index, texts: Iterable[str]) -> Asked:
    """What these questions say together; kept, since each of them is asked with the same others."""
    each = tuple(dict.fromkeys(texts))
    if len(each) < 2:
        return NOTHING
    known = index.kept_asked.get(each)
    if known is None:
        if len(index.kept_asked) >= _KEPT:
            index.kept_asked.clear()
        known = index.kept_asked[each] = _together(index, each)
    return known


def _together(index: Index, texts: Sequence[str]) -> Asked:
    best: dict[int, tuple[float, str, float]] = {}
    sums: dict[int, float] = {}
    for text in texts:
        for number, fit in summed(index.inverted, subject_of(index, text, QUESTION_WORDS).terms).items():
            sums[number] = sums.get(number, 0.0) + fit
            first, whose, second = best.get(number, (0.0, "", 0.0))
            best[number] = (fit, text, first) if fit > first else (first, whose, max(second, fit))
    means = {number: total / len(texts) for number, total in sums.items()}
    return Asked(best, by_theme(index, means))
