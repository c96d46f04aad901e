"""Add or edit a line by a form that checks as the officer types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from consult_tui.domain.library import Library
from consult_tui.domain.positions import ADVISED_WORDS, Position, Status
from consult_tui.errors import ConsultError
from consult_tui.text.sentences import count_words
from consult_tui.tui.content import shown
from consult_tui.tui.dialogs.base import Dialog
from consult_tui.tui.widgets.form_field import FormField
from consult_tui.tui.widgets.key_bar import KeyBar
from consult_tui.workspace import lines
from consult_tui.workspace.columns import COLUMNS, Column, problems, row_of
from consult_tui.workspace.lines import Written
from consult_tui.workspace.workspace import Workspace

if TYPE_CHECKING:
    from consult_tui.tui.app import ConsultApp

LABELS = {"url": "Web address", "meeting_date": "When", "body": "Who"}
"""Where a column's own name would not do."""
HEADINGS = {"title": "The line", "kind": "Who agreed it", "review_by": "Looking after it"}
"""What stands above a column."""
TO_DRAFT = (
    "Other words make this a draft until they are agreed; the old wording is kept. "
    "If these very words were agreed, say when."
)
YES_NO = (("false", "no"), ("true", "yes"))


class LineForm(Dialog[Written]):
    """A field for every column of a line; gives the line as it was kept.

    Args:
        ws: The workspace.
        position: The line to edit; None for a new one.
        given: What stands in the fields of a new one at first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save", tooltip="Keep the line"),
    ]

    def __init__(
        self, ws: Workspace, position: Position | None = None, given: Mapping[str, str] | None = None
    ) -> None:
        super().__init__()
        self._ws = ws
        self._position = position
        row = {**_row(ws.library, position), **(given or {})}
        self.fields = {name: _field(ws.library, name, row.get(name, "")) for name in COLUMNS}
        self._tried = False
        self._saving = False

    def compose(self) -> ComposeResult:
        """A framed form that scrolls; what could not be saved is said below it, always in sight."""
        with Vertical(classes="box form") as box:
            box.border_title = "Edit line" if self._position else "New line"
            with VerticalScroll():
                for name, field in self.fields.items():
                    if name in HEADINGS:
                        yield Static(HEADINGS[name], markup=False, classes="heading")
                    yield field
            yield Static(id="refused", markup=False, classes="wrong")
        yield KeyBar()

    def on_mount(self) -> None:
        """The cursor in the title."""
        self.query_one("#refused").display = False
        self.fields["title"].editor.focus()
        self.check()

    # Checking.

    @property
    def row(self) -> dict[str, str]:
        """Every field as text."""
        return {name: field.value for name, field in self.fields.items()}

    @property
    def changes(self) -> dict[str, str]:
        """The fields that the officer changed; with a new date, all that says how it was agreed."""
        changed = {name: field.value for name, field in self.fields.items() if field.changed}
        if "meeting_date" in changed:
            agreed = [name for name, column in COLUMNS.items() if column.of_agreed_by]
            changed |= {name: self.fields[name].value for name in ("status", *agreed)}
        return changed

    @on(FormField.Changed)
    def check(self) -> dict[str, str]:
        """Say beside each field what is wrong with it; a statement may be missing until it is saved."""
        found = problems(self.row)
        said = dict(found)
        if not self._tried and not self.fields["statement"].value.strip():
            said.pop("statement", None)
        for name, field in self.fields.items():
            field.say(said.get(name, ""), self._about_words() if name == "statement" else "")
        return found

    def _about_words(self) -> str:
        fewest, most = ADVISED_WORDS
        count = count_words(self.fields["statement"].value)
        said = f"{count} word{'s' * (count != 1)}; {fewest} to {most} are easiest to use"
        return f"{said}. {TO_DRAFT}" if self._becomes_draft() else said

    def _becomes_draft(self) -> bool:
        old, changes = self._position, self.changes
        if old is None or old.status not in (Status.AGREED, Status.STATED):
            return False
        again = changes.get("status", "").strip() and changes.get("meeting_date", "").strip()
        return not again and self.fields["statement"].value.split() != old.statement.split()

    # Keeping.

    def action_save(self) -> None:
        """Keep the line, or go to the first field that is wrong."""
        self._tried = True
        found = self.check()
        if found:
            self.fields[next(iter(found))].editor.focus()
        elif not self._saving:
            self._save()

    def _save(self) -> None:
        ws, old, changes = self._ws, self._position, self.changes
        if old is not None and not changes:
            self.dismiss(None)
            return
        self._saving = True
        row = {name: value for name, value in self.row.items() if value.strip()}
        app = cast("ConsultApp", self.app)
        app.saver.submit(
            lambda: lines.edit(ws, old.id, changes) if old else lines.add(ws, row),
            self._kept,
            self._refused,
        )

    def _kept(self, written: Written | None) -> None:
        self.dismiss(written)

    def _refused(self, error: ConsultError) -> None:
        self._saving = False
        refused = self.query_one("#refused", Static)
        refused.update(shown(str(error)))
        refused.display = True

    @property
    def holds_words(self) -> bool:
        """Whether a field was changed."""
        return any(field.changed for field in self.fields.values())

    def action_leave(self) -> None:
        """Leave; asks first where something was typed."""
        from consult_tui.tui.dialogs.ask import Confirm

        if not self.holds_words:
            self.dismiss(None)
            return
        words = "What you typed in this form is not kept. Escape goes back to it."
        self.app.push_screen(
            Confirm("Leave without saving?", words), lambda yes: self._kept(None) if yes else None
        )


def _row(library: Library, position: Position | None) -> dict[str, str]:
    """What stands in the fields at first; a body by its name."""
    if position is None:
        return {"status": Status.DRAFT.value}
    row = row_of(position)
    body = library.bodies.get(row["body"])
    return {**row, "body": body.name} if body else row


def _field(library: Library, name: str, value: str) -> FormField:
    column = COLUMNS[name]
    return FormField(
        name,
        LABELS.get(name, name.replace("_", " ").capitalize()),
        value,
        help_=column.help,
        long=column.long,
        choices=_choices(column),
        known=_known(library, name),
    )


def _choices(column: Column) -> Sequence[tuple[str, str]]:
    if isinstance(column.read(""), bool):
        return YES_NO
    return [(choice, choice) for choice in column.choices]


def _known(library: Library, name: str) -> Sequence[str]:
    """What there is already that a field can name."""
    match name:
        case "themes":
            return library.themes
        case "body":
            return [body.name for body in library.bodies.values()]
        case "evidence":
            return list(library.evidence)
        case "supersedes":
            return list(library.positions)
        case _:
            return ()
