"""The fields of a line as text: one table for the form, the options and the imports.

Names and meanings are the import columns of the command line's contract; lists are parted by `|`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from consult_tui.domain.lifecycle import AGREEMENTS
from consult_tui.domain.positions import AgreedBy, Kind, Position, Stance, Status
from consult_tui.workspace.library.fields import (
    read_day,
    read_list,
    read_one_of,
    read_partial,
    read_text,
    read_true_or_false,
    read_words,
)

REVIEW_BEFORE_AGREED = "review_by is before the day it was agreed"


@dataclass(frozen=True, slots=True)
class Column:
    """One field of a line: how it is read from text, how it is written, and what it is for."""

    read: Callable[[str], Any]
    help: str
    of_agreed_by: bool = False
    long: bool = False
    """Whether it wants several lines in a form."""
    choices: tuple[str, ...] = ()


COLUMNS: dict[str, Column] = {
    "title": Column(read_words, "what the line is about, in a few words"),
    "statement": Column(read_text, "the line itself, Markdown, 40 to 300 words", long=True),
    "status": Column(
        read_one_of(Status, Status.DRAFT),
        "draft | proposed | stated | agreed | superseded | withdrawn",
        choices=tuple(Status),
    ),
    "stance": Column(
        read_one_of(Stance, None), "support | conditional | oppose | neutral", choices=tuple(Stance)
    ),
    "themes": Column(read_list, "subjects, parted by |"),
    "kind": Column(
        read_one_of(Kind, Kind.DECISION),
        "decision | clearance | report | statement",
        of_agreed_by=True,
        choices=tuple(Kind),
    ),
    "body": Column(read_words, "who agreed it: a body's id or name", of_agreed_by=True),
    "meeting_date": Column(read_partial, "when: 2011-12-08, 2011-12 or 2011", of_agreed_by=True),
    "item": Column(read_words, "item of the agenda", of_agreed_by=True),
    "paragraph": Column(read_words, "paragraph of the paper", of_agreed_by=True),
    "minute": Column(read_words, "minute", of_agreed_by=True),
    "document": Column(read_words, "the paper's name", of_agreed_by=True),
    "url": Column(read_words, "where the paper can be read", of_agreed_by=True),
    "review_by": Column(read_day, "to be looked at again by: 2012-12-31"),
    "owner": Column(read_words, "the role that looks after it"),
    "caveat": Column(read_text, "do not use for X without Y"),
    "evidence": Column(read_list, "ids of the figures that it quotes, parted by |"),
    "internal": Column(read_true_or_false, "true | false: not sent without a recorded reason"),
    "notes": Column(read_text, "for us only", long=True),
    "supersedes": Column(read_words, "id of the line that it takes the place of"),
}
"""Every field but the id, in the order of a form."""


def problems(row: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with each field, by column; empty where the row can be taken.

    Only `statement` is required; `agreed` needs `body` and `meeting_date`, and a kind that agrees: a report
    or a public statement makes a line stated.
    """
    found: dict[str, str] = {}
    for name, column in COLUMNS.items():
        try:
            column.read(row.get(name, ""))
        except ValueError as wrong:
            found[name] = str(wrong)
    if not row.get("statement", "").strip():
        found["statement"] = "a line needs a statement"
    if "status" not in found and row.get("status", "").strip().casefold() == Status.AGREED:
        for name in ("body", "meeting_date"):
            if not row.get(name, "").strip():
                found[name] = f"an agreed line needs its {name}"
        if "kind" not in found and COLUMNS["kind"].read(row.get("kind", "")) not in AGREEMENTS:
            found["kind"] = "a report or a statement makes a line stated, not agreed"
    if not found and _reviewed_too_early(row):
        found["review_by"] = REVIEW_BEFORE_AGREED
    return found


def position_from(row: Mapping[str, str], base: Position) -> Position:
    """The line `base` with every field that the row names set; the row must be free of `problems`."""
    read = {name: COLUMNS[name].read(row[name]) for name in COLUMNS if name in row}
    agreed = {name: value for name, value in read.items() if COLUMNS[name].of_agreed_by}
    plain = {name: value for name, value in read.items() if not COLUMNS[name].of_agreed_by}
    agreed_by = replace(base.agreed_by or AgreedBy(), **agreed)
    recorded = agreed_by if agreed_by != AgreedBy(kind=agreed_by.kind) else None
    return replace(base, agreed_by=recorded, **plain)


def row_of(position: Position) -> dict[str, str]:
    """Every field of a line as text, the id first."""
    agreed_by = position.agreed_by or AgreedBy()
    row = {"id": position.id}
    for name, column in COLUMNS.items():
        if column.of_agreed_by and position.agreed_by is None:
            row[name] = ""
        else:
            row[name] = _written(getattr(agreed_by if column.of_agreed_by else position, name))
    return row


def _written(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case tuple():
            return "|".join(value)
        case _:
            return str(value)


def _reviewed_too_early(row: Mapping[str, str]) -> bool:
    review_by = read_day(row.get("review_by", ""))
    agreed = read_partial(row.get("meeting_date", ""))
    return review_by is not None and agreed is not None and review_by < agreed.first
