"""Assigning, open points, new policy and only what is mine, on the draft screen, key by key."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from textual.widget import Widget
from textual.widgets import Input, Static

from consult_tui.domain.clearing import coverage
from consult_tui.domain.dates import Moment
from consult_tui.domain.responses import AnswerState, Assignment, OpenPoint
from consult_tui.domain.tasks import is_for
from consult_tui.store.history import entries
from consult_tui.store.places import Places
from consult_tui.tui.dialogs.points import PointsDialog
from consult_tui.tui.dialogs.short_form import ShortForm
from consult_tui.tui.named import initials, short_day
from consult_tui.tui.screens.draft import DraftScreen
from consult_tui.tui.widgets.key_bar import KeyBar
from consult_tui.tui.widgets.question_list import fitting
from consult_tui.tui.widgets.register_list import RegisterList
from consult_tui.workspace import context
from consult_tui.workspace.opening import open_workspace
from consult_tui.workspace.responses import assigning, points
from tests.tui.drafts import FUNDING, Drafting, drafting
from tests.tui.helpers import HOSTILE

SIZES = [(120, 36), (80, 24)]
ME = "Ann Officer"
LATE = date(2012, 4, 20)
DAY = date(2012, 5, 4)


@pytest.fixture(autouse=True)
def _me(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(context, "_login", lambda: ME)


def _ref(draft: Drafting, number: str) -> str:
    return next(q.id for q in draft.screen.response.questions if q.number == number)


def _fill(draft: Drafting, **values: str) -> None:
    form = draft.app.screen
    assert isinstance(form, ShortForm)
    for name, value in values.items():
        box = form.fields[name].editor
        assert isinstance(box, Input)
        box.value = value


def _said(draft: Drafting) -> str:
    """Everything that the dialog in front says."""
    return "\n".join(str(each.render()) for each in draft.app.screen.query(Static))


def _numbers(draft: Drafting) -> list[str]:
    """Numbers of the questions in the list."""
    by_id = {q.id: q.number for q in draft.screen.response.questions}
    return [by_id[option.id] for option in draft.screen.questions.options if option.id in by_id]


def _row(draft: Drafting, number: str) -> str:
    return str(draft.screen.questions.get_option(_ref(draft, number)).prompt)


def _kinds(sample: Path) -> list[str]:
    found = entries(Places(sample).history(FUNDING))
    return [e.what for e in found if e.what in ("assign", "point", "close", "reopen", "policy")]


def _points(draft: Drafting) -> tuple[OpenPoint, ...]:
    return draft.saved().points


def _title(widget: Widget) -> str:
    return widget._border_title.plain if widget._border_title else ""


def _below(widget: Widget) -> str:
    return widget._border_subtitle.plain if widget._border_subtitle else ""


def _here(draft: Drafting) -> str:
    assert draft.screen.target is not None
    assert draft.screen.target.question is not None
    return draft.screen.target.question.number


# Assigning.


@pytest.mark.parametrize("size", SIZES)
async def test_a_question_is_assigned_and_taken_away_again(sample: Path, size: tuple[int, int]) -> None:
    async with drafting(sample, size=size) as draft:
        draft.screen.pane.editor.focus()
        await draft.press("ctrl+t")
        await draft.press(*"Ann Lee", "tab", *"4 May")
        assert "4 May 2012." in _said(draft)
        await draft.press("enter")
        held = open_workspace(sample).response(FUNDING).assignments
        assert held == {_ref(draft, "3"): Assignment(who="Ann Lee", by=DAY)}
        assert "Ann Lee, 4 May" in _below(draft.screen.pane)
        assert ("[AL]" in _row(draft, "3")) == (size == (120, 36)), "no room for it in a narrow list"
        await draft.press("ctrl+t", *"Bo", "tab", *"5/5", "enter")
        (held_now,) = open_workspace(sample).response(FUNDING).assignments.values()
        assert held_now == Assignment(who="Bo", by=date(2012, 5, 5)), "typed over, not behind"
        await draft.press("ctrl+t")
        _fill(draft, who="", by="")
        await draft.press("ctrl+s")
        assert open_workspace(sample).response(FUNDING).assignments == {}
        assert _below(draft.screen.pane) == ""
        assert _kinds(sample) == ["assign", "assign", "assign"]


async def test_what_cannot_be_taken_is_said_beside_its_field_and_escape_changes_nothing(sample: Path) -> None:
    async with drafting(sample) as draft:
        await draft.press("ctrl+t")
        _fill(draft, by="soon")
        await draft.press("enter")
        assert isinstance(draft.app.screen, ShortForm)
        assert "needs somebody" in _said(draft)
        _fill(draft, who="Ann")
        await draft.press("enter")
        assert "'soon' is not a day. Write it like 2012-05-21" in _said(draft)
        assert draft.app.focused is draft.app.screen.fields["by"].editor
        await draft.press("escape")
        assert isinstance(draft.app.screen, DraftScreen)
        assert open_workspace(sample).response(FUNDING).assignments == {}


async def test_a_past_day_is_taken_and_pointed_out_in_the_form_the_list_and_the_register(
    sample: Path,
) -> None:
    async with drafting(sample) as draft:
        await draft.press("ctrl+t")
        _fill(draft, who="Ann Lee", by="20/4/2012")
        await draft.settle()
        assert "20 April 2012 is past" in _said(draft)
        await draft.press("enter")
        assert "[AL late]" in _row(draft, "3")
        assert "late" in _below(draft.screen.pane)
        await draft.press("f2")
        register = draft.app.screen.query_one(RegisterList)
        assert "1 question overdue" in str(register.get_option(FUNDING).prompt)


async def test_a_colleagues_assignment_is_drawn_at_once(sample: Path) -> None:
    async with drafting(sample) as draft:
        assigning.assign(open_workspace(sample), FUNDING, [_ref(draft, "3")], "Bob", DAY)
        draft.app.watcher.look()
        await draft.settle()
        assert "[B]" in _row(draft, "3")
        assert _below(draft.screen.pane) == "Bob, 4 May"


async def test_a_colleagues_assignment_is_drawn_and_not_written_over_unseen(sample: Path) -> None:
    async with drafting(sample) as draft:
        ref = _ref(draft, "3")
        await draft.press("ctrl+t")
        colleague = open_workspace(sample, user="Bob")
        assigning.assign(colleague, FUNDING, [ref], "Bob", None)
        draft.app.watcher.look()
        await draft.settle()
        _fill(draft, who="Ann")
        await draft.press("enter")
        assert "Somebody else changed this" in draft.notices()
        assert open_workspace(sample).response(FUNDING).assignments[ref].who == "Bob"
        assert "[B]" in _row(draft, "3")


# Points.


@pytest.mark.parametrize("size", SIZES)
async def test_a_point_is_added_changed_closed_and_opened_again(sample: Path, size: tuple[int, int]) -> None:
    async with drafting(sample, size=size) as draft:
        await draft.write("We agree.")
        await draft.press("ctrl+r", "ctrl+n")
        assert "No point here yet" in _said(draft)
        await draft.press("a", *"Ask", "tab", *"Ann", "tab", *"4/5", "tab", *"A reply", "enter")
        (point,) = _points(draft)
        assert (point.text, point.who, point.by, point.clears) == ("Ask", "Ann", DAY, "A reply")
        assert draft.screen.state_of(draft.screen.target) is AnswerState.OPEN_POINT
        assert "To clear it: A reply (Ann)" in _said(draft)
        await draft.press("enter")
        _fill(draft, text="Ask again")
        await draft.press("enter")
        assert _points(draft)[0].text == "Ask again"
        await draft.press("x")
        assert _points(draft)[0].closed
        assert draft.screen.state_of(draft.screen.target) is AnswerState.ANSWERED
        assert "To clear" not in _said(draft)
        await draft.press("x")
        assert not _points(draft)[0].closed
        await draft.press("escape")
        assert isinstance(draft.app.screen, DraftScreen)
        assert "1 point" in _below(draft.screen.pane)
        assert _kinds(sample) == ["point", "point", "close", "reopen"]
        assert draft.saved().text == "We agree."


async def test_a_point_says_what_is_open_before_it_is_added(sample: Path) -> None:
    async with drafting(sample) as draft:
        await draft.press("ctrl+n", "a", "enter")
        assert isinstance(draft.app.screen, ShortForm)
        assert "at least one word" in _said(draft)
        await draft.press("escape", "escape")
        assert isinstance(draft.app.screen, DraftScreen)
        assert _points(draft) == ()


async def test_new_policy_is_marked_and_taken_off(sample: Path) -> None:
    async with drafting(sample) as draft:
        await draft.write("We want more.")
        await draft.press("ctrl+r", "ctrl+n", "n")
        assert draft.saved().new_policy
        assert "Marked as new policy" in _said(draft)
        assert draft.screen.state_of(draft.screen.target) is AnswerState.NEEDS_AGREEMENT
        assert "new policy" in _below(draft.screen.pane)
        await draft.press("n")
        assert not draft.saved().new_policy
        assert draft.screen.state_of(draft.screen.target) is AnswerState.ANSWERED
        assert _kinds(sample) == ["policy", "policy"]


async def test_a_colleagues_point_comes_into_the_open_dialog_and_both_stand(sample: Path) -> None:
    async with drafting(sample) as draft:
        ref = _ref(draft, "3")
        await draft.press("ctrl+n", "a")
        points.add(open_workspace(sample, user="Bob"), FUNDING, ref, points.made("Theirs"))
        await draft.press(*"Mine", "enter")
        assert [point.text for point in _points(draft)] == ["Theirs", "Mine"]
        points.add(open_workspace(sample, user="Bob"), FUNDING, ref, points.made("Another"))
        draft.app.watcher.look()
        await draft.settle()
        dialog = draft.app.screen
        assert isinstance(dialog, PointsDialog)
        assert [str(option.prompt).splitlines()[0] for option in dialog.list.options] == [
            "? 1. Theirs",
            "? 2. Mine",
            "? 3. Another",
        ]


async def test_points_of_what_was_sent_are_read_and_not_changed(sample: Path) -> None:
    ws = open_workspace(sample)
    ref = ws.response(FUNDING).questions[0].id
    points.add(ws, FUNDING, ref, points.made("Ask"))
    ws.change(FUNDING, lambda response: replace(response, submitted=Moment(date(2012, 4, 20))))
    async with drafting(sample) as draft:
        before = open_workspace(sample).response(FUNDING)
        draft.screen.go_to(ref)
        await draft.press("ctrl+t")
        assert "was sent" in draft.notices()
        await draft.press("ctrl+n")
        keys = str(draft.app.screen.query_one(KeyBar).render())
        assert "Leave" in keys
        assert not {"Add", "Close", "Change", "New policy"} & set(keys.replace("^", " ").split())
        await draft.press("a", "x", "n", "enter")
        assert isinstance(draft.app.screen, PointsDialog)
        assert open_workspace(sample).response(FUNDING) == before


async def test_cover_matter_has_nobody_and_no_points(sample: Path) -> None:
    async with drafting(sample) as draft:
        draft.screen.go_to("about")
        await draft.press("ctrl+t", "ctrl+n")
        assert isinstance(draft.app.screen, DraftScreen)
        assert draft.notices().count("cover matter") == 2


async def test_hostile_words_in_points_and_names_are_shown_as_they_are(sample: Path) -> None:
    async with drafting(sample) as draft:
        ref = _ref(draft, "3")
        for words in HOSTILE.values():
            point = points.made(words, words, DAY, words)
            points.add(draft.app.ws, FUNDING, ref, point)
        assigning.assign(draft.app.ws, FUNDING, [ref], HOSTILE["unclosed"], DAY)
        draft.screen.catch_up()
        await draft.press("ctrl+n")
        drawn = "\n".join(strip.text for strip in draft.app.screen._compositor.render_strips())
        assert "[bold]not bold[/bold]" in drawn
        assert not {"\x1b", "\x07", "\u202e"} & set(drawn)
        assert "an open [/ bracket [" in _below(draft.screen.pane)


# Only mine.


def _some_mine(sample: Path) -> None:
    ws = open_workspace(sample)
    refs = {q.number: q.id for q in ws.response(FUNDING).questions}
    assigning.assign(ws, FUNDING, [refs["7"], refs["12"]], ME.upper(), LATE)
    assigning.assign(ws, FUNDING, [refs["9"]], "Somebody", LATE)
    points.add(ws, FUNDING, refs["10"], points.made("Ask", ME))


@pytest.mark.parametrize("size", SIZES)
async def test_only_what_is_mine_is_listed_and_one_key_brings_all_back(
    sample: Path, size: tuple[int, int]
) -> None:
    _some_mine(sample)
    async with drafting(sample, size=size) as draft:
        everything = _numbers(draft)
        await draft.press("f10")
        assert _numbers(draft) == ["7", "10", "12"]
        assert _title(draft.screen.questions) == "Mine: 3"
        assert "F10" in _below(draft.screen.questions)
        assert _here(draft) == "7", "the first of mine that is not finished"
        await draft.press("f5")
        assert _here(draft) == "10"
        await draft.press("f8")
        assert _here(draft) == "7", "12 is finished, and no other is mine"
        await draft.press("f10")
        assert _numbers(draft) == everything
        assert _here(draft) == "7"
        assert draft.screen.questions.highlighted_option is not None
        assert draft.screen.questions.highlighted_option.id == _ref(draft, "7")
        await draft.press("f5")
        assert _here(draft) == "8"


async def test_turning_it_on_in_the_editor_leaves_the_question_that_is_being_written(sample: Path) -> None:
    _some_mine(sample)
    async with drafting(sample) as draft:
        await draft.write("Words")
        await draft.press("f10")
        assert (_here(draft), draft.text) == ("3", "Words")
        await draft.press("f5")
        assert _here(draft) == "7"
        assert draft.app.focused is draft.screen.pane.editor


async def test_going_to_another_question_by_number_shows_all_again(sample: Path) -> None:
    _some_mine(sample)
    async with drafting(sample) as draft:
        await draft.press("f10", "ctrl+g", *"2", "enter")
        assert _here(draft) == "2"
        assert "all questions are shown again" in draft.notices()
        assert "2" in _numbers(draft)


async def test_the_list_follows_what_becomes_mine_and_what_is_done(sample: Path) -> None:
    _some_mine(sample)
    async with drafting(sample) as draft:
        await draft.press("f10")
        ref = _ref(draft, "10")
        colleague = open_workspace(sample, user="Bob")
        points.close(colleague, FUNDING, ref, colleague.response(FUNDING).answer(ref).points[0])
        assigning.assign(colleague, FUNDING, [_ref(draft, "15")], ME)
        draft.app.watcher.look()
        await draft.settle()
        assert _numbers(draft) == ["7", "12", "15"]
        assigning.assign(colleague, FUNDING, [_ref(draft, n) for n in ("7", "12", "15")], "")
        draft.app.watcher.look()
        await draft.settle()
        assert len(_numbers(draft)) > 20
        assert "Nothing here is assigned" in draft.notices()


async def test_where_nothing_is_mine_it_says_so_and_shows_all(sample: Path) -> None:
    async with drafting(sample) as draft:
        await draft.press("f10")
        assert f"Nothing here is assigned to {ME}" in draft.notices()
        assert len(_numbers(draft)) > 20


# How everything stands.


async def test_the_list_says_how_many_answers_stand_how_and_follows(sample: Path) -> None:
    async with drafting(sample) as draft:
        assert _below(draft.screen.questions) == "○6 ◐2 ?1 –1 !1 ●12"
        await draft.write("We agree.")
        assert _below(draft.screen.questions) == "○5 ◐3 ?1 –1 !1 ●12"
        assert sum(draft.screen.coverage.values()) == 23


async def test_a_low_pane_says_what_clears_the_answer_on_the_same_line_or_not_at_all(sample: Path) -> None:
    async with drafting(sample, size=(140, 24)) as draft:
        standing = draft.screen.query_one("#standing", Static)
        await draft.write("Yes.")
        assert str(standing.render()).splitlines()[0].endswith("· Mark it ready")
        await draft.go_to("14")
        assert "lacseg" not in str(standing.render())


async def test_the_status_line_says_what_clears_the_answer(sample: Path) -> None:
    async with drafting(sample) as draft:
        standing = draft.screen.query_one("#standing", Static)
        await draft.write("We agree.")
        assert str(standing.render()).splitlines()[1] == "Mark it ready"
        await draft.press("ctrl+r")
        assert "Mark it ready" not in str(standing.render())
        await draft.go_to("14")
        assert "Take out 'lacseg-top-slice'" in str(standing.render())


def test_a_border_too_short_for_all_states_has_the_unfinished_ones() -> None:
    states = [AnswerState.UNANSWERED, AnswerState.WORKING, *[AnswerState.ANSWERED] * 10]
    counts = coverage(states)
    assert [str(fitting(counts, room)) for room in (11, 9, 4)] == ["○1 ◐1 ●10", "○1 ◐1 ●10", "○1◐1"]


@pytest.mark.parametrize(
    ("name", "letters"), [("Ann Lee", "AL"), ("bob", "B"), ("Policy adviser, special needs", "PAS"), ("", "")]
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_a_day_in_short_has_its_year_where_it_is_another() -> None:
    assert [short_day(day, LATE) for day in (DAY, date(2013, 1, 2))] == ["4 May", "2 Jan 2013"]


async def test_help_and_palette_name_the_keys_that_the_foot_has_no_room_for(sample: Path) -> None:
    async with drafting(sample) as draft:
        commands = {c.title for c in draft.app.get_system_commands(draft.app.screen)}
        assert {
            "Assign this question (^t)",
            "Open points, new policy (^n)",
            "Only mine, or all (F10)",
        } <= commands
        await draft.press("f1")
        help_ = _said(draft)
        for key, words in (("^t", "Say who answers"), ("^n", "Open points"), ("F10", "something for you")):
            assert any(key in line and words in line for line in help_.splitlines())
        assert "◐ working" in help_


async def test_what_is_mine_is_told_by_the_same_rule_as_on_the_command_line(sample: Path) -> None:
    _some_mine(sample)
    async with drafting(sample) as draft:
        response = draft.screen.response
        await draft.press("f10")
        assert _numbers(draft) == [q.number for q in response.questions if is_for(response, q.id, ME)]
