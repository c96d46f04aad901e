"""Misspelt words: which words of the library were meant.

The distance counts letters left out, put in, changed, or two neighbours swapped (optimal string alignment).
It is measured against the vocabulary, never against texts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from consult_tui.search.inverted import Inverted, beginning, reach
from consult_tui.search.sieve import sieve_for

_SHORTEST = 4
"""Shorter words are taken as they are typed: too many others are near them."""
_VOWELS = re.compile("[aeiou]+")
_TWICE = re.compile(r"(.)\1+")
_FORGIVEN_TWO = 6
"""Words of this length and longer are forgiven two slips."""
_DOUBTED = 5
"""A word of the library of this length or longer may be a slip for another."""
_MOST = 12
"""Neighbours taken for one word."""


def neighbours(inverted: Inverted, word: str) -> tuple[tuple[str, int], ...]:
    """The nearest words of the vocabulary with their distance, the commonest of them first; () for none.

    Words that begin with the same letter, or with the first two swapped, come before others at the same
    distance: people seldom get the first letter wrong. Only where none is one slip away do two slips count,
    and only where none is two away do words that differ in more vowels.
    """
    known = inverted.kept_neighbours.get(word)
    if known is None:
        near = _near(inverted, word) if len(word) >= _SHORTEST else []
        near.sort(key=lambda found: (found[1], -inverted.spread(found[0]), found[0]))
        known = tuple(near[:_MOST])
        inverted.kept_neighbours[word] = known
    return known


def one_slip_away(inverted: Inverted, word: str) -> tuple[str, ...]:
    """Other words that a word of the vocabulary may be a slip for, the commonest first."""
    if len(word) < _DOUBTED:
        return ()
    near = [(other, slips) for other, slips in _within(inverted, word, 1) if slips == 1]
    return tuple(word for word, _ in sorted(near, key=lambda found: (-inverted.spread(found[0]), found[0])))


def _near(inverted: Inverted, word: str) -> list[tuple[str, int]]:
    found = _within(inverted, word, 1 if len(word) < _FORGIVEN_TWO else 2)
    starts = (word[0], word[1] + word[0])
    for slips in (1, 2):
        if near := [one for one in found if one[1] == slips]:
            likely = [one for one in near if one[0].startswith(starts)]
            # One slip in the first letter is as good as two elsewhere; two slips there are not thought of.
            others = [(word, 2) for word, _ in near if not word.startswith(starts)] if slips == 1 else []
            return [*likely, *others] if likely else near
    return _same_consonants(inverted, word) if len(word) >= _FORGIVEN_TWO else []


def unfinished_neighbours(inverted: Inverted, start: str) -> tuple[str, ...]:
    """Words whose beginning is one slip away from what was typed so far, the commonest first."""
    if len(start) < _SHORTEST:
        return ()
    by_start: dict[str, list[str]] = {}
    for word in _begun_nearly(inverted, start):
        if len(word) >= len(start):
            by_start.setdefault(word[: len(start)], []).append(word)
    near = _measured(start, list(by_start), 1)
    words = [word for begun, _ in near for word in by_start[begun]]
    return tuple(sorted(words, key=lambda word: (-inverted.spread(word), word))[:_MOST])


def _begun_nearly(inverted: Inverted, start: str) -> list[str]:
    """Words that begin with the same letter, or with the first two swapped, and perhaps nearly so."""
    sieve = sieve_for(inverted, start)
    found: list[str] = []
    for first in dict.fromkeys((start[0], start[1] + start[0])):
        if first[1:] == start[0] == start[1]:
            continue
        low, high = reach(inverted.vocabulary, first)
        found += sieve.begun(start, 1, low, high) if sieve else inverted.vocabulary[low:high]
    return found


def _same_consonants(inverted: Inverted, word: str) -> list[tuple[str, int]]:
    """Words that differ in their vowels only, which people get wrong most: "beaurocracy"."""
    bones = _consonants(word)
    if len(bones) < _SHORTEST:
        return []
    return [(other, 2) for other in beginning(inverted.vocabulary, word[0]) if _consonants(other) == bones]


def _consonants(word: str) -> str:
    """A word without vowels, double letters once."""
    return _TWICE.sub(r"\1", _VOWELS.sub("", word))


def _within(inverted: Inverted, word: str, allowed: int) -> list[tuple[str, int]]:
    """The words of the vocabulary that so many slips lead to, with how many."""
    sieve = sieve_for(inverted, word)
    if sieve:
        return _measured(word, sieve.near(word, allowed), allowed)
    low, high = len(word) - allowed, len(word) + allowed
    return _measured(word, [other for other in inverted.vocabulary if low <= len(other) <= high], allowed)


def _measured(word: str, among: Sequence[str], allowed: int) -> list[tuple[str, int]]:
    # Only a misspelt word pays for loading this.
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    found = extract(word, among, scorer=OSA.distance, processor=None, score_cutoff=allowed, limit=None)
    return [(other, int(slips)) for other, slips, _ in found]
