"""consult reserve: reservations of groups on a line or a response."""

from __future__ import annotations

import click

from consult_tui.cli import as_json as shapes
from consult_tui.cli.main import Asked, pass_asked
from consult_tui.cli.output import print_json, print_reservations, say
from consult_tui.errors import Usage
from consult_tui.workspace.library import reserving
from consult_tui.workspace.naming import position_id
from consult_tui.workspace.responses.register import response_id


@click.command("reserve")
@click.option("--position", default="", metavar="POSITION", help="The line that it is on.")
@click.option("--response", default="", metavar="RESPONSE", help="The response that it is on.")
@click.option("--group", help="Who holds it.")
@click.option("--text", help="What it is about, in their words.")
@click.option("--remove", type=int, metavar="N", help="Take one back by its number; it stays in the history.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_asked
def reserve_command(
    asked: Asked,
    position: str,
    response: str,
    group: str | None,
    text: str | None,
    remove: int | None,
    as_json: bool,
) -> None:
    """Record a group's reservation on a line or a response; without --group and --text, list them."""
    if bool(position) == bool(response):
        raise Usage("A reservation is on a line or on a response.", "Give --position or --response.")
    if (group is None) != (text is None):
        raise Usage("A reservation needs who holds it and what it is about.", "Give --group and --text.")
    if remove is not None and group is not None:
        raise Usage("A reservation is recorded or taken back.", "Leave out --remove, or --group and --text.")
    ws = asked.open()
    line = position_id(ws, position) if position else ""
    kept = response_id(ws, response) if response else ""
    if group is not None and text is not None:
        reserving.reserve(ws, group, text, position=line, response=kept)
    elif remove is not None:
        reserving.take_back(ws, remove, position=line, response=kept)
    found = reserving.reservations(ws, position=line, response=kept)
    if as_json:
        print_json(shapes.reservations(found))
    elif group is not None:
        say("Recorded.")
    elif remove is not None:
        say("Taken back.")
    elif found:
        print_reservations(found)
    else:
        say("No reservations.")
