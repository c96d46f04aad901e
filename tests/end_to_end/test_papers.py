"""consult position import with board papers: listed, taken, and a folder worked through."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.end_to_end.conftest import Consult
from tests.end_to_end.test_changing import files
from tests.unit.intake.board_papers import papers

MADE = papers()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "papers"
    place.mkdir()
    for paper in MADE.values():
        (place / paper.name).write_bytes(paper.data)
    return place


def test_a_paper_is_listed_and_nothing_is_taken(consult: Consult, sample: Path, folder: Path) -> None:
    before = files(sample)
    found = consult("position", "import", str(folder / "ferries.docx"), "--json").ok().json
    assert (found["body"], found["meeting_date"], found["item"]) == ("Sample Board", "2012-06-20", "4")
    assert found["document"] == "Ferries and island schools"
    first = found["candidates"][0]
    assert {"n", "paragraph", "heading", "text", "words", "kind", "already"} <= set(first)
    assert (first["n"], first["paragraph"], first["words"], first["kind"], first["already"]) == (
        1, "1", 13, "report", None,
    )  # fmt: skip
    assert all({"text", "why"} == set(each) for each in found["left_out"])
    shown = consult("position", "import", str(folder / "ferries.docx")).ok()
    assert "paragraph 3(a)" in shown.out
    assert "asks for nothing to be agreed" in shown.out
    assert "Nothing is taken" in shown.err
    assert files(sample) == before


def test_lines_are_taken_by_number_or_all(consult: Consult, folder: Path) -> None:
    path = str(folder / "harbour-nights.txt")
    done = consult("position", "import", path, "--take", "2", "4", "--theme", "noise", "--json").ok().json
    assert len(done["taken"]) == 2
    line = consult("position", "show", done["taken"][0], "--json").json
    assert (line["status"], line["themes"]) == ("stated", ["noise"])
    assert line["agreed_by"] == "Coastal Transport Committee, 14 March 2012, item 7, paragraph 2.1"
    rest = consult("position", "import", path, "--take", "all").ok()
    assert len(rest.out.split()) == 6
    assert "Candidate 2 was not taken" in rest.err
    again = consult("position", "import", path, "--json").ok().json
    assert [each["already"] is not None for each in again["candidates"]] == [True] * 8
    assert again["done"] == "looked-through"


def test_what_the_paper_says_wrong_can_be_said(consult: Consult, folder: Path) -> None:
    path = str(folder / "harbour-nights.txt")
    given = ["--body", "Executive", "--meeting-date", "2012-03", "--item", "9", "--to", "agreed"]
    consult("position", "import", path, "--take", "2", *given).refused(5, "minute")
    done = consult("position", "import", path, "--take", "2", *given, "--minute", "12", "--json").ok().json
    line = consult("position", "show", done["taken"][0], "--json").json
    assert line["status"] == "agreed"
    assert line["agreed_by"] == "LGA Executive, March 2012, item 9, paragraph 2.1, minute 12"


def test_a_folder_is_worked_through(consult: Consult, folder: Path) -> None:
    (folder / "broken.docx").write_bytes(b"PK no zip")
    listed = consult("position", "import", str(folder), "--json").ok().json
    rows = {row["file"]: row for row in listed["papers"]}
    assert listed["left"] == 5
    assert rows["ferries.docx"]["candidates"] == 6
    assert rows["broken.docx"]["problem"]
    consult("position", "import", str(folder), "--skip", "april-pack.txt").ok()
    consult("position", "import", str(folder), "--done", "ferries.docx").ok()
    following = consult("position", "import", str(folder), "--next", "--json").ok().json
    assert following["file"] == "harbour-nights.txt"
    consult("position", "import", str(folder), "--next", "--take", "1").ok()
    shown = consult("position", "import", str(folder)).ok()
    assert "looked through  ferries.docx" in shown.out
    assert "skipped  april-pack.txt" in shown.out
    assert "1 taken, looked through  harbour-nights.txt" in shown.out
    assert "2 to do" in shown.err
    consult("position", "import", str(folder), "--again", "ferries.docx").ok()
    assert consult("position", "import", str(folder), "--next", "--json").ok().json["file"] == "ferries.docx"


def test_wrong_usage_is_one_sentence(consult: Consult, folder: Path, sample: Path) -> None:
    before = files(sample)
    path = str(folder / "paths.odt")
    (folder / "lines.csv").write_text("statement\nS\n", encoding="utf-8")
    for arguments, word in (
        (("position", "import", path, "--take", "9"), "no candidate"),
        (("position", "import", path, "3"), "--take"),
        (("position", "import", path, "--next"), "no folder"),
        (("position", "import", str(folder), "--take", "1"), "one paper"),
        (("position", "import", str(folder), "--done", "a", "--skip", "b"), "one thing"),
        (("position", "import", str(folder / "lines.csv"), "--take", "all"), "list"),
        (("position", "import", path, str(folder / "ferries.docx")), "one file"),
    ):
        consult(*arguments).refused(2, word)
    consult("position", "import", str(folder / "none.docx")).refused(1, "no file")
    consult("position", "import", str(folder), "--done", "none.docx").refused(1, "no paper")
    assert files(sample) == before


def test_hostile_text_in_a_paper_moves_no_cursor(consult: Consult, tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_text("1. Escape \x1b[31m and [bold]bold[/bold] \u202e stay words.\n", encoding="utf-8")
    shown = consult("position", "import", str(path)).ok()
    assert "\x1b" not in shown.out
    assert "\u202e" not in shown.out
    assert "[bold]bold[/bold]" in shown.out
