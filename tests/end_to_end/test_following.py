"""new --follows: what was answered comes over, what changed is marked until it was seen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.conftest import Consult
from tests.end_to_end.shapes import Choice, differences

FIRST = """number,text,options
1,Do you agree that ferry fares should follow the price of fuel?,Yes|No
2,Should ferries run on Sundays in the winter months?,Yes|No
3,Which piers need repair before the next season?,
4,What is a fair discount for islanders?,
"""
SECOND = """number,text,options
1,Do you agree that ferry fares should follow the price of fuel?,Yes|No|Not sure
2,Which piers need urgent repair before the next winter season?,
3,should ferries run on “Sundays” in the winter months?,YES|NO
4,Who should own the timetable data?,
"""
PAIR = {"ref": str, "number": str, "from": {"ref": str, "number": str}, "answered": bool}
FOLLOWING = {
    "id": str,
    "questions": int,
    "warnings": [str],
    "carried": [PAIR],
    "changed": [
        {
            **PAIR,
            "was": str,
            "text": str,
            "differences": [{"kind": Choice(["same", "in", "out"]), "text": str}],
            "boxes_changed": bool,
        }
    ],
    "new": [{"ref": str, "number": str, "text": str}],
    "removed": [{"ref": str, "number": str, "text": str}],
}


@pytest.fixture
def second(consult: Consult, tmp_path: Path) -> Path:
    """The second stage of a consultation whose first was answered."""
    first = tmp_path / "first.csv"
    first.write_text(FIRST, encoding="utf-8")
    consult("new", str(first), "--id", "stage-1").ok()
    consult("answer", "stage-1", "1", "--choose", "Yes", "--text", "They should.", "--ready").ok()
    consult("answer", "stage-1", "2", "--choose", "No", "--text", "Not in winter.", "--ready").ok()
    consult("answer", "stage-1", "3", "--text", "The northern ones.", "--ready").ok()
    consult("answer", "stage-1", "4", "--no-comment", "Not ours.").ok()
    path = tmp_path / "second.csv"
    path.write_text(SECOND, encoding="utf-8")
    return path


def shown(consult: Consult, id_: str) -> dict[str, dict[str, Any]]:
    return {q["number"]: q for q in consult("show", id_, "--json").ok().json["questions"]}


def test_a_second_stage_carries_what_was_answered(consult: Consult, second: Path) -> None:
    done = consult("new", str(second), "--id", "stage-2", "--follows", "stage-1", "--json").ok().json
    assert differences(done, FOLLOWING) == []
    assert [(p["number"], p["from"]["number"]) for p in done["carried"]] == [("3", "2")]
    assert [(p["number"], p["boxes_changed"]) for p in done["changed"]] == [("1", True), ("2", False)]
    assert [q["number"] for q in done["new"]] == ["4"]
    assert [q["text"] for q in done["removed"]] == ["What is a fair discount for islanders?"]
    assert any("urgent" in d["text"] and d["kind"] == "in" for d in done["changed"][1]["differences"])

    now = shown(consult, "stage-2")
    assert (now["3"]["text"], now["3"]["choices"], now["3"]["state"]) == ("Not in winter.", ["NO"], "working")
    assert (now["1"]["text"], now["1"]["choices"], now["1"]["ready"]) == ("They should.", [], False)
    assert (now["2"]["text"], now["4"]["carried"]) == ("The northern ones.", None)
    assert now["3"]["carried"]["changed"] is False
    assert (now["2"]["carried"]["response"], now["2"]["carried"]["number"]) == ("stage-1", "3")
    assert now["2"]["carried"]["was"] == "Which piers need repair before the next season?"
    said = consult("history", "stage-2", "2").ok().out
    assert "carried over from stage-1, question 3; the question changed" in said


def test_a_change_is_shown_until_it_was_seen(consult: Consult, second: Path) -> None:
    consult("new", str(second), "--id", "stage-2", "--follows", "stage-1").ok()
    said = consult("show", "stage-2").ok().out
    assert "Answer carried over from stage-1, question 3" in said
    assert "Which piers need {+urgent+} repair before the next {+winter+} season?" in said
    assert "Its boxes were: Yes | No" in said
    consult("question", "seen", "stage-2", "1", "2").ok()
    after = consult("show", "stage-2").ok().out
    assert "{+" not in after
    assert "Its boxes were" not in after
    assert shown(consult, "stage-2")["2"]["carried"]["seen"] is True
    consult("question", "seen", "stage-2", "4").refused(1, "no answer was carried over")


def test_in_words_it_says_what_became_of_each_question(consult: Consult, second: Path) -> None:
    said = consult("new", str(second), "--id", "stage-2", "--follows", "stage-1").ok().err
    assert (
        "Against stage-1: 1 unchanged, 2 changed, 1 new, 1 no longer asked; 3 answers carried over." in said
    )
    assert "New: question 4: Who should own the timetable data?" in said
    assert "No longer asked: question 4: What is a fair discount for islanders?" in said


def test_a_response_that_was_sent_can_be_followed_and_none_is_made_after_an_unknown_one(
    consult: Consult, tmp_path: Path
) -> None:
    old = consult("show", "school-funding-2011", "--json").ok().json["questions"]
    path = tmp_path / "again.jsonl"
    path.write_text(f'{{"number": "9", "text": "{old[0]["question"]}"}}\n', encoding="utf-8")
    done = consult("new", str(path), "--id", "again", "--follows", "school-funding-2011", "--json").ok().json
    assert [p["from"]["ref"] for p in (*done["carried"], *done["changed"])] == [old[0]["ref"]]
    assert shown(consult, "again")["9"]["text"] == old[0]["text"]
    consult("new", str(path), "--id", "never", "--follows", "no-such").refused(1, "no response 'no-such'")
    consult("show", "never").refused(1, "never")
