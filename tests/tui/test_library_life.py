"""The life of a line on the library screen: every step, what is pointed out before and who holds it after."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, OptionList, Select, Static

from consult_tui.domain.dates import PartialDate
from consult_tui.domain.positions import AgreedBy, Kind, Position, Status
from consult_tui.tui.dialogs.ask import AskText, Confirm
from consult_tui.tui.dialogs.find_line import FindSuccessor
from consult_tui.tui.dialogs.form import FormDialog
from consult_tui.tui.dialogs.held import HeldDialog
from consult_tui.tui.dialogs.reservations import ReservationsDialog
from consult_tui.tui.dialogs.step_forms import AgreeForm, ProposeForm
from consult_tui.tui.dialogs.step_menu import StepMenu
from consult_tui.tui.screens.draft import DraftScreen
from consult_tui.tui.screens.library import LibraryScreen
from consult_tui.tui.screens.line_history import LineHistoryScreen
from consult_tui.tui.widgets.line_list import LineList
from consult_tui.workspace.library import lines, reserving
from consult_tui.workspace.opening import open_workspace
from tests.tui.helpers import HOSTILE, SIZES, SMALL, USUAL, Opened, opened
from tests.tui.holding import holding
from tests.unit.workspace.conftest import QUESTIONS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return holding(tmp_path / "work")


async def at_line(at: Opened, id_: str) -> None:
    """Open the library at a line, lapsed ones and drafts too."""
    at.app.open_line(id_)
    await at.settle()
    assert highlighted(at) == id_


def highlighted(at: Opened) -> str:
    line = at.one(LineList).line
    return line.id if line else ""


def flat(at: Opened) -> str:
    """The whole picture as words, frames left out."""
    return " ".join(at.picture().replace("│", " ").split())


def whole(at: Opened) -> str:
    return " ".join(str(at.app.screen.query_one("#whole", Static).render()).split())


def kept(at: Opened, id_: str) -> Position:
    return at.fresh().library.positions[id_]


async def fill(at: Opened, **values: str) -> None:
    screen = at.app.screen
    assert isinstance(screen, FormDialog)
    for name, value in values.items():
        editor = screen.fields[name].editor
        assert isinstance(editor, Input | Select)
        editor.value = value
    await at.settle()


# The menu, and what a status does not allow.


@pytest.mark.parametrize("key", ["f9", "l"])
@pytest.mark.parametrize("size", SIZES)
async def test_the_menu_says_what_can_have_happened_and_why_not(
    folder: Path, key: str, size: tuple[int, int]
) -> None:
    async with opened(folder, size) as at:
        await at_line(at, "baths")
        await at.press(key)
        assert isinstance(at.app.screen, StepMenu)
        barred = {option.id: str(option.prompt) for option in at.one(OptionList).options if option.disabled}
        assert set(barred) == {"propose", "agree", "supersede", "withdraw"}
        why = "'baths' is superseded by 'buses', which stands in its place."
        assert barred["propose"] == f"p  It was proposed to a body\n   {why}"
        assert barred["withdraw"] == "w  It was withdrawn", "each reason stands there once"
        assert "'baths' is superseded by 'buses'" in at.picture()
        await at.press("w")
        assert isinstance(at.app.screen, StepMenu), "a letter takes no step that is barred"
        await at.press("h")
        assert isinstance(at.app.screen, LineHistoryScreen)


@pytest.mark.parametrize(
    ("id_", "key", "why"),
    [
        ("buses", "p", "'buses' is agreed, and stands until it is changed."),
        ("baths", "g", "'baths' is superseded by 'buses', which stands in its place."),
        ("baths", "u", "'baths' is superseded already, by 'buses'."),
        ("barges", "u", "'barges' is withdrawn: there is nothing to supersede."),
        ("barges", "w", "'barges' is withdrawn already: They sank.."),
    ],
)
async def test_a_letter_for_what_cannot_be_says_why(folder: Path, id_: str, key: str, why: str) -> None:
    async with opened(folder, SMALL) as at:
        await at_line(at, id_)
        await at.press(key)
        assert isinstance(at.app.screen, LibraryScreen)
        assert why in at.notices()


@pytest.mark.parametrize(
    ("key", "dialog"),
    [
        ("p", ProposeForm),
        ("g", AgreeForm),
        ("u", FindSuccessor),
        ("w", AskText),
        ("r", ReservationsDialog),
        ("h", LineHistoryScreen),
    ],
)
async def test_every_step_by_its_letter_from_the_list_and_from_the_menu(
    folder: Path, key: str, dialog: type
) -> None:
    async with opened(folder, SMALL) as at:
        await at_line(at, "bridges")
        await at.press(key)
        assert isinstance(at.app.screen, dialog)
        await at.press("escape", "f9", key)
        assert isinstance(at.app.screen, dialog)
        await at.press("escape")
        assert isinstance(at.app.screen, LibraryScreen)
        assert kept(at, "bridges").status is Status.DRAFT, "leaving changes nothing"


async def test_in_the_search_box_the_letters_are_typed(folder: Path) -> None:
    async with opened(folder, SMALL, "f3", "enter", "slash", "p", "g", "u", "w") as at:
        assert isinstance(at.app.screen, LibraryScreen)
        assert at.app.screen.search.value == "pguw"


async def test_palette_and_help_have_every_step(folder: Path) -> None:
    async with opened(folder, USUAL, "f3", "enter") as at:
        titles = {command.title for command in at.app.get_system_commands(at.app.screen)}
        assert {"Life (F9)", "Propose (p)", "Agree (g)", "Supersede (u)", "Withdraw (w)"} <= titles
        assert {"Reservations (r)", "Line's history (h)", "Figures (^g)"} <= titles
        await at.press("f1")
        assert "Record that it no longer stands, and why" in flat(at)


@pytest.mark.parametrize("size", SIZES)
async def test_the_footer_has_room_for_every_key_of_the_library(sample: Path, size: tuple[int, int]) -> None:
    async with opened(sample, size, "f3", "enter") as at:
        foot = "\n".join(at.picture().splitlines()[-2:])
        assert "F9 Life" in foot
        assert "^q Quit" in foot
        assert "F1 +" not in foot


# Proposing and agreeing.


async def test_a_line_is_proposed_to_a_body_of_the_register(folder: Path) -> None:
    async with opened(folder, SMALL) as at:
        await at_line(at, "bridges")
        await at.press("p")
        await fill(at, body="panel")
        assert "! Advisory Panel advises; it cannot agree our policy." in flat(at)
        await fill(at, body="executive")
        assert "Known meetings: 20 June 2012 (papers by 12 June 2012)" in flat(at)
        await fill(at, meeting_date="June")
        await at.press("ctrl+s")
        assert isinstance(at.app.screen, ProposeForm), "a date that cannot be read is not taken"
        await fill(at, meeting_date="2012-06-20")
        await at.press("ctrl+s")
        assert isinstance(at.app.screen, LibraryScreen)
        line = kept(at, "bridges")
        assert (line.status, line.proposed_to) == (Status.PROPOSED, "executive")
        assert line.proposed_for == PartialDate(2012, 6, 20)
        assert highlighted(at) == "bridges"
        assert "Proposed to: The Executive, 20 June 2012" in whole(at)


async def test_a_meeting_without_a_body_is_not_taken(folder: Path) -> None:
    async with opened(folder, SMALL) as at:
        await at_line(at, "bridges")
        await at.press("p")
        await fill(at, meeting_date="2012-06-20")
        assert "a meeting is of a body: choose one" in flat(at)
        await at.press("ctrl+s")
        assert kept(at, "bridges").status is Status.DRAFT


async def test_a_line_is_agreed_with_what_is_doubtful_shown_before(folder: Path) -> None:
    async with opened(folder, SMALL) as at:
        await at_line(at, "bridges")
        await at.press("g", "ctrl+s")
        assert "choose who agreed it" in flat(at)
        assert "say when it was agreed" in flat(at)
        await fill(at, body="executive", meeting_date="2011-12-07")
        assert "Known meetings: 8 December 2011" in flat(at)
        assert "is not known to have met on 7 December 2011" in flat(at)
        assert "No minute or paper is cited" in flat(at)
        await fill(at, minute="7", document="Report", review_by="2013-12-07")
        assert "No minute or paper is cited" not in flat(at)
        await at.press("ctrl+s")
        line = kept(at, "bridges")
        assert line.status is Status.AGREED
        assert line.agreed_by == AgreedBy(
            body="executive", meeting_date=PartialDate(2011, 12, 7), minute="7", document="Report"
        )
        assert "is not known to have met on 7 December 2011" in at.notices()
        assert "! Pointed out: The Executive is not known to have met" in whole(at)


@pytest.mark.parametrize(
    ("body", "when", "why"),
    [
        ("panel", "2011-12-08", "Advisory Panel advises; it cannot agree our policy."),
        ("executive", "2012-06-20", "20 June 2012 is still to come."),
    ],
)
async def test_what_would_be_refused_says_so_at_once_and_is_not_taken(
    folder: Path, body: str, when: str, why: str
) -> None:
    async with opened(folder, SMALL) as at:
        await at_line(at, "bridges")
        await at.press("g")
        await fill(at, body=body, meeting_date=when)
        assert why in flat(at)
        await at.press("ctrl+s")
        assert isinstance(at.app.screen, AgreeForm)
        assert kept(at, "bridges").status is Status.DRAFT


async def test_a_clearance_by_any_body_is_taken(folder: Path) -> None:
    async with opened(folder, SMALL) as at:
        await at_line(at, "bridges")
        await at.press("g")
        await fill(at, body="panel", meeting_date="2012-04-18", kind="clearance", document="Draft")
        await at.press("ctrl+s")
        agreed_by = kept(at, "bridges").agreed_by
        assert agreed_by is not None
        assert agreed_by.kind is Kind.CLEARANCE


async def test_many_marked_lines_are_agreed_by_one_act(folder: Path) -> None:
    async with opened(folder, SMALL) as at:
        await at_line(at, "bridges")
        await at.press("space")
        assert highlighted(at) != "bridges", "on to the next, to mark many quickly"
        at.app.open_line("bins")
        await at.settle()
        await at.press("space", "f9")
        assert "The marked lines were agreed (2)" in flat(at)
        await at.press("g")
        assert "About bins" in flat(at)
        assert "About bridges" in flat(at)
        await fill(at, body="executive", meeting_date="2011-12-08", minute="12")
        await at.press("ctrl+s")
        for id_ in ("bridges", "bins"):
            agreed_by = kept(at, id_).agreed_by
            assert kept(at, id_).status is Status.AGREED
            assert agreed_by is not None
            assert agreed_by.minute == "12"
        assert at.one(LineList).marks == set()
        assert "2 lines agreed." in at.notices()


async def test_one_that_cannot_be_agreed_holds_up_all_that_are_marked(folder: Path) -> None:
    async with opened(folder, SMALL) as at:
        for id_ in ("bridges", "baths"):
            await at_line(at, id_)
            await at.press("space")
        await at.press("g")
        await fill(at, body="executive", meeting_date="2011-12-08", minute="12")
        assert "'baths' is superseded by 'buses'" in flat(at)
        await at.press("ctrl+s")
        assert kept(at, "bridges").status is Status.DRAFT


async def test_marks_are_shown_counted_and_cleared(folder: Path) -> None:
    async with opened(folder, SMALL, "f3", "enter", "space") as at:
        assert "✓ About buses" in at.picture()
        assert "1 marked: g agrees them" in at.picture()
        await at.press("up", "space")
        assert "✓" not in at.picture()
        await at.press("space", "f8")
        assert "✓" not in at.picture()
        assert "space marks" in at.picture()


# Superseding and withdrawing, and who holds the line.


async def test_a_line_is_superseded_by_one_found_in_the_library(folder: Path) -> None:
    lines.add(
        open_workspace(folder),
        {"id": "trams", "title": "Trams", "statement": "Trams.", "status": "agreed", "body": "Exec",
         "meeting_date": "2012-02"},
    )  # fmt: skip
    async with opened(folder, SMALL) as at:
        await at_line(at, "buses")
        await at.press("u", *"bins")
        assert highlighted(at) == "bins"
        assert "only a line that is agreed takes the place of an agreed one" in flat(at)
        await at.press("enter")
        assert isinstance(at.app.screen, FindSuccessor), "one that cannot is not taken"
        at.one(Input).value = "trams"
        await at.settle()
        assert "! The Executive is not known to have met in February 2012" in flat(at)
        await at.press("enter")
        assert isinstance(at.app.screen, Confirm)
        assert "takes the place of" in flat(at)
        assert "is not known to have met in February 2012" in flat(at)
        await at.press("escape")
        assert kept(at, "buses").status is Status.AGREED
        await at.press("u", *"trams", "enter", "y")
        assert kept(at, "buses").superseded_by == "trams"
        assert isinstance(at.app.screen, HeldDialog)


async def test_a_line_never_offers_itself_as_its_successor(folder: Path) -> None:
    async with opened(folder, SMALL) as at:
        await at_line(at, "buses")
        await at.press("u")
        offered = [option.position.id for option in at.one(LineList).options]  # type: ignore[attr-defined]
        assert offered
        assert "buses" not in offered
        at.one(Input).value = "zzzz"
        await at.settle()
        assert "No line found; try fewer words." in flat(at)
        await at.press("enter")
        assert isinstance(at.app.screen, FindSuccessor)


async def test_a_successor_can_be_told_of_a_line_that_names_none(folder: Path) -> None:
    async with opened(folder, SMALL) as at:
        await at_line(at, "boats")
        assert "Superseded by: no line is named that took its place" in whole(at)
        await at.press("u", *"buses", "enter", "enter")
        assert kept(at, "boats").superseded_by == "buses"
        assert "No response holds it." in at.notices()


@pytest.mark.parametrize("size", SIZES)
async def test_withdrawing_asks_why_and_shows_who_holds_the_line(folder: Path, size: tuple[int, int]) -> None:
    async with opened(folder, size) as at:
        await at_line(at, "buses")
        await at.press("w")
        assert "'baths', in whose place it came, stays superseded." in flat(at), "before it is done"
        await at.press("enter")
        assert isinstance(at.app.screen, AskText), "not without a reason"
        await at.press(*"Done.", "enter")
        assert kept(at, "buses").withdrawn_because == "Done."
        assert isinstance(at.app.screen, HeldDialog)
        shown = flat(at)
        assert "Open responses, to be looked at · 2" in shown
        assert "Question 2(a) · Buses and bins" in shown
        assert "Key messages · Buses and bins" in shown
        assert "Submitted or past, kept as they went · 1" in shown
        assert shown.index("Buses before") > shown.index("kept as they went")


@pytest.mark.parametrize(("down", "target"), [(0, QUESTIONS[1].id), (1, "key_messages")])
async def test_enter_on_a_holder_opens_that_response_there(folder: Path, down: int, target: str) -> None:
    async with opened(folder, SMALL) as at:
        await at_line(at, "buses")
        await at.press("w", "x", "enter", *["down"] * down, "enter")
        screen = at.app.screen
        assert isinstance(screen, DraftScreen)
        assert screen.response_id == "buses-2012"
        assert screen.target is not None
        assert screen.target.id == target


async def test_a_line_that_nobody_holds_says_so(folder: Path) -> None:
    async with opened(folder, SMALL) as at:
        await at_line(at, "bridges")
        await at.press("w", "x", "enter")
        assert isinstance(at.app.screen, LibraryScreen)
        assert "No response holds it." in at.notices()


# The line whole.


async def test_from_a_line_to_the_one_after_it_and_back(folder: Path) -> None:
    async with opened(folder, SMALL) as at:
        await at_line(at, "baths")
        assert "Superseded by: About buses (buses)" in whole(at)
        await at.press("o")
        assert highlighted(at) == "baths", "there is no line before it"
        await at.press("n")
        assert highlighted(at) == "buses"
        assert "Supersedes: About baths (baths)" in whole(at)
        await at.press("n", "o")
        assert highlighted(at) == "baths"


async def test_the_line_whole_shows_uses_with_those_that_went_marked(folder: Path) -> None:
    async with opened(folder, USUAL) as at:
        await at_line(at, "buses")
        shown = whole(at)
        assert "Buses and bins, question 2(a) (drafting)" in shown
        assert "Buses and bins, key messages (drafting)" in shown
        assert "Buses before, question 2(a) (past)" in shown
        went = at.app.screen.query_one("#whole", Static).render()
        styles = [str(span.style) for span in went.spans if str(went)[span.start : span.end] == "past"]  # type: ignore[union-attr]
        assert any("accent" in style for style in styles)


async def test_the_line_whole_shows_earlier_wordings_and_why_it_ended(folder: Path) -> None:
    lines.edit(open_workspace(folder), "buses", {"statement": "Other words."})
    async with opened(folder, USUAL) as at:
        await at_line(at, "buses")
        shown = whole(at)
        act = "The Executive, 8 December 2011, item 4, paragraph 7"
        assert f"Earlier wordings · agreed · {act} · until 23 April 2012" in shown
        assert shown.index("Councils should decide on buses") > shown.index("Other words.")
        await at_line(at, "barges")
        assert "Withdrawn because: They sank." in whole(at)
        await at_line(at, "bins")
        assert "! Caveat: Not for food waste." in whole(at)
        assert "Figure: There are 1,234 buses. (Census)" in whole(at)


# Reservations and history.


@pytest.mark.parametrize("size", SIZES)
async def test_a_reservation_is_recorded_shown_and_taken_back(folder: Path, size: tuple[int, int]) -> None:
    async with opened(folder, size) as at:
        await at_line(at, "buses")
        await at.press("r")
        assert "No group holds back from it" in flat(at)
        await at.press("x")
        assert isinstance(at.app.screen, ReservationsDialog), "there is nothing to take back"
        await at.press("a", "ctrl+s")
        assert "name the group" in flat(at)
        await at.press(*"Greens", "tab", *"Only if paid.", "ctrl+s")
        (made,) = kept(at, "buses").reservations
        assert (made.group, made.text) == ("Greens", "Only if paid.")
        assert "Greens" in flat(at)
        await at.press("escape")
        assert "! Reservation of Greens: Only if paid." in whole(at)
        await at.press("r", "x", "escape")
        assert kept(at, "buses").reservations == (made,)
        await at.press("x", "y")
        assert kept(at, "buses").reservations == ()
        assert "No group holds back from it" in flat(at)


async def test_a_reservation_on_a_response_from_the_register(folder: Path) -> None:
    async with opened(folder, SMALL, "g") as at:
        assert isinstance(at.app.screen, ReservationsDialog)
        await at.press("a", *"Reds", "tab", *"Not this.", "ctrl+s")
        (made,) = at.fresh().response("buses-2012").reservations
        assert (made.group, made.text) == ("Reds", "Not this.")


@pytest.mark.parametrize("size", SIZES)
async def test_the_history_of_a_line_lists_what_was_done_and_each_wording(
    folder: Path, size: tuple[int, int]
) -> None:
    ws = open_workspace(folder)
    lines.edit(ws, "buses", {"statement": "Councils should decide on trams. It is theirs."})
    reserving.reserve(ws, "Greens", "Only if paid.", position="buses")
    async with opened(folder, size) as at:
        await at_line(at, "buses")
        await at.press("h")
        screen = at.app.screen
        assert isinstance(screen, LineHistoryScreen)
        names = [str(option.prompt).split("\n")[0] for option in screen.list.options]
        assert names == ["wording 2", "reservation", "edited", "wording 1"]
        words = screen.query_one("#words", Static)
        assert str(words.render()) == "Councils should decide on busestrams. It is theirs."
        await at.press("down")
        assert "Greens: Only if paid." in str(screen.query_one("#about", Static).render())
        assert "not changed by this" in str(words.render())
        await at.press("end")
        assert str(words.render()) == "Councils should decide on buses. It is theirs."
        assert "The Executive, 8 December 2011" in flat(at)
        await at.press("enter", "escape")
        assert at.app.screen is screen
        await at.press("escape")
        assert isinstance(at.app.screen, LibraryScreen)


# Text from outside.


async def test_hostile_text_is_shown_as_it_is_everywhere(folder: Path) -> None:
    ws = open_workspace(folder)
    texts = (" and ".join(text for kind, text in HOSTILE.items() if kind != "long"), HOSTILE["long"])
    for number, text in enumerate(texts):
        lines.add(ws, {"id": f"h{number}", "title": f"{text} t", "statement": text, "status": "proposed"})
        reserving.reserve(ws, text, text, position=f"h{number}")
    async with opened(folder, SMALL) as at:
        for number, text in enumerate(texts):
            await at_line(at, f"h{number}")
            for keys in (("f9",), ("p",), ("g",), ("u",), ("w",), ("r",), ("h",)):
                await at.press(*keys)
                assert text.split()[0][:16] in at.picture()
                assert not set("\x07\x1b\x00\u202e") & set(at.picture())
                await at.press("escape")
                assert isinstance(at.app.screen, LibraryScreen)


async def test_a_body_with_a_hostile_name_can_be_chosen(folder: Path) -> None:
    async with opened(folder, SMALL) as at:
        await at_line(at, "bridges")
        await at.press("p", "enter", *"[bold]", "enter")
        assert "[bold]Forum[/ (not known to agree policy)" in flat(at)
        await at.press("ctrl+s")
        assert kept(at, "bridges").proposed_to == "forum"
