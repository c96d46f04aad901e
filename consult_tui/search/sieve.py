"""Which words of a large vocabulary can be near another at all, told by their letters alone.

One slip changes the set of a word's letters by two at most: a letter that goes and one that comes. Told over
arrays this leaves a few words in a hundred to be compared letter by letter.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from consult_tui.search.inverted import Inverted

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LARGE = 4_000
"""Words from which sieving saves time."""
_LONGEST = 24
"""Letters of a word that are looked at; no longer word is sieved."""


class Sieve:
    """The letters of every word of a vocabulary, and of every beginning of it."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        import numpy as np

        self._words = vocabulary
        self._sizes = np.fromiter(map(len, vocabulary), np.int32, len(vocabulary))
        codes = np.array(vocabulary, f"U{_LONGEST}").view(np.uint32).reshape(len(vocabulary), _LONGEST)
        bits = np.where(codes, np.uint32(1) << (codes & np.uint32(31)), np.uint32(0)).astype(np.uint32)
        self._letters: NDArray[np.uint32] = np.bitwise_or.accumulate(bits, axis=1)

    def near(self, word: str, allowed: int) -> list[str]:
        """The words that so many slips may lead to, in their order."""
        import numpy as np

        far = np.bitwise_count(self._letters[:, -1] ^ np.uint32(_letters(word)))
        close = (far <= 2 * allowed) & (np.abs(self._sizes - len(word)) <= allowed)
        return [self._words[place] for place in np.flatnonzero(close).tolist()]

    def begun(self, start: str, allowed: int, low: int, high: int) -> list[str]:
        """The words from one place to another whose beginning of that length so many slips may lead to."""
        import numpy as np

        letters, sizes = self._letters[low:high, len(start) - 1], self._sizes[low:high]
        far = np.bitwise_count(letters ^ np.uint32(_letters(start)))
        close = (far <= 2 * allowed) & (sizes >= len(start))
        return [self._words[low + place] for place in np.flatnonzero(close).tolist()]


def _letters(word: str) -> int:
    found = 0
    for letter in word:
        found |= 1 << (ord(letter) & 31)
    return found


def sieve_for(inverted: Inverted, word: str) -> Sieve | None:
    """The sieve of an index; None where the vocabulary is small, the word long, or numpy not to be had."""
    if len(inverted.vocabulary) < LARGE or len(word) > _LONGEST:
        return None
    if not inverted.kept_sieves:
        from consult_tui.search.dense import available

        if not available():
            return None
        inverted.kept_sieves.append(Sieve(inverted.vocabulary))
    made: Sieve = inverted.kept_sieves[0]
    return made
