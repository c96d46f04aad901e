"""Which lines a response cites: their numbers, and where each is cited."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from consult_tui.domain.outline import Heading, Outline, cited_ids, plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """One id that a response cites."""

    id: str
    number: int
    """From 1 in the order of first mention; 0 where the library has no such line."""
    places: tuple[str, ...]
    """The headings under which it is cited: "Key messages", "Question 4(b)"."""

    @property
    def known(self) -> bool:
        """Whether the library has such a line."""
        return self.number > 0


def cited_lines(outline: Outline, known: Container[str]) -> tuple[Cited, ...]:
    """Every id cited, in the order of first mention; those that are `known` are numbered."""
    places: dict[str, list[str]] = {}
    under = outline.title
    for block in outline.blocks:
        if isinstance(block, Heading) and block.level <= 2:
            under = plain(block.inlines)
        for line in cited_ids((block,)):
            if under not in places.setdefault(line, []):
                places[line].append(under)
    numbers = {line: number for number, line in enumerate((i for i in places if i in known), start=1)}
    return tuple(
        Cited(id=line, number=numbers.get(line, 0), places=tuple(where)) for line, where in places.items()
    )
