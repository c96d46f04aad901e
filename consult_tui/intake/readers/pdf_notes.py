"""Footnotes of a PDF: a raised figure in the text, and at the foot of its page the line that it leads to.

A figure is taken off, and a line is left out, only where both are there and all lines from that one to the
foot are smaller than the text: "100 m" with a raised 2 stays, and so does a question numbered as a note is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from consult_tui.intake.readers.pdf_lines import PdfLine
from consult_tui.intake.readers.pdf_raised import MARK

_SMALL = 0.96
"""Times the size of the text, below which the letters of footnotes are."""
_MARKED = re.compile(rf"{MARK}(\d{{1,3}}){MARK}")
_NOTE = re.compile(rf"{MARK}?(\d{{1,3}}){MARK}?\.?\s+\S.*")


def without_notes(lines: Sequence[PdfLine]) -> tuple[list[PdfLine], list[PdfLine]]:
    """The lines without footnotes and the figures that lead to them, and the footnotes' own lines."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[line.size] += len(line.text)
    text = letters.most_common(1)[0][0] if letters else 0.0
    kept: list[PdfLine] = []
    notes: list[PdfLine] = []
    for _, on_page in groupby(lines, key=attrgetter("page")):
        own = list(on_page)
        if not any(MARK in line.text for line in own):
            kept += own
            continue
        start, numbers = _foot(own, text)
        kept += [_plain(line, numbers) for line in own[:start]]
        notes += [_plain(line, frozenset()) for line in own[start:]]
    return kept, notes


def _foot(lines: Sequence[PdfLine], text: float) -> tuple[int, frozenset[str]]:
    """Where on a page the footnotes begin, and their numbers; the end and none where it has none.

    Args:
        lines: Of one page.
        text: Size of the letters of the document's text.
    """
    small = next((at for at in range(len(lines), 0, -1) if lines[at - 1].middle >= text * _SMALL), 0)
    raised = {found[1]: at for at, line in enumerate(lines) for found in _MARKED.finditer(line.text)}
    for number, leads in raised.items():
        for at in range(max(leads + 1, small), len(lines)):
            if (found := _NOTE.fullmatch(lines[at].text)) and found[1] == number:
                below = [_NOTE.fullmatch(line.text) for line in lines[at:]]
                known = frozenset(each[1] for each in below if each and each[1] in raised)
                if all(raised[each] < at for each in known) and at > max(raised.values()):
                    return at, known
    return len(lines), frozenset()


def _plain(line: PdfLine, numbers: frozenset[str]) -> PdfLine:
    """A line without the marks, and without the figures that are these numbers."""
    if MARK not in line.text:
        return line
    return replace(line, text=_MARKED.sub(lambda found: "" if found[1] in numbers else found[1], line.text))
