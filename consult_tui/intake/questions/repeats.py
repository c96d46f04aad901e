"""Questions printed twice (in their place and in a list at the end) counted once."""

from __future__ import annotations

import re
from collections.abc import Sequence

from consult_tui.intake.questions.drafts import Draft
from consult_tui.intake.questions.numbers import key
from consult_tui.intake.questions.regions import Region

_NEARLY_EQUAL = 97
"""Per cent alike: the same question in slightly other words, without a number."""
_NEARLY_EQUAL_IN_A_LIST = 88
"""Per cent alike: the same, where one stands in a list of questions that are asked elsewhere."""
_SAME_NUMBER = 60
"""Per cent of words shared: the same question where the number is the same too."""
_REWORDED = 70
"""Per cent of words shared: the same in a list without numbers, that puts the questions more shortly."""
_FEWEST_SHARED = 4
"""Words."""
_FORMULA = re.compile(
    r"^(?:do you (?:have|agree|think|support)|(?:to what extent|how far) do you|(?:are|is) there"
    r"|what are your)\b(?: (?:any|other|further|comments?|views|on|agree|disagree|or|with|that|support|the"
    r"|our|proposed|proposals?|to|evidence|think|anything))*"
)
"""How every other question begins."""
_MOST_COMPARED = 400
"""Questions with whose words one is compared; no consultation has as many."""
_SHORTEST = 25
"""Characters: shorter ones ("Please say why") may well be asked twice."""


def without_repeats(drafts: Sequence[Draft]) -> list[Draft]:
    """Each question once, in its first place and wording; options and a number come from wherever they stand.

    Where the first wording is only the beginning of the second, the fuller one is kept.
    """
    seen = _Seen()
    for draft in drafts:
        earlier = seen.same_as(draft)
        if earlier is None:
            seen.add(draft)
        else:
            _join(earlier, draft)
    return seen.kept


class _Seen:
    """The questions so far, found again by number or by words without comparing each with each."""

    def __init__(self) -> None:
        self.kept: list[Draft] = []
        self._by_number: dict[str, list[Draft]] = {}
        self._words: list[tuple[str, Draft]] = []
        self._unnumbered: list[tuple[str, Draft]] = []

    def add(self, draft: Draft) -> None:
        """Keep a question."""
        self.kept.append(draft)
        number, words = key(draft.number), draft.words.casefold()
        if number:
            self._by_number.setdefault(number, []).append(draft)
        else:
            self._unnumbered.append((words, draft))
        self._words.append((words, draft))

    def same_as(self, draft: Draft) -> Draft | None:
        """The earlier question that this one repeats; None where it is new."""
        number, words = key(draft.number), draft.words.casefold()
        numbered = self._by_number.get(number, []) if number else []
        restarted = len(numbered) > 1
        for one in sorted(numbered, key=lambda one: -_likeness(one, draft)) if restarted else numbered:
            if _same_by_number(one, draft, restarted):
                return one
        among = (self._unnumbered if number else self._words)[:_MOST_COMPARED]
        alike = (one for said, one in among if _same_by_words(one, said, draft, words))
        return next(alike, None) or _reworded(draft, [one for _, one in among])


def _same_by_number(one: Draft, other: Draft, restarted: bool) -> bool:
    """Whether two questions with one number are one: in a list even in quite other words.

    Not so where each chapter counts for itself, and so asks several questions with that number.
    """
    first, second = one.words.casefold(), other.words.casefold()
    starts = not first or not second or first.startswith(second) or second.startswith(first)
    both_listed = one.place.region is other.place.region is Region.REPEATED
    if _in_a_list(one, other) and not restarted and not both_listed:
        return True
    return starts or _likeness(one, other) >= _SAME_NUMBER


def _likeness(one: Draft, other: Draft) -> float:
    """Per cent of their words that two questions share, but for those with which every other one begins.

    "To what extent do you agree that fees should rise?" and the same of examiners are not alike.
    """
    first, second = _content(one.words), _content(other.words)
    return 200 * len(first & second) / max(len(first) + len(second), 1)


def _content(words: str) -> set[str]:
    """The beginnings of the words that carry the subject."""
    said = _FORMULA.sub("", words.casefold())
    return {word[:5] for word in re.findall(r"\w+", said) if len(word) > 3 or word.isdigit()}


def _same_by_words(one: Draft, first: str, other: Draft, second: str) -> bool:
    from rapidfuzz.fuzz import ratio

    if one.lead or other.lead or one.place.heading == other.place.heading:
        return False
    listed = _in_a_list(one, other)
    if min(len(first), len(second)) < _SHORTEST and not listed:
        return False
    return ratio(first, second) >= (_NEARLY_EQUAL_IN_A_LIST if listed else _NEARLY_EQUAL)


def _reworded(draft: Draft, among: Sequence[Draft]) -> Draft | None:
    """The question that an unnumbered one in a list repeats in other words: the likest, if like enough."""
    if draft.number or draft.lead or draft.place.region is not Region.REPEATED:
        return None
    others = [
        one
        for one in among
        if not one.lead
        and one.place.region is not Region.REPEATED
        and len(_content(one.words) & _content(draft.words)) >= _FEWEST_SHARED
    ]
    likest = max(others, key=lambda one: _likeness(one, draft), default=None)
    return likest if likest is not None and _likeness(likest, draft) >= _REWORDED else None


def _in_a_list(one: Draft, other: Draft) -> bool:
    return Region.REPEATED in (one.place.region, other.place.region)


def _join(earlier: Draft, later: Draft) -> None:
    begins = later.words.casefold().startswith(earlier.words.casefold())
    # In a list, parts or options may run on in the question's own paragraph.
    has_parts = bool(earlier.last_letter) or earlier.parted or bool(earlier.options)
    if begins and len(later.words) > len(earlier.words) and not earlier.asked and not has_parts:
        earlier.text = list(later.text)
    earlier.number = earlier.number or later.number
    earlier.options = earlier.options or later.options
    earlier.choose = earlier.choose or later.choose
    earlier.word_limit = earlier.word_limit or later.word_limit
