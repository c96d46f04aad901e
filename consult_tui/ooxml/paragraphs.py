"""Paragraphs made whole: python-docx's own way searches the list of styles anew for each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from consult_tui.ooxml.elements import make, value

if TYPE_CHECKING:
    from consult_tui.ooxml.elements import Element


@dataclass(frozen=True, slots=True)
class ListPlace:
    """Which list a paragraph is an item of, and how deep (0 is outermost, 8 the deepest that Word has)."""

    number_id: str
    level: int


@dataclass(frozen=True, slots=True)
class Indent:
    """Set in from the left, in twips (1,440 to the inch), with the first line hanging out."""

    left: int
    hanging: int = 0


def paragraph(
    style: str,
    content: Iterable[Element] = (),
    *,
    item: ListPlace | None = None,
    indent: Indent | None = None,
) -> Element:
    """A paragraph in the style with this id."""
    properties = make("w:pPr", None, value("w:pStyle", style))
    if item is not None:
        level, number = value("w:ilvl", item.level), value("w:numId", item.number_id)
        properties.append(make("w:numPr", None, level, number))
    if indent is not None:
        sides = {"w:left": str(indent.left)}
        properties.append(
            make("w:ind", sides | ({"w:hanging": str(indent.hanging)} if indent.hanging else {}))
        )
    return make("w:p", None, properties, *content)
