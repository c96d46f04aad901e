"""edit, answer, insert, archive, export."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path

import click

from consult_tui.cli import as_json as shapes
from consult_tui.cli.main import Asked, pass_asked
from consult_tui.cli.output import line, print_json, say
from consult_tui.cli.words import WordsCommand
from consult_tui.domain.versions import answer_version
from consult_tui.errors import BadInput, NotFound, Usage
from consult_tui.workspace.naming import find_question, position_id
from consult_tui.workspace.responses import drafting, exporting
from consult_tui.workspace.responses.answer_change import AnswerChange
from consult_tui.workspace.responses.register import archive, response_id, row_of

MOST_BYTES = 2_000_000
"""The longest answer that is taken from a file or from standard input."""


@click.command("edit", cls=WordsCommand)
@click.argument("response")
@click.argument("field")
@click.argument("value")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_asked
def edit_command(asked: Asked, response: str, field: str, value: str, as_json: bool) -> None:
    """Set cover matter or a fact: title, closes, about, key_messages, lead, route, departments, ...

    Lists are parted by |, dates are 2012-05-21 or 2012-05-21T17:00.
    """
    ws = asked.open()
    changed = drafting.edit(ws, response_id(ws, response), field, value)
    if as_json:
        print_json(shapes.register_row(row_of(ws, changed)))
        return
    say("Saved.")


@click.command("answer")
@click.argument("response")
@click.argument("question")
@click.option("--choose", multiple=True, metavar="OPTION", help="Tick a box (again for more than one).")
@click.option("--text", help="The answer, Markdown with citations [@id].")
@click.option("--file", "file", help="The answer from a file; - for standard input.")
@click.option("--no-comment", metavar="REASON", help="Say why nothing is said.")
@click.option("--ready", is_flag=True, help="Mark ready.")
@click.option("--working", is_flag=True, help="Mark working again.")
@click.option(
    "--new-policy", is_flag=True, help="Mark as saying something new: it needs agreement, whatever its words."
)
@click.option("--not-new-policy", is_flag=True, help="Take that mark off.")
@click.option(
    "--base", default="", metavar="VERSION", help="Refuse (exit 4) if this is not the current version."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_asked
def answer_command(
    asked: Asked,
    response: str,
    question: str,
    choose: tuple[str, ...],
    text: str | None,
    file: str | None,
    no_comment: str | None,
    ready: bool,
    working: bool,
    new_policy: bool,
    not_new_policy: bool,
    base: str,
    as_json: bool,
) -> None:
    """Set an answer: boxes, text, no comment, marks. Text without --ready leaves it working."""
    if text is not None and file is not None:
        raise Usage("--text and --file are one or the other.", "Leave one out.")
    if no_comment is not None and (text is not None or file is not None or choose):
        raise Usage("A no-comment has no box and no text.", "Leave out --choose, --text and --file.")
    is_ready = _mark(ready, working, "--ready and --working")
    is_new = _mark(new_policy, not_new_policy, "--new-policy and --not-new-policy")
    ws = asked.open()
    kept = ws.response(response_id(ws, response))
    meant = find_question(kept, question)
    words = _file_text(file) if file is not None else text
    change = AnswerChange(
        choices=drafting.options_meant(meant, choose) if choose else None,
        text=words.replace("\r\n", "\n") if words is not None else None,
        no_comment=no_comment,
        ready=is_ready,
        new_policy=is_new,
    )
    if change == AnswerChange():
        raise Usage(
            "Nothing is said about the answer.", "Give --choose, --text, --no-comment, --ready or --working."
        )
    answer = drafting.set_answer(ws, kept.id, meant.id, change, base=base)
    if as_json:
        print_json({"ref": meant.id, "version": answer_version(answer), "ready": answer.ready})
        return
    say("Saved, ready." if answer.ready else "Saved, working.")
    if drafting.too_many_boxes(meant, answer.choices):
        say("Note: more boxes are ticked than this question allows.")


@click.command("insert")
@click.argument("response")
@click.argument("question")
@click.argument("position")
@click.option("--reason", default="", help="Why a line goes in that is a draft, lapsed or internal.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_asked
def insert_command(
    asked: Asked, response: str, question: str, position: str, reason: str, as_json: bool
) -> None:
    """Put a line into an answer, with its citation."""
    ws = asked.open()
    kept = ws.response(response_id(ws, response))
    meant = find_question(kept, question)
    done = drafting.insert(ws, kept.id, meant.id, position_id(ws, position), reason)
    if as_json:
        version = answer_version(ws.response(kept.id).answer(meant.id))
        print_json({"ref": meant.id, "position": done.position.id, "version": version, "remark": done.remark})
        return
    say(f"Inserted '{done.position.title}'.")
    if done.remark:
        say(f"Note: {done.remark}")


@click.command("archive")
@click.argument("response")
@click.option("--undo", is_flag=True, help="Bring it back.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_asked
def archive_command(asked: Asked, response: str, undo: bool, as_json: bool) -> None:
    """Take a response out of the register; nothing of it is lost."""
    ws = asked.open()
    changed = archive(ws, response_id(ws, response), undo=undo)
    if as_json:
        print_json(shapes.register_row(row_of(ws, changed)))
        return
    say("Back in the register." if undo else "Archived. Bring it back with --undo.")


@click.command("export")
@click.argument("response")
@click.option("--as", "kind", required=True, metavar="KIND", help=" | ".join(exporting.KINDS))
@click.option("-o", "path", type=click.Path(path_type=Path), help="The file; else in the response's folder.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_asked
def export_command(asked: Asked, response: str, kind: str, path: Path | None, as_json: bool) -> None:
    """Write a Word document: draft (for sign-off)."""
    if kind not in exporting.KINDS:
        raise Usage(f"There is no document '{kind}'.", f"Choose from: {', '.join(exporting.KINDS)}.")
    ws = asked.open()
    done = exporting.export_draft(ws, response_id(ws, response), path)
    if as_json:
        print_json({"path": str(done.path), "version": done.version})
        return
    line(str(done.path))


def _mark(on: bool, off: bool, options: str) -> bool | None:
    """What a pair of options says of a mark; None where neither is given.

    Raises:
        Usage: If both are.
    """
    if on and off:
        raise Usage(f"{options} are one or the other.", "Leave one out.")
    return on if on or off else None


def _file_text(file: str) -> str:
    """The text of a file, or of standard input for `-`.

    Raises:
        NotFound: If there is no such file.
        BadInput: If it cannot be read, is not UTF-8, or is longer than any answer.
    """
    path = Path(file)
    if file != "-" and not path.is_file():
        raise NotFound(f"There is no file {file}.", "Check the name.")
    try:
        with nullcontext(sys.stdin.buffer) if file == "-" else path.open("rb") as given:
            data = given.read(MOST_BYTES + 1)
    except OSError as error:
        raise BadInput(f"{file} cannot be read: {error.strerror}.", "Check that you may read it.") from None
    name = "Standard input" if file == "-" else path.name
    if len(data) > MOST_BYTES:
        raise BadInput(f"{name} is too long for an answer.", "Keep it under 2 MB.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput(f"{name} is not UTF-8 text.", "Save it as plain text, UTF-8.") from None
