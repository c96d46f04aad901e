"""The body of a document while it is being written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from consult_tui.ooxml import bookmarks
from consult_tui.ooxml.elements import make
from consult_tui.ooxml.ids import Ids
from consult_tui.ooxml.links import Links
from consult_tui.ooxml.numbering import Numbering
from consult_tui.ooxml.paragraphs import Indent, ListPlace, paragraph
from consult_tui.word.furniture import Furniture

if TYPE_CHECKING:
    from consult_tui.ooxml.elements import Element


class Page:
    """Where blocks are written, one after the other.

    Args:
        document: A python-docx document on our template, its body empty.
        furniture: How it is dressed.
        scheme: Id of the numbering that ordered lists follow.
    """

    def __init__(self, document: Any, furniture: Furniture, scheme: int) -> None:
        self.furniture = furniture
        self.ids = Ids()
        self.links = Links(document.part)
        self.numbering = Numbering(document.part.numbering_part.element, str(scheme))
        self._section: Element = document.element.body.sectPr
        self._last: Element | None = None
        self._to_end: list[str] = []
        self._names: set[str] = set()
        self._breaks = False

    def add(
        self,
        style: str,
        content: Iterable[Element] = (),
        item: ListPlace | None = None,
        indent: Indent | None = None,
    ) -> None:
        """Write a paragraph in the style with this id."""
        written = paragraph(style, content, item=item, indent=indent)
        if self._breaks:
            # In the place that the schema gives it, right behind the style.
            written[0].insert(1, make("w:pageBreakBefore"))
            self._breaks = False
        for number, end in enumerate(self._ends(), start=1):
            written.insert(number, end)
        self._section.addprevious(written)
        self._last = written

    def add_table(self, table: Element) -> None:
        """Write a table, and the short paragraph without which it would join with another after it."""
        if self._breaks:
            self.add("TableEnd")
        self.finish()
        self._section.addprevious(table)
        self.add("TableEnd")

    def break_page(self) -> None:
        """Let the next paragraph begin a new page."""
        self._breaks = True

    @contextmanager
    def region(self, name: str) -> Iterator[None]:
        """What is written inside can be found again by this name; `word.marks` says where its ends stand."""
        bookmark_id = self.ids.next()
        start = bookmarks.start(bookmark_id, self._unused(name))
        if self._last is not None:
            self._last.append(start)
        else:
            self._section.addprevious(start)
        yield
        self._to_end.append(bookmark_id)

    def bookmarked(self, name: str, content: Iterable[Element]) -> list[Element]:
        """The content between the two ends of a bookmark."""
        bookmark_id = self.ids.next()
        start = bookmarks.start(bookmark_id, self._unused(name))
        return [start, *content, bookmarks.end(bookmark_id)]

    def finish(self) -> None:
        """End every region that is still open, here."""
        for end in self._ends():
            self._section.addprevious(end)

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been written."""
        return self._last is None

    def _unused(self, name: str) -> str:
        """The name, or where it is taken one made from it: Word drops the second bookmark of a name."""
        while name.casefold() in self._names:
            name = bookmarks.name_for(name[:8], name + "'")
        self._names.add(name.casefold())
        return name

    def _ends(self) -> list[Element]:
        ends = [bookmarks.end(bookmark_id) for bookmark_id in self._to_end]
        self._to_end.clear()
        return ends
