"""Figures: every one with its source, what quotes it, and the way there."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.app import SystemCommand
from textual.widgets import Input, Static

from consult_tui.domain.positions import Status
from consult_tui.tui.dialogs.ask import Confirm
from consult_tui.tui.dialogs.figure_form import FigureForm
from consult_tui.tui.screens.consultations import ConsultationsScreen
from consult_tui.tui.screens.draft import DraftScreen
from consult_tui.tui.screens.figures import FiguresScreen
from consult_tui.tui.screens.library import LibraryScreen
from consult_tui.tui.widgets.line_list import LineList
from consult_tui.workspace.library import evidence
from consult_tui.workspace.opening import init, open_workspace
from consult_tui.workspace.responses.answer_change import AnswerChange
from consult_tui.workspace.responses.drafting import set_answer
from tests.tui.helpers import HOSTILE, SIZES, SMALL, USUAL, Opened, opened
from tests.tui.holding import holding
from tests.unit.workspace.conftest import QUESTIONS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = holding(tmp_path / "work")
    text = "We run 1,234 buses."
    set_answer(open_workspace(folder), "buses-2012", QUESTIONS[0].id, AnswerChange(text=text))
    return folder


def commands(at: Opened) -> list[SystemCommand]:
    return [c for c in at.app.get_system_commands(at.app.screen) if "Figures" in c.title]


def flat(at: Opened) -> str:
    return " ".join(at.picture().replace("│", " ").split())


def figures(at: Opened) -> FiguresScreen:
    assert isinstance(at.app.screen, FiguresScreen)
    return at.app.screen


async def fill(at: Opened, **values: str) -> None:
    assert isinstance(at.app.screen, FigureForm)
    for name, value in values.items():
        editor = at.app.screen.fields[name].editor
        assert isinstance(editor, Input)
        editor.value = value
    await at.settle()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("key", ["f", "ctrl+g"])
async def test_every_figure_overdue_first_and_one_whole(
    folder: Path, size: tuple[int, int], key: str
) -> None:
    async with opened(folder, size, "f3", "enter", key) as at:
        assert [option.id for option in figures(at).list.options] == ["fares", "fleet"]
        assert "2 figures, 1 overdue" in flat(at)
        whole = " ".join(str(at.app.screen.query_one("#whole", Static).render()).split())
        assert "Source: Survey As at: June 2011 Next release: overdue since 1 April 2012" in whole
        assert "Earlier until 1 September 2011: A fare costs £2.00." in whole
        assert "Nothing quotes it" in flat(at)


async def test_what_quotes_a_figure_is_listed_and_enter_goes_there(folder: Path) -> None:
    async with opened(folder, USUAL, "f3", "enter", "f", "down") as at:
        assert "Quoted in 2 places" in flat(at)
        assert "stated · About bins" in flat(at)
        assert "Question 1 · Buses and bins" in flat(at)
        assert "has the figure 1,234" in flat(at)
        await at.press("enter", "enter")
        assert isinstance(at.app.screen, LibraryScreen)
        assert at.one(LineList).line is not None
        assert at.app.screen.list.line.id == "bins"  # type: ignore[union-attr]
        await at.press("f", "down", "enter", "down", "enter")
        assert isinstance(at.app.screen, DraftScreen)
        assert at.app.screen.target is not None
        assert at.app.screen.target.id == QUESTIONS[0].id


async def test_escape_goes_back_step_by_step(folder: Path) -> None:
    async with opened(folder, SMALL, "f3", "enter", "f", "down", "enter") as at:
        assert figures(at).places.has_focus
        await at.press("escape")
        assert figures(at).list.has_focus
        await at.press("escape")
        assert isinstance(at.app.screen, LibraryScreen)


@pytest.mark.parametrize("key", ["e", "ctrl+e"])
async def test_an_update_keeps_the_earlier_figure_and_lists_what_quotes_it(folder: Path, key: str) -> None:
    async with opened(folder, SMALL, "f3", "enter", "f", "down", key) as at:
        assert "earlier figure is kept" not in flat(at)
        await fill(at, statement="There are 1,300 buses.", as_at="2012", next_release="soon")
        assert "The earlier figure is kept" in flat(at)
        await at.press("ctrl+s")
        assert "'soon' is not a day" in flat(at)
        await fill(at, next_release="2012-12-31")
        await at.press("ctrl+s")
        kept = at.fresh().library.evidence["fleet"]
        assert kept.statement == "There are 1,300 buses."
        assert [earlier.statement for earlier in kept.earlier] == ["There are 1,234 buses."]
        assert at.fresh().library.positions["bins"].status is Status.STATED, "no new agreement is needed"
        assert figures(at).places.has_focus
        assert "has the figure 1,234" in flat(at), "the answer still has the old one"


async def test_a_figure_is_added_and_a_missing_source_is_said(folder: Path) -> None:
    async with opened(folder, SMALL, "f3", "enter", "f", "a", "ctrl+s") as at:
        assert "say the figure in a short sentence" in flat(at)
        await fill(at, statement="Bins number 7,000.")
        await at.press("ctrl+s")
        assert at.fresh().library.evidence["bins-number-7-000"].statement == "Bins number 7,000."
        figure = figures(at).figure
        assert figure is not None
        assert figure.statement == "Bins number 7,000."
        assert "Its source is missing" in at.notices()


async def test_what_was_typed_in_the_form_is_not_lost_unasked(folder: Path) -> None:
    async with opened(folder, SMALL, "f3", "enter", "f", "a", "x", "escape") as at:
        assert isinstance(at.app.screen, Confirm)


async def test_without_figures_the_screen_says_what_to_do(tmp_path: Path) -> None:
    async with opened(init(tmp_path / "empty"), SMALL, "f3", "enter", "f") as at:
        assert "No figures yet." in at.picture()
        await at.press("e")
        assert isinstance(at.app.screen, FiguresScreen)
        await at.press("a")
        assert isinstance(at.app.screen, FigureForm)


async def test_the_palette_has_the_figures_everywhere_and_each_once(folder: Path) -> None:
    async with opened(folder, SMALL) as at:
        assert isinstance(at.app.screen, ConsultationsScreen)
        (command,) = commands(at)
        await command.callback()
        await at.settle()
        assert isinstance(at.app.screen, FiguresScreen)
        await at.press("escape", "f3", "enter")
        assert len(commands(at)) == 1


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_figures_are_shown_as_they_are(tmp_path: Path, size: tuple[int, int]) -> None:
    folder = init(tmp_path / "work")
    ws = open_workspace(folder)
    for number, text in enumerate(HOSTILE.values()):
        evidence.add(ws, {"statement": f"{text} f", "source": text, "notes": text}, f"f{number}")
    async with opened(folder, size, "f3", "enter", "f") as at:
        for text in HOSTILE.values():
            assert text.split()[0][:16] in at.picture()
            assert not set("\x07\x1b\x00\u202e") & set(at.picture())
            await at.press("e")
            assert text.split()[0][:16] in at.picture()
            await at.press("escape", "down")
