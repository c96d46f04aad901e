"""Inlines as runs: faces, links, line breaks, and citations as short raised numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
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
    cites = any(isinstance(inline, Citation) for inline in inlines)
    for inline in _placed(inlines) if cites else inlines:
        match inline:
            case Text(text=""):
                pass
            case Text(link=""):
                yield words(inline.text, bold=inline.bold, italic=inline.italic)
            case Text():
                yield _link(inline, page)
            case Break():
                yield make("w:r", None, make("w:br"))
            case Citation(ids=ids):
                yield from _citation(ids, page)


def _placed(inlines: tuple[Inline, ...]) -> list[Inline]:
    """The words exactly as in the clean copy, with each citation close behind the word before it.

    The clean copy differs from what was typed in blanks alone, so counting all else finds the place.
    """
    due = _citations_by_place(inlines)
    out: list[Inline] = list(due.pop(0, ()))
    seen = 0
    for inline in without_citations(inlines):
        if not isinstance(inline, Text):
            seen += 1
            out += [inline, *due.pop(seen, ())]
            continue
        start = 0
        for end, letter in enumerate(inline.text, start=1):
            seen += not letter.isspace()
            if seen in due:
                out += [replace(inline, text=inline.text[start:end]), *due.pop(seen)]
                start = end
        if start < len(inline.text):
            out.append(replace(inline, text=inline.text[start:]))
    return out


def _citations_by_place(inlines: tuple[Inline, ...]) -> dict[int, list[Citation]]:
    """Citations by how many letters, signs and line breaks stand before them."""
    places: dict[int, list[Citation]] = {}
    seen = 0
    for inline in inlines:
        if isinstance(inline, Citation):
            places.setdefault(seen, []).append(inline)
        elif isinstance(inline, Text):
            seen += sum(not letter.isspace() for letter in inline.text)
        else:
            seen += 1
    return places


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
            yield run(",", "CitationNumber")
        yield links.inside(line_bookmark(number), [run(str(number), "CitationNumber")])
    if unknown := [line for line in ids if line not in numbers]:
        yield words(f" [{'; '.join(f'@{line}' for line in unknown)}]", "CitationUnknown")
