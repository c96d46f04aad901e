"""Lines: blocks cut where one holds more than one thing (a question and its options, two questions)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from consult_tui.intake.blocks import BOX, BULLET, Block, BlockKind
from consult_tui.intake.clean import one_line

LONGEST_BLOCK = 20_000
"""Characters: more in one block is no text that somebody wrote for reading."""
SECOND_QUESTION = re.compile(r"(?<=[?.:)])\s+(?=(?:Question\s?|Cwestiwn\s?|Q)\d{1,3}[a-z]?\s?[.:)])")
_LETTERED_LATER = re.compile(r"(?<=[?;])\s+(?=\((?:[a-z]|[ivx]{1,4})\)\s+\S)")
WRAP = re.compile(r"([^\n]{60}[\w,’'\"”)-])\n(?=[a-z])(?!\(?[a-z]{1,4}[.)])")
"""A line end in the middle of a sentence: it only wraps."""
_SIGN = re.compile(r"(?:[•●▪◦○·✓□☐❑]|o(?=\s\s)|\[[ xX]?\]|\( ?\))\s*(?=\S)")
_NUMBER_ONLY = re.compile(
    r"(?:Question |Q)\d{1,3}(?:\.\d{1,2})?[a-z]?[.:)]?|\d{1,3}(?:\.\d{1,2})?[a-z]?[.:)]"
)
"""A cell that only counts: "1.", "Q4", "Question 12"; a figure without a sign ("310") does not."""
_NUMBERED_ITSELF = re.compile(r"(?:Question |Cwestiwn |Q)\d|\d{1,3}(?:\.\d{1,3})*[.)]\s|\d{1,3}\.\d{1,3}\s")
"""A text that has a number of its own: that of the list it stands in says nothing."""
_DASH = re.compile(r"[-–—‒]\s+(?=\S)")
_SIGNS = frozenset("•●▪◦○·✓□☐❑o[(-–—‒")
"""With what a sign or a dash begins: most lines begin with none of them."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a block, as the rules read it."""

    text: str
    """Its words, without the sign of an item; the number that the format generates stands before them."""
    block: Block
    first: bool
    """Whether it is the first of its block."""
    bullet: bool = False
    box: bool = False
    """Whether its sign is a box to tick."""
    dash: bool = False
    """Whether the text itself begins with a dash; guides mark sub-questions so."""

    @property
    def heading(self) -> bool:
        """Whether it is a heading."""
        return self.block.kind is BlockKind.HEADING

    @property
    def in_table(self) -> bool:
        """Whether it stands in a table."""
        return self.block.cell is not None


def lines_of(blocks: Iterable[Block]) -> list[Line]:
    """All lines, in reading order, without those that are longer than any question."""
    short = (block for block in blocks if len(block.text) <= LONGEST_BLOCK)
    return [line for block in _with_numbers(short) for line in _split(block)]


def _with_numbers(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, a cell that holds only a number joined with the cell beside it: "1." | "Do you agree?"."""
    number: Block | None = None
    for block in blocks:
        if number is not None and not _beside(number, block):
            yield number
            number = None
        if number is not None:
            yield replace(block, text=f"{number.text} {block.text}")
            number = None
        elif block.cell and _NUMBER_ONLY.fullmatch(block.text):
            number = block
        else:
            yield block
    if number is not None:
        yield number


def _beside(number: Block, block: Block) -> bool:
    one, two = number.cell, block.cell
    if one is None or two is None or (one.table, one.row) != (two.table, two.row):
        return False
    return one.column < two.column and not _NUMBER_ONLY.fullmatch(block.text)


def _split(block: Block) -> Iterator[Line]:
    label = "" if block.label in (BULLET, BOX) or _NUMBERED_ITSELF.match(block.text) else block.label
    first = True
    for said in _pieces(block.text):
        text = one_line(f"{label} {said}" if first and label else said)
        if text:
            yield _line(text, block, first)
            first = False


def _pieces(text: str) -> Iterator[str]:
    """A block's text cut at its line ends, before a second question, and before a lettered part."""
    lines = WRAP.sub(r"\1 ", text).split("\n") if "\n" in text else [text]
    for printed in lines:
        # Each expression is tried only where the signs that it needs are there.
        second = "Q" in printed or "Cwestiwn" in printed
        for piece in SECOND_QUESTION.split(printed) if second else [printed]:
            lettered = "(" in piece and ("?" in piece or ";" in piece)
            yield from _LETTERED_LATER.split(piece) if lettered else [piece]


def _line(text: str, block: Block, first: bool) -> Line:
    sign = dash = None
    if text[0] in _SIGNS:
        sign, dash = _SIGN.match(text), _DASH.match(text)
    cut = sign or dash
    bare = text[cut.end() :] if cut else text
    signed = first and block.kind is BlockKind.ITEM and block.label in (BULLET, BOX)
    bullet = bool(sign or dash) or signed
    box = (bool(sign) and text[:1] in "□☐❑[(") or (signed and block.label == BOX)
    return Line(bare, block, first, bullet, box, bool(dash))


def without_sign(text: str) -> str:
    """A text without the bullet, box or dash before it.

    >>> without_sign("• lower fares"), without_sign("lower fares")
    ('lower fares', 'lower fares')
    """
    sign = _SIGN.match(text) or _DASH.match(text)
    return text[sign.end() :] if sign else text
