"""The screen where a reading is checked: doubts first, a key a correction, undo, making the response."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Input, Static, TextArea

from consult_tui.domain.consultations import Question
from consult_tui.domain.responses import Answer, Response
from consult_tui.text.visible import one_line
from consult_tui.tui.dialogs.split import SplitDialog
from consult_tui.tui.screens.consultations import ConsultationsScreen
from consult_tui.tui.screens.draft import DraftScreen
from consult_tui.tui.screens.questions import QuestionsScreen
from consult_tui.tui.widgets.path_input import PathInput
from consult_tui.tui.widgets.place_pane import PlacePane
from consult_tui.workspace import opening
from consult_tui.workspace.consultations import correcting, reading
from consult_tui.workspace.responses import drafting
from consult_tui.workspace.responses.answer_change import AnswerChange
from tests.tui.helpers import HOSTILE, SIZES, SMALL, USUAL, Opened, opened

DOCUMENT = """# Island ferries: a consultation

The money for the piers comes from the councils.

Question 1: Do you agree that ferry fares should follow the price of fuel?

Question 2: Should ferries run on Sundays in the winter? Should piers be open on those days to other boats?

Question 4: Which piers need repair before the next season, and

Question 5: who should pay for their repair?

Please use the box to explain your answer.

Question 6: What else should we know?
"""


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "ferries.md"
    path.write_text(DOCUMENT, encoding="utf-8")
    return path


@pytest.fixture
def ferries(tmp_path: Path, paper: Path) -> Path:
    """A workspace with one response, read from the document and begun."""
    folder = opening.init(tmp_path / "workspace")
    ws = opening.open_workspace(folder)
    reading.new_response(ws, paper, id_="ferries")
    for question in ws.response("ferries").questions:
        if question.number in ("2", "5"):
            drafting.set_answer(ws, "ferries", question.id, AnswerChange(text=f"Answer {question.number}."))
    return folder


def screen(at: Opened) -> QuestionsScreen:
    assert isinstance(at.app.screen, QuestionsScreen)
    return at.app.screen


def kept(at: Opened) -> Response:
    return at.fresh().response("ferries")


def numbers(response: Response) -> list[str]:
    return [question.number for question in response.questions]


def here(at: Opened) -> Question:
    question = screen(at).question
    assert question is not None
    return question


async def checking(at: Opened) -> None:
    await at.press("w")
    assert screen(at).text is not None


async def go_to(at: Opened, number: str) -> None:
    question = next(q for q in screen(at).drawn.questions if q.number == number)
    screen(at).list.go_to(question.id)
    await at.settle()


def marked(at: Opened) -> str:
    """The question's own words, as they are marked in the document."""
    content = at.app.screen.query_one("#here", Static).content
    spans = [span for span in content.spans if "underline" in str(span.style)]  # type: ignore[union-attr]
    return " ".join(content.plain[span.start : span.end] for span in spans)  # type: ignore[union-attr]


# Looking.


@pytest.mark.parametrize("size", SIZES)
async def test_doubtful_ones_come_first_beside_their_place(ferries: Path, size: tuple[int, int]) -> None:
    async with opened(ferries, size) as at:
        await checking(at)
        assert here(at).number == "2"
        picture = at.picture()
        assert "To be looked at: 3" in picture
        assert "Passed over by the reader: 1" in picture or size == SMALL
        assert marked(at) == here(at).text.removesuffix("?")
        await at.press("f8")
        assert here(at).number == "4"
        assert "it seems cut off" in at.picture()
        assert marked(at) == "Which piers need repair before the next season, and"
        await at.press("f8", "f8")
        assert here(at).number == "2"


async def test_the_order_turns_and_the_highlight_stays(ferries: Path) -> None:
    async with opened(ferries) as at:
        await checking(at)
        await at.press("o")
        assert "In order" in at.picture()
        assert here(at).number == "2"
        await at.press("up")
        assert here(at).number == "1"


async def test_words_that_are_not_in_the_document_and_a_document_that_is_gone_are_said(ferries: Path) -> None:
    async with opened(ferries) as at:
        await checking(at)
        await at.press("a")
        at.one(TextArea).text = "Quite another thing?"
        await at.press("ctrl+s")
        assert "do not stand in the document" in at.picture()
    for path in (ferries / "responses" / "ferries" / "sources").iterdir():
        path.unlink()
    async with opened(ferries, USUAL, "w") as at:
        assert "is not kept with it" in " ".join(at.picture().split())


# Correcting.


async def test_a_question_is_split_where_the_cut_stands(ferries: Path) -> None:
    async with opened(ferries) as at:
        await checking(at)
        await at.press("s")
        assert isinstance(at.app.screen, SplitDialog)
        assert "no number is printed before it" in at.picture()
        first = at.app.screen.at
        await at.press("right", "left", "left", "down", "enter")
        assert numbers(kept(at)) == ["1", "2", "", "4", "5", "6"]
        second = kept(at).questions[2]
        assert second.text == "Should piers be open on those days to other boats?"
        assert first == len("Should ferries run on Sundays in the winter? ")
        assert here(at).id == second.id
        assert kept(at).answer(kept(at).questions[1].id).text == "Answer 2."
        await at.press("n")
        at.one(Input).value = "3"
        await at.press("enter")
        assert numbers(kept(at)) == ["1", "2", "3", "4", "5", "6"]
        assert "is now number 3" in at.picture()


async def test_a_wrong_cut_is_joined_and_undone(ferries: Path) -> None:
    async with opened(ferries) as at:
        await checking(at)
        before = kept(at)
        await go_to(at, "5")
        await at.press("m")
        joined = kept(at)
        assert joined.question(here(at).id).text.endswith("next season, and who should pay for their repair?")
        assert joined.answer(here(at).id).text == "Answer 5."
        assert "joined with question 4" in at.picture()
        assert (
            marked(at)
            == "Which piers need repair before the next season, and who should pay for their repair"
        )
        await at.press("u")
        assert kept(at).questions == before.questions
        assert kept(at).answers == before.answers
        assert kept(at).aside == ()
        assert "Undone: Question 5 is joined" in at.picture()
        assert here(at).number == "5"


async def test_what_is_dropped_comes_back_with_its_answer(ferries: Path) -> None:
    async with opened(ferries) as at:
        await checking(at)
        before = kept(at)
        await at.press("d")
        assert numbers(kept(at)) == ["1", "4", "5", "6"]
        assert "Kept aside: 1" in at.picture()
        places = [option.id for option in screen(at).list._options]
        screen(at).list.highlighted = places.index(before.questions[1].id)
        await at.press("b")
        assert kept(at) == before


async def test_what_was_passed_over_goes_in_where_it_stands(ferries: Path) -> None:
    async with opened(ferries) as at:
        await checking(at)
        await at.press("end", "enter")
        now = kept(at)
        assert now.questions[4].text == "Please use the box to explain your answer."
        assert now.ignored == ()


async def test_questions_are_edited_moved_and_added(ferries: Path) -> None:
    async with opened(ferries) as at:
        await checking(at)
        await go_to(at, "4")
        await at.press("e")
        at.one(TextArea).text = "Which piers need repair?"
        await at.press("ctrl+s")
        assert kept(at).question(here(at).id).text == "Which piers need repair?"
        await at.press("left_square_bracket", "left_square_bracket", "right_square_bracket")
        assert numbers(kept(at)) == ["1", "4", "2", "5", "6"]
        await at.press("a")
        at.one(TextArea).text = "Who mends them?"
        await at.press("ctrl+s")
        assert [q.text for q in kept(at).questions][2] == "Who mends them?"


async def test_keys_pressed_quickly_are_done_one_after_the_other(ferries: Path) -> None:
    async with opened(ferries) as at:
        await checking(at)
        await at.press("o", "d", "d", "u")
        assert numbers(kept(at)) == ["1", "4", "5", "6"] or numbers(kept(at)) == ["1", "5", "6"]
        await at.press("u")
        assert "Somebody changed" not in at.notices()


async def test_a_colleagues_correction_is_said_and_a_colleagues_answer_stays(ferries: Path) -> None:
    async with opened(ferries) as at:
        await checking(at)
        other = opening.open_workspace(ferries)
        response = other.response("ferries")
        first, second = response.questions[:2]
        other.change("ferries", lambda r: r.with_answer(first.id, Answer(text="Theirs.")))
        await at.press("d")
        assert kept(at).answer(first.id).text == "Theirs."
        assert second.id not in [q.id for q in kept(at).questions]
        theirs = correcting.drop(kept(at), first.id)
        other.change("ferries", theirs.apply)
        await at.press("d")
        assert "Somebody changed the questions" in at.notices()
        assert numbers(kept(at)) == ["4", "5", "6"]
        assert first.id not in [q.id for q in screen(at).drawn.questions]


async def test_typing_for_a_question_that_was_taken_out_goes_with_it(ferries: Path) -> None:
    async with opened(ferries, USUAL, "enter") as at:
        draft = at.app.screen
        assert isinstance(draft, DraftScreen)
        assert draft.target is not None
        id_ = draft.target.id
        other = opening.open_workspace(ferries)
        other.change("ferries", correcting.drop(other.response("ferries"), id_).apply)
        draft.pane.editor.insert("Written meanwhile.")
        await at.settle()
        (aside,) = kept(at).aside
        assert "Written meanwhile." in aside.answer.text
        assert draft.target.id != id_


async def test_from_the_draft_it_begins_at_the_question_and_comes_back(ferries: Path) -> None:
    async with opened(ferries, USUAL, "enter", "f5", "ctrl+k") as at:
        assert here(at).number == "2"
        await at.press("d", "escape")
        draft = at.app.screen
        assert isinstance(draft, DraftScreen)
        assert "0 of 4 answered" in at.picture()
        assert [q.number for q in draft.response.questions] == ["1", "4", "5", "6"]


async def test_what_was_sent_is_only_looked_at(sample: Path) -> None:
    async with opened(sample) as at:
        await at.press("end", "w")
        before = at.fresh().response(screen(at).response_id)
        await at.press("d", "m", "s", "e", "a", "enter")
        assert isinstance(at.app.screen, QuestionsScreen)
        assert at.fresh().response(screen(at).response_id) == before


def _numbered(response: Response, number: str) -> tuple[Question, ...]:
    """The questions, the first with a number as no officer could give it."""
    first, *others = response.questions
    return replace(first, number=number), *others


@pytest.mark.parametrize("name", HOSTILE)
async def test_text_from_outside_is_never_markup(tmp_path: Path, paper: Path, name: str) -> None:
    folder = opening.init(tmp_path / "workspace")
    ws = opening.open_workspace(folder)
    reading.new_response(ws, paper, id_="hostile")
    words = f"Is it {HOSTILE[name]} fair? Would you say {HOSTILE[name]}?"
    asked = ws.response("hostile").questions[0]
    said = replace(asked, text=words, section=HOSTILE[name], options=(HOSTILE[name], "No"))
    ws.change("hostile", correcting.edit(ws.response("hostile"), said).apply)
    ws.change("hostile", lambda r: replace(r, questions=_numbered(r, HOSTILE[name])))
    async with opened(folder, SMALL, "w") as at:
        await go_to(at, at.fresh().response("hostile").questions[0].number)
        await at.press("s", "escape", "e", "escape", "n", "escape", "d", "u")
        assert here(at).text == at.fresh().response("hostile").questions[0].text
        shown = at.picture()
    if name in ("bold", "unclosed", "action"):
        assert one_line(HOSTILE[name])[:12] in shown


async def test_the_document_is_read_again_and_corrections_stay(ferries: Path) -> None:
    async with opened(ferries) as at:
        await checking(at)
        await at.press("d")
        corrected = kept(at)
        changed = DOCUMENT.replace("What else should we know?", "What else should we know of the islands?")
        (source,) = (ferries / "responses" / "ferries" / "sources").iterdir()
        source.write_text(changed, encoding="utf-8")
        await at.press("r")
        assert "0 new, 0 gone, 1 in other words" in at.picture()
        assert numbers(kept(at)) == numbers(corrected)
        assert kept(at).questions[-1].text == "What else should we know of the islands?"


# Before the response is made.


async def read_in(at: Opened, paper: Path) -> None:
    at.one(PathInput).value = str(paper)
    await at.settle()
    await at.press("enter")


async def test_nothing_is_kept_before_the_response_is_made(ferries: Path, paper: Path) -> None:
    async with opened(ferries, USUAL, "n") as at:
        await read_in(at, paper)
        assert "Nothing is made yet" in at.picture()
        assert at.one(PlacePane) is screen(at).place
        await at.press("d", "u", "d")
        assert at.fresh().response_ids == ("ferries",)
        await at.press("ctrl+s")
        draft = at.app.screen
        assert isinstance(draft, DraftScreen)
        made = at.fresh().response(draft.response_id)
        assert numbers(made) == ["1", "4", "5", "6"]
        assert [each.question.number for each in made.aside] == ["2"]


async def test_leaving_asks_only_where_something_was_put_right(ferries: Path, paper: Path) -> None:
    async with opened(ferries, USUAL, "n") as at:
        await read_in(at, paper)
        await at.press("escape")
        assert isinstance(at.app.screen, ConsultationsScreen)
        await at.press("n")
        await read_in(at, paper)
        await at.press("d", "escape")
        assert "is not kept" in at.picture()
        await at.press("escape")
        assert screen(at).done
        await at.press("ctrl+q")
        assert "not saved yet" in at.notices()
        await at.press("escape", "y")
        assert isinstance(at.app.screen, ConsultationsScreen)
        assert at.fresh().response_ids == ("ferries",)


async def test_a_second_stage_carries_answers_and_shows_what_changed_until_it_was_seen(
    ferries: Path, tmp_path: Path
) -> None:
    second = tmp_path / "second.md"
    second.write_text(DOCUMENT.replace("in the winter?", "in the summer?"), encoding="utf-8")
    async with opened(ferries, USUAL, "n") as at:
        await read_in(at, second)
        await at.press("f", "down", "enter")
        assert "carried over from ferries" in at.picture()
        await at.press("ctrl+s")
        draft = at.app.screen
        assert isinstance(draft, DraftScreen)
        assert "4 unchanged, 1 changed, 0 new, 0 no longer asked; 2 answers" in at.notices()
        question = draft.response.questions[1]
        draft.go_to(question.id)
        await at.settle()
        assert "Changed since ferries 2" in " ".join(at.picture().split())
        assert "winter" in at.picture()
        assert draft.pane.editor.text == "Answer 2."
        await at.press("ctrl+k")
        assert "winter" in at.picture()
        await at.press("escape", "f7")
        assert "Changed since" not in at.picture()
        assert at.fresh().response(draft.response_id).carried[question.id].seen
        assert draft.check_action("seen", ()) is False
