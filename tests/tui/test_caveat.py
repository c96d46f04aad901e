"""What to mind of a line is shown when it is picked, before it is put into an answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from textual.content import Content
from textual.widgets import Static

from consult_tui.tui.dialogs.show_line import ShowLine
from consult_tui.tui.widgets.lines_panel import CAVEAT_ROWS, cut
from consult_tui.workspace.opening import open_workspace
from tests.tui.drafts import Drafting, drafting
from tests.tui.helpers import HOSTILE, SIZES
from tests.tui.holding import OPEN, holding


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return holding(tmp_path / "work")


def below(at: Drafting) -> str:
    """What stands below the list of lines; "" where nothing does."""
    caveat = at.screen.query_one("#caveat", Static)
    return str(caveat.render()) if caveat.display else ""


@pytest.mark.parametrize("size", SIZES)
async def test_the_caveat_stands_below_the_list_and_in_the_line_shown_whole(
    folder: Path, size: tuple[int, int]
) -> None:
    async with drafting(folder, OPEN, size) as at:
        await at.search("bins")
        assert below(at) == "! Caveat: Not for food waste."
        await at.press("enter")
        assert isinstance(at.app.screen, ShowLine)
        whole = "\n".join(str(each.render()) for each in at.app.screen.query(Static))
        assert "! Caveat: Not for food waste." in whole
        await at.press("escape")
        await at.search("buses")
        assert below(at) == "", "this one has none"
        await at.search("zzzz")
        assert below(at) == ""


async def test_what_goes_in_says_its_passed_review_and_its_caveat(folder: Path) -> None:
    ws = open_workspace(folder)
    ws.keep(positions=[replace(ws.library.positions["bins"], review_by=date(2012, 4, 22))])
    async with drafting(folder, OPEN) as at:
        await at.search("bins")
        await at.press("ctrl+l")
        assert "Past its review date, 22 April 2012. Caveat: Not for food waste." in at.notices()


def test_a_long_caveat_is_cut_with_a_sign() -> None:
    words = Content("A caveat of many words that goes on and on. " * 20)
    rows = cut(words, 30).plain.split("\n")
    assert len(rows) == CAVEAT_ROWS
    assert rows[-1].endswith("…")
    assert all(Content(row).cell_length <= 30 for row in rows)
    assert cut(Content("Short."), 30).plain == "Short."


@pytest.mark.parametrize("size", SIZES)
async def test_a_hostile_caveat_is_shown_as_it_is(folder: Path, size: tuple[int, int]) -> None:
    ws = open_workspace(folder)
    for text in HOSTILE.values():
        ws.keep(positions=[replace(ws.library.positions["bins"], caveat=text)])
        async with drafting(folder, OPEN, size) as at:
            await at.search("bins")
            assert text.split()[0][:8] in below(at).replace("\n", "")
            assert not set("\x07\x1b\x00\u202e") & set(below(at))
