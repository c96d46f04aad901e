"""The forms for who answers a question, and for an open point."""

from __future__ import annotations

from textual.widgets import Input

from consult_tui.domain.responses import Assignment, OpenPoint, Response
from consult_tui.errors import BadInput
from consult_tui.text.dates import in_words
from consult_tui.text.days import FORMS
from consult_tui.text.visible import one_line
from consult_tui.tui.dialogs.short_form import Row, ShortForm
from consult_tui.tui.widgets.form_field import FormField
from consult_tui.workspace.responses import assigning
from consult_tui.workspace.workspace import Workspace


def assign_form(ws: Workspace, response: Response, title: str, held: Assignment | None) -> ShortForm:
    """Who is to answer a question, and by when.

    Args:
        ws: The workspace.
        response: For the names to suggest.
        title: Which question, as people call it.
        held: Who is named now.
    """

    def look(row: Row) -> dict[str, tuple[str, str]]:
        found = {"by": _about_day(ws, row["by"])}
        if row["by"].strip() and not row["who"].strip():
            found["by"] = ("A day needs somebody who is to keep it.", "")
        return found

    words = "Who is to answer it, and by when. Take the name out, and nobody is."
    fields = [
        _who("To whom", held.who if held else "", _known(ws, response)),
        _by(held.by.isoformat() if held and held.by else ""),
    ]
    return ShortForm(f"Assign · {title}", words, fields, look)


def point_form(ws: Workspace, response: Response, title: str, point: OpenPoint | None) -> ShortForm:
    """What is open, who settles it by when, and what clears it.

    Args:
        ws: The workspace.
        response: For the names to suggest.
        title: Which question, as people call it.
        point: The point to change; None for a new one.
    """

    def look(row: Row) -> dict[str, tuple[str, str]]:
        return {
            "text": ("" if row["text"].strip() else "Write at least one word.", ""),
            "by": _about_day(ws, row["by"]),
        }

    given = point or OpenPoint(id="", text="")
    fields = [
        FormField("text", "What is open", given.text, help_="Ask the treasurer for this year's figure"),
        _who("Who", given.who, _known(ws, response)),
        _by(given.by.isoformat() if given.by else ""),
        FormField("clears", "Cleared by", given.clears, help_="The smallest thing: an e-mail from Finance"),
    ]
    words = "While a point is open, the answer is not finished."
    return ShortForm(f"{'Change the' if point else 'New'} open point · {title}", words, fields, look)


def _who(label: str, value: str, known: list[str]) -> FormField:
    return _typed_over(FormField("who", label, value, help_="A name or a role", known=known))


def _by(value: str) -> FormField:
    return _typed_over(FormField("by", "By when", value, help_=FORMS))


def _typed_over(field: FormField) -> FormField:
    """A field in which what is typed first takes the place of what stood there."""
    if isinstance(field.editor, Input):
        field.editor.select_on_focus = True
    return field


def _known(ws: Workspace, response: Response) -> list[str]:
    return [one_line(name) for name in dict.fromkeys([ws.context.user, *assigning.names(response)])]


def _about_day(ws: Workspace, text: str) -> tuple[str, str]:
    """What is wrong with a day, and how it was understood."""
    try:
        day = assigning.day(ws, text)
    except BadInput as error:
        return str(error), ""
    return "", (assigning.about_day(ws, day) or f"{in_words(day)}.") if day else ""
