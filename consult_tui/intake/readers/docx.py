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
from typing import TYPE_CHECKING

from consult_tui.errors import BadInput
from consult_tui.intake.blocks import BULLET, Block, BlockKind, Cell, Document, FoundFacts, gathered
from consult_tui.intake.clean import clean, one_line
from consult_tui.intake.readers.docx_numbers import Numbering, W
from consult_tui.intake.readers.docx_styles import Style, is_on, styles_of, value
from consult_tui.ooxml.guard import open_package, parse_xml, read_part

if TYPE_CHECKING:
    from lxml.etree import _Element

_MAIN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_MAIN_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = frozenset(
    f"{W}{tag}" for tag in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sectPr", "sdtPr")
)
_SIGNS = {f"{W}tab": " ", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": " "}
_BOXES = {"F0A8": "☐", "F06F": "☐", "F0FE": "☒", "F071": "☐"}
"""Characters of Wingdings that forms use as boxes."""
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
    walk = _Walk(styles, numbering)
    blocks = gathered(walk.blocks(body), name)
    return Document(blocks=blocks, facts=FoundFacts(title=walk.title or walk.largest))


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


def _optional(package: zipfile.ZipFile, part: str, name: str) -> _Element | None:
    data = read_part(package, part, name)
    return parse_xml(data, name) if data else None


class _Walk:
    """Goes through the body from top to bottom and counts as it goes."""

    def __init__(self, styles: dict[str, Style], numbering: Numbering) -> None:
        self.styles, self.numbering = styles, numbering
        self.tables = 0
        self.title = self.largest = ""
        self._size, self._looked = _TITLE_SIZE, 0

    def blocks(self, parent: _Element, cell: Cell | None = None) -> Iterator[Block]:
        """The blocks of a body, a cell, a text box or a content control."""
        for child in parent:
            if child.tag == f"{W}p":
                yield from self._paragraph(child, cell)
            elif child.tag == f"{W}tbl":
                yield from self._table(child)
            elif isinstance(child.tag, str) and child.tag not in _SKIPPED and child.tag != _FALLBACK:
                yield from self.blocks(child, cell)

    def _table(self, table: _Element) -> Iterator[Block]:
        number, self.tables = self.tables, self.tables + 1
        rows = list(_within(table, "tr"))
        single = len(rows) == 1 and len(list(_within(rows[0], "tc"))) == 1
        for row, tr in enumerate(rows):
            column = 0
            for tc in _within(tr, "tc"):
                yield from self.blocks(tc, None if single else Cell(table=number, row=row, column=column))
                span = value(tc, f"tcPr/{W}gridSpan")
                column += int(span) if span.isdigit() and len(span) < 4 else 1

    def _paragraph(self, paragraph: _Element, cell: Cell | None) -> Iterator[Block]:
        style = self.styles.get(value(paragraph, f"pPr/{W}pStyle"), self.styles.get("", Style()))
        text = clean("".join(_words(paragraph)))
        label, depth = self._label(paragraph, style) if text else ("", 0)
        if text and not re.match(r"toc \d|table of|toc heading", style.name, re.IGNORECASE):
            if style.name.casefold() == "title" and not self.title:
                self.title = one_line(text)
            self._note_size(paragraph, text)
            level = self._heading_level(paragraph, style, text)
            if level:
                yield Block(kind=BlockKind.HEADING, text=text, level=level, label=_printed(label), cell=cell)
            elif label:
                yield Block(kind=BlockKind.ITEM, text=text, level=depth + 1, label=label, cell=cell)
            else:
                yield Block(kind=BlockKind.CELL if cell else BlockKind.PARAGRAPH, text=text, cell=cell)
        for box in _boxes(paragraph):
            yield from self.blocks(box)

    def _note_size(self, paragraph: _Element, text: str) -> None:
        """Remember what stands largest on the cover of a document that styles no title."""
        self._looked += 1
        if self._looked > _COVER or len(text.split()) > _LONGEST_TITLE:
            return
        sizes = [value(run, f"rPr/{W}sz") for run in paragraph.iter(f"{W}r")]
        size = max((int(said) for said in sizes if said.isdigit() and len(said) < 4), default=0)
        if size > self._size:
            self._size, self.largest = size, one_line(text)

    def _label(self, paragraph: _Element, style: Style) -> tuple[str, int]:
        """The generated label and the depth of its list."""
        own = value(paragraph, f"pPr/{W}numPr/{W}numId")
        use = own or style.list_use
        if not use or use == "0":
            return "", 0
        said = value(paragraph, f"pPr/{W}numPr/{W}ilvl")
        if said.isdigit():
            depth = int(said)
        elif style.list_level is not None:
            depth = style.list_level
        else:
            depth = self.numbering.level_of_style(use, style.id)
        return self.numbering.label(use, depth), depth

    def _heading_level(self, paragraph: _Element, style: Style, text: str) -> int:
        """By style or outline; or a short paragraph wholly in bold, as documents without styles have it."""
        outline = value(paragraph, f"pPr/{W}outlineLvl")
        if outline.isdigit() and outline != "9":
            return min(int(outline) + 1, 9)
        if style.name.casefold() == "title":
            return 1
        if style.level:
            return style.level
        short = len(text.split()) <= _LONGEST_BOLD_HEADING and text[:1].isalpha() and text[-1:] not in "?:.,;"
        return _BOLD_HEADING_LEVEL if short and _all_bold(paragraph, style) and "\n" not in text else 0


def _printed(label: str) -> str:
    return "" if label == BULLET else label


def _within(parent: _Element, tag: str) -> Iterator[_Element]:
    """Rows of a table or cells of a row, also those in content controls and tracked insertions."""
    for child in parent:
        if child.tag == f"{W}{tag}":
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from _within(child, tag)


def _words(element: _Element) -> Iterator[str]:
    """The words of a paragraph; boxes in it are read apart."""
    for child in element:
        tag = child.tag
        if tag == f"{W}sdtPr":
            yield from _offered(child)
        if not isinstance(tag, str) or tag in _SKIPPED or tag == _FALLBACK or tag == f"{W}txbxContent":
            continue
        if tag == f"{W}t":
            yield child.text or ""
        elif tag == f"{W}br":
            yield "\n" if child.get(f"{W}type") in (None, "textWrapping") else " "
        elif tag == f"{W}checkBox" and element.tag == f"{W}ffData":
            yield "☐ "
        elif tag == f"{W}sym":
            yield _BOXES.get((child.get(f"{W}char") or "").upper(), "")
        elif tag in _SIGNS:
            yield _SIGNS[tag]
        elif tag != f"{W}r" or not is_on(child.find(f"{W}rPr/{W}vanish")):
            yield from _words(child)


def _offered(properties: _Element) -> Iterator[str]:
    """What a content control lets one choose from, each as a box on its own line; its prompt has no value."""
    for item in properties.iter(f"{W}listItem"):
        if held := item.get(f"{W}value"):
            yield f"\n☐ {item.get(f'{W}displayText') or held}"


def _boxes(element: _Element) -> Iterator[_Element]:
    """The text boxes anchored in a paragraph, each once: not again in the fallback for old programs."""
    for child in element:
        if child.tag == f"{W}txbxContent":
            yield child
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED and child.tag != _FALLBACK:
            yield from _boxes(child)


def _all_bold(paragraph: _Element, style: Style) -> bool:
    runs = [run for run in paragraph.iter(f"{W}r") if "".join(_words(run)).strip()]
    marks = [is_on(run.find(f"{W}rPr/{W}b")) for run in runs]
    return bool(runs) and all(style.bold if mark is None else mark for mark in marks)
