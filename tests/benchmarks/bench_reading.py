"""Reading documents as whole processes, beside the usual libraries only taking their text out, in one run.

    python -m tests.benchmarks.bench_reading [ROUNDS]

140 pages of PDF beside pdfplumber, 400 questions of Word beside docx2python, once as a form of a few words
each and once as departments publish them, with paragraphs, lists and tables: `consult read FILE --json` finds
the questions as well, and starts a second process to be safe in. Medians, taken by turns. The goal is a
quarter of their time. Of the form no reader gets there: two interpreters, and what they must load, take
longer than that alone; the last line says how long. The two libraries are in the extra `bench`; another
Python that has them can be named in CONSULT_BENCH_PYTHON. Where neither has them, that is said and only our
time is printed.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.unit.intake.make import pdf

PAGES, QUESTIONS, ROUNDS = 140, 400, 5
AT_MOST = 0.25
_TEXT = """the fee is paid by all who use the ports of this kingdom and nobody who keeps a boat there is let
off it though some have asked for that in the years since it was set and the office has looked into it"""
_WORDS = _TEXT.split()
_PDFPLUMBER = """
import sys, pdfplumber
with pdfplumber.open(sys.argv[1]) as file:
    print(sum(len(page.extract_text()) for page in file.pages))
"""
_DOCX2PYTHON = """
import sys
from docx2python import docx2python
with docx2python(sys.argv[1]) as file:
    print(len(file.text))
"""


@dataclass(frozen=True)
class Race:
    """One document, and who reads it beside us."""

    name: str
    document: Path
    library: str
    code: str


def a_pdf(path: Path) -> Path:
    """140 full pages with a running header, a number and one question each."""
    pages = []
    for page in range(1, PAGES + 1):
        lines = [(72.0, 800.0, 9.0, "A paper on fees"), (290.0, 40.0, 9.0, f"Page {page} of {PAGES}")]
        for row in range(44):
            words = [_WORDS[(page * 7 + row * 11 + i) % len(_WORDS)] for i in range(15)]
            end = "." if row % 6 == 5 else ""
            lines.append(
                (72.0, 760.0 - 15 * row - 9 * (row // 6), 10.5, " ".join(words[: 5 if end else 15]) + end)
            )
        lines[31] = (*lines[31][:3], f"Question {page}: Do you agree with proposal {page} on the fee?")
        pages.append(lines)
    path.write_bytes(pdf(pages))
    return path


def a_docx(path: Path) -> Path:
    """400 questions, each with a paragraph, boxes to tick and a table for the comment."""
    from docx import Document

    document = Document()
    document.add_heading("Fees in ports", 0)
    for number in range(1, QUESTIONS + 1):
        if number % 20 == 1:
            document.add_heading(f"Chapter {number // 20 + 1}", 1)
        document.add_paragraph(f"{number}.1 " + " ".join(_WORDS[number % 9 :]) + ".")
        asked = document.add_paragraph()
        asked.add_run(f"Question {number}: ").bold = True
        asked.add_run(f"Do you agree that fee number {number} should be paid each year?")
        for option in ("Yes", "No", "Don't know"):
            document.add_paragraph(f"☐ {option}")
        document.add_table(1, 2).cell(0, 0).text = "Comments"
    document.save(str(path))
    return path


def a_full_docx(path: Path) -> Path:
    """400 questions as departments publish them: paragraphs of several runs, a list, boxes, some tables."""
    from docx import Document

    document = Document()
    document.add_heading("Fees in ports", 0)
    for number in range(1, QUESTIONS + 1):
        if number % 10 == 1:
            document.add_heading(f"Chapter {number // 10 + 1}", 1)
        for paragraph in range(3):
            said = document.add_paragraph()
            for run in range(2 + (number + paragraph) % 5):
                words = " ".join(_WORDS[(number + run) % 19 :])
                said.add_run(f"{words.capitalize()}. ").bold = run == 3
            document.add_paragraph(
                f"the {_WORDS[(number + paragraph) % 30]} of the port;", style="List Bullet"
            )
        asked = document.add_paragraph()
        asked.add_run(f"Question {number}: Do you agree that fee number {number} should be paid?").bold = True
        for option in ("Strongly agree", "Agree", "Neither agree nor disagree", "Disagree", "Don't know"):
            document.add_paragraph(option, style="List Number")
        document.add_paragraph("Please give the reasons for your answer (maximum 300 words).")
        if number % 4 == 0:
            table = document.add_table(6, 4)
            for at, cell in enumerate(cell for row in table.rows for cell in row.cells):
                cell.text = " ".join(_WORDS[at : at + 5])
    document.save(str(path))
    return path


def seconds(command: Sequence[str]) -> float:
    """Of a whole process; it must succeed."""
    begun = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - begun


def python_with(library: str) -> str | None:
    """A Python that has a library: this one, or the one named for the purpose."""
    for python in (sys.executable, os.environ.get("CONSULT_BENCH_PYTHON", "")):
        if (
            python
            and subprocess.run([python, "-c", f"import {library}"], capture_output=True).returncode == 0
        ):
            return python
    return None


def run(race: Race, rounds: int) -> None:
    """Print the medians of one race."""
    ours = [sys.executable, "-m", "consult_tui", "read", str(race.document), "--json"]
    other = python_with(race.library)
    theirs = [other, "-c", race.code, str(race.document)] if other else []
    times: dict[str, list[float]] = {"ours": [], "theirs": []}
    for _ in range(rounds):
        times["ours"].append(seconds(ours))
        if theirs:
            times["theirs"].append(seconds(theirs))
    mine = statistics.median(times["ours"])
    if not theirs:
        print(f"{race.name}: ours {mine:.2f} s; {race.library} is not installed: left out (extra 'bench')")
        return
    against = statistics.median(times["theirs"])
    kept = "within the goal" if mine <= AT_MOST * against else "NOT within the goal"
    print(
        f"{race.name}: ours {mine:.2f} s, {race.library} {against:.2f} s, "
        f"ratio {mine / against:.2f} ({kept} of {AT_MOST})"
    )


def main(rounds: int) -> None:
    """Make the documents and run both races."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for race in (
            Race(f"{PAGES} pages of PDF", a_pdf(place / "fees.pdf"), "pdfplumber", _PDFPLUMBER),
            Race(
                f"{QUESTIONS} questions of Word, published",
                a_full_docx(place / "full.docx"),
                "docx2python",
                _DOCX2PYTHON,
            ),
            Race(
                f"{QUESTIONS} questions of Word, a bare form",
                a_docx(place / "fees.docx"),
                "docx2python",
                _DOCX2PYTHON,
            ),
        ):
            run(race, rounds)
        (place / "one.txt").write_text("Question 1: Is it fair?", "utf-8")
        least = [sys.executable, "-m", "consult_tui", "read", str(place / "one.txt"), "--json"]
        print(f"a text of one line: ours {statistics.median(seconds(least) for _ in range(rounds)):.2f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
