"""What something said then: the pane right of a list of versions."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from consult_tui.tui.content import row


class ThenPane(Vertical):
    """One version: a line about it above its words, which scroll."""

    def __init__(self) -> None:
        super().__init__(id="then", classes="pane")
        self._about = Static(id="about", markup=False)
        self._words = Static("Reading…", id="words", markup=False)
        self.said = VerticalScroll(self._words, id="said")
        """The words, to read on in with the arrows."""

    def compose(self) -> ComposeResult:
        """The line about it, the words."""
        yield self._about
        yield self.said

    def say(self, title: str, about: str, words: Content) -> None:
        """Show a version from its beginning."""
        self.border_title = title
        self._about.update(row(about, "$text-muted"))
        self._words.update(words)
        self.said.scroll_home(animate=False)
