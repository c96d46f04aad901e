"""consult position add|edit|import|export: the library's lines."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.end_to_end.conftest import Consult
from tests.end_to_end.shapes import IMPORTED, POSITION, differences
from tests.end_to_end.test_changing import HOSTILE, files

AGREED = ["--status", "agreed", "--body", "Executive", "--meeting-date", "2012-03"]


def test_a_line_is_added_found_and_shown(consult: Consult) -> None:
    given = ["--statement", "Ferries should run on Sundays.", "--themes", "transport|islands"]
    done = consult("position", "add", *given, "--json").ok()
    assert differences(done.json, POSITION) == []
    made = done.json["id"]
    assert made == "ferries-should-run-on-sundays"
    assert done.json["status"] == "draft"
    assert [hit["id"] for hit in consult("search", "--all", "ferries", "--json").json] == [made]
    assert consult("position", "show", made, "--json").json["themes"] == ["transport", "islands"]


def test_an_agreed_line_needs_who_and_when(consult: Consult, sample: Path) -> None:
    before = files(sample)
    refused = consult("position", "add", "--statement", "S", "--status", "agreed")
    refused.refused(1, "body", "meeting_date")
    assert files(sample) == before
    done = consult("position", "add", "--id", "ferries", "--statement", "S", *AGREED, "--json").ok()
    assert (done.json["status"], done.json["agreed_by"]) == ("agreed", "LGA Executive, March 2012")


def test_a_new_body_is_added_and_reported(consult: Consult) -> None:
    args = ["--status", "agreed", "--body", "Ferry Board", "--meeting_date", "2011"]
    done = consult("position", "add", "--statement", "S", *args).ok()
    assert "Added the body 'Ferry Board'" in done.err
    assert consult("body", "show", "ferry board", "--json").ok().json["can_agree"] == "no"


def test_other_words_make_an_agreed_line_a_draft_again(consult: Consult) -> None:
    line = "social-work-bureaucracy"
    before = consult("position", "show", line, "--json").json
    done = consult("position", "edit", line, "--statement", "Other words.").ok()
    assert "draft until agreed again" in done.err
    after = consult("position", "show", line, "--json").json
    assert (after["status"], after["agreed_by"]) == ("draft", "")
    assert [(w["statement"], w["status"]) for w in after["wordings"]] == [(before["statement"], "agreed")]
    consult("position", "edit", line, *AGREED).ok()
    assert consult("position", "show", line, "--json").json["status"] == "agreed"


def test_a_successor_marks_what_it_supersedes(consult: Consult) -> None:
    consult(
        "position", "add", "--id", "new", "--statement", "S", "--supersedes", "central-services", *AGREED
    ).ok()
    old = consult("position", "show", "central-services", "--json").json
    assert (old["status"], old["superseded_by"]) == ("superseded", "new")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["add"], 1, ["statement"]),
        (["add", "--statement", "S", "--status", "sure"], 1, ["status", "'sure'"]),
        (["add", "--statement", "S", "--review-by", "soon"], 1, ["review_by", "'soon'"]),
        (["add", "--statement", "S", "--id", "area-costs"], 1, ["already a line 'area-costs'"]),
        (["add", "--statement", "S", "--colour", "red"], 2, ["--colour"]),
        (["edit", "area-costs"], 2, ["Nothing is said", "statement"]),
        (["edit", "nothing", "--owner", "x"], 1, ["no line 'nothing'"]),
        (["edit", "area-costs", "--statement", " "], 1, ["statement"]),
        (["export", "--format", "xlsx"], 1, ["xlsx", "csv or jsonl"]),
        (["import", "none.csv"], 1, ["no file none.csv"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_is_one_line_and_nothing_is_written(
    consult: Consult, sample: Path, arguments: list[str], code: int, words: list[str]
) -> None:
    before = files(sample)
    consult("position", *arguments).refused(code, *words)
    assert files(sample) == before


def test_good_rows_go_in_and_bad_ones_to_a_copy_with_exit_1(consult: Consult) -> None:
    Path("lines.csv").write_text(
        "id,statement,status,review_by\ngood,=1+1 is two,draft,\nbad,S,agreed,soon\n"
    )
    done = consult("position", "import", "lines.csv", "--json")
    assert done.code == 1
    assert differences(done.json, IMPORTED) == []
    assert done.json["taken"] == ["good"]
    assert [row["row"] for row in done.json["refused"]] == [2]
    copy = Path("lines-not-taken.csv")
    assert Path(done.json["refused_file"]) == copy
    (row,) = csv.DictReader(io.StringIO(copy.read_text()))
    assert row["id"] == "bad"
    assert "review_by" in row["why_not_taken"]
    assert consult("position", "show", "good", "--json").ok().json["statement"] == "=1+1 is two"


def test_rows_that_all_go_in_exit_0_and_leave_no_copy(consult: Consult) -> None:
    Path("lines.jsonl").write_text(json.dumps({"id": "one", "statement": HOSTILE, "themes": ["a", "b"]}))
    assert consult("position", "import", "lines.jsonl", "--json").ok().json["refused_file"] is None
    assert consult("position", "show", "one", "--json").ok().json["statement"] == HOSTILE.strip()
    assert not list(Path().glob("*not-taken*"))


def test_an_unknown_column_takes_nothing(consult: Consult, sample: Path) -> None:
    Path("lines.csv").write_text("statement,colour\nS,red\n")
    before = files(sample)
    consult("position", "import", "lines.csv").refused(1, "column 'colour'", "statement")
    assert files(sample) == before


@pytest.mark.parametrize("format_", ["csv", "jsonl"])
def test_the_whole_library_goes_out_and_comes_in(consult: Consult, tmp_path: Path, format_: str) -> None:
    out = consult("position", "export", "--format", format_).ok().out
    consult("position", "export", "--format", format_, "-o", f"all.{format_}").ok()
    assert Path(f"all.{format_}").read_bytes().decode() == out
    consult("init", str(tmp_path / "other"), on=None).ok()
    done = consult("position", "import", f"all.{format_}", "--json", on=tmp_path / "other")
    assert done.json["refused"] == []
    assert consult("position", "export", "--format", format_, on=tmp_path / "other").ok().out == out


def test_an_export_that_cannot_be_written(consult: Consult) -> None:
    consult("position", "export", "-o", "no/such/folder/x.csv").refused(1, "no folder no/such/folder")
    consult("position", "export", "-o", ".").refused(1, "is a folder", "Name a file")
