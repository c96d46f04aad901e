"""demo, init, locate."""

from __future__ import annotations

from pathlib import Path

import click

from consult_tui.cli.main import Asked, pass_asked
from consult_tui.cli.output import line, print_json, say, table
from consult_tui.workspace import opening


@click.command("demo")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--no-open", is_flag=True, help="Print the folder and stop.")
@click.option("--json", "as_json", is_flag=True, help="Print the folder as JSON and stop.")
@pass_asked
def demo_command(asked: Asked, folder: Path | None, no_open: bool, as_json: bool) -> None:
    """Open a fresh copy of the sample workspace (in a temporary folder unless DIR is given).

    It is 23 April 2012 there, and every screen and export says SAMPLE.
    """
    made = opening.demo(folder)
    if as_json:
        print_json({"folder": str(made)})
        return
    if no_open:
        line(str(made))
        return
    asked.run_app(made)
    say(f"The sample is in {made}. Open it again with: consult --workspace {made}")


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def init_command(folder: Path, as_json: bool) -> None:
    """Make a new, empty workspace in DIR."""
    made = opening.init(folder)
    if as_json:
        print_json({"folder": str(made)})
        return
    line(str(made))
    say(f"A new, empty workspace. Open it with: consult --workspace {made}")


@click.command("locate")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_asked
def locate_command(asked: Asked, as_json: bool) -> None:
    """Say where things are: the workspace's files and your own."""
    places = opening.locate(asked.workspace)
    if as_json:
        print_json({place.name: {"path": str(place.path), "there": place.there} for place in places})
        return
    rows = [(place.name, str(place.path), "" if place.there else "not there yet") for place in places]
    table(rows, ("what", "where", ""), (20, 200, 20))
