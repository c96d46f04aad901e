"""consult check."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

import click

from consult_tui.cli.main import Asked, pass_asked
from consult_tui.cli.output import line, print_json, say
from consult_tui.text.visible import one_line

if TYPE_CHECKING:
    from consult_tui.checks.rules.case import Alarm
    from consult_tui.domain.responses import Response

BLOCKED = 3
"""Exit code while something blocks."""


@click.command("check")
@click.argument("response", required=False, default="")
@click.option("--rules", is_flag=True, help="List every rule, with its level in this workspace.")
@click.option(
    "--set",
    "levels",
    multiple=True,
    metavar="RULE=LEVEL",
    help="Set how much a rule weighs in this workspace: blocks, warns, notes or off.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_asked
@click.pass_context
def check_command(
    ctx: click.Context, asked: Asked, response: str, rules: bool, levels: tuple[str, ...], as_json: bool
) -> None:
    """Check a response by all the rules; exit 3 while something blocks."""
    if (rules and response) or not (rules or response or levels):
        raise click.UsageError("Name a response, ask for --rules, or --set a level.")
    if levels:
        _set(asked, levels)
    if not (rules or response):
        return
    if rules:
        _print_rules(asked, as_json)
    elif _print_alarms(asked, response, as_json):
        ctx.exit(BLOCKED)


def _set(asked: Asked, levels: Sequence[str]) -> None:
    """Set levels, all of them or none, and say so."""
    from consult_tui.workspace.responses.checking import level_meant, set_levels

    wanted = {}
    for given in levels:
        rule, parted, level = given.partition("=")
        if not parted:
            raise click.UsageError(f"Write RULE=LEVEL, not '{given}'.")
        name, meant = level_meant(rule, level)
        wanted[name] = meant
    set_levels(asked.open(), wanted)
    for name, meant in wanted.items():
        say(f"{name}: {meant}")


def _print_rules(asked: Asked, as_json: bool) -> None:
    from consult_tui.workspace.responses.checking import rules_in_force

    rules = rules_in_force(asked.open())
    if as_json:
        print_json([{"rule": rule.name, "level": level, "says": rule.says} for rule, level in rules])
        return
    widest = max(len(rule.name) for rule, _ in rules)
    for rule, level in rules:
        line(f"{rule.name.ljust(widest)}  {level.ljust(6)}  {rule.says}")


def _print_alarms(asked: Asked, given: str, as_json: bool) -> bool:
    """Print what was found, and say whether something blocks."""
    from consult_tui.workspace.responses.checking import blocking, check_response, in_all
    from consult_tui.workspace.responses.register import response_id

    ws = asked.open()
    kept = ws.response(response_id(ws, given))
    found = check_response(ws, kept.id)
    if as_json:
        print_json([_as_json(kept, alarm) for alarm in found])
    else:
        _print_by_question(kept, found)
        say(f"{in_all(found)}.")
    return bool(blocking(found))


def _as_json(response: Response, alarm: Alarm) -> dict[str, Any]:
    return {
        "rule": alarm.rule,
        "level": alarm.level,
        "ref": alarm.ref or None,
        "number": response.question(alarm.ref).number if alarm.ref else None,
        "message": alarm.message,
        "mend": alarm.mend,
        "place": alarm.place,
    }


def _print_by_question(response: Response, found: Sequence[Alarm]) -> None:
    """Alarms under their questions, in the document's order; those of the whole response come first."""
    order = {question.id: place for place, question in enumerate(response.questions, 1)}
    in_order = sorted(found, key=lambda alarm: order.get(alarm.ref, 0))
    for place, alarms in groupby(in_order, key=lambda alarm: order.get(alarm.ref, 0)):
        asked = response.questions[place - 1] if place else None
        line(f"{asked.number or '-'}  {one_line(asked.text)}" if asked else "The whole response")
        for alarm in alarms:
            line(f"   {alarm.level}: {one_line(alarm.message)} ({alarm.rule})")
            line(f"      {one_line(alarm.mend)}")
        line()
