"""The index of the library: positions, the words they are found by, and what may be filtered on."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from consult_tui.domain.evidence import Evidence
from consult_tui.domain.positions import Position
from consult_tui.search.acronyms import Acronyms, gather
from consult_tui.search.inverted import Fields, Inverted
from consult_tui.search.words import STOP, tokens

Words = tuple[str, ...]

TITLE, THEMES, STATEMENT, EVIDENCE, AGREED_BY = 2.0, 2.0, 1.0, 0.5, 0.5
"""How many times over a word counts in each field."""
_TEXTS_KEPT = 2000
"""Positions whose words are kept in order; past this all are let go."""


@dataclass(frozen=True)
class Index:
    """A library ready to be searched; another is made where the library changes (see `updating`)."""

    positions: tuple[Position, ...]
    """In library order; a position's place is its document number."""
    inverted: Inverted
    acronyms: Acronyms
    agreed_by: tuple[str, ...]
    """For each position who agreed it in words, its body's id among them."""
    evidence: Mapping[str, Evidence]
    """The library's figures by id."""
    kept_filters: dict[Hashable, bytes] = field(default_factory=dict)
    """What each filter that was used lets through; see `filters`."""
    kept_phrases: dict[Hashable, set[int]] = field(default_factory=dict)
    """Which positions hold each phrase that was typed; see `filters`."""
    kept_asked: dict[tuple[str, ...], Any] = field(default_factory=dict)
    """What the questions of a consultation say together; see `asked`."""
    kept_subjects: dict[tuple[str, str], Mapping[int, float]] = field(default_factory=dict)
    """How near each line is to a title and section; see `subject`."""
    _texts: dict[int, tuple[Words, ...]] = field(default_factory=dict)
    _title_words: dict[int, frozenset[str]] = field(default_factory=dict)

    def texts(self, number: int) -> tuple[Words, ...]:
        """The folded words of a position's title and statement, in order; kept once asked for."""
        known = self._texts.get(number)
        if known is None:
            if len(self._texts) >= _TEXTS_KEPT:
                self._texts.clear()
            position = self.positions[number]
            known = tuple(tuple(tokens(text)) for text in (position.title, position.statement))
            self._texts[number] = known
        return known

    def title_words(self, number: int) -> frozenset[str]:
        """The folded words of a position's title, stop words left out; kept once asked for."""
        known = self._title_words.get(number)
        if known is None:
            known = self._title_words[number] = frozenset(tokens(self.positions[number].title)) - STOP
        return known

    def fields(self, number: int) -> Fields:
        """The texts that a position is found by, each with how much its words count."""
        return fields_of(self.positions[number], self.agreed_by[number], self.evidence)

    @cached_property
    def themes(self) -> tuple[tuple[Words, ...], ...]:
        """For each position the folded words of each of its themes."""
        return tuple(tuple(_folded(theme) for theme in position.themes) for position in self.positions)

    @cached_property
    def by_theme(self) -> Mapping[Words, Sequence[int]]:
        """By the folded words of each theme the positions under it."""
        found: dict[Words, list[int]] = {}
        for number, themes in enumerate(self.themes):
            for theme in themes:
                found.setdefault(theme, []).append(number)
        return found

    @cached_property
    def by_body(self) -> Mapping[Words, Sequence[int]]:
        """By the folded words of who agreed it the positions that were so agreed."""
        found: dict[str, list[int]] = {}
        for number, words in enumerate(self.agreed_by):
            found.setdefault(words, []).append(number)
        return {_folded(words): numbers for words, numbers in found.items()}


@lru_cache(maxsize=4096)
def _folded(text: str) -> Words:
    return tuple(tokens(text))


def build(
    positions: Iterable[Position],
    agreed_by_words: Mapping[str, str],
    evidence: Mapping[str, Evidence],
    acronyms: Mapping[str, str],
    *,
    titles_only: bool = False,
) -> Index:
    """Index a library.

    Args:
        positions: In library order.
        agreed_by_words: By position id, who agreed it as screens say it ("LGA Executive, 8 December 2011").
        evidence: The library's figures by id.
        acronyms: The workspace's own, in addition to those that the library explains; they win.
        titles_only: Titles and themes alone are read, in a tenth of the time; for a first answer meanwhile.
    """
    kept = tuple(positions)
    texts = () if titles_only else (text for p in kept for text in (p.title, p.statement))
    known = gather(texts, acronyms)
    agreed_by = tuple(agreed_by_of(p, agreed_by_words) for p in kept)
    whole = (fields_of(p, words, evidence) for p, words in zip(kept, agreed_by, strict=True))
    documents = (fields[:2] for fields in whole) if titles_only else whole
    return Index(
        positions=kept,
        inverted=Inverted.build(documents, known),
        acronyms=known,
        agreed_by=agreed_by,
        evidence=evidence,
    )


def fields_of(position: Position, agreed_by: str, evidence: Mapping[str, Evidence]) -> Fields:
    """The texts that a position is found by, each with how much its words count; the title leads."""
    figures = [evidence[key] for key in position.evidence if key in evidence]
    return (
        (position.title, TITLE),
        (" ".join(position.themes), THEMES),
        (position.statement, STATEMENT),
        (" ".join(f"{figure.statement} {figure.source}" for figure in figures), EVIDENCE),
        (agreed_by, AGREED_BY),
    )


def agreed_by_of(position: Position, words: Mapping[str, str]) -> str:
    """Who agreed a position, as screens say it and by its body's id, so that either is found."""
    body = position.agreed_by.body if position.agreed_by else ""
    return f"{words.get(position.id, '')} {body}"
