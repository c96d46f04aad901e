"""The draft screen, key by key; what counts is what a fresh start reads from disk."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from textual.events import Key, Paste
from textual.widgets import Input, Static

from consult_tui.domain.positions import Position
from consult_tui.domain.responses import AnswerState
from consult_tui.store.history import entries
from consult_tui.store.places import Places
from consult_tui.tui.dialogs.ask import AskText
from consult_tui.tui.dialogs.help import HelpDialog
from consult_tui.tui.dialogs.show_line import ShowLine
from consult_tui.tui.screens.draft import DraftScreen
from consult_tui.tui.widgets.line_list import LineOption
from consult_tui.workspace.consultations.reading import new_response
from consult_tui.workspace.library.lines import add
from consult_tui.workspace.opening import open_workspace
from consult_tui.workspace.responses.answer_change import AnswerChange
from consult_tui.workspace.responses.drafting import set_answer
from tests.tui.drafts import FUNDING, Drafting, drafting

EMPTY_QUESTION = "3"
SIZES = [(120, 36), (80, 24)]


def _state(draft: Drafting) -> AnswerState:
    return draft.screen.state_of(draft.screen.target)


def _shown(draft: Drafting, selector: str) -> str:
    return str(draft.app.screen.query_one(selector, Static).render())


async def test_it_opens_at_the_first_question_that_is_not_finished(sample: Path) -> None:
    async with drafting(sample) as draft:
        assert draft.screen.target is not None
        assert draft.screen.target.question is not None
        assert draft.screen.target.question.number == EMPTY_QUESTION
        assert _shown(draft, "#asked") == draft.screen.target.question.text
        assert draft.screen.lines.lines.option_count > 0


@pytest.mark.parametrize("size", SIZES)
async def test_typing_is_saved_by_itself_and_is_there_at_the_next_start(
    sample: Path, size: tuple[int, int]
) -> None:
    async with drafting(sample, size=size) as draft:
        await draft.press("enter")
        await draft.press(*"Yes")
        assert draft.text == "Yes"
        assert draft.saved().text == "Yes"
        assert _state(draft) is AnswerState.WORKING
    async with drafting(sample) as again:
        await again.go_to(EMPTY_QUESTION)
        assert again.text == "Yes"


async def test_undo_and_redo_of_each_answer_survive_going_elsewhere(sample: Path) -> None:
    async with drafting(sample) as draft:
        await draft.write("first words")
        await draft.press("f5")
        await draft.press("f4")
        assert draft.text == "first words"
        draft.screen.pane.editor.focus()
        await draft.press("ctrl+z")
        assert draft.text == ""
        await draft.press("ctrl+y")
        assert draft.text == draft.saved().text == "first words"


async def test_a_line_goes_in_at_the_cursor_and_one_undo_takes_it_out(sample: Path) -> None:
    async with drafting(sample) as draft:
        await draft.write("We say this. ")
        before = draft.text
        await draft.search("local discretion")
        line = draft.screen.lines.line
        assert line is not None
        await draft.press("ctrl+l")
        assert draft.text == f"{before}\n\n{line.statement} [@{line.id}]"
        assert draft.saved().text == draft.text
        await draft.press("ctrl+z")
        assert draft.text == before
        kinds = [e.what for e in entries(Places(sample).history(FUNDING)) if e.question]
        assert "insert" in kinds


async def test_a_line_in_the_middle_of_a_sentence_is_parted_by_blanks(sample: Path) -> None:
    async with drafting(sample) as draft:
        await draft.write("before after")
        draft.screen.pane.editor.move_cursor((0, 6))
        draft.screen.pane.editor.put_line("LINE")
        assert draft.text == "before LINE after"


async def test_the_search_answers_each_key_and_the_arrows_move_through_what_is_found(sample: Path) -> None:
    async with drafting(sample) as draft:
        await draft.press("ctrl+f", *"sch")
        first = draft.screen.lines.line
        assert "found" in _shown(draft, "#what")
        await draft.press("down")
        assert isinstance(draft.app.focused, Input)
        assert draft.screen.lines.line != first
        await draft.press("escape")
        assert draft.screen.lines.search.value == ""
        assert "Suggested" in _shown(draft, "#what")


async def test_the_next_question_gets_its_own_suggestions(
    sample: Path,
) -> None:
    async with drafting(sample) as draft:
        await draft.search("local discretion")
        await draft.press("f5")
        assert draft.screen.lines.search.value == ""
        assert "Suggested" in _shown(draft, "#what")


async def test_enter_shows_a_line_whole_and_it_can_be_inserted_from_there(sample: Path) -> None:
    async with drafting(sample) as draft:
        await draft.search("local discretion")
        line = draft.screen.lines.line
        assert line is not None
        await draft.press("enter")
        assert isinstance(draft.app.screen, ShowLine)
        assert line.statement in str(draft.app.screen.query_one(".box Static", Static).render())
        await draft.press("ctrl+l")
        assert draft.text == f"{line.statement} [@{line.id}]"


def _listed(draft: Drafting) -> list[Position]:
    """The lines in the list on the right."""
    options = draft.screen.lines.lines.options
    return [option.position for option in options if isinstance(option, LineOption)]


async def _to_a_proposed_line(draft: Drafting) -> str:
    await draft.search("status:proposed")
    wanting = [line.id for line in _listed(draft) if line.id not in draft.screen.response.reasons]
    _to_line(draft, wanting[0])
    return wanting[0]


async def test_a_proposed_line_asks_for_a_reason_once_and_then_needs_agreement(sample: Path) -> None:
    async with drafting(sample) as draft:
        id_ = await _to_a_proposed_line(draft)
        await draft.press("ctrl+l")
        assert isinstance(draft.app.screen, AskText)
        await draft.press("enter")
        assert isinstance(draft.app.screen, AskText), "an empty reason is none"
        await draft.press(*"chair", "enter")
        assert f"[@{id_}]" in draft.text
        assert draft.screen.response.reasons[id_].text == "chair"
        await draft.press("ctrl+r")
        assert _state(draft) is AnswerState.NEEDS_AGREEMENT
        await draft.press("f5")
        await draft.search("status:proposed")
        _to_line(draft, id_)
        await draft.press("ctrl+l")
        assert isinstance(draft.app.screen, DraftScreen), "asked twice"
        assert f"[@{id_}]" in draft.text


def _to_line(draft: Drafting, id_: str) -> None:
    draft.screen.lines.lines.highlighted = [line.id for line in _listed(draft)].index(id_)


async def test_leaving_the_reason_leaves_the_answer_as_it_was(sample: Path) -> None:
    async with drafting(sample) as draft:
        await _to_a_proposed_line(draft)
        await draft.press("ctrl+l")
        await draft.press("escape")
        assert draft.text == ""
        assert draft.saved().empty


async def test_boxes_are_ticked_unticked_and_saved_one_for_one(sample: Path) -> None:
    async with drafting(sample) as draft:
        draft.screen.pane.boxes.focus()
        options = draft.screen.target.question.options  # type: ignore[union-attr]
        await draft.press("space")
        assert draft.saved().choices == (options[0],)
        assert _state(draft) is AnswerState.WORKING
        await draft.press("down", "space")
        assert draft.saved().choices == (options[1],)
        await draft.press("space")
        assert draft.saved().choices == ()
        assert _state(draft) is AnswerState.UNANSWERED


async def test_ready_is_marked_and_taken_back_and_other_words_take_it_back(sample: Path) -> None:
    async with drafting(sample) as draft:
        await draft.write("We agree.")
        await draft.press("ctrl+r")
        assert draft.saved().ready
        assert _state(draft) is AnswerState.ANSWERED
        await draft.press("ctrl+r")
        assert not draft.saved().ready
        await draft.press("ctrl+r")
        await draft.write(" Or not.")
        assert not draft.saved().ready
        assert _state(draft) is AnswerState.WORKING


async def test_an_empty_answer_cannot_be_ready_and_the_way_on_is_said(sample: Path) -> None:
    async with drafting(sample) as draft:
        await draft.press("ctrl+r")
        assert "nothing in this answer to mark ready" in draft.notices()
        assert "say why there is no comment" in draft.notices()
        assert not draft.saved().ready


async def test_no_comment_wants_a_reason_empties_the_answer_and_one_undo_brings_it_back(sample: Path) -> None:
    async with drafting(sample) as draft:
        await draft.write("Something.")
        await draft.press("f9")
        await draft.press(*"none", "enter")
        assert draft.saved().no_comment == "none"
        assert (draft.text, draft.saved().text) == ("", "")
        assert _state(draft) is AnswerState.NO_COMMENT
        assert "none" in _shown(draft, "#standing")
        draft.screen.pane.editor.focus()
        await draft.press("ctrl+z")
        assert draft.saved().text == "Something."
        assert draft.saved().no_comment == ""


async def test_next_previous_unfinished_and_go_to_work_from_the_editor(sample: Path) -> None:
    async with drafting(sample) as draft:
        await draft.press("enter")

        def number() -> str:
            assert draft.screen.target is not None
            assert draft.screen.target.question is not None
            return draft.screen.target.question.number

        await draft.press("f5")
        assert number() == "4"
        await draft.press("f4")
        assert number() == EMPTY_QUESTION
        await draft.press("f8")
        assert number() == "7"
        await draft.press("ctrl+g")
        await draft.press(*"99", "enter")
        assert isinstance(draft.app.screen, AskText), "no such question"
        await draft.press("backspace", "backspace", *"12", "enter")
        assert number() == "12"


async def test_cover_matter_is_written_here_too(sample: Path) -> None:
    async with drafting(sample) as draft:
        draft.screen.go_to("key_messages")
        await draft.settle()
        await draft.write("\nOne more point.")
        assert draft.app.ws.response(FUNDING).key_messages.endswith("One more point.")
        await draft.press("ctrl+r")
        assert "cover matter" in draft.notices()


async def test_a_response_that_was_sent_can_be_read_and_not_changed(sample: Path) -> None:
    async with drafting(sample, "school-funding-2011") as draft:
        before = draft.saved()
        draft.screen.pane.editor.focus()
        await draft.press("x", "ctrl+r", "f9")
        assert "was sent" in draft.notices()
        await draft.press("ctrl+l", "escape")
        assert draft.saved() == before


async def test_help_names_every_key_of_the_foot_and_escape_leaves_it(sample: Path) -> None:
    async with drafting(sample) as draft:
        shown = {a.binding.tooltip for a in draft.screen.active_bindings.values() if a.binding.show}
        await draft.press("f1")
        assert isinstance(draft.app.screen, HelpDialog)
        said = "\n".join(str(s.render()) for s in draft.app.screen.query(Static))
        assert shown
        assert all(words in said for words in shown)
        await draft.press("escape")
        assert isinstance(draft.app.screen, DraftScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_every_key_of_the_foot_is_shown_whole(sample: Path, size: tuple[int, int]) -> None:
    async with drafting(sample, size=size) as draft:
        foot = _shown(draft, "KeyBar")
        for words in ("F1 Help", "^l Insert", "^r Ready", "^o Export", "^q Quit"):
            assert words in foot
        assert all(len(line) <= size[0] for line in foot.splitlines())


async def test_leaving_an_answer_gives_it_one_version_and_no_more(sample: Path) -> None:
    async with drafting(sample) as draft:
        question = draft.screen.target.id  # type: ignore[union-attr]
        await draft.write("A first version.")
        await draft.press("f5")
        await draft.press("f4")
        await draft.press("f5")
    kept = [e for e in entries(Places(sample).history(FUNDING), question) if e.what == "leave"]
    assert [(e.number, e.answer["text"]) for e in kept if e.answer] == [(1, "A first version.")]


async def test_the_last_key_before_moving_on_is_not_lost(sample: Path) -> None:
    """The editor tells of a key a moment later than a quick officer moves on."""
    async with drafting(sample) as draft:
        draft.screen.pane.editor.insert("typed and gone")
        draft.screen.action_go(1)
        await draft.settle()
        await draft.press("f4")
        assert draft.text == draft.saved().text == "typed and gone"


HOSTILE = (
    "[bold]x[/] [/ [link=x] [@] \x1b[31mred\x07 \u202eabc\u202c \U0001f469\u200d\U0001f52c " + "w" * 10_000
)


async def test_hostile_text_is_shown_as_it_is_everywhere(sample: Path) -> None:
    ws = open_workspace(sample)
    add(ws, {"id": "hostile", "title": f"Hostile {HOSTILE}", "statement": HOSTILE, "status": "stated"})
    source = sample / "hostile.jsonl"
    question = {"number": "[1]", "text": HOSTILE, "options": "[bold]|[/", "section": "[red]"}
    source.write_text(json.dumps(question) + "\n")
    new_response(ws, source, id_="hostile", title=f"[/] {HOSTILE[:60]}")
    ref = ws.response("hostile").questions[0].id
    set_answer(ws, "hostile", ref, AnswerChange(text=HOSTILE, choices=("[/",)))
    async with drafting(sample, "hostile") as draft:
        draft.screen.go_to(ref)
        await draft.settle()
        assert "[bold]x[/] [/ [link=x] [@]" in _shown(draft, "#asked")
        assert "☒ [/" in str(draft.screen.pane.boxes.get_option_at_index(1).prompt)
        assert "[bold]x[/] [/ [link=x] [@] ␛[31mred␇ ‹202E›abc‹202C›" in draft.text
        assert draft.saved().text == HOSTILE, "looking at it changes nothing"
        await draft.search("hostile")
        assert draft.screen.lines.line is not None
        assert draft.screen.lines.line.id == "hostile"
        await draft.press("enter")
        assert "[link=x]" in str(draft.app.screen.query_one(".box Static", Static).render())
        await draft.press("ctrl+l")
        assert draft.text.count("[link=x]") == 2
        drawn = "\n".join(strip.text for strip in draft.app.screen._compositor.render_strips())
        assert not {"\x1b", "\x07", "\u202e"} & set(drawn)


async def test_keys_pressed_faster_than_they_are_obeyed_land_where_they_were_meant(sample: Path) -> None:
    async with drafting(sample) as draft:
        draft.screen.pane.editor.focus()
        await draft.pilot.pause()
        for key in (*"one", "f5", *"two", "f4", "ctrl+z", "ctrl+y", "ctrl+f", *"local"):
            draft.app.post_message(Key(key, key if len(key) == 1 else None))
        await draft.settle()
        assert draft.text == draft.saved().text == "one"
        assert draft.screen.lines.search.value == "local"
        await draft.press("f5")
        assert draft.text.startswith("two") or draft.text.endswith("two")


async def test_typing_on_a_question_begins_to_write(sample: Path) -> None:
    async with drafting(sample) as draft:
        await draft.press(*"Yes, we do")
        assert draft.text == draft.saved().text == "Yes, we do"


async def test_a_line_is_a_paragraph_of_its_own_wherever_the_cursor_stands(sample: Path) -> None:
    async with drafting(sample) as draft:
        editor = draft.screen.pane.editor
        await draft.write("before\n\nafter")
        editor.move_cursor((1, 0))
        editor.put_line("LINE")
        assert draft.text == "before\n\nLINE\n\nafter"


async def test_paragraphs_pasted_from_a_terminal_are_paragraphs(sample: Path) -> None:
    async with drafting(sample) as draft:
        draft.screen.set_focus(draft.screen.pane.editor)
        draft.app.post_message(Paste("One.\r\rTwo.\x07"))
        await draft.settle()
        assert draft.text == draft.saved().text == "One.\n\nTwo.␇"
