"""Add or edit a line by a form that checks as the officer types."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from consult_tui.domain.library import Library
from consult_tui.domain.positions import ADVISED_WORDS, Position, Status
from consult_tui.text.sentences import count_words
from consult_tui.tui.dialogs.form import FormDialog
from consult_tui.tui.widgets.form_field import FormField
from consult_tui.workspace.library import lines
from consult_tui.workspace.library.columns import COLUMNS, Column, problems, row_of
from consult_tui.workspace.library.lines import Written
from consult_tui.workspace.workspace import Workspace

LABELS = {"url": "Web address", "meeting_date": "When", "body": "Who"}
"""Where a column's own name would not do."""
HEADINGS = {"title": "The line", "kind": "Who agreed it", "review_by": "Looking after it"}
"""What stands above a column."""
TO_DRAFT = (
    "Other words make this a draft until they are agreed; the old wording is kept. "
    "If these very words were agreed, say when."
)
YES_NO = (("false", "no"), ("true", "yes"))


class LineForm(FormDialog[Written]):
    """A field for every column of a line; gives the line as it was kept.

    Args:
        ws: The workspace.
        position: The line to edit; None for a new one.
        given: What stands in the fields of a new one at first.
    """

    MISSING_LATER = frozenset({"statement"})

    def __init__(
        self, ws: Workspace, position: Position | None = None, given: Mapping[str, str] | None = None
    ) -> None:
        row = {**_row(ws.library, position), **(given or {})}
        fields = [_field(ws.library, name, row.get(name, "")) for name in COLUMNS]
        super().__init__("Edit line" if position else "New line", fields, HEADINGS)
        self._ws = ws
        self._position = position

    @property
    def changes(self) -> dict[str, str]:
        """The fields that the officer changed; with a new date, all that says how it was agreed."""
        changed = {name: field.value for name, field in self.fields.items() if field.changed}
        if "meeting_date" in changed:
            agreed = [name for name, column in COLUMNS.items() if column.of_agreed_by]
            changed |= {name: self.fields[name].value for name in ("status", *agreed)}
        return changed

    def problems(self) -> dict[str, str]:
        """What is wrong with each field."""
        return problems(self.row)

    def remark(self, name: str) -> str:
        """How long the statement is, and what its other words would do."""
        if name != "statement":
            return ""
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

    def writing(self) -> Callable[[], Written] | None:
        """Keep a new line, or the fields that were changed."""
        ws, old, changes = self._ws, self._position, self.changes
        if old is None:
            row = {name: value for name, value in self.row.items() if value.strip()}
            return lambda: lines.add(ws, row)
        return (lambda: lines.edit(ws, old.id, changes)) if changes else None


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
