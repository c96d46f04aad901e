"""Which meeting a whole paper is for: every line that names one is a vote; else the file's name is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from consult_tui.domain.dates import PartialDate
from consult_tui.domain.papers import Stands
from consult_tui.intake.blocks import Block
from consult_tui.intake.papers.meetings import Sighting, from_file_name, sighted
from consult_tui.intake.papers.pieces import Piece
from consult_tui.intake.papers.sections import Section, section_of

Vote = TypeVar("Vote", str, PartialDate)

LABELLED, MINUTES, RUNNING, FRONT, LATER = 6, 5, 4, 3, 1
"""How much a line counts: "Report to: X"; the head of minutes; a running header; the first page; the rest."""
ORGANISATION = 2
"""How much less a line counts that names a whole organisation: its board stands below it."""
_ORGANISATION = re.compile(
    r"(?!.*\b(?:board|executive|(?:sub-?)?committee|cabinet|panel|forum|group|assembly|commission)\b)"
    r".*\b(?:association|authority|council|union|network)\b",
    re.IGNORECASE,
)
_LONGEST_FRONT = 40
"""Pieces before the first numbered paragraph at most."""


@dataclass(frozen=True, slots=True)
class Where:
    """What is known of the whole paper before its paragraphs are read."""

    stands: Stands
    title: str
    """As a label gives it."""
    minutes: bool
    front: int
    """How many pieces stand before the first numbered paragraph."""
    by_page: dict[int, str]
    """The item that runs at the head of a page, where the pages differ."""


def where(pieces: Sequence[Piece], furniture: Sequence[Block], stem: str, known: Sequence[str]) -> Where:
    """Which meeting a paper is for.

    Args:
        pieces: Of its text.
        furniture: What runs at the head and foot of its pages.
        stem: The file's name without its ending.
        known: Names of bodies in the register.
    """
    front = _front(pieces)
    running = [(block, sighted(block.text, known)) for block in furniture]
    seen = [(n, sighted(piece.text, known)) for n, piece in enumerate(pieces) if not piece.mark]
    bodies: Counter[str] = Counter()
    dates: Counter[PartialDate] = Counter()
    items: Counter[str] = Counter()
    for weight, found in _votes(seen, [s for _, s in running if s], front):
        stands = found.stands
        if stands.body:
            less = ORGANISATION if _ORGANISATION.match(stands.body) else 0
            bodies[_as_before(stands.body, bodies)] += weight - less + (stands.body in known)
        if stands.meeting_date and not found.heads_item:
            dates[stands.meeting_date] += weight
        if stands.item:
            items[stands.item] += weight
    by_page = {b.page: s.stands.item for b, s in running if s and s.stands.item and b.page}
    file = from_file_name(stem, known)
    several = len(items) > 1
    return Where(
        stands=Stands(
            body=_most(bodies) or file.body,
            meeting_date=_most(dates) or file.meeting_date,
            item="" if several else _most(items) or file.item,
        ),
        title=next((s.title for _, s in seen if s and s.title and s.labelled), ""),
        minutes=_is_minutes(pieces, seen, stem),
        front=front,
        by_page=by_page if several and len(set(by_page.values())) > 1 else {},
    )


def _front(pieces: Sequence[Piece]) -> int:
    """How many pieces stand before the first numbered paragraph; the agenda's entries are none."""
    agenda = False
    for n, piece in enumerate(pieces[:_LONGEST_FRONT]):
        if piece.mark is None:
            agenda = section_of(piece.text) is Section.AGENDA or (agenda and not piece.heading)
        elif piece.mark.sure and not agenda:
            return n
    return min(len(pieces), _LONGEST_FRONT)


def _votes(
    seen: Sequence[tuple[int, Sighting | None]], running: Sequence[Sighting], front: int
) -> list[tuple[int, Sighting]]:
    out = [(RUNNING, found) for found in running]
    for n, found in seen:
        if found is None:
            continue
        known_place = found.stands.meeting_date or found.stands.item
        if found.labelled:
            out.append((LABELLED, found))
        elif n < front:
            out.append((MINUTES if found.minutes and not found.heads_item else FRONT, found))
        elif found.heads_item or (found.stands.body and known_place) or found.stands.item:
            out.append((LATER, found))
    return out


def _as_before(body: str, bodies: Counter[str]) -> str:
    """The same name as it was printed first."""
    return next((name for name in bodies if name.casefold() == body.casefold()), body)


def _most(votes: Counter[Vote]) -> Vote | None:
    return votes.most_common(1)[0][0] if votes else None


def _is_minutes(pieces: Sequence[Piece], seen: Sequence[tuple[int, Sighting | None]], stem: str) -> bool:
    """Whether the whole paper is the minutes of a meeting: it says so at its head, or in its name."""
    if any(found.minutes and not found.heads_item for n, found in seen[:8] if found):
        return True
    first = any(
        re.match(r"(?:draft |unconfirmed )?(?:minutes|decisions)\b", p.text, re.I) for p in pieces[:6]
    )
    present = any(re.match(r"(?:members )?present\b", p.text, re.I) for p in pieces[:30])
    named = re.search(r"\b(?:minutes|decisions)\b", re.sub(r"[-_]", " ", stem), re.I)
    return bool((first and present) or named)
