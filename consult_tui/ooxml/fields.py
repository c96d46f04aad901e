"""Fields: values that Word works out, such as the number of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consult_tui.ooxml.elements import make
from consult_tui.ooxml.text import run

if TYPE_CHECKING:
    from consult_tui.ooxml.elements import Element


def page_number() -> Element:
    """The number of the page on which it stands."""
    return _field("PAGE")


def page_count() -> Element:
    """How many pages the document has."""
    return _field("NUMPAGES")


def _field(instruction: str) -> Element:
    return make("w:fldSimple", {"w:instr": f" {instruction} "}, run("1"))
