"""past, lines-from, take-over: what we said before, taken in and used again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from consult_tui.cli import as_json as shapes
from consult_tui.cli.main import Asked, pass_asked
from consult_tui.cli.output import line, print_json, say
from consult_tui.cli.reading_as_json import question
from consult_tui.errors import Usage
from consult_tui.text.dates import in_words
from consult_tui.text.visible import one_line
from consult_tui.workspace.consultations import past, past_lines, taking_over
from consult_tui.workspace.consultations.past import Taken, TakenIn, Wanted
from consult_tui.workspace.naming import find_question
from consult_tui.workspace.responses.register import response_id


@click.command("past")
@click.argument("path", metavar="FILE|FOLDER", type=click.Path(path_type=Path))
@click.option(
    "--submitted",
    required=True,
    metavar="DATE",
    help="When it was sent: 2011-10-11; `auto` for each document's own day.",
)
@click.option("--department", "departments", multiple=True, help="Whom it was sent to; else as it says.")
@click.option("--title", default="", help="The title; else as the document gives it.")
@click.option("--id", "id_", default="", help="The response's id; else made from the title.")
@click.option(
    "--consultation",
    default="",
    metavar="FILE|RESPONSE",
    help="The consultation, or a response to it: for its questions' exact words and numbers.",
)
@click.option("--dry-run", is_flag=True, help="Only say what would be taken.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def past_command(
    ctx: click.Context,
    path: Path,
    submitted: str,
    departments: tuple[str, ...],
    title: str,
    id_: str,
    consultation: str,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Take old responses in, question by question or heading by heading; a folder file by file.

    What was taken in before is passed over. Exit 1 if a file could not be taken.
    """
    wanted = Wanted(
        submitted=submitted, departments=departments, title=title, id_=id_, consultation=consultation
    )
    asked: Asked = ctx.obj
    folder = path.is_dir()

    def tell(done: int, of: int, name: str) -> None:
        if folder and name:
            say(f"{done + 1} of {of}: {name}")

    found = past.take_in(asked.open(), path, wanted, dry_run=dry_run, progress=tell)
    if as_json:
        print_json(_as_json(found))
    else:
        _print(found, dry_run=dry_run, whole=not folder)
    if found.refused:
        ctx.exit(1)


@click.command("lines-from")
@click.argument("response")
@click.option(
    "--take", "takes", multiple=True, metavar="N|all", help="Take this paragraph, or all, as lines."
)
@click.option("--status", default="stated", show_default=True, metavar="stated|draft|proposed")
@click.option("--body", default="", help="Who said it; else the organisation of this workspace.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_asked
def lines_from_command(
    asked: Asked, response: str, takes: tuple[str, ...], status: str, body: str, as_json: bool
) -> None:
    """List what a sent response says, paragraph by paragraph; take those that are named as lines.

    `--take all` passes over what is nearly a line already; a number takes it all the same.
    """
    ws = asked.open()
    kept = ws.response(response_id(ws, response))
    if not takes:
        _list(past_lines.said_in(ws, kept), as_json)
        return
    numbers = None if "all" in takes else [_number(each) for each in takes]
    done = past_lines.take(ws, kept.id, numbers, status=status.strip().casefold(), body=body)
    if as_json:
        passed = [{"number": said.number, "near": said.near} for said in done.passed]
        taken = [position.id for position in done.taken]
        print_json({"taken": taken, "passed": passed, "remarks": list(done.remarks)})
        return
    for position in done.taken:
        line(position.id)
    for said in done.passed:
        say(f"Not taken: paragraph {said.number} is nearly '{said.near or 'one of these'}'.")
    for remark in done.remarks:
        say(remark)
    say(f"{len(done.taken)} line{'s' * (len(done.taken) != 1)} taken.")


@click.command("take-over")
@click.argument("response")
@click.argument("question")
@click.option("--from", "old", required=True, metavar="RESPONSE:QUESTION", help="The answer to take over.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_asked
def take_over_command(asked: Asked, response: str, question: str, old: str, as_json: bool) -> None:
    """Take an old answer over whole, marked with when it was said; the box stays unticked."""
    from consult_tui.workspace.responses.register import question_view

    ws = asked.open()
    kept = ws.response(response_id(ws, response))
    ref = find_question(kept, question).id
    found = taking_over.old_answer(ws, old)
    taking_over.take_over(ws, kept.id, ref, found)
    changed = ws.response(kept.id)
    if as_json:
        print_json(shapes.answered_question(question_view(ws, changed, changed.question(ref))))
        return
    say(f"Taken over. {found.mark}: an open point asks to check that it still holds. No box is ticked by it.")


def _number(given: str) -> int:
    if not given.strip().isdecimal():
        raise Usage(f"'{given}' is no paragraph's number.", "Write --take 3 --take 5, or --take all.")
    return int(given)


def _list(found: tuple[past_lines.Said, ...], as_json: bool) -> None:
    if as_json:
        print_json(
            [
                {
                    "number": s.number,
                    "ref": s.ref,
                    "question": s.question,
                    "text": s.text,
                    "near": s.near or None,
                }
                for s in found
            ]
        )
        return
    called = ""
    for said in found:
        if said.question != called:
            called = said.question
            line(one_line(called))
        line(f"  {said.number:>3}  {one_line(said.text)}")
        if said.near:
            line(f"       nearly the line {said.near}")
    say("Take them as lines with: --take N, or --take all" if found else "It has no paragraphs.")


def _print(found: TakenIn, *, dry_run: bool, whole: bool) -> None:
    for taken in found.taken:
        line(taken.id)
        say(f"{taken.path.name}: {taken.in_words}, sent {in_words(taken.submitted)}.")
        for remark in taken.remarks:
            say(f"Note: {remark}")
        if whole:
            _print_parts(taken)
    for path, id_ in found.known:
        say(f"{path.name}: taken before, as {id_}.")
    for path, why in found.refused:
        say(f"{path.name}: not taken. {why}")
    if not whole or dry_run:
        count = len(found.taken)
        done = "would be taken" if dry_run else "taken"
        say(f"{count} {done}, {len(found.known)} taken before, {len(found.refused)} not taken.")


def _print_parts(taken: Taken) -> None:
    for part in taken.reading.parts:
        ticked = f"  [{', '.join(part.choices)}]" if part.choices else ""
        line(f"  {part.question.number or '-':>5}  {one_line(part.question.text)}{one_line(ticked)}")
    if taken.reading.left_out:
        say(f"Left out: {len(taken.reading.left_out)} (--json lists them with why)")


def _as_json(found: TakenIn) -> dict[str, Any]:
    return {
        "taken": [
            {
                "file": str(taken.path),
                "id": taken.id,
                "title": taken.reading.title,
                "departments": list(taken.reading.departments),
                "submitted": str(taken.submitted),
                "by_heading": not taken.reading.follows_questions,
                "questions": [
                    {
                        **question(part.question),
                        "question": part.question.text,
                        "choices": list(part.choices),
                        "text": part.text,
                    }
                    for part in taken.reading.parts
                ],
                "left_out": [{"text": one.text, "why": one.why} for one in taken.reading.left_out],
                "warnings": list(taken.remarks),
            }
            for taken in found.taken
        ],
        "known": [{"file": str(path), "id": id_} for path, id_ in found.known],
        "refused": [{"file": str(path), "why": why} for path, why in found.refused],
    }
