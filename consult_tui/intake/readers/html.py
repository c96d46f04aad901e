"""HTML: the page's main part as blocks, without its menus, buttons and notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from consult_tui.errors import BadInput
from consult_tui.intake.blocks import BOX, BULLET, Block, BlockKind, Cell, Document, gathered
from consult_tui.intake.clean import clean, decode
from consult_tui.intake.numerals import spelled
from consult_tui.intake.readers.html_main import main_part

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SKIPPED = frozenset(
    [
        "script",
        "style",
        "nav",
        "footer",
        "noscript",
        "template",
        "svg",
        "button",
        "head",
        "select",
        "option",
        "textarea",
        "iframe",
        "object",
    ]
)
_SKIPPED_CLASSES = re.compile(
    r"(?:(?:gem|app)-c-)?(?:contents-list(?:-container)?|share-links|breadcrumbs|related-navigation|back-to-top"
    r"|cookie-banner|skip-link|published-dates|print-link|organisation-logos?|single-page-notification-button)"
    r"|(?:govuk-)?visually-hidden|sr-only|footnotes|attachment|print-meta-data\S*|cookies?\S*"
)
"""Class words of menus, notices and notes."""
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_STARTS_A_BLOCK = frozenset(
    [
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "table",
        "tr",
        "td",
        "th",
        "blockquote",
        "section",
        "article",
        "header",
        "main",
        "form",
        "fieldset",
        "legend",
        "label",
        "figure",
        "figcaption",
        "address",
        "aside",
        "pre",
        "details",
        "summary",
        "hr",
        "caption",
        "tbody",
        "thead",
        "tfoot",
        "body",
        "html",
    ]
) | frozenset(_HEADINGS)
_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_DEEPEST = 150


def parse(data: bytes, name: str) -> HtmlElement:
    """The page's tree.

    Raises:
        BadInput: If there is nothing in it, or it is nested too deeply to have been written for reading.
    """
    from lxml import etree, html

    text = _decoded(data)
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as exc:
        raise BadInput(f"'{name}' holds no page that can be read.", "Save the page again as HTML.") from exc
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST:
            raise BadInput(f"'{name}' is nested too deeply.", "Save the page again as HTML, or as .docx.")
    return root


def blocks_of(root: HtmlElement) -> tuple[Block, ...]:
    """The blocks of the page's main part."""
    walk = _Walk()
    walk.visit(main_part(root))
    walk.flush()
    return tuple(walk.blocks)


def read(data: bytes, name: str) -> Document:
    """Read one page.

    Raises:
        BadInput: If it cannot be read.
    """
    from consult_tui.intake.facts.govuk import facts_of

    root = parse(data, name)
    return Document(
        blocks=gathered(blocks_of(root), name), facts=facts_of(root), furniture=tuple(_furniture(root))
    )


def _furniture(root: HtmlElement) -> Iterator[Block]:
    """What the page is called, and what stands above and below its main part."""
    for element in root.xpath("//title | //body/header | //body/footer")[:9]:
        for said in element.itertext():
            if text := clean(said):
                yield Block(text=text)


def _decoded(data: bytes) -> str:
    declared = _DECLARED.search(data[:4096])
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            text = data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            text = decode(data)
    else:
        text = decode(data)
    return text.replace("\x00", "")


class _List:
    """An open list: whether it counts, and where it is."""

    def __init__(self, element: HtmlElement) -> None:
        # Its items carry their numbers in the text: "3.4", "(a)".
        self.silent = "legislative-list" in element.get("class", "").split()
        self.counts = element.tag == "ol"
        self.style = element.get("type", "1")
        start = element.get("start", "1")
        self.next = int(start) if start.lstrip("-").isdigit() and len(start) < 7 else 1

    def label(self, item: HtmlElement) -> str:
        """The next item's label."""
        if self.silent:
            return ""
        if not self.counts:
            return BULLET
        value = item.get("value", "")
        number = int(value) if value.isdigit() and len(value) < 7 else self.next
        self.next = number + 1
        return spelled(number, self.style) + "."


class _Walk:
    """Walks a page in reading order and gathers its blocks."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.words: list[str] = []
        self.lists: list[_List] = []
        self.label = ""
        self.level = 0
        self.cells: list[Cell] = []
        self.tables = 0
        self.quotes = 0
        self.strong = 0
        self.all_bold = True

    def visit(self, element: HtmlElement) -> None:
        """Take one element with all that is in it; its depth is known to be small."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag == "select" and not _hidden(element):
            self._select(element)
        if not tag or tag in _SKIPPED or _hidden(element):
            return
        starts_block = tag in _STARTS_A_BLOCK
        if starts_block:
            self.flush()
        if tag == "br":
            self.words.append("\n")
        elif tag == "table":
            self._table(element)
        elif tag in ("ul", "ol"):
            self._list(element)
        elif tag == "li":
            self._item(element, self.lists[-1].label(element) if self.lists else BULLET)
        elif tag == "label" and _ticked(element):
            self._item(element, BOX)
        elif tag in _HEADINGS:
            self.level = _HEADINGS[tag]
            self._inside(element)
            self.flush()
            self.level = 0
        else:
            self.quotes += tag == "blockquote"
            self.strong += tag in ("strong", "b")
            self._inside(element)
            if starts_block:
                self.flush()
            self.quotes -= tag == "blockquote"
            self.strong -= tag in ("strong", "b")

    def _inside(self, element: HtmlElement) -> None:
        pre = element.tag == "pre"
        self._say(element.text, pre)
        for child in element:
            self.visit(child)
            self._say(child.tail, pre)

    def _say(self, text: str | None, pre: bool) -> None:
        if text:
            self.all_bold = self.all_bold and (self.strong > 0 or not text.strip())
            self.words.append(text if pre else re.sub(r"\s+", " ", text))

    def _list(self, element: HtmlElement) -> None:
        self.lists.append(_List(element))
        self._inside(element)
        self.flush()
        self.lists.pop()

    def _item(self, element: HtmlElement, label: str) -> None:
        outer, self.label = self.label, label
        self._inside(element)
        self.flush()
        self.label = outer

    def _select(self, element: HtmlElement) -> None:
        """What a list lets one choose from, as boxes; its prompt has no value or cannot be chosen."""
        self.flush()
        for option in element.iter("option"):
            if option.get("value", "x") and option.get("disabled") is None:
                self._item(option, BOX)

    def _table(self, element: HtmlElement) -> None:
        table, self.tables = self.tables, self.tables + 1
        for number, row in enumerate(element.iter("tr")):
            if next(row.iterancestors("table"), None) is not element:
                continue
            for column, cell in enumerate(row.iterchildren("td", "th")):
                self.flush()
                self.cells.append(Cell(table=table, row=number, column=column))
                self._inside(cell)
                self.flush()
                self.cells.pop()

    def flush(self) -> None:
        """End the block that was being gathered."""
        text = clean("".join(self.words))
        bold, self.all_bold = self.all_bold, True
        self.words = []
        if not text:
            return
        cell = self.cells[-1] if self.cells else None
        kind = BlockKind.PARAGRAPH
        if self.level:
            kind = BlockKind.HEADING
        elif self.label:
            kind = BlockKind.ITEM
        elif cell:
            kind = BlockKind.CELL
        depth = self.level or (max(len(self.lists), 1) if kind is BlockKind.ITEM else 0)
        self.blocks.append(
            Block(
                kind=kind,
                text=text,
                level=depth,
                label=self.label,
                cell=cell,
                quoted=self.quotes > 0,
                bold=bold,
            )
        )
        self.label = ""


def _hidden(element: HtmlElement) -> bool:
    if element.get("hidden") is not None or element.get("role") in ("navigation", "doc-endnotes"):
        return True
    return any(_SKIPPED_CLASSES.fullmatch(word) for word in element.get("class", "").split())


def _ticked(element: HtmlElement) -> bool:
    """Whether a form's label belongs to a box or a button to tick."""
    boxes = "@type='radio' or @type='checkbox'"
    within = element.xpath(f".//input[{boxes}]")
    wanted = element.get("for", "")
    return bool(within or (wanted and element.xpath(f"//input[@id=$wanted and ({boxes})]", wanted=wanted)))
