"""The versions of an answer on their screen: shown, compared, brought back; what is on disk counts."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.content import Content
from textual.widgets import Static

from consult_tui.store.history import entries
from consult_tui.store.places import Places
from consult_tui.tui.screens.draft import DraftScreen
from consult_tui.tui.screens.history import HistoryScreen
from consult_tui.workspace.opening import open_workspace
from consult_tui.workspace.responses.answer_change import AnswerChange
from consult_tui.workspace.responses.drafting import set_answer
from consult_tui.workspace.responses.restoring import dispose
from consult_tui.workspace.workspace import Workspace
from tests.tui.drafts import FUNDING, Drafting, drafting

SIZES = [(120, 36), (80, 24)]


def _question(ws: Workspace, number: str) -> str:
    return next(q.id for q in ws.response(FUNDING).questions if q.number == number)


def _two_versions(folder: Path) -> str:
    """Question 3 with two versions by two people; the later one stands."""
    ws = open_workspace(folder, user="Ann")
    ref = _question(ws, "3")
    box = ws.response(FUNDING).question(ref).options[0]
    set_answer(ws, FUNDING, ref, AnswerChange(text="We agree with some of it.", choices=(box,)))
    other = open_workspace(folder, user="Bob")
    set_answer(other, FUNDING, ref, AnswerChange(text="We agree with most of it.", choices=()))
    return ref


def _words(draft: Drafting) -> Content:
    drawn = draft.app.screen.query_one("#words", Static).render()
    assert isinstance(drawn, Content)
    return drawn


def _styled(content: Content, style: str) -> list[str]:
    """The stretches that have a style, in order."""
    return [content.plain[s.start : s.end] for s in content.spans if style in str(s.style).split()]


def _picture(draft: Drafting) -> str:
    return "\n".join(strip.text for strip in draft.app.screen._compositor.render_strips())


@pytest.mark.parametrize("size", SIZES)
async def test_the_versions_are_listed_newest_first_with_who_when_and_what(
    sample: Path, size: tuple[int, int]
) -> None:
    _two_versions(sample)
    async with drafting(sample, size=size) as draft:
        await draft.go_to("3")
        await draft.press("f6")
        screen = draft.app.screen
        assert isinstance(screen, HistoryScreen)
        rows = [str(option.prompt) for option in screen.versions.options]
        assert [row.split()[0] for row in rows] == ["2", "1"]
        assert "as it stands" in rows[0]
        assert "Bob" in rows[0]
        assert "Ann" in rows[1]
        assert "by 23 April 2012" in rows[1]
        seen = _picture(draft)
        for words in (
            "2 versions",
            "as it stands",
            "We agree with most of it.",
            "It says what the answer says",
        ):
            assert words in seen
        assert all(len(line) <= size[0] for line in seen.splitlines())


async def test_the_differences_to_the_present_are_marked_in_the_words(sample: Path) -> None:
    _two_versions(sample)
    async with drafting(sample) as draft:
        await draft.go_to("3")
        await draft.press("f6", "down")
        words = _words(draft)
        assert "some" in "".join(_styled(words, "underline"))
        assert _styled(words, "strike") == ["most"]
        about = str(draft.app.screen.query_one("#about", Static).render())
        assert "underlined: would come in" in about
        assert "struck through: would go" in about


async def test_a_version_brought_back_is_a_new_one_and_undo_still_works(sample: Path) -> None:
    ref = _two_versions(sample)
    async with drafting(sample) as draft:
        await draft.go_to("3")
        await draft.press("f6", "down", "enter")
        assert isinstance(draft.app.screen, DraftScreen)
        assert draft.text == draft.saved().text == "We agree with some of it."
        assert len(draft.saved().choices) == 1
        assert draft.screen.pane.boxes._choices == draft.saved().choices
        kept = entries(Places(sample).history(FUNDING), ref)
        assert [(e.number, e.what) for e in kept] == [(1, "answer"), (2, "answer"), (3, "restore")]
        await draft.press("ctrl+z")
        assert draft.text == draft.saved().text == "We agree with most of it."


async def test_what_is_being_typed_has_its_version_before_another_comes_back(sample: Path) -> None:
    ref = _two_versions(sample)
    async with drafting(sample) as draft:
        await draft.go_to("3")
        await draft.write(" And more.")
        await draft.press("f6")
        screen = draft.app.screen
        assert isinstance(screen, HistoryScreen)
        assert screen.versions.version is not None
        assert (screen.versions.version.number, screen.versions.version.what) == (3, "leave")
        await draft.press("end", "enter")
        assert draft.text == draft.saved().text == "We agree with some of it."
    said = [(e.answer or {}).get("text") for e in entries(Places(sample).history(FUNDING), ref)]
    assert said[2:] == ["We agree with most of it. And more.", "We agree with some of it."]


@pytest.mark.parametrize("key", ["escape", "f6"])
async def test_leaving_changes_nothing(sample: Path, key: str) -> None:
    _two_versions(sample)
    async with drafting(sample) as draft:
        await draft.go_to("3")
        before = Places(sample).response(FUNDING).read_bytes(), Places(sample).history(FUNDING).read_bytes()
        await draft.press("f6", "down", key)
        assert isinstance(draft.app.screen, DraftScreen)
        after = Places(sample).response(FUNDING).read_bytes(), Places(sample).history(FUNDING).read_bytes()
        assert after == before


async def test_an_answer_without_versions_says_when_one_is_kept(sample: Path) -> None:
    async with drafting(sample) as draft:
        await draft.go_to("3")
        await draft.press("f6")
        assert "No version of this answer is kept yet" in _words(draft).plain
        enter = draft.app.screen.active_bindings.get("enter")
        assert enter is None or not enter.enabled, "no key is shown that does nothing"
        await draft.press("enter", "ctrl+r")
        assert isinstance(draft.app.screen, HistoryScreen)


async def test_what_was_sent_can_be_read_and_not_brought_back(sample: Path) -> None:
    async with drafting(sample, "school-funding-2011") as draft:
        first = draft.screen.response.questions[0].id
        draft.screen.go_to(first)
        await draft.settle()
        ws = draft.app.ws
        ws.record("school-funding-2011", [ws.entry("export", first, draft.saved())])
        await draft.press("f6", "ctrl+r")
        assert isinstance(draft.app.screen, HistoryScreen)
        await draft.press("enter")
        assert "was sent" in draft.notices()
        assert isinstance(draft.app.screen, HistoryScreen)


async def test_cover_matter_has_no_versions(sample: Path) -> None:
    async with drafting(sample) as draft:
        draft.screen.go_to("about")
        await draft.settle()
        await draft.press("f6")
        assert isinstance(draft.app.screen, DraftScreen)
        assert "cover matter" in draft.notices()


async def test_what_was_disposed_of_says_by_whom_and_why_and_stays_gone(sample: Path) -> None:
    ref = _two_versions(sample)
    dispose(open_workspace(sample, user="Carol"), FUNDING, ref, reason="A name in it")
    async with drafting(sample) as draft:
        await draft.go_to("3")
        await draft.press("f6", "down")
        assert "disposed of by Carol" in _words(draft).plain
        assert "A name in it" in _words(draft).plain
        await draft.press("enter")
        assert "cannot be brought back" in draft.notices()
        await draft.press("escape")
        assert draft.text == draft.saved().text == "We agree with most of it."


async def test_hostile_words_are_shown_as_they_are(sample: Path) -> None:
    ws = open_workspace(sample, user="[bold]Ann[/")
    ref = _question(ws, "3")
    set_answer(ws, FUNDING, ref, AnswerChange(text="[bold]x[/] [/ \x1b[31m \u202eabc"))
    async with drafting(sample) as draft:
        await draft.go_to("3")
        await draft.press("f6")
        seen = _picture(draft)
        assert "[bold]x[/] [/ ␛[31m ‹202E›abc" in seen
        assert "[bold]Ann[/" in seen
        await draft.press("enter")
        assert draft.saved().text == "[bold]x[/] [/ \x1b[31m \u202eabc", "the same words: nothing changes"


async def test_what_stood_before_the_first_letter_is_kept_on_leaving(sample: Path) -> None:
    """An answer that came without a history (a sample, a file from elsewhere) is not typed away."""
    async with drafting(sample) as draft:
        await draft.go_to("1")
        before = draft.text
        ref = draft.screen.target.id  # type: ignore[union-attr]
        draft.screen.pane.editor.focus()
        await draft.press(*"Yes")
        assert entries(Places(sample).history(FUNDING), ref) == (), "typing alone keeps no version"
        await draft.press("f5")
        kept = entries(Places(sample).history(FUNDING), ref)
        assert [(e.what, (e.answer or {})["text"]) for e in kept] == [
            ("found", before),
            ("leave", f"{before}Yes"),
        ]
        await draft.press("f4", "ctrl+z", "f5")
        assert len(entries(Places(sample).history(FUNDING), ref)) == 3


async def test_nobody_else_is_said_to_have_changed_what_was_brought_back(sample: Path) -> None:
    _two_versions(sample)
    async with drafting(sample) as draft:
        await draft.go_to("3")
        await draft.press("f6", "down", "enter")
        assert "Version 1 is back" in draft.notices()
        assert "changed this answer" not in draft.notices()
        await draft.write(" More.")
        assert draft.saved().text == "We agree with some of it. More."
