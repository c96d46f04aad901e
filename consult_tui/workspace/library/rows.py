"""Lines as rows of text in CSV and JSONL files, with spreadsheets kept from running a cell as a formula."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from consult_tui.errors import BadInput, NotFound
from consult_tui.workspace.library.columns import COLUMNS

HEADER = ("id", *COLUMNS)
WHY = "why_not_taken"
"""The column that says why, in the copy with the rows that were not taken; passed over in reading."""

MOST_BYTES = 50_000_000
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Row = dict[str, str]


def read_rows(path: Path) -> list[Row]:
    """The rows of a `.csv` (with a header) or a `.jsonl` file, every value as text.

    Raises:
        BadInput: If the file cannot be read, or names a column that there is not.
        NotFound: If there is no such file.
    """
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


def as_csv(rows: Sequence[Row], header: Sequence[str]) -> str:
    """The rows as CSV with a header."""
    out = io.StringIO()
    # Lines end as RFC 4180 has it; Python then also quotes a cell with a lone carriage return.
    writer = csv.DictWriter(out, header, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({column: _guarded(value) for column, value in row.items()} for row in rows)
    return out.getvalue()


def as_jsonl(rows: Sequence[Row]) -> str:
    """The rows as JSONL, an object each."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


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


def _guarded(value: str) -> str:
    """A cell that a spreadsheet would run as a formula gets an apostrophe before it."""
    return f"'{value}" if value.startswith((*_FORMULA, "'")) else value


def _without_guard(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith((*_FORMULA, "'")) else cell
