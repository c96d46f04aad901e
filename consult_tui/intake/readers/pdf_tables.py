"""Tables of a PDF whose rows are counted: each number and the cells beside it, put together from their lines.

PDF knows no tables. Where numbers stand alone below one another and lines beside each, somebody drew one;
with one column and no header it is a list whose numbers hang out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from consult_tui.intake.blocks import Block, BlockKind, Cell
from consult_tui.intake.clean import clean
from consult_tui.intake.questions.asking import asks
from consult_tui.intake.readers.pdf_lines import PdfLine
from consult_tui.intake.readers.wrapping import join_words

_NUMBER = re.compile(r"(?:Question |Q\.?\s?)?\d{1,3}(?:\.\d{1,2})?[a-z]?[.:)]?")
_SAME_EDGE = 5.0
"""Points between the left edges of lines in one column, at most."""
_FEWEST_ROWS = 2
_QUESTION = re.compile(r"\bquestions?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Table:
    """A table found: the lines from `start` up to `end` make these blocks."""

    start: int
    end: int
    blocks: tuple[Block, ...]


def tables_of(lines: Sequence[PdfLine]) -> list[Table]:
    """The counted tables, in order; a line is in one at most."""
    out: list[Table] = []
    index = 0
    while index < len(lines):
        rows = list(_rows(lines, index))
        if len(rows) >= _FEWEST_ROWS:
            start = index - 1 if index and _QUESTION.search(lines[index - 1].text) else index
            end = rows[-1][-1] + 1
            header = lines[start].text if start < index else ""
            out.append(Table(start, end, tuple(_blocks(lines, rows, header, len(out)))))
            index = end
        else:
            index += 1
    return out


def _rows(lines: Sequence[PdfLine], first: int) -> Iterator[list[int]]:
    """The rows from a number on: each the index of its number and those of the lines beside it."""
    edge = lines[first]
    index = first
    while index < len(lines) and _counts(lines[index], edge):
        row = [index]
        index += 1
        while index < len(lines) and _is_beside(lines[index], lines[row[0]], lines[row[-1]]):
            row.append(index)
            index += 1
        if len(row) < 2:
            return
        yield row


def _counts(line: PdfLine, edge: PdfLine) -> bool:
    return bool(_NUMBER.fullmatch(line.text)) and abs(line.left - edge.left) < 2 * _SAME_EDGE


def _is_beside(line: PdfLine, number: PdfLine, above: PdfLine) -> bool:
    """Whether a line is of a number's row: right of it, and no further below than one line from the last."""
    if line.page != number.page or line.left < number.right + _SAME_EDGE:
        return False
    return line.bottom > min(above.bottom, number.bottom) - 2.0 * line.size


def _blocks(
    lines: Sequence[PdfLine], rows: Sequence[Sequence[int]], header: str, table: int
) -> Iterator[Block]:
    lefts = _columns([lines[i] for row in rows for i in row[1:]])
    cells = [_cells([lines[i] for i in row[1:]], lefts) for row in rows]
    if len(lefts) < 2 and not header:
        for row, said in zip(rows, cells, strict=True):
            number = lines[row[0]]
            yield Block(text=clean(f"{number.text} {said[0]}"), page=number.page)
        return
    page = lines[rows[0][0]].page
    if header:
        asking = [sum(asks(row.get(column, "")) for row in cells) for column in range(len(lefts))]
        best = max(range(len(lefts)), key=lambda column: asking[column])
        place = Cell(table=table, row=0, column=best + 1)
        yield Block(kind=BlockKind.CELL, text="Question", page=page, cell=place)
    for place_of_row, (row, said) in enumerate(zip(rows, cells, strict=True), 1):
        page = lines[row[0]].page
        counted = Cell(table=table, row=place_of_row, column=0)
        yield Block(kind=BlockKind.CELL, text=lines[row[0]].text, page=page, cell=counted)
        for column, text in sorted(said.items()):
            place = Cell(table=table, row=place_of_row, column=column + 1)
            yield Block(kind=BlockKind.CELL, text=clean(text), page=page, cell=place)


def _columns(lines: Sequence[PdfLine]) -> list[float]:
    """The left edges of the columns, from left to right."""
    out: list[float] = []
    for left in sorted(line.left for line in lines):
        if not out or left - out[-1] > 4 * _SAME_EDGE:
            out.append(left)
    return out


def _cells(lines: Sequence[PdfLine], lefts: Sequence[float]) -> dict[int, str]:
    out: dict[int, str] = {}
    for line in lines:
        column = max(i for i, left in enumerate(lefts) if line.left >= left)
        out[column] = join_words(out[column], line.text) if column in out else line.text
    return out
