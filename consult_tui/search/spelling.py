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
_MOST = 12
"""Neighbours taken for one word."""


def edits_allowed(word: str) -> int:
    """Slips forgiven in a word of this length: none up to three letters, one up to five, then two."""
    return 0 if len(word) < _SHORTEST else 1 if len(word) < 6 else 2


def neighbours(inverted: Inverted, word: str) -> tuple[tuple[str, int], ...]:
    """The nearest words of the vocabulary with their distance, the commonest first; () where none is near.

    Words that begin with the same letter, or with the first two swapped, are preferred: people seldom get the
    first letter wrong. Words two slips away count only where none is one slip away, and words that differ in
    more vowels only where none is two away.
    """
    allowed = edits_allowed(word)
    if not allowed:
        return ()
    near = _nearest(word, _same_start(inverted.vocabulary, word), allowed)
    if not near:
        near = _nearest(word, inverted.vocabulary, allowed) or _same_consonants(inverted.vocabulary, word)
    return tuple(sorted(near, key=lambda found: (-inverted.spread(found[0]), found[0]))[:_MOST])


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
    return [*beginning(vocabulary, word[0]), *beginning(vocabulary, word[1] + word[0])]


def _same_consonants(vocabulary: Sequence[str], word: str) -> list[tuple[str, int]]:
    """Words that differ in their vowels only, which people get wrong most: "beaurocracy"."""
    bones = _consonants(word)
    if len(bones) < _SHORTEST:
        return []
    return [(other, 2) for other in beginning(vocabulary, word[0]) if _consonants(other) == bones]


def _consonants(word: str) -> str:
    """A word without vowels, double letters once."""
    bare = _VOWELS.sub("", word)
    return _TWICE.sub(r"\1", bare)


def _nearest(word: str, among: Iterable[str], allowed: int) -> list[tuple[str, int]]:
    """The words at the least distance that is allowed at all."""
    # Only a misspelt word pays for loading this.
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    near = [other for other in dict.fromkeys(among) if abs(len(other) - len(word)) <= allowed]
    found = extract(word, near, scorer=OSA.distance, processor=None, score_cutoff=allowed, limit=None)
    least = min((int(distance) for _, distance, _ in found), default=0)
    return [(other, least) for other, distance, _ in found if distance == least]
