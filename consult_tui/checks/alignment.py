"""Two sentences laid side by side: which words they share, in order or moved as a clause, and what is left.

First the longest common run of stems in order; then, among what is left, clauses of three words or more that
were moved. A word that was misspelt is laid beside the word that it was meant to be.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from consult_tui.checks.accounts import Commitment
from consult_tui.checks.compared import FIGURE_KEY, Compared, Word

SHORTEST_MOVED = 3
"""Words that a clause must have to count as moved rather than as one more coincidence."""
MISSPELT = 75.0
"""From how like, of 100, two words of five letters or more are one, misspelt."""

Run = tuple[int, int, int]
"""Where a shared run begins in the one and in the other, and how many words it has."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Words of the one that stand where the other has others; either may be none."""

    gone: tuple[Word, ...]
    come: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two sentences side by side."""

    one: Compared
    other: Compared
    runs: tuple[Run, ...]
    """The shared runs, those in order first."""
    gaps: tuple[Gap, ...]
    """What they do not share, place by place; the words of moved clauses are in none."""

    @property
    def shared(self) -> float:
        """Weight of the words that they share."""
        return sum(self.one.words[at].weight for at in self._places)

    @property
    def shared_words(self) -> int:
        """How many words that say something they share."""
        return sum(self.one.words[at].weight >= 1 for at in self._places)

    @property
    def shared_places(self) -> int:
        """How many words they share, small ones among them."""
        return sum(length for _, _, length in self.runs)

    @property
    def longest(self) -> int:
        """Words of the longest shared run."""
        return max((length for _, _, length in self.runs), default=0)

    @property
    def pairs(self) -> Iterator[tuple[Word, Word]]:
        """Each shared word as the one has it and as the other has it."""
        for here, there, length in self.runs:
            yield from zip(
                self.one.words[here : here + length], self.other.words[there : there + length], strict=True
            )

    @property
    def left_over(self) -> tuple[int, ...]:
        """Places of the other's words that the one does not have."""
        held = {at for _, there, length in self.runs for at in range(there, there + length)}
        return tuple(at for at in range(len(self.other.words)) if at not in held)

    @property
    def _places(self) -> Iterator[int]:
        for here, _, length in self.runs:
            yield from range(here, here + length)


def align(one: Compared, other: Compared) -> Alignment:
    """Lay two sentences side by side.

    Args:
        one: The line's.
        other: Ours.
    """
    here, there = _keys(one, other), _keys(other, one)
    in_order, gaps = _in_order(here, there)
    runs = [*in_order, *_misspelt(one, other, gaps)]
    runs += _moved(here, there, gaps)
    return Alignment(one, other, tuple(runs), tuple(_left(one, other, gaps, runs)))


def _keys(sentence: Compared, beside: Compared) -> list[str]:
    """By which each word is laid beside another; a figure that stands in both is laid beside itself."""
    held = {word.value for word in beside.words if word.key == FIGURE_KEY}
    return [w.value if w.key == FIGURE_KEY and w.value in held else w.key for w in sentence.words]


_Span = tuple[int, int, int, int]


def _in_order(one: Sequence[str], other: Sequence[str]) -> tuple[list[Run], list[_Span]]:
    from rapidfuzz.distance import LCSseq

    runs: list[Run] = []
    gaps: list[_Span] = []
    here = there = 0
    for step in LCSseq.opcodes(one, other):
        if step.tag != "equal":
            continue
        if step.src_start > here or step.dest_start > there:
            gaps.append((here, step.src_start, there, step.dest_start))
        runs.append((step.src_start, step.dest_start, step.src_end - step.src_start))
        here, there = step.src_end, step.dest_end
    if here < len(one) or there < len(other):
        gaps.append((here, len(one), there, len(other)))
    return runs, gaps


def _misspelt(one: Compared, other: Compared, gaps: list[_Span]) -> Iterator[Run]:
    """Pairs of words in one gap of which one is the other misspelt; a word that denies is never taken so."""
    from rapidfuzz import fuzz

    for a1, a2, b1, b2 in gaps:
        if a2 - a1 != b2 - b1:
            continue
        for here, there in zip(range(a1, a2), range(b1, b2), strict=True):
            was, now = one.words[here], other.words[there]
            known = {was.part, now.part} - {None}
            if known and (len(known) > 1 or Commitment.NEGATION in known or (was.part and now.part)):
                continue
            if min(len(was.text), len(now.text)) > 4 and fuzz.ratio(was.text, now.text) >= MISSPELT:
                yield here, there, 1


def _moved(one: Sequence[str], other: Sequence[str], gaps: list[_Span]) -> list[Run]:
    """Clauses that stand in another place: the longest common runs among what is left."""
    gone = [at for a1, a2, _, _ in gaps for at in range(a1, a2)]
    come = [at for _, _, b1, b2 in gaps for at in range(b1, b2)]
    found: list[Run] = []
    while run := _longest(one, other, gone, come):
        here, there, length = run
        found.append(run)
        gone = [at for at in gone if not here <= at < here + length]
        come = [at for at in come if not there <= at < there + length]
    return found


def _longest(one: Sequence[str], other: Sequence[str], gone: list[int], come: list[int]) -> Run | None:
    best: Run = (0, 0, SHORTEST_MOVED - 1)
    free, open_ = set(gone), set(come)
    for here in gone:
        for there in come:
            if one[here] != other[there]:
                continue
            length = 1
            while (
                here + length in free
                and there + length in open_
                and one[here + length] == other[there + length]
            ):
                length += 1
            if length > best[2]:
                best = (here, there, length)
    return best if best[2] >= SHORTEST_MOVED else None


def _left(one: Compared, other: Compared, gaps: list[_Span], runs: list[Run]) -> Iterator[Gap]:
    held = {at for here, _, length in runs for at in range(here, here + length)}
    taken = {at for _, there, length in runs for at in range(there, there + length)}
    for a1, a2, b1, b2 in gaps:
        gone = tuple(one.words[at] for at in range(a1, a2) if at not in held)
        come = tuple(other.words[at] for at in range(b1, b2) if at not in taken)
        if gone or come:
            yield Gap(gone, come)
