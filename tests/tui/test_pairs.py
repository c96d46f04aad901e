"""Pairs of lines on their screen: found off the screen's thread, both side by side, and one of two gone."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.content import Content
from textual.widgets import Static

from consult_tui.domain.positions import Status
from consult_tui.tui.screens.library import LibraryScreen
from consult_tui.tui.screens.pairs import PairsScreen
from consult_tui.tui.widgets.pair_list import MARK, PairList, side_content
from consult_tui.workspace.library.pairing import similar
from consult_tui.workspace.opening import open_workspace
from tests.tui.helpers import HOSTILE, SIZES, Opened, opened
from tests.unit.checks.pair_lines import DUPLICATES, LINES, OPPOSED


@pytest.fixture
def filled(sample: Path) -> Path:
    """The sample with lines that say the same, or pull opposite ways."""
    open_workspace(sample).keep(positions=LINES)
    return sample


def ids(at: Opened) -> tuple[str, str]:
    pair = at.one(PairList).pair
    assert pair is not None
    return pair.a.id, pair.b.id


def words(at: Opened, side: str) -> str:
    found = at.app.screen.query_one(f"#words-{side}", Static).render()
    assert isinstance(found, Content)
    return found.plain


async def test_a_library_without_pairs_says_so(sample: Path) -> None:
    async with opened(sample) as at:
        await at.press("f3", "ctrl+d")
        assert isinstance(at.app.screen, PairsScreen)
        assert "No two lines of the library say nearly the same" in at.picture()
        assert "In the library" not in at.picture(), "no key is shown that does nothing"
        await at.press("s", "w", "left", "enter")
        assert isinstance(at.app.screen, PairsScreen)
        await at.press("escape")
        assert isinstance(at.app.screen, LibraryScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_both_lines_stand_side_by_side(filled: Path, size: tuple[int, int]) -> None:
    async with opened(filled, size, "f3", "ctrl+d") as at:
        assert ids(at) == ("dup-4a", "dup-4b")
        assert "settlements of six years" in words(at, "left").replace("\n", " ")
        assert "settlements of four years" in words(at, "right").replace("\n", " ")
        picture = at.picture()
        for said in ("Flood defence money", "Settlements for flood defences", "▸ dup-4a", "differs: figure"):
            assert said in picture
        await at.press("right")
        assert "▸ dup-4b" in at.picture()
        await at.press("end")
        assert frozenset(ids(at)) in OPPOSED
        assert "pull opposite ways, and both lines stand" in at.picture()


async def test_every_pair_is_listed_once_under_its_kind(filled: Path) -> None:
    async with opened(filled, (120, 60), "f3", "ctrl+d") as at:
        expected = similar(at.fresh())
        assert len(expected) == len(DUPLICATES) - 1 + len(OPPOSED)
        shown = at.one(PairList)
        listed = [option.pair for option in shown.options if hasattr(option, "pair")]
        assert [(each.a.id, each.b.id) for each in listed] == [(p.a.id, p.b.id) for p in expected]
        assert "Near-duplicates (9)" in at.picture()
        assert "Pulling opposite ways (6)" in at.picture()


async def test_one_line_takes_the_place_of_the_other(filled: Path) -> None:
    async with opened(filled, (120, 36), "f3", "ctrl+d") as at:
        await at.press("right", "s")
        assert "takes the place of" in at.picture()
        await at.press("enter")
        lines = at.fresh().library.positions
        assert (lines["dup-4b"].status, lines["dup-4b"].superseded_by) == (Status.SUPERSEDED, "dup-4a")
        assert ids(at) != ("dup-4a", "dup-4b")
        assert isinstance(at.app.screen, PairsScreen)


async def test_what_cannot_take_its_place_is_said(filled: Path) -> None:
    async with opened(filled, (120, 36), "f3", "ctrl+d") as at:
        while ids(at) != ("dup-5a", "dup-5b"):
            await at.press("down")
        await at.press("s")
        assert "'dup-5b' is draft; only a line that is agreed takes the place" in at.notices()
        assert at.fresh().library.positions["dup-5a"].status is Status.AGREED


async def test_one_line_is_withdrawn_with_its_reason(filled: Path) -> None:
    async with opened(filled, (120, 36), "f3", "ctrl+d") as at:
        await at.press("w", *"Said twice", "enter")
        lines = at.fresh().library.positions
        assert (lines["dup-4a"].status, lines["dup-4a"].withdrawn_because) == (Status.WITHDRAWN, "Said twice")
        assert "dup-4a" not in ids(at)


async def test_the_chosen_line_opens_in_the_library(filled: Path) -> None:
    async with opened(filled, (120, 36), "f3", "ctrl+d", "right", "enter") as at:
        assert isinstance(at.app.screen, LibraryScreen)
        assert at.app.screen.list.line is not None
        assert at.app.screen.list.line.id == "dup-4b"


async def test_escape_goes_from_a_line_to_the_pairs_and_then_out(filled: Path) -> None:
    async with opened(filled, (120, 36), "f3", "ctrl+d", "tab") as at:
        assert not at.one(PairList).has_focus
        await at.press("escape")
        assert at.one(PairList).has_focus
        await at.press("escape")
        assert isinstance(at.app.screen, LibraryScreen)


async def test_the_palette_opens_the_pairs_from_any_screen(filled: Path) -> None:
    async with opened(filled) as at:
        commands = {each.title: each.callback for each in at.app.get_system_commands(at.app.screen)}
        await commands["Near-duplicates"]()
        await at.settle()
        assert isinstance(at.app.screen, PairsScreen)


@pytest.mark.parametrize("name", sorted(HOSTILE))
async def test_text_from_outside_is_never_markup(filled: Path, name: str) -> None:
    nasty = HOSTILE[name]
    ws = open_workspace(filled)
    both = (ws.library.positions[id_] for id_ in ("dup-4a", "dup-4b"))
    from dataclasses import replace

    ws.keep(positions=[replace(each, title=nasty, statement=f"{each.statement} {nasty}") for each in both])
    async with opened(filled, (120, 36), "f3", "ctrl+d") as at:
        assert ids(at) == ("dup-4a", "dup-4b")
        assert at.one(PairList).option_count > 1


def test_what_only_one_line_has_is_marked_in_it(filled: Path) -> None:
    ws = open_workspace(filled)
    found = {(pair.a.id, pair.b.id): pair for pair in similar(ws)}

    def marked(ids: tuple[str, str], place: int) -> list[str]:
        shown = side_content(ws, found[ids], place)
        return [shown.plain[span.start : span.end] for span in shown.spans if span.style == MARK]

    assert marked(("dup-4a", "dup-4b"), 0) == ["six"]
    assert marked(("dup-4a", "dup-4b"), 1) == ["four"]
    assert marked(("opp-2a", "opp-2b"), 1) == [
        "Sprinklers should not be fitted in every new school building."
    ]
