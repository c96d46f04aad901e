"""Board papers and minutes: every numbered paragraph with the right number, body, date and item."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from consult_tui.domain.papers import BoardPaper, Candidate
from consult_tui.intake.papers.reading import read_paper
from tests.unit.intake.board_papers import Gold, Paper, papers

PAPERS = papers()


def read(folder: Path, paper: Paper) -> BoardPaper:
    path = folder / paper.name
    path.write_bytes(paper.data)
    return read_paper(path)


def cited(found: Candidate, starts: str) -> tuple[str, ...]:
    """A candidate as the gold writes it, its text cut to the gold's beginning."""
    stands = found.stands
    return (
        found.paragraph, found.text[: len(starts)], found.heading, found.kind.value, found.take_as.value,
        stands.item, found.minute, stands.body, str(stands.meeting_date),
    )  # fmt: skip


def wanted(gold: Gold, paper: Paper) -> tuple[str, ...]:
    return (
        gold.paragraph, gold.starts, gold.heading, gold.kind, gold.take_as,
        gold.item or paper.item, gold.minute, gold.body or paper.body, gold.date or paper.date,
    )  # fmt: skip


@pytest.mark.parametrize("layout", PAPERS)
def test_every_numbered_paragraph_stands_where_the_gold_says(layout: str, tmp_path: Path) -> None:
    paper = PAPERS[layout]
    found = read(tmp_path, paper)
    assert [found.stands.body, str(found.stands.meeting_date), found.stands.item] == [
        paper.body, paper.date, paper.item,
    ]  # fmt: skip
    padded = [*paper.gold, *[Gold("", "", "")] * (len(found.candidates) - len(paper.gold))]
    assert [cited(c, g.starts) for c, g in zip(found.candidates, padded, strict=False)] == [
        wanted(gold, paper) for gold in paper.gold
    ]


@pytest.mark.parametrize("layout", PAPERS)
def test_what_is_left_out_is_listed_with_why(layout: str, tmp_path: Path) -> None:
    paper = PAPERS[layout]
    found = read(tmp_path, paper)
    listed = " ¦ ".join(each.text for each in found.left_out)
    assert [start for start in paper.left_out if start not in listed] == []
    assert all(each.why for each in found.left_out)


@pytest.mark.real_tools
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not here")
@pytest.mark.parametrize("layout", ["text", "pack"])
def test_a_pdf_holds_the_same_as_its_plain_twin(layout: str, tmp_path: Path) -> None:
    paper = PAPERS[layout]
    source = tmp_path / paper.name
    source.write_bytes(paper.data)
    office = ["soffice", f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--headless"]
    command = [*office, "--convert-to", "pdf", "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, capture_output=True, timeout=120, check=True)
    found = read_paper(source.with_suffix(".pdf"))
    assert [cited(c, g.starts) for c, g in zip(found.candidates, paper.gold, strict=True)] == [
        wanted(gold, paper) for gold in paper.gold
    ]
