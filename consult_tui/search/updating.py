"""The index follows the library: after a change only the lines that changed are read again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from itertools import chain

from consult_tui.domain.evidence import Evidence
from consult_tui.domain.positions import Position
from consult_tui.search.acronyms import Acronyms, gather
from consult_tui.search.index import Index, agreed_by_of, fields_of
from consult_tui.search.words import STOP

_FEW = 64
"""Lines that are read again one by one whatever the size of the library."""
_PART = 8
"""And beyond that one in so many of all; building whole is quicker for more."""


def updated(
    index: Index,
    positions: Iterable[Position],
    changed: Set[str],
    agreed_by_words: Mapping[str, str],
    evidence: Mapping[str, Evidence],
    acronyms: Mapping[str, str],
) -> Index | None:
    """The index of a library as it is now; None where so much moved that building it whole is quicker.

    Args:
        index: Of the library as it was.
        positions: As they are now, in library order.
        changed: Ids of the lines that are new, or that changed themselves, in who agreed them or in a figure.
        agreed_by_words: Of those lines, as for `build`.
        evidence: The library's figures as they are now, by id.
        acronyms: The workspace's own.
    """
    kept = tuple(positions)
    before = index.positions
    if len(kept) < len(before) or any(a.id != b.id for a, b in zip(before, kept, strict=False)):
        return None
    numbers = {n for n, p in enumerate(kept) if p.id in changed or n >= len(before)}
    now = _acronyms(index, kept, numbers, acronyms)
    again = {n for n in _holding(index, index.acronyms, now) if n < len(before)} | numbers
    if len(again) > max(_FEW, len(kept) // _PART):
        return None
    agreed_by = list(index.agreed_by) + [""] * (len(kept) - len(before))
    for number in numbers:
        agreed_by[number] = agreed_by_of(kept[number], agreed_by_words)
    return Index(
        positions=kept,
        inverted=index.inverted.changed(
            {n: index.fields(n) for n in again if n < len(before)},
            {n: fields_of(kept[n], agreed_by[n], evidence) for n in sorted(again)},
            index.acronyms,
            now,
        ),
        acronyms=now,
        agreed_by=tuple(agreed_by),
        evidence=evidence,
    )


def _acronyms(
    index: Index, positions: tuple[Position, ...], numbers: Set[int], given: Mapping[str, str]
) -> Acronyms:
    """The acronyms as they are now; gathered anew only where a changed line explains or explained one."""
    before = (index.positions[n] for n in numbers if n < len(index.positions))
    texts = [text for p in chain(before, (positions[n] for n in numbers)) for text in (p.title, p.statement)]
    if gather(texts, {}) or gather((), given).items() - index.acronyms.items():
        return gather((text for p in positions for text in (p.title, p.statement)), given)
    return index.acronyms


def _holding(index: Index, was: Acronyms, now: Acronyms) -> set[int]:
    """The lines that say an acronym whose meaning changed, short or in full."""
    found: set[int] = set()
    for short, full in set(was.items()) ^ set(now.items()):
        found.update(index.inverted.impacts((short,)))
        held = [set(index.inverted.impacts((word,))) for word in full if word not in STOP]
        found.update(set.intersection(*held) if held else ())
    return found
