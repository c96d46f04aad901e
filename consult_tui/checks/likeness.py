"""How like a line's sentence and ours are, and whether ours was made from it.

Words count by what they say, stems for words, in order or moved as a clause. The measure is the same in a
library of ten lines and in one of ten thousand: it looks at the two sentences and at nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from consult_tui.checks.alignment import Alignment, align
from consult_tui.checks.compared import Compared

ALIKE = 0.58
"""Share of words in common from which one sentence was made from the other."""
PART = 0.8
"""Share of a sentence that must stand in the other for it to be a part of it."""
FEWEST = 2
"""Words that say something that two sentences must share, unless they are the same but for one word."""
FEWEST_SMALL = 5
"""Words, small ones among them, that serve as well in a short sentence."""
PART_RUN = 4
"""Words that must stand together in both for one to be a part of the other."""


@dataclass(frozen=True)
class Likeness:
    """A line's sentence beside ours."""

    aligned: Alignment

    @cached_property
    def whole(self) -> float:
        """Share of all words of both that they have in common, 0 to 1."""
        both = self.aligned.one.weight + self.aligned.other.weight
        return 2 * self._shared / both if both else 0.0

    @cached_property
    def ours_in_it(self) -> float:
        """Share of our sentence that stands in the line's."""
        return self._share_of(self.aligned.other)

    @cached_property
    def it_in_ours(self) -> float:
        """Share of the line's sentence that stands in ours."""
        return self._share_of(self.aligned.one)

    @cached_property
    def score(self) -> float:
        """By which one sentence is nearer than another, 0 to 1."""
        return max(self.whole, 0.95 * self.ours_in_it, 0.95 * self.it_in_ours)

    @cached_property
    def made_from(self) -> bool:
        """Whether ours was made from the line's: alike as a whole, a part of it, or it with more."""
        if self.ours_in_it > 0.99 and self.aligned.longest > PART_RUN:
            return True
        if self.aligned.shared_words < FEWEST and not self._all_but_a_word:
            return False
        if self.whole >= ALIKE:
            return True
        return self.aligned.longest >= PART_RUN and max(self.ours_in_it, self.it_in_ours) >= PART

    @property
    def _all_but_a_word(self) -> bool:
        """Whether two short sentences are the same but for a word or two: "We strongly oppose this"."""
        same = self.it_in_ours > 0.99 or self.aligned.shared_places >= FEWEST_SMALL
        return self.whole >= 0.9 or (same and self.whole >= 0.7)

    @cached_property
    def _shared(self) -> float:
        return self.aligned.shared

    def _share_of(self, sentence: Compared) -> float:
        return min(self._shared / sentence.weight, 1.0) if sentence.weight else 0.0


def likeness(one: Compared, other: Compared) -> Likeness:
    """Lay a line's sentence (`one`) beside ours (`other`)."""
    return Likeness(align(one, other))


def joined(one: Compared, other: Compared) -> Compared:
    """Two sentences of lines as one, to be laid beside a sentence of ours that joined them."""
    return Compared((*one.words, *other.words), one.weight + other.weight)


def rest(likeness: Likeness) -> Compared:
    """What of our sentence the line's does not have."""
    words = tuple(likeness.aligned.other.words[at] for at in likeness.aligned.left_over)
    return Compared(words, sum(word.weight for word in words))
