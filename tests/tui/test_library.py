"""The library: search, filters, the line whole, every key."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.widgets import OptionList, Static

from consult_tui.tui.dialogs.choose import Choose
from consult_tui.tui.dialogs.line_form import LineForm
from consult_tui.tui.screens.base import ConsultScreen
from consult_tui.tui.screens.consultations import ConsultationsScreen
from consult_tui.tui.screens.draft import DraftScreen
from consult_tui.tui.screens.figures import FiguresScreen
from consult_tui.tui.screens.library import FOUND, LISTED, LibraryScreen
from consult_tui.tui.screens.pairs import PairsScreen
from consult_tui.tui.widgets.line_list import LineList
from consult_tui.tui.widgets.search_input import SearchInput
from consult_tui.workspace import opening
from consult_tui.workspace.library import lines
from consult_tui.workspace.library.using import uses
from tests.tui.helpers import HOSTILE, SIZES, SMALL, USUAL, Opened, opened


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    return opening.init(tmp_path / "empty")


def listed(at: Opened) -> list[str]:
    return [option.position.id for option in at.one(LineList).options]  # type: ignore[attr-defined]


def flat(at: Opened) -> str:
    """What is shown right of the list, on one line."""
    return " ".join(str(at.app.screen.query_one("#whole").render()).split())


async def choose(at: Opened, key: str, words: str) -> None:
    """Press a filter's key and choose by words."""
    await at.press(key)
    assert isinstance(at.app.screen, Choose)
    found = at.one(OptionList)
    fits = [n for n, option in enumerate(found.options) if str(option.prompt)[2:].startswith(words)]
    found.highlighted = fits[0]
    await at.press("enter")


@pytest.mark.parametrize("size", SIZES)
async def test_it_opens_with_every_line_that_stands_and_one_whole(
    sample: Path, size: tuple[int, int]
) -> None:
    library = opening.open_workspace(sample).library
    standing = [p.id for p in library.positions.values() if p.searched_by_default]
    async with opened(sample, size, "f3") as at:
        assert isinstance(at.app.screen, LibraryScreen)
        assert listed(at) == standing
        assert f"{len(standing)} lines" in at.picture()
        line = at.one(LineList).line
        assert line is not None
        assert " ".join(line.statement.split()) in flat(at)
        assert "Agreed by" in flat(at)


async def test_where_the_line_is_used_follows(sample: Path) -> None:
    ws = opening.open_workspace(sample)
    used = next(p.id for p in ws.library.positions.values() if p.searched_by_default and uses(ws, p.id))
    async with opened(sample, SMALL, "f3") as at:
        at.one(LineList).highlighted = listed(at).index(used)
        await at.settle()
        assert f"Used in {uses(ws, used)[0].title}, question" in flat(at)


@pytest.mark.parametrize(("key", "screen"), [("ctrl+g", FiguresScreen), ("ctrl+d", PairsScreen)])
async def test_the_screens_keys_work_from_the_search_box(
    sample: Path, key: str, screen: type[ConsultScreen]
) -> None:
    async with opened(sample, USUAL, "f3", "ctrl+f") as at:
        await at.press("s", key)
        assert isinstance(at.app.screen, screen)
        await at.press("escape")
        assert at.one(SearchInput).value == "s"


async def test_words_typed_right_after_the_way_to_the_search_box_go_into_it(sample: Path) -> None:
    """As a terminal hands them on when somebody types quickly: all are there before the first is obeyed."""
    async with opened(sample, USUAL, "f3") as at:
        for key in ("ctrl+f", "f", "e", "d"):
            at.app.post_message(Key(key, key if len(key) == 1 else None))
        await at.settle()
        assert isinstance(at.app.screen, LibraryScreen)
        assert at.one(SearchInput).value == "fed"


async def test_every_key_in_the_search_box_is_answered(sample: Path) -> None:
    async with opened(sample, SMALL, "f3") as at:
        assert at.one(SearchInput).has_focus
        before = len(listed(at))
        await at.press("s", "o", "c", "i", "a", "l")
        assert at.one(SearchInput).value == "social"
        assert 0 < len(listed(at)) < before
        first = listed(at)[0]
        await at.press("down")
        assert at.one(LineList).highlighted == 1
        await at.press("up", "enter")
        assert at.one(LineList).has_focus
        assert at.one(LineList).line is not None
        assert listed(at)[0] == first
        await at.press("slash", "escape")
        assert at.one(SearchInput).value == ""
        assert len(listed(at)) == before


async def test_a_search_that_finds_nothing_says_what_to_do(sample: Path) -> None:
    async with opened(sample, SMALL, "f3") as at:
        at.one(SearchInput).value = "zzzzzzzz"
        await at.settle()
        assert "No line found" in at.picture()
        assert "Fewer" in at.picture() or "fewer" in at.picture()
        await at.press("ctrl+e")
        assert isinstance(at.app.screen, LibraryScreen)


async def test_what_was_looked_for_is_marked_in_the_words_of_the_line(sample: Path) -> None:
    def marked(at: Opened) -> set[str]:
        whole = at.app.screen.query_one("#whole", Static).content
        assert isinstance(whole, Content)
        spans = (span for span in whole.spans if "underline" in str(span.style))
        return {whole.plain[span.start : span.end].casefold() for span in spans}

    async with opened(sample, USUAL, "f3") as at:
        at.one(SearchInput).value = "savings"
        await at.settle()
        assert marked(at)
        assert all(word.startswith("sav") for word in marked(at))
        at.one(SearchInput).value = ""
        await at.settle()
        assert marked(at) == set()


async def test_a_filter_that_nothing_fits_is_named(sample: Path) -> None:
    async with opened(sample, SMALL, "f3") as at:
        at.one(SearchInput).value = "theme:ferries"
        await at.settle()
        assert "'ferries'" in at.picture()
        at.one(SearchInput).value = "zzzzzzzz"
        await at.settle()
        assert "ferries" not in at.picture()


@pytest.mark.parametrize("key", ["f4", "s"])
async def test_a_status_is_filtered_for_and_cleared(sample: Path, key: str) -> None:
    library = opening.open_workspace(sample).library
    drafts = {p.id for p in library.positions.values() if p.status.value == "draft"}
    async with opened(sample, SMALL, "f3", "enter") as at:
        before = listed(at)
        await choose(at, key, "draft")
        assert set(listed(at)) == drafts
        assert "Status draft" in at.picture()
        await at.press("f8")
        assert listed(at) == before
        assert "Status any" in at.picture()


async def test_theme_and_body_are_filtered_for_together(sample: Path) -> None:
    library = opening.open_workspace(sample).library
    theme = "schools"
    body = "LGA Executive"
    id_ = next(b.id for b in library.bodies.values() if b.name == body)
    async with opened(sample, SMALL, "f3") as at:
        await choose(at, "f5", theme)
        themed = listed(at)
        assert all(theme in library.positions[i].themes for i in themed)
        await choose(at, "f6", body)
        agreed = [library.positions[i].agreed_by for i in listed(at)]
        assert 0 < len(agreed) < len(themed)
        assert all(a is not None and a.body == id_ for a in agreed)


async def test_drafts_and_lapsed_lines_come_when_asked_for(sample: Path) -> None:
    library = opening.open_workspace(sample).library
    async with opened(sample, SMALL, "f3") as at:
        assert "drafts and lapsed lines left out" in at.picture()
        await at.press("f7")
        assert set(listed(at)) == set(library.positions)
        assert "drafts and lapsed lines too" in at.picture()
        await at.press("d")
        assert len(listed(at)) < len(library.positions)


async def test_a_letter_goes_to_the_choice_that_begins_with_it(sample: Path) -> None:
    async with opened(sample, SMALL, "f3", "f4", "w", "enter") as at:
        assert "Status withdrawn" in at.picture()


async def test_escape_goes_back_step_by_step(sample: Path) -> None:
    async with opened(sample, SMALL, "enter", "f3", "enter", "enter") as at:
        assert isinstance(at.app.screen, LibraryScreen)
        assert at.app.screen.query_one("#line", VerticalScroll).has_focus
        await at.press("escape")
        assert at.one(LineList).has_focus
        await at.press("escape")
        assert isinstance(at.app.screen, DraftScreen)
        await at.press("f3", "escape")
        assert isinstance(at.app.screen, DraftScreen), "an empty search box holds nobody back"
        await at.press("f3", "f2")
        assert isinstance(at.app.screen, ConsultationsScreen)


async def test_the_highlight_stays_where_it_was_after_help(sample: Path) -> None:
    async with opened(sample, SMALL, "f3", "ctrl+f", "c", "o", "enter", "down", "down") as at:
        line = at.one(LineList).line
        await at.press("f1", "escape")
        assert at.one(LineList).line == line


async def test_an_empty_library_says_what_to_do(empty: Path) -> None:
    async with opened(empty, SMALL, "f3") as at:
        assert "The library is empty" in at.picture()
        assert "ctrl+n" in at.picture()
        await at.press("ctrl+e")
        assert isinstance(at.app.screen, LibraryScreen)
        await at.press("ctrl+n")
        assert isinstance(at.app.screen, LineForm)


async def test_what_the_footer_shows_has_help_and_a_command(sample: Path) -> None:
    async with opened(sample, USUAL, "f3") as at:
        screen = at.app.screen
        shown = [a for a in screen.active_bindings.values() if a.binding.show and a.enabled]
        keys = {a.binding.key for a in shown}
        assert keys >= {"ctrl+f", "ctrl+n", "ctrl+e", "f4", "f5", "f6", "f7", "escape", "f1"}
        assert "f8" not in keys
        assert all(a.binding.tooltip for a in shown if a.binding.key != "ctrl+p")
        commands = [command.title for command in at.app.get_system_commands(screen)]
        assert {"Find (^f)", "Add (^n)", "Edit (^e)", "Status (F4)", "Drafts too (F7)"} <= set(commands)


async def test_a_long_list_says_that_there_is_more(empty: Path) -> None:
    ws = opening.open_workspace(empty)
    made = [
        lines.prepare(
            ws.library, {"id": f"line-{n}", "statement": f"Line {n}.", "status": "proposed"}, ws.context.today
        )
        for n in range(LISTED + 1)
    ]
    ws.keep(positions=[one.position for one in made])
    async with opened(empty, SMALL, "f3") as at:
        assert len(listed(at)) == LISTED
        assert f"first {LISTED} lines" in at.picture()
        at.one(SearchInput).value = "line"
        await at.settle()
        assert len(listed(at)) == FOUND
        assert f"first {FOUND} lines" in at.picture()


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_lines_are_shown_as_they_are(empty: Path, size: tuple[int, int]) -> None:
    ws = opening.open_workspace(empty)
    for number, text in enumerate(HOSTILE.values()):
        shown = {"title": f"{text} t", "statement": f"{text} s", "status": "proposed", "themes": text}
        lines.add(ws, {"id": f"h{number}", "body": text, "notes": text, "caveat": text, **shown})
    async with opened(empty, size, "f3") as at:
        for number, text in enumerate(HOSTILE.values()):
            at.one(LineList).highlighted = number
            await at.pilot.pause()
            seen = at.picture()
            assert text.split()[0][:20] in seen
            assert not set("\x07\x1b\x00\u202e") & set(seen)
        await choose(at, "f5", "xxx")
        assert len(listed(at)) == 1
        await at.press("f8", "ctrl+f", "[", "/")
        assert isinstance(at.app.screen, LibraryScreen)


async def test_a_filter_is_completed_as_it_is_typed(sample: Path) -> None:
    async with opened(sample, USUAL, "f3", "ctrl+f") as at:
        box = at.one(SearchInput)
        await at.press(*"sta")
        assert box._suggestion == "status:"
        await at.press("right")
        assert box.value == "status:"
        await at.press(*"prop", "right")
        assert box.value == "status:proposed "
        statuses = {option.position.status for option in at.one(LineList).options}  # type: ignore[attr-defined]
        assert statuses == {"proposed"}
        await at.press(*"theme:scho")
        assert box._suggestion.startswith("status:proposed theme:scho")
