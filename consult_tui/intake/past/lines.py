"""Lines: the blocks of an old response, cut where one holds a question and its answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from consult_tui.domain.outline import Block as Outlined
from consult_tui.domain.outline import Break, BulletList, Heading, ListItem, Paragraph, Text
from consult_tui.intake.blocks import BOX, BULLET, Block, BlockKind
from consult_tui.intake.clean import one_line
from consult_tui.intake.questions.lines import SECOND_QUESTION, WRAP
from consult_tui.text.markdown import ANSWER_HEADING, parse
from consult_tui.text.normal import normal
from consult_tui.text.to_markdown import to_markdown

_ANSWER_BEHIND = re.compile(
    r"(?<=[?.:)\]])\s+(?=(?:Answer|Response|Our (?:answer|response)|(?:LGA )?[Rr]esponse|Mark)\s*:)"
    r"|(?<=\?)\s+(?=[☐☒☑]\s)"
)
"""Where an answer, or a box, begins in the middle of a line that a reader joined."""

_MOST_IN_A_LINE = 100
"""Questions, and then answers, that a reader may have joined to one line."""
_COUNTED = re.compile(r"(\d{1,3})[.)]\s+(\S.*)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a block; nothing of a document is in none."""

    text: str
    """Its words, with the number that the format generates before them."""
    block: Block
    first: bool
    """Whether it is the first of its block."""
    words: str
    """The same without that number."""

    @property
    def heading(self) -> bool:
        """Whether it is a heading."""
        return self.block.kind is BlockKind.HEADING

    @property
    def strong(self) -> bool:
        """Whether it stands out: a heading, or all in bold."""
        return self.heading or self.block.bold

    @property
    def box(self) -> bool:
        """Whether it is an item whose sign was a box."""
        return self.block.kind is BlockKind.ITEM and self.block.label == BOX and self.first


def lines_of(blocks: Iterable[Block]) -> list[Line]:
    """All lines, in reading order."""
    return [line for block in blocks for item in _items(block) for line in _split(item)]


def _items(block: Block) -> Iterator[Block]:
    """A paragraph whose lines count from 1, as text has its lists, as items; any other block as it is."""
    found = [_COUNTED.fullmatch(line) for line in block.text.split("\n")]
    figures = [each[1] for each in found if each]
    if block.kind is not BlockKind.PARAGRAPH or len(found) < 2 or len(figures) < len(found):
        yield block
    elif figures == [str(number) for number in range(1, len(found) + 1)]:
        for each in found:
            if each:
                yield replace(block, kind=BlockKind.ITEM, text=each[2], label=f"{each[1]}.", level=1)
    else:
        yield block


def _split(block: Block) -> Iterator[Line]:
    label = "" if block.label in (BULLET, BOX) else block.label
    first = True
    for printed in WRAP.sub(r"\1 ", block.text).split("\n"):
        for question in SECOND_QUESTION.split(printed, _MOST_IN_A_LINE):
            for said in _ANSWER_BEHIND.split(question, _MOST_IN_A_LINE):
                if text := one_line(said):
                    yield Line(f"{label} {text}" if first and label else text, block, first, text)
                    first = False


def markdown(lines: Sequence[Line]) -> str:
    """What these lines say, as the Markdown of an answer."""
    return to_markdown(tuple(_outlined(lines)))


def with_more(text: str, lines: Sequence[Line]) -> str:
    """A text with what these lines say behind it; a list goes on where one stood."""
    return to_markdown(normal(parse(f"{text}\n\n{markdown(lines)}")))


def _outlined(lines: Sequence[Line]) -> Iterator[Outlined]:
    """Headings, lists and paragraphs; cells of one row are one paragraph, parted by bars.

    The highest heading in an answer is of the highest level that an answer has.
    """
    items: list[Line] = []
    rest = list(lines)
    top = min((max(line.block.level, 1) for line in lines if line.heading), default=1)
    while rest:
        line = rest.pop(0)
        together = [line]
        while rest and _goes_on(together[-1], rest[0]):
            together.append(rest.pop(0))
        if _is_item(line):
            items += together
            continue
        yield from _list(items)
        items = []
        if line.heading and len(together) == 1:
            level = min(max(line.block.level, 1) - top + ANSWER_HEADING, 6)
            yield Heading(level, (Text(line.text),))
        else:
            yield _paragraph(together)
    yield from _list(items)


def _goes_on(above: Line, line: Line) -> bool:
    """Whether two lines are of one paragraph, or of one row of a table."""
    if above.block is line.block:
        return not line.first
    one, two = above.block.cell, line.block.cell
    cells = above.block.kind is line.block.kind is BlockKind.CELL
    return bool(cells and one and two and (one.table, one.row) == (two.table, two.row) and one != two)


def _paragraph(lines: Sequence[Line], *, item: bool = False) -> Paragraph:
    """Lines as one paragraph; those of an item without its figure."""
    inlines: list[Text | Break] = []
    for above, line in zip([None, *lines], lines, strict=False):
        text = Text(line.words if item else line.text)
        if above is None:
            inlines.append(text)
        elif above.block is line.block:
            inlines += [Break(), text]
        else:
            inlines += [Text(" | "), text]
    return Paragraph(tuple(inlines))


def _is_item(line: Line) -> bool:
    """Whether it is an item whose label Markdown has too: a bullet, or a figure and a dot."""
    if line.block.kind is not BlockKind.ITEM or not line.first:
        return False
    return line.block.label in (BULLET, BOX) or _figure(line) is not None


def _figure(line: Line) -> int | None:
    found = re.fullmatch(r"\(?(\d{1,6})[.)]", line.block.label)
    return int(found[1]) if found else None


def _list(items: Sequence[Line]) -> Iterator[Outlined]:
    """The lists that these items make: one a run of bullets or of figures that count on."""
    rest = list(items)
    while rest:
        level, figure = rest[0].block.level, _figure(rest[0])
        made: list[ListItem] = []
        while rest and rest[0].block.level >= level and _counts_on(rest[0], level, figure, len(made)):
            line = rest.pop(0)
            said = [line]
            while rest and rest[0].block is line.block:
                said.append(rest.pop(0))
            below: list[Line] = []
            while rest and rest[0].block.level > level:
                below.append(rest.pop(0))
            made.append(ListItem((_paragraph(said, item=True), *_list(below))))
        yield BulletList(tuple(made), figure)


def _counts_on(line: Line, level: int, figure: int | None, made: int) -> bool:
    if line.block.level != level:
        return False
    own = _figure(line)
    return own is None if figure is None else own == figure + made
