from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from consult_tui.errors import BadInput, Refused, SaveFailed, Stopped
from consult_tui.store import history
from consult_tui.text.compose import version_of
from consult_tui.workspace.opening import open_workspace
from consult_tui.workspace.responses.answer_change import AnswerChange
from consult_tui.workspace.responses.drafting import set_answer
from consult_tui.workspace.responses.exporting import export_draft, export_path
from consult_tui.workspace.workspace import Workspace
from tests.conftest import PROJECT
from tests.unit.workspace.conftest import QUESTIONS

RESPONSE = "buses-2012"
STEM = "buses-2012-draft-DRAFT-not-cleared-2012-04-23"


def test_the_name_says_what_it_is_and_no_draft_is_written_over_another(ws: Workspace) -> None:
    names = [export_draft(ws, RESPONSE).path.name for _ in range(3)]
    assert names == [f"{STEM}-{number}.docx" for number in (1, 2, 3)]


def test_a_sample_says_so_in_the_name(sample: Path) -> None:
    ws = Workspace(sample)
    assert "-DRAFT-not-cleared-SAMPLE-" in export_path(ws, ws.response("munro-2012"), "draft").name


def test_a_draft_is_kept_with_its_outline_its_version_and_every_answer(ws: Workspace) -> None:
    set_answer(ws, RESPONSE, QUESTIONS[1].id, AnswerChange(text="Because."), checkpoint="")
    done = export_draft(ws, RESPONSE)
    assert done.version == version_of(ws.response(RESPONSE))
    assert done.id == done.version[:12]
    outline = done.path.parent / f"{done.id}.outline.json"
    assert "Because." in outline.read_text(encoding="utf-8")
    assert orjson.loads(outline.read_bytes())
    kept = history.entries(ws.places.history(RESPONSE))
    assert [(e.what, e.question) for e in kept] == [
        ("new", ""),
        ("export", QUESTIONS[1].id),
        ("export", ""),
    ]
    assert done.path.name in kept[-1].note


def test_a_draft_goes_where_it_is_told_and_replaces_what_is_there(ws: Workspace, tmp_path: Path) -> None:
    target = tmp_path / "mine.DOCX"
    target.write_bytes(b"before")
    assert export_draft(ws, RESPONSE, target).path == target
    assert target.read_bytes().startswith(b"PK")
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["mine.DOCX"]


def test_progress_is_told_and_ends_at_one(ws: Workspace, tmp_path: Path) -> None:
    told: list[float] = []
    export_draft(ws, RESPONSE, tmp_path / "x.docx", progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1
    assert all(0 <= one <= 1 for one in told)


def test_a_draft_that_is_stopped_leaves_nothing(ws: Workspace, tmp_path: Path) -> None:
    before = history.entries(ws.places.history(RESPONSE))
    (tmp_path / "x.docx").write_bytes(b"before")
    with pytest.raises(Stopped):
        export_draft(ws, RESPONSE, tmp_path / "x.docx", stopped=lambda: True)
    assert (tmp_path / "x.docx").read_bytes() == b"before"
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["x.docx"]
    assert history.entries(ws.places.history(RESPONSE)) == before


@pytest.mark.parametrize(
    ("name", "kind"),
    [("x.pdf", BadInput), ("x", BadInput), ("none/x.docx", SaveFailed)],
)
def test_where_a_draft_cannot_go(ws: Workspace, tmp_path: Path, name: str, kind: type[Exception]) -> None:
    with pytest.raises(kind) as wrong:
        export_draft(ws, RESPONSE, tmp_path / name)
    assert getattr(wrong.value, "mend", "")
    assert not [p for p in tmp_path.iterdir() if p.is_file()]


def test_a_folder_with_the_drafts_name_is_not_replaced(ws: Workspace, tmp_path: Path) -> None:
    (tmp_path / "x.docx").mkdir()
    with pytest.raises(SaveFailed):
        export_draft(ws, RESPONSE, tmp_path / "x.docx")
    assert not list(tmp_path.glob(".*"))


def test_the_samples_own_folder_is_drafted_from_but_not_into(tmp_path: Path) -> None:
    ws = open_workspace(PROJECT)
    export_draft(ws, "munro-2012", tmp_path / "x.docx")
    assert (tmp_path / "x.docx").is_file()
    with pytest.raises(Refused, match="consult demo") as refused:
        export_draft(ws, "munro-2012")
    assert refused.value.exit_code == 5
