"""Ranking a large library: the same sums as in `ranking`, over arrays."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from operator import is_
from typing import TYPE_CHECKING, Any, TypeAlias

from consult_tui.search.inverted import K1, Inverted
from consult_tui.search.meaning import Term

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Held: TypeAlias = tuple[NDArray[np.uint32], NDArray[np.float64]]
    """Documents, and what a group of words counts in each."""

_BEFORE = ("words before the last",)
_REMEMBERED = 1024
"""Word groups kept ready; past this all are let go."""


@lru_cache(maxsize=1)
def available() -> bool:
    """Whether numpy can be loaded here; where it cannot, plain Python does the same more slowly."""
    try:
        import numpy  # noqa: F401
    except ImportError:
        return False
    return True


def best_covering(
    inverted: Inverted, terms: Sequence[Term], allowed: bytes, limit: int
) -> list[tuple[float, int]]:
    """The best documents by BM25F, held back by the share of the terms that they lack; see `ranking`."""
    import numpy as np

    scores, held = _all_but_last(inverted, terms[:-1])
    for term in terms[-1:]:
        _add(inverted, term, scores, held)
    scores *= 0.25 + 0.75 / max(1, len(terms)) * held
    scores *= np.frombuffer(allowed, np.uint8)
    found = np.flatnonzero(scores > 0)
    if len(found) > limit:
        worth = scores[found]
        found = found[worth >= np.partition(worth, -limit)[-limit]] if limit else found[:0]
    order = np.lexsort((found, -scores[found]))[:limit]
    return [(float(scores[number]), int(number)) for number in found[order]]


def summed(inverted: Inverted, terms: Sequence[Term]) -> dict[int, float]:
    """BM25F with the terms' weights, for every document that holds any of them; see `ranking`."""
    import numpy as np

    scores, one, held = np.zeros(inverted.size), np.zeros(inverted.size), np.zeros(inverted.size)
    for term in terms:
        one[:] = 0.0
        _add(inverted, term, one, held)
        scores += term.weight * one
    found = np.flatnonzero(held > 0)
    return dict(zip(found.tolist(), scores[found].tolist(), strict=True))


def _all_but_last(
    inverted: Inverted, terms: Sequence[Term]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """What the words before the one being typed add up to, kept since they stay while it is typed."""
    import numpy as np

    known = inverted.kept_dense.get(_BEFORE)
    if known is not None and len(known[0]) == len(terms) and all(map(is_, known[0], terms)):
        return known[1].copy(), known[2].copy()
    scores, held = np.zeros(inverted.size), np.zeros(inverted.size)
    for term in terms:
        _add(inverted, term, scores, held)
    inverted.kept_dense[_BEFORE] = tuple(terms), scores.copy(), held.copy()
    return scores, held


def _add(inverted: Inverted, term: Term, scores: NDArray[np.float64], held: NDArray[np.float64]) -> None:
    """Add one term: for each document the best of its groups."""
    import numpy as np

    if len(term.groups) == 1:
        numbers, impacts = _impacts(inverted, term.groups[0][0])
        scores[numbers] += term.groups[0][1] * impacts
        held[numbers] += 1
        return
    best = np.zeros(inverted.size)
    for words, weight in term.groups:
        numbers, impacts = _impacts(inverted, words)
        best[numbers] = np.maximum(best[numbers], weight * impacts)
    scores += best
    held += best > 0


def _impacts(inverted: Inverted, words: tuple[str, ...]) -> Held:
    """As `Inverted.impacts`, as arrays."""
    kept: dict[Any, Any] = inverted.kept_dense
    known: Held | None = kept.get(words)
    if known is None:
        if len(kept) >= _REMEMBERED:
            kept.clear()
        known = kept[words] = _weigh(inverted, words)
    return known


def _weigh(inverted: Inverted, words: tuple[str, ...]) -> Held:
    import numpy as np

    lengths = np.frombuffer(inverted.lengths)
    parts = [inverted.postings[word] for word in words if word in inverted.postings]
    if len(parts) == 1:
        numbers, counts = np.frombuffer(parts[0][0], np.uint32), np.frombuffer(parts[0][1], np.float32)
    elif parts:
        every = np.concatenate([np.frombuffer(where, np.uint32) for where, _ in parts])
        often = np.concatenate([np.frombuffer(often, np.float32) for _, often in parts])
        summed = np.bincount(every, often, minlength=inverted.size)
        numbers = np.flatnonzero(summed > 0).astype(np.uint32)
        counts = summed[numbers].astype(np.float32)
    else:
        numbers, counts = np.zeros(0, np.uint32), np.zeros(0, np.float32)
    base, slope = inverted.norm_line
    worth = counts.astype(np.float64)
    return numbers, inverted.rarity(len(numbers)) * (K1 + 1) * worth / (
        worth + base + slope * lengths[numbers]
    )
