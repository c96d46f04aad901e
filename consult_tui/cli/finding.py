"""search, suggest."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from consult_tui.cli import as_json as shapes
from consult_tui.cli.main import Asked, pass_asked
from consult_tui.cli.output import line, print_json, say, standing
from consult_tui.cli.words import WordsCommand
from consult_tui.domain.positions import Position, Status
from consult_tui.errors import Usage
from consult_tui.text.authority import authority_sentence
from consult_tui.text.visible import one_line
from consult_tui.workspace.finding import finding

if TYPE_CHECKING:
    from consult_tui.workspace.workspace import Workspace


@click.command("search", cls=WordsCommand)
@click.argument("words", nargs=-1, required=True)
@click.option(
    "-n", "limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="At most so many."
)
@click.option("--status", "statuses", multiple=True, help="Only lines of this status.")
@click.option("--theme", "themes", multiple=True, help="Only lines with this theme.")
@click.option("--body", "bodies", multiple=True, help="Only lines agreed by this body.")
@click.option("--all", "everything", is_flag=True, help="Superseded, withdrawn and draft lines too.")
@click.option("--answers", is_flag=True, help="What we said in responses, instead of lines.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_asked
def search_command(
    asked: Asked,
    words: tuple[str, ...],
    limit: int,
    statuses: tuple[str, ...],
    themes: tuple[str, ...],
    bodies: tuple[str, ...],
    everything: bool,
    answers: bool,
    as_json: bool,
) -> None:
    """Search the library: words in any order, "a phrase", status:agreed, theme:funding, -word."""
    ws = asked.open()
    query = " ".join(words)
    if answers:
        if statuses or themes or bodies:
            raise Usage("--answers goes without --status, --theme and --body.", "Leave them out.")
        _answers(ws, query, limit, as_json)
        return
    hits = finding.search(
        ws, query, limit=limit, statuses=statuses, themes=themes, bodies=bodies, everything=everything
    )
    if as_json:
        print_json([shapes.hit(ws, hit) for hit in hits])
        return
    for hit in hits:
        shown = _marked(hit.passage_text, hit.passage_marks)
        _print_line(ws, hit.position, shown, title=_marked(hit.position.title, hit.marks.title))
    if not hits:
        fewer = "Try fewer words, or --all for superseded, withdrawn and draft lines."
        say(f"No line found. {finding.strange(ws, query) or fewer}")


@click.command("suggest")
@click.argument("response")
@click.argument("question", required=False)
@click.option("-n", "limit", type=click.IntRange(1, 100), default=finding.SUGGESTED, show_default=True)
@click.option(
    "--refuse", "refused", default="", metavar="POSITION", help="Not for this question: remember it."
)
@click.option("--undo", is_flag=True, help="Take the refusal back.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_asked
def suggest_command(
    asked: Asked, response: str, question: str | None, limit: int, refused: str, undo: bool, as_json: bool
) -> None:
    """Suggest the best lines for one question, or for all; what was taken and refused before counts."""
    from consult_tui.workspace.naming import find_question
    from consult_tui.workspace.responses.register import response_id

    ws = asked.open()
    kept = ws.response(response_id(ws, response))
    questions = [find_question(kept, question)] if question else list(kept.questions)
    if refused or undo:
        if not (refused and question):
            raise Usage(
                "A line is refused for a question.", "Name both: suggest RESPONSE QUESTION --refuse ID"
            )
        _refuse(ws, kept.id, questions[0].id, refused, undo=undo)
    found = [(q, finding.suggest(ws, kept, q, limit)) for q in questions]
    if as_json:
        print_json([shapes.suggestions(ws, q, one) for q, one in found])
        return
    for asked_question, one in found:
        line(f"{asked_question.number or '-'}  {one_line(asked_question.text)}")
        for suggestion in one.hits:
            _print_line(ws, suggestion.position, suggestion.why)
        if one.no_line:
            line("    No agreed line found.")
        line()


def _refuse(ws: Workspace, response: str, ref: str, given: str, *, undo: bool) -> None:
    from consult_tui.workspace.finding.choosing import refuse
    from consult_tui.workspace.naming import position_id

    id_ = position_id(ws, given)
    refuse(ws, response, ref, id_, undo=undo)
    say(f"'{id_}' is offered for this question again." if undo else f"'{id_}' is not for this question.")


def _answers(ws: Workspace, query: str, limit: int, as_json: bool) -> None:
    hits = finding.search_answers(ws, query, limit)
    if as_json:
        print_json([shapes.answer_hit(hit) for hit in hits])
        return
    for hit in hits:
        line(f"{hit.answer.response}  {hit.answer.state}  {one_line(hit.answer.question)}")
        line(f"    {one_line(hit.answer.text)}")
    if not hits:
        say("No answer found. Try fewer words.")


def _marked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """A text on one row with what matched between asterisks, as Markdown stresses words."""
    out, last = [], 0
    for start, end in spans:
        out += [text[last:start], "*", text[start:end], "*"]
        last = end
    return one_line("".join([*out, text[last:]]))


def _print_line(ws: Workspace, position: Position, why: str = "", title: str = "") -> None:
    line(f"{position.id}  {title or one_line(position.title)}")
    line(f"    {standing(position, ws.context.today)}. {authority_sentence(position, ws.library.bodies)}")
    if position.status is Status.SUPERSEDED and position.superseded_by:
        line(f"    Superseded by {position.superseded_by}.")
    if position.status is Status.WITHDRAWN and position.withdrawn_because:
        line(f"    Withdrawn: {one_line(position.withdrawn_because)}")
    if why:
        line(f"    {why}")
