"""Two officers on one folder: one in the app, the other by the workspace's own functions."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Input, Static, TextArea

from consult_tui.domain.consultations import Question
from consult_tui.domain.responses import Answer
from consult_tui.errors import SaveFailed
from consult_tui.store.history import entries
from consult_tui.store.places import Places
from consult_tui.tui import saving
from consult_tui.tui.dialogs.ask import AskText
from consult_tui.tui.dialogs.conflict import ConflictDialog, MergeDialog
from consult_tui.tui.screens import draft_together
from consult_tui.tui.screens.draft import DraftScreen
from consult_tui.tui.screens.library import LibraryScreen
from consult_tui.tui.widgets.line_list import LineList
from consult_tui.tui.widgets.register_list import RegisterList
from consult_tui.tui.widgets.save_bar import SaveBar
from consult_tui.workspace.library import lines
from consult_tui.workspace.opening import open_workspace
from consult_tui.workspace.responses.answer_change import AnswerChange
from consult_tui.workspace.responses.drafting import set_answer
from consult_tui.workspace.safety.presence import Company
from consult_tui.workspace.safety.recovery import journal, keep_typing
from consult_tui.workspace.workspace import Workspace
from tests.tui.drafts import FUNDING, Drafting, drafting
from tests.tui.helpers import Opened, opened


async def _look(draft: Drafting | Opened) -> None:
    """One look at what others did, as the app takes it each second."""
    await asyncio.to_thread(draft.app.watcher.look)
    await draft.settle()


def _bob(folder: Path) -> Workspace:
    return open_workspace(folder, user="Bob")


def _here(draft: Drafting) -> str:
    assert draft.screen.target is not None
    return draft.screen.target.id


def _bar(draft: Drafting | Opened) -> str:
    return str(draft.app.screen.query_one(SaveBar).render())


def _versions(folder: Path, question: str) -> list[str]:
    kept = entries(Places(folder).history(FUNDING), question)
    return [str(entry.answer["text"]) for entry in kept if entry.answer]


async def _contradicted(draft: Drafting, folder: Path, mine: str = "Mine.", theirs: str = "Theirs.") -> str:
    """Type under a colleague's words; the dialog is open then."""
    question = _here(draft)
    set_answer(_bob(folder), FUNDING, question, AnswerChange(text=theirs))
    await draft.write(mine)
    await draft.settle()
    assert isinstance(draft.app.screen, ConflictDialog)
    return question


async def test_a_colleagues_words_in_another_answer_stand_and_are_seen(sample: Path) -> None:
    async with drafting(sample) as draft:
        other = draft.screen.response.questions[-1].id
        await draft.write("Mine.")
        at, focus = draft.screen.questions.highlighted, draft.app.focused
        set_answer(_bob(sample), FUNDING, other, AnswerChange(text="Theirs."))
        await _look(draft)
        await draft.write(" More.")
        assert (draft.screen.questions.highlighted, draft.app.focused) == (at, focus)
        row = str(draft.screen.questions.get_option(other).prompt)
        assert row.startswith("◐")
        assert draft.saved().text == "Mine. More."
        assert open_workspace(sample).response(FUNDING).answer(other).text == "Theirs."
        draft.screen.go_to(other)
        await draft.settle()
        assert draft.text == "Theirs."


async def test_the_shown_answer_follows_and_the_cursor_stays_in_its_words(sample: Path) -> None:
    async with drafting(sample) as draft:
        await draft.write("One. Two. Three.")
        draft.screen.pane.editor.move_cursor((0, len("One. Two")))
        text = "Zero. One. Two. Three, and four."
        keep_typing(_bob(sample), FUNDING, _here(draft), text)
        await _look(draft)
        assert draft.text == text
        before, after = draft.text[: draft.screen.pane.editor.cursor_location[1]], draft.saved().text
        assert before == "Zero. One. Two"
        assert after == text
        await draft.press("ctrl+z")
        assert draft.text == draft.saved().text == "One. Two. Three."


async def test_typing_that_is_not_saved_is_never_replaced(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draft_together, "QUIET", 3_600)
    async with drafting(sample) as draft:
        question = _here(draft)
        draft.screen.pane.editor.focus()
        await draft.pilot.press(*"Mine")
        set_answer(_bob(sample), FUNDING, question, AnswerChange(text="Theirs."))
        await _look(draft)
        assert draft.text == "Mine"
        await draft.press(*" too")
        assert draft.text == "Mine too"
        assert open_workspace(sample).response(FUNDING).answer(question).text == "Theirs."
        assert "Not saved" in _bar(draft)
        assert [entry.text for entry in journal(draft.app.ws).entries()] == ["Mine too"]


async def test_a_colleagues_box_merges_with_typing(sample: Path) -> None:
    async with drafting(sample) as draft:
        question = draft.screen.target.question  # type: ignore[union-attr]
        assert question is not None
        set_answer(_bob(sample), FUNDING, question.id, AnswerChange(choices=question.options[:1]))
        await draft.write("Because.")
        await _look(draft)
        assert draft.saved() == Answer(choices=question.options[:1], text="Because.")
        assert draft.screen.pane.boxes.choices == question.options[:1]


async def test_different_boxes_of_one_are_not_written_over(sample: Path) -> None:
    async with drafting(sample) as draft:
        question = draft.screen.target.question  # type: ignore[union-attr]
        assert question is not None
        set_answer(_bob(sample), FUNDING, question.id, AnswerChange(choices=question.options[1:2]))
        draft.screen.pane.boxes.focus()
        await draft.press("space")
        assert draft.saved().choices == question.options[1:2]
        await _look(draft)
        assert draft.screen.pane.boxes.choices == question.options[1:2]
        assert "changed this answer" in draft.notices()


async def test_ready_is_not_said_of_words_that_were_not_seen(sample: Path) -> None:
    async with drafting(sample) as draft:
        await draft.write("Mine.")
        keep_typing(_bob(sample), FUNDING, _here(draft), "Theirs.")
        await draft.press("ctrl+r")
        assert draft.saved() == Answer(text="Theirs.")


@pytest.mark.parametrize(("key", "stands"), [("m", "Mine."), ("t", "Theirs.")])
async def test_two_texts_for_one_answer_are_shown_and_one_is_chosen(
    sample: Path, key: str, stands: str
) -> None:
    async with drafting(sample) as draft:
        question = await _contradicted(draft, sample)
        said = "\n".join(str(part.render()) for part in draft.app.screen.query(Static))
        assert all(words in said for words in ("Mine.", "Theirs.", "1 word differs"))
        await draft.press(key)
        await draft.settle()
        assert isinstance(draft.app.screen, DraftScreen)
        assert draft.text == draft.saved().text == stands
        assert set(_versions(sample, question)) == {"Mine.", "Theirs."}
        assert journal(draft.app.ws).entries() == ()
        assert "Not saved" not in _bar(draft)


async def test_differences_are_marked_without_colour(sample: Path) -> None:
    async with drafting(sample) as draft:
        await _contradicted(draft, sample, "The same words, mine.", "The same words, theirs.")
        for static, own in zip(draft.app.screen.query(".pane Static"), ("mine", "theirs"), strict=True):
            content = static.render()
            marked = [content.plain[s.start : s.end] for s in content.spans if "underline" in str(s.style)]  # type: ignore[union-attr]
            assert marked == [own]


async def test_taking_theirs_can_be_undone(sample: Path) -> None:
    async with drafting(sample) as draft:
        await _contradicted(draft, sample)
        await draft.press("t")
        draft.screen.pane.editor.focus()
        await draft.press("ctrl+z")
        assert draft.text == draft.saved().text == "Mine."


async def test_deciding_later_keeps_mine_in_the_editor_and_says_that_it_is_not_saved(sample: Path) -> None:
    async with drafting(sample) as draft:
        question = await _contradicted(draft, sample)
        await draft.press("escape")
        assert draft.text == "Mine."
        assert "Not saved: somebody else changed the same answer" in _bar(draft)
        await draft.press("f5", "f4")
        assert draft.text == "Mine."
        assert draft.saved().text == "Theirs."
        await draft.press("ctrl+s")
        assert isinstance(draft.app.screen, ConflictDialog)
        await draft.press("m")
        await draft.settle()
        assert draft.saved().text == "Mine."
        assert set(_versions(sample, question)) == {"Mine.", "Theirs."}


async def test_different_paragraphs_are_merged_and_the_merge_can_be_edited(sample: Path) -> None:
    async with drafting(sample) as draft:
        await draft.write("First.\n\nSecond.")
        question = _here(draft)
        set_answer(_bob(sample), FUNDING, question, AnswerChange(text="First, theirs.\n\nSecond."))
        await draft.write(" Mine.")
        await draft.settle()
        await draft.press("e")
        assert isinstance(draft.app.screen, MergeDialog)
        editor = draft.app.screen.query_one(TextArea)
        assert editor.text == "First, theirs.\n\nSecond. Mine."
        editor.insert("Edited. ", (0, 0))
        await draft.press("ctrl+s")
        await draft.settle()
        assert draft.text == draft.saved().text == "Edited. First, theirs.\n\nSecond. Mine."


async def test_the_same_paragraph_gives_both_one_after_the_other(sample: Path) -> None:
    async with drafting(sample) as draft:
        await _contradicted(draft, sample)
        await draft.press("e")
        assert draft.app.screen.query_one(TextArea).text == "Mine.\n\nTheirs."
        await draft.press("escape")
        assert draft.text == "Mine."
        assert draft.saved().text == "Theirs."


async def test_questions_that_were_added_and_worded_otherwise_are_drawn(sample: Path) -> None:
    async with drafting(sample) as draft:
        await draft.write("Mine.")
        here = _here(draft)
        new = Question(id="qnew", number="99", text="A new one?")

        def change_questions(questions: tuple[Question, ...]) -> tuple[Question, ...]:
            worded = [replace(q, text="Worded otherwise?") if q.id == here else q for q in questions]
            return (new, *worded)

        _bob(sample).change(FUNDING, lambda r: replace(r, questions=change_questions(r.questions)))
        await _look(draft)
        assert draft.screen.questions.get_option("qnew")
        assert _here(draft) == here
        assert draft.screen.questions.highlighted == draft.screen.questions.get_option_index(here)
        assert str(draft.screen.query_one("#asked", Static).render()) == "Worded otherwise?"
        assert draft.text == draft.saved().text == "Mine."


async def test_who_else_has_a_response_open_is_said_on_both_screens(sample: Path) -> None:
    bob = Company(_bob(sample))
    bob.look([FUNDING])
    async with opened(sample) as consultations:
        await _look(consultations)
        assert "also open: Bob" in consultations.picture()
        bob.leave()
        await _look(consultations)
        assert "also open" not in consultations.picture()
    async with drafting(sample) as draft:
        bob = Company(_bob(sample))
        bob.look([FUNDING])
        await _look(draft)
        assert "also open: Bob" in str(draft.screen.top.render())
        assert bob.look([FUNDING]) == {FUNDING: (draft.app.ws.context.user,)}
    assert bob.look([FUNDING]) == {}


async def test_the_register_follows(sample: Path) -> None:
    async with opened(sample) as app:
        await _look(app)
        highlighted = app.one(RegisterList).response
        question = app.fresh().response(FUNDING).questions[2]
        before = app.picture()
        set_answer(_bob(sample), FUNDING, question.id, AnswerChange(text="Theirs."))
        await _look(app)
        assert app.picture() != before
        assert highlighted is not None
        assert app.one(RegisterList).response is not None
        assert app.one(RegisterList).response.id == highlighted.id  # type: ignore[union-attr]


async def test_the_library_follows_and_the_highlight_stays(sample: Path) -> None:
    async with opened(sample, (120, 36), "f3", "down", "down") as app:
        assert isinstance(app.app.screen, LibraryScreen)
        line = app.one(LineList).line
        assert line is not None
        lines.edit(_bob(sample), line.id, {"title": "Bob's own title"})
        await _look(app)
        assert app.one(LineList).line is not None
        assert app.one(LineList).line.id == line.id  # type: ignore[union-attr]
        assert app.picture().count("Bob's own title") >= 2, "in the list and in the line"


def _disk_full(*_: object, **__: object) -> None:
    raise SaveFailed("The change to response.json was not saved: the disk is full.", "Free some space.")


async def test_what_is_not_saved_is_said_until_it_is_and_a_copy_can_be_saved_elsewhere(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with drafting(sample) as draft:
        works = saving.__dict__["keep_typing"]
        monkeypatch.setattr(saving, "keep_typing", _disk_full)
        await draft.write("Not lost.")
        assert "the disk is full" in _bar(draft)
        await draft.press(*" More.")
        assert "the disk is full" in _bar(draft), "typing on does not hide it"
        await draft.press("f7")
        assert isinstance(draft.app.screen, AskText)
        draft.app.screen.query_one(Input).value = str(tmp_path / "copy.md")
        await draft.press("enter")
        assert "Not lost. More." in (tmp_path / "copy.md").read_text("utf-8")
        await draft.press("f7")
        draft.app.screen.query_one(Input).value = str(tmp_path / "gone" / "copy.md")
        await draft.press("enter")
        assert "folder is gone" in draft.notices()
        monkeypatch.setattr(saving, "keep_typing", works)
        await draft.settle()
        assert "disk is full" not in _bar(draft)
        assert draft.saved().text == "Not lost. More."
        await draft.press("f7")
        assert isinstance(draft.app.screen, DraftScreen), "offered only while something is not saved"


async def test_a_box_that_could_not_be_saved_is_saved_later(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with drafting(sample) as draft:
        question = draft.screen.target.question  # type: ignore[union-attr]
        assert question is not None
        with monkeypatch.context() as broken:
            broken.setattr(Workspace, "change", _disk_full)
            draft.screen.pane.boxes.focus()
            await draft.press("space")
            assert "the disk is full" in _bar(draft)
            await _look(draft)
            assert draft.screen.pane.boxes.choices == question.options[:1]
            assert draft.saved().choices == ()
        await draft.settle()
        assert draft.saved().choices == question.options[:1]
        assert _bar(draft).strip() == "all saved"


async def test_a_damaged_file_is_told_once_and_what_was_read_stays(sample: Path) -> None:
    async with drafting(sample) as draft:
        await draft.write("Mine.")
        Places(sample).response(FUNDING).write_bytes(b"garbage")
        await _look(draft)
        await _look(draft)
        assert draft.notices().count("cannot be read") == 1
        assert draft.text == "Mine."
