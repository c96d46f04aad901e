"""Tables in which the questions stand in one column and our answers in another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from consult_tui.intake.past.lines import Line
from consult_tui.intake.questions.asking import ends_asking
from consult_tui.intake.questions.numbers import bare, named, prefixed

_QUESTIONS = re.compile(
    r"(?:the |consultation |dfe |dclg )*(?:questions?|proposals?|issue|recommendation)(?: asked| text)?\s*:?",
    re.IGNORECASE,
)
_ANSWERS = re.compile(
    r"(?:[\w’'-]+ ){0,5}(?:answers?|responses?|repl(?:y|ies)|comments?|views?|position)\s*:?",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"(?:question |q\.? ?)?(?:no\.?|number|ref\.?|reference|#)|q\.?", re.IGNORECASE)
_BOXES = re.compile(
    r"yes ?[/|] ?no\b.{0,20}|y ?/ ?n|agree ?[/|] ?disagree\b.{0,30}"
    r"|(?:do (?:we|you) )?(?:agree|support)(?:ed)?\?",
    re.IGNORECASE,
)
_ONLY_NUMBER = re.compile(r"(?:Question |Q)?\s?[A-Z]?\d{1,3}(?:\.\d{1,2})?(?:[a-z]|\([a-z]+\))?[.:)]?")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the question's lines, the boxes' and the answer's."""

    number: str
    question: list[Line]
    answer: list[Line]
    choice: list[Line]
    """The cell that only says which box: "Yes"."""
    offered: str
    """What the head of its column offers: "Yes/No"."""
    lines: list[Line]
    """All of its lines, in order."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of questions and answers."""

    start: int
    """Index of its first line."""
    end: int
    """Index behind its last line."""
    header: list[Line]
    rows: list[Row]


def tables_of(lines: Sequence[Line]) -> list[Table]:
    """Every table of questions and answers.

    Layouts: a header row "Question | Our response" (with or without a column of numbers); no header, and a
    question stands left of what is none in every row.
    """
    out = []
    for start, end in _stretches(lines):
        rows: dict[int, dict[int, list[Line]]] = defaultdict(lambda: defaultdict(list))
        for line in lines[start:end]:
            cell = line.block.cell
            if cell:
                rows[cell.row][cell.column].append(line)
        columns = _headed(rows[min(rows)]) or _unheaded(rows)
        if columns:
            headed = bool(_headed(rows[min(rows)]))
            header = [line for cell in rows[min(rows)].values() for line in cell] if headed else []
            kept = [rows[row] for row in sorted(rows)][1 if headed else 0 :]
            out.append(Table(start, end, header, [_row(row, columns) for row in kept]))
    return out


def _stretches(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Where tables begin and end."""
    start = 0
    while start < len(lines):
        cell = lines[start].block.cell
        end = start + 1
        while cell and end < len(lines) and (other := lines[end].block.cell) and other.table == cell.table:
            end += 1
        if cell:
            yield start, end
        start = end


@dataclass(frozen=True, slots=True)
class _Columns:
    question: int
    answers: tuple[int, ...]
    number: int | None = None
    choice: int | None = None
    offered: str = ""


def _headed(row: dict[int, list[Line]]) -> _Columns | None:
    texts = {column: " ".join(line.text for line in cell) for column, cell in row.items()}
    asking = [column for column, text in texts.items() if _QUESTIONS.fullmatch(text)]
    saying = [column for column, text in texts.items() if _ANSWERS.fullmatch(text) and column not in asking]
    counting = [column for column, text in texts.items() if _NUMBERS.fullmatch(text)]
    if len(asking) != 1 or not saying or min(saying) < asking[0]:
        return None
    choosing = next((c for c, text in texts.items() if _BOXES.fullmatch(text) and c > asking[0]), None)
    behind = tuple(column for column in range(asking[0] + 1, max(*saying, *texts) + 1) if column != choosing)
    number = counting[0] if counting and counting[0] < asking[0] else None
    return _Columns(asking[0], behind, number, choosing, texts.get(choosing, "") if choosing else "")


def _unheaded(rows: dict[int, dict[int, list[Line]]]) -> _Columns | None:
    """Where no header says so: what each full row holds."""
    full = [row for row in rows.values() if len(row) >= 2]
    if not full:
        return None
    first = [" ".join(line.text for line in row[min(row)]) for row in full]
    numbers = len(full[0]) >= 3 and all(_ONLY_NUMBER.fullmatch(text) for text in first)
    at = 1 if numbers else 0
    ordered = [[row[column] for column in sorted(row)] for row in full]
    if not all(len(row) > at + 1 and ends_asking(_joined(row[at])) for row in ordered):
        return None
    if any(ends_asking(_joined(row[at + 1])) for row in ordered):
        return None
    columns = sorted({column for row in full for column in row})
    return _Columns(columns[at], tuple(columns[at + 1 :]), columns[0] if numbers else None)


def _row(row: dict[int, list[Line]], columns: _Columns) -> Row:
    question = list(row.get(columns.question, []))
    counting = row.get(columns.number, []) if columns.number is not None else []
    if not counting and _ONLY_NUMBER.fullmatch(_joined(question)):
        # "Question | Response" where only the number of each question is given.
        counting, question = question, []
    number = _joined(counting) if counting else ""
    choice = row.get(columns.choice, []) if columns.choice is not None else []
    known = {columns.question, columns.number, columns.choice, *columns.answers}
    answer = [line for column in sorted(row) if column in columns.answers for line in row[column]]
    stray = [line for column in sorted(row) if column not in known for line in row[column]]
    lines = [line for column in sorted(row) for line in row[column]]
    found = named(number) or bare(f"{number} x") or prefixed(f"{number}: x") if number else None
    return Row(
        found.number if found else number.strip(" .:)"),
        question,
        [*stray, *answer],
        choice,
        columns.offered,
        lines,
    )


def _joined(cell: Sequence[Line]) -> str:
    return " ".join(line.text for line in cell)
