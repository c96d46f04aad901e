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


def table(
    style: str,
    cell_style: str,
    title: str,
    header: Sequence[Cell],
    rows: Sequence[Sequence[Cell]],
    width: int,
) -> Element:
    """A table as wide as the text, its columns equal until Word fits them.

    Args:
        style: Id of the table style.
        cell_style: Id of the paragraph style of every cell.
        title: For screen readers, "" for none.
        header: The runs of each cell of the header row.
        rows: The same for the rows below; short ones are filled up.
        width: Of the text, in twips.
    """
    columns = max(len(row) for row in (header, *rows))
    grid = [make("w:gridCol", {"w:w": str(width // columns)}) for _ in range(columns)]
    element = make("w:tbl", None, _properties(style, title), make("w:tblGrid", None, *grid))
    for number, row in enumerate((header, *rows)):
        filled = [*row, *[()] * (columns - len(row))]
        element.append(_row(filled, cell_style, width // columns, is_header=number == 0))
    return element


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


def _row(cells: Sequence[Cell], style: str, width: int, *, is_header: bool) -> Element:
    flags = [make("w:cantSplit")] + ([make("w:tblHeader")] if is_header else [])
    row = make("w:tr", None, make("w:trPr", None, *flags))
    for cell in cells:
        size = make("w:tcW", {"w:w": str(width), "w:type": "dxa"})
        row.append(make("w:tc", None, make("w:tcPr", None, size), paragraph(style, cell)))
    return row
