"""The old responses of `tests/data/old_responses` as Word documents, and what each of them says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx as python_docx

from consult_tui.domain.past import PastPart, PastReading
from tests.conftest import PROJECT

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph

FOLDER = PROJECT / "tests" / "data" / "old_responses"
GOLD: dict[str, list[dict[str, Any]]] = json.loads((FOLDER / "gold.json").read_text(encoding="utf-8"))
NAMES = tuple(sorted(GOLD))
_MARKED = re.compile(r"(\*\*.+?\*\*|__.+?__|~~.+?~~|//.+?//)")
_STYLES = {"- ": "List Bullet", "+ ": "List Number"}
_LETTERS = {"**": "bold", "__": "underline", "~~": "italic", "//": "strike"}
_ENDS = 5
"""Words of an answer's beginning and end that the gold gives."""


def word_file(name: str, folder: Path) -> Path:
    """One of them, saved as .docx in a folder."""
    document = python_docx.Document()
    rows: list[list[str]] = []
    for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line == "|":
            _table(document, rows)
            rows = []
        elif line.startswith("| "):
            rows.append([cell.strip() for cell in line[1:-1].split("|")])
        elif heading := re.fullmatch(r"(#+) (.*)", line):
            document.add_heading(heading[2], len(heading[1]))
        else:
            style = _STYLES.get(line[:2])
            _say(document.add_paragraph(style=style), line[2:] if style else line)
    path = folder / f"{name}.docx"
    document.save(str(path))
    return path


def _table(document: WordDocument, rows: list[list[str]]) -> None:
    table = document.add_table(len(rows), len(rows[0]))
    table.style = "Table Grid"
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            for number, said in enumerate(text.split(" ¶ ")):
                _say(cell.add_paragraph() if number else cell.paragraphs[0], said)
    document.add_paragraph()


def _say(paragraph: Paragraph, text: str) -> None:
    for piece in _MARKED.split(text):
        marked = _MARKED.fullmatch(piece)
        run = paragraph.add_run(piece[2:-2] if marked else piece)
        if marked:
            setattr(run.font, _LETTERS[piece[:2]], True)


def said(reading: PastReading) -> list[dict[str, Any]]:
    """What was read, in the shape of the gold; opening and closing words aside."""
    plain = [part for part in reading.parts if part.question.text not in ("Introduction", "Closing words")]
    return [_in_gold(part) for part in plain]


def gold(name: str) -> list[dict[str, Any]]:
    """What one of them says, its "Introduction" aside."""
    return [part for part in GOLD[name] if part["question"] != "Introduction"]


def _in_gold(part: PastPart) -> dict[str, Any]:
    words = re.findall(r"[\w£%]+", part.text)
    return {
        "number": part.question.number,
        "question": part.question.text,
        "first": " ".join(words[:_ENDS]),
        "last": " ".join(words[-_ENDS:]),
        "choices": list(part.choices),
        "by_heading": part.by_heading,
    }
