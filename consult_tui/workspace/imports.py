"""Lines in and out as CSV and JSONL.

Good rows go in; rows that cannot be taken are written, with their reasons, to a copy of the file beside it.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from consult_tui.domain.library import Library
from consult_tui.errors import BadInput, ConsultError, NotFound
from consult_tui.store.files import replace_file
from consult_tui.workspace.columns import COLUMNS, row_of
from consult_tui.workspace.lines import prepare
from consult_tui.workspace.workspace import Workspace

HEADER = ("id", *COLUMNS)
WHY = "why_not_taken"
"""The column that says why, in the copy with the rows that were not taken."""

MOST_BYTES = 50_000_000
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Row = dict[str, str]


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
    rows = _rows(path)
    batch = _Batch(ws)
    refused: list[tuple[int, Row, str]] = []
    for number, row in enumerate(rows, 1):
        try:
            batch.take(row)
        except ConsultError as error:
            refused.append((number, row, error.message))
    batch.keep()
    return Imported(
        taken=tuple(batch.new),
        refused=tuple((number, why) for number, _, why in refused),
        refused_file=_write_refused(path, refused) if refused else None,
        remarks=tuple(dict.fromkeys(batch.remarks)),
    )


def export_lines(ws: Workspace, format_: str) -> str:
    """Every line of the library as CSV or JSONL text, in the import's own columns.

    Raises:
        BadInput: If the format is neither.
    """
    rows = [row_of(position) for position in ws.library.positions.values()]
    if format_ == "csv":
        return _as_csv(rows, HEADER)
    if format_ == "jsonl":
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    raise BadInput(f"Lines cannot be written as '{format_}'.", "Choose csv or jsonl.")


def write_text(path: Path, text: str) -> None:
    """Write text to a file, whole or not at all.

    Raises:
        SaveFailed: If it cannot be written.
    """
    replace_file(path, text.encode("utf-8"))


class _Batch:
    """Lines on their way in, each seeing those before it, kept in one write at the end."""

    def __init__(self, ws: Workspace) -> None:
        self._ws = ws
        self._positions = dict(ws.library.positions)
        self._bodies = dict(ws.library.bodies)
        self._evidence = dict(ws.library.evidence)
        self._seen = Library(positions=self._positions, bodies=self._bodies, evidence=self._evidence)
        self.new: list[str] = []
        self.remarks: list[str] = []

    def take(self, row: Row) -> None:
        """Take one row.

        Raises:
            BadInput: If it cannot be taken.
        """
        prepared = prepare(self._seen, row)
        for position in (prepared.position, prepared.superseded):
            if position is not None:
                self._positions[position.id] = position
        self._bodies.update({body.id: body for body in prepared.bodies})
        self._evidence.update({figure.id: figure for figure in prepared.evidence})
        self.new.append(prepared.position.id)
        self.remarks += [r for r in prepared.remarks if r.startswith("Added")]

    def keep(self) -> None:
        """Keep all that was taken."""
        if not self.new:
            return
        before = self._ws.library
        changed = [p for id_, p in self._positions.items() if before.positions.get(id_) != p]
        self._ws.keep(
            positions=changed,
            bodies=[b for id_, b in self._bodies.items() if id_ not in before.bodies],
            evidence=[e for id_, e in self._evidence.items() if id_ not in before.evidence],
        )
        self._ws.record_library("import", changed)


def _rows(path: Path) -> list[Row]:
    """The rows of the file, every value as text."""
    if not path.is_file():
        raise NotFound(f"There is no file {path}.", "Check the name.")
    if path.stat().st_size > MOST_BYTES:
        raise BadInput(f"{path.name} is too large to import.", "Split it into files under 50 MB.")
    readers = {".csv": _csv_rows, ".jsonl": _jsonl_rows}
    reader = readers.get(path.suffix.casefold())
    if reader is None:
        raise BadInput(f"{path.name} is neither .csv nor .jsonl.", "Save it as CSV with a header row.")
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput(f"{path.name} is not UTF-8 text.", "Save it as CSV UTF-8.") from None
    except OSError as error:
        message = f"{path.name} cannot be read: {error.strerror}."
        raise BadInput(message, "Check that you may read it.") from None
    rows = list(reader(text, path.name))
    if not rows:
        raise BadInput(f"{path.name} holds no lines.", "Its first row is a header; each row after it a line.")
    return rows


def _csv_rows(text: str, name: str) -> Iterator[Row]:
    try:
        records = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        raise BadInput(f"{name} is not a CSV file: {error}.", "Save it again as CSV.") from None
    if not records:
        return
    header = [cell.strip() for cell in records[0]]
    _check_columns(header, name)
    for number, record in enumerate(records[1:], 1):
        if not any(cell.strip() for cell in record):
            continue
        if len(record) > len(header):
            message = f"{name}, row {number}, has {len(record)} cells but the header has {len(header)}."
            raise BadInput(message, "Put values that hold a comma in quotation marks.")
        cells = [_without_guard(cell) for cell in record]
        yield {column: cell for column, cell in zip(header, cells, strict=False) if column != WHY}


def _jsonl_rows(text: str, name: str) -> Iterator[Row]:
    # Only a newline ends a line of JSON; other line ends may stand inside its texts.
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            raise BadInput(f"{name}, line {number}, is not JSON.", "Write one object a line.") from None
        if not isinstance(record, dict):
            raise BadInput(f"{name}, line {number}, is not an object.", "Write one object a line.")
        _check_columns(list(record), name)
        nested = [c for c, v in record.items() if isinstance(v, dict)]
        if nested:
            message = f"{name}, line {number}: '{nested[0]}' is an object."
            raise BadInput(message, "Write a text, a list, true or false.")
        yield {column: _as_text(value) for column, value in record.items() if column != WHY}


def _as_text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list():
            return "|".join(map(str, value))
        case _:
            return str(value)


def _check_columns(found: list[str], name: str) -> None:
    unknown = [column for column in found if column not in HEADER and column != WHY]
    if unknown:
        message = f"{name} has a column '{unknown[0]}' that there is not."
        raise BadInput(message, f"Columns: {', '.join(HEADER)}.")
    twice = [column for column in HEADER if found.count(column) > 1]
    if twice:
        raise BadInput(f"{name} has the column '{twice[0]}' twice.", "Leave one of them out.")
    if "statement" not in found:
        raise BadInput(f"{name} has no column 'statement'.", "Only that one is required.")


def _write_refused(path: Path, refused: list[tuple[int, Row, str]]) -> Path:
    """The refused rows with their reasons, in a copy of the file beside it."""
    target = path.with_name(f"{path.stem}-not-taken{path.suffix}")
    rows = [{**row, WHY: why} for _, row, why in refused]
    if path.suffix.casefold() == ".csv":
        text = _as_csv(rows, (*dict.fromkeys(column for row in rows for column in row),))
    else:
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    try:
        target.write_text(text, encoding="utf-8")
    except OSError as error:
        message = f"The rows that were not taken cannot be written to {target}: {error.strerror}."
        raise BadInput(message, "The good rows are in; import from a folder you may write to.") from None
    return target


def _as_csv(rows: list[Row], header: tuple[str, ...]) -> str:
    out = io.StringIO()
    # Lines end as RFC 4180 has it; Python then also quotes a cell with a lone carriage return.
    writer = csv.DictWriter(out, header, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({column: _guarded(value) for column, value in row.items()} for row in rows)
    return out.getvalue()


def _guarded(value: str) -> str:
    """A cell that a spreadsheet would run as a formula gets an apostrophe before it."""
    return f"'{value}" if value.startswith((*_FORMULA, "'")) else value


def _without_guard(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith((*_FORMULA, "'")) else cell
