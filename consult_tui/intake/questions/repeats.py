"""Questions printed twice (in their place and in a list at the end) counted once."""

from __future__ import annotations

from collections.abc import Sequence

from consult_tui.intake.questions.drafts import Draft
from consult_tui.intake.questions.numbers import key
from consult_tui.intake.questions.regions import Region

_NEARLY_EQUAL = 97
"""Per cent alike: the same question in slightly other words, without a number."""
_NEARLY_EQUAL_IN_A_LIST = 88
"""Per cent alike: the same, where one stands in a list of questions that are asked elsewhere."""
_SAME_NUMBER = 60
"""Per cent alike: the same question where the number is the same too."""
_SHORTEST = 25
"""Characters: shorter ones ("Please say why") may well be asked twice."""


def without_repeats(drafts: Sequence[Draft]) -> list[Draft]:
    """Each question once, in its first place and wording; options and a number come from wherever they stand.

    Where the first wording is only the beginning of the second, the fuller one is kept.
    """
    kept: list[Draft] = []
    for draft in drafts:
        earlier = next((one for one in kept if _same(one, draft)), None)
        if earlier is None:
            kept.append(draft)
        else:
            _join(earlier, draft)
    return kept


def _same(one: Draft, other: Draft) -> bool:
    from rapidfuzz.fuzz import ratio

    first, second = one.words.casefold(), other.words.casefold()
    numbers = key(one.number), key(other.number)
    listed = Region.REPEATED in (one.place.region, other.place.region)
    if all(numbers):
        if numbers[0] != numbers[1]:
            return False
        starts = bool(first and second) and (first.startswith(second) or second.startswith(first))
        return listed or starts or not first or not second or ratio(first, second) >= _SAME_NUMBER
    if one.lead or other.lead or (min(len(first), len(second)) < _SHORTEST and not listed):
        return False
    if one.place.heading == other.place.heading:
        return False
    return ratio(first, second) >= (_NEARLY_EQUAL_IN_A_LIST if listed else _NEARLY_EQUAL)


def _join(earlier: Draft, later: Draft) -> None:
    begins = later.words.casefold().startswith(earlier.words.casefold())
    if begins and len(later.words) > len(earlier.words) and not earlier.asked:
        earlier.text = list(later.text)
    earlier.number = earlier.number or later.number
    earlier.options = earlier.options or later.options
    earlier.choose = earlier.choose or later.choose
    earlier.word_limit = earlier.word_limit or later.word_limit
