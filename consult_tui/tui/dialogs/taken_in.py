"""What came of taking old responses in: each document with what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from consult_tui.text.dates import in_words
from consult_tui.tui.content import row
from consult_tui.tui.dialogs.base import Dialog
from consult_tui.tui.widgets.key_bar import KeyBar
from consult_tui.workspace.consultations.past import TakenIn


class TakenInDialog(Dialog[None]):
    """Every document that was looked at: taken, taken before, or not and why.

    Args:
        found: What came of it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "leave", "Close", tooltip="Back to the register"),
    ]

    def __init__(self, found: TakenIn) -> None:
        super().__init__()
        self._found = found

    def compose(self) -> ComposeResult:
        """A framed box that scrolls."""
        with VerticalScroll(classes="box tall") as box:
            box.border_title = "Old responses"
            yield Static(Content("\n").join(_told(self._found)), markup=False)
        yield KeyBar()


def _told(found: TakenIn) -> Iterator[Content]:
    """Line for line; what was not taken stands first, for it is to be looked at."""
    counts = [
        f"{len(found.taken)} taken",
        f"{len(found.known)} taken before",
        f"{len(found.refused)} not taken",
    ]
    left = [f"{found.left} not looked at, because you stopped"] if found.left else []
    yield row(", ".join([*counts, *left]) + ".", "bold")
    for path, why in found.refused:
        yield Content("")
        yield row(f"✗ {path.name}", "$text-error")
        yield row(f"  {why}")
    for taken in found.taken:
        yield Content("")
        yield row(f"✓ {taken.path.name}", "$text-success")
        yield row(f"  {taken.reading.title}")
        departments = f" to {', '.join(taken.reading.departments)}" if taken.reading.departments else ""
        yield row(f"  {taken.in_words}, sent {in_words(taken.submitted)}{departments}", "$text-muted")
        for remark in taken.remarks:
            yield row(f"  {remark}", "$text-warning")
    for path, id_ in found.known:
        yield Content("")
        yield row(f"· {path.name}: taken before, as {id_}", "$text-muted")
