"""Stretches of a document: under which heading a line stands, and what that says about questions below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from consult_tui.intake.blocks import BlockKind
from consult_tui.intake.questions.asking import ends_asking
from consult_tui.intake.questions.headings import ABOUT_YOU, APART, QUESTIONS, REPEATED, says
from consult_tui.intake.questions.lines import Line
from consult_tui.intake.questions.numbers import named


class Region(Enum):
    """What a heading promises."""

    ORDINARY = auto()
    QUESTIONS = auto()
    REPEATED = auto()
    """A list of the questions that stood, or will stand, in their places."""
    ABOUT_YOU = auto()
    APART = auto()
    """Contents, privacy notices, how to respond: what looks like a question there is none."""


_PROMISES = (
    (Region.REPEATED, REPEATED),
    (Region.ABOUT_YOU, ABOUT_YOU),
    (Region.QUESTIONS, QUESTIONS),
    (Region.APART, APART),
)
_LONGEST_BARE_HEADING = 10
"""Words of a paragraph that is a heading in all but style."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands."""

    region: Region
    section: str | None
    """The nearest heading that names a subject."""
    heading: int
    """Index of the nearest heading; -1 before the first."""


def places_of(lines: Sequence[Line]) -> list[Place]:
    """The place of every line; a heading is in its own."""
    out: list[Place] = []
    open_headings: list[tuple[int, Region, str | None]] = []
    last = -1
    for index, line in enumerate(lines):
        if is_heading(line) and not _is_question(line):
            level = line.block.level or 7
            while open_headings and open_headings[-1][0] >= level:
                open_headings.pop()
            outer = open_headings[-1][1] if open_headings else Region.ORDINARY
            above = open_headings[-1][2] if open_headings else None
            region = region_of(line.text)
            says_nothing = region is Region.QUESTIONS and above is not None
            open_headings.append((level, _inherited(region, outer), above if says_nothing else line.text))
            last = index
        region, section = (
            (open_headings[-1][1], open_headings[-1][2]) if open_headings else (Region.ORDINARY, None)
        )
        out.append(Place(region, section, last))
    return out


@lru_cache(4096)
def region_of(heading: str) -> Region:
    """What a heading promises.

    >>> [region_of(h).name for h in ("Annex B: List of consultation questions", "7. Privacy notice", "Rents")]
    ['REPEATED', 'APART', 'ORDINARY']
    """
    for region, patterns in _PROMISES:
        if says(heading, patterns):
            return region
    return Region.ORDINARY


def is_heading(line: Line) -> bool:
    """Whether it is a heading, by its style or by being a short line that can be nothing else."""
    if line.heading:
        return True
    plain = line.block.kind is BlockKind.PARAGRAPH and line.first and "\n" not in line.block.text
    if not plain or line.text.endswith((".", "?", ",", ";", ":")):
        return False
    short = line.text.count(" ") < _LONGEST_BARE_HEADING
    return short and region_of(line.text) is not Region.ORDINARY


def _is_question(line: Line) -> bool:
    """A heading that is itself a question, or its number: it opens no stretch."""
    return bool(named(line.text)) or (
        line.heading and ends_asking(line.text) and region_of(line.text) is Region.ORDINARY
    )


def _inherited(own: Region, outer: Region) -> Region:
    return own if own is not Region.ORDINARY or outer is Region.ORDINARY else outer
