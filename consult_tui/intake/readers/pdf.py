"""PDF: printed lines joined to paragraphs again, headings by their size, through PDFium."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from time import process_time
from typing import Any

from consult_tui.errors import BadInput
from consult_tui.intake.blocks import BOX, BULLET, Block, BlockKind, Document, FoundFacts, gathered
from consult_tui.intake.clean import clean
from consult_tui.intake.questions.lines import without_sign
from consult_tui.intake.readers.pdf_lines import PdfLine, lines_of_page, without_running_lines
from consult_tui.intake.readers.pdf_notes import without_notes
from consult_tui.intake.readers.pdf_raised import without_marks
from consult_tui.intake.readers.pdf_tables import tables_of
from consult_tui.intake.readers.wrapping import join_words, starts_anew

MOST_PAGES = 1_500
_LARGER = 1.08
"""Times the size of the text from which on letters are a heading's."""
_GAP = 1.55
"""Times the distance of two lines from which on they are two paragraphs."""
_NOT_RARE = 0.15
"""Share of the distances between lines from which on one is a usual one."""
_LONGEST_HEADING = 30
_LONGEST_BOLD_HEADING = 14
_LINES_OF_A_TITLE = 4
_PATIENCE, _LONGEST_PAGE = 2.5, 0.05
"""Seconds of work before anybody asks, and then for each page on the average; an ordinary one takes 0.01."""
_NEXT_PAGE = 1.5
"""Seconds of work that one page may take."""
_PART = 0.8
"""Of the whole reading, that the pages take."""
_LEAST_PER_PAGE = 20
"""Characters: pages with fewer on the average are pictures."""


Tell = Callable[[float, float], None]


def read(data: bytes, name: str, tell: Tell = lambda part, patience: None) -> Document:
    """Read one PDF.

    Args:
        data: The whole file.
        name: What the officer calls it.
        tell: Told after each page how far it is, 0 to 1, and how many seconds the next may take.

    Raises:
        BadInput: If it is locked, damaged, too long, or has no text (a scan).
    """
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as exc:
        if "password" in str(exc).casefold() or "security" in str(exc).casefold():
            raise BadInput(
                f"'{name}' is locked with a password.", "Open it, print it to a new PDF, and try that one."
            ) from exc
        raise BadInput(f"'{name}' is damaged or cut short.", "Fetch it again.") from exc
    try:
        return _document(document, name, tell)
    finally:
        document.close()


def _document(document: Any, name: str, tell: Tell) -> Document:
    pages = len(document)
    if pages > MOST_PAGES:
        raise BadInput(
            f"'{name}' has {pages} pages; at most {MOST_PAGES} are read.", "Save the part you need."
        )
    lines, unread = _lines(document, pages, name, tell)
    if sum(len(line.text) for line in lines) < _LEAST_PER_PAGE * max(pages - len(unread), 1):
        raise BadInput(
            f"'{name}' has no text: it is a picture of the pages.", "Ask for the text, or have it recognised."
        )
    still = without_running_lines(lines, pages)
    kept, notes = without_notes(still)
    sizes = _Sizes(kept)
    blocks = gathered(_blocks(kept, sizes), name)
    stays = set(still)
    running = [line for line in lines if line not in stays]
    furniture = tuple(Block(text=without_marks(line.text), page=line.page) for line in (*running, *notes))
    warnings = (f"Pages that could not be read: {', '.join(map(str, unread))}.",) if unread else ()
    return Document(
        blocks=blocks, facts=FoundFacts(title=_title(blocks)), furniture=furniture, warnings=warnings
    )


def _lines(document: Any, pages: int, name: str, tell: Tell) -> tuple[list[PdfLine], list[int]]:
    """The lines of all pages, and the numbers of those that are damaged.

    Raises:
        BadInput: If the pages cost far more time than pages do: then they were made to.
    """
    import pypdfium2 as pdfium

    lines: list[PdfLine] = []
    unread: list[int] = []
    start = process_time()
    for number in range(1, pages + 1):
        try:
            page = document[number - 1]
            lines += lines_of_page(page, number)
            page.close()
        except pdfium.PdfiumError:
            unread.append(number)
        tell(_PART * number / pages, _NEXT_PAGE)
        spent = process_time() - start
        if spent > _PATIENCE and spent > _LONGEST_PAGE * number:
            raise BadInput(f"'{name}' takes too long to read.", "Print it to a new PDF, and try that one.")
    return lines, unread


class _Sizes:
    """The measures of a document: the size of its text, the width of its lines, the distance between them."""

    def __init__(self, lines: Sequence[PdfLine]) -> None:
        letters: Counter[float] = Counter()
        for line in lines:
            letters[line.size] += len(line.text)
        self.text = letters.most_common(1)[0][0] if letters else 1.0
        larger = sorted({size for size in letters if size > self.text * _LARGER}, reverse=True)
        self.level = {size: min(rank, 6) for rank, size in enumerate(larger, 1)}
        gaps = Counter(
            round(above.bottom - below.bottom, 1)
            for above, below in pairwise(lines)
            if above.page == below.page
            and above.size == below.size == self.text
            and above.bottom > below.bottom
        )
        self.gap = _least_usual(gaps) or self.text * 1.2
        rights = sorted(line.right for line in lines if line.size == self.text)
        self.right = rights[int(0.95 * (len(rights) - 1))] if rights else 0.0

    def heading_level(self, line: PdfLine) -> int:
        """1 to 6 for letters larger than the text's, 7 for a bold line; else 0."""
        if line.size in self.level:
            return self.level[line.size]
        return 7 if line.bold else 0


def _least_usual(gaps: Counter[float]) -> float:
    """The least distance of lines that is not rare; 0 where there is none.

    In a short paper of single lines most distances are those between paragraphs.
    """
    whole: Counter[int] = Counter()
    for gap, count in gaps.items():
        whole[round(gap)] += count
    usual = [points for points, count in whole.items() if count >= _NOT_RARE * gaps.total()]
    near = Counter({gap: count for gap, count in gaps.items() if usual and round(gap) == min(usual)})
    return near.most_common(1)[0][0] if near else 0.0


def _blocks(lines: Sequence[PdfLine], sizes: _Sizes) -> Iterator[Block]:
    """All blocks: those of the tables, and between them the paragraphs."""
    start = 0
    for table in tables_of(lines):
        yield from (_block(group, sizes) for group in _paragraphs(lines[start : table.start], sizes))
        yield from table.blocks
        start = table.end
    yield from (_block(group, sizes) for group in _paragraphs(lines[start:], sizes))


def _paragraphs(lines: Sequence[PdfLine], sizes: _Sizes) -> Iterator[list[PdfLine]]:
    group: list[PdfLine] = []
    for line in lines:
        if group and not _goes_on(group[-1], line, sizes):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _goes_on(above: PdfLine, line: PdfLine, sizes: _Sizes) -> bool:
    """Whether a line is the rest of the paragraph above it."""
    if above.size != line.size or above.bold != line.bold:
        return False
    if starts_anew(above.text, line.text):
        return False
    if above.page != line.page or line.bottom > above.bottom + 1:
        # Over the foot of a page or a column: only in the middle of a sentence.
        return above.text[-1:] not in ".?!:;" and line.text[:1].islower()
    if above.bottom - line.bottom > sizes.gap * _GAP * max(1.0, line.size / sizes.text):
        return False
    return _is_full(above, line, sizes) or abs(above.bottom - line.bottom) < 1


def _is_full(above: PdfLine, line: PdfLine, sizes: _Sizes) -> bool:
    """Whether the first word of a line would not have fitted on the line above."""
    words = line.text.split()
    if not words:
        return False
    letter = (line.right - line.left) / max(len(line.text), 1)
    needed = (len(words[0]) + 1) * letter
    short = above.right + needed < sizes.right - letter
    return not short or (line.text[:1].islower() and above.text[-1:] not in ".?!:;")


def _block(group: list[PdfLine], sizes: _Sizes) -> Block:
    text = group[0].text
    for line in group[1:]:
        text = join_words(text, line.text)
    text = clean(text)
    level, bold = sizes.heading_level(group[0]), all(line.bold for line in group)
    words = len(text.split())
    plain_end = text[-1:] not in ".;,:"
    if level and plain_end and words <= (_LONGEST_HEADING if level < 7 else _LONGEST_BOLD_HEADING):
        return Block(kind=BlockKind.HEADING, text=text, level=level, page=group[0].page, bold=bold)
    bare = without_sign(text)
    if bare != text:
        label = BOX if text[0] in "□☐❑[(" else BULLET
        ticked = text[0] == "✓" or text[:3] in ("[x]", "[X]")
        return Block(
            kind=BlockKind.ITEM,
            text=bare,
            level=1,
            label=label,
            page=group[0].page,
            bold=bold,
            ticked=ticked,
        )
    return Block(text=text, page=group[0].page, bold=bold)


def _title(blocks: Sequence[Block]) -> str:
    """The largest heading of the first pages; lines of its size right below one another are one title."""
    front = [block for block in blocks if (block.page or 1) <= 2]
    headings = [block.level for block in front if block.kind is BlockKind.HEADING]
    if not headings:
        return ""
    top = min(headings)
    largest = [block.kind is BlockKind.HEADING and block.level == top for block in front]
    first = largest.index(True)
    end = next((i for i in range(first, len(front)) if not largest[i]), len(front))
    return " ".join(block.text for block in front[first : min(end, first + _LINES_OF_A_TITLE)])
