"""Inlines as runs: faces, links, line breaks, and citations as short raised numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from consult_tui.domain.outline import Break, Citation, Inline, Text, without_citations
from consult_tui.ooxml import links
from consult_tui.ooxml.elements import make
from consult_tui.ooxml.text import run
from consult_tui.text.visible import editable
from consult_tui.word.marks import line_bookmark

if TYPE_CHECKING:
    from consult_tui.ooxml.elements import Element
    from consult_tui.word.page import Page


def words(text: str, style: str = "", *, bold: bool = False, italic: bool = False) -> Element:
    """A run of words from outside: what would turn or hide writing is shown as a symbol."""
    return run(editable(text), style, bold=bold, italic=italic)


def elements(inlines: tuple[Inline, ...], page: Page) -> Iterator[Element]:
    """The runs and links of a paragraph."""
    for inline in _closed_up(inlines):
        match inline:
            case Text(text="", link=""):
                pass
            case Text(link=""):
                yield words(inline.text, bold=inline.bold, italic=inline.italic)
            case Text():
                yield _link(inline, page)
            case Break():
                yield make("w:r", None, make("w:br"))
            case Citation(ids=ids):
                yield from _citation(ids, page)


def _closed_up(inlines: tuple[Inline, ...]) -> Iterator[Inline]:
    """Citations close to the word before them: the words stand exactly as in the clean copy."""
    bare = iter(without_citations(inlines))
    for inline in inlines:
        yield inline if isinstance(inline, Citation) else next(bare)


def _link(text: Text, page: Page) -> Element:
    address = links.safe_address(text.link)
    if not address:
        return words(text.text, bold=text.bold, italic=text.italic)
    shown = words(text.text, "Hyperlink", bold=text.bold, italic=text.italic)
    return page.links.outside(address, [shown])


def _citation(ids: tuple[str, ...], page: Page) -> Iterator[Element]:
    """Known lines as numbers that lead to the annex; an id that names no line as it was typed, marked."""
    numbers = page.furniture.numbers
    for place, number in enumerate(sorted({numbers[line] for line in ids if line in numbers})):
        if place:
            yield run(",", "Citation")
        yield links.inside(line_bookmark(number), [run(str(number), "Citation")])
    if unknown := [line for line in ids if line not in numbers]:
        yield run(" ")
        yield words(f"[{'; '.join(f'@{line}' for line in unknown)}]", "UnknownCitation")
