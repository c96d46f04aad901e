"""consult body list|show|add|edit."""

from __future__ import annotations

import click

from consult_tui.cli import as_json as shapes
from consult_tui.cli.fields import field_options, given
from consult_tui.cli.main import Asked, pass_asked
from consult_tui.cli.output import line, print_json, say, table
from consult_tui.domain.bodies import Body
from consult_tui.errors import Usage
from consult_tui.text.dates import in_words
from consult_tui.workspace.library import bodies
from consult_tui.workspace.library.bodies import FIELDS, Meetings, body_meant, meetings_from


@click.group("body")
def body_command() -> None:
    """Who can agree things, and when they meet."""


@body_command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_asked
def list_command(asked: Asked, as_json: bool) -> None:
    """List every body."""
    found = list(asked.open().library.bodies.values())
    if as_json:
        print_json([shapes.body(body) for body in found])
        return
    table(
        [(b.id, b.name, ", ".join(b.short_names), b.can_agree) for b in found],
        ("id", "name", "short", "can agree our policy"),
        (80, 60, 20, 24),
    )


@body_command.command("show")
@click.argument("body")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_asked
def show_command(asked: Asked, body: str, as_json: bool) -> None:
    """Show a body, its dates and its meetings."""
    kept = body_meant(asked.open(), body)
    if as_json:
        print_json(shapes.body(kept))
        return
    line(f"{kept.name}  ({kept.id})")
    line(f"can agree our policy: {kept.can_agree}")
    for name, value in (("also called", ", ".join(kept.short_names)), ("successor", kept.successor)):
        if value:
            line(f"{name}: {value}")
    for word, when in (("began", kept.began), ("ended", kept.ended)):
        if when:
            line(f"{word} {in_words(when)}")
    if kept.papers_due_days is not None:
        line(f"papers due {kept.papers_due_days} clear working days before a meeting")
    for meeting in kept.meetings:
        due = f", papers due {in_words(meeting.papers_due)}" if meeting.papers_due else ""
        line(f"meets {in_words(meeting.on)}{due}")
    if kept.notes:
        line(kept.notes)


@body_command.command("add")
@click.option("--id", "id_", default="", help="Its id; else made from the name.")
@field_options(FIELDS)
@click.option("--meeting", "on", multiple=True, metavar="DATE", help="A meeting (again for more than one).")
@click.option(
    "--papers-due", "due", multiple=True, metavar="DATE", help="When papers are due: first meeting first."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_asked
def add_command(
    asked: Asked,
    /,
    id_: str,
    on: tuple[str, ...],
    due: tuple[str, ...],
    as_json: bool,
    **fields: str | None,
) -> None:
    """Add a body: a board, executive, panel, association or department."""
    ws = asked.open()
    _report(bodies.add(ws, given(fields), meetings_from(on, due), id_), as_json)


@body_command.command("edit")
@click.argument("body")
@field_options(FIELDS)
@click.option("--meeting", "on", multiple=True, metavar="DATE", help="A meeting (again for more than one).")
@click.option(
    "--papers-due", "due", multiple=True, metavar="DATE", help="When papers are due: first meeting first."
)
@click.option("--drop-meeting", "drop", multiple=True, metavar="DATE", help="A meeting entered by mistake.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_asked
def edit_command(
    asked: Asked,
    /,
    body: str,
    on: tuple[str, ...],
    due: tuple[str, ...],
    drop: tuple[str, ...],
    as_json: bool,
    **fields: str | None,
) -> None:
    """Change fields of a body, and add meetings; a meeting on a known date gets the papers' day given."""
    row, meetings = given(fields), meetings_from(on, due, drop)
    if not row and meetings == Meetings():
        raise Usage("Nothing is said about the body.", f"Give one of: {', '.join(FIELDS)}, meeting.")
    _report(bodies.edit(asked.open(), body, row, meetings), as_json)


def _report(kept: Body, as_json: bool) -> None:
    if as_json:
        print_json(shapes.body(kept))
        return
    say(f"Saved: {kept.name}.")
    line(kept.id)
