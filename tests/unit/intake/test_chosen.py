"""The option that stands out on a form filled in by hand, in Word."""

from __future__ import annotations

from pathlib import Path

import docx as python_docx
import pytest
from docx.text.run import Run

from consult_tui.intake.past.reading import read_past


def choices(folder: Path, *pieces: tuple[str, str]) -> list[tuple[str, ...]]:
    """The boxes ticked by a line of these pieces, each with the mark of its letters."""
    document = python_docx.Document()
    document.add_paragraph("Q1. Is the fee fair?")
    line = document.add_paragraph()
    for mark, text in pieces:
        run: Run = line.add_run(text)
        if mark:
            setattr(run.font, mark, True)
    document.add_paragraph("We have said so before.")
    document.save(str(folder / "a.docx"))
    return [part.choices for part in read_past(folder / "a.docx").parts]


@pytest.mark.parametrize("mark", ["bold", "underline"])
def test_the_option_in_bold_or_underlined_is_ticked(tmp_path: Path, mark: str) -> None:
    assert choices(tmp_path, ("", "Yes / "), (mark, "No")) == [("No",)]


def test_the_option_that_is_not_struck_out_is_ticked(tmp_path: Path) -> None:
    assert choices(tmp_path, ("strike", "Yes"), ("", " / No")) == [("No",)]


def test_where_all_or_nothing_stands_out_nothing_is_ticked(tmp_path: Path) -> None:
    assert choices(tmp_path, ("bold", "Yes / "), ("bold", "No")) == [()]
    assert choices(tmp_path, ("", "Yes / "), ("", "No")) == [()]
