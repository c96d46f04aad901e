"""Which questions of two readings are the same: by their words, and by number where the words are near.

Equal words make two questions one wherever they stand. Words that only are alike need a share of those that
carry the subject too, for every other question begins "Do you agree that": less of it where the number
is the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from consult_tui.domain.consultations import Question
from consult_tui.text.fold import fold

SAME_NUMBER = (60, 0.4)
"""Per cent alike, and share of the words that carry the subject, for questions of one number."""
ANY_NUMBER = (82, 0.6)
"""The same for questions of any number."""
A_NUMBER = 10
"""Per cent that an equal number is worth, where several are alike."""

_FORMULA = re.compile(
    r"^(?:do you (?:have|agree|think|support)|(?:to what extent|how far) do you|(?:are|is) there|should"
    r"|please|what are your)\b(?: (?:any|other|further|comments?|views|on|agree|disagree|or|with|that|support"
    r"|the|our|proposed|proposals?|to|evidence|think|anything))*"
)


def matches(old: Sequence[Question], new: Sequence[Question]) -> dict[int, int]:
    """For places in `new`, the place in `old` of the question that it is; none is used twice."""
    found = _by_words(old, new)
    left_old = [n for n in range(len(old)) if n not in set(found.values())]
    left_new = [n for n in range(len(new)) if n not in found]
    alike = [(-score, n, o) for n in left_new for o in left_old if (score := _likeness(old[o], new[n]))]
    used = set(found.values())
    for _, n, o in sorted(alike):
        if n not in found and o not in used:
            found[n] = o
            used.add(o)
    return found


def same_words(one: Question, other: Question) -> bool:
    """Whether two questions ask in the same words, whatever their blanks, quotation marks and capitals."""
    return fold(one.text) == fold(other.text)


def same_boxes(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two questions have the same boxes in the same order."""
    return [fold(option) for option in one] == [fold(option) for option in other]


def bare(number: str) -> str:
    """A number without what does not tell it apart: `4 (b).` and `4(b)` are one."""
    return re.sub(r"[\s.:]+$|\s+", "", number).casefold()


def _by_words(old: Sequence[Question], new: Sequence[Question]) -> dict[int, int]:
    """Those in equal words; where several are, first those of one number, then in their order."""
    places: dict[str, list[int]] = {}
    for place, question in enumerate(old):
        places.setdefault(fold(question.text), []).append(place)
    found: dict[int, int] = {}
    for by_number in (True, False):
        for place, question in enumerate(new):
            here = places.get(fold(question.text), [])
            fits = [o for o in here if not by_number or bare(old[o].number) == bare(question.number)]
            if place not in found and fits:
                found[place] = fits[0]
                here.remove(fits[0])
    return found


def _likeness(one: Question, other: Question) -> float:
    """How alike two questions are, in per cent; 0 where they are not one."""
    from rapidfuzz.fuzz import ratio

    first, second = fold(one.text), fold(other.text)
    numbered = bool(one.number) and bare(one.number) == bare(other.number)
    least, share = SAME_NUMBER if numbered else ANY_NUMBER
    score = ratio(first, second, score_cutoff=least)
    if not score or _shared(first, second) < share:
        return 0
    return score + A_NUMBER * numbered


def _shared(first: str, second: str) -> float:
    """The share of the words that carry the subject; all of them where there are none."""
    a, b = _content(first), _content(second)
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


def _content(words: str) -> set[str]:
    said = _FORMULA.sub("", words)
    return {word[:6] for word in re.findall(r"\w+", said) if len(word) > 3 or word.isdigit()}
