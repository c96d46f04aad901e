"""OpenDocument texts: headings, lists with their numbers, tables and boxes; notes and deletions left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from consult_tui.errors import BadInput
from consult_tui.intake.blocks import BULLET, Block, BlockKind, Cell, Document, FoundFacts, gathered
from consult_tui.intake.clean import clean, one_line
from consult_tui.intake.numerals import spelled
from consult_tui.ooxml.guard import open_package, parse_xml, read_part

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_SKIPPED = frozenset(
    {
        f"{TEXT}{tag}"
        for tag in ("tracked-changes", "note", "table-of-content", "illustration-index", "table-index")
    }
    | {f"{TEXT}{tag}" for tag in ("sequence-decls", "bibliography", "alphabetical-index", "user-index")}
    | {f"{_OFFICE}annotation", f"{_OFFICE}forms", f"{_DRAW}object"}
)
_HEADS = frozenset({f"{_STYLE}header", f"{_STYLE}footer"})
_CELLS = frozenset({f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"})
_LONGEST_REPEAT = 1000


@dataclass(frozen=True, slots=True)
class _Level:
    format: str
    """`1`, `a`, `A`, `i`, `I`; "" shows no number."""
    before: str
    after: str
    start: int
    shown: int
    """How many levels the number shows: 2 in "2.14"."""
    bullet: bool


@dataclass(slots=True)
class _Counting:
    """The numbers of one list while it is read."""

    style: str
    figures: dict[int, int] = field(default_factory=dict)


def read(data: bytes, name: str) -> Document:
    """Read one OpenDocument text.

    Raises:
        BadInput: If it is locked, damaged, shaped like a bomb, holds macros, or holds no text.
    """
    package = open_package(data, name)
    if b"encryption-data" in read_part(package, "META-INF/manifest.xml", name):
        raise BadInput(f"'{name}' is locked with a password.", "Open it, take the password off, and save it.")
    content = parse_xml(read_part(package, "content.xml", name), name)
    styles_part = read_part(package, "styles.xml", name)
    roots = [content, *([parse_xml(styles_part, name)] if styles_part else [])]
    body = content.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise BadInput(f"'{name}' holds no text.", "Open it and save it as .docx.")
    walk = _Walk(roots)
    blocks = gathered(walk.blocks(body), name)
    heads = [each for root in roots for each in root.iter() if each.tag in _HEADS]
    furniture = gathered((block for head in heads for block in _Walk(roots).blocks(head)), name)
    return Document(blocks=blocks, facts=FoundFacts(title=walk.title), furniture=furniture)


class _Walk:
    """Goes through the text from top to bottom and counts as it goes."""

    def __init__(self, roots: list[Element]) -> None:
        self.lists = {k: v for root in reversed(roots) for k, v in _list_styles(root)}
        self.styles = {
            str(s.get(f"{_STYLE}name")): s for root in reversed(roots) for s in root.iter(f"{_STYLE}style")
        }
        self.last: dict[str, _Counting] = {}
        self.by_id: dict[str, _Counting] = {}
        self.tables = 0
        self.title = ""

    def blocks(self, parent: Element, cell: Cell | None = None) -> Iterator[Block]:
        """The blocks of the text, a section, a cell or a box."""
        for child in parent:
            if child.tag in (f"{TEXT}p", f"{TEXT}h"):
                yield from self._paragraph(child, cell, "", 0)
            elif child.tag == f"{TEXT}list":
                yield from self._list(child, cell, None, 0)
            elif child.tag == f"{_TABLE}table":
                yield from self._table(child)
            elif child.tag not in _SKIPPED:
                yield from self.blocks(child, cell)

    def _list(
        self, element: Element, cell: Cell | None, outer: _Counting | None, depth: int
    ) -> Iterator[Block]:
        counting = outer or self._counting(element)
        for item in element:
            if item.tag not in (f"{TEXT}list-item", f"{TEXT}list-header"):
                continue
            label = ""
            if item.tag == f"{TEXT}list-item":
                label = self._label(counting, depth, item) if _says_something(item) else ""
            for child in item:
                if child.tag == f"{TEXT}list":
                    yield from self._list(child, cell, counting, depth + 1)
                elif child.tag in (f"{TEXT}p", f"{TEXT}h"):
                    yield from self._paragraph(child, cell, label, depth + 1)
                    label = ""

    def _counting(self, element: Element) -> _Counting:
        """The numbers with which a list begins: its own, or those of the list that it continues."""
        style = str(element.get(f"{TEXT}style-name") or "")
        continued = self.by_id.get(str(element.get(f"{TEXT}continue-list") or ""))
        if continued is None and element.get(f"{TEXT}continue-numbering") == "true":
            continued = self.last.get(style)
        counting = continued or _Counting(style)
        self.last[style] = counting
        for name, value in element.attrib.items():
            if str(name).endswith("}id"):
                self.by_id[str(value)] = counting
        return counting

    def _label(self, counting: _Counting, depth: int, item: Element) -> str:
        level = self.lists.get((counting.style, depth + 1))
        if level is None or level.bullet:
            return BULLET
        start = str(item.get(f"{TEXT}start-value") or "")
        figure = (
            int(start)
            if start.isdigit() and len(start) < 7
            else counting.figures.get(depth, level.start - 1) + 1
        )
        counting.figures = {d: f for d, f in counting.figures.items() if d < depth} | {depth: figure}
        if not level.format:
            return f"{level.before}{level.after}".strip()
        shown = []
        for at in range(max(0, depth + 1 - level.shown), depth + 1):
            known = self.lists.get((counting.style, at + 1), level)
            shown.append(spelled(counting.figures.get(at, known.start), known.format or "1"))
        return f"{level.before}{'.'.join(shown)}{level.after}".strip()

    def _table(self, table: Element) -> Iterator[Block]:
        number, self.tables = self.tables, self.tables + 1
        rows = list(_rows(table))
        single = len(rows) == 1 and len(rows[0].findall(f"{_TABLE}table-cell")) == 1
        for row, line in enumerate(rows):
            column = 0
            for one in (child for child in line if child.tag in _CELLS):
                yield from self.blocks(one, None if single else Cell(table=number, row=row, column=column))
                repeated = str(one.get(f"{_TABLE}number-columns-repeated") or "1")
                column += (
                    min(int(repeated), _LONGEST_REPEAT) if repeated.isdigit() and len(repeated) < 7 else 1
                )

    def _paragraph(self, element: Element, cell: Cell | None, label: str, depth: int) -> Iterator[Block]:
        text = clean("".join(_words(element)))
        name = self._style_name(element)
        if text and name == "Title" and not self.title:
            self.title = one_line(text)
        level = str(element.get(f"{TEXT}outline-level") or "")
        printed = "" if label == BULLET else label
        if text and (element.tag == f"{TEXT}h" or name == "Title"):
            heading = min(int(level), 9) if level.isdigit() and len(level) < 3 else 1
            yield Block(kind=BlockKind.HEADING, text=text, level=max(heading, 1), label=printed, cell=cell)
        elif text:
            kind = BlockKind.ITEM if label else BlockKind.CELL if cell else BlockKind.PARAGRAPH
            quoted = name.startswith("Quot")
            yield Block(
                kind=kind,
                text=text,
                label=label,
                level=depth if label else 0,
                cell=cell,
                quoted=quoted,
                bold=self._all_bold(element),
            )
        for box in element.iter(f"{_DRAW}text-box"):
            yield from self.blocks(box, cell)

    def _all_bold(self, paragraph: Element) -> bool:
        """Whether a paragraph's style makes it bold, or that of every stretch of its words does."""
        if self._is_bold(paragraph):
            return True
        spans = [child for child in paragraph if child.tag == f"{TEXT}span"]
        words = "".join("".join(_words(span)) for span in spans if self._is_bold(span))
        return bool(words.strip()) and "".join(words.split()) == "".join("".join(_words(paragraph)).split())

    def _is_bold(self, element: Element) -> bool:
        style = self.styles.get(str(element.get(f"{TEXT}style-name") or ""))
        weights = style.iter(f"{_STYLE}text-properties") if style is not None else ()
        return any(one.get(f"{_FO}font-weight") == "bold" for one in weights)

    def _style_name(self, element: Element) -> str:
        """The name of a paragraph's style; of an automatic one, that of the style it is made from."""
        name = str(element.get(f"{TEXT}style-name") or "")
        style = self.styles.get(name)
        parent = str(style.get(f"{_STYLE}parent-style-name") or "") if style is not None else ""
        return parent if parent and name.startswith("P") and name[1:].isdigit() else name


def _list_styles(root: Element) -> Iterator[tuple[tuple[str, int], _Level]]:
    """Every level of every list style, by the style's name and the level from 1."""
    for style in root.iter(f"{TEXT}list-style"):
        for one in style:
            level = str(one.get(f"{TEXT}level") or "")
            if level.isdigit() and len(level) < 3:
                yield (str(style.get(f"{_STYLE}name")), int(level)), _level(one)


def _level(one: Element) -> _Level:
    def figure(name: str) -> int:
        value = str(one.get(f"{TEXT}{name}") or "1")
        return int(value) if value.isdigit() and len(value) < 7 else 1

    return _Level(
        format=str(one.get(f"{_STYLE}num-format") or ""),
        before=str(one.get(f"{_STYLE}num-prefix") or ""),
        after=str(one.get(f"{_STYLE}num-suffix") or ""),
        start=figure("start-value"),
        shown=figure("display-levels"),
        bullet=one.tag != f"{TEXT}list-level-style-number",
    )


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == f"{_TABLE}table-row":
            yield child
        elif child.tag in (f"{_TABLE}table-header-rows", f"{_TABLE}table-rows", f"{_TABLE}table-row-group"):
            yield from _rows(child)


def _says_something(item: Element) -> bool:
    """Whether an item has words of its own and is not only the frame of a deeper list."""
    return any(child.tag in (f"{TEXT}p", f"{TEXT}h") for child in item)


def _words(element: Element) -> Iterator[str]:
    """The words of a paragraph; boxes in it are read apart."""
    yield element.text or ""
    for child in element:
        if child.tag == f"{TEXT}s" or child.tag == f"{TEXT}tab":
            yield " "
        elif child.tag == f"{TEXT}line-break":
            yield "\n"
        elif child.tag not in _SKIPPED and not child.tag.startswith(_DRAW):
            yield from _words(child)
        yield child.tail or ""
