"""new."""

from __future__ import annotations

from pathlib import Path

import click

from consult_tui.cli.main import Asked, pass_asked
from consult_tui.cli.output import changed_words, line, print_json, say
from consult_tui.cli.progress import progress
from consult_tui.cli.questions_as_json import following as following_as_json
from consult_tui.domain.questions import called
from consult_tui.text.visible import one_line
from consult_tui.workspace.consultations import reading
from consult_tui.workspace.consultations.following import Following
from consult_tui.workspace.consultations.following import in_words as in_words_of
from consult_tui.workspace.responses.register import response_id


@click.command("new")
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--id", "id_", default="", help="The response's id; else made from the title.")
@click.option("--title", default="", help="The title; else as the document gives it.")
@click.option("--closes", default="", metavar="WHEN", help="2012-05-21 or 2012-05-21T17:00.")
@click.option(
    "--follows", default="", metavar="RESPONSE", help="Carry over the answers of an earlier response."
)
@click.option("--route", default="board", metavar="board|quick", help="How it is cleared.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_asked
def new_command(
    asked: Asked,
    source: Path,
    id_: str,
    title: str,
    closes: str,
    follows: str,
    route: str,
    as_json: bool,
) -> None:
    """Make a response from a consultation document, or from a question list (.csv, .jsonl)."""
    ws = asked.open()
    earlier = response_id(ws, follows) if follows else ""
    with progress(f"Reading {one_line(source.name)}") as told:
        made = reading.new_response(
            ws, source, id_=id_, title=title, closes=closes, route=route, follows=earlier, progress=told
        )
    if as_json:
        whole = {"id": made.id, "questions": made.questions, "warnings": list(made.warnings)}
        print_json(whole | (following_as_json(made.following) if made.following else {}))
        return
    line(made.id)
    say(f"{made.questions} questions read. See them with: consult show {made.id}")
    if made.following:
        _say_following(made.following, earlier)
    for warning in made.warnings:
        say(f"Note: {warning}")


def _say_following(done: Following, earlier: str) -> None:
    """What became of the questions of the earlier response, with the words that changed."""
    say(f"Against {earlier}: {in_words_of(done)}")
    for pair in done.changed:
        words = changed_words(pair.old.text, pair.new.text)
        say(f"Changed: {called(pair.new)}, there {called(pair.old)}: {words}")
    for question in done.new:
        say(f"New: {called(question)}: {one_line(question.text)}")
    for question in done.removed:
        say(f"No longer asked: {called(question)}: {one_line(question.text)}")
