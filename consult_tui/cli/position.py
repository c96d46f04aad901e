"""consult position list|show|add|edit|import|export; the steps and where a line is used are in `standing`."""

from __future__ import annotations

from pathlib import Path

import click

from consult_tui.cli import as_json as shapes
from consult_tui.cli.fields import field_options, given
from consult_tui.cli.importing import import_command
from consult_tui.cli.main import Asked, pass_asked
from consult_tui.cli.output import line, print_json, print_reservations, say, standing, table
from consult_tui.cli.similar import similar_command
from consult_tui.cli.standing import STEPS
from consult_tui.domain.positions import AgreedBy, Position, freshness
from consult_tui.errors import Usage
from consult_tui.text.authority import agreed_by_words, authority_sentence, place_in_words
from consult_tui.workspace.finding.finding import search
from consult_tui.workspace.library import imports, lines, using
from consult_tui.workspace.library.columns import COLUMNS, row_of
from consult_tui.workspace.naming import position_id
from consult_tui.workspace.workspace import Workspace


@click.group("position")
def position_command() -> None:
    """The library: lines, who agreed them, and where they are used."""


for _step in (*STEPS, similar_command):
    position_command.add_command(_step)
position_command.add_command(import_command)


@position_command.command("list")
@click.option("--status", "statuses", multiple=True, help="Only lines of this status.")
@click.option("--theme", "themes", multiple=True, help="Only lines with this theme.")
@click.option("--body", "bodies", multiple=True, help="Only lines agreed by this body.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_asked
def list_command(
    asked: Asked, statuses: tuple[str, ...], themes: tuple[str, ...], bodies: tuple[str, ...], as_json: bool
) -> None:
    """List every line, drafts and lapsed ones too."""
    ws = asked.open()
    count = len(ws.library.positions)
    hits = search(
        ws, "", limit=max(count, 1), statuses=statuses, themes=themes, bodies=bodies, everything=True
    )
    found = [hit.position for hit in hits]
    if as_json:
        print_json([shapes.position(ws, position) for position in found])
        return
    table(
        [
            (p.id, p.title, p.status, freshness(p, ws.context.today), agreed_by_words(p, ws.library.bodies))
            for p in found
        ],
        ("id", "title", "status", "review", "agreed by"),
        (80, 48, 10, 11, 60),
    )


@position_command.command("show")
@click.argument("position")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_asked
def show_command(asked: Asked, position: str, as_json: bool) -> None:
    """Show a line whole, with who agreed it and where it is used."""
    ws = asked.open()
    kept = ws.library.positions[position_id(ws, position)]
    used = using.uses(ws, kept.id)
    if as_json:
        print_json(shapes.position(ws, kept, used))
        return
    line(f"{kept.title}  ({kept.id})")
    line(f"{standing(kept, ws.context.today)}. {authority_sentence(kept, ws.library.bodies)}")
    line()
    line(kept.statement)
    line()
    for name in ("caveat", "owner", "themes", "stance", "review_by", "evidence", "document", "url", "notes"):
        value = row_of(kept)[name]
        if value:
            line(f"{name}: {value}")
    _print_standing(ws, kept)
    print_reservations(kept.reservations)
    for use in used:
        line(f"used in: {use.response}, question {use.number or use.ref} ({use.state})")


@position_command.command("add")
@click.option("--id", "id_", help="Its id; else made from the title.")
@field_options(COLUMNS)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_asked
def add_command(asked: Asked, /, id_: str | None, as_json: bool, **fields: str | None) -> None:
    """Add a line; it is a draft unless --status says otherwise."""
    ws = asked.open()
    row = given(fields) | ({"id": id_} if id_ else {})
    _report(lines.add(ws, row), as_json, ws)


@position_command.command("edit")
@click.argument("position")
@field_options(COLUMNS)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_asked
def edit_command(asked: Asked, /, position: str, as_json: bool, **fields: str | None) -> None:
    """Change fields of a line; other words make an agreed line a draft again, its wording kept."""
    row = given(fields)
    if not row:
        raise Usage("Nothing is said about the line.", f"Give one of: {', '.join(COLUMNS)}.")
    ws = asked.open()
    _report(lines.edit(ws, position_id(ws, position), row), as_json, ws)


@position_command.command("export")
@click.option("--format", "format_", default="csv", show_default=True, metavar="csv|jsonl")
@click.option("-o", "path", type=click.Path(path_type=Path), help="The file; else standard output.")
@pass_asked
def export_command(asked: Asked, format_: str, path: Path | None) -> None:
    """Write every line as CSV or JSONL, in the import's own columns."""
    text = imports.export_lines(asked.open(), format_)
    if path is None:
        click.echo(text.encode("utf-8", "replace"), nl=False)
        return
    imports.write_text(path, text)
    say(f"Written to {path}.")


def _print_standing(ws: Workspace, kept: Position) -> None:
    """To whom it is proposed, what took its place, why it was withdrawn, and what is doubtful."""
    put = AgreedBy(body=kept.proposed_to, meeting_date=kept.proposed_for)
    for name, value in (
        ("proposed to", place_in_words(put, ws.library.bodies)),
        ("supersedes", kept.supersedes),
        ("superseded by", kept.superseded_by),
        ("withdrawn because", kept.withdrawn_because),
    ):
        if value:
            line(f"{name}: {value}")
    for words in lines.doubts_about(kept, ws.library.bodies, ws.context.today):
        line(f"doubtful: {words}")


def _report(written: lines.Written, as_json: bool, ws: Workspace) -> None:
    if as_json:
        print_json(shapes.position(ws, written.position) | {"remarks": list(written.remarks)})
        return
    line(written.position.id)
    for remark in written.remarks:
        say(f"Note: {remark}")
