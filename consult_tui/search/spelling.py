"""Misspelt words: which words of the library were meant.

The distance counts letters left out, put in, changed, or two neighbours swapped (optimal string alignment).
It is measured against the vocabulary, never against texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from consult_tui.search.inverted import Inverted, beginning

_SHORTEST = 4
"""Shorter words are taken as they are typed: too many others are near them."""
_VOWELS = re.compile("[aeiou]+")
_TWICE = re.compile(r"(.)\1+")
_FORGIVEN_TWO = 6
"""Words of this length and longer are forgiven two slips."""
_MOST = 12
"""Neighbours taken for one word."""


def neighbours(inverted: Inverted, word: str) -> tuple[tuple[str, int], ...]:
    """The nearest words of the vocabulary with their distance, the commonest first; () where none is near.

    A word one slip away is looked for first among those that begin with the same letter, or with the first
    two swapped: people seldom get the first letter wrong. Only where none is one slip away do two slips
    count, and only where none is two away do words that differ in more vowels.
    """
    known = inverted.kept_neighbours.get(word)
    if known is None:
        near = _near(inverted, word) if len(word) >= _SHORTEST else []
        known = tuple(sorted(near, key=lambda found: (-inverted.spread(found[0]), found[0]))[:_MOST])
        inverted.kept_neighbours[word] = known
    return known


def _near(inverted: Inverted, word: str) -> list[tuple[str, int]]:
    likely = _same_start(inverted.vocabulary, word)
    if near := _nearest(word, likely, 1):
        return near
    if len(word) < _FORGIVEN_TWO:
        return _nearest(word, inverted.vocabulary, 1)
    # Read once for both distances: most of what misspelt words cost is here.
    near = _nearest(word, inverted.vocabulary, 2)
    if near and near[0][1] == 2:
        starts = (word[0], word[1] + word[0])
        near = [found for found in near if found[0].startswith(starts)] or near
    return near or _same_consonants(likely, word)


def unfinished_neighbours(inverted: Inverted, start: str) -> tuple[str, ...]:
    """Words whose beginning is one slip away from what was typed so far, the commonest first."""
    if len(start) < _SHORTEST:
        return ()
    by_start: dict[str, list[str]] = {}
    for word in _same_start(inverted.vocabulary, start):
        if len(word) >= len(start):
            by_start.setdefault(word[: len(start)], []).append(word)
    near = _nearest(start, by_start, 1)
    words = [word for begun, _ in near for word in by_start[begun]]
    return tuple(sorted(words, key=lambda word: (-inverted.spread(word), word))[:_MOST])


def _same_start(vocabulary: Sequence[str], word: str) -> list[str]:
    words = list(beginning(vocabulary, word[0]))
    if word[1] != word[0]:
        words += beginning(vocabulary, word[1] + word[0])
    return words


def _same_consonants(among: Iterable[str], word: str) -> list[tuple[str, int]]:
    """Words that differ in their vowels only, which people get wrong most: "beaurocracy"."""
    bones = _consonants(word)
    if len(bones) < _SHORTEST:
        return []
    return [(other, 2) for other in among if _consonants(other) == bones]


def _consonants(word: str) -> str:
    """A word without vowels, double letters once."""
    return _TWICE.sub(r"\1", _VOWELS.sub("", word))


def _nearest(word: str, among: Iterable[str], allowed: int) -> list[tuple[str, int]]:
    """The words at the least distance that is allowed at all."""
    # Only a misspelt word pays for loading this.
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    low, high = len(word) - allowed, len(word) + allowed
    near = [other for other in among if low <= len(other) <= high]
    found = extract(word, near, scorer=OSA.distance, processor=None, score_cutoff=allowed, limit=None)
    least = min((int(distance) for _, distance, _ in found), default=0)
    return [(other, least) for other, distance, _ in found if distance == least]
