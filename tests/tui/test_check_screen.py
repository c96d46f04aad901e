"""What the rules find, on its screen: in order, with what clears it, and from there to the place."""

from __future__ import annotations

from pathlib import Path

import pytest

from consult_tui.tui.dialogs.rules import RuleOption, RulesDialog
from consult_tui.tui.screens.checking import CheckScreen
from consult_tui.tui.screens.consultations import ConsultationsScreen
from consult_tui.tui.screens.draft import DraftScreen
from consult_tui.tui.widgets.alarm_list import AlarmOption
from consult_tui.workspace.opening import open_workspace
from consult_tui.workspace.responses.answer_change import AnswerChange
from consult_tui.workspace.responses.checking import check_response, levels
from consult_tui.workspace.responses.drafting import edit, set_answer
from tests.tui.drafts import FUNDING, Drafting, drafting
from tests.tui.helpers import HOSTILE, Opened, opened

SIZES = [(120, 36), (80, 24)]
TEXT = "We agree with it. Please see the figure of [XX] in the annex."


def _question(folder: Path, number: str) -> str:
    questions = open_workspace(folder).response(FUNDING).questions
    return next(q.id for q in questions if q.number == number)


def _with_placeholder(folder: Path) -> str:
    ref = _question(folder, "10")
    set_answer(open_workspace(folder), FUNDING, ref, AnswerChange(text=TEXT))
    return ref


def _screen(draft: Drafting | Opened) -> CheckScreen:
    screen = draft.app.screen
    assert isinstance(screen, CheckScreen)
    return screen


def _listed(draft: Drafting | Opened) -> list[tuple[str, str, str]]:
    options = [o for o in _screen(draft).list.options if isinstance(o, AlarmOption)]
    return [(o.alarm.level.value, o.alarm.ref, o.alarm.rule) for o in options]


def _picture(draft: Drafting) -> str:
    return "\n".join(strip.text for strip in draft.app.screen._compositor.render_strips())


def _to(draft: Drafting, rule: str) -> None:
    options = _screen(draft).list.options
    here = [n for n, o in enumerate(options) if isinstance(o, AlarmOption) and o.alarm.rule == rule]
    _screen(draft).list.highlighted = here[0]


@pytest.mark.parametrize("size", SIZES)
async def test_alarms_stand_in_order_with_what_clears_them_and_their_number(
    sample: Path, size: tuple[int, int]
) -> None:
    ref = _with_placeholder(sample)
    async with drafting(sample, size=size) as draft:
        await draft.press("ctrl+d")
        expected = [(a.level.value, a.ref, a.rule) for a in check_response(draft.app.ws, FUNDING)]
        assert _listed(draft) == expected
        assert ("blocks", ref, "placeholder-left") in expected
        assert [level for level, _, _ in expected] == sorted(level for level, _, _ in expected)
        seen = _picture(draft)
        blocks = sum(level == "blocks" for level, _, _ in expected)
        assert f"{blocks} block, " in seen
        assert "BLOCKS · Question 3" in seen
        assert "■ Nothing is answered here.  (unanswered)" in seen
        assert "→ Answer it, or say why there is no comment." in seen
        assert all(len(line) <= size[0] for line in seen.splitlines())


async def test_enter_goes_to_the_words_in_question(sample: Path) -> None:
    ref = _with_placeholder(sample)
    async with drafting(sample) as draft:
        await draft.press("ctrl+d")
        _to(draft, "placeholder-left")
        await draft.press("enter")
        assert draft.app.screen is draft.screen
        assert draft.screen.target is not None
        assert draft.screen.target.id == ref
        assert draft.screen.pane.editor.has_focus
        assert draft.screen.pane.editor.cursor_index == TEXT.index("[XX]")


async def test_an_alarm_without_a_place_opens_its_question(sample: Path) -> None:
    async with drafting(sample) as draft:
        await draft.go_to("1")
        await draft.press("ctrl+d", "home", "enter")
        assert draft.app.screen is draft.screen
        assert draft.screen.target is not None
        assert draft.screen.target.question is not None
        assert draft.screen.target.question.number == "3"
        assert "do not stand" not in draft.notices()


async def test_an_alarm_about_cover_matter_goes_there(sample: Path) -> None:
    edit(open_workspace(sample), FUNDING, "key_messages", "- Fair to all.\n- TBC")
    async with drafting(sample) as draft:
        await draft.press("ctrl+d")
        _to(draft, "placeholder-left")
        await draft.press("enter")
        assert draft.screen.target is not None
        assert draft.screen.target.id == "key_messages"
        assert draft.screen.pane.editor.cursor_index == len("- Fair to all.\n- ")


async def test_an_alarm_about_the_whole_response_says_so_and_stays(sample: Path) -> None:
    edit(open_workspace(sample), FUNDING, "closes", "2012-04-20")
    async with drafting(sample) as draft:
        await draft.press("ctrl+d")
        assert "The whole response" in _picture(draft)
        _to(draft, "closing-date-passed")
        await draft.press("enter")
        assert isinstance(draft.app.screen, CheckScreen)
        assert "as a whole" in draft.notices()


async def test_coming_back_it_is_looked_over_anew(sample: Path) -> None:
    ref = _with_placeholder(sample)
    async with drafting(sample) as draft:
        await draft.press("ctrl+d")
        _to(draft, "placeholder-left")
        await draft.press("enter")
        draft.screen.pane.editor.put_text("We agree with it.")
        await draft.press("ctrl+d")
        assert ("blocks", ref, "placeholder-left") not in _listed(draft)


async def test_it_is_run_again_on_a_key_after_somebody_elses_change(sample: Path) -> None:
    ref = _question(sample, "3")
    async with drafting(sample) as draft:
        await draft.press("ctrl+d")
        assert ("blocks", ref, "unanswered") in _listed(draft)
        set_answer(open_workspace(sample), FUNDING, ref, AnswerChange(text="We agree with it."))
        draft.app.ws.refresh()
        await draft.press("r")
        assert ("blocks", ref, "unanswered") not in _listed(draft)


async def test_where_nothing_is_found_that_is_said(sample: Path) -> None:
    async with drafting(sample) as draft:
        await draft.press("ctrl+d", "l")
        dialog = draft.app.screen
        assert isinstance(dialog, RulesDialog)
        for _ in range(dialog.list.option_count):
            await draft.press("o", "down")
        await draft.press("escape")
        assert _listed(draft) == []
        assert "Nothing found" in _picture(draft)
        assert "every rule that is switched on is content" in _picture(draft)


@pytest.mark.parametrize(("key", "level"), [("w", "warns"), ("n", "notes"), ("o", "off"), ("b", "blocks")])
async def test_a_level_is_set_by_its_letter_for_everybody_and_the_check_follows(
    sample: Path, key: str, level: str
) -> None:
    async with drafting(sample) as draft:
        await draft.press("ctrl+d", "l")
        dialog = draft.app.screen
        assert isinstance(dialog, RulesDialog)
        assert isinstance(dialog.list.highlighted_option, RuleOption)
        rule = dialog.list.highlighted_option.rule
        assert rule.name == "unanswered"
        await draft.press(key)
        assert level in str(dialog.list.highlighted_option.prompt)
        assert ("usually blocks" in str(dialog.list.highlighted_option.prompt)) == (level != "blocks")
        assert levels(open_workspace(sample))["unanswered"].value == level
        await draft.press("escape")
        found = {given for given, _, name in _listed(draft) if name == "unanswered"}
        assert found == ({level} if level != "off" else set())


async def test_leaving_the_rules_changes_nothing(sample: Path) -> None:
    settings = open_workspace(sample).places.settings
    before = settings.read_bytes()
    async with drafting(sample) as draft:
        await draft.press("ctrl+d", "l", "down", "escape", "escape")
        assert draft.app.screen is draft.screen
    assert settings.read_bytes() == before


@pytest.mark.parametrize("size", SIZES)
async def test_it_opens_from_the_register_and_enter_opens_the_draft_there(
    sample: Path, size: tuple[int, int]
) -> None:
    ref = _with_placeholder(sample)
    async with opened(sample, size) as at:
        screen = at.app.screen
        assert isinstance(screen, ConsultationsScreen)
        assert screen.register.response is not None
        while screen.register.response.id != FUNDING:
            await at.press("down")
        await at.press("c")
        options = _screen(at).list.options
        here = [
            n
            for n, o in enumerate(options)
            if isinstance(o, AlarmOption) and o.alarm.rule == "placeholder-left"
        ]
        _screen(at).list.highlighted = here[0]
        await at.press("enter")
        draft = at.app.screen
        assert isinstance(draft, DraftScreen)
        assert draft.target is not None
        assert draft.target.id == ref
        assert draft.pane.editor.cursor_index == TEXT.index("[XX]")
        assert draft.pane.editor.has_focus


async def test_escape_goes_back_to_the_register(sample: Path) -> None:
    async with opened(sample, SIZES[0], "c", "escape") as at:
        assert isinstance(at.app.screen, ConsultationsScreen)


@pytest.mark.parametrize("key", ["escape", "ctrl+d"])
async def test_leaving_goes_back_to_the_draft(sample: Path, key: str) -> None:
    async with drafting(sample) as draft:
        await draft.press("ctrl+d", key)
        assert draft.app.screen is draft.screen


async def test_settings_that_cannot_be_read_are_said_and_nothing_falls_over(sample: Path) -> None:
    async with drafting(sample) as draft:
        path = draft.app.ws.places.settings
        path.write_text(
            path.read_text("utf-8").replace("[checks]", '[checks]\nno-such-rule = "off"'), "utf-8"
        )
        from consult_tui.store.settings import load_settings

        draft.app.ws.settings = load_settings(path)
        await draft.press("ctrl+d")
        assert isinstance(draft.app.screen, CheckScreen)
        assert "there is no rule 'no-such-rule'" in _picture(draft)
        await draft.press("l")
        assert "there is no rule 'no-such-rule'" in _picture(draft)


@pytest.mark.parametrize("kind", [kind for kind in HOSTILE if kind != "long"])
async def test_hostile_words_are_shown_as_they_are(sample: Path, kind: str) -> None:
    ref = _question(sample, "10")
    words = f"TBC {HOSTILE[kind]} and so on."
    set_answer(open_workspace(sample), FUNDING, ref, AnswerChange(text=words))
    async with drafting(sample) as draft:
        await draft.press("ctrl+d")
        _to(draft, "placeholder-left")
        await draft.press("enter")
        assert draft.app.screen is draft.screen
        assert draft.screen.pane.editor.cursor_index == 0
        assert "do not stand" not in draft.notices()


async def test_the_palette_and_the_help_know_the_new_keys(sample: Path) -> None:
    async with drafting(sample) as draft:
        here = {c.title for c in draft.app.get_system_commands(draft.app.screen)}
        assert {"Wording (^e)", "Check (^d)", "Propose these words as a line (^b)"} <= here
