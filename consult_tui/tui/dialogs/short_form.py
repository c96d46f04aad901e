"""A few fields at once: Enter keeps them, once nothing is wrong with any."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from consult_tui.tui.content import shown
from consult_tui.tui.dialogs.base import Dialog
from consult_tui.tui.widgets.form_field import FormField
from consult_tui.tui.widgets.key_bar import KeyBar

Row = dict[str, str]
"""What stands in each field, by its name."""
Look = Callable[[Row], Mapping[str, tuple[str, str]]]
"""By field, what is wrong with it and what is worth knowing of it; "" for nothing."""


class ShortForm(Dialog[Row]):
    """A few fields; gives what stands in them.

    Args:
        title: What they are about.
        words: What they will do.
        fields: In their order; the cursor begins in the first.
        look: What is wrong with them.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save", tooltip="Keep it; Enter does the same"),
    ]

    def __init__(self, title: str, words: str, fields: Sequence[FormField], look: Look) -> None:
        super().__init__()
        self._title = title
        self._words = words
        self.fields = {field.column: field for field in fields}
        self._look = look
        self._tried = False

    def compose(self) -> ComposeResult:
        """A framed box with the fields one below the other."""
        with Vertical(classes="box") as box:
            box.border_title = shown(self._title)
            yield Static(shown(self._words), markup=False, classes="words")
            yield from self.fields.values()
        yield KeyBar()

    def on_mount(self) -> None:
        """The cursor in the first field."""
        next(iter(self.fields.values())).editor.focus()

    @property
    def row(self) -> Row:
        """Every field as text."""
        return {name: field.value for name, field in self.fields.items()}

    @property
    def holds_words(self) -> bool:
        """Whether a field was changed."""
        return any(field.changed for field in self.fields.values())

    @on(FormField.Changed)
    def check(self) -> list[str]:
        """Say beside each field what is wrong with it; of an empty one only once it was to be kept."""
        found = self._look(self.row)
        for name, field in self.fields.items():
            wrong, remark = found.get(name, ("", ""))
            field.say(wrong if self._tried or field.value.strip() else "", remark)
        return [name for name, (wrong, _) in found.items() if wrong]

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Give the fields, or go to the first that is wrong."""
        self._tried = True
        wrong = self.check()
        if wrong:
            self.fields[wrong[0]].editor.focus()
        else:
            self.dismiss(self.row)
