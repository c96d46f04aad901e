"""Question lists: `.csv` and `.jsonl` with number, text, options and section; only the text is required."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

from consult_tui.domain.consultations import Choose, Question
from consult_tui.errors import BadInput
from consult_tui.intake.clean import clean, decode, one_line

COLUMNS = ("number", "text", "options", "section")
_BETWEEN_OPTIONS = "|"
_LONGEST_FIELD = 1_000_000
_MEND = f"Columns may be {', '.join(COLUMNS)}; only text is required; options are parted by '|'."


def read_list(data: bytes, name: str, kind: str) -> tuple[Question, ...]:
    """The questions of a list, in its order.

    Args:
        data: The whole file.
        name: What the officer calls it.
        kind: `csv` or `jsonl`.

    Raises:
        BadInput: If a column is unknown (it is named), a line cannot be read, or a text is missing.
    """
    rows = _csv_rows(data, name) if kind == "csv" else _json_rows(data, name)
    questions = tuple(_question(row, line, name) for line, row in rows)
    if not questions:
        raise BadInput(f"'{name}' lists no questions.", _MEND)
    return questions


def _csv_rows(data: bytes, name: str) -> Iterator[tuple[int, dict[str, object]]]:
    csv.field_size_limit(_LONGEST_FIELD)
    try:
        reader = csv.DictReader(io.StringIO(decode(data), newline=""), strict=True)
        header = [one_line(column or "").casefold() for column in reader.fieldnames or ()]
        _check_columns(set(header), name)
        reader.fieldnames = header
        for row in reader:
            if None in row:
                raise BadInput(
                    f"Line {reader.line_num} of '{name}' has more fields than there are columns.",
                    "Put quotation marks around a text with commas in it.",
                )
            if any(row.values()):
                yield reader.line_num, dict(row)
    except csv.Error as exc:
        raise BadInput(f"'{name}' cannot be read as a table.", _MEND) from exc


def _json_rows(data: bytes, name: str) -> Iterator[tuple[int, dict[str, object]]]:
    for number, line in enumerate(decode(data).split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as exc:
            raise BadInput(f"Line {number} of '{name}' is not JSON.", "Write one question a line.") from exc
        if not isinstance(row, dict):
            raise BadInput(f"Line {number} of '{name}' is not a question in braces.", _MEND)
        _check_columns(set(row), name)
        yield number, row


def _check_columns(given: set[str], name: str) -> None:
    unknown = sorted(given - set(COLUMNS))
    if unknown:
        known = ", ".join(f"'{one_line(column)[:40]}'" for column in unknown)
        raise BadInput(f"'{name}' has columns that are not known: {known}.", _MEND)
    if "text" not in given:
        raise BadInput(f"'{name}' has no column 'text'.", _MEND)


def _question(row: dict[str, object], line: int, name: str) -> Question:
    text = one_line(_string(row.get("text")))
    if not text:
        raise BadInput(
            f"Line {line} of '{name}' has no text.", "Write the question there, or take the line out."
        )
    options = _options(row.get("options"))
    return Question(
        number=one_line(_string(row.get("number"))),
        text=text,
        options=options,
        choose=Choose.ONE if options else None,
        section=one_line(_string(row.get("section"))) or None,
    )


def _options(given: object) -> tuple[str, ...]:
    parts = given if isinstance(given, list) else _string(given).split(_BETWEEN_OPTIONS)
    return tuple(dict.fromkeys(filter(None, (one_line(_string(part)) for part in parts))))


def _string(given: object) -> str:
    return "" if given is None else clean(str(given))
