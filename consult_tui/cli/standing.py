"""consult position propose|agree|supersede|withdraw|where-used: the steps of a line, and who holds it."""

from __future__ import annotations

from typing import Any

import click

from consult_tui.cli import as_json as shapes
from consult_tui.cli.main import Asked, pass_asked
from consult_tui.cli.output import line, print_json, say
from consult_tui.domain.positions import AgreedBy, Kind
from consult_tui.text.visible import one_line
from consult_tui.workspace.library import standing, using
from consult_tui.workspace.library.fields import read_day, read_field, read_partial
from consult_tui.workspace.naming import position_id
from consult_tui.workspace.workspace import Workspace

AGREEMENTS = (Kind.DECISION.value, Kind.CLEARANCE.value)


@click.command("propose")
@click.argument("position")
@click.option("--to", default="", metavar="BODY", help="Who is asked to agree it.")
@click.option("--for", "meeting", default="", metavar="DATE", help="The meeting: 2012-06-20, 2012-06.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_asked
def propose_command(asked: Asked, position: str, to: str, meeting: str, as_json: bool) -> None:
    """Put a line to a body, to be agreed."""
    ws = asked.open()
    step = standing.propose(ws, position_id(ws, position), to, read_field("--for", read_partial, meeting))
    _report(ws, step, as_json, "Proposed")


@click.command("agree")
@click.argument("positions", nargs=-1, required=True, metavar="POSITION...")
@click.option("--body", required=True, help="Who agreed: a body's id or name.")
@click.option("--on", required=True, metavar="DATE", help="When: 2011-12-08, 2011-12 or 2011.")
@click.option("--minute", default="", help="The minute.")
@click.option("--item", default="", help="Item of the agenda.")
@click.option("--paragraph", default="", help="Paragraph of the paper.")
@click.option("--document", default="", help="The paper's name.")
@click.option("--url", default="", help="Where the paper can be read.")
@click.option(
    "--kind",
    type=click.Choice(AGREEMENTS),
    default=AGREEMENTS[0],
    show_default=True,
    help="A decision of the body, or the clearance of a response with these words.",
)
@click.option("--review-by", "--review_by", default="", metavar="DATE", help="To be looked at again by.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_asked
def agree_command(
    asked: Asked,
    /,
    positions: tuple[str, ...],
    body: str,
    on: str,
    kind: str,
    review_by: str,
    as_json: bool,
    **place: str,
) -> None:
    """Record that lines were agreed, one or many by the same act, historic ones in one step.

    A body that is not known to be able to agree our policy is refused, but for a clearance.
    """
    ws = asked.open()
    ids = [position_id(ws, given) for given in positions]
    said = {name: " ".join(value.split()) for name, value in place.items()}
    agreed_by = AgreedBy(
        kind=Kind(kind), body=body, meeting_date=read_field("--on", read_partial, on), **said
    )
    step = standing.agree(ws, ids, agreed_by, read_field("--review-by", read_day, review_by))
    if as_json:
        found = {
            "positions": [shapes.position(ws, each) for each in step.positions],
            "superseded": [each.id for each in step.superseded],
            "remarks": list(step.remarks),
        }
        print_json(found | shapes.held(step.held))
        return
    _say(step, "Agreed")


@click.command("supersede")
@click.argument("position")
@click.option("--by", required=True, metavar="OTHER", help="The line that takes its place.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_asked
def supersede_command(asked: Asked, position: str, by: str, as_json: bool) -> None:
    """Record that another line takes a line's place; says at once which responses hold it."""
    ws = asked.open()
    step = standing.supersede(ws, position_id(ws, position), position_id(ws, by))
    _report(ws, step, as_json, "")


@click.command("withdraw")
@click.argument("position")
@click.option("--reason", required=True, help="Why it no longer stands. It is kept.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_asked
def withdraw_command(asked: Asked, position: str, reason: str, as_json: bool) -> None:
    """Record that a line no longer stands, and why; says at once which responses hold it."""
    ws = asked.open()
    step = standing.withdraw(ws, position_id(ws, position), reason)
    _report(ws, step, as_json, "Withdrawn")


@click.command("where-used")
@click.argument("position")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_asked
def where_used_command(asked: Asked, position: str, as_json: bool) -> None:
    """List every answer that holds a line: open responses first, then those that were sent."""
    ws = asked.open()
    found = using.where_used(ws, {position_id(ws, position)})
    if as_json:
        print_json(shapes.held(found))
        return
    print_held(found)


STEPS = (propose_command, agree_command, supersede_command, withdraw_command, where_used_command)
"""The commands of this module, for the group that they belong to."""


def print_held(found: using.Held) -> None:
    """Every place that holds a line, a row each: open first, then what was sent, then what is archived."""
    for marked, uses in (("open", found.open), ("sent", found.sent), ("archived", found.archived)):
        for use in uses:
            line(f"{marked}  {use.response}, {use.where}: {one_line(use.title)}")
    for why in found.unread:
        say(f"Note: not looked at: {why}")
    if not (found.open or found.sent or found.archived):
        say("No response holds it.")


def _report(ws: Workspace, step: standing.Step, as_json: bool, done: str) -> None:
    if as_json:
        made: dict[str, Any] = shapes.position(ws, step.positions[0]) | {"remarks": list(step.remarks)}
        print_json(made | shapes.held(step.held))
        return
    _say(step, done)


def _say(step: standing.Step, done: str) -> None:
    if done:
        say(f"{done}: {', '.join(each.id for each in step.positions)}.")
    for old in step.superseded:
        say(f"Superseded: {old.id}, by {old.superseded_by}.")
    for remark in step.remarks:
        say(f"Note: {remark}")
    for sentence in using.held_in_words(step.held):
        line(sentence)
