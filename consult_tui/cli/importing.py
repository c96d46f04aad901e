"""consult position import: lines from a list, paragraphs from a board paper, or a folder of papers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from consult_tui.cli.main import Asked, pass_asked
from consult_tui.cli.output import print_json, say
from consult_tui.cli.papers import (
    LISTS,
    Given,
    list_folder,
    mark_paper,
    next_paper,
    parted,
    show_paper,
    take_from,
)
from consult_tui.domain.positions import Status
from consult_tui.errors import Usage
from consult_tui.workspace.library import imports, papers
from consult_tui.workspace.library.fields import read_field, read_partial
from consult_tui.workspace.workspace import Workspace


@click.command("import")
@click.argument("given", nargs=-1, required=True, metavar="FILE|FOLDER")
@click.option("--take", multiple=True, metavar="all|N...", help="Which candidates of a paper: 3, 1,4, 2-5.")
@click.option(
    "--to", type=click.Choice([s.value for s in papers.STATUSES]), help="As what; else as it stands."
)
@click.option("--minute", default="", help="The minute; without one nothing is taken as agreed.")
@click.option("--body", default="", help="Whose meeting, where the paper does not say or says it wrong.")
@click.option("--meeting-date", "--meeting_date", default="", metavar="DATE", help="When: 2011-12-08, 2011.")
@click.option("--item", default="", help="Item of the agenda.")
@click.option("--theme", "themes", multiple=True, help="A subject for every line that is taken.")
@click.option("--next", "next_", is_flag=True, help="Of a folder: the first paper that is not done.")
@click.option("--done", metavar="FILE", help="Of a folder: mark a paper as looked through.")
@click.option("--skip", metavar="FILE", help="Of a folder: mark a paper as skipped.")
@click.option("--again", metavar="FILE", help="Of a folder: a paper is not done after all.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_asked
@click.pass_context
def import_command(ctx: click.Context, asked: Asked, /, given: tuple[str, ...], **options: Any) -> None:
    """Take lines in from a list or a board paper, or work through a folder of papers.

    A .csv or .jsonl file has a line a row; rows that cannot be taken go to a copy beside it. Of a paper the
    numbered paragraphs are listed, and nothing is taken without --take: a report's as stated, a
    recommendation or a decision as proposed, as agreed only with its minute. Of a folder the papers are
    listed with what is done; what is done is remembered.
    """
    path, numbers = parted(given)
    asked_for = _given(numbers, options)
    ws = asked.open()
    if path.suffix.casefold() in LISTS:
        if asked_for != Given(as_json=asked_for.as_json):
            raise Usage(f"{path.name} is a list of lines.", "Its columns say how each is taken.")
        _import_list(ctx, ws, path, as_json=asked_for.as_json)
    elif path.is_dir():
        _folder(ws, path, asked_for)
    elif asked_for.of_a_folder:
        raise Usage(f"{path.name} is no folder.", "Name the folder in which the papers lie.")
    else:
        _paper(ws, papers.look(ws, path), asked_for)


def _given(numbers: tuple[str, ...], options: dict[str, Any]) -> Given:
    take = (*options["take"], *numbers)
    if numbers and not options["take"]:
        raise Usage(f"'{numbers[0]}' cannot be meant.", "Say which candidates to take: --take N")
    marks = [(state, options[state]) for state in ("done", "skip", "again") if options[state] is not None]
    if len(marks) > 1 or (marks and (take or options["next_"])):
        raise Usage("One thing at a time.", "Mark one paper, or take from one.")
    how = papers.How(
        status=Status(options["to"]) if options["to"] else None,
        minute=options["minute"],
        body=options["body"],
        meeting_date=read_field("--meeting-date", read_partial, options["meeting_date"]),
        item=options["item"],
        themes=options["themes"],
    )
    return Given(
        take=take, how=how, next=options["next_"], mark=(*marks, None)[0], as_json=options["as_json"]
    )


def _folder(ws: Workspace, folder: Path, asked_for: Given) -> None:
    if asked_for.mark:
        mark_paper(ws, folder, asked_for)
    elif asked_for.next:
        looked = next_paper(ws, folder)
        if looked is not None:
            _paper(ws, looked, asked_for)
        elif asked_for.as_json:
            print_json(None)
        else:
            say("Every paper here is done.")
    elif asked_for.take:
        raise Usage("Lines are taken from one paper at a time.", "Name a file, or add: --next")
    else:
        list_folder(ws, folder, asked_for)


def _paper(ws: Workspace, looked: papers.Looked, asked_for: Given) -> None:
    if asked_for.take:
        take_from(ws, looked, asked_for)
    else:
        show_paper(looked, asked_for)


def _import_list(ctx: click.Context, ws: Workspace, file: Path, *, as_json: bool) -> None:
    done = imports.import_lines(ws, file)
    if as_json:
        print_json(
            {
                "taken": list(done.taken),
                "refused": [{"row": number, "why": why} for number, why in done.refused],
                "refused_file": str(done.refused_file) if done.refused_file else None,
                "remarks": list(done.remarks),
            }
        )
    else:
        say(f"{len(done.taken)} lines taken in.")
        for remark in done.remarks:
            say(f"Note: {remark}")
        for number, why in done.refused:
            say(f"Row {number} was not taken. {why}")
    if done.refused:
        say(f"{len(done.refused)} rows were not taken; they are in {done.refused_file} with their reasons.")
        ctx.exit(1)
