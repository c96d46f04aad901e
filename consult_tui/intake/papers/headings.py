"""Which pieces are headings: by the format, else by how they are written and by what stands below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from consult_tui.intake.papers import sections
from consult_tui.intake.papers.meetings import sighted
from consult_tui.intake.papers.numbers import Counting
from consult_tui.intake.papers.pieces import Piece
from consult_tui.intake.papers.sections import Section, section_of

_LONGEST = 12
_LONGEST_STYLED = 16
"""Words; a longer one that ends in a full stop is a paragraph in a heading's style."""
_LONGEST_WITH_STOP = 3


@dataclass(frozen=True, slots=True)
class Now:
    """What is known where a piece stands."""

    section: Section
    counting: Counting
    minutes: bool
    known: Sequence[str]


def is_heading(piece: Piece, below: Piece | None, now: Now) -> bool:
    """Whether a piece is a heading.

    Args:
        piece: It.
        below: The next one; nothing stands under the last.
        now: What is known here.
    """
    text, count = piece.words, len(piece.words.split())
    if piece.heading:
        return count <= _LONGEST_STYLED or text[-1:] not in ".;"
    if piece.bullet or piece.in_table or below is None or count > _LONGEST or not text[:1].isupper():
        return False
    announces = section_of(text) is not Section.PLAIN
    if text.endswith(":") and now.section is Section.RECOMMENDATION:
        return False
    ends = text.endswith((".", ",", ";", ":", "!", "?")) and not text.endswith(("...", "…"))
    if ends and not (announces and (text.endswith(":") or count <= _LONGEST_WITH_STOP)):
        return False
    if piece.mark:
        return _numbers_one(piece, below, now)
    return announces or not sections.is_resolution(text, minutes=now.minutes)


def _numbers_one(piece: Piece, below: Piece, now: Now) -> bool:
    """Layout: "2. Background" above "2.1 ..." or above a paragraph without a number."""
    mark = piece.mark
    if mark is None or not mark.heading or now.section is Section.AGENDA:
        return False
    if not (mark.sure or now.counting.comes_next(mark)):
        return False
    if below.mark is None:
        return not below.bullet and len(below.words.split()) > 1 and not sighted(below.text, now.known)
    return below.mark.number.startswith(f"{mark.number}.")
