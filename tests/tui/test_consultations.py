"""The first screen: what it shows, and every key of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from consult_tui.tui.dialogs.ask import AskText, Confirm
from consult_tui.tui.dialogs.help import HelpDialog
from consult_tui.tui.screens.consultations import ConsultationsScreen
from consult_tui.tui.screens.draft import DraftScreen
from consult_tui.tui.screens.library import LibraryScreen
from consult_tui.tui.widgets.register_list import RegisterList
from consult_tui.workspace import opening
from consult_tui.workspace.responses import register
from consult_tui.workspace.responses.drafting import edit
from consult_tui.workspace.workspace import Workspace
from tests.tui.helpers import HOSTILE, SIZES, SMALL, Opened, opened

FUNDING = "school-funding-2012"
MUNRO = "munro-2012"


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    return opening.init(tmp_path / "empty")


def chosen(at: Opened) -> str:
    response = at.one(RegisterList).response
    return response.id if response else ""


@pytest.mark.parametrize("size", SIZES)
async def test_the_first_screen_shows_both_open_titles_and_help(sample: Path, size: tuple[int, int]) -> None:
    async with opened(sample, size) as at:
        seen = at.picture()
        assert "School funding reform: next steps towards a fairer system" in seen
        assert "Munro" in seen
        assert "F1 Help" in seen
        assert "SAMPLE" in seen.splitlines()[0]


@pytest.mark.parametrize("size", SIZES)
async def test_a_row_says_what_is_left_how_far_and_what_is_needed(
    sample: Path, size: tuple[int, int]
) -> None:
    row = next(r for r in register.register(opening.open_workspace(sample)) if r.id == FUNDING)
    async with opened(sample, size) as at:
        seen = at.picture()
        assert "28 days left · 21 May 2012 at 17:00 · Department for Education" in seen
        assert f"{row.answered} of {row.questions} answered" in seen
        assert "drafting" in seen
        assert f"! {' · '.join(row.attention)}" in seen


async def test_past_responses_stand_below_under_their_own_heading(sample: Path) -> None:
    async with opened(sample) as at:
        lines = at.picture().splitlines()
        headings = [n for n, line in enumerate(lines) if line.strip() in ("Open · 2", "Past · 1")]
        past = [n for n, line in enumerate(lines) if "closed" in line and "days ago" in line]
        assert len(headings) == 2
        assert headings[1] < past[0]


async def test_enter_opens_the_highlighted_response(sample: Path) -> None:
    async with opened(sample, SMALL, "down", "enter") as at:
        assert isinstance(at.app.screen, DraftScreen)
        assert at.app.screen.response_id == MUNRO


async def test_rename_is_written_and_shown(sample: Path) -> None:
    async with opened(sample, SMALL, "r") as at:
        assert isinstance(at.app.screen, AskText)
        at.one(Input).value = "  A [bold]new[/] title "
        await at.press("enter")
        assert "A [bold]new[/] title" in at.picture()
        assert at.fresh().response(FUNDING).consultation.title == "A [bold]new[/] title"


async def test_an_empty_title_is_not_taken(sample: Path) -> None:
    async with opened(sample, SMALL, "r") as at:
        at.one(Input).value = "   "
        await at.press("enter")
        assert isinstance(at.app.screen, AskText)
        await at.press("escape")
        assert at.fresh().response(FUNDING).consultation.title.startswith("School funding")


async def test_archive_asks_and_can_be_undone(sample: Path) -> None:
    async with opened(sample, SMALL, "a") as at:
        assert isinstance(at.app.screen, Confirm)
        await at.press("escape")
        assert not at.fresh().response(FUNDING).archived
        await at.press("a", "enter")
        assert at.fresh().response(FUNDING).archived
        assert "28 days left" not in at.picture()
        assert chosen(at) == MUNRO
        await at.press("v")
        assert "28 days left" in at.picture()
        assert "Archived · 1" in at.picture()
        await at.press("u")
        assert not at.fresh().response(FUNDING).archived
        assert "Nothing is archived" in at.picture()
        await at.press("escape")
        assert "28 days left" in at.picture()


async def test_the_highlight_stays_on_its_response(sample: Path) -> None:
    async with opened(sample, SMALL, "down") as at:
        assert chosen(at) == MUNRO
        await at.press("f3")
        assert isinstance(at.app.screen, LibraryScreen)
        await at.press("f2")
        assert chosen(at) == MUNRO


async def test_an_empty_workspace_says_what_to_do(empty: Path) -> None:
    async with opened(empty, SMALL) as at:
        seen = at.picture()
        assert "No consultations here yet" in seen
        assert "Press n" in seen
        assert "Rename" not in seen
        await at.press("enter", "r", "a", "e", "u")
        assert isinstance(at.app.screen, ConsultationsScreen)


async def test_what_the_footer_shows_has_help_and_a_command(sample: Path) -> None:
    async with opened(sample) as at:
        screen = at.app.screen
        shown = [a for a in screen.active_bindings.values() if a.binding.show and a.enabled]
        assert {a.binding.key for a in shown} >= {"enter", "n", "r", "a", "e", "v", "f1", "f3", "ctrl+q"}
        assert all(a.binding.tooltip for a in shown if a.binding.key != "ctrl+p")
        commands = [command.title for command in at.app.get_system_commands(screen)]
        for word in ("New (n)", "Rename (r)", "Archive (a)", "Export (e)", "Archived (v)", "Library (F3)"):
            assert word in commands
        await at.press("f1")
        assert isinstance(at.app.screen, HelpDialog)
        assert "Give the consultation another title" in at.picture()


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_titles_are_shown_as_they_are(sample: Path, size: tuple[int, int]) -> None:
    async with opened(sample, size) as at:
        for title in HOSTILE.values():
            edit(at.app.ws, FUNDING, "title", title)
            assert isinstance(at.app.screen, ConsultationsScreen)
            at.app.screen.load()
            await at.settle()
            seen = at.picture()
            assert title.split()[0][:20] in seen
            assert "28 days left" in seen
            assert not set("\x07\x1b\x00\u202e") & set(seen)


@pytest.mark.parametrize("key", ["r", "a"])
async def test_hostile_titles_are_shown_as_they_are_in_dialogs(sample: Path, key: str) -> None:
    async with opened(sample, SMALL) as at:
        for title in (HOSTILE["unclosed"], HOSTILE["action"], HOSTILE["controls"], HOSTILE["long"]):
            edit(at.app.ws, FUNDING, "title", title)
            assert isinstance(at.app.screen, ConsultationsScreen)
            at.app.screen.load()
            await at.settle()
            await at.press(key)
            assert title.split()[0][:20] in at.picture()
            await at.press("escape")


async def test_a_title_too_long_is_cut_with_a_sign_and_the_state_stays(sample: Path) -> None:
    edit(opening.open_workspace(sample), FUNDING, "title", "word " * 100)
    async with opened(sample, SMALL) as at:
        line = next(line for line in at.picture().splitlines() if "word word" in line)
        assert "…" in line
        assert line.rstrip().endswith("drafting")


async def test_export_writes_the_draft_and_says_where(sample: Path) -> None:
    pytest.importorskip("consult_tui.word.draft")
    async with opened(sample, SMALL, "e") as at:
        files = list(at.app.ws.places.exports(FUNDING).glob("*.docx"))
        assert len(files) == 1
        assert files[0].name in at.notices()
        assert isinstance(at.app.screen, ConsultationsScreen)


async def test_the_samples_own_folder_offers_a_copy(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Workspace, "template", property(lambda ws: ws.folder == sample.resolve()))
    monkeypatch.setattr(opening, "sample_folder", lambda: sample)
    async with opened(sample, SMALL) as at:
        assert isinstance(at.app.screen, Confirm)
        assert "sample's own folder" in at.picture()
        before = at.app.ws.context
        await at.press("y")
        assert isinstance(at.app.screen, ConsultationsScreen)
        assert at.app.ws.folder != sample.resolve()
        after = at.app.ws.context
        assert (after.now, after.user) == (before.now, before.user)
        await at.press("r")
        at.one(Input).value = "Mine now"
        await at.press("enter")
        assert at.fresh().response(FUNDING).consultation.title == "Mine now"
        assert "Mine now" in at.picture()
    assert "Mine now" not in opening.open_workspace(sample).response(FUNDING).consultation.title


async def test_whoever_stays_in_the_samples_own_folder_changes_nothing(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Workspace, "template", property(lambda ws: True))
    async with opened(sample, SMALL, "escape", "r") as at:
        at.one(Input).value = "Mine now"
        await at.press("enter")
        assert "not written to" in at.notices()
        assert "Mine now" not in at.picture()


async def test_a_damaged_file_is_said_not_hidden(sample: Path) -> None:
    (sample / "responses" / MUNRO / "response.json").write_text("{", encoding="utf-8")
    async with opened(sample, SMALL) as at:
        assert "School funding" in at.picture()
        assert "cannot be read" in " ".join(at.picture().split())
        await at.press("down", "enter")
        assert isinstance(at.app.screen, ConsultationsScreen)
        assert "cannot be read" in at.notices()
