"""Word documents: everything a reader sees, in its order, with the numbers that Word generates.

Tables, text boxes, content controls and tracked insertions are read; tracked deletions, hidden text,
footnotes,
fields' codes and the table of contents are not.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from consult_tui.errors import BadInput
from consult_tui.intake.blocks import (
    BULLET,
    MOST_BLOCKS,
    Block,
    BlockKind,
    Cell,
    Document,
    FoundFacts,
    too_long,
)
from consult_tui.intake.clean import clean, one_line
from consult_tui.intake.readers.docx_chosen import LONGEST, chosen_in
from consult_tui.intake.readers.docx_numbers import Numbering, W
from consult_tui.intake.readers.docx_styles import Style, styles_of, value
from consult_tui.intake.readers.docx_words import SKIPPED, Words, words_of
from consult_tui.ooxml.guard import open_package, parse_xml, read_part

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_MAIN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_MAIN_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
_PARAGRAPH, _TABLE, _ROW, _CELL = f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc"
_AROUND_ROWS = frozenset(f"{W}{tag}" for tag in ("sdt", "sdtContent", "ins", "customXml"))
_LONGEST_BOLD_HEADING = 12
_BOLD_HEADING_LEVEL = 7
_TITLE_SIZE, _COVER, _LONGEST_TITLE = 35, 12, 30
"""Half points above which letters on the cover are a title's; paragraphs of a cover; words of a title."""


def read(data: bytes, name: str) -> Document:
    """Read one Word document.

    Raises:
        BadInput: If it is locked, damaged, shaped like a bomb, holds macros, or holds no document.
    """
    package = open_package(data, name)
    main = _main_part(package, name)
    folder = posixpath.dirname(main)
    body = parse_xml(read_part(package, main, name), name).find(f"{W}body")
    if body is None:
        raise BadInput(f"'{name}' holds no Word text.", "Open it in Word and save it as .docx.")
    styles = styles_of(_optional(package, f"{folder}/styles.xml", name))
    numbering = Numbering(_optional(package, f"{folder}/numbering.xml", name))
    walk = _Walk(styles, numbering, name)
    walk.take(body)
    furniture = tuple(_furniture(package, folder, styles, name))
    return Document(
        blocks=tuple(walk.out), facts=FoundFacts(title=walk.title or walk.largest), furniture=furniture
    )


def _furniture(package: zipfile.ZipFile, folder: str, styles: dict[str, Style], name: str) -> list[Block]:
    """The headers and footers, in the order in which Word numbers them; a damaged one is passed over."""
    parts = [
        part for part in package.namelist() if re.fullmatch(rf"{folder}/(?:header|footer)\d+\.xml", part)
    ]
    out: list[Block] = []
    for part in sorted(parts, key=lambda part: ("footer" in part, len(part), part)):
        with suppress(BadInput):
            root = parse_xml(read_part(package, part, name), name)
            walk = _Walk(styles, Numbering(None), name)
            walk.take(root)
            out += walk.out
    if len(out) > MOST_BLOCKS:
        raise too_long(name)
    return out


def _main_part(package: zipfile.ZipFile, name: str) -> str:
    relations = read_part(package, "_rels/.rels", name)
    if relations:
        for one in parse_xml(relations, name):
            if one.get("Type") in (_MAIN, _MAIN_STRICT):
                target = posixpath.normpath((one.get("Target") or "").lstrip("/"))
                if target in package.namelist():
                    return target
    if "word/document.xml" in package.namelist():
        return "word/document.xml"
    raise BadInput(f"'{name}' holds no Word text.", "Open it in Word and save it as .docx.")


def _optional(package: zipfile.ZipFile, part: str, name: str) -> Element | None:
    data = read_part(package, part, name)
    return parse_xml(data, name) if data else None


class _Walk:
    """Goes through the body from top to bottom and counts as it goes."""

    def __init__(self, styles: dict[str, Style], numbering: Numbering, name: str) -> None:
        self.styles, self.numbering, self.name = styles, numbering, name
        self._default = styles.get("", Style())
        self.out: list[Block] = []
        self.tables = 0
        self.title = self.largest = ""
        self._size, self._looked = _TITLE_SIZE, 0

    def take(self, parent: Element, cell: Cell | None = None) -> None:
        """The blocks of a body, a cell, a text box or a content control."""
        for child in parent:
            tag = child.tag
            if tag == _PARAGRAPH:
                self._paragraph(child, cell)
            elif tag == _TABLE:
                self._table(child)
            elif tag not in SKIPPED:
                self.take(child, cell)

    def _table(self, table: Element) -> None:
        number, self.tables = self.tables, self.tables + 1
        rows = list(_within(table, _ROW))
        single = len(rows) == 1 and len(list(_within(rows[0], _CELL))) == 1
        for row, tr in enumerate(rows):
            column = 0
            for tc in _within(tr, _CELL):
                self.take(tc, None if single else Cell(table=number, row=row, column=column))
                span = value(tc.find(f"{W}tcPr"), "gridSpan")
                column += int(span) if span.isdigit() and len(span) < 4 else 1

    def _paragraph(self, paragraph: Element, cell: Cell | None) -> None:
        said = words_of(paragraph)
        text = clean("".join(said.parts)) if said.parts else ""
        if text:
            properties = paragraph.find(f"{W}pPr")
            style = self.styles.get(value(properties, "pStyle"), self._default)
            label, depth = self._label(properties, style)
            if not style.contents:
                self._keep(text, said, properties, style, label, depth, cell)
        for box in said.boxes:
            self.take(box)

    def _keep(
        self,
        text: str,
        said: Words,
        properties: Element | None,
        style: Style,
        label: str,
        depth: int,
        cell: Cell | None,
    ) -> None:
        """A paragraph with words becomes a block."""
        if style.title and not self.title:
            self.title = one_line(text)
        if self._looked < _COVER:
            self._note_size(said, text)
        bold = said.all_bold(style.bold)
        level = _heading_level(properties, style, text, bold)
        kind = BlockKind.HEADING if level else BlockKind.ITEM if label else BlockKind.PARAGRAPH
        self.out.append(
            Block(
                kind=BlockKind.CELL if cell and kind is BlockKind.PARAGRAPH else kind,
                text=text,
                level=level or (depth + 1 if label else 0),
                label=_printed(label) if level else label,
                cell=cell,
                bold=bold,
                chosen=chosen_in(said.runs) if len(said.runs) > 1 and len(text) <= LONGEST else "",
            )
        )
        if len(self.out) > MOST_BLOCKS:
            raise too_long(self.name)

    def _note_size(self, said: Words, text: str) -> None:
        """Remember what stands largest on the cover of a document that styles no title."""
        self._looked += 1
        if len(text.split()) <= _LONGEST_TITLE and said.size > self._size:
            self._size, self.largest = said.size, one_line(text)

    def _label(self, properties: Element | None, style: Style) -> tuple[str, int]:
        """The generated label and the depth of its list."""
        listed = properties.find(f"{W}numPr") if properties is not None else None
        use = value(listed, "numId") or style.list_use
        if not use or use == "0":
            return "", 0
        said = value(listed, "ilvl")
        if said.isdigit():
            depth = int(said)
        elif style.list_level is not None:
            depth = style.list_level
        else:
            depth = self.numbering.level_of_style(use, style.id)
        return self.numbering.label(use, depth), depth


def _heading_level(properties: Element | None, style: Style, text: str, bold: bool) -> int:
    """By style or outline; or a short paragraph wholly in bold, as documents without styles have it."""
    outline = value(properties, "outlineLvl")
    if outline.isdigit() and outline != "9":
        return min(int(outline) + 1, 9)
    if style.title:
        return 1
    if style.level or not bold:
        return style.level
    short = len(text.split()) <= _LONGEST_BOLD_HEADING and text[:1].isalpha() and text[-1:] not in "?:.,;"
    return _BOLD_HEADING_LEVEL if short and "\n" not in text else 0


def _printed(label: str) -> str:
    return "" if label == BULLET else label


def _within(parent: Element, wanted: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, also those in content controls and tracked insertions."""
    for child in parent:
        if child.tag == wanted:
            yield child
        elif child.tag in _AROUND_ROWS:
            yield from _within(child, wanted)
