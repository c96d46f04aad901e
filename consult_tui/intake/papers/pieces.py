"""Pieces: the blocks of a paper cut to one heading, paragraph or row each, with its number apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from consult_tui.intake.blocks import BOX, BULLET, Block, BlockKind
from consult_tui.intake.clean import one_line
from consult_tui.intake.facts.dates import dates_in
from consult_tui.intake.papers.numbers import Mark, generated, marked
from consult_tui.intake.questions.lines import without_sign

_NUMBER_ONLY = re.compile(r"\(?(?:[A-Z]{0,3}\d{1,3}(?:[./]\d{1,4}){0,4}|[a-z]|[ivx]{1,5})[.:)]*")
_LABEL = re.compile(r"[A-Z][A-Za-z /]{1,30}(?:\([a-z]+\))?:?")
"""The first of two cells that name a fact: "Date of meeting" | "8 December 2011"."""
_NAMES_A_FACT = re.compile(r"[A-Z][\w .&/-]{1,30}:(?:\s|$)")
_FULL = 45
"""Characters from which on a line may have been broken only because it was full."""
_SHORT = 4
"""Words of a line that is none of the paragraph above, once that has come to an end: "For information."."""
_ENDS = (".", ":", ";", "?", "!")


@dataclass(frozen=True, slots=True)
class Piece:
    """One heading, paragraph, item or row."""

    text: str
    """As it stands, its number before it."""
    mark: Mark | None
    heading: bool
    """Whether the format says that it is a heading."""
    bullet: bool
    in_table: bool
    depth: int
    """Of its list, 0 where it is in none."""
    page: int | None

    @property
    def words(self) -> str:
        """Its words without its number."""
        return self.mark.text if self.mark else self.text


def pieces_of(blocks: Iterable[Block]) -> list[Piece]:
    """All pieces, in reading order."""
    return [piece for block in _rows(blocks) for piece in _split(block)]


def _rows(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, a cell that only counts or names a fact joined with the one beside it."""
    held: Block | None = None
    for block in blocks:
        if held is not None and _beside(held, block):
            sign = "" if _NUMBER_ONLY.fullmatch(held.text) or held.text.endswith(":") else ":"
            yield replace(block, text=f"{held.text}{sign} {block.text}", label="", kind=BlockKind.CELL)
            held = None
            continue
        if held is not None:
            yield held
            held = None
        first = block.cell is not None and block.cell.column == 0 and not block.label
        if first and (_NUMBER_ONLY.fullmatch(block.text) or _LABEL.fullmatch(block.text)):
            held = block
        else:
            yield block
    if held is not None:
        yield held


def _beside(held: Block, block: Block) -> bool:
    one, two = held.cell, block.cell
    return bool(one and two and (one.table, one.row) == (two.table, two.row) and one.column < two.column)


def _split(block: Block) -> Iterator[Piece]:
    signed = block.kind is BlockKind.ITEM and block.label in (BULLET, BOX)
    label = "" if block.label in (BULLET, BOX) else block.label
    for number, text in enumerate(_unwrapped(block.text.split("\n"))):
        bare = without_sign(text)
        mark = generated(label, bare) if label and not number else _typed(bare)
        said = one_line(f"{label} {bare}" if label and not number else bare)
        if said:
            yield Piece(
                text=said,
                mark=mark,
                heading=block.kind is BlockKind.HEADING,
                bullet=mark is None and ((signed and not number) or bare != text),
                in_table=block.cell is not None,
                depth=block.level if block.kind is BlockKind.ITEM else 0,
                page=block.page,
            )


def _typed(text: str) -> Mark | None:
    """The number typed before a text; a date is none."""
    dates = dates_in(text[:60])
    return None if dates and dates[0].start == 0 else marked(text)


def _unwrapped(lines: list[str]) -> Iterator[str]:
    """Lines that were broken only because they were full, joined again."""
    widest = max(map(len, lines))
    joined: list[str] = []
    for line in lines:
        said = line.strip()
        if joined and not _goes_on(joined[-1], said, widest):
            yield " ".join(joined)
            joined = []
        if said:
            joined.append(said)
    if joined:
        yield " ".join(joined)


def _goes_on(above: str, said: str, widest: int) -> bool:
    """Whether a line is the rest of the one above, in a block whose widest line has so many characters."""
    if marked(said) or _NAMES_A_FACT.match(said) or without_sign(said) != said:
        return False
    ended = above.endswith(_ENDS)
    if len(above) < _FULL:
        return said[:1].islower() and not ended
    return not ended or (len(above) > 0.8 * widest and len(said.split()) > _SHORT)
