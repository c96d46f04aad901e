"""LibreOffice opens what we write, shows all of it, and loses none of our marks when it saves."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from consult_tui.domain.outline import plain
from consult_tui.text.compose import answer_blocks
from consult_tui.word.draft import draft_outline
from consult_tui.word.drafted import Draft
from consult_tui.word.marks import answer_bookmark
from consult_tui.word.paper import Fact, Styled
from consult_tui.workspace.opening import open_workspace
from consult_tui.workspace.responses.exporting import export_draft
from tests.word.made import DRAFT, hostile_draft, large, written
from tests.word.read_back import Document, lines_of

pytestmark = [
    pytest.mark.real_tools,
    pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not here"),
    pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler's pdftotext is not here"),
]

Convert = Callable[[bytes, str], Path]


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("office")


@pytest.fixture
def convert(profile: Path, tmp_path: Path) -> Convert:
    """A document through LibreOffice, into another format."""

    def through(data: bytes, to: str) -> Path:
        source = tmp_path / "draft.docx"
        source.write_bytes(data)
        office = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless"]
        out = tmp_path / "out"
        command = [*office, "--convert-to", to, "--outdir", str(out), str(source)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr
        return out / f"draft.{to}"

    return through


def squashed(text: str) -> str:
    return "".join(text.split())


def shown(pdf: Path, draft: Draft) -> str:
    """The words of the pages, without blanks, without what stands at their head and foot."""
    done = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, timeout=60)
    pages = done.stdout.rstrip("\f").split("\f")
    text = []
    for number, page in enumerate(pages, start=1):
        lines = page.strip("\n").split("\n")
        assert squashed(lines[-1]) == f"Page{number}of{len(pages)}"
        if number > 1:
            assert "DRAFT, not cleared · SAMPLE" in lines[0]
        text += lines[1 if number > 1 else 0 : -1]
    return squashed("".join(text))


def test_pages_show_every_question_and_answer(convert: Convert, sample: Path, tmp_path: Path) -> None:
    workspace = open_workspace(sample)
    for response_id in ("school-funding-2012", "munro-2012"):
        exported = export_draft(workspace, response_id, tmp_path / "sample.docx")
        words = shown(convert(exported.path.read_bytes(), "pdf"), DRAFT)
        response = workspace.response(response_id)
        for question in response.questions:
            assert squashed(question.text) in words
            for option in question.options:
                ticked = option in response.answer(question.id).choices
                assert squashed(("☒" if ticked else "☐") + option) in words
        document = Document(exported.path.read_bytes())
        for question in response.questions:
            # With the citations' numbers in their places, as a reader sees them.
            region = document.region(answer_bookmark(exported.id, question.id))
            for line in region:
                assert squashed(line.text) in words
            bare = [line.without_citations for line in region if line.text]
            assert bare == list(lines_of(answer_blocks(response.answer(question.id))))


def test_pages_show_title_page_and_annex(convert: Convert) -> None:
    words = shown(convert(written(DRAFT), "pdf"), DRAFT)
    for block in draft_outline(DRAFT).blocks:
        if isinstance(block, Fact):
            assert squashed(block.label + block.value) in words
        if isinstance(block, Styled):
            assert squashed(plain(block.inlines)) in words


def test_hostile_drafts_open(convert: Convert) -> None:
    assert convert(written(hostile_draft()), "pdf").stat().st_size > 10_000


def test_saving_in_libreoffice_loses_no_region(convert: Convert) -> None:
    draft = replace(large(30), sample=True)
    before = Document(written(draft))
    after = Document(convert(written(draft), "docx").read_bytes())
    for question in draft.response.questions:
        name = answer_bookmark(draft.export_id, question.id)
        texts = [p.text for p in after.region(name) if p.text]
        assert texts == [p.text for p in before.region(name) if p.text]
    assert after.xml("word/settings.xml").find("{*}trackRevisions") is not None
