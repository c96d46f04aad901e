"""responses, show."""

from __future__ import annotations

import click

from consult_tui.cli import as_json as shapes
from consult_tui.cli.main import Asked, pass_asked
from consult_tui.cli.output import changed_words, line, print_json, print_reservations, say, table
from consult_tui.domain.consultations import Question
from consult_tui.text.dates import in_words
from consult_tui.text.visible import one_line
from consult_tui.workspace.consultations.following import Since
from consult_tui.workspace.responses import points
from consult_tui.workspace.responses.assigning import in_short
from consult_tui.workspace.responses.register import (
    QuestionView,
    RegisterRow,
    mine,
    question_views,
    register,
    response_id,
    row_of,
)
from consult_tui.workspace.responses.wording import share_of_response
from consult_tui.workspace.workspace import Workspace


@click.command("responses")
@click.option("--archived", is_flag=True, help="The archived ones instead.")
@click.option("--mine", "only_mine", is_flag=True, help="Only those that hold something for you.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_asked
def responses_command(asked: Asked, archived: bool, only_mine: bool, as_json: bool) -> None:
    """List the register of responses."""
    ws = asked.open()
    rows = register(ws, archived=archived, mine=only_mine)
    if as_json:
        print_json([shapes.register_row(row) for row in rows])
        return
    if not rows:
        nobody = f"Nothing is assigned to {ws.context.user}, and no open point is for them."
        say(nobody if only_mine else "No responses yet. Make one with: consult new FILE")
        return
    _say_sample(ws)
    table(
        [
            (
                r.id,
                r.title,
                r.closes_in_words,
                f"{r.answered} of {r.questions}",
                r.state,
                "; ".join(r.attention),
            )
            for r in rows
        ],
        ("id", "title", "closes", "answered", "state", "needs attention"),
        (80, 48, 24, 9, 12, 160),
    )


@click.command("show")
@click.argument("response")
@click.option("--mine", "only_mine", is_flag=True, help="Only the questions that hold something for you.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_asked
def show_command(asked: Asked, response: str, only_mine: bool, as_json: bool) -> None:
    """Show one response: its facts and every question with our answer."""
    ws = asked.open()
    kept = ws.response(response_id(ws, response))
    views = question_views(ws, kept)
    if only_mine:
        ours = mine(ws, kept)
        views = [view for view in views if view.question.id in ours]
    row = row_of(ws, kept)
    if as_json:
        print_json(shapes.response(row, kept, views))
        return
    _say_sample(ws)
    _print_facts(ws, row)
    print_reservations(kept.reservations)
    for view in views:
        _print_answer(view)
    if only_mine and not views:
        say(f"Nothing here is assigned to {ws.context.user}, and no open point is for them.")


def _say_sample(ws: Workspace) -> None:
    if ws.sample:
        say("SAMPLE: not a response of the organisation's.")


def _print_facts(ws: Workspace, row: RegisterRow) -> None:
    line(one_line(row.title))
    line(", ".join(row.departments) or "no department recorded")
    closes = f"{in_words(row.closes)}, {row.closes_in_words}" if row.closes else row.closes_in_words
    line(f"closes {closes}" if row.closes else closes)
    share = share_of_response(ws, ws.response(row.id)).in_words
    line(f"{row.state}: {row.answered} of {row.questions} answered; {share}")
    line(", ".join(f"{n} {state.replace('-', ' ')}" for state, n in row.coverage.items() if n))


def _print_answer(view: QuestionView) -> None:
    question, answer = view.question, view.answer
    line()
    line(f"{question.number or '-'}  {one_line(question.text)}")
    line(f"   [{view.state.replace('-', ' ')}]  {question.id}")
    if view.since:
        _print_carried(view.question, view.since)
    if view.clears:
        line(f"   To clear it: {one_line(view.clears)}")
    if view.assigned:
        line(f"   Assigned to {one_line(in_short(view.assigned.who, view.assigned.by))}")
    if answer.new_policy:
        line("   Marked as new policy")
    for option in question.options:
        line(f"   {'☒' if option in answer.choices else '☐'} {one_line(option)}")
    for place, point in enumerate(answer.points, 1):
        line(f"   {'Closed' if point.closed else 'Open'} point {place}: {one_line(points.in_words(point))}")
    if answer.no_comment:
        line(f"   No comment: {one_line(answer.no_comment)}")
    for paragraph in answer.text.splitlines():
        line(f"   {paragraph}" if paragraph else "")


def _print_carried(question: Question, since: Since) -> None:
    """Where the answer came from; until the officer has seen it, what changed in the question."""
    carried = since.carried
    number = f", question {carried.number}" if carried.number else ""
    line(f"   Answer carried over from {carried.response}{one_line(number)}")
    if not since.changed or carried.seen:
        return
    if since.words:
        line(f"   The question changed: {changed_words(carried.text, question.text)}")
    if since.boxes:
        line(f"   Its boxes were: {' | '.join(one_line(o) for o in carried.options) or 'none'}")
    line("   Once you have seen it: consult question seen RESPONSE QUESTION")
