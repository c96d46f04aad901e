"""steer, steers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from consult_tui.cli import as_json as shapes
from consult_tui.cli.main import Asked, pass_asked
from consult_tui.cli.output import line, print_json, say, standing
from consult_tui.cli.reading_as_json import moment
from consult_tui.text.dates import in_words
from consult_tui.text.visible import one_line
from consult_tui.workspace.library.bodies import body_meant
from consult_tui.workspace.naming import find_question
from consult_tui.workspace.responses import assigning, points, steering
from consult_tui.workspace.responses.register import response_id

if TYPE_CHECKING:
    from consult_tui.workspace.responses.steering import Steer
    from consult_tui.workspace.workspace import Workspace


@click.command("steer")
@click.argument("response")
@click.argument("question")
@click.option("--body", default="", help="Who is to be asked; else the body that can agree and meets next.")
@click.option("--by", default="", metavar="DATE", help="Else the day on which its papers are due.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_asked
def steer_command(asked: Asked, response: str, question: str, body: str, by: str, as_json: bool) -> None:
    """Record that there is no agreed line for a question: seek a steer from a body."""
    ws = asked.open()
    kept = ws.response(response_id(ws, response))
    ref = find_question(kept, question).id
    day = assigning.day(ws, by)
    sought = steering.seek(ws, kept.id, ref, body, day)
    if as_json:
        print_json({"ref": ref, "number": sought.number, **shapes.point(sought.point)})
    else:
        say(f"Open point {sought.number}: {points.in_words(sought.point)}")
    for remark in (assigning.about_day(ws, day), sought.remark):
        if remark:
            say(f"Note: {remark}")


@click.command("steers")
@click.option("--body", default="", help="Only those sought from this body.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_asked
def steers_command(asked: Asked, body: str, as_json: bool) -> None:
    """List every question, over all open responses, on which a steer is sought."""
    ws = asked.open()
    only = body_meant(ws, body).id if body else ""
    found, unread = steering.steers(ws)
    shown = [each for each in found if only in ("", each.point.body)]
    if as_json:
        print_json([_as_json(each) for each in shown])
    else:
        for each in shown:
            _print(ws, each)
    for why in unread:
        say(f"Note: not looked at: {why}")
    if not shown:
        say("No steer is sought.")


def _as_json(steer: Steer) -> dict[str, Any]:
    near = steer.nearest
    return {
        "response": steer.response.id,
        "title": steer.response.consultation.title,
        "closes": moment(steer.response.consultation.closes),
        "ref": steer.question.id,
        "number": steer.question.number,
        "question": steer.question.text,
        "section": steer.question.section,
        "options": list(steer.question.options),
        "body": steer.point.body or None,
        "who": steer.point.who,
        "by": str(steer.point.by) if steer.point.by else None,
        "point": steer.point.id,
        "text": steer.point.text,
        "clears": steer.point.clears,
        "nearest": {
            "id": near.position.id,
            "title": near.position.title,
            "status": near.position.status,
            "why": near.why,
        }
        if near
        else None,
    }


def _print(ws: Workspace, steer: Steer) -> None:
    facts, question = steer.response.consultation, steer.question
    body = steer.body.name if steer.body else steer.point.body or "no body named"
    when = f", closes {in_words(facts.closes)}" if facts.closes else ""
    line(f"{steer.response.id}  {question.number or '-'}  {one_line(question.text)}")
    line(f"    {body}; {assigning.in_short(steer.point.who or 'nobody yet', steer.point.by)}{when}")
    if question.options:
        line(f"    options: {' | '.join(map(one_line, question.options))}")
    if steer.nearest:
        near = steer.nearest.position
        line(f"    nearest line: {near.id} ({standing(near, ws.context.today)})")
    line()
