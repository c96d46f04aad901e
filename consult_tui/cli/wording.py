"""consult wording: where every sentence of a response comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from consult_tui.cli import as_json as shapes
from consult_tui.cli.main import Asked, pass_asked
from consult_tui.cli.output import line, print_json, say, standing
from consult_tui.text.visible import one_line

if TYPE_CHECKING:
    from consult_tui.checks.accounts import Accounted
    from consult_tui.workspace.workspace import Workspace

_MARKS = {"as-agreed": "=", "changed": "≈", "new": "+"}


@click.command("wording")
@click.argument("response")
@click.argument("question", required=False)
@click.option("--changed", "departures", is_flag=True, help="Only what is not as agreed.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_asked
def wording_command(
    asked: Asked, response: str, question: str | None, departures: bool, as_json: bool
) -> None:
    """Say of each sentence whether it is as agreed, changed or new, and against which line.

    Marks: = as agreed, ≈ changed (words put in are in {+braces+}, words taken out in [-brackets-]), + new.
    """
    from consult_tui.workspace.naming import find_question
    from consult_tui.workspace.register import response_id
    from consult_tui.workspace.wording import share, wording

    ws = asked.open()
    kept = ws.response(response_id(ws, response))
    texts = wording(ws, kept)
    if question:
        ref = find_question(kept, question).id
        texts = [text for text in texts if text.ref == ref]
    counted = share(each for text in texts for each in text.sentences)
    if as_json:
        print_json(shapes.wording(texts, counted))
        return
    for text in texts:
        shown = [each for each in text.sentences if each.kind.value != "as-agreed" or not departures]
        if shown:
            line(text.title)
        for each in shown:
            _print_sentence(ws, each)
    say(f"{counted.in_words}.")


def _print_sentence(ws: Workspace, each: Accounted) -> None:
    line(f"  {_MARKS[each.kind.value]} {_marked(each)}")
    for words in _told(ws, each):
        line(f"      {words}")


def _marked(each: Accounted) -> str:
    """The sentence; of a changed one with the words put in and taken out."""
    if not each.stretches:
        return one_line(each.sentence.text)
    form = {"same": "{}", "in": "{{+{}+}}", "out": "[-{}-]"}
    return one_line("".join(form[s.change.value].format(s.text) for s in each.stretches))


def _told(ws: Workspace, each: Accounted) -> list[str]:
    from consult_tui.workspace.wording import behind

    said = [behind(ws, each)]
    position = ws.library.positions.get(each.source.position) if each.source else None
    if position is not None:
        said.append(f"{position.id}: {standing(position, ws.context.today)}")
    return [one_line(words) for words in said if words]
