"""A new response from a file: choosing, completing, bad files, and what is kept."""

from __future__ import annotations

import subprocess
import threading
from pathlib import Path

import pytest
from textual.widgets import OptionList

from consult_tui.domain.consultations import Reading
from consult_tui.intake.apart import starting
from consult_tui.tui.dialogs.choose_file import ChooseFile
from consult_tui.tui.dialogs.progress import Progress
from consult_tui.tui.screens.consultations import ConsultationsScreen
from consult_tui.tui.screens.draft import DraftScreen
from consult_tui.tui.screens.questions import QuestionsScreen
from consult_tui.tui.widgets.path_input import PathInput
from consult_tui.workspace import opening
from consult_tui.workspace.consultations import reading
from tests.tui.helpers import HOSTILE, SMALL, USUAL, Opened, opened


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    return opening.init(tmp_path / "empty")


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    (folder / "deeper").mkdir(parents=True)
    (folder / "questions.csv").write_text("number,text\n1,Do you agree?\n2,Why?\n", encoding="utf-8")
    (folder / "deeper" / "other.csv").write_text("text\nAnything else?\n", encoding="utf-8")
    return folder


async def type_path(at: Opened, path: str) -> None:
    at.one(PathInput).value = path
    await at.settle()


async def test_a_typed_path_becomes_a_response_that_opens(empty: Path, papers: Path) -> None:
    async with opened(empty, SMALL, "n") as at:
        assert isinstance(at.app.screen, ChooseFile)
        await type_path(at, f"{papers}/questions.csv")
        await at.press("enter")
        assert isinstance(at.app.screen, QuestionsScreen)
        assert "2 questions found" in at.picture()
        await at.press("ctrl+s")
        assert isinstance(at.app.screen, DraftScreen)
        made = at.fresh().response(at.app.screen.response_id)
        assert [question.text for question in made.questions] == ["Do you agree?", "Why?"]
        await at.press("f2")
        assert "0 of 2 answered" in at.picture()


async def test_folders_are_gone_through_with_the_arrows(empty: Path, papers: Path) -> None:
    async with opened(empty, SMALL, "n") as at:
        await type_path(at, f"{papers}/")
        assert "deeper/" in at.picture()
        await at.press("enter", "down", "up", "up", "down", "enter")
        await at.press("ctrl+s")
        assert isinstance(at.app.screen, DraftScreen)
        assert at.fresh().response("other").questions[0].text == "Anything else?"


async def test_tab_writes_the_highlighted_entry_into_the_box(empty: Path, papers: Path) -> None:
    async with opened(empty, SMALL, "n") as at:
        await type_path(at, f"{papers}/qu")
        await at.press("tab")
        assert at.one(PathInput).value == str(papers / "questions.csv")
        await type_path(at, f"{papers}/dee")
        await at.press("tab")
        assert at.one(PathInput).value == f"{papers}/deeper/"


async def test_the_box_completes_as_one_types(empty: Path, papers: Path) -> None:
    async with opened(empty, SMALL, "n") as at:
        await type_path(at, f"{papers}/quest")
        at.one(PathInput).cursor_position = len(at.one(PathInput).value)
        await at.press("right")
        assert at.one(PathInput).value == str(papers / "questions.csv")


async def test_a_click_takes_a_file(empty: Path, papers: Path) -> None:
    async with opened(empty, SMALL, "n") as at:
        await type_path(at, f"{papers}/deeper/")
        await at.click(at.one(OptionList), offset=(5, 1))
        assert isinstance(at.app.screen, QuestionsScreen)


async def test_enter_at_once_after_a_paste_waits_for_the_list(empty: Path, papers: Path) -> None:
    async with opened(empty, SMALL, "n") as at:
        at.one(PathInput).value = f"'{papers}/questions.csv'"
        await at.press("enter")
        assert isinstance(at.app.screen, QuestionsScreen)


BAD = {
    "missing.docx": None,
    "empty.docx": b"",
    "text.docx": b"this is no Word file",
    "binary.txt": bytes(range(256)) * 4,
    "program.exe": b"MZ",
    "broken.pdf": b"%PDF-1.4 and no more",
    "columns.csv": b"a,b\n1,2\n",
}


async def test_a_bad_file_is_one_sentence_and_the_dialog_stays(empty: Path, tmp_path: Path) -> None:
    async with opened(empty, SMALL, "n") as at:
        for name, content in BAD.items():
            if content is not None:
                (tmp_path / name).write_bytes(content)
            await type_path(at, f"{tmp_path}/{name}")
            await at.press("enter")
            dialog = at.app.screen
            assert isinstance(dialog, ChooseFile), name
            said = str(dialog.said.content)
            assert name in said
            assert "Traceback" not in said
            await type_path(at, f"{tmp_path}/")
            assert not dialog.said.display
        await at.press("escape")
        assert isinstance(at.app.screen, ConsultationsScreen)
        assert at.fresh().response_ids == ()


async def test_a_reader_that_breaks_is_said_in_the_dialog(
    empty: Path, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(path: Path, **told: object) -> Reading:
        raise ZeroDivisionError

    monkeypatch.setattr(reading, "read", breaks)
    async with opened(empty, SMALL, "n") as at:
        await type_path(at, f"{papers}/questions.csv")
        await at.press("enter")
        assert isinstance(at.app.screen, ChooseFile)
        assert "went wrong" in at.picture()


async def test_escape_stops_waiting_and_nothing_is_kept(
    empty: Path, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, works = threading.Event(), reading.read

    def slow(path: Path, **told: object) -> Reading:
        go_on.wait(10)
        return works(path)

    monkeypatch.setattr(reading, "read", slow)
    async with opened(empty, SMALL, "n") as at:
        await type_path(at, f"{papers}/questions.csv")
        await at.pilot.press("enter")
        await at.pilot.pause()
        assert isinstance(at.app.screen, Progress)
        assert "Reading" in at.picture()
        await at.pilot.press("escape")
        go_on.set()
        await at.settle()
        assert isinstance(at.app.screen, ChooseFile)
        assert at.fresh().response_ids == ()


async def test_escape_ends_a_reader_that_hangs(
    empty: Path, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[subprocess.Popen[bytes]] = []
    start = starting.start

    def remembered() -> subprocess.Popen[bytes]:
        started.append(start())
        return started[0]

    monkeypatch.setattr(starting, "_START", "exec('while True: pass')")
    monkeypatch.setattr(starting, "start", remembered)
    async with opened(empty, SMALL, "n") as at:
        await type_path(at, f"{papers}/questions.csv")
        await at.pilot.press("enter")
        await at.pilot.pause()
        assert isinstance(at.app.screen, Progress)
        await at.pilot.press("escape")
        await at.settle()
        assert isinstance(at.app.screen, ChooseFile)
        assert at.fresh().response_ids == ()
    assert [process.returncode is None for process in started] == [False]


async def test_hostile_names_are_shown_as_they_are(empty: Path, tmp_path: Path) -> None:
    folder = tmp_path / "hostile"
    folder.mkdir()
    for name in ("[bold]x[", "[/ y", "bell\x07", "left\u202eright", "\U0001f469\u200d\U0001f467", "z" * 200):
        (folder / f"{name.replace('/', '∕')}.csv").write_text("text\nWhy?\n", encoding="utf-8")
    async with opened(empty, USUAL, "n") as at:
        await type_path(at, f"{folder}/")
        seen = at.picture()
        assert "[bold]x[.csv" in seen
        assert "bell␇.csv" in seen
        assert "left‹202E›right.csv" in seen
        assert "zzz…" in seen


async def test_the_next_file_is_looked_for_where_the_last_one_was(empty: Path, papers: Path) -> None:
    async with opened(empty, SMALL, "n") as at:
        await type_path(at, f"{papers}/questions.csv")
        await at.press("enter")
        await at.press("f2")
        await at.press("n")
        assert at.one(PathInput).value == f"{papers}/"


async def test_a_hostile_document_becomes_a_response_shown_as_it_is(empty: Path, papers: Path) -> None:
    import json

    rows = [{"number": str(n), "text": f"{text} so?"} for n, text in enumerate(HOSTILE.values(), 1)]
    lines = "\n".join(json.dumps(row) for row in rows)
    (papers / "hostile.jsonl").write_text(lines, encoding="utf-8")
    async with opened(empty, SMALL, "n") as at:
        await type_path(at, f"{papers}/hostile.jsonl")
        await at.press("enter")
        await at.press("ctrl+s")
        assert isinstance(at.app.screen, DraftScreen)
        assert len(at.fresh().response("hostile").questions) == len(HOSTILE)
