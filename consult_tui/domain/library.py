"""The library as it stands: positions, bodies and evidence, frozen, at one generation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from consult_tui.domain.bodies import Body
from consult_tui.domain.evidence import Evidence
from consult_tui.domain.positions import Position


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """A snapshot of the library; a change makes a new one with the next generation."""

    positions: Mapping[str, Position] = field(default_factory=dict)
    """By id, in the order of the file. Never changed in place."""
    bodies: Mapping[str, Body] = field(default_factory=dict)
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    generation: int = 0

    @property
    def themes(self) -> tuple[str, ...]:
        """Every theme in use, in alphabetical order."""
        return tuple(sorted({theme for p in self.positions.values() for theme in p.themes}))
