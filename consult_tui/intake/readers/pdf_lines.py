"""The lines of a PDF: their words, place and size, page by page, without what repeats on every page."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from consult_tui.intake.clean import one_line
from consult_tui.intake.readers.pdf_raised import SMALLER, figures_behind, with_marks

_MARGIN = 0.12
"""Share of the page's height, above and below, in which running headers and footers stand."""
_REPEATS = 0.5
"""Share of the pages on which a line stands at the same height to be a running one."""
_BOLD = 600
"""Weight of a font from which on it is bold; 400 is ordinary."""
_FEWEST_PAGES = 3
_PAGE_NUMBER = re.compile(
    r"\W*(?:page|tudalen)?\s*(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|o|/)\s*\d{1,4})?\W*", re.IGNORECASE
)
_SYMBOLS = str.maketrans("\uf0b7\uf0a7\uf0d8\uf0a8\uf06f\uf071\uf0fe\uf078", "•▪•☐☐☐☒☒")
"""Bullets and boxes of Word's Symbol and Wingdings fonts, which a PDF gives in its own numbers."""
_DOTS = re.compile(r"(?:\.\s?){4,}\s*\d{0,4}$")
"""The leaders of a table of contents."""


@dataclass(frozen=True, slots=True)
class PdfLine:
    """One printed line; measures in points, from the bottom left of its page."""

    text: str
    page: int
    """From 1."""
    left: float
    right: float
    bottom: float
    top: float
    size: float
    """Of its letters, by the first of them."""
    middle: float
    """Size of the letter in its middle."""
    bold: bool
    height: float
    """Of its page."""


def lines_of_page(page: Any, number: int) -> Iterator[PdfLine]:
    """The lines of one page in reading order.

    Args:
        page: A `pypdfium2.PdfPage`.
        number: Of the page, from 1.
    """
    text_page = page.get_textpage()
    height = page.get_height()
    try:
        text = text_page.get_text_range()
        start = 0
        for printed in re.split(r"(?<=\n)", text):
            said = one_line(_joined(printed).translate(_SYMBOLS))
            if said:
                yield _measured(text_page, said, printed, start, number, height)
            start += len(printed)
    finally:
        text_page.close()


def _joined(printed: str) -> str:
    """A soft line end within a word, for which PDFium has marks of its own, becomes a hyphen."""
    return printed.replace("\ufffe", "-").replace("\x02", "-")


def _measured(text_page: Any, said: str, printed: str, start: int, number: int, height: float) -> PdfLine:
    from pypdfium2 import raw

    first = start + len(printed) - len(printed.lstrip())
    last = start + len(printed.rstrip()) - 1
    boxes = [box for index in (first, (first + last) // 2, last) if (box := _box(text_page, index))]
    left, bottom, right, top = boxes[0] if boxes else (0.0, 0.0, 0.0, 0.0)
    return PdfLine(
        text=with_marks(said, [_is_raised(text_page, start + at) for at in figures_behind(printed)]),
        page=number,
        left=left,
        right=max((box[2] for box in boxes), default=right),
        bottom=bottom,
        top=max((box[3] for box in boxes), default=top),
        size=round(raw.FPDFText_GetFontSize(text_page.raw, first), 1),
        middle=round(raw.FPDFText_GetFontSize(text_page.raw, (first + last) // 2), 1),
        bold=_is_bold(text_page, first) and _is_bold(text_page, last),
        height=height,
    )


def _is_raised(text_page: Any, index: int) -> bool:
    """Whether a figure is smaller than the letter before it, as those that lead to footnotes are."""
    from pypdfium2 import raw

    own, before = (raw.FPDFText_GetFontSize(text_page.raw, at) for at in (index, index - 1))
    return bool(own < before * SMALLER)


def _box(text_page: Any, index: int) -> tuple[float, float, float, float] | None:
    try:
        return tuple(text_page.get_charbox(index))
    except Exception:
        # A character without a box (a generated blank) is no fault of the document.
        return None


def _is_bold(text_page: Any, index: int) -> bool:
    """Whether a letter is bold, by its weight or by the name of its font: many programs set no weight."""
    from pypdfium2 import raw

    if raw.FPDFText_GetFontWeight(text_page.raw, index) >= _BOLD:
        return True
    buffer = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    length = raw.FPDFText_GetFontInfo(text_page.raw, index, buffer, 128, ctypes.byref(flags))
    return length > 0 and b"bold" in buffer.value.lower()


def without_running_lines(lines: Sequence[PdfLine], pages: int) -> list[PdfLine]:
    """The lines without running headers, footers, page numbers and the rows of a table of contents.

    What stands in the midst of pages as often as at their edges ("Question 5") is no running line.
    """
    seen: Counter[tuple[str, int]] = Counter()
    for page in range(1, pages + 1):
        seen.update({_key(line) for line in lines if line.page == page and _at_edge(line)})
    inside = Counter(_masked(line) for line in lines if not _at_edge(line))
    often = max(_REPEATS * pages, 2)
    return [
        line
        for line in lines
        if not _DOTS.search(line.text)
        and not (
            _at_edge(line)
            and (
                _PAGE_NUMBER.fullmatch(line.text)
                or (pages >= _FEWEST_PAGES and seen[_key(line)] >= max(often, inside[_masked(line)] + 1))
            )
        )
    ]


def _at_edge(line: PdfLine) -> bool:
    return line.bottom > line.height * (1 - _MARGIN) or line.top < line.height * _MARGIN


def _key(line: PdfLine) -> tuple[str, int]:
    """The line with its figures masked, and its height on the page to a few points."""
    return _masked(line), round(line.bottom / 4)


def _masked(line: PdfLine) -> str:
    return re.sub(r"\d+", "#", line.text)
