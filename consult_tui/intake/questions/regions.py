"""Stretches of a document: under which heading a line stands, and what that says about questions below it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from consult_tui.intake.blocks import BlockKind
from consult_tui.intake.questions.asking import ends_asking
from consult_tui.intake.questions.directions import announces_questions
from consult_tui.intake.questions.headings import ABOUT_YOU, APART, CONTENTS, QUESTIONS, REPEATED, says
from consult_tui.intake.questions.lines import Line
from consult_tui.intake.questions.numbers import bare, first_figure, lettered, named


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
_LONGEST_TITLE = 200
"""Characters."""
_ANY, _NONE = "", "none"
"""Which list is announced: one with any sign, or no list."""
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
    stretches = _Stretches()
    last, announced = -1, _NONE
    boxes = _question_boxes(lines)
    titles = Counter(_title(line.text) for line in lines if len(line.text) <= _LONGEST_TITLE)
    for index, line in enumerate(lines):
        # An entry of the table of contents, which stands again where it belongs, opens no stretch.
        entry = stretches.in_contents and not line.heading and titles[_title(line.text)] > 1
        if not entry and is_heading(line) and (not _is_question(line) or stretches.counts_on_to(line)):
            stretches.open(line)
            last = index
        elif not entry and line.heading and not named(line.text):
            # A section whose title asks ends what stood deeper: "3. Designs: should we protect them?".
            stretches.close(deeper_than=line.block.level)
        sign = _sign(line)
        listed = bool(sign) and sign.startswith(announced) and stretches.region is Region.ORDINARY
        announced = _ANY if announces_questions(line.text) else sign if listed else _NONE
        in_box = line.block.cell is not None and line.block.cell.table in boxes
        region = Region.QUESTIONS if listed or in_box else stretches.region
        out.append(Place(region, stretches.section, last))
    return out


class _Open(NamedTuple):
    """A heading whose stretch goes on."""

    level: int
    region: Region
    section: str | None
    text: str


class _Stretches:
    """The headings under which a line stands, the outermost first."""

    def __init__(self) -> None:
        self._open: list[_Open] = []

    @property
    def region(self) -> Region:
        """What the innermost heading promises."""
        return self._open[-1].region if self._open else Region.ORDINARY

    @property
    def section(self) -> str | None:
        """The innermost heading that names a subject."""
        return self._open[-1].section if self._open else None

    @property
    def in_contents(self) -> bool:
        """Whether the innermost heading is that of the table of contents."""
        return bool(self._open) and says(self._open[-1].text, (CONTENTS,))

    def open(self, line: Line) -> None:
        """Begin a heading's stretch, and end those that it ends."""
        level = line.block.level or 7
        self.close(deeper_than=level - 1)
        outer, above, own = self.region, self.section, region_of(line.text)
        says_nothing = own is Region.QUESTIONS and above is not None
        section = above if says_nothing else line.text
        self._open.append(_Open(level, _inherited(own, outer), section, line.text))

    def close(self, *, deeper_than: int) -> None:
        """End the stretches of headings below a level."""
        while self._open and self._open[-1].level > deeper_than:
            self._open.pop()

    def counts_on_to(self, line: Line) -> bool:
        """Whether a title that asks goes on with the count of sections: "8. How do I reply?" after 7."""
        found = bare(line.text) if line.heading else None
        if not found or self.region is Region.APART or not self._open:
            return False
        if self._open[-1].level != line.block.level:
            return False
        above = bare(self._open[-1].text)
        return above is not None and first_figure(found.number) == first_figure(above.number) + 1


def _sign(line: Line) -> str:
    """How a line is marked as one of a list: a bullet, "(a)", "(1)" or "1."; "" where it is not."""
    if line.heading:
        return ""
    if line.bullet:
        return "bullet"
    if lettered(line.text):
        return "letter"
    return ("boxed" if line.text.startswith("(") else "figure") if bare(line.text) else ""


def _title(text: str) -> str:
    """A heading, or its entry in the contents, without its number and its page."""
    return re.sub(r"^[\d.)\s]+|[\s.…]+\d*$", "", text).casefold()


def _question_boxes(lines: Sequence[Line]) -> set[int]:
    """Layout: a frame round "Questions for chapter 2" and the questions: a table of one column."""
    wide = {cell.table for line in lines if (cell := line.block.cell) and cell.column > 0}
    titled = {
        cell.table
        for line in lines
        if (cell := line.block.cell)
        and cell.row == 0
        and line.first
        and region_of(line.text) in (Region.QUESTIONS, Region.REPEATED)
    }
    return titled - wide


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
    if outer is Region.REPEATED and own is Region.QUESTIONS:
        # "Questions on fees" within "Full list of questions".
        return outer
    return own if own is not Region.ORDINARY or outer is Region.ORDINARY else outer
