"""Search: an answer at every key."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest

from consult_tui.domain.positions import Position, Status
from consult_tui.search.filters import filter_of, holding, shut_out
from consult_tui.search.index import Index
from consult_tui.search.passages import Span, best_passage, marks
from consult_tui.search.query import Query, parse
from consult_tui.search.ranking import Ranker, covering
from consult_tui.search.terms import Term, terms_of
from consult_tui.search.words import STOP

_LOOKED_OVER = 100
"""Lines whose titles are compared with the query."""
_TITLE = 0.35
"""How much a title that is just what was typed lifts a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What to mark, as spans of characters in order."""

    title: tuple[Span, ...] = ()
    statement: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A line found, with why."""

    position: Position
    score: float
    """Higher is better, and means nothing more; 0.0 where no words were asked for."""
    matched: tuple[str, ...] = ()
    """The words of title and statement that matched, as they stand there, each once."""
    passage: Span = (0, 0)
    """The best passage of the statement."""
    marks: Marks = Marks()


def find(
    index: Index,
    query: str,
    *,
    limit: int = 20,
    statuses: Iterable[Status] | None = None,
    themes: Iterable[str] = (),
    bodies: Iterable[str] = (),
    everything: bool = False,
    ranker: Ranker = covering,
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
    allowed = filter_of(asked, statuses, themes, bodies, everything).allowed(index)
    scores = _scored(index, asked, terms, ranker)
    without, phrased = shut_out(index, asked), holding(index, asked.phrases)
    left = [
        (score, -number)
        for number, score in scores
        if allowed[number] and number not in without and (phrased is None or number in phrased)
    ]
    words = frozenset(word for term in terms for word in term.words)
    if asked.asks_words:
        left = _titles_compared(index, terms, nlargest(max(limit, _LOOKED_OVER), left))
    return [_hit(index, -number, score, words) for score, number in left[:limit]]


def _scored(index: Index, asked: Query, terms: Sequence[Term], ranker: Ranker) -> Iterable[tuple[int, float]]:
    """Document numbers with their scores; every one at 0.0 where there are no words to rank by."""
    if any(term.groups for term in terms):
        return ranker(index.inverted, terms).items()
    looked_for = asked.words or asked.typing
    return () if looked_for else ((number, 0.0) for number in range(len(index.positions)))


def _titles_compared(
    index: Index, terms: Sequence[Term], best: Sequence[tuple[float, int]]
) -> list[tuple[float, int]]:
    """The best lines again, lifted by how far title and query are the same words."""
    meant = [term.words for term in terms]
    lifted = []
    for score, number in best:
        title = set(index.texts(-number)[0]) - STOP
        told = sum(1 for words in meant if not words.isdisjoint(title))
        likeness = 2 * told / (len(meant) + len(title)) if title or meant else 0.0
        lifted.append((score * (1 + _TITLE * likeness), number))
    return sorted(lifted, reverse=True)


def _hit(index: Index, number: int, score: float, words: Collection[str]) -> Hit:
    position = index.positions[number]
    shown = Marks(
        title=marks(position.title, words, index.acronyms),
        statement=marks(position.statement, words, index.acronyms),
    )
    surface = [position.title[a:b] for a, b in shown.title] + [
        position.statement[a:b] for a, b in shown.statement
    ]
    return Hit(
        position=position,
        score=score,
        matched=tuple({word.casefold(): word for word in reversed(surface)}.values())[::-1],
        passage=best_passage(position.statement, shown.statement),
        marks=shown,
    )
