"""Where a question is split in two: the cut moves through its words, both parts are shown."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from consult_tui.domain.splitting import likely, parts, places, sentences
from consult_tui.tui.content import shown
from consult_tui.tui.dialogs.base import Dialog
from consult_tui.tui.widgets.key_bar import KeyBar

NEAR = 300
"""Characters of each part that are shown: those beside the cut."""


class SplitDialog(Dialog[int]):
    """Choose where; gives the character before which the second part begins.

    Args:
        name: What the question is called.
        text: What it asks; of two words at least.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "Split here", tooltip="Make two questions of it"),
        Binding("left", "word(-1)", "Word", tooltip="The cut one word back"),
        Binding("right", "word(1)", "Word", show=False, tooltip="The cut one word on"),
        Binding("up", "sentence(-1)", "Sentence", tooltip="The cut to the sentence before"),
        Binding("down", "sentence(1)", "Sentence", show=False, tooltip="The cut to the next sentence"),
    ]

    def __init__(self, name: str, text: str) -> None:
        super().__init__()
        self._name = name
        self._text = text
        self.at = likely(text) or 0
        """The character before which the second part begins."""

    def compose(self) -> ComposeResult:
        """A framed box with both parts."""
        with Vertical(classes="box split") as box:
            box.border_title = shown(f"Split {self._name}")
            yield Static(
                "The arrows move the cut: left and right by a word, up and down by a sentence.",
                markup=False,
                classes="words",
            )
            with VerticalScroll(can_focus=False):
                yield Static(id="parts", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Both parts as they would be."""
        self._draw()

    def action_take(self) -> None:
        """Give the place."""
        self.dismiss(self.at)

    def action_word(self, by: int) -> None:
        """The cut one word on or back."""
        self._to(places(self._text), by)

    def action_sentence(self, by: int) -> None:
        """The cut to where a sentence begins."""
        self._to(sentences(self._text), by)

    def _to(self, among: tuple[int, ...], by: int) -> None:
        there = [at for at in among if (at > self.at if by > 0 else at < self.at)]
        if there:
            self.at = there[0] if by > 0 else there[-1]
            self._draw()

    def _draw(self) -> None:
        cut = parts(self._text, self.at)
        number = f"number {cut.number}" if cut.number else "no number is printed before it"
        lines = [
            shown("First part: keeps number, boxes and answer", "bold $text-muted"),
            shown(f"{'…' if len(cut.first) > NEAR else ''}{cut.first[-NEAR:]}"),
            Content(""),
            shown(f"Second part: {number}", "bold $text-muted"),
            shown(f"{cut.second[:NEAR]}{'…' if len(cut.second) > NEAR else ''}", "bold $text-accent"),
        ]
        self.query_one("#parts", Static).update(Content("\n").join(lines))
