"""The forms of a board paper: its meeting, as what it is taken, its minute."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from consult_tui.domain.dates import PartialDate
from consult_tui.domain.papers import BoardPaper, PaperState
from consult_tui.tui.dialogs.ask import AskText
from consult_tui.tui.dialogs.short_form import Row, ShortForm
from consult_tui.tui.widgets.form_field import FormField
from consult_tui.workspace.library.columns import COLUMNS
from consult_tui.workspace.library.fields import read_list
from consult_tui.workspace.library.paper_memory import Filed
from consult_tui.workspace.library.papers import How
from consult_tui.workspace.workspace import Workspace

STATUSES = (
    ("", "as each stands: reported as stated, the rest as proposed"),
    ("stated", "stated: reported or said; its agreement was not traced"),
    ("proposed", "proposed: to be agreed"),
    ("agreed", "agreed: its minute is asked for"),
)
"""As what paragraphs can be taken, in words."""
SIGNS = {PaperState.OPEN: "·", PaperState.LOOKED_THROUGH: "✓", PaperState.SKIPPED: "–"}


def meeting_parts(paper: BoardPaper, how: How) -> Iterator[tuple[str, str]]:
    """What stands at the head of the screen: body, date, item, as what; each with its style."""
    stands = paper.stands
    when = how.meeting_date or stands.meeting_date
    items = {each.stands.item for each in paper.candidates}
    item = how.item or stands.item
    for words, missing in (
        (how.body or stands.body, "no body found"),
        (when.in_words if when else "", "no date found"),
        (f"item {item}" if item else "", "several items" if len(items) > 1 else "no item found"),
    ):
        yield words or missing, "" if words else "italic $text-muted"
    if how.minute:
        yield f"minute {how.minute}", ""
    if how.themes:
        yield ", ".join(how.themes), "$text-muted"
    yield f"taken {f'as {how.status}' if how.status else 'as each stands'}", "$text-accent"


def meeting_form(ws: Workspace, paper: BoardPaper, how: How) -> ShortForm:
    """Body, date and item as they will be cited, and themes for every line that is taken."""
    stands, library = paper.stands, ws.library
    when = how.meeting_date or stands.meeting_date
    known = [body.name for body in library.bodies.values()]
    fields = [
        FormField("body", "Body", how.body or stands.body, help_="Whose meeting", known=known),
        FormField("meeting_date", "Date", str(when) if when else "", help_="2011-12-08, 2011-12 or 2011"),
        FormField("item", "Item", how.item or stands.item, help_="Empty: each paragraph's own"),
        FormField("themes", "Themes", "|".join(how.themes), help_="Parted by |", known=library.themes),
    ]

    def look(row: Row) -> Mapping[str, tuple[str, str]]:
        try:
            COLUMNS["meeting_date"].read(row["meeting_date"])
        except ValueError as wrong:
            return {"meeting_date": (f"{wrong}.", "")}
        return {}

    return ShortForm("Meeting", "For every line that is taken from this paper.", fields, look)


def how_from(row: Row, paper: BoardPaper, before: How) -> How:
    """What a form says, where it differs from what the paper itself says."""
    stands = paper.stands
    when: PartialDate | None = COLUMNS["meeting_date"].read(row["meeting_date"])
    body, item = row["body"].strip(), row["item"].strip()
    return How(
        status=before.status,
        minute=before.minute,
        body=body if body != stands.body else "",
        meeting_date=when if when != stands.meeting_date else None,
        item=item if item != stands.item else "",
        themes=read_list(row["themes"]),
    )


def ask_minute() -> AskText:
    """Ask for the minute in which paragraphs were agreed."""
    words = "A line is taken as agreed only with its minute: who looks it up must find it."
    return AskText("In which minute were they agreed?", words, placeholder="12, or 45/11")


def filed_words(filed: Filed, states: Mapping[PaperState, str]) -> str:
    """A paper of a folder on one row: its name, so that a letter finds it, and how far it is."""
    state = filed.record.state
    taken = f", {len(filed.record.taken)} taken" if filed.record.taken else ""
    return f"{filed.path.name}  {SIGNS[state]} {states[state]}{taken}"
