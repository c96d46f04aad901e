"""consult body list|show."""

from __future__ import annotations

import click

from consult_tui.cli import as_json as shapes
from consult_tui.cli.main import Asked, pass_asked
from consult_tui.cli.output import line, print_json, table
from consult_tui.text.dates import in_words
from consult_tui.workspace.bodies import body_meant


@click.group("body")
def body_command() -> None:
    """Who can agree things, and when they meet."""


@body_command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_asked
def list_command(asked: Asked, as_json: bool) -> None:
    """List every body."""
    bodies = list(asked.open().library.bodies.values())
    if as_json:
        print_json([shapes.body(body) for body in bodies])
        return
    table(
        [(b.id, b.name, ", ".join(b.short_names), b.can_agree) for b in bodies],
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
    for word, when in (("began", kept.began), ("ended", kept.ended)):
        if when:
            line(f"{word} {in_words(when)}")
    for meeting in kept.meetings:
        due = f", papers due {in_words(meeting.papers_due)}" if meeting.papers_due else ""
        line(f"meets {in_words(meeting.on)}{due}")
    if kept.notes:
        line(kept.notes)
