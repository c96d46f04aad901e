"""The inverted index: which documents hold a word, and how much it counts there (BM25F).

Built on the words as they stand; stems are found only when a word is looked for, since stemming a whole
library takes longer than everything else that a search does.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log1p

from consult_tui.search.acronyms import Acronyms, Expander
from consult_tui.search.words import indexed, stem

K1 = 1.2
"""How soon a word's repetitions stop counting: BM25's usual value, the best of those tried."""
B = 0.75
"""How far long documents are held back: BM25's usual value, the best of those tried."""
_REMEMBERED = 4096
"""Word groups kept ready; past this all are let go, so that a long session stays small."""

Fields = Sequence[tuple[str, float]]
"""One document: its texts, each with how many times over its words count."""


@dataclass(slots=True)
class Inverted:
    """Documents by word. Documents are numbered from 0 in the order in which they were given."""

    size: int
    """How many documents there are."""
    postings: Mapping[str, tuple[array[int], array[float]]]
    """For each folded word the documents that hold it, ascending, and its weighted count in each."""
    norms: Sequence[float]
    """For each document K1 * (1 - B + B * length / mean length)."""
    vocabulary: Sequence[str]
    """Every word, sorted."""
    leading: Sequence[str]
    """The words of the leading field (titles), sorted."""
    kept_neighbours: dict[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    """What a word that nobody wrote was found to mean; see `spelling`."""
    _groups: dict[tuple[str, ...], dict[int, float]] = field(default_factory=dict)
    _families: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def build(cls, documents: Iterable[Fields], acronyms: Acronyms) -> Inverted:
        """Index documents; the first field of each is the leading one.

        An acronym is indexed with its full form and the other way round, so that either finds both.
        """
        postings: dict[str, tuple[array[int], array[float]]] = {}
        lengths: list[float] = []
        leading: set[str] = set()
        expand = Expander(acronyms)
        for number, fields in enumerate(documents):
            counts: dict[str, float] = {}
            short: dict[str, float] = {}
            for place, (text, weight) in enumerate(fields):
                words = indexed(text)
                if not place:
                    leading.update(words)
                for word in words:
                    counts[word] = counts.get(word, 0.0) + weight
                expand.note(words, weight, short)
            lengths.append(sum(counts.values()))
            expand.add(short, counts)
            for word, count in counts.items():
                if word not in postings:
                    postings[word] = (array("L"), array("f"))
                where, often = postings[word]
                where.append(number)
                often.append(count)
        mean = sum(lengths) / len(lengths) if lengths else 0.0
        return cls(
            size=len(lengths),
            postings=postings,
            norms=[K1 * (1 - B + B * length / (mean or 1.0)) for length in lengths],
            vocabulary=sorted(postings),
            leading=sorted(leading),
        )

    def family(self, word: str) -> tuple[str, ...]:
        """Every word of the vocabulary that is this one or has its stem."""
        known = self._families.get(word)
        if known is None:
            known = self._families[word] = self._find_family(word)
        return known

    def _find_family(self, word: str) -> tuple[str, ...]:
        root = stem(word)
        # Snowball changes no more than the last letter of what it leaves: the rest begins every member.
        start = root[:-1] if len(root) > 2 else root
        members = [other for other in beginning(self.vocabulary, start) if stem(other) == root]
        if word in self.postings and word not in members:
            members.append(word)
        return tuple(members)

    def spread(self, word: str) -> int:
        """In how many documents a word stands."""
        found = self.postings.get(word)
        return len(found[0]) if found else 0

    def impacts(self, words: tuple[str, ...]) -> Mapping[int, float]:
        """What a group of words, counted as one, adds to the score of each document with any of them."""
        known = self._groups.get(words)
        if known is None:
            if len(self._groups) >= _REMEMBERED:
                self._groups.clear()
            known = self._groups[words] = self._weigh(words)
        return known

    def _weigh(self, words: tuple[str, ...]) -> dict[int, float]:
        counts: dict[int, float] = {}
        for word in words:
            for number, count in zip(*self.postings.get(word, ((), ())), strict=True):
                counts[number] = counts.get(number, 0.0) + count
        rarity = self.rarity(len(counts)) * (K1 + 1)
        norms = self.norms
        return {number: rarity * count / (count + norms[number]) for number, count in counts.items()}

    def rarity(self, spread: int) -> float:
        """How much it says that a document holds a word that `spread` documents hold (never negative)."""
        return log1p((self.size - spread + 0.5) / (spread + 0.5))


def beginning(words: Sequence[str], start: str) -> Sequence[str]:
    """The words of a sorted list that begin so."""
    low = bisect_left(words, start)
    high = bisect_left(words, start + "\U0010ffff", low)
    return words[low:high]
