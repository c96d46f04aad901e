"""What a response that was sent says, paragraph by paragraph, to be ticked: the ticked become lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from consult_tui.tui.content import row, shown
from consult_tui.tui.dialogs.base import Dialog
from consult_tui.tui.widgets.key_bar import KeyBar
from consult_tui.workspace.consultations.past_lines import Said

WORDS = (
    "Tick what is to become a line. It is taken as stated: said publicly by your organisation on the day "
    "that this was sent. Who agreed it is not traced by that."
)
NONE = "It says nothing in words."


class SaidOption(Option):
    """An option that carries its paragraph."""

    def __init__(self, said: Said, *, ticked: bool) -> None:
        super().__init__(_prompt(said, ticked))
        self.said = said


class SaidList(OptionList):
    """The paragraphs below their questions."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "select", "Tick", tooltip="Tick the highlighted paragraph, or untick it"),
        Binding("enter", "screen.take", "Take", tooltip="Take the ticked paragraphs as lines"),
    ]


class SaidDialog(Dialog[list[int]]):
    """Paragraphs to tick; gives the numbers of the ticked.

    Args:
        title: Of the response.
        said: What it says.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "all", "All new", tooltip="Tick every paragraph that no line says already, or none"),
    ]

    def __init__(self, title: str, said: Sequence[Said]) -> None:
        super().__init__()
        self._title = title
        self._said = said
        self.ticked: set[int] = set()
        self.list = SaidList(markup=False)
        self._count = Static(markup=False, classes="about")

    def compose(self) -> ComposeResult:
        """A framed box with the list."""
        with Vertical(classes="box said") as box:
            box.border_title = row(f"Lines from · {self._title}")
            yield Static(WORDS if self._said else NONE, markup=False, classes="words")
            yield self.list
            yield self._count
        yield KeyBar()

    def on_mount(self) -> None:
        """The highlight on the first paragraph."""
        self.list.add_options(list(self._options()))
        self.list.action_first()
        self._tell()

    def _options(self) -> Iterator[Option]:
        called = ""
        for said in self._said:
            if said.question != called:
                called = said.question
                yield Option(row(called, "bold $text-accent"), disabled=True)
            yield SaidOption(said, ticked=False)

    @on(OptionList.OptionSelected)
    def tick(self, event: OptionList.OptionSelected) -> None:
        """Tick or untick one, and go on to the next."""
        if isinstance(event.option, SaidOption):
            self.ticked ^= {event.option.said.number}
            self._draw(event.option_index)
            self._tell()

    def action_all(self) -> None:
        """Tick all that are new; where they are, none."""
        new = {said.number for said in self._said if not said.near}
        self.ticked = set() if new <= self.ticked else self.ticked | new
        for index in range(self.list.option_count):
            self._draw(index)
        self._tell()

    def action_take(self) -> None:
        """Give the ticked ones."""
        if self.ticked:
            self.dismiss(sorted(self.ticked))
        else:
            self._count.update("Nothing is ticked: space ticks the highlighted paragraph.")

    def _draw(self, index: int) -> None:
        option = self.list.get_option_at_index(index)
        if isinstance(option, SaidOption):
            prompt = _prompt(option.said, option.said.number in self.ticked)
            self.list.replace_option_prompt_at_index(index, prompt)

    def _tell(self) -> None:
        self._count.update(f"{len(self.ticked)} of {len(self._said)} ticked")


def _prompt(said: Said, ticked: bool) -> Content:
    box = Content.styled("☒ ", "$text-success") if ticked else Content("☐ ")
    words = box + shown(said.text)
    return words + row(f"\n  nearly the line {said.near}", "$text-warning") if said.near else words
