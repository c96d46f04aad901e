"""history, restore."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from consult_tui.cli.main import Asked, pass_asked
from consult_tui.cli.output import line, print_json, say, table
from consult_tui.domain.versions import answer_version
from consult_tui.errors import Usage
from consult_tui.text.differences import Change
from consult_tui.text.visible import one_line
from consult_tui.workspace.naming import find_question, position_id
from consult_tui.workspace.responses import history, restoring
from consult_tui.workspace.responses.history import Done
from consult_tui.workspace.responses.register import response_id
from consult_tui.workspace.workspace import Workspace

MARKS = {Change.SAME: ("", ""), Change.IN: ("{+", "+}"), Change.OUT: ("[-", "-]")}
"""How differences are marked in plain text: put in, taken out."""


@click.command("history")
@click.argument("response", required=False)
@click.argument("question", required=False)
@click.option("--position", metavar="ID", help="Of a line instead: what was done to it, and every wording.")
@click.option(
    "--dispose", "disposes", is_flag=True, help="Take the contents out of the history; see --reason."
)
@click.option("--reason", help="Why they are disposed of: personal data, retention. It is kept.")
@click.option(
    "-n",
    "limit",
    type=click.IntRange(1),
    default=20,
    show_default=True,
    help="At most so many, word for word.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_asked
def history_command(
    asked: Asked,
    response: str | None,
    question: str | None,
    position: str | None,
    disposes: bool,
    reason: str | None,
    limit: int,
    as_json: bool,
) -> None:
    """Show who did what, when: in a response, to one answer, to a line, or in the whole workspace.

    The versions of an answer are shown with the words put in {+like this+} and taken out [-like this-].
    With --dispose, what its earlier versions said is taken out of the history for good; a mark stays that
    says who did so, when and why.
    """
    _check_usage(response, position, disposes, reason)
    ws = asked.open()
    kept = ws.response(response_id(ws, response)) if response else None
    meant = find_question(kept, question) if kept and question else None
    if kept and disposes:
        _dispose(ws, kept.id, meant.id if meant else "", reason or "", as_json)
        return
    if position:
        done: Sequence[Done] = history.position_history(ws, position_id(ws, position))
    elif kept:
        done = history.response_history(ws, kept.id, meant.id if meant else "")
        damage = history.damage(ws, kept.id)
        if damage:
            say(f"Note: {damage}")
    else:
        done = history.everything(ws)
    if as_json:
        print_json([_entry(each) for each in done])
    elif not done:
        say("Nothing was recorded yet.")
    elif meant or position:
        if len(done) > limit:
            say(f"The newest {limit} of {len(done)}; more with -n {len(done)}.")
        _print_versions(done[-limit:])
    else:
        _print_table(done, named=kept is None)


@click.command("restore")
@click.argument("response")
@click.argument("question")
@click.argument("version")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_asked
def restore_command(asked: Asked, response: str, question: str, version: str, as_json: bool) -> None:
    """Bring a version of an answer back, as a new one: by its number, or a beginning of its hash."""
    ws = asked.open()
    kept = ws.response(response_id(ws, response))
    meant = find_question(kept, question)
    done = restoring.restore(ws, kept.id, meant.id, version)
    if as_json:
        made = {"ref": meant.id, "version": answer_version(done.answer), "ready": done.answer.ready}
        print_json({**made, "text": done.answer.text, "restored": done.old, "changed": done.changed})
    elif done.changed:
        say(f"Brought back version {done.old}, as a new version.")
    else:
        say(f"The answer says what version {done.old} says; nothing was changed.")


def _check_usage(response: str | None, position: str | None, disposes: bool, reason: str | None) -> None:
    """Whether the options can be meant together.

    Raises:
        Usage: If they cannot.
    """
    if position and response:
        raise Usage("A response and a line are one or the other.", "Leave one out.")
    if disposes and not response:
        raise Usage("Only the history of a response can be disposed of.", "Name a response.")
    if reason is not None and not disposes:
        raise Usage("A reason is for --dispose.", "Leave it out, or add --dispose.")


def _dispose(ws: Workspace, id_: str, ref: str, reason: str, as_json: bool) -> None:
    done = restoring.dispose(ws, id_, ref, reason=reason)
    if as_json:
        print_json({"entries": done.entries, "backups": done.backups, "remains": list(done.remains)})
        return
    said = f"The contents of {done.entries} entr{'y' if done.entries == 1 else 'ies'} were disposed of"
    say(f"{said}; who, when and why is kept. The answer as it stands was not touched.")
    if done.backups:
        many = f"{done.backups} backup{'s' * (done.backups != 1)} of the response"
        say(f"{many} went too; the next save makes a new one.")
    for sentence in done.remains:
        say(f"Note: {sentence}")


def _entry(done: Done) -> dict[str, Any]:
    """One entry of `history`."""
    answer = done.answer
    return {
        "at": done.at,
        "today": done.today,
        "user": done.user,
        "what": done.what,
        "response": done.response or None,
        "position": done.position or None,
        "body": done.body or None,
        "evidence": done.evidence or None,
        "question": done.question,
        "ref": done.ref,
        "number": done.number,
        "version": done.version,
        "text": done.text,
        "choices": list(answer.choices) if answer else [],
        "no_comment": answer.no_comment if answer else "",
        "note": done.note,
        "disposed": done.disposed,
    }


def _print_table(done: Sequence[Done], *, named: bool) -> None:
    """A row an entry; with the response or line it concerns where all are listed."""
    header = ["when", "going by", "who", "what", "question", "version", "note"]
    widest = [26, 17, 24, 22, 10, 7, 80]
    rows = [
        [d.when, d.going_by, d.user, d.in_words, d.question, str(d.number or ""), d.note or one_line(d.text)]
        for d in done
    ]
    if named:
        header.insert(0, "response or record")
        widest.insert(0, 40)
        named_so = [d.response or d.position or d.body or d.evidence for d in done]
        rows = [[name, *row] for name, row in zip(named_so, rows, strict=True)]
    table(rows, header, widest)


def _print_versions(done: Sequence[Done]) -> None:
    """Every entry under a heading, its words with the differences to the version before."""
    for place, each in enumerate(done):
        if place:
            line()
        _print_heading(each)
        if each.said:
            for words in _marked(each).split("\n"):
                line(f"   {words}" if words else "")


def _print_heading(done: Done) -> None:
    name = f"Version {done.number}" if done.number else "-"
    by = f"(by {done.going_by})" if done.going_by else ""
    parts = [done.in_words, done.when, by, done.user, done.version[:12], done.note]
    line(f"{name}  {'  '.join(one_line(part) for part in parts if part)}")


def _marked(done: Done) -> str:
    """The words with the differences marked; the first version, and what is no version, as it is."""
    if not done.before:
        return done.said
    return "".join(f"{MARKS[s.change][0]}{s.text}{MARKS[s.change][1]}" for s in done.differences)
