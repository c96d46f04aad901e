"""Ranking: a ranker is one function behind one type, so that another can be set beside it and measured."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from heapq import nlargest
from typing import TypeAlias

from consult_tui.search.inverted import Inverted
from consult_tui.search.meaning import Term

Ranker: TypeAlias = Callable[[Inverted, Sequence[Term], bytes, int], list[tuple[float, int]]]
"""The best documents with their scores, best first, at most so many: those that hold any of the terms and are
allowed (for each document 1 or 0). Of two with one score the earlier document comes first."""

LARGE = 2_000
"""Documents from which scores are added up as arrays: loading numpy costs more than it saves in fewer."""


def term_scores(inverted: Inverted, term: Term) -> Mapping[int, float]:
    """What one term adds to each document: the best of its groups."""
    if len(term.groups) == 1 and term.groups[0][1] == 1.0:
        return inverted.impacts(term.groups[0][0])
    best: dict[int, float] = {}
    for words, weight in term.groups:
        for number, impact in inverted.impacts(words).items():
            score = impact * weight
            if score > best.get(number, 0.0):
                best[number] = score
    return best


def bm25f(inverted: Inverted, terms: Sequence[Term]) -> dict[int, float]:
    """BM25 over weighted fields: the sum over the terms."""
    scores: dict[int, float] = {}
    for term in terms:
        weight = term.weight
        for number, score in term_scores(inverted, term).items():
            scores[number] = scores.get(number, 0.0) + weight * score
    return scores


def summed(inverted: Inverted, terms: Sequence[Term]) -> Mapping[int, float]:
    """As `bm25f`, in a large library by arrays."""
    if inverted.size >= LARGE:
        from consult_tui.search import dense

        if dense.available():
            return dense.summed(inverted, terms)
    return bm25f(inverted, terms)


def covering(inverted: Inverted, terms: Sequence[Term]) -> dict[int, float]:
    """BM25F, held back by the share of the terms that a document lacks: for what somebody typed.

    Somebody who types three words means all three; a document with two of them comes after one with all.
    """
    scores: dict[int, float] = {}
    held: dict[int, int] = {}
    for term in terms:
        for number, score in term_scores(inverted, term).items():
            scores[number] = scores.get(number, 0.0) + score
            held[number] = held.get(number, 0) + 1
    share = 0.75 / max(1, len(terms))
    return {number: score * (0.25 + share * held[number]) for number, score in scores.items()}


def best_covering(
    inverted: Inverted, terms: Sequence[Term], allowed: bytes, limit: int
) -> list[tuple[float, int]]:
    """The best documents by `covering`, in a small library by plain Python, in a large one by arrays."""
    if inverted.size >= LARGE:
        from consult_tui.search import dense

        if dense.available():
            return dense.best_covering(inverted, terms, allowed, limit)
    return best_covering_plainly(inverted, terms, allowed, limit)


def best_covering_plainly(
    inverted: Inverted, terms: Sequence[Term], allowed: bytes, limit: int
) -> list[tuple[float, int]]:
    """The same without numpy."""
    scores = covering(inverted, terms)
    best = nlargest(limit, ((score, -number) for number, score in scores.items() if allowed[number]))
    return [(score, -number) for score, number in best]
