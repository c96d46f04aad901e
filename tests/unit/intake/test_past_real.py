"""Old responses as LibreOffice saves them: the same answers in every format."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from consult_tui.intake.past.reading import read_past
from tests.unit.intake.test_past import told, word

pytestmark = [
    pytest.mark.real_tools,
    pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not here"),
]


@pytest.mark.parametrize("kind", ["pdf", "odt", "doc", "rtf"])
def test_every_format_gives_the_same_answers(tmp_path: Path, kind: str) -> None:
    document = word(
        ("Title", "Response to the consultation on fees"),
        ("Normal", "12 October 2011"),
        ("Heading 1", "About the association"),
        ("Normal", "We speak for owners of boats and for those who hire them."),
        ("Heading 2", "Question 1"),
        ("bold", "Do you agree that fees should follow costs, as far as those are known?"),
        ("Normal", "☒ Agree"),
        ("Normal", "☐ Disagree"),
        ("Normal", "Costs are known. They are fair, and every owner can look them up in the office."),
        ("List Bullet", "Schools can plan."),
        ("List Bullet", "Parents can see why."),
        ("Heading 2", "Question 2"),
        ("bold", "Which costs should count?"),
        ("Normal", "Those of the office."),
    )
    source = tmp_path / "fees.docx"
    source.write_bytes(document)
    settings = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    command = ["soffice", "--headless", settings, "--convert-to", kind, "--outdir", str(tmp_path / "out")]
    subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=120)
    reading, expected = read_past(tmp_path / "out" / f"fees.{kind}"), read_past(source)
    assert told(reading) == told(expected)
    assert (reading.title, reading.about, reading.dated) == (expected.title, expected.about, expected.dated)
