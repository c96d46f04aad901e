"""What every reader turns its format into: blocks, in reading order.

A block is one heading, paragraph, list item or table cell, with the label that the format generates for it
("Question 4:", "2.14", "(b)"), so that the rules that find questions never see a format.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice

from consult_tui.domain.dates import Moment
from consult_tui.errors import BadInput


class BlockKind(StrEnum):
    """What a block is in its document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"


BULLET = "•"
"""The label of an item with a sign and no number."""
BOX = "☐"
"""The label of an item whose sign is a box to tick, where a reader takes the sign off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Where a table cell stands, each counted from 0."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One heading, paragraph, item or cell."""

    kind: BlockKind = BlockKind.PARAGRAPH
    text: str
    """Its words; a line end where the document breaks a line within the block."""
    level: int = 0
    """Of a heading, 1 to 9; of an item, 1 for the outermost list; else 0."""
    label: str = ""
    """The number or sign that the format generates; `BULLET` for any sign, `BOX` for a box to tick."""
    page: int | None = None
    """From 1, where the format has pages."""
    cell: Cell | None = None
    quoted: bool = False
    """Whether it stands in a quotation: in a guide or a response, the questions often do."""
    bold: bool = False
    """Whether all its words are bold: in a response, the questions often are."""
    chosen: str = ""
    """Words of a short block that alone are bold, underlined or coloured, or are not struck out: on a form
    filled in by hand, the option chosen."""
    ticked: bool = False
    """Of an item whose sign a reader takes off: whether that was a tick, or a box with one."""


MOST_BLOCKS = 40_000
"""Paragraphs, items and cells: some two thousand pages."""


def gathered(blocks: Iterable[Block], name: str) -> tuple[Block, ...]:
    """All blocks that a reader gives, counted as they come.

    Raises:
        BadInput: If there are more than any consultation document has.
    """
    out = tuple(islice(blocks, MOST_BLOCKS + 1))
    if len(out) > MOST_BLOCKS:
        raise too_long(name)
    return out


def too_long(name: str) -> BadInput:
    """What is said of a document with more than `MOST_BLOCKS`."""
    return BadInput(f"'{name}' is too long for a consultation document.", "Save the part you need.")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFacts:
    """Facts that the format itself marks as such; where it marks none, the words are read instead."""

    title: str = ""
    departments: tuple[str, ...] = ()
    opens: Moment | None = None
    closes: tuple[Moment, ...] = ()
    """Every closing date given, in the order of the document."""
    emails: tuple[str, ...] = ()
    address: str | None = None
    links: tuple[tuple[str, str], ...] = ()
    """Words and address of each link that may be a way to respond."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What a reader makes of a file."""

    blocks: tuple[Block, ...]
    facts: FoundFacts = field(default_factory=FoundFacts)
    furniture: tuple[Block, ...] = ()
    """What runs at the head and the foot of its pages, each once a page: in no question, but a board paper's
    says which meeting it is for."""
    warnings: tuple[str, ...] = ()
