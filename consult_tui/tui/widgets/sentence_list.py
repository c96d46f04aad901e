"""Every sentence of a response under its question, with where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from consult_tui.tui.content import row
from consult_tui.tui.wording_words import SIGNS, behind, changes, loud, sign
from consult_tui.workspace.workspace import Workspace

if TYPE_CHECKING:
    from consult_tui.checks.accounts import Accounted
    from consult_tui.workspace.responses.wording import TextWording


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """One sentence as the list shows it."""

    ref: str
    """Id of the question, or the field of the cover matter."""
    title: str
    """`Question 4(b)`, `About us`."""
    number: int
    """Of the sentence in its text, 0 for the first."""
    occurrence: int
    """How often the same sentence stands before it in its text."""
    each: Accounted


class SentenceOption(Option):
    """An option that carries its sentence."""

    def __init__(self, ws: Workspace, shown: SentenceRow) -> None:
        super().__init__(prompt(ws, shown.each))
        self.row = shown


class SentenceList(OptionList):
    """Sentences in order; Enter goes to the place in the draft."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Go there", tooltip="To that sentence in the draft"),
    ]

    def __init__(self) -> None:
        super().__init__(id="sentences", markup=False)

    @property
    def row(self) -> SentenceRow | None:
        """The highlighted sentence."""
        option = self.highlighted_option
        return option.row if isinstance(option, SentenceOption) else None

    def show_options(self, options: Sequence[Option]) -> None:
        """Show options that were made before; the highlight goes to the first sentence."""
        self.set_options(options)
        self.go_to(lambda _: True)

    def go_to(self, wanted: Callable[[SentenceRow], bool]) -> None:
        """The highlight to the first sentence that is wanted, where there is one."""
        options = enumerate(self.options)
        found = [n for n, o in options if isinstance(o, SentenceOption) and wanted(o.row)]
        if found:
            self.highlighted = found[0]


def rows_of(texts: Sequence[TextWording]) -> list[SentenceRow]:
    """Every sentence of every text, in order."""
    out = []
    for text in texts:
        seen: dict[str, int] = {}
        for number, each in enumerate(text.sentences):
            times = seen.get(each.sentence.text, 0)
            seen[each.sentence.text] = times + 1
            out.append(SentenceRow(text.ref, text.title, number, times, each))
    return out


def options_of(ws: Workspace, rows: Sequence[SentenceRow]) -> list[Option]:
    """Options with a heading above the sentences of each text; may be made on any thread."""
    out: list[Option] = []
    ref = None
    for each in rows:
        if each.ref != ref:
            ref = each.ref
            gap = Content("\n") if out else Content("")
            out.append(Option(gap + row(each.title, "bold $text-muted"), disabled=True))
        out.append(SentenceOption(ws, each))
    return out


def prompt(ws: Workspace, each: Accounted) -> Content:
    """The sentence with its changes marked in place, then how it stands and the line behind it."""
    mark = Content.styled(f"{SIGNS[each.kind.value]} ", "bold")
    if each.stretches:
        said = mark + changes(each.stretches)
    elif each.lapsed:
        said = mark + row(each.sentence.text, "italic $text-warning")
    else:
        said = mark + row(each.sentence.text, "$text-success" if each.kind.value == "as-agreed" else "")
    told = [part for part in (loud(each), sign(each), behind(ws, each)) if part]
    return Content("\n").join([said, Content("  ") + Content(" · ").join(told)])
