"""Add a figure, or bring one up to date."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from consult_tui.domain.evidence import Evidence
from consult_tui.tui.dialogs.form import FormDialog
from consult_tui.tui.widgets.form_field import FormField
from consult_tui.workspace.library import evidence
from consult_tui.workspace.library.evidence import FIELDS
from consult_tui.workspace.workspace import Workspace

LABELS = {
    "statement": "Figure",
    "source": "Source",
    "as_at": "As at",
    "next_release": "Next release",
    "url": "Web address",
    "notes": "Notes",
}
KEPT = "The earlier figure is kept. Lines that quote it keep their status: it needs no new agreement."


@dataclass(frozen=True, slots=True)
class KeptFigure:
    """A figure as it was kept."""

    evidence: Evidence
    changed: bool = False
    """Whether it now says something else, so that what quotes it is to be looked at."""


class FigureForm(FormDialog[KeptFigure]):
    """A field for all that is known of a figure.

    Args:
        ws: The workspace.
        figure: The one to bring up to date; None for a new one.
    """

    MISSING_LATER = frozenset({"statement"})

    def __init__(self, ws: Workspace, figure: Evidence | None = None) -> None:
        fields = [
            FormField(name, LABELS[name], _text(figure, name), help_=field.help, long=name == "notes")
            for name, field in FIELDS.items()
        ]
        super().__init__("Bring the figure up to date" if figure else "New figure", fields)
        self._ws = ws
        self._figure = figure

    def problems(self) -> dict[str, str]:
        """What cannot be read; a figure has at least its statement."""
        found = {}
        for name, field in FIELDS.items():
            try:
                field.read(self.fields[name].value)
            except ValueError as wrong:
                found[name] = str(wrong)
        if not self.fields["statement"].value.strip():
            found["statement"] = "say the figure in a short sentence"
        return found

    def remark(self, name: str) -> str:
        """That the earlier figure is kept, once the words are others."""
        return KEPT if name == "statement" and self._figure and self.fields[name].changed else ""

    def writing(self) -> Callable[[], KeptFigure] | None:
        """Keep a new figure, or the fields that were changed."""
        ws, old = self._ws, self._figure
        if old is None:
            row = {name: value for name, value in self.row.items() if value.strip()}
            return lambda: KeptFigure(evidence.add(ws, row))
        changes = {name: field.value for name, field in self.fields.items() if field.changed}

        def write() -> KeptFigure:
            done = evidence.edit(ws, old.id, changes)
            return KeptFigure(done.evidence, done.changed)

        return write if changes else None


def _text(figure: Evidence | None, name: str) -> str:
    value = getattr(figure, name) if figure else None
    return str(value) if value is not None else ""
