"""questions, question, reread: what was read, listed with its doubts, and put right."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from consult_tui.cli.main import Asked, pass_asked
from consult_tui.cli.output import changed_words, line, print_json, say
from consult_tui.cli.questions_as_json import listed
from consult_tui.cli.questions_as_json import reread as reread_as_json
from consult_tui.cli.words import WordsCommand
from consult_tui.domain.consultations import Choose, Question, QuestionKind
from consult_tui.domain.questions import called
from consult_tui.domain.responses import Response
from consult_tui.domain.versions import questions_version
from consult_tui.errors import BadInput, NotFound, Usage
from consult_tui.text.visible import one_line
from consult_tui.workspace.consultations import asked as checking
from consult_tui.workspace.consultations import correcting
from consult_tui.workspace.consultations.correcting import Correction
from consult_tui.workspace.naming import find_question
from consult_tui.workspace.responses.register import response_id
from consult_tui.workspace.workspace import Workspace

BASE = "Refuse (exit 4) if the questions are no longer at this version."


@click.command("questions")
@click.argument("response")
@click.option("--in-order", is_flag=True, help="In the document's order instead of doubtful ones first.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_asked
def questions_command(asked: Asked, response: str, in_order: bool, as_json: bool) -> None:
    """List what was read as questions, doubtful ones first; what is aside and was passed over below."""
    ws = asked.open()
    kept = ws.response(response_id(ws, response))
    found = checking.checked(kept)
    found = found if in_order else checking.doubtful_first(found)
    if as_json:
        print_json(listed(kept, found))
        return
    for each in found:
        question = each.question
        about = " (about the respondent)" if not question.asks_us else ""
        mark = "?" if each.doubts else " "
        line(f"{mark} {question.number or '-':>6}  {question.id}  {one_line(question.text)}{about}")
        for doubt in each.doubts:
            line(f"          doubtful: {one_line(doubt.words)}")
    if kept.aside:
        line("\nKept aside:")
    for out in kept.aside:
        line(
            f"  {out.question.number or '-':>6}  {out.question.id}  {one_line(out.question.text)} [{out.why}]"
        )
    if kept.ignored:
        line("\nPassed over by the reader:")
    for n, ignored in enumerate(kept.ignored, 1):
        line(f"  {n:>6}  {one_line(ignored.text)} [{one_line(ignored.why)}]")


@click.command("reread")
@click.argument("response")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_asked
def reread_command(asked: Asked, response: str, file: Path | None, as_json: bool) -> None:
    """Read the document again, or a changed one in its place; what you put right stays.

    New questions come in, gone ones are kept aside with their answers, other words are taken unless you had
    corrected them.
    """
    from consult_tui.workspace.consultations.rereading import read_again

    ws = asked.open()
    done = read_again(ws, response_id(ws, response), file)
    if as_json:
        print_json(reread_as_json(done))
        return
    say(done.said)
    for question in done.new:
        say(f"New: {called(question)}: {one_line(question.text)}")
    for question in done.gone:
        say(f"Gone, kept aside: {called(question)}: {one_line(question.text)}")
    for each in done.changed:
        took = "" if each.taken else " (yours stay)"
        say(f"Other words: {called(each.question)}{took}: {changed_words(each.old, each.new)}")


@click.group("question")
def question_command() -> None:
    """Put right what was read: edit, split, merge, drop, bring-back, move, add; seen."""


def _options(command: Any) -> Any:
    """What every correction takes."""
    command = click.option("--json", "as_json", is_flag=True, help="Print JSON.")(command)
    return click.option("--base", default="", metavar="VERSION", help=BASE)(command)


def _fields(command: Any) -> Any:
    """The fields of a question."""
    for option in (
        click.option("--word-limit", metavar="N", help='A number; "" for none.'),
        click.option(
            "--kind", type=click.Choice([str(kind) for kind in QuestionKind]), help="What it is about."
        ),
        click.option("--section", metavar="TITLE", help='The heading it stands under; "" for none.'),
        click.option("--choose", type=click.Choice([str(way) for way in Choose]), help="How many boxes."),
        click.option("--options", metavar="A|B", help='The boxes, parted by |; "" for none.'),
        click.option("--number", metavar="N", help='As the document prints it; "" for none.'),
    ):
        command = option(command)
    return command


@question_command.command("edit")
@click.argument("response")
@click.argument("question")
@click.option("--text", help="What it asks.")
@_fields
@_options
@pass_asked
def edit_command(
    asked: Asked, /, response: str, question: str, base: str, as_json: bool, **given: Any
) -> None:
    """Other words, number, boxes, section, kind or word limit."""
    ws, kept = _open(asked, response)
    was = find_question(kept, question)
    if all(value is None for value in given.values()):
        raise Usage("Nothing is to be changed.", "Give --text, --number, --options, --section or another.")
    _keep(ws, kept, correcting.edit(kept, _with(was, given)), base, as_json)


@question_command.command("split")
@click.argument("response")
@click.argument("question")
@click.option("--before", metavar="WORDS", help="The words with which the second part begins.")
@click.option(
    "--at", type=int, metavar="N", help="The character before which the second part begins, from 0."
)
@click.option("--number", metavar="N", help="The second part's number, where none is printed before it.")
@_options
@pass_asked
def split_command(
    asked: Asked,
    response: str,
    question: str,
    before: str | None,
    at: int | None,
    number: str | None,
    base: str,
    as_json: bool,
) -> None:
    """Two questions out of one, cut before some words; without any, where a second most likely begins.

    The first part keeps ref, boxes and answer.
    """
    if before is not None and at is not None:
        raise Usage("--before and --at are one or the other.", "Leave one out.")
    ws, kept = _open(asked, response)
    was = find_question(kept, question)
    place = at if at is not None else correcting.cut_before(was, before)
    _keep(ws, kept, correcting.split(kept, was.id, place, number), base, as_json)


@question_command.command("merge")
@click.argument("response")
@click.argument("question")
@_options
@pass_asked
def merge_command(asked: Asked, response: str, question: str, base: str, as_json: bool) -> None:
    """Join a question with the one before it: both texts, both answers, the boxes of the first."""
    ws, kept = _open(asked, response)
    _keep(ws, kept, correcting.merge(kept, find_question(kept, question).id), base, as_json)


@question_command.command("drop")
@click.argument("response")
@click.argument("question")
@click.option("--why", default="", help="Why it is no question.")
@_options
@pass_asked
def drop_command(asked: Asked, response: str, question: str, why: str, base: str, as_json: bool) -> None:
    """Take a question out; it is kept aside with its answer."""
    ws, kept = _open(asked, response)
    _keep(ws, kept, correcting.drop(kept, find_question(kept, question).id, why), base, as_json)


@question_command.command("bring-back")
@click.argument("response")
@click.argument("question", required=False)
@click.option("--ignored", type=int, metavar="N", help="The Nth text that the reader passed over.")
@click.option("--after", default=None, metavar="QUESTION", help="Where it goes; else to the end.")
@_options
@pass_asked
def bring_back_command(
    asked: Asked,
    response: str,
    question: str | None,
    ignored: int | None,
    after: str | None,
    base: str,
    as_json: bool,
) -> None:
    """Bring back a question that was kept aside, or make a question of what the reader passed over."""
    if (question is None) == (ignored is None):
        raise Usage("Name a question that is kept aside, or --ignored N.", "See: consult questions RESPONSE")
    ws, kept = _open(asked, response)
    if question is not None:
        done = correcting.bring_back(kept, correcting.wanted_id(kept, question))
    elif ignored is not None and 1 <= ignored <= len(kept.ignored):
        done = correcting.take_in(kept, kept.ignored[ignored - 1], _after(kept, after))
    else:
        raise NotFound(
            f"The reader passed over {len(kept.ignored)} texts.",
            f"See them with: consult questions {kept.id}",
        )
    _keep(ws, kept, done, base, as_json)


@question_command.command("move")
@click.argument("response")
@click.argument("question")
@click.option("--up", is_flag=True, help="One place up.")
@click.option("--down", is_flag=True, help="One place down.")
@click.option("--to", type=int, metavar="N", help="To the Nth place, from 1.")
@_options
@pass_asked
def move_command(
    asked: Asked,
    response: str,
    question: str,
    up: bool,
    down: bool,
    to: int | None,
    base: str,
    as_json: bool,
) -> None:
    """Move a question up, down or to a place."""
    if up + down + (to is not None) != 1:
        raise Usage("Say where to: --up, --down or --to N.", "Give one of them.")
    ws, kept = _open(asked, response)
    was = find_question(kept, question)
    by = (-1 if up else 1) if to is None else to - 1 - kept.questions.index(was)
    _keep(ws, kept, correcting.move(kept, was.id, by), base, as_json)


@question_command.command("add", cls=WordsCommand)
@click.argument("response")
@click.argument("text")
@click.option("--after", default=None, metavar="QUESTION", help="Where it goes; else to the end.")
@_fields
@_options
@pass_asked
def add_command(
    asked: Asked, /, response: str, text: str, after: str | None, base: str, as_json: bool, **given: Any
) -> None:
    """Add a question that the reader did not find."""
    ws, kept = _open(asked, response)
    made = _with(Question(text=text), given)
    _keep(ws, kept, correcting.add(kept, made, _after(kept, after)), base, as_json)


@question_command.command("seen")
@click.argument("response")
@click.argument("question", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_asked
def seen_command(asked: Asked, response: str, question: tuple[str, ...], as_json: bool) -> None:
    """Say that you have seen what changed in a question whose answer was carried over."""
    from consult_tui.workspace.consultations.following import acknowledge

    ws, kept = _open(asked, response)
    meant = [find_question(kept, given).id for given in question]
    acknowledge(ws, kept.id, meant)
    if as_json:
        print_json([{"ref": id_, "seen": True} for id_ in meant])
        return
    say("Seen; the change is no longer shown.")


def _open(asked: Asked, given: str) -> tuple[Workspace, Response]:
    ws = asked.open()
    return ws, ws.response(response_id(ws, given))


def _after(response: Response, given: str | None) -> str:
    """Id of the question behind which something goes: the last one where none is named."""
    if given is None:
        return response.questions[-1].id if response.questions else ""
    return find_question(response, given).id


def _with(question: Question, given: dict[str, Any]) -> Question:
    """The question with what was given of its fields.

    Raises:
        BadInput: If the word limit is no number.
    """
    fields = {name: value for name, value in given.items() if value is not None}
    if "options" in fields:
        fields["options"] = tuple(part.strip() for part in fields["options"].split("|") if part.strip())
    if "choose" in fields:
        fields["choose"] = Choose(fields["choose"])
    if "kind" in fields:
        fields["kind"] = QuestionKind(fields["kind"])
    if "word_limit" in fields:
        limit = fields["word_limit"].strip()
        if limit and not limit.isdecimal():
            raise BadInput(f"'{limit}' is no number of words.", 'Give a number, or "" for no limit.')
        fields["word_limit"] = int(limit) if limit else None
    return replace(question, **fields)


def _keep(ws: Workspace, seen: Response, correction: Correction, base: str, as_json: bool) -> None:
    """Keep a correction and say what was done."""
    done = correcting.keep(ws, seen.id, correction, base=base or questions_version(seen))
    if as_json:
        found = checking.checked(done.after)
        print_json({"done": correction.said, "ref": correction.question, **listed(done.after, found)})
        return
    say(correction.said)
