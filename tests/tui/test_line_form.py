"""Adding and editing a line by the form."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, Select, TextArea

from consult_tui.domain.positions import Status
from consult_tui.tui.dialogs.ask import Confirm
from consult_tui.tui.dialogs.line_form import LineForm
from consult_tui.tui.screens.library import LibraryScreen
from consult_tui.tui.widgets.form_field import LastPart
from consult_tui.tui.widgets.line_list import LineList
from consult_tui.workspace import opening
from consult_tui.workspace.library import lines
from consult_tui.workspace.library.columns import COLUMNS
from tests.tui.helpers import HOSTILE, SMALL, USUAL, Opened, opened

WORDS = "Councils should be asked before their duties are changed. " * 5


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    return opening.init(tmp_path / "empty")


@pytest.fixture
def agreed(empty: Path) -> Path:
    row = {"title": "Duties", "statement": WORDS, "status": "agreed", "body": "Executive"}
    lines.add(opening.open_workspace(empty), {"id": "duties", "meeting_date": "2011-12-08", **row})
    return empty


def form(at: Opened) -> LineForm:
    assert isinstance(at.app.screen, LineForm)
    return at.app.screen


async def fill(at: Opened, **values: str) -> None:
    """Write into fields as an officer does, whatever they are edited with."""
    for name, value in values.items():
        editor = form(at).fields[name].editor
        if isinstance(editor, TextArea):
            editor.text = value
        elif isinstance(editor, Input):
            editor.value = value
        else:
            assert isinstance(editor, Select)
            editor.value = value
    await at.settle()


def wrong(at: Opened, name: str) -> str:
    said = form(at).fields[name].said
    return str(said.content) if said.display else ""


async def test_it_has_a_field_for_every_column(empty: Path) -> None:
    async with opened(empty, SMALL, "f3", "enter", "ctrl+n") as at:
        assert list(form(at).fields) == list(COLUMNS)


async def test_a_line_that_is_added_is_on_disk_and_in_the_list(empty: Path) -> None:
    async with opened(empty, SMALL, "f3", "enter", "a") as at:
        await at.press("D", "u", "t", "y")
        await fill(at, statement=WORDS, themes="duties|law", status="proposed")
        await at.press("ctrl+s")
        assert isinstance(at.app.screen, LibraryScreen)
        line = at.one(LineList).line
        assert line is not None
        kept = at.fresh().library.positions[line.id]
        assert kept.title == "Duty"
        assert kept.themes == ("duties", "law")
        assert kept.status is Status.PROPOSED


async def test_a_draft_that_is_added_is_shown_though_drafts_are_left_out(agreed: Path) -> None:
    async with opened(agreed, SMALL, "f3", "enter", "a") as at:
        await fill(at, title="New", statement="Short.")
        await at.press("ctrl+s")
        line = at.one(LineList).line
        assert line is not None
        assert line.title == "New"
        assert "1 words" in at.notices() or "1 word" in at.notices()


async def test_each_problem_is_said_beside_its_field_as_one_types(empty: Path) -> None:
    async with opened(empty, USUAL, "f3", "enter", "a") as at:
        assert "needs a statement" not in wrong(at, "statement")
        await fill(at, status="agreed", review_by="soon", statement=WORDS)
        assert "agreed line needs its body" in wrong(at, "body")
        assert "not a day" in wrong(at, "review_by")
        await fill(at, body="Executive", meeting_date="2011-13", review_by="")
        assert wrong(at, "body") == ""
        assert wrong(at, "review_by") == ""
        assert wrong(at, "meeting_date") != ""


async def test_what_cannot_be_taken_is_not_saved_and_the_cursor_goes_there(empty: Path) -> None:
    async with opened(empty, SMALL, "f3", "enter", "a", "ctrl+s") as at:
        assert "needs a statement" in wrong(at, "statement")
        assert form(at).fields["statement"].editor.has_focus
        assert at.fresh().library.positions == {}


async def test_a_refusal_is_said_and_the_form_stays(agreed: Path) -> None:
    async with opened(agreed, SMALL, "f3", "enter", "a") as at:
        await fill(at, statement=WORDS, supersedes="no-such-line")
        await at.press("ctrl+s")
        assert "there is no other line 'no-such-line'" in " ".join(at.picture().replace("│", " ").split())
        await fill(at, supersedes="")
        await at.press("ctrl+s")
        assert isinstance(at.app.screen, LibraryScreen)


async def test_other_words_make_an_agreed_line_a_draft_and_the_form_says_so(agreed: Path) -> None:
    async with opened(agreed, SMALL, "f3", "enter", "e") as at:
        assert "make this a draft" not in " ".join(at.picture().replace("│", " ").split())
        await fill(at, statement=WORDS + "More.")
        assert "make this a draft" in " ".join(at.picture().replace("│", " ").split())
        await at.press("ctrl+s")
        assert "draft until agreed again" in at.notices()
        kept = at.fresh().library.positions["duties"]
        assert kept.status is Status.DRAFT
        assert kept.wordings[0].statement.strip() == WORDS.strip()


async def test_words_agreed_anew_stay_agreed(agreed: Path) -> None:
    async with opened(agreed, SMALL, "f3", "enter", "e") as at:
        await fill(at, statement=WORDS + "More.", meeting_date="2012-03-01")
        assert "make this a draft" not in " ".join(at.picture().replace("│", " ").split())
        await at.press("ctrl+s")
        kept = at.fresh().library.positions["duties"]
        assert kept.status is Status.AGREED
        assert str(kept.agreed_by and kept.agreed_by.meeting_date) == "2012-03-01"
        assert len(kept.wordings) == 1


async def test_only_what_was_changed_is_written(agreed: Path) -> None:
    before = opening.open_workspace(agreed).library.positions["duties"]
    async with opened(agreed, SMALL, "f3", "enter", "e") as at:
        await fill(at, owner="Head of Law")
        assert form(at).changes == {"owner": "Head of Law"}
        await at.press("ctrl+s")
        kept = at.fresh().library.positions["duties"]
        assert kept.owner == "Head of Law"
        assert kept.statement == before.statement
        assert kept.agreed_by == before.agreed_by
        assert kept.status is Status.AGREED


async def test_escape_asks_only_where_something_was_typed(agreed: Path) -> None:
    async with opened(agreed, SMALL, "f3", "enter", "e", "escape") as at:
        assert isinstance(at.app.screen, LibraryScreen)
        await at.press("e", "x", "escape")
        assert isinstance(at.app.screen, Confirm)
        await at.press("escape")
        assert form(at).fields["title"].value.endswith("x")
        await at.press("escape", "y")
        assert isinstance(at.app.screen, LibraryScreen)
        assert at.fresh().library.positions["duties"].title == "Duties"


async def test_every_field_can_be_reached_and_is_then_in_sight(empty: Path) -> None:
    async with opened(empty, SMALL, "f3", "enter", "a") as at:
        for field in form(at).fields.values():
            assert field.editor.has_focus
            assert form(at).find_widget(field.editor).visible_region.area
            await at.pilot.press("tab")


@pytest.mark.parametrize("kinds", [("controls", "unclosed"), ("long",)])
async def test_hostile_text_that_was_not_touched_stays_as_it_is(empty: Path, kinds: tuple[str, ...]) -> None:
    ws = opening.open_workspace(empty)
    for kind in kinds:
        text = HOSTILE[kind]
        row = {"title": text, "statement": text, "caveat": text, "status": "proposed"}
        lines.add(ws, {"id": kind, **row})
    before = dict(ws.library.positions)
    async with opened(empty, SMALL, "f3", "enter") as at:
        for number, kind in enumerate(kinds):
            at.one(LineList).highlighted = number
            await at.press("e")
            assert HOSTILE[kind].split()[0][:20] in at.picture()
            assert not set("\x07\x1b\x00\u202e") & set(at.picture())
            await fill(at, owner="Someone")
            await at.press("ctrl+s")
            kept, was = at.fresh().library.positions[kind], before[kind]
            assert (kept.title, kept.statement, kept.caveat) == (was.title, was.statement, was.caveat)
            assert kept.owner == "Someone"


async def test_a_list_completes_its_last_item() -> None:
    known = LastPart(["schools", "school funding"])
    assert await known.get_suggestion("law| Sch") == "law| Schools"
    assert await known.get_suggestion("law|") is None
    assert await known.get_suggestion("law|zz") is None


async def test_leaving_the_program_over_a_form_that_holds_words_asks_twice(empty: Path) -> None:
    async with opened(empty, USUAL, "f3", "enter") as at:
        await at.press("a")
        await at.press(*"abc")
        await at.press("ctrl+q")
        assert isinstance(at.app.screen, LineForm)
        assert "form holds words that are not saved" in at.notices()
        await at.pilot.press("ctrl+q")
        assert at.app._exit
