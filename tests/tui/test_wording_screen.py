"""The wording of a whole response on its screen: filters, going there, putting back, proposing."""

from __future__ import annotations

from pathlib import Path

import pytest

from consult_tui.store.history import entries
from consult_tui.store.places import Places
from consult_tui.tui.dialogs.line_form import LineForm
from consult_tui.tui.dialogs.show_line import ShowLine
from consult_tui.tui.screens.draft import DraftScreen
from consult_tui.tui.screens.wording import WordingScreen
from consult_tui.tui.widgets.sentence_list import SentenceOption
from consult_tui.workspace.opening import open_workspace
from consult_tui.workspace.responses.answer_change import AnswerChange
from consult_tui.workspace.responses.drafting import set_answer
from consult_tui.workspace.responses.telling import tell
from tests.tui.drafts import FUNDING, Drafting, drafting
from tests.tui.helpers import HOSTILE

AGREED = "Councils should keep a strong strategic role in education."
TURNED = "Councils should not keep a strong strategic role in education."
STRETCHED = "Children's health should be a top priority in the planned changes to the health service."
NEW = "We thank the people of Kent for their ferry."
TEXT = f"{AGREED} {TURNED}\n\n- {STRETCHED}\n- {NEW} {NEW}"
SIZES = [(120, 36), (80, 24)]


def _question(folder: Path, number: str = "3") -> str:
    questions = open_workspace(folder).response(FUNDING).questions
    return next(q.id for q in questions if q.number == number)


def _written(folder: Path, text: str = TEXT) -> str:
    ref = _question(folder)
    set_answer(open_workspace(folder), FUNDING, ref, AnswerChange(text=text))
    return ref


def _screen(draft: Drafting) -> WordingScreen:
    screen = draft.app.screen
    assert isinstance(screen, WordingScreen)
    return screen


def _options(draft: Drafting) -> list[SentenceOption]:
    return [o for o in _screen(draft).list.options if isinstance(o, SentenceOption)]


def _listed(draft: Drafting, ref: str = "") -> list[str]:
    """The sentences in the list, of one text or of all."""
    return [o.row.each.sentence.text for o in _options(draft) if ref in ("", o.row.ref)]


def _here(draft: Drafting) -> str:
    row = _screen(draft).list.row
    return row.each.sentence.text if row else ""


def _picture(draft: Drafting) -> str:
    return "\n".join(strip.text for strip in draft.app.screen._compositor.render_strips())


async def _open_at(draft: Drafting, words: str) -> None:
    """Go to question 3, put the cursor into these words, and press the key."""
    await draft.go_to("3")
    editor = draft.screen.pane.editor
    editor.focus()
    editor.move_cursor(editor.location_of(editor.text.index(words) + 1))
    await draft.press("ctrl+e")


@pytest.mark.parametrize("size", SIZES)
async def test_every_sentence_stands_in_order_under_its_question_with_mark_and_line(
    sample: Path, size: tuple[int, int]
) -> None:
    ref = _written(sample)
    async with drafting(sample, size=size) as draft:
        await _open_at(draft, TURNED)
        assert _listed(draft, ref) == [AGREED, TURNED, STRETCHED, NEW, NEW]
        order = [o.row.ref for o in _screen(draft).list.options if isinstance(o, SentenceOption)]
        known = ["about", "key_messages", *(q.id for q in draft.screen.response.questions)]
        assert order == sorted(order, key=known.index)
        assert _here(draft) == TURNED, "it begins at the sentence under the cursor"
        seen = _picture(draft)
        assert f"= {AGREED}"[:60] in seen
        assert "≈ Councils should not keep" in seen
        assert "COMMITMENT CHANGED: negation  · ≈ changed, 97% alike" in seen
        assert "words as agreed" in seen
        assert all(len(line) <= size[0] for line in seen.splitlines())


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("c", [TURNED, STRETCHED]),
        ("n", [NEW, NEW]),
        ("m", [TURNED]),
        ("l", []),
        ("a", [AGREED, TURNED, STRETCHED, NEW, NEW]),
    ],
)
async def test_each_filter_shows_only_what_it_says(sample: Path, key: str, expected: list[str]) -> None:
    ref = _written(sample)
    async with drafting(sample) as draft:
        await _open_at(draft, TURNED)
        await draft.press(key)
        assert _listed(draft, ref) == expected
        await draft.press("a")
        assert _here(draft) == TURNED or key == "n", "the highlight stays where it was, if it can"


async def test_lapsed_wording_is_found_and_an_empty_filter_says_the_way_back(sample: Path) -> None:
    from consult_tui.workspace.library.standing import withdraw

    _written(sample)
    async with drafting(sample) as draft:
        await _open_at(draft, AGREED)
        await draft.press("l")
        assert _listed(draft) == []
        assert "Nothing here is in a wording that no longer stands. Press a for all." in _picture(draft)
        await draft.press("escape")
        withdraw(draft.app.ws, "strategic-role-in-education", "It was replaced.")
        await draft.press("ctrl+e", "l")
        assert AGREED in _listed(draft)
        assert all(option.row.each.lapsed for option in _options(draft))
        assert "in a wording that no longer stands" in _picture(draft)
        assert "withdrawn" in _picture(draft)


async def test_enter_goes_to_the_sentence_in_the_draft(sample: Path) -> None:
    ref = _written(sample)
    async with drafting(sample) as draft:
        await draft.go_to("1")
        await draft.press("ctrl+e")
        screen = _screen(draft)
        options = list(screen.list.options)
        last = max(n for n, o in enumerate(options) if isinstance(o, SentenceOption) and o.row.ref == ref)
        screen.list.highlighted = last
        await draft.press("enter")
        assert draft.app.screen is draft.screen
        assert draft.screen.target is not None
        assert draft.screen.target.id == ref
        assert draft.screen.pane.editor.has_focus
        assert draft.screen.pane.editor.cursor_index == TEXT.rindex(NEW), "the second of two that are alike"


@pytest.mark.parametrize("key", ["escape", "ctrl+e"])
async def test_leaving_changes_nothing(sample: Path, key: str) -> None:
    _written(sample)
    before = Places(sample).response(FUNDING).read_bytes()
    async with drafting(sample) as draft:
        await _open_at(draft, TURNED)
        await draft.press(key)
        assert draft.app.screen is draft.screen
    assert Places(sample).response(FUNDING).read_bytes() == before


async def test_the_line_behind_is_shown_whole(sample: Path) -> None:
    _written(sample)
    async with drafting(sample) as draft:
        await _open_at(draft, TURNED)
        await draft.press("space")
        assert isinstance(draft.app.screen, ShowLine)
        assert draft.app.screen._position.id == "strategic-role-in-education"
        await draft.press("escape", "end")


async def test_the_agreed_words_come_back_as_one_step_with_a_version_of_their_own(sample: Path) -> None:
    ref = _written(sample)
    back = TEXT.replace(TURNED, AGREED)
    async with drafting(sample) as draft:
        await _open_at(draft, TURNED)
        await draft.press("b")
        assert _listed(draft, ref)[:2] == [AGREED, AGREED]
        assert "The agreed words are back in Question 3" in draft.notices()
        assert draft.text == draft.saved().text == back
        await draft.press("escape")
        draft.screen.pane.editor.focus()
        await draft.press("ctrl+z")
        assert draft.text == draft.saved().text == TEXT
    kept = entries(Places(sample).history(FUNDING), ref)
    assert "put-back" in [e.what for e in kept]
    assert [(e.answer or {})["text"] for e in kept if e.what == "put-back"] == [back]


async def test_words_are_put_back_in_another_answer_than_the_one_that_is_shown(sample: Path) -> None:
    ref = _written(sample)
    async with drafting(sample) as draft:
        await draft.go_to("1")
        await draft.press("ctrl+e", "m")
        _screen(draft).list.go_to(lambda row: row.ref == ref)
        await draft.press("b")
        kept = open_workspace(sample).response(FUNDING).answer(ref)
        assert kept.text == TEXT.replace(TURNED, AGREED)


async def test_what_is_not_changed_has_nothing_to_put_back_or_to_propose(sample: Path) -> None:
    _written(sample)
    async with drafting(sample) as draft:
        await _open_at(draft, AGREED)
        await draft.press("b", "p")
        assert draft.app.screen is _screen(draft)
        assert draft.saved().text == TEXT


async def test_what_was_sent_stays_as_it_went(sample: Path) -> None:
    async with drafting(sample, "school-funding-2011") as draft:
        before = Places(sample).response("school-funding-2011").read_bytes()
        text = draft.text
        (each,) = tell(draft.app.ws, TURNED).sentences
        assert draft.screen.target is not None
        assert not draft.screen.put_back(draft.screen.target.id, each, 0)
        await draft.settle()
        assert "was sent" in draft.notices()
        assert draft.text == text
        await draft.press("ctrl+e")
        assert _listed(draft) != []
        assert Places(sample).response("school-funding-2011").read_bytes() == before


@pytest.mark.parametrize("size", SIZES)
async def test_changed_wording_is_proposed_by_the_form_filled_in(sample: Path, size: tuple[int, int]) -> None:
    _written(sample)
    async with drafting(sample, size=size) as draft:
        await _open_at(draft, TURNED)
        await draft.press("p")
        form = draft.app.screen
        assert isinstance(form, LineForm)
        assert form.row["status"] == "proposed"
        assert form.row["statement"] == TURNED
        await draft.press("ctrl+s")
        made = [p for p in open_workspace(sample).library.positions.values() if p.statement == TURNED]
        assert [p.status.value for p in made] == ["proposed"]
        assert "Departs from “A strong strategic role for councils in education”" in made[0].notes
        assert f"({FUNDING}), Question 3." in made[0].notes
        assert "proposed. The answer stays as it is." in draft.notices()
        assert open_workspace(sample).response(FUNDING).answer(_question(sample)).text == TEXT


async def test_leaving_the_form_adds_nothing(sample: Path) -> None:
    _written(sample)
    before = Places(sample).library.read_bytes()
    async with drafting(sample) as draft:
        await _open_at(draft, NEW)
        await draft.press("p", "escape")
        assert isinstance(draft.app.screen, WordingScreen)
    assert Places(sample).library.read_bytes() == before


async def test_the_sentence_at_the_cursor_is_proposed_from_the_draft(sample: Path) -> None:
    _written(sample)
    async with drafting(sample) as draft:
        await draft.go_to("3")
        editor = draft.screen.pane.editor
        editor.focus()
        editor.move_cursor(editor.location_of(TEXT.index(NEW) + 3))
        await draft.press("ctrl+b")
        form = draft.app.screen
        assert isinstance(form, LineForm)
        assert form.row["statement"] == NEW


async def test_a_selection_is_proposed_whole_and_names_every_line_it_departs_from(sample: Path) -> None:
    _written(sample)
    async with drafting(sample) as draft:
        await draft.go_to("3")
        draft.screen.pane.editor.focus()
        draft.screen.pane.editor.select_all()
        await draft.press("ctrl+b")
        form = draft.app.screen
        assert isinstance(form, LineForm)
        assert form.row["statement"] == TEXT
        assert form.row["notes"].count("Departs from") == 2


async def test_what_is_agreed_or_nothing_is_not_proposed_and_why_is_said(sample: Path) -> None:
    _written(sample)
    async with drafting(sample) as draft:
        await draft.go_to("10")
        await draft.press("ctrl+b")
        assert "select the words to propose" in draft.notices()
        await draft.go_to("3")
        draft.screen.pane.editor.focus()
        draft.screen.pane.editor.move_cursor((0, 3))
        await draft.press("ctrl+b")
        assert draft.app.screen is draft.screen
        assert "That sentence is as agreed" in draft.notices()


async def test_what_was_typed_a_moment_ago_is_told_too(sample: Path) -> None:
    async with drafting(sample) as draft:
        draft.screen.pane.editor.focus()
        draft.screen.pane.editor.insert(NEW)
        await draft.press("ctrl+e")
        assert NEW in _listed(draft)
        assert isinstance(draft.app.screen, WordingScreen)
        assert isinstance(draft.screen, DraftScreen)


@pytest.mark.parametrize("kind", HOSTILE)
async def test_hostile_words_are_shown_as_they_are(sample: Path, kind: str) -> None:
    ref = _written(sample, f"{HOSTILE[kind][:200]} and so on for all.")
    async with drafting(sample) as draft:
        await draft.go_to("3")
        await draft.press("ctrl+e")
        assert _listed(draft, ref) != []
        await draft.press("enter")
        assert draft.app.screen is draft.screen
        assert "do not stand here" not in draft.notices()
