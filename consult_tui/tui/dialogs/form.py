"""What the forms share: fields that are checked as the officer types, what is pointed out, and keeping it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from consult_tui.errors import ConsultError
from consult_tui.tui.content import shown
from consult_tui.tui.desk import desk_of
from consult_tui.tui.dialogs.base import Dialog, Result
from consult_tui.tui.widgets.form_field import FormField
from consult_tui.tui.widgets.key_bar import KeyBar


class FormDialog(Dialog[Result]):
    """A form; gives what came of it once it is kept, on the writing thread. A subclass says what is wrong.

    Args:
        title: What is filled in.
        fields: In their order.
        headings: What stands above a field, by its name.
        words: Why, or about what; "" for nothing more.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save", tooltip="Keep what the form says"),
    ]
    MISSING_LATER: ClassVar[frozenset[str]] = frozenset()
    """Fields of which it is said only after a try to save that they are empty."""

    def __init__(
        self,
        title: str,
        fields: Sequence[FormField],
        headings: Mapping[str, str] | None = None,
        words: str = "",
    ) -> None:
        super().__init__()
        self._title = title
        self._headings = headings or {}
        self._words = words
        self.fields = {field.column: field for field in fields}
        self._tried = False
        self._saving = False

    # What a form says of itself.

    def problems(self) -> dict[str, str]:
        """What is wrong with each field, by name; empty where all can be taken."""
        return {}

    def remark(self, name: str) -> str:
        """What is worth knowing of a field."""
        return ""

    def pointed_out(self) -> Sequence[str]:
        """What is doubtful about the whole.

        Raises:
            ConsultError: If it would be refused.
        """
        return ()

    def writing(self) -> Callable[[], Result] | None:
        """What keeps the form as it stands now, on the writing thread; None where there is nothing to."""
        raise NotImplementedError

    # Putting it together.

    def compose(self) -> ComposeResult:
        """A framed form that scrolls; what is pointed out and refused stands below it, always in sight."""
        with Vertical(classes="box form") as box:
            box.border_title = shown(self._title)
            with VerticalScroll():
                if self._words:
                    yield Static(shown(self._words), markup=False, classes="words")
                for name, field in self.fields.items():
                    if name in self._headings:
                        yield Static(self._headings[name], markup=False, classes="heading")
                    yield field
            yield Static(id="pointed", markup=False)
            yield Static(id="refused", markup=False, classes="wrong")
        yield KeyBar()

    def on_mount(self) -> None:
        """The cursor in the first field."""
        self._refuse("")
        next(iter(self.fields.values())).editor.focus()
        self.check()

    @property
    def row(self) -> dict[str, str]:
        """Every field as text."""
        return {name: field.value for name, field in self.fields.items()}

    @on(FormField.Changed)
    def check(self) -> dict[str, str]:
        """Say beside each field what is wrong with it, and below what is doubtful about the whole."""
        found = self.problems()
        for name, field in self.fields.items():
            later = name in self.MISSING_LATER and not self._tried and not field.value.strip()
            field.say("" if later else found.get(name, ""), self.remark(name))
        self._point_out(bool(found))
        return found

    def _point_out(self, wrong: bool) -> None:
        said: Sequence[str] = ()
        refused = ""
        if not wrong:
            try:
                said = self.pointed_out()
            except ConsultError as error:
                refused = str(error)
        pointed = self.query_one("#pointed", Static)
        pointed.update(Content("\n").join([shown(f"! {words}", "$text-warning") for words in said]))
        pointed.display = bool(said)
        self._refuse(refused)

    def _refuse(self, words: str) -> None:
        refused = self.query_one("#refused", Static)
        refused.update(shown(words))
        refused.display = bool(words)
        self._refused = bool(words)

    # Keeping.

    def action_save(self) -> None:
        """Keep it, or go to the first field that is wrong."""
        self._tried = True
        found = self.check()
        if found:
            self.fields[next(iter(found))].editor.focus()
        elif not (self._saving or self._refused):
            self._save()

    def _save(self) -> None:
        write = self.writing()
        if write is None:
            self.dismiss(None)
            return
        self._saving = True
        desk_of(self).saver.submit(write, self._kept, self._not_kept)

    def _kept(self, result: Result | None) -> None:
        self.dismiss(result)

    def _not_kept(self, error: ConsultError) -> None:
        self._saving = False
        self._refuse(str(error))

    @property
    def holds_words(self) -> bool:
        """Whether a field was changed."""
        return any(field.changed for field in self.fields.values())

    def action_leave(self) -> None:
        """Leave; asks first where something was typed. What is being kept closes the form by itself."""
        from consult_tui.tui.dialogs.ask import Confirm

        if self._saving:
            return
        if not self.holds_words:
            self.dismiss(None)
            return
        words = "What you typed in this form is not kept. Escape goes back to it."
        self.app.push_screen(
            Confirm("Leave without saving?", words), lambda yes: self._kept(None) if yes else None
        )
