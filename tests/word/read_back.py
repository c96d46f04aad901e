"""A Word document taken apart again, by nothing of ours: zip and XML alone."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lxml import etree

from consult_tui.domain.outline import (
    AnswerArea,
    Block,
    BulletList,
    Heading,
    Inline,
    Notice,
    Paragraph,
    QuestionBox,
    Quote,
    Table,
    Text,
    plain,
    without_citations,
)
from consult_tui.text.visible import editable

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
CITATIONS = {"CitationNumber", "CitationUnknown"}
_BOOKMARK_NAME = re.compile(r"[A-Za-z_]\w{0,39}", re.ASCII)


@dataclass(frozen=True)
class Written:
    """A paragraph as it stands in the document."""

    style: str
    text: str
    without_citations: str
    numbered: bool


class Document:
    """A `.docx` by its parts."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self.names = package.namelist()
            self.dates = {entry.date_time for entry in package.infolist()}
            self.parts = {name: package.read(name) for name in self.names}
        self.root = self.xml("word/document.xml")

    def xml(self, part: str) -> etree._Element:
        return etree.fromstring(self.parts[part])

    def paragraphs(self) -> list[Written]:
        return [_written(p) for p in self.root.iter(f"{W}p")]

    def texts(self, style: str = "") -> list[str]:
        return [p.text for p in self.paragraphs() if style in ("", p.style)]

    def bookmarks(self) -> list[str]:
        return [start.get(f"{W}name", "") for start in self.root.iter(f"{W}bookmarkStart")]

    def region(self, name: str) -> list[Written]:
        """The paragraphs that begin between the two ends of a bookmark."""
        inside: list[Written] = []
        bookmark_id = None
        for element in self.root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}p"):
            if element.tag == f"{W}bookmarkStart" and element.get(f"{W}name") == name:
                bookmark_id = element.get(f"{W}id")
            elif element.tag == f"{W}p" and bookmark_id is not None:
                inside.append(_written(element))
            elif element.get(f"{W}id") == bookmark_id and bookmark_id is not None:
                # The end stands in the paragraph behind the region (LibreOffice puts it into the control
                # there), or between paragraphs.
                within = next(element.iterancestors(f"{W}p"), None)
                return inside if within is None else inside[:-1]
        raise AssertionError(f"no bookmark {name}")


def parent_of(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    assert parent is not None
    return parent


def text_of(element: etree._Element | None) -> str:
    """All the words below an element."""
    return "".join(map(str, element.itertext())) if element is not None else ""


def _written(paragraph: etree._Element) -> Written:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return Written(
        style.get(f"{W}val", "") if style is not None else "",
        "".join(text for text, _ in _pieces(paragraph)),
        "".join(text for text, cites in _pieces(paragraph) if not cites),
        paragraph.find(f"{W}pPr/{W}numPr") is not None,
    )


def _pieces(paragraph: etree._Element) -> Iterator[tuple[str, bool]]:
    for run in paragraph.iter(f"{W}r"):
        style = run.find(f"{W}rPr/{W}rStyle")
        cites = style is not None and style.get(f"{W}val") in CITATIONS
        for child in run:
            if child.get(f"{W}type") == "page":
                continue
            shown = {f"{W}t": child.text or "", f"{W}tab": "\t", f"{W}br": "\n"}.get(str(child.tag), "")
            yield shown, cites


def lines_of(blocks: Iterable[Block]) -> Iterator[str]:
    """What a reader should see of these blocks, paragraph by paragraph, without citations and empty lines."""
    for block in blocks:
        match block:
            case Heading(inlines=inlines) | Paragraph(inlines=inlines):
                yield from _shown(_words(inlines))
            case BulletList(items=items, start=start):
                for number, item in enumerate(items, start or 0):
                    by_hand = start is not None and not 0 <= start <= 32_767
                    lines = list(lines_of(item.blocks))
                    if by_hand:
                        first = bool(item.blocks) and isinstance(item.blocks[0], Paragraph)
                        opening = lines.pop(0) if first and list(lines_of(item.blocks[:1])) else ""
                        yield f"{number}.\t{opening}"
                    yield from lines
            case Quote(blocks=inner) | AnswerArea(blocks=inner):
                yield from lines_of(inner)
            case Notice(text=text):
                yield from _shown(text)
            case QuestionBox(number=number, text=text, boxes=boxes):
                yield "".join([*_shown(number), "\t", *_shown(text)])
                for box in boxes:
                    yield "".join(["☒\t" if box.ticked else "☐\t", *_shown(box.label)])
            case Table(title=title, header=header, rows=rows):
                for cell in (title, *header, *(_words(cell) for row in rows for cell in row)):
                    yield from _shown(cell)


def _words(inlines: tuple[Inline, ...]) -> str:
    """The words without citations, each stretch made visible by itself, as runs are."""
    kept = without_citations(inlines)
    return plain(tuple(replace(i, text=editable(i.text)) if isinstance(i, Text) else i for i in kept))


def _shown(text: str) -> Iterator[str]:
    shown = editable(text).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    if shown:
        yield shown


def faults(data: bytes) -> list[str]:
    """What Word would stumble over and a schema does not see; [] for a sound document."""
    document = Document(data)
    return [*_package_faults(document), *_id_faults(document), *_reference_faults(document)]


def _package_faults(document: Document) -> Iterator[str]:
    for name, times in Counter(n.casefold() for n in document.names).items():
        if times > 1:
            yield f"{name} is there twice"
    for name, data in document.parts.items():
        root = etree.fromstring(data)
        for words in root.iter(f"{W}t"):
            if re.search(r"[\n\t\r]", words.text or ""):
                yield f"{name}: a line end or tab in {words.text!r}"
    for cell in document.root.iter(f"{W}tc"):
        if cell[-1].tag != f"{W}p":
            yield "a cell does not end with a paragraph"


def _id_faults(document: Document) -> Iterator[str]:
    root = document.root
    starts = [e.get(f"{W}id") for e in root.iter(f"{W}bookmarkStart")]
    ends = [e.get(f"{W}id") for e in root.iter(f"{W}bookmarkEnd")]
    controls = [e.get(f"{W}val") for e in root.iterfind(f".//{W}sdtPr/{W}id")]
    for value, times in Counter([*starts, *controls]).items():
        if times > 1:
            yield f"id {value} is used {times} times"
    order = [(e.tag, e.get(f"{W}id")) for e in root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")]
    if Counter(starts) != Counter(ends):
        yield f"bookmarks are not paired: {starts} and {ends}"
    for start in starts:
        if order.index((f"{W}bookmarkStart", start)) > order.index((f"{W}bookmarkEnd", start)):
            yield f"bookmark {start} ends before it begins"
    for name, times in Counter(name.casefold() for name in document.bookmarks()).items():
        if times > 1 or not _BOOKMARK_NAME.fullmatch(name):
            yield f"bookmark {name!r} is there twice or is no name"
    for name in ("alias", "tag"):
        for named in root.iterfind(f".//{W}sdtPr/{W}{name}"):
            if len(named.get(f"{W}val", "")) > 64:
                yield f"{name} is too long"


def _reference_faults(document: Document) -> Iterator[str]:
    root = document.root
    styles = {s.get(f"{W}styleId") for s in document.xml("word/styles.xml").iter(f"{W}style")}
    for kind in ("pStyle", "rStyle", "tblStyle"):
        for used in root.iter(f"{W}{kind}"):
            if used.get(f"{W}val") not in styles:
                yield f"no style {used.get(f'{W}val')}"
    lists = {n.get(f"{W}numId") for n in document.xml("word/numbering.xml").iter(f"{W}num")}
    for used in root.iter(f"{W}numId"):
        if used.get(f"{W}val") not in lists:
            yield f"no list {used.get(f'{W}val')}"
    related = {r.get("Id") for r in document.xml("word/_rels/document.xml.rels")}
    for element in root.iter():
        if element.get(f"{R}id", "rId1") not in related:
            yield f"no relationship {element.get(f'{R}id')}"
