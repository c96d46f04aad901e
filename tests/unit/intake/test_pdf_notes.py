"""Footnotes of a PDF go with the figures that lead to them; what only looks like one stays."""

from __future__ import annotations

from consult_tui.intake.readers.pdf import read
from tests.unit.intake.make import pdf

TEXT = [(72.0, 700.0, 12.0, "Fares have doubled since the line was opened to all.")]


def text(*lines: tuple[float, float, float, str]) -> str:
    return " ".join(block.text for block in read(pdf([[*TEXT, *lines]]), "a.pdf").blocks)


RAISED = [(72.0, 660.0, 12.0, "Costs are known."), (164.8, 664.0, 7.0, "1")]


def test_a_note_and_its_figure_are_no_text() -> None:
    said = text(*RAISED, (72.0, 120.0, 9.0, "1 Report of the office, page 4."))
    assert said == f"{TEXT[0][3]} Costs are known."
    document = read(pdf([[*TEXT, *RAISED, (72.0, 120.0, 9.0, "1 Report of the office.")]]), "a.pdf")
    assert "1 Report of the office." in [block.text for block in document.furniture]


def test_a_numbered_line_as_large_as_the_text_is_no_note() -> None:
    said = text(*RAISED, (72.0, 600.0, 12.0, "1 Do you agree that fares should rise?"))
    assert said.endswith("Costs are known.1 1 Do you agree that fares should rise?")


def test_a_raised_figure_without_a_note_stays() -> None:
    assert "Costs are known.1 So" in text(*RAISED, (72.0, 600.0, 12.0, "So are fares."))
