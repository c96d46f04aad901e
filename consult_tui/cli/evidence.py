"""consult evidence list|show|add|edit|where-used."""

from __future__ import annotations

from typing import Any

import click

from consult_tui.cli import as_json as shapes
from consult_tui.cli.fields import field_options, given
from consult_tui.cli.main import Asked, pass_asked
from consult_tui.cli.output import line, print_json, say, table
from consult_tui.domain.evidence import Evidence
from consult_tui.errors import Usage
from consult_tui.text.dates import in_words
from consult_tui.text.visible import one_line
from consult_tui.workspace.library import evidence
from consult_tui.workspace.library.evidence import FIELDS, Quoted, figure_meant, overdue, where_quoted
from consult_tui.workspace.library.using import Use
from consult_tui.workspace.workspace import Workspace


@click.group("evidence")
def evidence_command() -> None:
    """Figures with their sources, and what quotes them."""


@evidence_command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_asked
def list_command(asked: Asked, as_json: bool) -> None:
    """List every figure; a release that is overdue says so."""
    ws = asked.open()
    found = list(ws.library.evidence.values())
    if as_json:
        print_json([shapes.evidence(ws, each) for each in found])
        return
    table(
        [(e.id, e.statement, str(e.as_at or ""), _release(ws, e)) for e in found],
        ("id", "figure", "as at", "next release"),
        (80, 80, 10, 24),
    )


@evidence_command.command("show")
@click.argument("figure")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_asked
def show_command(asked: Asked, figure: str, as_json: bool) -> None:
    """Show a figure, what it was before, and what quotes it."""
    ws = asked.open()
    kept = figure_meant(ws, figure)
    quoted = where_quoted(ws, kept)
    if as_json:
        print_json(shapes.evidence(ws, kept) | {"used_in": _quoted(quoted)})
        return
    line(f"{kept.statement}  ({kept.id})")
    for name, value in (
        ("source", kept.source),
        ("as at", in_words(kept.as_at) if kept.as_at else ""),
        ("next release", _release(ws, kept)),
        ("url", kept.url),
        ("notes", kept.notes),
    ):
        if value:
            line(f"{name}: {value}")
    for earlier in kept.earlier:
        until = f"until {in_words(earlier.until)}: " if earlier.until else "earlier: "
        line(f"{until}{earlier.statement}")
    _print_quoted(quoted)


@evidence_command.command("add")
@click.option("--id", "id_", default="", help="Its id; else made from the statement.")
@field_options(FIELDS)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_asked
def add_command(asked: Asked, /, id_: str, as_json: bool, **fields: str | None) -> None:
    """Add a figure; lines point to it with --evidence ID."""
    ws = asked.open()
    kept = evidence.add(ws, given(fields), id_)
    if as_json:
        print_json(shapes.evidence(ws, kept))
        return
    line(kept.id)
    if not kept.source:
        say("Note: its source is missing.")


@evidence_command.command("edit")
@click.argument("figure")
@field_options(FIELDS)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_asked
def edit_command(asked: Asked, /, figure: str, as_json: bool, **fields: str | None) -> None:
    """Bring a figure up to date: the earlier one is kept, and everything that quotes it is listed.

    The lines that point to it keep their status: a newer figure needs no new agreement.
    """
    row = given(fields)
    if not row:
        raise Usage("Nothing is said about the figure.", f"Give one of: {', '.join(FIELDS)}.")
    ws = asked.open()
    done = evidence.edit(ws, figure, row)
    if as_json:
        made = shapes.evidence(ws, done.evidence)
        print_json(made | {"changed": done.changed, "used_in": _quoted(done.quoted)})
        return
    say("Saved; the earlier figure is kept." if done.changed else "Saved.")
    _print_quoted(done.quoted)


@evidence_command.command("where-used")
@click.argument("figure")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_asked
def where_used_command(asked: Asked, figure: str, as_json: bool) -> None:
    """List every line that points to a figure, and every answer that cites such a line or has its number."""
    ws = asked.open()
    quoted = where_quoted(ws, figure_meant(ws, figure))
    if as_json:
        print_json(_quoted(quoted))
        return
    _print_quoted(quoted)


def _release(ws: Workspace, kept: Evidence) -> str:
    if kept.next_release is None:
        return ""
    late = ", overdue" if overdue(kept, ws.context.today) else ""
    return f"{in_words(kept.next_release)}{late}"


def _quoted(quoted: Quoted) -> dict[str, Any]:
    def use(each: Use) -> dict[str, Any]:
        return shapes.use(each) | {"why": quoted.why[each.response, each.ref]}

    return {
        "lines": [{"id": p.id, "title": p.title, "status": p.status} for p in quoted.lines],
        "open": [use(each) for each in quoted.held.open],
        "sent": [use(each) for each in quoted.held.sent],
        "archived": [use(each) for each in quoted.held.archived],
        "unread": list(quoted.held.unread),
    }


def _print_quoted(quoted: Quoted) -> None:
    for position in quoted.lines:
        line(f"line  {position.id} ({position.status}): {one_line(position.title)}")
    held = quoted.held
    for marked, uses in (("open", held.open), ("sent", held.sent), ("archived", held.archived)):
        for use in uses:
            line(f"{marked}  {use.response}, {use.where}: {quoted.why[use.response, use.ref]}")
    for why in held.unread:
        say(f"Note: not looked at: {why}")
    if not (quoted.lines or held.open or held.sent or held.archived):
        say("Nothing quotes it.")
