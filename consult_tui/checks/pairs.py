"""Pairs of lines that an officer should look at: near-duplicates, and lines that pull opposite ways.

Precise rather than many: a list in which every second pair is nothing is read once. Lines about different
things in the same words ("bus" for "rail") are told by what the library's own titles and themes name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from consult_tui.checks.accounts import Commitment
from consult_tui.checks.commitments import altered
from consult_tui.checks.compared import compared
from consult_tui.checks.likeness import Likeness, likeness
from consult_tui.checks.pair_candidates import Beside, Sentences, Tick
from consult_tui.checks.pair_subjects import Subjects
from consult_tui.checks.polarity import POINTS_ELSEWHERE, takes_a_side
from consult_tui.domain.positions import Position, Stance, Status

DUPLICATE = 0.7
"""How alike two lines must be, 0 to 1, every word counted, to be near-duplicates."""
_DUPLICATE_CHANGED = 0.85
"""The same where a figure, a condition or a modal verb differs: then the rest must be in the same words."""
_COMMITS = frozenset({Commitment.NEGATION, Commitment.MODAL, Commitment.FIGURE, Commitment.CONDITION})
WITHIN = 0.9
"""How alike every sentence of the shorter line must be to one of the longer, to count as standing in it."""
_LEAST_WITHIN = 5
"""Words of weight that a line must have to be sought in others: "We agree." stands in many."""
SENTENCE = 0.6
"""How alike two sentences must be to count as one said twice."""
_QUICK = 0.6
"""Share of two lines' subject words that must be in common for them to be laid side by side."""
_LAPSED = frozenset({Status.SUPERSEDED, Status.WITHDRAWN})
_STANDS = frozenset({Status.AGREED, Status.STATED})
_OPPOSITE = {(Stance.SUPPORT, Stance.OPPOSE), (Stance.OPPOSE, Stance.SUPPORT)}


class PairKind(StrEnum):
    """What two lines are to each other."""

    NEAR_DUPLICATE = "near-duplicate"
    OPPOSED = "opposed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two lines to be looked at side by side."""

    kind: PairKind
    a: Position
    b: Position
    similarity: float
    """How alike they are, or the sentences that pull opposite ways, 0 to 1."""
    why: str
    """In plain words."""
    said: tuple[str, str] = ("", "")
    """The sentences that pull opposite ways; "" in near-duplicates."""


def pairs(positions: Iterable[Position], *, only: str = "", tick: Tick = lambda done, of: None) -> list[Pair]:
    """The near-duplicates among lines that have not lapsed, then those that pull opposite ways.

    Opposed are only lines that somebody can rest on: agreed, or stated. Lines of which one came in the place
    of the other are neither.

    Args:
        positions: The library.
        only: Id of the line that all pairs must hold, lapsed or not; "" for every pair.
        tick: Told now and then how far it is; what it raises ends the search.

    Returns the pairs of each kind, the most alike first.
    """
    given = tuple(positions)
    kept = [p for p in given if p.status not in _LAPSED or p.id == only]
    place = next((n for n, p in enumerate(kept) if p.id == only), None)
    if only and place is None:
        return []
    sentences, chains, subjects = Sentences(kept), _chains(given), Subjects(kept)
    found = []
    near = sentences.beside(place, tick)
    for done, beside in enumerate(near):
        if done % 1000 == 0:
            tick(done, len(near))
        a, b = kept[beside.a], kept[beside.b]
        if chains[a.id] == chains[b.id]:
            continue
        pair = (
            _opposed(a, b, beside, sentences, subjects)
            or _duplicate(a, b, beside, sentences, subjects)
            or _within(a, b, beside, sentences, subjects)
        )
        if pair is not None:
            found.append(pair)
    return sorted(found, key=lambda pair: (pair.kind is PairKind.OPPOSED, -pair.similarity, pair.a.id))


def _chains(positions: Sequence[Position]) -> dict[str, str]:
    """For each line an id that all those share which came in each other's place."""
    head = {position.id: position.id for position in positions}

    def root(id_: str) -> str:
        while head[id_] != id_:
            id_ = head[id_]
        return id_

    for position in positions:
        for other in (position.supersedes, position.superseded_by):
            if other in head:
                head[root(position.id)] = root(other)
    return {id_: root(id_) for id_ in head}


# Near-duplicates.


@dataclass(frozen=True, slots=True)
class _Match:
    one: int
    other: int
    likeness: Likeness


def _duplicate(
    a: Position, b: Position, beside: Beside, sentences: Sentences, subjects: Subjects
) -> Pair | None:
    if (a.stance, b.stance) in _OPPOSITE or not _quick(beside, sentences):
        return None
    matches = _matched(beside, sentences)
    if any(_turned(sentences, each.one, each.other) for each in matches):
        return None
    ours, theirs = sentences.of_line[beside.a], sentences.of_line[beside.b]
    both = sum(compared(sentences.said[n].text).weight for n in (*ours, *theirs))
    alike = sum(2 * each.likeness.aligned.shared for each in matches) / both if both else 0.0
    changed = {part for each in matches for part in altered(each.likeness.aligned)} & _COMMITS
    if Commitment.NEGATION in changed:
        return None
    if alike < (_DUPLICATE_CHANGED if changed else DUPLICATE) or subjects.differ(
        a, b, [each.likeness.aligned for each in matches]
    ):
        return None
    return Pair(
        kind=PairKind.NEAR_DUPLICATE,
        a=a,
        b=b,
        similarity=1.0 if _same(matches, ours, theirs) else min(round(alike, 2), 0.99),
        why=_alike_in_words(matches, ours, theirs),
    )


def _within(
    a: Position, b: Position, beside: Beside, sentences: Sentences, subjects: Subjects
) -> Pair | None:
    """Whether all that the shorter line says stands in the longer one too."""
    ours, theirs = sentences.of_line[beside.a], sentences.of_line[beside.b]
    short = min(ours, theirs, key=len)
    weight = sum(compared(sentences.said[n].text).weight for n in short)
    apart = (a.stance, b.stance) in _OPPOSITE or len(ours) == len(theirs)
    if apart or len(beside.sentences) < len(short) or weight < _LEAST_WITHIN:
        return None
    matches = [each for each in _matched(beside, sentences) if each.likeness.whole >= WITHIN]
    aligned = [each.likeness.aligned for each in matches]
    changed = any(_COMMITS.intersection(altered(each)) for each in aligned)
    turned = any(_turned(sentences, each.one, each.other) for each in matches)
    if len(matches) < len(short) or changed or turned or subjects.differ(a, b, aligned):
        return None
    return Pair(
        kind=PairKind.NEAR_DUPLICATE,
        a=a,
        b=b,
        similarity=min(round(min(each.likeness.whole for each in matches), 2), 0.99),
        why="all that the shorter one says stands in the longer",
    )


def _quick(beside: Beside, sentences: Sentences) -> bool:
    """Whether enough of two lines may be alike for it to be worth laying all of it side by side."""
    said = sentences.said
    every = (*sentences.of_line[beside.a], *sentences.of_line[beside.b])
    of = sum(len(said[n].about.words) for n in every)
    best: dict[int, int] = {}
    for one, other in beside.sentences:
        shared = len(said[one].about.words & said[other].about.words)
        best[one] = max(best.get(one, 0), shared)
    return 2 * sum(best.values()) >= _QUICK * of


def _matched(beside: Beside, sentences: Sentences) -> list[_Match]:
    """Each sentence with the one that it is said again in, the most alike first, none of them twice."""
    laid = [_Match(one, other, _laid(sentences, one, other)) for one, other in beside.sentences]
    laid.sort(key=lambda each: -each.likeness.whole)
    taken: tuple[set[int], set[int]] = (set(), set())
    found = []
    for each in laid:
        if each.likeness.whole >= SENTENCE and each.one not in taken[0] and each.other not in taken[1]:
            taken[0].add(each.one)
            taken[1].add(each.other)
            found.append(each)
    return found


def _laid(sentences: Sentences, one: int, other: int) -> Likeness:
    return likeness(compared(sentences.said[one].text), compared(sentences.said[other].text))


def _same(matches: Sequence[_Match], ours: Sequence[int], theirs: Sequence[int]) -> bool:
    """Whether two lines are in the same words, sentence for sentence."""
    return sum(each.one == each.other for each in matches) == len(ours) == len(theirs)


def _alike_in_words(matches: Sequence[_Match], ours: Sequence[int], theirs: Sequence[int]) -> str:
    if _same(matches, ours, theirs):
        return "the same words"
    same, most = sum(each.one == each.other for each in matches), max(len(ours), len(theirs))
    of = f"{len(matches)} of {most} sentences" if most > 1 else "its one sentence"
    parts = [f"alike in {of}" + (f", {same} of them the same" if same else "")]
    changed = {part for each in matches for part in altered(each.likeness.aligned)}
    said = [part.value for part in Commitment if part in changed & _COMMITS]
    if said:
        parts.append(f"what differs: {', '.join(said)}")
    return "; ".join(parts)


# Lines that pull opposite ways.

_CONTAINED = 0.8
"""Share of the shorter sentence's subject that must stand in the other, where the stances do not say so."""
_CONTAINED_BY_STANCE = 0.6
"""The same where one line supports and the other opposes."""
_MOST_ADDED = 0.35
"""Share of the longer sentence's subject that may be its own; more and it is about something else besides."""


def _opposed(
    a: Position, b: Position, beside: Beside, sentences: Sentences, subjects: Subjects
) -> Pair | None:
    if a.status not in _STANDS or b.status not in _STANDS or not subjects.meet(a, b):
        return None
    by_stance = (a.stance, b.stance) in _OPPOSITE
    best: tuple[float, int, int] | None = None
    for one, other in beside.sentences:
        if not _turned(sentences, one, other):
            continue
        shared = _shared(sentences, one, other, by_stance=by_stance)
        better = shared and (best is None or shared > best[0])
        if better and not subjects.differ(a, b, [_laid(sentences, one, other).aligned]):
            best = (shared, one, other)
    if best is None:
        return None
    shared, one, other = best
    said = (sentences.said[one].text, sentences.said[other].text)
    why = f"“{said[0]}” against “{said[1]}”"
    if by_stance:
        why = f"one supports what the other opposes: {why}"
    return Pair(kind=PairKind.OPPOSED, a=a, b=b, similarity=round(shared, 2), why=why, said=said)


def _turned(sentences: Sentences, one: int, other: int) -> bool:
    return sentences.said[one].about.turned is not sentences.said[other].about.turned


def _shared(sentences: Sentences, one: int, other: int, *, by_stance: bool) -> float:
    """How far two sentences that turn differently are about the same; 0.0 where that is not sure."""
    here, there = sentences.said[one].about, sentences.said[other].about
    if any(POINTS_ELSEWHERE.search(sentences.said[n].text) for n in (one, other)):
        return 0.0
    turns = set(here.turns) ^ set(there.turns)
    if not by_stance and (not any(map(takes_a_side, turns)) or here.conditional is not there.conditional):
        return 0.0
    shared = here.subject & there.subject
    short, long = sorted((here.subject, there.subject), key=len)
    contained = len(shared) / len(short) if short else 0.0
    added = 1 - len(shared) / len(long) if long else 1.0
    most = _MOST_ADDED + (0.25 if by_stance else 0.0)
    needed = _CONTAINED_BY_STANCE if by_stance else _CONTAINED
    return (contained + 1 - added) / 2 if contained >= needed and added <= most else 0.0
