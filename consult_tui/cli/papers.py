"""Board papers on the command line: listed, taken from, and a folder of them worked through."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from consult_tui.cli.output import line, print_json, say
from consult_tui.domain.papers import Candidate, PaperState, Stands
from consult_tui.errors import ConsultError, NotFound, Usage
from consult_tui.text.sentences import count_words
from consult_tui.text.visible import one_line
from consult_tui.workspace.library import paper_memory, papers
from consult_tui.workspace.library.papers import How, Looked
from consult_tui.workspace.workspace import Workspace

if TYPE_CHECKING:
    from consult_tui.intake.apart.waiting import Apart

LISTS = (".csv", ".jsonl")
"""Endings of files that hold a line a row."""
FIRST = 88
"""Characters of a text that are printed in a listing."""
_NUMBERS = re.compile(r"all|\d[\d,-]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the options say."""

    take: tuple[str, ...] = ()
    how: How = field(default_factory=How)
    next: bool = False
    mark: tuple[str, str] | None = None
    """`done`, `skip` or `again`, and the file."""
    as_json: bool = False

    @property
    def of_a_folder(self) -> bool:
        """Whether something is asked that only a folder has."""
        return self.next or self.mark is not None


def parted(given: Sequence[str]) -> tuple[Path, tuple[str, ...]]:
    """The file, and the numbers that stand beside it: `paper.docx --take 1 2 3`.

    Raises:
        Usage: If there is no file or more than one.
    """
    files = [each for each in given if not _NUMBERS.fullmatch(each) or Path(each).exists()]
    if len(files) != 1:
        raise Usage("One file or folder is taken at a time.", "Name one.")
    return Path(files[0]), tuple(each for each in given if each != files[0])


def show_paper(looked: Looked, asked_for: Given) -> None:
    """List a paper's candidates and what was left out; takes nothing."""
    paper = looked.paper
    if asked_for.as_json:
        print_json(_paper_json(looked))
        return
    line(f"{one_line(paper.document)} ({paper.name})")
    line(_meeting(paper.stands) or "It does not say which meeting it is for.")
    for each in paper.candidates:
        _print_candidate(each, looked)
    if paper.left_out:
        line(f"\nLeft out: {len(paper.left_out)}")
    for out in paper.left_out:
        line(f"  {_cut(out.text, 60)}  ({out.why})")
    for warning in paper.warnings:
        say(f"Note: {warning}")
    if looked.record.state:
        say(f"Note: it was {_state(looked.record.state)} by {looked.record.by} on {looked.record.on}.")
    if paper.candidates:
        say("Nothing is taken. To take lines: --take all, or --take N for some.")


def take_from(ws: Workspace, looked: Looked, asked_for: Given) -> None:
    """Take candidates in as lines, and mark the paper as looked through."""
    wanted = papers.numbers(asked_for.take, looked.paper)
    done = papers.take(ws, looked, wanted, asked_for.how)
    if asked_for.as_json:
        passed = [{"n": n, "already": id_} for n, id_ in done.passed]
        print_json({"taken": list(done.taken), "passed": passed, "remarks": list(done.remarks)})
        return
    for id_ in done.taken:
        line(id_)
    say(f"{len(done.taken)} {'line' if len(done.taken) == 1 else 'lines'} taken in.")
    for n, id_ in done.passed:
        say(f"Candidate {n} was not taken: '{id_}' says the same. To take it all the same: --take {n}")
    for remark in done.remarks:
        say(f"Note: {remark}")


def list_folder(ws: Workspace, folder: Path, asked_for: Given) -> None:
    """List the papers of a folder, each with its candidates and whether it is done."""
    rows = []
    with papers.reading() as reader:
        for filed in paper_memory.papers_in(ws, folder):
            row = _filed_json(ws, filed, reader)
            rows.append(row)
            if not asked_for.as_json:
                _print_filed(row)
    left = sum(row["done"] is None and row["problem"] is None for row in rows)
    if asked_for.as_json:
        print_json({"folder": str(folder), "papers": rows, "left": left})
    else:
        say(f"{len(rows)} papers, {left} to do. The next one: --next; when it is done: --done FILE")


def next_paper(ws: Workspace, folder: Path) -> Looked | None:
    """The first paper of a folder that is not done; says which could not be read."""
    found, unread = papers.next_in(ws, folder)
    for path, why in unread:
        say(f"Note: passed over {path.name}. {why}")
    return found


def mark_paper(ws: Workspace, folder: Path, asked_for: Given) -> None:
    """Mark a paper of a folder as looked through, skipped, or open again."""
    assert asked_for.mark is not None
    word, name = asked_for.mark
    path = folder / name if (folder / name).is_file() else Path(name)
    if not path.is_file():
        raise NotFound(
            f"There is no paper '{name}' in {folder}.", "See them with: consult position import FOLDER"
        )
    states = {"done": PaperState.LOOKED_THROUGH, "skip": PaperState.SKIPPED, "again": PaperState.OPEN}
    record = paper_memory.mark(ws, path, states[word])
    if asked_for.as_json:
        print_json({"file": path.name, "done": record.state.value or None})
    else:
        say(f"{path.name}: {_state(record.state)}.")


def _state(state: PaperState) -> str:
    return {
        PaperState.LOOKED_THROUGH: "looked through",
        PaperState.SKIPPED: "skipped",
        PaperState.OPEN: "to do",
    }[state]


def _print_candidate(each: Candidate, looked: Looked) -> None:
    number = f"{'paragraph ' if each.paragraph else 'no number'}{each.paragraph}"
    own = f"  [{_meeting(each.stands)}]" if each.stands != looked.paper.stands else ""
    about = f"{one_line(each.heading)}  {count_words(each.text)} words, as {each.take_as}"
    line(f"\n{each.n:>3}  {number}  {about}{own}")
    line(f"     {_cut(each.text, FIRST)}")
    found = looked.already.get(each.n)
    if found:
        line(f"     in the library already{'' if found.same else ', nearly'}: {found.id}")


def _print_filed(row: dict[str, Any]) -> None:
    if row["problem"]:
        line(f"     cannot be read  {row['file']}: {row['problem']}")
        return
    done = _state(PaperState(row["done"] or ""))
    taken = f", {row['taken']} taken" if row["taken"] else ""
    place = ", ".join(
        part for part in (row["body"], row["meeting_date"], row["item"] and f"item {row['item']}") if part
    )
    line(f"{row['candidates']:>4} candidates{taken}, {done}  {row['file']}  {place}")


def _meeting(stands: Stands) -> str:
    when = stands.meeting_date.in_words if stands.meeting_date else ""
    parts = (stands.body, when, f"item {stands.item}" if stands.item else "")
    return one_line(", ".join(part for part in parts if part))


def _cut(text: str, width: int) -> str:
    flat = one_line(text)
    return flat if len(flat) <= width else f"{flat[: width - 1]}…"


def _stands_json(stands: Stands) -> dict[str, Any]:
    when = str(stands.meeting_date) if stands.meeting_date else None
    return {"body": stands.body or None, "meeting_date": when, "item": stands.item or None}


def _paper_json(looked: Looked) -> dict[str, Any]:
    paper = looked.paper
    return {
        **_stands_json(paper.stands),
        "document": paper.document,
        "file": paper.name,
        "sha256": paper.sha256,
        "done": looked.record.state.value or None,
        "candidates": [_candidate_json(each, looked) for each in paper.candidates],
        "left_out": [{"text": each.text, "why": each.why} for each in paper.left_out],
        "warnings": list(paper.warnings),
    }


def _candidate_json(each: Candidate, looked: Looked) -> dict[str, Any]:
    found = looked.already.get(each.n)
    return {
        "n": each.n,
        "paragraph": each.paragraph,
        "heading": each.heading,
        "text": each.text,
        "words": count_words(each.text),
        "kind": each.kind.value,
        "already": found.id if found else None,
        "nearly": bool(found and not found.same),
        "lead": each.lead,
        "minute": each.minute or None,
        "take_as": each.take_as.value,
        **_stands_json(each.stands),
    }


def _filed_json(ws: Workspace, filed: paper_memory.Filed, reader: Apart) -> dict[str, Any]:
    row: dict[str, Any] = {
        "file": filed.path.name,
        "sha256": filed.sha256 or None,
        "candidates": None,
        **_stands_json(Stands()),
        "taken": len(filed.record.taken),
        "done": filed.record.state.value or None,
        "problem": filed.problem or None,
    }
    if filed.problem:
        return row
    try:
        paper = papers.look(ws, filed.path, reader=reader).paper
    except ConsultError as error:
        return {**row, "problem": str(error)}
    return {**row, "candidates": len(paper.candidates), **_stands_json(paper.stands)}
