"""Search: an answer at every key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import heappush, heappushpop

from consult_tui.domain.positions import Position, Status
from consult_tui.search.acronyms import Acronyms, asked_for
from consult_tui.search.filters import filter_of, holding, shut_out
from consult_tui.search.index import Index
from consult_tui.search.meaning import Term
from consult_tui.search.passages import Span, best_passage, marks
from consult_tui.search.query import Query, parse
from consult_tui.search.ranking import Ranker, best_covering
from consult_tui.search.terms import terms_of

_LOOKED_OVER = 40
"""Lines whose titles are compared with the query."""
_TITLE = 0.35
"""How much a title that is just what was typed lifts a line."""
_NOBODY_WRITES = "xqzjvkwq"
"""No word, so that everything is tried for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedFor:
    """The words that a search looked for, as the library has them."""

    words: frozenset[str] = frozenset()
    acronyms: Acronyms
    """Those that the words ask for, short or in full."""


@dataclass(frozen=True)
class Marks:
    """What to mark in a line, as spans of characters in order; found when first looked at."""

    position: Position
    looked_for: LookedFor

    @cached_property
    def title(self) -> tuple[Span, ...]:
        """In the title."""
        return marks(self.position.title, self.looked_for.words, self.looked_for.acronyms)

    @cached_property
    def statement(self) -> tuple[Span, ...]:
        """In the statement."""
        return marks(self.position.statement, self.looked_for.words, self.looked_for.acronyms)


@dataclass(frozen=True, kw_only=True)
class Hit:
    """A line found, with why. What to mark is found when first looked at: a list shows few of its hits."""

    position: Position
    score: float
    """Higher is better, and means nothing more; 0.0 where no words were asked for."""
    looked_for: LookedFor

    @cached_property
    def marks(self) -> Marks:
        """What to mark in title and statement."""
        return Marks(self.position, self.looked_for)

    @cached_property
    def passage(self) -> Span:
        """The best passage of the statement."""
        return best_passage(self.position.statement, self.marks.statement)

    @property
    def passage_marks(self) -> tuple[Span, ...]:
        """What to mark in the passage, counted from its beginning."""
        start, end = self.passage
        return tuple((a - start, b - start) for a, b in self.marks.statement if start <= a and b <= end)

    @property
    def passage_text(self) -> str:
        """The best passage, as it stands in the statement."""
        return self.position.statement[self.passage[0] : self.passage[1]]

    @property
    def matched(self) -> tuple[str, ...]:
        """The words of title and statement that matched, as they stand there, each once."""
        title, statement = self.position.title, self.position.statement
        surface = [title[a:b] for a, b in self.marks.title]
        surface += [statement[a:b] for a, b in self.marks.statement]
        return tuple({word.casefold(): word for word in reversed(surface)}.values())[::-1]


def find(
    index: Index,
    query: str,
    *,
    limit: int = 20,
    statuses: Iterable[Status] | None = None,
    themes: Iterable[str] = (),
    bodies: Iterable[str] = (),
    everything: bool = False,
    ranker: Ranker = best_covering,
) -> list[Hit]:
    """The lines that fit what was typed, best first; never raises, whatever was typed.

    Args:
        index: The library.
        query: As typed; its last word may be unfinished. "" gives every line allowed, in library order.
        limit: Most lines to give.
        statuses: Only these; naming one asks for it, so drafts and lapsed lines come too. None: the usual.
        themes: A line must have a theme for each; the beginnings of a theme's words will do.
        bodies: Who agreed a line must have the words of each; their beginnings will do.
        everything: Superseded, withdrawn and draft lines too.
        ranker: What scores the lines.
    """
    asked = parse(query)
    terms = terms_of(index.inverted, asked)
    allowed = _allowed(index, asked, filter_of(asked, statuses, themes, bodies, everything).allowed(index))
    best = _ranked(index, asked, terms, allowed, limit, ranker)
    words = frozenset(word for term in terms for word in term.words)
    looked_for = LookedFor(words=words, acronyms=asked_for(index.acronyms, words))
    return [
        Hit(position=index.positions[number], score=score, looked_for=looked_for)
        for score, number in best[:limit]
    ]


def _allowed(index: Index, asked: Query, filtered: bytes) -> bytes:
    """What a filter lets through, less what a minus shuts out and what lacks a phrase."""
    if not asked.without and not asked.phrases:
        return filtered
    left = bytearray(filtered)
    if (phrased := holding(index, asked.phrases)) is not None:
        left = bytearray(len(filtered))
        for number in phrased:
            left[number] = filtered[number]
    for number in shut_out(index, asked):
        left[number] = 0
    return bytes(left)


def _ranked(
    index: Index, asked: Query, terms: Sequence[Term], allowed: bytes, limit: int, ranker: Ranker
) -> list[tuple[float, int]]:
    """Scores and document numbers; every one allowed at 0.0 where there are no words to rank by."""
    if any(term.groups for term in terms):
        best = ranker(index.inverted, terms, allowed, max(limit, _LOOKED_OVER))
        return _titles_compared(index, terms, best, max(limit, 1))
    if asked.words or asked.typing:
        return []
    return [(0.0, number) for number, let in enumerate(allowed) if let]


def _titles_compared(
    index: Index, terms: Sequence[Term], best: Sequence[tuple[float, int]], limit: int
) -> list[tuple[float, int]]:
    """The best lines again, lifted by how far title and query are the same words.

    They come best first: once so many are lifted past what a full lift could give the next, none after it
    can be among the first `limit`.
    """
    meant = [term.words for term in terms]
    lifted: list[tuple[float, int]] = []
    highest: list[float] = []
    for score, number in best:
        if len(highest) >= limit and score * (1 + _TITLE) < highest[0]:
            break
        title = index.title_words(number)
        told = len([1 for words in meant if not words.isdisjoint(title)])
        likeness = 2 * told / (len(meant) + len(title)) if title or meant else 0.0
        worth = score * (1 + _TITLE * min(likeness, 1.0))
        lifted.append((worth, number))
        (heappush if len(highest) < limit else heappushpop)(highest, worth)
    return sorted(lifted, key=lambda found: (-found[0], found[1]))


def warm_up(index: Index) -> None:
    """Make ready what the first keys would have to wait for: filters, the words near a misspelt one."""
    find(index, f"{_NOBODY_WRITES} {_NOBODY_WRITES}")
