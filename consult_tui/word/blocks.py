"""One small renderer for each kind of block, and the table that finds it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from consult_tui.domain.outline import (
    AnswerArea,
    Block,
    BulletList,
    Heading,
    ListItem,
    Notice,
    Paragraph,
    QuestionBox,
    Quote,
    Table,
    plain,
)
from consult_tui.ooxml import controls, numbering, tables
from consult_tui.ooxml.paragraphs import Indent, ListPlace
from consult_tui.ooxml.text import run
from consult_tui.word import marks
from consult_tui.word.inlines import elements, words
from consult_tui.word.paper import Fact, NewPage, PaperBlock, Styled
from consult_tui.word.template_parts import BULLETS
from consult_tui.word.template_styles import LIST_STEP, QUOTE_STEP, TEXT_WIDTH

if TYPE_CHECKING:
    from consult_tui.word.page import Page

_FARTHEST_IN = TEXT_WIDTH // 2
"""Text is not set in farther than this, however deep it stands: some room to write must be left."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands: it decides the style of its paragraphs and how far they are set in."""

    style: str = "BodyText"
    depth: int = 0
    """How many lists it stands in, counted from the innermost quote."""
    indent: int = 0
    """Twips by which quotes and items above set it in."""

    @property
    def paragraph_indent(self) -> Indent | None:
        """The indent of a paragraph here; None where its style gives it."""
        given = QUOTE_STEP if self.style == "Quote" else 0
        return Indent(min(self.indent, _FARTHEST_IN)) if self.indent != given else None

    def item_indent(self, level: int) -> Indent | None:
        """The indent of an item of a list here; None where the list gives it."""
        left = self.indent + LIST_STEP * (level + 1)
        return Indent(min(left, _FARTHEST_IN), LIST_STEP) if self.indent else None


TOP = Place()


def render_blocks(blocks: Iterable[PaperBlock], page: Page, place: Place = TOP) -> None:
    """Write these blocks one after the other.

    The heading of a question carries the mark that a reviewed draft is read back by; it is known by the box
    that follows it.
    """
    for block, following in pairwise([*blocks, None]):
        if isinstance(block, Heading) and isinstance(following, QuestionBox):
            _question_heading(block, following, page)
        elif block is not None:
            _RENDERERS[type(block)](block, page, place)


def _heading(block: Heading, page: Page, place: Place) -> None:
    page.add(f"Heading{min(max(block.level, 1), 6)}", elements(block.inlines, page))


def _question_heading(block: Heading, box: QuestionBox, page: Page) -> None:
    runs = list(elements(block.inlines, page))
    export = page.furniture.export_id
    if export and runs:
        title = plain(block.inlines)
        control = controls.locked(page.ids.next(), marks.question_tag(box.ref), title, runs)
        runs = page.bookmarked(marks.question_bookmark(export, box.ref), [control])
    page.add(f"Heading{min(max(block.level, 1), 6)}", runs)


def _paragraph(block: Paragraph, page: Page, place: Place) -> None:
    page.add(place.style, elements(block.inlines, page), indent=place.paragraph_indent)


def _list(block: BulletList, page: Page, place: Place) -> None:
    level = min(place.depth, numbering.DEEPEST)
    number_id = str(BULLETS)
    if block.start is not None and 0 <= block.start <= numbering.LARGEST_START:
        number_id = page.numbering.new_list(level, block.start)
    for count, item in enumerate(block.items):
        if block.start is not None and not 0 <= block.start <= numbering.LARGEST_START:
            _item_numbered_by_hand(item, block.start + count, page, place)
        else:
            style = "ListBullet" if block.start is None else "ListNumber"
            _item(item, style, ListPlace(number_id, level), page, place)


def _item(item: ListItem, style: str, where: ListPlace, page: Page, place: Place) -> None:
    """The item's first paragraph takes the mark; what begins with something else gets an empty one."""
    first, rest = _first_paragraph(item)
    runs = elements(first.inlines, page)
    page.add(style, runs, item=where, indent=place.item_indent(where.level))
    _below_item(rest, page, place)


def _item_numbered_by_hand(item: ListItem, number: int, page: Page, place: Place) -> None:
    """Word counts no list from so high (or low) a number, so the number is written as text."""
    first, rest = _first_paragraph(item)
    left = min(place.indent + LIST_STEP * (place.depth + 1), _FARTHEST_IN)
    runs = [run(f"{number}.\t"), *elements(first.inlines, page)]
    page.add("ListContinue", runs, indent=Indent(left, LIST_STEP))
    _below_item(rest, page, place)


def _first_paragraph(item: ListItem) -> tuple[Paragraph, tuple[Block, ...]]:
    if item.blocks and isinstance(item.blocks[0], Paragraph):
        return item.blocks[0], item.blocks[1:]
    return Paragraph(()), item.blocks


def _below_item(blocks: tuple[Block, ...], page: Page, place: Place) -> None:
    """What follows an item's first paragraph stands under its words; lists count their own depth."""
    depth = place.depth + 1
    for block in blocks:
        if isinstance(block, BulletList):
            _list(block, page, replace(place, depth=depth))
        else:
            under = place.indent + LIST_STEP * min(depth, numbering.DEEPEST + 1)
            render_blocks([block], page, Place("ListContinue", 0, under))


def _quote(block: Quote, page: Page, place: Place) -> None:
    render_blocks(block.blocks, page, Place("Quote", 0, place.indent + QUOTE_STEP))


def _question_box(block: QuestionBox, page: Page, place: Place) -> None:
    """Words and boxes in one shaded box: neighbours with the same borders and indents join into one."""
    number = [words(block.number, "QuestionNumber")] if block.number else []
    page.add("QuestionText", [*number, run("\t"), words(block.text)])
    for count, box in enumerate(block.boxes, start=1):
        tag = marks.box_tag(block.ref, count)
        control = controls.tick_box(page.ids.next(), tag, box.label, box.ticked)
        page.add("Options", [control, run("\t"), words(box.label)])


def _answer_area(block: AnswerArea, page: Page, place: Place) -> None:
    within = replace(place, style="Answer") if place.style == "BodyText" else place
    blocks = block.blocks or (Paragraph(()),)
    if not page.furniture.export_id:
        render_blocks(blocks, page, within)
        return
    with page.region(marks.answer_bookmark(page.furniture.export_id, block.ref)):
        render_blocks(blocks, page, within)


def _notice(block: Notice, page: Page, place: Place) -> None:
    page.add("Notice", [words(block.text)])


def _table(block: Table, page: Page, place: Place) -> None:
    header = [[words(text)] for text in block.header]
    rows = [[list(elements(cell, page)) for cell in row] for row in block.rows]
    if block.title:
        page.add("Caption", [words(block.title)])
    if any((header, *rows)):
        page.add_table(tables.table("PaperTable", "TableText", block.title, header, rows, TEXT_WIDTH))


def _styled(block: Styled, page: Page, place: Place) -> None:
    runs = list(elements(block.inlines, page))
    number = page.furniture.numbers.get(block.line)
    page.add(block.style, page.bookmarked(marks.line_bookmark(number), runs) if number else runs)


def _fact(block: Fact, page: Page, place: Place) -> None:
    page.add("Fact", [words(block.label, "Label"), run("\t"), words(block.value)])


def _new_page(block: NewPage, page: Page, place: Place) -> None:
    page.break_page()


_RENDERERS: dict[type, Callable[[Any, Page, Place], None]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    BulletList: _list,
    Quote: _quote,
    QuestionBox: _question_box,
    AnswerArea: _answer_area,
    Notice: _notice,
    Table: _table,
    Styled: _styled,
    Fact: _fact,
    NewPage: _new_page,
}
