"""questions, question: the list with its doubts, every correction, conflicts, and what the history says."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest

from consult_tui.errors import Conflict
from consult_tui.workspace.consultations import correcting
from consult_tui.workspace.opening import open_workspace
from tests.end_to_end.conftest import Consult
from tests.end_to_end.shapes import QUESTION, differences

LISTED = {
    **QUESTION,
    "ref": str,
    "place": int,
    "doubts": [{"rule": str, "message": str}],
    "corrected": bool,
}
DOCUMENT = """Ferries: a consultation

Question 1: Do you agree with the fares?

Question 2: Should ferries run on Sundays? Question 3: Who should pay for the piers?

Question 4: What else should we know?
"""
LIST = """number,text,options
1,Do you agree with the fares?,Yes|No
2,Should ferries run on Sundays in the winter months? What would you pay for the piers in a year?,
4,"Should there be a
",
5,discount for islanders?,
"""


@pytest.fixture
def made(consult: Consult, tmp_path: Path) -> str:
    """A response with a question that holds two, and one that was cut in two."""
    path = tmp_path / "ferries.csv"
    path.write_text(LIST, encoding="utf-8")
    return str(consult("new", str(path), "--id", "ferries", "--json").ok().json["id"])


def listed(consult: Consult, id_: str) -> dict[str, Any]:
    found = consult("questions", id_, "--in-order", "--json").ok().json
    assert isinstance(found, dict)
    return found


def numbers(consult: Consult, id_: str) -> list[str]:
    return [q["number"] for q in listed(consult, id_)["questions"]]


def ref(consult: Consult, id_: str, number: str) -> str:
    return str(next(q["ref"] for q in listed(consult, id_)["questions"] if q["number"] == number))


def test_doubtful_ones_come_first_with_the_reason(consult: Consult, made: str) -> None:
    found = consult("questions", made, "--json").ok().json
    assert differences(found["questions"], [LISTED]) == []
    assert [q["number"] for q in found["questions"]] == ["2", "4", "5", "1"]
    rules = {q["number"]: [d["rule"] for d in q["doubts"]] for q in found["questions"]}
    assert rules == {"1": [], "2": ["two-questions"], "4": ["cut-off", "number-missing"], "5": ["cut-off"]}
    said = consult("questions", made).ok().out
    assert "“What would you pay for the piers in…” begins another" in said
    assert said.index("Sundays") < said.index("agree with the fares")


def test_a_wrong_reading_is_put_right(consult: Consult, made: str) -> None:
    first = ref(consult, made, "2")
    consult("answer", made, "2", "--text", "On all days.", "--ready").ok()
    done = (
        consult("question", "split", made, "2", "--before", "what would", "--number", "3", "--json").ok().json
    )
    assert done["done"] == "Question 2 is now two questions; the second is number 3."
    assert [q["number"] for q in done["questions"]] == ["1", "2", "3", "4", "5"]
    assert ref(consult, made, "2") == first
    answered = consult("show", made, "--json").ok().json["questions"]
    assert {q["number"]: (q["text"], q["ready"]) for q in answered}["2"] == ("On all days.", False)
    consult("answer", made, "4", "--text", "There should.").ok()
    consult("answer", made, "5", "--text", "For all who live there.").ok()
    assert "joined with question 4" in consult("question", "merge", made, "5").ok().err
    whole = listed(consult, made)
    assert [q["text"] for q in whole["questions"]][-1] == "Should there be a discount for islanders?"
    assert [each["why"] for each in whole["aside"]] == ["joined with question 4"]
    assert all(not q["doubts"] for q in whole["questions"])
    text = consult("show", made, "--json").ok().json["questions"][-1]["text"]
    assert text == "There should.\n\nFor all who live there."
    said = consult("history", made).ok().out
    assert "Question 2 is now two questions" in said
    assert "joined with question 4; both answers are kept" in said


def test_fields_are_edited(consult: Consult, made: str) -> None:
    fields = ("--number", "2A", "--options", "Yes|No|Not sure", "--choose", "many", "--section", "Times")
    consult("question", "edit", made, "2", *fields, "--word-limit", "150", "--kind", "respondent").ok()
    question = listed(consult, made)["questions"][1]
    assert (question["number"], question["options"], question["choose"]) == (
        "2A",
        ["Yes", "No", "Not sure"],
        "many",
    )
    assert (question["section"], question["word_limit"], question["kind"]) == ("Times", 150, "respondent")
    assert question["corrected"] is True
    consult("question", "edit", made, "2A", "--text", "- Why?", "--options", "", "--word-limit", "").ok()
    question = listed(consult, made)["questions"][1]
    assert (question["text"], question["options"], question["word_limit"]) == ("- Why?", [], None)


def test_what_is_dropped_is_kept_aside_and_comes_back(consult: Consult, made: str) -> None:
    consult("answer", made, "4", "--text", "Perhaps.").ok()
    consult("question", "drop", made, "4", "--why", "a heading").ok()
    found = listed(consult, made)
    assert numbers(consult, made) == ["1", "2", "5"]
    assert [(a["number"], a["why"], a["answered"]) for a in found["aside"]] == [
        ("4", "dropped: a heading", True)
    ]
    assert "Kept aside" in consult("questions", made).ok().out
    consult("question", "bring-back", made, "4").ok()
    assert numbers(consult, made) == ["1", "2", "4", "5"]
    assert consult("show", made, "--json").ok().json["questions"][2]["text"] == "Perhaps."


def test_what_the_reader_passed_over_becomes_a_question(consult: Consult, tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text(f"{DOCUMENT}\nPlease use the box to explain your answer.\n", encoding="utf-8")
    made = consult("new", str(path), "--id", "letter", "--json").ok().json["id"]
    passed = listed(consult, made)["ignored"]
    assert len(passed) == 1
    consult("question", "bring-back", made, "--ignored", "1", "--after", "1").ok()
    found = listed(consult, made)
    assert found["ignored"] == []
    assert found["questions"][1]["text"] in passed[0]["text"]
    consult("question", "bring-back", made, "--ignored", "1").refused(1, "passed over 0")


def test_questions_are_moved_and_added(consult: Consult, made: str) -> None:
    consult("question", "move", made, "5", "--to", "1").ok()
    consult("question", "move", made, "2", "--up").ok()
    consult("question", "add", made, "Who pays?", "--after", "5", "--number", "5A").ok()
    assert numbers(consult, made) == ["5", "5A", "2", "1", "4"]


@pytest.mark.parametrize(
    ("command", "code", "words"),
    [
        (("split", "2", "--before", "no such words"), 1, ("nowhere", "no such words")),
        (("split", "2", "--at", "0"), 1, ("two parts",)),
        (("split", "2", "--at", "3", "--before", "Should"), 2, ("one or the other",)),
        (("split", "9"), 1, ("no question '9'",)),
        (("merge", "1"), 1, ("no question before",)),
        (("edit", "2"), 2, ("nothing is to be changed",)),
        (("edit", "2", "--text", " "), 1, ("needs words",)),
        (("edit", "2", "--word-limit", "many"), 1, ("no number of words",)),
        (("move", "1", "--up"), 1, ("first question already",)),
        (("move", "1"), 2, ("say where to",)),
        (("bring-back", "4"), 1, ("no question '4' is kept aside",)),
        (("bring-back",), 2, ("kept aside",)),
        (("drop", "2", "--base", "0000000"), 4, ("somebody changed the questions",)),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(
    consult: Consult, made: str, command: tuple[str, ...], code: int, words: tuple[str, ...]
) -> None:
    before = listed(consult, made)
    what, *arguments = command
    consult("question", what, made, *arguments).refused(code, *words)
    assert listed(consult, made) == before


def test_what_was_sent_stays_as_it_went(consult: Consult) -> None:
    consult("question", "drop", "school-funding-2011", "1").refused(5, "was sent")


def test_a_colleagues_correction_is_a_conflict_and_a_colleagues_answer_is_not(
    consult: Consult, sample: Path, made: str
) -> None:
    seen = listed(consult, made)["version"]
    ours = open_workspace(sample)
    kept = ours.response(made)
    consult("answer", made, "1", "--text", "Fair.").ok()
    consult("question", "edit", made, "1", "--number", "1A", "--base", seen).ok()
    assert consult("show", made, "--json").ok().json["questions"][0]["text"] == "Fair."
    done: list[str] = []
    stale = correcting.drop(kept, kept.questions[1].id)
    other = threading.Thread(target=lambda: done.append(_outcome(ours, made, stale, seen)))
    other.start()
    other.join()
    assert done == ["Somebody changed the questions after you saw them; nothing was changed now."]
    assert numbers(consult, made) == ["1A", "2", "4", "5"]


def _outcome(ws: Any, id_: str, correction: correcting.Correction, base: str) -> str:
    try:
        correcting.keep(ws, id_, correction, base=base)
    except Conflict as error:
        return error.message
    return ""
