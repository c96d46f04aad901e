"""A search box: every key is answered, the newest wins, and nothing is drawn that is not on the screen."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from consult_tui.search import index as indexes
from consult_tui.tui.screens.library import LibraryScreen, Listing
from consult_tui.tui.widgets import line_list
from consult_tui.tui.widgets.line_list import LineList, LineRow
from consult_tui.tui.widgets.search_input import SearchInput
from consult_tui.workspace import opening
from consult_tui.workspace.finding import finding, indexing
from consult_tui.workspace.library import lines
from tests.tui.helpers import SMALL, Opened, opened

PATIENCE = 20
"""Seconds after which a test that waits for a thread fails."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace with a hundred lines."""
    ws = opening.open_workspace(opening.init(tmp_path / "hundred"))
    fields = [
        {"id": f"line-{n}", "title": f"Line {n} of ours", "statement": f"We say {n}.", "status": "proposed"}
        for n in range(100)
    ]
    made = [lines.prepare(ws.library, each, ws.context.today).position for each in fields]
    ws.keep(positions=made)
    return ws.folder


def listed(at: Opened) -> list[str]:
    return [option.position.id for option in at.one(LineList).options]  # type: ignore[attr-defined]


def screen(at: Opened) -> LibraryScreen:
    assert isinstance(at.app.screen, LibraryScreen)
    return at.app.screen


async def test_a_key_is_answered_at_once_where_the_index_is_ready(folder: Path) -> None:
    async with opened(folder, SMALL, "f3") as at:
        assert finding.at_once(at.app.ws, "line 7")
        screen(at).search.value = "line 71"
        # Nothing was awaited since: letter and list come in one frame.
        assert listed(at)[0] == "line-71"


async def test_a_phrase_is_looked_for_behind_the_screen(folder: Path) -> None:
    async with opened(folder, SMALL, "f3") as at:
        before = listed(at)
        screen(at).search.value = '"say 71"'
        assert listed(at) == before
        await at.settle()
        assert listed(at) == ["line-71"]


async def test_an_older_answer_is_never_shown_over_a_newer_one(folder: Path) -> None:
    async with opened(folder, SMALL, "f3") as at:
        here, held, reached = screen(at), threading.Event(), threading.Event()
        real = here._find

        def slow(query: str, *rest: object) -> Listing:
            found = real(query, *rest)  # type: ignore[arg-type]
            if query == '"say 7':
                reached.set()
                assert held.wait(PATIENCE)
            return found

        here._find = slow  # type: ignore[method-assign, assignment]
        here.search.value = '"say 7'
        assert await at.app._loop.run_in_executor(None, reached.wait, PATIENCE)  # type: ignore[union-attr]
        here.search.value = "line 42"
        held.set()
        await at.settle()
        assert listed(at)[0] == "line-42"


async def test_what_was_typed_while_the_index_is_made_is_answered_from_it_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "LARGE", 1)
    held, built = threading.Event(), []
    real = indexes.build

    def slow(*given: object, titles_only: bool = False, **more: object) -> object:
        if not titles_only:
            built.append(1)
            assert held.wait(PATIENCE)
        return real(*given, titles_only=titles_only, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(indexes, "build", slow)
    async with opened(folder, SMALL) as at:
        try:
            await at.pilot.press("f3", *"we say 7")
            for _ in range(200):
                await at.pilot.pause(0.01)
                if built and at.one(SearchInput).value == "we say 7":
                    break
            assert at.one(SearchInput).value == "we say 7"
        finally:
            held.set()
        await at.settle()
        assert built == [1]
        assert listed(at)[0] == "line-7"


async def test_only_lines_on_the_screen_are_put_together(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    real = line_list.prompt

    def counting(ws: object, shown: LineRow, *rest: object, **more: object) -> object:
        drawn.append(shown.position.id)
        return real(ws, shown, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(line_list, "prompt", counting)
    async with opened(folder, SMALL, "f3") as at:
        assert len(listed(at)) == 100
        assert 0 < len(set(drawn)) <= SMALL[1]
        at.one(LineList).focus()
        await at.press("end")
        assert "line-99" in drawn
        assert "Line 99 of ours" in at.picture()


async def test_a_mark_is_shown_and_a_wider_screen_draws_the_rows_anew(folder: Path) -> None:
    async with opened(folder, SMALL, "f3", "enter", "space") as at:
        assert "✓ Line 0 of ours" in at.picture()
        await at.pilot.resize_terminal(120, 36)
        await at.settle()
        assert "✓ Line 0 of ours" in at.picture()
        await at.press("f8")
        assert "✓" not in at.picture()
