"""Every sentence of every line, ready to be compared: where the wording of an answer comes from.

A sentence is looked up in its exact words; where it is in no agreed wording, the sentences of the few lines
that share its rarest words are laid beside it. A line's sentences are made when they are first looked at, so
that ten thousand lines are ready in a second or two, and again at once when one of them changes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from math import log

from consult_tui.checks.accounts import Source
from consult_tui.checks.sources import exact, sources_of
from consult_tui.checks.vocabulary import SMALL_WORDS, axis
from consult_tui.domain.positions import Position
from consult_tui.text.fold import fold
from consult_tui.text.stems import stem

LINES = 12
"""Of how many lines the sentences are laid beside one of ours."""
SENTENCES = 16
"""How many of their sentences at the most."""
_ENTRIES = 40_000
"""How many entries of the index one sentence may go through."""
_LETTERS = re.compile(r"[^\W\d_]{3,}")


class Wordings:
    """The sentences of a library's lines.

    Args:
        positions: The lines.
        before: Those of the library as it was: lines that are the same objects are not read again.
    """

    def __init__(self, positions: Iterable[Position], before: Wordings | None = None) -> None:
        held = before._lines if before else {}
        self._lines: dict[str, _Line] = {}
        self._exact: dict[int, list[str]] = {}
        self._lines_with: dict[str, list[str]] = {}
        for position in positions:
            kept = held.get(position.id)
            line = kept if kept and kept.position is position else _Line(position)
            self._lines[position.id] = line
            for key in line.exact:
                self._exact.setdefault(key, []).append(position.id)
            for each in line.stems:
                self._lines_with.setdefault(each, []).append(position.id)

    def in_these_words(self, text: str) -> tuple[Source, ...]:
        """The sentences that are in the very words of this one, those that stand best first."""
        key = exact(text)
        ids = dict.fromkeys(self._exact.get(hash(key), ()))
        found = [source for id_ in ids for source in self.of_line(id_) if exact(source.text) == key]
        return tuple(sorted(found, key=lambda source: source.standing.rank))

    def of_line(self, position: str) -> tuple[Source, ...]:
        """The sentences of one line; none for an id that names no line."""
        line = self._lines.get(position)
        return line.sources if line else ()

    def candidates(self, words: Iterable[str]) -> list[Source]:
        """The sentences that share the most, and the rarest, of these words, which are in small letters."""
        weights = {each: log(1 + len(self._lines) / len(ids)) for each, ids in self._found(words).items()}
        scores = Counter[str]()
        for each, weight in weights.items():
            for id_ in self._lines_with[each]:
                scores[id_] += weight  # type: ignore[assignment]
        near: list[tuple[float, Source]] = []
        for id_, _ in scores.most_common(LINES):
            for source in self.of_line(id_):
                shared = stems_in(source.text) & weights.keys()
                near.append((sum(weights[each] for each in shared), source))
        near.sort(key=lambda each: -each[0])
        return [source for score, source in near[:SENTENCES] if score]

    def _found(self, words: Iterable[str]) -> dict[str, list[str]]:
        """The rarest of the words and the lines that hold each; the commonest only where there is room."""
        held = {each: self._lines_with[each] for each in _stems(words) if each in self._lines_with}
        rarest = sorted(held.items(), key=lambda item: len(item[1]))
        kept: dict[str, list[str]] = {}
        entries = 0
        for each, ids in rarest:
            entries += len(ids)
            if kept and entries > _ENTRIES:
                break
            kept[each] = ids
        return kept


class _Line:
    """A line with what it is found by."""

    __slots__ = ("_sources", "exact", "position", "stems")

    def __init__(self, position: Position) -> None:
        self.position = position
        sources = tuple(sources_of(position))
        self.exact = tuple(hash(exact(source.text)) for source in sources)
        self.stems = stems_in(" ".join(source.text for source in sources))
        self._sources: tuple[Source, ...] | None = None

    @property
    def sources(self) -> tuple[Source, ...]:
        """Its sentences, kept once they were looked at."""
        if self._sources is None:
            self._sources = tuple(sources_of(self.position))
        return self._sources


def stems_in(text: str) -> frozenset[str]:
    """By which a text is found: the stems of its words that say something."""
    return _stems(_LETTERS.findall(fold(text)))


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(filter(None, map(_key, words)))


@lru_cache(maxsize=100_000)
def _key(word: str) -> str:
    """By which a word is found; "" for one that says little."""
    return "" if len(word) < 3 or word in SMALL_WORDS else axis(stem(word))
