"""Tables that a screen reader can follow: a real header row, repeated on each page, and a title."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

from consult_tui.ooxml.elements import make, value
from consult_tui.ooxml.paragraphs import paragraph
from consult_tui.ooxml.text import one_line

if TYPE_CHECKING:
    from consult_tui.ooxml.elements import Element

    Cell: TypeAlias = Sequence[Element]

_FULL_WIDTH = 5_000
"""In fiftieths of a per cent."""

_NARROWEST, _WIDEST = 10, 50
"""Characters that a column counts as at least and at most."""


def table(
    style: str,
    cell_style: str,
    title: str,
    header: Sequence[Cell],
    rows: Sequence[Sequence[Cell]],
    width: int,
) -> Element:
    """A table as wide as the text, its columns by how much stands in them.

    Args:
        style: Id of the table style.
        cell_style: Id of the paragraph style of every cell.
        title: For screen readers, "" for none.
        header: The runs of each cell of the header row.
        rows: The same for the rows below; short ones are filled up.
        width: Of the text, in twips.
    """
    columns = max(len(row) for row in (header, *rows))
    filled = [[*row, *[()] * (columns - len(row))] for row in (header, *rows)]
    widths = _widths(filled, width)
    grid = [make("w:gridCol", {"w:w": str(column)}) for column in widths]
    element = make("w:tbl", None, _properties(style, title), make("w:tblGrid", None, *grid))
    for number, row in enumerate(filled):
        element.append(_row(row, cell_style, widths, is_header=number == 0))
    return element


def _widths(rows: Sequence[Sequence[Cell]], width: int) -> list[int]:
    """The text's width shared out by each column's longest cell, within bounds that keep all readable."""
    longest = [max(map(_length, column)) for column in zip(*rows, strict=True)]
    shares = [min(max(length, _NARROWEST), _WIDEST) for length in longest]
    return [width * share // sum(shares) for share in shares]


def _length(cell: Cell) -> int:
    return sum(len("".join(map(str, element.itertext()))) for element in cell)


def _properties(style: str, title: str) -> Element:
    look = {"w:val": "0420", "w:firstRow": "1", "w:lastRow": "0", "w:firstColumn": "0"}
    look |= {"w:lastColumn": "0", "w:noHBand": "0", "w:noVBand": "1"}
    properties = make(
        "w:tblPr",
        None,
        value("w:tblStyle", style),
        make("w:tblW", {"w:w": str(_FULL_WIDTH), "w:type": "pct"}),
        make("w:tblLook", look),
    )
    if title.strip():
        properties.append(value("w:tblCaption", one_line(title)))
    return properties


def _row(cells: Sequence[Cell], style: str, widths: Sequence[int], *, is_header: bool) -> Element:
    flags = [make("w:cantSplit")] + ([make("w:tblHeader")] if is_header else [])
    row = make("w:tr", None, make("w:trPr", None, *flags))
    for cell, width in zip(cells, widths, strict=True):
        size = make("w:tcW", {"w:w": str(width), "w:type": "dxa"})
        row.append(make("w:tc", None, make("w:tcPr", None, size), paragraph(style, cell)))
    return row
