"""reread: what is new comes in, what is gone is kept aside, what the officer put right stays."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.conftest import Consult
from tests.end_to_end.shapes import Choice, differences

NAMED = {"ref": str, "number": str, "text": str}
REREAD = {
    "id": str,
    "questions": int,
    "version": str,
    "new": [NAMED],
    "gone": [NAMED],
    "changed": [
        {
            "ref": str,
            "number": str,
            "old": str,
            "new": str,
            "taken": bool,
            "differences": [{"kind": Choice(["same", "in", "out"]), "text": str}],
        }
    ],
    "kept": [NAMED],
}
FARES = "Do you agree that ferry fares should follow the price of fuel?"
SUNDAYS = "Should ferries run on Sundays in the winter? Should piers be open to other boats then?"
PIERS = "Which piers need repair before the next season, and"
WHO = "who should pay for their repair?"
ELSE = "What else should we know about the islands?"


def document(folder: Path, *asked: str, name: str = "ferries.csv") -> Path:
    path = folder / name
    rows = "".join(f'{number},"{text}"\n' for number, text in enumerate(asked, 1))
    path.write_text(f"number,text\n{rows}", encoding="utf-8")
    return path


@pytest.fixture
def made(consult: Consult, tmp_path: Path) -> str:
    """A response whose reading was put right: one split, two joined, one dropped, one worded otherwise."""
    path = document(tmp_path, FARES, SUNDAYS, PIERS, WHO, ELSE)
    consult("new", str(path), "--id", "ferries").ok()
    consult("question", "split", "ferries", "2", "--before", "Should piers", "--number", "2A").ok()
    consult("question", "merge", "ferries", "4").ok()
    consult("question", "drop", "ferries", "5").ok()
    consult("question", "edit", "ferries", "1", "--word-limit", "100").ok()
    consult("answer", "ferries", "2A", "--text", "They should.").ok()
    return "ferries"


def listed(consult: Consult, id_: str) -> dict[str, Any]:
    found = consult("questions", id_, "--in-order", "--json").ok().json
    assert isinstance(found, dict)
    return found


def test_what_was_put_right_stays_when_the_same_document_is_read_again(consult: Consult, made: str) -> None:
    before = listed(consult, made)
    done = consult("reread", made, "--json").ok().json
    assert differences(done, REREAD) == []
    assert (done["new"], done["gone"], done["changed"]) == ([], [], [])
    assert [q["number"] for q in done["kept"]] == ["1", "2", "2A", "3"]
    assert listed(consult, made) == before
    assert consult("history", made, "--json").ok().json[-1]["what"] == "reread"


def test_a_changed_document_brings_what_is_new_and_keeps_what_is_gone_aside(
    consult: Consult, made: str, tmp_path: Path
) -> None:
    consult("answer", made, "1", "--text", "We agree.").ok()
    other = "Do you agree that ferry fares should closely follow the price of fuel?"
    new = "How long should a season ticket be valid?"
    path = document(tmp_path, other, new, PIERS, WHO, ELSE, name="changed.csv")
    done = consult("reread", made, str(path), "--json").ok().json
    assert [q["text"] for q in done["new"]] == [new]
    assert [q["number"] for q in done["gone"]] == ["2"]
    assert [(c["old"], c["new"], c["taken"]) for c in done["changed"]] == [(FARES, other, True)]
    found = listed(consult, made)
    assert [q["text"] for q in found["questions"]] == [
        other,
        new,
        "Should piers be open to other boats then?",
        f"{PIERS} {WHO}",
    ]
    assert found["questions"][0]["word_limit"] == 100
    assert {a["why"] for a in found["aside"]} == {
        "joined with question 3",
        "dropped",
        "no longer in the document",
    }
    shown = consult("show", made, "--json").ok().json
    assert [q["text"] for q in shown["questions"]] == ["We agree.", "", "They should.", ""]
    assert shown["source"] == "changed.csv"
    consult("reread", made, "--json").ok()
    assert listed(consult, made) == found


def test_words_that_the_officer_corrected_are_shown_and_stay(
    consult: Consult, made: str, tmp_path: Path
) -> None:
    consult("question", "edit", made, "1", "--text", "Should fares follow fuel?").ok()
    other = FARES.replace("follow", "closely follow")
    path = document(tmp_path, other, SUNDAYS, PIERS, WHO, ELSE, name="changed.csv")
    said = consult("reread", made, str(path)).ok().err
    assert "0 new, 0 gone, 1 in other words" in said
    assert "(yours stay): Do you agree that ferry fares should {+closely+} follow" in said
    assert listed(consult, made)["questions"][0]["text"] == "Should fares follow fuel?"
    assert consult("reread", made, "--json").ok().json["changed"] == []


def test_what_cannot_be_read_again_changes_nothing(consult: Consult, made: str, tmp_path: Path) -> None:
    before = listed(consult, made)
    consult("reread", made, str(tmp_path / "none.docx")).refused(1, "no file")
    blank = tmp_path / "blank.txt"
    blank.write_text("Nothing is asked here.\n", encoding="utf-8")
    consult("reread", made, str(blank)).refused(1, "no questions were found")
    assert listed(consult, made) == before
    consult("reread", "school-funding-2011").refused(5, "was sent")
