"""Old responses on the screens: taken in, ticked to become lines, found and taken over."""

from __future__ import annotations

from pathlib import Path

import pytest

from consult_tui.domain.positions import Status
from consult_tui.tui.dialogs.choose_file import ChooseFile
from consult_tui.tui.dialogs.said import SaidDialog
from consult_tui.tui.dialogs.short_form import ShortForm
from consult_tui.tui.dialogs.taken_in import TakenInDialog
from consult_tui.tui.dialogs.told_before import AnswerOption, ShowOld, ToldBefore
from consult_tui.tui.screens.consultations import ConsultationsScreen
from consult_tui.tui.screens.draft import DraftScreen
from consult_tui.tui.widgets.path_input import PathInput
from tests.tui.drafts import drafting
from tests.tui.helpers import HOSTILE, SIZES, SMALL, opened

OLD = "school-funding-2011"
TEXT = "Question 1: Should nurseries be paid by the hour?\n\n☒ No\n\nSnow days show why not.\n"


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    folder = tmp_path / "shared"
    folder.mkdir()
    (folder / "nurseries.txt").write_text(TEXT, encoding="utf-8")
    (folder / "broken.docx").write_text("not Word", encoding="utf-8")
    return folder


@pytest.mark.parametrize("size", SIZES)
async def test_a_folder_is_taken_in_and_what_became_of_each_is_said(
    sample: Path, shared: Path, size: tuple[int, int]
) -> None:
    async with opened(sample, size, "o") as at:
        assert isinstance(at.app.screen, ChooseFile)
        at.one(PathInput).value = f"{shared}/"
        await at.settle()
        await at.press("ctrl+t")
        assert isinstance(at.app.screen, ShortForm)
        await at.press("enter")
        assert "It has to be known when it was sent" in at.picture()
        await at.press(*"1 June 2010", "enter")
        assert isinstance(at.app.screen, TakenInDialog)
        shown = at.picture()
        assert "1 taken, 0 taken before, 1 not taken." in shown
        assert "broken.docx" in shown
        assert "1 answer, sent 1 June 2010" in shown
        await at.press("escape")
        assert isinstance(at.app.screen, ConsultationsScreen)
        assert "nurseries" in at.picture()
        assert at.fresh().response("nurseries").past


async def test_a_file_that_cannot_be_taken_is_said_where_it_was_chosen(sample: Path, shared: Path) -> None:
    async with opened(sample, SMALL, "o") as at:
        at.one(PathInput).value = str(shared / "broken.docx")
        await at.settle()
        await at.press("enter", *"auto", "enter")
        assert isinstance(at.app.screen, ChooseFile)
        assert "is not a Word document" in " ".join(at.picture().split())
        assert "broken" not in at.fresh().response_ids


async def test_the_whole_folder_is_offered_only_for_old_responses(sample: Path) -> None:
    async with opened(sample, SMALL, "n") as at:
        assert "Whole folder" not in at.picture()
        await at.press("ctrl+t")
        assert isinstance(at.app.screen, ChooseFile)


async def test_ticked_paragraphs_of_what_was_sent_become_lines(sample: Path) -> None:
    async with drafting(sample, OLD) as at:
        before = set(at.app.ws.library.positions)
        await at.press("ctrl+l")
        dialog = at.app.screen
        assert isinstance(dialog, SaidDialog)
        await at.press("enter")
        assert isinstance(at.app.screen, SaidDialog)
        await at.press("space", "down", "space")
        assert dialog.ticked == {1, 2}
        await at.press("space", "enter")
        made = [p for id_, p in at.app.ws.library.positions.items() if id_ not in before]
        assert [line.status for line in made] == [Status.STATED]
        assert "1 line taken" in at.notices()
        await at.press("ctrl+l")
        again = at.app.screen
        assert isinstance(again, SaidDialog)
        await at.press("a")
        assert 1 not in again.ticked
        assert again.ticked == {s.number for s in again._said if not s.near}
        await at.press("a")
        assert again.ticked == set()


async def test_an_open_response_takes_lines_in_by_the_same_key(sample: Path) -> None:
    async with drafting(sample) as at:
        await at.press("ctrl+l")
        assert not isinstance(at.app.screen, SaidDialog)
        assert "[@" in at.text


@pytest.mark.parametrize("size", SIZES)
async def test_an_old_answer_is_found_shown_and_taken_over(sample: Path, size: tuple[int, int]) -> None:
    async with drafting(sample, size=size) as at:
        await at.go_to("10")
        boxes = at.screen.pane.boxes.choices
        await at.press("f11")
        dialog = at.app.screen
        assert isinstance(dialog, ToldBefore)
        await at.press(*"deprived")
        assert dialog.old is not None
        assert dialog.old.response.id == OLD
        await at.press("enter")
        assert isinstance(at.app.screen, ShowOld)
        old = dialog.old.text
        await at.press("ctrl+l")
        assert isinstance(at.app.screen, DraftScreen)
        assert at.text.strip() == old
        saved = at.saved()
        assert (saved.text.strip(), saved.choices, saved.ready) == (old, boxes, False)
        assert [point.text.startswith("Said in 2011") for point in saved.points] == [True]
        await at.press("ctrl+z")
        assert at.text == ""


async def test_the_search_key_twice_goes_on_to_what_we_told_them_with_the_same_words(sample: Path) -> None:
    async with drafting(sample) as at:
        await at.search("deprived")
        await at.press("ctrl+f")
        dialog = at.app.screen
        assert isinstance(dialog, ToldBefore)
        assert dialog.search.value == "deprived"
        assert dialog.list.option_count > 0
        options = [dialog.list.get_option_at_index(n) for n in range(dialog.list.option_count)]
        assert {option.old.response.id for option in options if isinstance(option, AnswerOption)} == {OLD}


async def test_nothing_is_taken_over_into_what_was_sent(sample: Path) -> None:
    async with drafting(sample, OLD) as at:
        before = at.screen.response
        await at.press("f11", *"floor", "ctrl+l")
        assert isinstance(at.app.screen, ToldBefore)
        await at.press("escape")
        assert at.screen.response == before


async def test_text_from_outside_is_never_markup(sample: Path, tmp_path: Path) -> None:
    folder = tmp_path / "old"
    folder.mkdir()
    for name, text in HOSTILE.items():
        words = " ".join(text.split()).replace("\x00", "")
        file = folder / f"{name}.txt"
        file.write_text(f"Question 1: Is {words} fair?\n\nHostile words {words}.\n", encoding="utf-8")
    async with opened(sample, SMALL, "o") as at:
        at.one(PathInput).value = f"{folder}/"
        await at.settle()
        await at.press("ctrl+t", *"2010-06-01", "enter")
        assert isinstance(at.app.screen, TakenInDialog)
        assert "0 not taken" in at.picture()
        await at.press("escape")
        at.app.open_draft("bold")
        await at.settle()
        await at.press("ctrl+l")
        assert "[bold]not bold[/bold]" in at.picture()
        await at.press("escape", "f11", *"hostile")
        assert "[/" in at.picture()
        await at.press("enter")
        assert isinstance(at.app.screen, ShowOld)
