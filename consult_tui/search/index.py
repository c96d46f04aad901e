"""The index of the library: positions, the words they are found by, and what may be filtered on."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from consult_tui.domain.evidence import Evidence
from consult_tui.domain.positions import Position
from consult_tui.search.acronyms import Acronyms, gather
from consult_tui.search.inverted import Fields, Inverted
from consult_tui.search.words import tokens

TITLE, THEMES, STATEMENT, EVIDENCE, AGREED_BY = 2.0, 2.0, 1.0, 0.5, 0.5
"""How many times over a word counts in each field."""
_TEXTS_KEPT = 2000
"""Positions whose words are kept in order; past this all are let go."""


@dataclass(slots=True)
class Index:
    """A library ready to be searched; built anew when the library changes."""

    positions: tuple[Position, ...]
    """In library order; a position's place is its document number."""
    inverted: Inverted
    acronyms: Acronyms
    agreed_by: tuple[tuple[str, ...], ...]
    """For each position the folded words of who agreed it, its body's id among them."""
    themes: tuple[tuple[tuple[str, ...], ...], ...]
    """For each position the folded words of each of its themes."""
    kept_filters: dict[Hashable, bytes] = field(default_factory=dict)
    """What each filter that was used lets through; see `filters`."""
    kept_phrases: dict[Hashable, set[int]] = field(default_factory=dict)
    """Which positions hold each phrase that was typed; see `filters`."""
    kept_subjects: dict[tuple[str, str], Mapping[int, float]] = field(default_factory=dict)
    """How near each line is to a title and section; see `subject`."""
    _texts: dict[int, tuple[tuple[str, ...], ...]] = field(default_factory=dict)

    def texts(self, number: int) -> tuple[tuple[str, ...], ...]:
        """The folded words of a position's title and statement, in order; kept once asked for."""
        known = self._texts.get(number)
        if known is None:
            if len(self._texts) >= _TEXTS_KEPT:
                self._texts.clear()
            position = self.positions[number]
            known = tuple(tuple(tokens(text)) for text in (position.title, position.statement))
            self._texts[number] = known
        return known


def build(
    positions: Iterable[Position],
    agreed_by_words: Mapping[str, str],
    evidence: Mapping[str, Evidence],
    acronyms: Mapping[str, str],
) -> Index:
    """Index a library.

    Args:
        positions: In library order.
        agreed_by_words: By position id, who agreed it as screens say it ("LGA Executive, 8 December 2011").
        evidence: The library's figures by id.
        acronyms: The workspace's own, in addition to those that the library explains; they win.
    """
    kept = tuple(positions)
    known = gather((text for p in kept for text in (p.title, p.statement)), acronyms)
    return Index(
        positions=kept,
        inverted=Inverted.build(_documents(kept, agreed_by_words, evidence), known),
        acronyms=known,
        agreed_by=tuple(tuple(tokens(_agreed_by(p, agreed_by_words))) for p in kept),
        themes=tuple(tuple(tuple(tokens(theme)) for theme in p.themes) for p in kept),
    )


def _documents(
    positions: Iterable[Position], agreed_by_words: Mapping[str, str], evidence: Mapping[str, Evidence]
) -> Iterator[Fields]:
    for position in positions:
        figures = [evidence[key] for key in position.evidence if key in evidence]
        yield (
            (position.title, TITLE),
            (" ".join(position.themes), THEMES),
            (position.statement, STATEMENT),
            (" ".join(f"{figure.statement} {figure.source}" for figure in figures), EVIDENCE),
            (_agreed_by(position, agreed_by_words), AGREED_BY),
        )


def _agreed_by(position: Position, agreed_by_words: Mapping[str, str]) -> str:
    body = position.agreed_by.body if position.agreed_by else ""
    return f"{agreed_by_words.get(position.id, '')} {body}"
