"""Which lines of a library are worth laying side by side: those with sentences that share their rare words.

Two sentences can only be alike if one of the rarest words of the shorter stands in the longer. Looking up
those few words, and no others, is what makes ten thousand lines a matter of seconds.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import islice
from math import ceil

from consult_tui.checks.polarity import About, about
from consult_tui.checks.sources import exact
from consult_tui.domain.positions import Position
from consult_tui.text.markdown import parse
from consult_tui.text.sentences import plain_sentences, sentences

SHARE = 0.6
"""Share of the shorter sentence's words that must stand in the longer one."""
FEWEST = 3
"""Words that two sentences must share."""
_LINES = 20
"""A sentence that stands in more lines than this is a form of words: lines are not alike for sharing it."""
_NEAREST = 25
"""How many sentences are laid beside one: one that is like hundreds is a form of words too."""
_LOOKED_AT = 100
"""How many of those that share rare words are looked at whole, those that share the most."""
_ENTRIES = 600
"""How many entries of the index one sentence may go through, from its rarest word on."""

Tick = Callable[[int, int], None]
"""Told how much of how much is done."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of some lines, once for all lines in whose words it is."""

    text: str
    about: About
    lines: tuple[int, ...]
    """Places of the lines, in order."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Two lines that may be a pair, with the sentences for which they may be."""

    a: int
    b: int
    sentences: tuple[tuple[int, int], ...]
    """Places of a sentence of `a` and one of `b`."""


class Sentences:
    """Every sentence of the present wordings of some lines.

    Args:
        positions: The lines.
    """

    def __init__(self, positions: Sequence[Position]) -> None:
        held: dict[str, list[int]] = {}
        texts: dict[str, str] = {}
        for place, position in enumerate(positions):
            for text in sentences_of(position):
                key = exact(text)
                texts.setdefault(key, text)
                lines = held.setdefault(key, [])
                if not lines or lines[-1] != place:
                    lines.append(place)
        self.said = tuple(Said(text, about(text), tuple(held[key])) for key, text in texts.items())
        self.of_line: list[list[int]] = [[] for _ in positions]
        for number, each in enumerate(self.said):
            for place in each.lines:
                self.of_line[place].append(number)

    def beside(self, only: int | None = None, tick: Tick = lambda done, of: None) -> list[Beside]:
        """The lines that share a sentence, or have sentences that share their rare words.

        Args:
            only: Place of the one line that all pairs must hold; None for all.
            tick: Told now and then how far it is.
        """
        found: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
        for one, other in self._alike(only, tick):
            for a in self.said[one].lines:
                for b in self.said[other].lines:
                    if a != b and (only is None or only in (a, b)):
                        pair, sides = ((a, b), (one, other)) if a < b else ((b, a), (other, one))
                        if sides not in found[pair]:
                            found[pair].append(sides)
        return [Beside(a, b, tuple(sides)) for (a, b), sides in sorted(found.items())]

    def _alike(self, only: int | None, tick: Tick) -> Iterator[tuple[int, int]]:
        """Sentences that may be alike, each pair once; one that stands in several lines with itself."""
        usable = [n for n, each in enumerate(self.said) if len(each.lines) <= _LINES]
        for number in usable:
            if len(self.said[number].lines) > 1:
                yield number, number
        index = _Index((n, self.said[n].about.words) for n in usable)
        asked = usable if only is None else [n for n in self.of_line[only] if n in index.words]
        for done, number in enumerate(asked):
            if done % 1000 == 0:
                tick(done, len(asked))
            yield from ((number, other) for other in index.near(number, whole=only is not None))
        tick(len(asked), len(asked))


class _Index:
    """The words of sentences and the sentences that hold each."""

    def __init__(self, found: Iterable[tuple[int, frozenset[str]]]) -> None:
        self.words = {number: words for number, words in found if len(words) >= FEWEST}
        shortest_first = sorted(self.words, key=lambda number: (len(self.words[number]), number))
        self._place = {number: place for place, number in enumerate(shortest_first)}
        self._holding: dict[str, list[int]] = defaultdict(list)
        for number, words in self.words.items():
            for word in words:
                self._holding[word].append(number)

    def near(self, number: int, *, whole: bool) -> list[int]:
        """The longer sentences that share the most of this one; with `whole` the shorter ones too."""
        words = self.words.get(number)
        if words is None:
            return []
        rarest = sorted(words, key=lambda word: (len(self._holding[word]), word))
        if not whole:
            rarest = rarest[: len(words) - ceil(SHARE * len(words)) + 1]
        near: list[tuple[float, int]] = []
        for other in self._holders(rarest, _LOOKED_AT if not whole else len(self.words)):
            if other == number or (not whole and self._place[other] < self._place[number]):
                continue
            theirs = self.words[other]
            shared = len(words & theirs)
            if shared >= max(FEWEST, SHARE * min(len(words), len(theirs))):
                near.append((shared / max(len(words), len(theirs)), -other))
        return [-place for _, place in nlargest(_NEAREST, near)]

    def _holders(self, words: Sequence[str], most: int) -> Iterable[int]:
        """The sentences that hold the most of these words."""
        held: Counter[int] = Counter()
        entries = 0
        for word in words:
            entries += len(self._holding[word])
            if entries > _ENTRIES and held:
                break
            if entries <= 4 * _ENTRIES:
                held.update(self._holding[word])
        return held if len(held) <= most else most_held(held, most)


def most_held(held: Mapping[int, int], most: int) -> list[int]:
    """Of more than so many those with the highest counts, of equal ones those that were counted first.

    The counts are few and small: telling from how many numbers have each where to stop is far quicker than
    sorting the numbers.
    """
    least, left = 0, most
    for count, often in sorted(Counter(held.values()).items(), reverse=True):
        least = count
        if often >= left:
            break
        left -= often
    above = [number for number, count in held.items() if count > least]
    return above + list(islice((number for number, count in held.items() if count == least), left))


def sentences_of(position: Position) -> list[str]:
    """The sentences of a line's present wording, without citations."""
    found = plain_sentences(position.statement)
    if found is None:
        found = [sentence.text for sentence in sentences(parse(position.statement))]
    return [text for text in found if any(c.isalnum() for c in text)]
