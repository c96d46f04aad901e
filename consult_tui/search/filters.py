"""Filters: which lines may be shown at all, before any ranking."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from consult_tui.domain.positions import Status
from consult_tui.search.index import Index
from consult_tui.search.inverted import beginning
from consult_tui.search.query import Phrase, Query
from consult_tui.search.words import STOP, tokens

Words = tuple[str, ...]
_KEPT = 32
"""Filters and phrases whose positions are kept; past this all are let go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What a line must be; hashable, so that what it lets through can be kept."""

    statuses: frozenset[Status] | None = None
    """None: those that a plain search shows."""
    themes: frozenset[Words] = frozenset()
    bodies: frozenset[Words] = frozenset()

    def allowed(self, index: Index) -> bytes:
        """For each position 1 where it may be shown, else 0; kept in the index once worked out."""
        known = index.kept_filters.get(self)
        if known is None:
            if len(index.kept_filters) >= _KEPT:
                index.kept_filters.clear()
            known = index.kept_filters[self] = self._allowed(index)
        return known

    def _allowed(self, index: Index) -> bytes:
        if self.statuses is None:
            found = bytes(position.searched_by_default for position in index.positions)
        else:
            found = bytes(position.status in self.statuses for position in index.positions)
        for value in self.themes:
            found = _both(found, index.by_theme, value)
        for value in self.bodies:
            found = _both(found, index.by_body, value)
        return found


def _both(allowed: bytes, groups: Mapping[Words, Sequence[int]], value: Words) -> bytes:
    """What is allowed and belongs to a group whose words fit."""
    left = bytearray(len(allowed))
    for words, numbers in groups.items():
        if fits(value, words):
            for number in numbers:
                left[number] = allowed[number]
    return bytes(left)


def fits(value: Words, words: Sequence[str]) -> bool:
    """Whether each word of a filter begins one of these words ("fund" fits "school funding")."""
    return all(any(word.startswith(part) for word in words) for part in value)


def filter_of(
    query: Query,
    statuses: Iterable[Status] | None,
    themes: Iterable[str],
    bodies: Iterable[str],
    everything: bool,
) -> Filter:
    """One filter from what was typed and what was chosen beside it; both must hold.

    A status that is named is asked for: `status:draft` shows drafts without `everything`.
    """
    chosen = None if statuses is None else frozenset(statuses)
    if query.statuses:
        typed = frozenset(s for s in Status if any(s.startswith(part) for part in query.statuses))
        chosen = typed if chosen is None else chosen & typed
    if chosen is None and everything:
        chosen = frozenset(Status)
    return Filter(
        statuses=chosen,
        themes=frozenset([*query.themes, *_folded(themes)]),
        bodies=frozenset([*query.bodies, *_folded(bodies)]),
    )


def _folded(values: Iterable[str]) -> list[Words]:
    """The words of each value; one without any asks for nothing."""
    return [words for value in values if (words := tuple(tokens(value)))]


def strange(index: Index, query: Query) -> tuple[str, ...]:
    """What was asked for by a filter and is nowhere in the library, each told in a sentence."""
    statuses = (part for part in query.statuses if not any(s.startswith(part) for s in Status))
    themes = (value for value in query.themes if not any(fits(value, known) for known in index.by_theme))
    bodies = (value for value in query.bodies if not any(fits(value, known) for known in index.by_body))
    return (
        *(f"There is no status '{part}'; there are {', '.join(Status)}." for part in statuses),
        *(f"No line has the theme '{' '.join(value)}'." for value in themes),
        *(f"No line was agreed by '{' '.join(value)}'." for value in bodies),
    )


def shut_out(index: Index, query: Query) -> set[int]:
    """The positions that hold a word which was typed with a minus."""
    return {
        number for word in query.without for number in index.inverted.impacts(index.inverted.family(word))
    }


def holding(index: Index, phrases: Iterable[Phrase]) -> set[int] | None:
    """The positions that hold every phrase in title or statement; None where no phrase was typed."""
    found = [_holders(index, phrase) for phrase in phrases]
    return set.intersection(*found) if found else None


def _holders(index: Index, phrase: Phrase) -> set[int]:
    """The positions that hold one phrase; kept, since it stays in the box while the rest is typed."""
    known = index.kept_phrases.get(phrase)
    if known is None:
        if len(index.kept_phrases) >= _KEPT:
            index.kept_phrases.clear()
        among = _with_its_words(index, phrase)
        known = {number for number in among if any(phrase.stands_in(text) for text in index.texts(number))}
        index.kept_phrases[phrase] = known
    return known


def _with_its_words(index: Index, phrase: Phrase) -> Iterable[int]:
    """The positions that hold all the words of a phrase, as near as the index knows."""
    sets: list[set[int]] = []
    for place, word in enumerate(phrase.words):
        if phrase.unfinished and place == len(phrase.words) - 1:
            continue
        if word not in STOP:
            sets.append(set(index.inverted.impacts((word,))))
    if sets:
        return set.intersection(*sets)
    if phrase.unfinished:
        words = tuple(beginning(index.inverted.vocabulary, phrase.words[-1]))
        if phrase.words[-1] not in STOP and not any(s.startswith(phrase.words[-1]) for s in STOP):
            return index.inverted.impacts(words)
    return range(len(index.positions))
