"""assign, point."""

from __future__ import annotations

from dataclasses import replace

import click

from consult_tui.cli import as_json as shapes
from consult_tui.cli.main import Asked, pass_asked
from consult_tui.cli.output import print_json, say
from consult_tui.cli.words import WordsCommand
from consult_tui.domain.responses import Answer, OpenPoint
from consult_tui.errors import Usage
from consult_tui.workspace.naming import find_question
from consult_tui.workspace.responses import assigning, points
from consult_tui.workspace.responses.register import response_id


@click.command("assign")
@click.argument("response")
@click.argument("questions", metavar="QUESTION...", nargs=-1, required=True)
@click.option("--to", "who", required=True, metavar="NAME", help='Who is to answer; "" takes it away.')
@click.option("--by", default="", metavar="DATE", help="The last day: 2012-05-21, 21 May, 21/5.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_asked
def assign_command(
    asked: Asked, response: str, questions: tuple[str, ...], who: str, by: str, as_json: bool
) -> None:
    """Say who is to answer some questions, and by when."""
    ws = asked.open()
    kept = ws.response(response_id(ws, response))
    refs = list(dict.fromkeys(find_question(kept, given).id for given in questions))
    day = assigning.day(ws, by)
    changed = assigning.assign(ws, kept.id, refs, who, day)
    if as_json:
        held = changed.assignments
        print_json([{"ref": ref, "assigned": shapes.assignment(held.get(ref))} for ref in refs])
        return
    many = f"{len(refs)} question{'s' * (len(refs) != 1)}"
    name = " ".join(who.split())
    say(f"{many} assigned to {assigning.in_short(name, day)}." if name else f"{many} assigned to nobody now.")
    _note(assigning.about_day(ws, day))


@click.command("point", cls=WordsCommand)
@click.argument("response")
@click.argument("question")
@click.argument("text", required=False)
@click.option("--who", metavar="NAME", help="Who is to settle it.")
@click.option("--by", metavar="DATE", help="The last day: 2012-05-21, 21 May, 21/5.")
@click.option("--clears", metavar="TEXT", help="The smallest thing that settles it.")
@click.option("--close", "closes", metavar="N", help="Close a point: its number as `show` has it, or its id.")
@click.option("--reopen", "reopens", metavar="N", help="Open it again.")
@click.option("--edit", "edits", metavar="N", help="Change what TEXT, --who, --by and --clears say of it.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_asked
def point_command(
    asked: Asked,
    response: str,
    question: str,
    text: str | None,
    who: str | None,
    by: str | None,
    clears: str | None,
    closes: str | None,
    reopens: str | None,
    edits: str | None,
    as_json: bool,
) -> None:
    """Add an open point to an answer; close it, open it again, or change what it says."""
    says = any(words is not None for words in (text, who, by, clears))
    _check_usage([closes, reopens, edits], text, says)
    ws = asked.open()
    kept = ws.response(response_id(ws, response))
    ref = find_question(kept, question).id
    answer = kept.answer(ref)
    day = assigning.day(ws, by or "")
    if closes is not None or reopens is not None:
        meant = points.find(answer, closes or reopens or "")
        after = points.close(ws, kept.id, ref, meant, undo=closes is None)
    elif edits is not None:
        meant = points.find(answer, edits)
        wanted = replace(
            meant,
            text=meant.text if text is None else text,
            who=meant.who if who is None else who,
            by=meant.by if by is None else day,
            clears=meant.clears if clears is None else clears,
        )
        after = points.edit(ws, kept.id, ref, meant, wanted)
    else:
        meant = points.made(text or "", who or "", day, clears or "")
        after = points.add(ws, kept.id, ref, meant)
    _tell(ref, after, meant.id, as_json)
    _note(assigning.about_day(ws, day))


def _check_usage(numbers: list[str | None], text: str | None, says: bool) -> None:
    """Whether the options can be meant together.

    Raises:
        Usage: If they cannot.
    """
    named = [number for number in numbers if number is not None]
    closes, reopens, edits = numbers
    if len(named) > 1:
        raise Usage("--close, --reopen and --edit are one at a time.", "Leave the others out.")
    if (closes or reopens) and says:
        raise Usage("A point that is closed or opened again says what it said.", "Use --edit N to change it.")
    if edits is not None and not says:
        raise Usage("Nothing is said about the point.", "Give TEXT, --who, --by or --clears.")
    if not named and text is None:
        raise Usage("Nothing is said of what is open.", "Give TEXT, or --close N.")


def _tell(ref: str, answer: Answer, id_: str, as_json: bool) -> None:
    """Say how the point stands now."""
    place, point = _placed(answer, id_)
    if as_json:
        print_json({"ref": ref, "number": place, **shapes.point(point)})
        return
    say(f"{'Closed' if point.closed else 'Open'} point {place}: {points.in_words(point)}")


def _placed(answer: Answer, id_: str) -> tuple[int, OpenPoint]:
    return next((n, point) for n, point in enumerate(answer.points, 1) if point.id == id_)


def _note(remark: str) -> None:
    if remark:
        say(f"Note: {remark}")
