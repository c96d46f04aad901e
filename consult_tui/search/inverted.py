"""The inverted index: which documents hold a word, and how much it counts there (BM25F).

Built on the words as they stand; stems are found only when a word is looked for, since stemming a whole
library takes longer than everything else that a search does. An index is never changed: `changed` makes
another that shares all that stays the same, so that a search that is under way goes on in the old one.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log1p
from typing import Any, TypeAlias

from consult_tui.search.acronyms import Acronyms, Expander
from consult_tui.search.words import indexed, may_have_stem, stem, titled

K1 = 1.2
"""How soon a word's repetitions stop counting: BM25's usual value, the best of those tried."""
B = 0.75
"""How far long documents are held back: BM25's usual value, the best of those tried."""
_REMEMBERED = 4096
"""Word groups kept ready; past this all are let go, so that a long session stays small."""

Fields = Sequence[tuple[str, float]]
"""One document: its texts, each with how many times over its words count; the first is the leading one."""
Posting: TypeAlias = "tuple[array[int], array[float]]"
"""The documents that hold a word, ascending, and its weighted count in each."""
Edits: TypeAlias = dict[str, dict[int, float]]
"""By word and document the new count, 0 where the word is gone."""


@dataclass(slots=True)
class Inverted:
    """Documents by word. Documents are numbered from 0 in the order in which they were given."""

    postings: Mapping[str, Posting]
    lengths: array[float]
    """For each document the weighted count of its words."""
    total: float
    """Of all lengths."""
    vocabulary: Sequence[str]
    """Every word, sorted."""
    leading: Sequence[str]
    """The words of the leading field (titles), sorted."""
    kept_neighbours: dict[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    """What a word that nobody wrote was found to mean; see `spelling`."""
    kept_terms: dict[str, Any] = field(default_factory=dict)
    """What a word that was typed to its end may mean; see `terms`."""
    kept_sieves: list[Any] = field(default_factory=list)
    """The one of `sieve`, once it was made."""
    kept_dense: dict[Any, Any] = field(default_factory=dict)
    """What `dense` keeps of groups of words."""
    _groups: dict[tuple[str, ...], dict[int, float]] = field(default_factory=dict)
    _families: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def build(cls, documents: Iterable[Fields], acronyms: Acronyms) -> Inverted:
        """Index documents; the first field of each is the leading one.

        An acronym is indexed with its full form and the other way round, so that either finds both.
        """
        postings: dict[str, Posting] = {}
        lengths = array("d")
        leading: set[str] = set()
        expand = Expander(acronyms)
        for number, fields in enumerate(documents):
            counts = counted(fields, expand)
            leading.update(titled(fields[0][0]))
            lengths.append(sum(counts.values()))
            for word, count in counts.items():
                if word not in postings:
                    postings[word] = (array("I"), array("f"))
                where, often = postings[word]
                where.append(number)
                often.append(count)
        return cls(postings, lengths, sum(lengths), sorted(postings), sorted(leading))

    @property
    def size(self) -> int:
        """How many documents there are."""
        return len(self.lengths)

    @property
    def norm_line(self) -> tuple[float, float]:
        """How far a document is held back by its length: the first of these, and the second a unit of it."""
        mean = self.total / self.size if self.total else 1.0
        return K1 * (1 - B), K1 * B / mean

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
        begun = beginning(self.vocabulary, start)
        members = [other for other in begun if may_have_stem(other, root) and stem(other) == root]
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
        (base, slope), lengths = self.norm_line, self.lengths
        return {n: rarity * count / (count + base + slope * lengths[n]) for n, count in counts.items()}

    def rarity(self, spread: int) -> float:
        """How much it says that a document holds a word that `spread` documents hold (never negative)."""
        return log1p((self.size - spread + 0.5) / (spread + 0.5))

    def changed(
        self, before: Mapping[int, Fields], after: Mapping[int, Fields], was: Acronyms, now: Acronyms
    ) -> Inverted:
        """The index with some documents read again; it shares with this one all that stays the same.

        Args:
            before: What those documents held; nothing for one that is new.
            after: What they hold now; new ones are numbered on from the last.
            was: The acronyms that this index was built with.
            now: Those to read with now.
        """
        edits: Edits = {}
        old, new = Expander(was), Expander(now)
        lengths = array("d", self.lengths)
        lengths.extend([0.0] * sum(number >= self.size for number in after))
        for number, fields in before.items():
            for word in counted(fields, old):
                edits.setdefault(word, {})[number] = 0.0
        for number, fields in after.items():
            counts = counted(fields, new)
            lengths[number] = sum(counts.values())
            for word, count in counts.items():
                edits.setdefault(word, {})[number] = count
        postings = dict(self.postings)
        vocabulary = _edited(postings, edits, self.vocabulary)
        titles = {word for fields in after.values() for word in titled(fields[0][0])}
        leading = sorted({word for word in (*self.leading, *titles) if word in postings})
        return Inverted(postings, lengths, sum(lengths), vocabulary, leading)


def counted(fields: Fields, expand: Expander) -> dict[str, float]:
    """How many times over each word of a document counts."""
    counts: dict[str, float] = {}
    short: dict[str, float] = {}
    for place, (text, weight) in enumerate(fields):
        words = indexed(text) if place else titled(text)
        for word in words:
            counts[word] = counts.get(word, 0.0) + weight
        expand.note(words, weight, short)
    expand.add(short, counts)
    return counts


def _edited(postings: dict[str, Posting], edits: Edits, vocabulary: Sequence[str]) -> Sequence[str]:
    """Put edits into postings, each word's anew; the vocabulary as it then is."""
    words = list(vocabulary)
    for word, counts in edits.items():
        where, often = postings.get(word, (array("I"), array("f")))
        where, often = where[:], often[:]
        for number, count in counts.items():
            at = bisect_left(where, number)
            if at < len(where) and where[at] == number:
                del where[at], often[at]
            if count:
                where.insert(at, number)
                often.insert(at, count)
        if where:
            if word not in postings:
                insort(words, word)
            postings[word] = (where, often)
        elif postings.pop(word, None):
            del words[bisect_left(words, word)]
    return words


def reach(words: Sequence[str], start: str) -> tuple[int, int]:
    """From which place up to but not including which the words of a sorted list begin so."""
    low = bisect_left(words, start)
    return low, bisect_left(words, start + "\U0010ffff", low)


def beginning(words: Sequence[str], start: str) -> Sequence[str]:
    """The words of a sorted list that begin so."""
    low, high = reach(words, start)
    return words[low:high]
