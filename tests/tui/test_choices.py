"""What is chosen among the suggested lines: none of them, not this one, this one."""

from __future__ import annotations

from pathlib import Path

import pytest

from consult_tui.domain.choices import Chose
from consult_tui.domain.responses import OpenPoint, PointKind
from consult_tui.store import choices
from consult_tui.tui.widgets.suggestion_list import SuggestionList
from consult_tui.workspace import context
from tests.tui.drafts import Drafting, drafting

ME = "Ann Officer"
MFG = "minimum-funding-guarantee"


@pytest.fixture(autouse=True)
def _me(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(context, "_login", lambda: ME)


def lines(draft: Drafting) -> SuggestionList:
    return draft.screen.lines.lines


def offered(draft: Drafting) -> list[str]:
    return [shown.position.id for shown in lines(draft)._rows]


def steers(draft: Drafting) -> list[OpenPoint]:
    return [point for point in draft.saved().points if point.kind is PointKind.STEER]


def kept(draft: Drafting) -> list[tuple[str, str, Chose]]:
    found = choices.read(draft.app.ws.places.choices)
    return [(each.user, each.position, each.chose) for each in found]


async def test_the_last_row_seeks_a_steer(sample: Path) -> None:
    async with drafting(sample) as draft:
        await draft.go_to("12")
        lines(draft).focus()
        await draft.press("end")
        assert lines(draft).on_steer
        assert lines(draft).line is None
        await draft.press("enter")
        (point,) = steers(draft)
        assert (point.body, point.who) == ("sample-board", ME)
        assert point.text.startswith("Seek a steer from the Sample Board: no agreed line on")
        assert "Seek a steer from the Sample Board" in draft.notices()
        assert "No meeting of the Sample Board is known before it closes" in draft.notices()
        assert draft.text.count("[@") == 1


@pytest.mark.parametrize("where", ["editor", "list", "search"])
async def test_one_key_seeks_a_steer_from_wherever_the_officer_is(sample: Path, where: str) -> None:
    async with drafting(sample) as draft:
        await draft.go_to("12")
        places = {
            "editor": draft.screen.pane.editor,
            "list": draft.screen.questions,
            "search": draft.screen.lines.search,
        }
        places[where].focus()
        await draft.press("f12")
        assert len(steers(draft)) == 1
        await draft.press("f12")
        assert len(steers(draft)) == 1
        assert "A steer is sought on this question already" in draft.notices()


async def test_the_insert_key_on_the_last_row_seeks_a_steer_and_puts_nothing_in(sample: Path) -> None:
    async with drafting(sample) as draft:
        await draft.go_to("12")
        before = draft.text
        lines(draft).focus()
        await draft.press("end", "ctrl+l")
        assert len(steers(draft)) == 1
        assert draft.text == before


async def test_what_was_typed_a_moment_ago_is_kept_with_the_steer(sample: Path) -> None:
    async with drafting(sample) as draft:
        await draft.go_to("12")
        draft.screen.pane.editor.focus()
        await draft.pilot.press("a", "b", "f12")
        await draft.settle()
        assert "ab" in draft.saved().text
        assert len(steers(draft)) == 1


async def test_no_steer_is_offered_among_what_was_searched_for_or_beside_cover_matter(sample: Path) -> None:
    async with drafting(sample) as draft:
        await draft.go_to("12")
        await draft.search("funding")
        await draft.press("end")
        lines(draft).focus()
        await draft.press("end")
        assert not lines(draft).on_steer
        draft.screen.lines.clear_search()
        draft.screen.go_to("about")
        await draft.settle()
        assert lines(draft).option_count == 0
        await draft.press("f12")
        assert "this is cover matter" in draft.notices()


async def test_a_response_that_was_sent_gets_no_steer_and_no_refusal(sample: Path) -> None:
    async with drafting(sample, "school-funding-2011") as draft:
        await draft.press("f12")
        lines(draft).focus()
        await draft.press("home", "x")
        assert draft.notices().count("This response was sent") == 2
        assert kept(draft) == []


async def test_a_refused_line_goes_last_and_comes_back_when_it_is_wanted(sample: Path) -> None:
    async with drafting(sample) as draft:
        await draft.go_to("12")
        before = offered(draft)
        assert before[0] == MFG
        lines(draft).focus()
        await draft.press("home", "x")
        assert offered(draft) == [*before[1:], MFG]
        assert lines(draft).highlighted == 0
        assert kept(draft) == [(ME, MFG, Chose.REFUSED)]
        assert lines(draft)._rows[-1].why.startswith(f"not for this question, said {ME}")
        await draft.press("end", "up")
        refused = lines(draft).line
        assert refused is not None
        assert refused.id == MFG
        await draft.press("x")
        assert offered(draft) == before
        assert kept(draft)[-1] == (ME, MFG, Chose.OFFERED)


async def test_the_keys_for_a_line_are_shown_where_they_work(sample: Path) -> None:
    async with drafting(sample) as draft:
        await draft.go_to("12")
        lines(draft).focus()

        def keys() -> set[str]:
            return {each.binding.action for each in draft.screen.active_bindings.values() if each.enabled}

        await draft.press("home")
        assert "refuse" in keys()
        assert "offer" not in keys()
        await draft.press("end")
        assert not {"refuse", "offer"} & keys()
        await draft.search("funding")
        lines(draft).focus()
        await draft.press("home")
        assert not {"refuse", "offer"} & keys()


async def test_a_line_that_was_put_in_is_remembered(sample: Path) -> None:
    async with drafting(sample) as draft:
        await draft.go_to("12")
        draft.screen.pane.editor.focus()
        await draft.press("ctrl+l")
        assert f"[@{MFG}]" in draft.saved().text
        assert kept(draft) == [(ME, MFG, Chose.TAKEN)]


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_the_last_row_says_what_it_does(sample: Path, size: tuple[int, int]) -> None:
    async with drafting(sample, size=size) as draft:
        await draft.go_to("12")
        draft.screen.lines.lines.focus()
        await draft.press("end")
        strips = draft.app.screen._compositor.render_strips()
        shown = " ".join(strip.text for strip in strips)
        assert "? No agreed line:" in shown
        assert "seek a steer" in shown
        assert "an open point (F12)" in shown
