"""The document around the place where a question stands, the question's own words marked."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from consult_tui.tui.content import row, shown
from consult_tui.workspace.consultations.places import Line, Place, Text

BEFORE, AFTER = 30, 60
"""Lines of the document before and behind the place that can be scrolled to."""
ABOVE = 3
"""Rows that are shown above the place."""
MARK = "bold underline $text-accent"
"""Of the question's own words."""


class PlacePane(VerticalScroll):
    """A stretch of the document."""

    def __init__(self) -> None:
        super().__init__(id="place", classes="pane")
        self._before = Static(markup=False)
        self._here = Static(markup=False, id="here")
        self._after = Static(markup=False)

    def compose(self) -> ComposeResult:
        """What stands before, the place, what stands behind."""
        yield self._before
        yield self._here
        yield self._after

    def on_mount(self) -> None:
        """The frame's title."""
        self.border_title = "In the document"

    def say(self, words: str) -> None:
        """Say why nothing is shown."""
        self._put(Content(""), row(words, "$text-muted"), Content(""))
        self.border_subtitle = ""

    def show(self, text: Text, place: Place) -> None:
        """Show a place, a few rows below the top."""
        spans: dict[int, list[tuple[int, int]]] = {}
        for span in place.spans:
            spans.setdefault(span.line, []).append((span.start, span.end))
        last = place.spans[-1].line
        start = max(place.line - BEFORE, 0)
        self._put(
            _lines(text.lines[start : place.line]),
            Content("\n").join([_line(text.lines[n], spans.get(n, [])) for n in range(place.line, last + 1)]),
            _lines(text.lines[last + 1 : last + 1 + AFTER]),
        )
        page = text.lines[place.line].page
        part = "" if place.whole else "the beginning of it"
        self.border_subtitle = " · ".join(said for said in (f"page {page}" if page else "", part) if said)
        self.call_after_refresh(self._go)

    def _go(self) -> None:
        self.scroll_to(y=max(self._here.virtual_region.y - ABOVE, 0), animate=False)

    def _put(self, before: Content, here: Content, after: Content) -> None:
        self._before.update(before)
        self._before.display = bool(before)
        self._here.update(here)
        self._after.update(after)


def _lines(lines: tuple[Line, ...]) -> Content:
    return Content("\n").join([_line(line, []) for line in lines])


def _line(line: Line, spans: list[tuple[int, int]]) -> Content:
    """One line, with its label; stretches of it marked."""
    label = row(f"{line.label} ", "$text-muted") if line.label else Content("")
    style = "bold" if line.heading else "$text-muted"
    out, at = label, 0
    for start, end in spans:
        out = out + shown(line.text[at:start], style) + shown(line.text[start:end], MARK)
        at = end
    return out + shown(line.text[at:], style)
