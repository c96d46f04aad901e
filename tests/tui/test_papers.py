"""Board papers on the screen: chosen, ticked, taken, corrected, and a folder worked through."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from textual.widgets import Input

from consult_tui.domain.papers import PaperState
from consult_tui.domain.positions import Status
from consult_tui.tui.dialogs.ask import AskText, Confirm
from consult_tui.tui.dialogs.choose import Choose
from consult_tui.tui.dialogs.choose_paper import ChoosePaper
from consult_tui.tui.dialogs.progress import Progress
from consult_tui.tui.dialogs.short_form import ShortForm
from consult_tui.tui.screens.library import LibraryScreen
from consult_tui.tui.screens.papers import PapersScreen
from consult_tui.tui.widgets.candidate_list import CandidateList
from consult_tui.tui.widgets.path_input import PathInput
from consult_tui.workspace import opening
from consult_tui.workspace.library import paper_memory, papers
from consult_tui.workspace.library.papers import Looked
from consult_tui.workspace.workspace import Workspace
from tests.tui.helpers import HOSTILE, SIZES, SMALL, USUAL, Opened, opened
from tests.unit.intake.board_papers import papers as made_papers

MADE = made_papers()


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    return opening.init(tmp_path / "ws")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "papers"
    place.mkdir()
    for paper in MADE.values():
        (place / paper.name).write_bytes(paper.data)
    return place


async def choose(at: Opened, path: Path | str, key: str = "enter") -> None:
    """From the library, choose a paper, or a folder by its key."""
    await at.press("f10")
    assert isinstance(at.app.screen, ChoosePaper)
    at.one(PathInput).value = str(path)
    await at.settle()
    await at.press(key)


def taken(at: Opened) -> list[tuple[str, Status]]:
    """Where each line in the library stands in its paper, and as what, as a new start reads it."""
    lines = at.fresh().library.positions.values()
    return [(p.agreed_by.paragraph if p.agreed_by else "", p.status) for p in lines]


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_ticked_is_taken_with_where_it_stands(
    empty: Path, folder: Path, size: tuple[int, int]
) -> None:
    async with opened(empty, size, "f3") as at:
        await choose(at, folder / "ferries.docx")
        assert isinstance(at.app.screen, PapersScreen)
        seen = at.picture()
        assert "Sample Board · 20 June 2012 · item 4" in seen
        assert "6 paragraphs" in seen
        await at.press("space", "down", "down", "space")
        assert "2 ticked" in at.picture()
        assert "Follows on: Island pupils cross" in " ".join(at.picture().split())
        assert taken(at) == []
        await at.press("enter")
        assert taken(at) == [("1", Status.PROPOSED), ("3(a)", Status.STATED)]
        assert "2 lines taken" in at.notices()
        assert "Added the body 'Sample Board'" in at.notices()
        assert "in the lib" in at.picture()
        await at.press("escape")
        assert isinstance(at.app.screen, LibraryScreen)
        assert "2 lines" in at.picture()


async def test_all_are_ticked_but_what_the_library_has(empty: Path, folder: Path) -> None:
    async with opened(empty, USUAL, "f3") as at:
        await choose(at, folder / "paths.odt")
        await at.press("down", "space", "enter")
        await at.press("a")
        assert at.one(CandidateList).ticked == {1, 3, 4, 5, 6}
        await at.press("a")
        assert at.one(CandidateList).ticked == set()
        await at.press("a", "enter")
        assert sorted(paragraph for paragraph, _ in taken(at)) == ["1", "2", "2(i)", "2(ii)", "2(iii)", "3"]


async def test_a_click_ticks_and_takes_nothing(empty: Path, folder: Path) -> None:
    async with opened(empty, USUAL, "f3") as at:
        await choose(at, folder / "paths.odt")
        await at.click(at.one(CandidateList), offset=(8, 1))
        assert at.one(CandidateList).ticked == {1}
        assert taken(at) == []


async def test_enter_with_nothing_ticked_says_how(empty: Path, folder: Path) -> None:
    async with opened(empty, USUAL, "f3") as at:
        await choose(at, folder / "paths.odt")
        await at.press("enter")
        assert "Nothing is ticked" in at.notices()
        assert taken(at) == []


async def test_agreed_asks_for_the_minute_and_refuses_a_body_that_cannot(empty: Path, folder: Path) -> None:
    async with opened(empty, USUAL, "f3") as at:
        await choose(at, folder / "paths.odt")
        at.app.screen.query_one(CandidateList).focus()
        await at.press("s")
        assert isinstance(at.app.screen, Choose)
        await at.press("a", "enter")
        assert "taken as agreed" in at.picture()
        await at.press("space", "enter")
        assert isinstance(at.app.screen, AskText)
        await at.press("escape")
        assert at.one(CandidateList).ticked == {1}
        await at.press("enter", "7", "enter")
        assert "2 May 2012 is still to come" in at.notices() or "not in the register" in at.notices()
        assert taken(at) == []
        assert at.one(CandidateList).ticked == {1}


async def test_the_meeting_is_corrected_and_the_minute_kept(sample: Path, folder: Path) -> None:
    async with opened(sample, USUAL, "f3") as at:
        known = set(at.app.ws.library.positions)
        await choose(at, folder / "ferries.docx")
        await at.press("e")
        form = at.app.screen
        assert isinstance(form, ShortForm)
        given = {"body": "LGA Executive", "meeting_date": "2012-13", "themes": "ferries|schools"}
        for name, value in given.items():
            editor = form.fields[name].editor
            assert isinstance(editor, Input)
            editor.value = value
        await at.press("enter")
        assert isinstance(at.app.screen, ShortForm)
        editor = at.app.screen.fields["meeting_date"].editor
        assert isinstance(editor, Input)
        editor.value = "2012-03"
        await at.press("enter")
        assert "LGA Executive · March 2012 · item 4 · ferries, schools" in at.picture()
        await at.press("s", "a", "enter", "space", "enter", "1", "2", "enter")
        library = at.fresh().library
        (made,) = [p for id_, p in library.positions.items() if id_ not in known]
        assert made.agreed_by is not None
        assert (made.status, made.agreed_by.minute, str(made.agreed_by.meeting_date)) == (
            Status.AGREED,
            "12",
            "2012-03",
        )
        assert library.bodies[made.agreed_by.body].name == "LGA Executive"
        assert made.themes == ("ferries", "schools")


async def test_a_folder_is_worked_through_by_keys(empty: Path, folder: Path) -> None:
    (folder / "bad.docx").write_bytes(b"PK no zip")
    async with opened(empty, SMALL, "f3") as at:
        await choose(at, f"{folder}/", "ctrl+s")
        screen = at.app.screen
        assert isinstance(screen, PapersScreen)
        assert screen.looked.paper.name == "april-pack.txt"
        await at.press("d")
        assert screen.looked.paper.name == "ferries.docx"
        await at.press("k")
        assert screen.looked.paper.name == "harbour-nights.txt"
        await at.press("n")
        assert screen.looked.paper.name == "lighthouse-minutes.html"
        await at.press("o")
        assert isinstance(at.app.screen, Choose)
        seen = at.picture()
        assert "2 of 6 done" in seen
        assert "april-pack.txt ✓ looked through" in seen
        assert "ferries.docx – skipped" in seen
        await at.press("a", "enter")
        assert screen.looked.paper.name == "april-pack.txt"
        assert "looked through by" in at.picture()
        states = {f.path.name: f.record.state for f in paper_memory.papers_in(at.app.ws, folder) if f.done}
        assert states == {
            "april-pack.txt": PaperState.LOOKED_THROUGH,
            "ferries.docx": PaperState.SKIPPED,
        }


async def test_a_folder_is_taken_as_it_is_typed_with_or_without_its_slash(empty: Path, folder: Path) -> None:
    (folder.parent / "another.txt").write_text("1. Of another folder.")
    async with opened(empty, SMALL, "f3") as at:
        await choose(at, str(folder), "ctrl+s")
        screen = at.app.screen
        assert isinstance(screen, PapersScreen)
        assert screen.looked.paper.name == "april-pack.txt"


async def test_a_folder_that_is_done_says_so(empty: Path, tmp_path: Path) -> None:
    place = tmp_path / "one"
    place.mkdir()
    (place / "paths.odt").write_bytes(MADE["odt"].data)
    async with opened(empty, SMALL, "f3") as at:
        await choose(at, f"{place}/", "ctrl+s")
        await at.press("d")
        assert "Every paper in this folder is done" in at.notices()
        await at.press("escape")
        await choose(at, f"{place}/", "ctrl+s")
        assert isinstance(at.app.screen, ChoosePaper)
        assert "is done" in at.picture()


async def test_going_on_asks_first_where_something_is_ticked(empty: Path, folder: Path) -> None:
    async with opened(empty, SMALL, "f3") as at:
        await choose(at, folder / "paths.odt")
        await at.press("space", "escape")
        assert isinstance(at.app.screen, Confirm)
        await at.press("escape")
        assert at.one(CandidateList).ticked == {1}
        await at.press("escape", "y")
        assert isinstance(at.app.screen, LibraryScreen)
        assert taken(at) == []


async def test_what_was_left_out_is_shown_with_why(empty: Path, folder: Path) -> None:
    async with opened(empty, USUAL, "f3") as at:
        await choose(at, folder / "ferries.docx")
        await at.press("end", "space")
        assert at.one(CandidateList).ticked == set()
        assert "Left out:" in at.picture()
        assert "runs at the head or foot" in at.picture()


async def test_one_paper_has_no_keys_for_a_folder(empty: Path, folder: Path) -> None:
    async with opened(empty, USUAL, "f3") as at:
        await choose(at, folder / "paths.odt")
        assert "Next paper" not in at.picture()
        await at.press("n", "o")
        assert isinstance(at.app.screen, PapersScreen)


async def test_a_bad_file_is_one_sentence_and_the_dialog_stays(empty: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.docx").write_bytes(b"PK no zip")
    (tmp_path / "list.csv").write_text("text\nWhy?\n", encoding="utf-8")
    async with opened(empty, SMALL, "f3") as at:
        await choose(at, tmp_path / "bad.docx")
        dialog = at.app.screen
        assert isinstance(dialog, ChoosePaper)
        assert "bad.docx" in str(dialog.said.content)
        at.one(PathInput).value = str(tmp_path / "list.csv")
        await at.settle()
        await at.press("enter")
        assert "is a list" in str(dialog.said.content)


async def test_escape_stops_the_reading(empty: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on, works = threading.Event(), papers.look

    def slow(ws: Workspace, path: Path, **_: object) -> Looked:
        go_on.wait(10)
        return works(ws, path)

    monkeypatch.setattr(papers, "look", slow)
    async with opened(empty, SMALL, "f3", "f10") as at:
        at.one(PathInput).value = str(folder / "paths.odt")
        await at.settle()
        await at.pilot.press("enter")
        await at.pilot.pause()
        assert isinstance(at.app.screen, Progress)
        await at.pilot.press("escape")
        go_on.set()
        await at.settle()
        assert isinstance(at.app.screen, ChoosePaper)


async def test_hostile_text_is_shown_as_it_is(empty: Path, tmp_path: Path) -> None:
    shown = [text.replace("\0", "") for text in HOSTILE.values()]
    said = "\n\n".join(f"{n}. {text} stands." for n, text in enumerate(shown, 1))
    (tmp_path / "hostile.md").write_text(f"# [/ heading [\n\n{said}\n", encoding="utf-8")
    async with opened(empty, USUAL, "f3") as at:
        await choose(at, tmp_path / "hostile.md")
        assert "[bold]not bold[/bold]" in at.picture()
        count = len(at.app.ws.library.positions)
        await at.press("a", "enter")
        assert len(at.fresh().library.positions) == count + len(HOSTILE)


async def test_the_palette_has_it_everywhere(empty: Path) -> None:
    async with opened(empty, USUAL) as at:
        names = {command.title for command in at.app.get_system_commands(at.app.screen)}
        assert "Take lines from a board paper" in names
        await at.press("f3")
        titles = [command.title for command in at.app.get_system_commands(at.app.screen)]
        assert titles.count("Take lines from a board paper") == 1
