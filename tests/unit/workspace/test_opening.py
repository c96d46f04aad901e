from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from consult_tui.errors import BadInput, ConsultError, NotFound, Refused
from consult_tui.workspace import opening
from consult_tui.workspace.mishap import keep_details
from consult_tui.workspace.opening import demo, init, locate, open_workspace, sample_folder
from consult_tui.workspace.responses.answer_change import AnswerChange
from consult_tui.workspace.responses.drafting import set_answer
from consult_tui.workspace.responses.register import register
from consult_tui.workspace.workspace import Workspace
from tests.conftest import PROJECT


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_the_nearest_workspace_upward_is_opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    below = folder / "responses" / "buses-2012"
    monkeypatch.chdir(below)
    assert open_workspace().folder == folder
    assert open_workspace(folder).folder == folder


def test_no_workspace_is_said_with_how_to_make_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NotFound, match="no workspace here") as none:
        open_workspace()
    assert "consult init" in none.value.mend
    assert "consult demo" in none.value.mend
    with pytest.raises(NotFound, match="is not a workspace"):
        open_workspace(tmp_path)
    with pytest.raises(NotFound, match="There is no folder"):
        open_workspace(tmp_path / "none")


def test_a_new_workspace_is_empty_and_opens(tmp_path: Path) -> None:
    ws = Workspace(init(tmp_path / "deep" / "work"))
    assert register(ws) == []
    assert dict(ws.library.positions) == {}
    assert (ws.sample, ws.settings.name) == (False, "work")


def test_a_workspace_is_not_made_over_another_nor_over_a_file(folder: Path, tmp_path: Path) -> None:
    before = files(folder)
    with pytest.raises(BadInput, match="already a workspace") as there:
        init(folder)
    assert "consult --workspace" in there.value.mend
    assert files(folder) == before
    (tmp_path / "file").write_text("x")
    with pytest.raises(ConsultError) as no:
        init(tmp_path / "file")
    assert no.value.mend


def test_a_demo_is_a_copy_of_the_sample_that_can_be_changed(tmp_path: Path) -> None:
    made = demo(tmp_path / "demo")
    assert {p for p in files(made) if not p.startswith("responses")} == {
        "snippets/positions.json",
        "snippets/workspace.toml",
    }
    assert files(made / "responses") == files_of_the_sample("responses")
    ws = Workspace(made)
    assert ws.sample
    assert not ws.template
    (open_,) = [row.id for row in register(ws) if row.id.startswith("munro")]
    asked = ws.response(open_).questions[0]
    set_answer(ws, open_, asked.id, AnswerChange(text="Tried."))


def files_of_the_sample(part: str) -> dict[str, bytes]:
    found = files(PROJECT / part)
    return {
        name: data for name, data in found.items() if "exports" not in name and not name.endswith(".lock")
    }


def test_a_demo_without_a_folder_goes_to_a_new_one_that_says_sample(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    first, second = demo(), demo()
    assert first != second
    assert "SAMPLE" in first.name


def test_a_demo_of_a_read_only_sample_can_be_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "installed"
    for part in ("snippets", "responses"):
        shutil.copytree(PROJECT / part, source / part, ignore=shutil.ignore_patterns("exports", ".*"))
    for path in source.rglob("*"):
        if path.is_file():
            path.chmod(0o444)
    monkeypatch.setattr(opening, "sample_folder", lambda: source)
    made = demo(tmp_path / "demo")
    assert all(os.stat(path).st_mode & 0o200 for path in made.rglob("*") if path.is_file())


def test_a_demo_goes_into_no_folder_that_holds_something(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="already a workspace"):
        demo(folder)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine").write_text("x")
    (tmp_path / "file").write_text("x")
    for name in ("full", "file"):
        with pytest.raises(BadInput, match="not empty") as no:
            demo(tmp_path / name)
        assert no.value.mend
    (tmp_path / "empty").mkdir()
    assert (demo(tmp_path / "empty") / "snippets" / "positions.json").is_file()


def test_the_projects_own_folder_is_read_and_never_written(tmp_path: Path) -> None:
    ws = open_workspace(PROJECT)
    assert ws.template
    assert register(ws)
    for write in (lambda: ws.keep(), lambda: ws.change("munro-2012", lambda response: response)):
        with pytest.raises(Refused, match="copies are made") as refused:
            write()
        assert "consult demo" in refused.value.mend


def test_an_installed_sample_is_not_written_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site-packages" / "consult_tui"
    shutil.copytree(PROJECT / "snippets", package / "sample" / "snippets")
    (package / "sample" / "responses").mkdir()
    monkeypatch.setattr(
        "consult_tui.workspace.workspace.__file__", str(package / "workspace" / "workspace.py")
    )
    assert Workspace(package / "sample").template


def test_where_things_are_is_said_with_and_without_a_workspace(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert [place.name for place in locate()] == ["settings", "state", "cache", "sample"]
    found = {place.name: place for place in locate(folder)}
    assert found["library"].path == folder / "snippets" / "positions.json"
    assert found["library"].there
    assert not found["settings"].there
    assert sample_folder() == found["sample"].path == PROJECT


def test_what_others_write_is_seen_after_a_refresh(folder: Path) -> None:
    mine, theirs = Workspace(folder), Workspace(folder)
    assert mine.index is mine.index
    before = (mine.library.generation, mine.index)
    from consult_tui.workspace.library.lines import add

    add(theirs, {"id": "trams", "statement": "Trams are for councils."})
    assert (mine.library.generation, mine.index) == before
    mine.refresh()
    assert "trams" in mine.library.positions
    assert mine.index is not before[1]


def test_the_details_of_a_mishap_are_kept_for_whoever_mends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    try:
        raise ValueError("inside \udcff")
    except ValueError as mishap:
        kept = keep_details(mishap)
    assert kept is not None
    assert "Traceback" in kept.read_text()
    assert "inside \\udcff" in kept.read_text()
    monkeypatch.setattr(Path, "write_text", lambda *args, **named: (_ for _ in ()).throw(OSError("full")))
    assert keep_details(ValueError("x")) is None
