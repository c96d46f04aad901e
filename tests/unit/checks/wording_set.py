"""The hand-made wording set: what it holds, and how an engine does on it, counted kind by kind."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from consult_tui.checks.accounting import Accounts
from consult_tui.checks.accounts import Accounted, WordingKind
from consult_tui.checks.wordings import Wordings
from consult_tui.domain.positions import Position, Status
from consult_tui.store.library import LibraryStore
from consult_tui.store.places import Places
from tests.conftest import PROJECT

DATA = PROJECT / "tests" / "data" / "wording"
Record = dict[str, Any]


def records(name: str) -> list[Record]:
    """The objects of one file of the set."""
    return [json.loads(line) for line in (DATA / name).read_text("utf-8").splitlines() if line.strip()]


@dataclass
class Tally:
    """How one kind of edit was told."""

    number: int = 0
    right: int = 0
    """Of the expected kind, with a line that holds the sentence."""
    altering: int = 0
    """Edits that by our reading change the commitment, and how many of them were marked."""
    marked: int = 0
    harmless: int = 0
    """Edits that by our reading do not, and how many were marked all the same."""
    alarmed: int = 0
    wrong: list[str] = field(default_factory=list)

    def row(self, kind: str) -> str:
        """One row of the table."""
        share = f"{self.right / self.number:.3f}"
        marks = f"{self.marked}/{self.altering}" if self.altering else "-"
        alarms = f"{self.alarmed}/{self.harmless}" if self.harmless else "-"
        return f"{kind:13}{self.number:5}{share:>8}{marks:>12}{alarms:>14}"


HEADER = f"{'edit':13}{'n':>5}{'right':>8}{'commitment':>12}{'false marks':>14}"


def sample_lines() -> list[Position]:
    """The sample library's lines."""
    return list(LibraryStore(Places(PROJECT)).load().positions.values())


def other_lines() -> list[Position]:
    """The lines of other fields."""
    return [
        Position(id=r["line"], title=r["line"], statement=r["statement"], status=Status.AGREED)
        for r in records("other.jsonl")
        if "statement" in r
    ]


def sample_edits() -> list[Record]:
    """Ten kinds of edit of every agreed sentence of the sample."""
    edits = records("edits.jsonl")
    return [{"expected": "as-agreed" if e["kind"] == "none" else "changed", **e} for e in edits]


def other_edits() -> list[Record]:
    """Edits of the other fields' lines."""
    return [r for r in records("other.jsonl") if "kind" in r]


def new_sentences(name: str) -> list[str]:
    """The sentences that are in no line."""
    return [r["text"] for r in records(name) if "kind" not in r and "statement" not in r]


def tallied(lines: Iterable[Position], edits: Iterable[Record]) -> dict[str, Tally]:
    """How each kind of edit was told."""
    accounts = Accounts(Wordings(lines))
    tallies: dict[str, Tally] = {}
    for edit in edits:
        found = accounts.account(edit["text"])
        _count(tallies.setdefault(edit["kind"], Tally()), edit, found, accounts.wordings)
    return tallies


def called_new(lines: Iterable[Position], texts: Iterable[str]) -> tuple[int, list[str]]:
    """How many sentences were called new, and those that were not."""
    accounts = Accounts(Wordings(lines))
    found = [each for text in texts for each in accounts.account(text)]
    wrong = [each.sentence.text for each in found if each.kind is not WordingKind.NEW]
    return len(found) - len(wrong), wrong


def _count(tally: Tally, edit: Record, found: tuple[Accounted, ...], wordings: Wordings) -> None:
    tally.number += 1
    lines = {source.position for source in wordings.in_these_words(edit["sentence"])} | {edit["also"]}
    each = found[0] if len(found) == 1 else None
    right = each is not None and each.kind == edit["expected"]
    if right and each and each.source and each.source.position in lines:
        tally.right += 1
    else:
        tally.wrong.append(edit["text"])
    if edit["commitment"] is True:
        tally.altering += 1
        tally.marked += each is not None and each.commitment_changed
    elif edit["commitment"] is False:
        tally.harmless += 1
        tally.alarmed += each is not None and each.commitment_changed
