"""Which groups hold back from a line or a response, and on what: listed, recorded, taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from consult_tui.domain.reservations import Reservation
from consult_tui.text.dates import in_words
from consult_tui.text.visible import one_line
from consult_tui.tui.content import row, shown
from consult_tui.tui.desk import desk_of
from consult_tui.tui.dialogs.base import Dialog
from consult_tui.tui.dialogs.form import FormDialog
from consult_tui.tui.widgets.form_field import FormField
from consult_tui.tui.widgets.key_bar import KeyBar
from consult_tui.workspace.library import reserving
from consult_tui.workspace.workspace import Workspace

NONE_YET = "No group holds back from it. Press a to record a reservation."


class ReservationForm(FormDialog[bool]):
    """Who holds back, and on what; gives True once it is recorded.

    Args:
        ws: The workspace.
        about: On what, as the officer knows it.
        position: Id of the line, "" for a response.
        response: Id of the response, "" for a line.
    """

    MISSING_LATER = frozenset({"group", "text"})

    def __init__(self, ws: Workspace, about: str, position: str, response: str) -> None:
        fields = [
            FormField("group", "Group", "", help_="who holds it", known=_groups(ws)),
            FormField("text", "Reservation", "", help_="what it is about, in their words", long=True),
        ]
        super().__init__("Record a reservation", fields, words=one_line(about))
        self._ws = ws
        self._position = position
        self._response = response

    def problems(self) -> dict[str, str]:
        """Both are wanted."""
        missing = {"group": "name the group", "text": "say what it is about"}
        return {name: words for name, words in missing.items() if not self.fields[name].value.strip()}

    def writing(self) -> Callable[[], bool]:
        """Record it."""
        ws, position, response = self._ws, self._position, self._response
        group, text = self.fields["group"].value, self.fields["text"].value

        def write() -> bool:
            reserving.reserve(ws, group, text, position=position, response=response)
            return True

        return write


class ReservationsDialog(Dialog[None]):
    """The reservations on a line or a response.

    Args:
        ws: The workspace.
        about: On what, as the officer knows it.
        position: Id of the line, "" for a response.
        response: Id of the response, already read; "" for a line.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a,ctrl+n", "add", "Record", tooltip="Record a group's reservation"),
        Binding("x,delete", "take_back", "Take back", tooltip="Take the highlighted one back"),
    ]

    def __init__(self, ws: Workspace, about: str, *, position: str = "", response: str = "") -> None:
        super().__init__()
        self._ws = ws
        self._about = about
        self._position = position
        self._response = response
        self.list = OptionList(markup=False)

    def compose(self) -> ComposeResult:
        """On what, and a framed list."""
        with Vertical(classes="box places") as box:
            box.border_title = "Reservations"
            yield Static(row(self._about), markup=False, classes="words")
            yield Static(NONE_YET, markup=False, classes="none")
            yield self.list
        yield KeyBar()

    def on_mount(self) -> None:
        """Fill the list."""
        self._show()
        self.list.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Taken back is what is there."""
        return self.list.highlighted is not None if action == "take_back" else True

    @property
    def _kept(self) -> Sequence[Reservation]:
        return reserving.reservations(self._ws, position=self._position, response=self._response)

    def _show(self) -> None:
        kept, at = self._kept, self.list.highlighted or 0
        self.list.set_options([Option(_prompt(each)) for each in kept])
        self.list.highlighted = min(at, len(kept) - 1) if kept else None
        self.list.display = bool(kept)
        self.query_one(".none").display = not kept
        self.refresh_bindings()

    def action_add(self) -> None:
        """Record one by a form."""
        form = ReservationForm(self._ws, self._about, self._position, self._response)
        self.app.push_screen(form, lambda done: self._show() if done else None)

    def action_take_back(self) -> None:
        """Ask, then take the highlighted one back."""
        from consult_tui.tui.dialogs.ask import Confirm

        at = self.list.highlighted
        if at is None:
            return
        words = f"{self._kept[at].group}: {self._kept[at].text}\n\nThe history keeps what it was."
        confirm = Confirm("Take this reservation back?", words)
        self.app.push_screen(confirm, lambda yes: self._take_back(at) if yes else None)

    def _take_back(self, at: int) -> None:
        ws, position, response = self._ws, self._position, self._response
        app = desk_of(self)

        def done(_: Reservation) -> None:
            app.say("Taken back.")
            if self.is_attached:
                self._show()

        app.saver.submit(
            lambda: reserving.take_back(ws, at + 1, position=position, response=response), done, app.report
        )


def _prompt(kept: Reservation) -> Content:
    recorded = ", ".join(part for part in (kept.who, in_words(kept.on) if kept.on else "") if part)
    head = row(kept.group, "bold") + Content(" · ") + row(recorded, "$text-muted")
    return Content("\n").join([head, shown(kept.text)])


def _groups(ws: Workspace) -> list[str]:
    """The groups that held back from a line before."""
    return sorted({r.group for p in ws.library.positions.values() for r in p.reservations})
