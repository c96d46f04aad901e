"""Lines in and out as CSV and JSONL.

Good rows go in; rows that cannot be taken are written, with their reasons, to a copy of the file beside it.
The reason of a withdrawal goes out and comes in at the end of the notes (`lines.WITHDRAWN`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from consult_tui.domain.bodies import Body
from consult_tui.domain.evidence import Evidence
from consult_tui.domain.library import Library
from consult_tui.domain.positions import Position, Status
from consult_tui.errors import BadInput, ConsultError
from consult_tui.store.files import replace_file
from consult_tui.workspace.library.columns import row_of
from consult_tui.workspace.library.lines import (
    WITHDRAWN,
    Prepared,
    added,
    lacking,
    lacks,
    prepare,
    superseded_by,
)
from consult_tui.workspace.library.rows import HEADER, WHY, Row, as_csv, as_jsonl, read_rows
from consult_tui.workspace.workspace import Workspace

SHOWN = 5
"""Lines that are named in one remark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What came of an import."""

    taken: tuple[str, ...]
    """Ids of the lines that went in."""
    refused: tuple[tuple[int, str], ...]
    """Row number (the first is 1, a header not counted) and reason of those that did not."""
    refused_file: Path | None
    remarks: tuple[str, ...]


def import_lines(ws: Workspace, path: Path) -> Imported:
    """Take lines in from a `.csv` (with a header) or a `.jsonl` file, in one write.

    Raises:
        BadInput: If the file cannot be read, or names a column that there is not.
        NotFound: If there is no such file.
    """
    ws.check_writable()
    rows = read_rows(path)
    batch = _Batch(ws)
    for number, row in enumerate(rows, 1):
        batch.take(number, row)
    batch.settle()
    remarks = added(batch.bodies, batch.evidence) + _doubts(batch.taken.values()) + _ends(batch.lines)
    batch.keep()
    refused = {number: batch.refused[number] for number in sorted(batch.refused)}
    return Imported(
        taken=tuple(made.position.id for made in batch.taken.values()),
        refused=tuple(refused.items()),
        refused_file=_write_refused(path, rows, refused) if refused else None,
        remarks=tuple(remarks),
    )


def export_lines(ws: Workspace, format_: str) -> str:
    """Every line of the library as CSV or JSONL text, in the import's own columns.

    Raises:
        BadInput: If the format is neither.
    """
    rows = [row_of(_with_reason_in_notes(position)) for position in ws.library.positions.values()]
    if format_ == "csv":
        return as_csv(rows, HEADER)
    if format_ == "jsonl":
        return as_jsonl(rows)
    raise BadInput(f"Lines cannot be written as '{format_}'.", "Choose csv or jsonl.")


def write_text(path: Path, text: str) -> None:
    """Write text to a file, whole or not at all.

    Raises:
        BadInput: If it is a folder, or its folder is not there.
        SaveFailed: If it cannot be written.
    """
    if path.is_dir():
        raise BadInput(f"{path} is a folder.", "Name a file in it.")
    if not path.parent.is_dir():
        raise BadInput(f"There is no folder {path.parent}.", "Name a folder that is there.")
    replace_file(path, text.encode("utf-8"))


class _Batch:
    """Lines on their way in, each seeing those before it, kept in one write at the end."""

    def __init__(self, ws: Workspace) -> None:
        self._ws = ws
        self._today = ws.context.today
        self._before = ws.library
        self._positions = dict(self._before.positions)
        self._bodies = dict(self._before.bodies)
        self._evidence = dict(self._before.evidence)
        self._seen = Library(positions=self._positions, bodies=self._bodies, evidence=self._evidence)
        self.taken: dict[int, Prepared] = {}
        """By row number."""
        self.refused: dict[int, str] = {}
        """Why, by row number."""

    def take(self, number: int, row: Row) -> None:
        """Take one row, or refuse it; the line that it supersedes may stand further down."""
        try:
            made = prepare(self._seen, row, self._ws.context.today)
        except ConsultError as error:
            self.refused[number] = error.message
            return
        self._positions[made.position.id] = made.position
        self._bodies.update({body.id: body for body in made.bodies})
        self._evidence.update({figure.id: figure for figure in made.evidence})
        self.taken[number] = made

    def settle(self) -> None:
        """Refuse what names a line that there is not; mark what is superseded by a line that stands.

        A row that is refused may have been the one that another names, so this goes on until none is.
        """
        while lost := self._dangling():
            for number in lost:
                del self._positions[self.taken.pop(number).position.id]
            self.refused.update(lost)
        for made in self.taken.values():
            old = superseded_by(self._seen, self._positions[made.position.id], self._today)
            if old is not None:
                self._positions[old.id] = old

    def keep(self) -> None:
        """Keep all that was taken.

        Raises:
            Conflict: If a colleague changed one of these lines meanwhile; nothing is then taken.
        """
        if not self.taken:
            return
        changed = [p for id_, p in self._positions.items() if self._before.positions.get(id_) != p]
        self._ws.keep(
            positions=changed,
            bodies=self.bodies,
            evidence=self.evidence,
            seen=self._before,
        )
        self._ws.record_library("import", changed, lacks(changed))

    @property
    def lines(self) -> list[Position]:
        """The lines that were taken, as they are to be kept."""
        return [self._positions[made.position.id] for made in self.taken.values()]

    @property
    def bodies(self) -> list[Body]:
        """Those that a line which was taken names for the first time."""
        named = {made.position.agreed_by.body for made in self.taken.values() if made.position.agreed_by}
        known = self._before.bodies
        return [body for id_, body in self._bodies.items() if id_ in named and id_ not in known]

    @property
    def evidence(self) -> list[Evidence]:
        """Those that a line which was taken names for the first time."""
        named = {id_ for made in self.taken.values() for id_ in made.position.evidence}
        return [self._evidence[id_] for id_ in self._evidence if id_ in named - set(self._before.evidence)]

    def _dangling(self) -> dict[int, str]:
        """Why rows cannot be taken now that all are known, by row number."""
        found = {}
        for number, made in self.taken.items():
            try:
                superseded_by(self._seen, made.position, self._today)
            except ConsultError as error:
                found[number] = error.message
        return found


def _with_reason_in_notes(position: Position) -> Position:
    """A line as it goes out: the reason of a withdrawal has no column, so it stands in the notes.

    Where none is recorded, nothing stands behind the mark, so that the notes themselves are not taken for it.
    """
    if position.status is not Status.WITHDRAWN or not (position.withdrawn_because or position.notes):
        return position
    end = f"{WITHDRAWN} {position.withdrawn_because}".strip()
    if position.notes.rstrip().endswith(end):
        return position
    return replace(position, notes=f"{position.notes}\n\n{end}".strip())


def _doubts(taken: Iterable[Prepared]) -> list[str]:
    """What is doubtful about who agreed the lines, each once, with the lines that it is about."""
    return _by_words((words, made.position.id) for made in taken for words in made.doubts)


def _ends(taken: Iterable[Position]) -> list[str]:
    """What lapsed lines do not say of their end, once, with the lines that it is about."""
    return _by_words((lacking(position, "ID"), position.id) for position in taken if lacking(position))


def _by_words(said: Iterable[tuple[str, str]]) -> list[str]:
    """Each thing that is said once, behind the ids of the lines that it is said of."""
    about: dict[str, list[str]] = defaultdict(list)
    for words, id_ in said:
        about[words].append(id_)
    return [f"{', '.join(ids[:SHOWN])}{', ...' if len(ids) > SHOWN else ''}: {w}" for w, ids in about.items()]


def _write_refused(path: Path, all_rows: list[Row], refused: dict[int, str]) -> Path:
    """The refused rows with their reasons, in a copy of the file beside it."""
    target = path.with_name(f"{path.stem}-not-taken{path.suffix}")
    rows = [{**all_rows[number - 1], WHY: why} for number, why in refused.items()]
    if path.suffix.casefold() == ".csv":
        text = as_csv(rows, tuple(dict.fromkeys(column for row in rows for column in row)))
    else:
        text = as_jsonl(rows)
    try:
        target.write_bytes(text.encode("utf-8", "replace"))
    except OSError as error:
        message = f"The rows that were not taken cannot be written to {target}: {error.strerror}."
        raise BadInput(message, "The good rows are in; import from a folder you may write to.") from None
    return target
