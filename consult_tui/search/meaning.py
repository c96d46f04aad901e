"""What a word of a query may mean."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a query: the groups of library words that it may mean. The best of them counts, once."""

    groups: tuple[tuple[tuple[str, ...], float], ...]
    """Words that count as one, and how much; empty where the library has nothing near."""
    weight: float = 1.0
    """How much this word counts among the others."""

    @property
    def words(self) -> frozenset[str]:
        """Every library word that it may mean."""
        return frozenset(word for group, _ in self.groups for word in group)
