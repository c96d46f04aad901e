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
    from consult_tui.domain.responses import Response
    from consult_tui.workspace.workspace import Workspace

_MARKS = {"as-agreed": "=", "changed": "≈", "new": "+"}


@click.command("wording")
@click.argument("response")
@click.argument("question", required=False)
@click.option("--changed", "departures", is_flag=True, help="Only what is not as agreed.")
@click.option(
    "--propose", "number", type=int, metavar="N", help="Propose sentence N of that question to the library."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_asked
def wording_command(
    asked: Asked, response: str, question: str | None, departures: bool, number: int | None, as_json: bool
) -> None:
    """Say of each sentence whether it is as agreed, changed or new, and against which line.

    Marks: = as agreed, ≈ changed (words put in are in {+braces+}, words taken out in [-brackets-]), + new.
    QUESTION may be about or key_messages too. The sentences of each text are numbered: --propose takes one.
    """
    from consult_tui.workspace.naming import find_question
    from consult_tui.workspace.responses.register import response_id
    from consult_tui.workspace.responses.wording import COVER, share, wording

    ws = asked.open()
    kept = ws.response(response_id(ws, response))
    texts = wording(ws, kept)
    if question:
        ref = question if question in COVER else find_question(kept, question).id
        if number is not None:
            _propose(ws, kept, ref, number, as_json)
            return
        texts = [text for text in texts if text.ref == ref]
    elif number is not None:
        raise click.UsageError("Name the question whose sentence is proposed.")
    counted = share(each for text in texts for each in text.sentences)
    if as_json:
        print_json(shapes.wording(texts, counted))
        return
    for text in texts:
        numbered = enumerate(text.sentences, 1)
        shown = [(n, each) for n, each in numbered if each.kind.value != "as-agreed" or not departures]
        if shown:
            line(text.title)
        for n, each in shown:
            _print_sentence(ws, n, each)
    say(f"{counted.in_words}.")


def _propose(ws: Workspace, response: Response, ref: str, number: int, as_json: bool) -> None:
    """Add a sentence to the library as a proposed line, with where it comes from in its notes."""
    from consult_tui.workspace.library import lines
    from consult_tui.workspace.responses.proposing import proposal_of_sentence

    written = lines.add(ws, proposal_of_sentence(ws, response, ref, number))
    if as_json:
        print_json(shapes.position(ws, written.position) | {"remarks": list(written.remarks)})
        return
    line(written.position.id)
    for remark in written.remarks:
        say(f"Note: {remark}")


def _print_sentence(ws: Workspace, number: int, each: Accounted) -> None:
    line(f"{number:>3} {_MARKS[each.kind.value]} {_marked(each)}")
    for words in _told(ws, each):
        line(f"      {words}")


def _marked(each: Accounted) -> str:
    """The sentence; of a changed one with the words put in and taken out."""
    if not each.stretches:
        return one_line(each.sentence.text)
    form = {"same": "{}", "in": "{{+{}+}}", "out": "[-{}-]"}
    return one_line("".join(form[s.change.value].format(s.text) for s in each.stretches))


def _told(ws: Workspace, each: Accounted) -> list[str]:
    from consult_tui.workspace.responses.wording import behind

    said = [behind(ws, each)]
    position = ws.library.positions.get(each.source.position) if each.source else None
    if position is not None:
        said.append(f"{position.id}: {standing(position, ws.context.today)}")
    return [one_line(words) for words in said if words]
