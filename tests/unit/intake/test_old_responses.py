"""Old responses of many shapes: every question with its answer, every heading, and no part besides."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from consult_tui.intake.past.reading import read_past
from tests.unit.intake.old_responses import NAMES, gold, said, word_file

_NOT_IN_A_PDF = ("form-to-delete-on", "form-by-hand", "departments-form", "table-with-yes-and-no")
"""What a PDF does not show: which word is underlined or struck out, and where the columns of a table are."""


@pytest.mark.parametrize("name", NAMES)
def test_a_word_document_gives_its_parts(tmp_path: Path, name: str) -> None:
    assert said(read_past(word_file(name, tmp_path))) == gold(name)


@pytest.mark.real_tools
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not here")
def test_a_pdf_of_it_gives_the_same_parts(tmp_path: Path) -> None:
    files = [str(word_file(name, tmp_path)) for name in NAMES if name not in _NOT_IN_A_PDF]
    settings = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    command = ["soffice", "--headless", settings, "--convert-to", "pdf", "--outdir", str(tmp_path / "out")]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=240)
    for file in map(Path, files):
        assert said(read_past(tmp_path / "out" / f"{file.stem}.pdf")) == gold(file.stem), file.stem


def test_a_title_is_what_is_answered_and_not_who_answers(tmp_path: Path) -> None:
    titles = {name: read_past(word_file(name, tmp_path)).title for name in NAMES}
    assert titles["county-letter"] == "A consultation on the future of the pupil premium"
    assert titles["letter-with-headings"] == "Review of the primary curriculum: interim report"
    assert titles["title-of-three-lines"] == "Comments on the draft nutritional standards, November 2005"


def test_what_a_form_says_of_itself_is_left_out(tmp_path: Path) -> None:
    reading = read_past(word_file("departments-form", tmp_path))
    why = {one.text[:20]: one.why for one in reading.left_out}
    assert why["Thank you for taking"] == why["Criterion 1: Formal "] == "the form's own words"
    assert reading.dated is None
