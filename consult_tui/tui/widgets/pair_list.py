"""Pairs of lines as rows, those that say the same first; and a line with what the other lacks marked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from consult_tui.text.differences import Change, differences
from consult_tui.text.visible import visible
from consult_tui.tui.content import row
from consult_tui.tui.widgets.line_view import line_content
from consult_tui.workspace.library.pairing import KINDS
from consult_tui.workspace.workspace import Workspace

if TYPE_CHECKING:
    from consult_tui.checks.pairs import Pair

MARK = "bold underline"
"""How words are marked that the other line does not have: to be told without colour."""


class PairOption(Option):
    """An option that carries its pair."""

    def __init__(self, pair: Pair) -> None:
        first = Content.styled(f"{pair.similarity:>4.0%} ", "$text-accent") + row(pair.a.title, "bold")
        super().__init__(Content("\n").join([first, Content("     ") + row(pair.b.title, "bold")]))
        self.pair = pair


class PairList(OptionList):
    """The pairs under the heading of their kind; Enter opens the chosen line in the library."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "In the library", tooltip="Open the chosen line in the library"),
    ]

    def __init__(self) -> None:
        super().__init__(id="found-pairs", classes="pane", markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Opened is what there is."""
        return self.pair is not None if action == "select" else True

    @property
    def pair(self) -> Pair | None:
        """The highlighted pair."""
        option = self.highlighted_option
        return option.pair if isinstance(option, PairOption) else None

    def show_pairs(self, pairs: Iterable[Pair]) -> None:
        """Show these; the highlight stays at its place, or goes to the last."""
        was = self.highlighted or 0
        found = list(pairs)
        options: list[Option] = []
        for kind, name in KINDS.items():
            of_kind = [pair for pair in found if pair.kind == kind]
            if of_kind:
                options.append(Option(row(f"{name} ({len(of_kind)})"), disabled=True))
                options += map(PairOption, of_kind)
        self.set_options(options)
        places = [n for n, option in enumerate(options) if isinstance(option, PairOption)]
        self.highlighted = min(places, key=lambda n: abs(n - was)) if places else None


def side_content(ws: Workspace, pair: Pair, place: int) -> Content:
    """One line of a pair, whole, with what the other lacks marked in its words.

    Args:
        ws: The workspace.
        pair: The pair.
        place: 0 for the first of its lines, 1 for the second.
    """
    one, other = (pair.a, pair.b) if place == 0 else (pair.b, pair.a)
    if pair.said[place]:
        words = _with_mark(visible(one.statement), visible(pair.said[place]))
    else:
        words = _differing(visible(one.statement), visible(other.statement))
    return line_content(ws, one, words=words)


def _differing(text: str, other: str) -> Content:
    """A text with the words marked that the other one does not have."""
    found = [each for each in differences(other, text) if each.change is not Change.OUT]
    return Content("").join(
        [
            Content.styled(each.text, MARK) if each.change is Change.IN else Content(each.text)
            for each in found
        ]
    )


def _with_mark(text: str, sentence: str) -> Content:
    """A text with a sentence of it marked, where it stands there as it is."""
    at = text.find(sentence)
    if at < 0:
        return Content(text)
    end = at + len(sentence)
    return Content(text[:at]) + Content.styled(text[at:end], MARK) + Content(text[end:])
