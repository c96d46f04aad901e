"""assign, point, the mark for new policy, --mine, and how everything stands: in words and as JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import USER
from tests.end_to_end.conftest import Consult
from tests.end_to_end.shapes import ASSIGNED, POINT, RESPONSE, SHOW, differences
from tests.end_to_end.test_changing import files, history, question

OPEN, NEW, OLD = "school-funding-2012", "munro-2012", "school-funding-2011"


def _points(consult: Consult, number: str) -> list[dict[str, Any]]:
    found = question(consult, number)["points"]
    assert isinstance(found, list)
    return found


def test_questions_are_assigned_with_a_day_and_taken_away(consult: Consult, sample: Path) -> None:
    done = consult("assign", NEW, "2", "3", "--to", "Ann Lee", "--by", "4 May", "--json").ok().json
    assert differences(done, [ASSIGNED]) == []
    named = {"who": "Ann Lee", "by": "2012-05-04"}
    assert [each["assigned"] for each in done] == [named, named]
    assert [question(consult, n)["assigned"] for n in ("1", "2", "3")] == [None, named, named]
    last = history(sample)[-1]
    assert (last["what"], last["user"], last["note"]) == ("assign", USER, "to Ann Lee, by 4 May 2012")
    assert "Assigned to Ann Lee, by 4 May 2012" in consult("show", NEW).ok().out
    assert "no longer to Ann Lee" not in consult("history", NEW).ok().out
    assert "nobody" in consult("assign", NEW, "2", "--to", "").ok().err
    assert question(consult, "2")["assigned"] is None
    assert "no longer to Ann Lee" in consult("history", NEW, "2").ok().out


def test_points_are_added_changed_closed_and_opened_again(consult: Consult, sample: Path) -> None:
    arguments = ("--who", "Finance", "--by", "2012-05-03", "--clears", "Their reply")
    made = consult("point", NEW, "2", "- the sum?", *arguments, "--json").ok().json
    assert differences(made, POINT) == []
    assert (made["number"], made["text"], made["clears"], made["by"], made["closed"]) == (
        1,
        "- the sum?",
        "Their reply",
        "2012-05-03",
        False,
    )
    consult("point", NEW, "2", "A second one").ok()
    assert "Open point 1: - the sum? (Finance, by 3 May 2012; cleared by: Their reply)" in (
        consult("show", NEW).ok().out
    )
    consult("answer", NEW, "2", "--text", "Words.", "--ready").ok()
    kept = question(consult, "2")
    assert kept["state"] == "open-point"
    assert kept["clears"] == "Their reply (Finance), and 1 more open point"
    consult("point", NEW, "2", "--close", "2").ok()
    assert "Closed point 1" in consult("point", NEW, "2", "--close", made["id"]).ok().err
    assert question(consult, "2")["state"] == "answered"
    assert "Closed point 2: A second one" in consult("show", NEW).ok().out
    consult("point", NEW, "2", "--reopen", "1").ok()
    consult("point", NEW, "2", "--edit", "1", "--who", "Treasurer", "--by", "").ok()
    first = _points(consult, "2")[0]
    assert (first["text"], first["who"], first["by"], first["closed"]) == (
        "- the sum?",
        "Treasurer",
        None,
        False,
    )
    kinds = [entry["what"] for entry in history(sample) if entry["what"] not in ("answer",)][-6:]
    assert kinds == ["point", "point", "close", "close", "reopen", "point"]
    shown = consult("history", NEW, "2").ok().out
    assert "point closed" in shown
    assert "the sum? (Treasurer" in shown


def test_a_past_day_is_taken_and_pointed_out(consult: Consult) -> None:
    assert "1 April 2012 is past" in consult("assign", NEW, "2", "--to", "Ann", "--by", "2012-04-01").ok().err
    assert "is past" in consult("point", NEW, "3", "Ask", "--by", "2012-04-22").ok().err
    assert "is past" not in consult("point", NEW, "3", "Ask", "--by", "2012-04-23").ok().err
    out = " ".join(consult("responses").ok().out.split())
    assert "1 question overdue; 1 open point overdue" in out


def test_new_policy_needs_agreement_until_the_mark_is_off(consult: Consult) -> None:
    consult("answer", NEW, "3", "--text", "We want more.", "--ready", "--new-policy").ok()
    kept = question(consult, "3")
    assert (kept["state"], kept["new_policy"]) == ("needs-agreement", True)
    assert "new policy" in kept["clears"]
    assert "Marked as new policy" in consult("show", NEW).ok().out
    assert "to be agreed" in consult("responses").ok().out
    consult("answer", NEW, "3", "--not-new-policy").ok()
    kept = question(consult, "3")
    assert (kept["state"], kept["new_policy"], kept["clears"]) == ("answered", False, "")


def test_a_line_that_is_not_agreed_is_named_as_what_clears_the_answer(consult: Consult) -> None:
    consult("insert", NEW, "9", "area-costs", "--reason", "For the Board.").ok()
    consult("answer", NEW, "9", "--ready").ok()
    assert question(consult, "9")["clears"] == "Have 'area-costs' agreed, or take it out"


def test_coverage_counts_every_ordinary_question_in_its_state(consult: Consult) -> None:
    for response in (OPEN, NEW, OLD):
        shown = consult("show", response, "--json").ok().json
        assert differences(shown, SHOW) == []
        states = [q["state"] for q in shown["questions"] if q["kind"] == "question"]
        assert shown["coverage"] == {state: states.count(state) for state in shown["coverage"]}
        assert sum(shown["coverage"].values()) == len(states)
    assert "10 unanswered, 2 working" in consult("show", NEW).ok().out


def test_mine_is_what_is_assigned_to_me_or_has_an_open_point_for_me(consult: Consult) -> None:
    assert consult("responses", "--mine", "--json").ok().json == []
    assert USER in consult("responses", "--mine").ok().err
    consult("assign", NEW, "3", "--to", USER.upper()).ok()
    consult("assign", NEW, "4", "--to", "Somebody").ok()
    consult("point", NEW, "2", "Ask", "--who", USER).ok()
    consult("point", NEW, "5", "Asked", "--who", USER).ok()
    consult("point", NEW, "5", "--close", "1").ok()
    rows = consult("responses", "--mine", "--json").ok().json
    assert differences(rows, [RESPONSE]) == []
    assert [row["id"] for row in rows] == [NEW]
    shown = consult("show", NEW, "--mine", "--json").ok().json
    assert [q["number"] for q in shown["questions"]] == ["2", "3"]
    assert sum(shown["coverage"].values()) == 12, "how the response stands is said of all of it"
    assert "Nothing here is assigned to Nobody" in consult("--user", "Nobody", "show", NEW, "--mine").ok().err
    assert [r["id"] for r in consult("--user", "somebody", "responses", "--mine", "--json").ok().json] == [
        NEW
    ]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["assign", NEW, "--to", "Ann"], 2, ["--help"]),
        (["assign", NEW, "2"], 2, ["--to"]),
        (["assign", NEW, "2", "99", "--to", "Ann"], 1, ["no question '99'"]),
        (["assign", NEW, "2", "--to", "Ann", "--by", "soon"], 1, ["'soon' is not a day", "2012-05-21"]),
        (["assign", NEW, "2", "--to", "", "--by", "21/5"], 1, ["needs somebody"]),
        (["assign", OLD, "1", "--to", "Ann"], 5, ["was sent"]),
        (["point", NEW, "2"], 2, ["Give TEXT"]),
        (["point", NEW, "2", " "], 1, ["says what is open"]),
        (["point", NEW, "2", "--close", "1"], 1, ["no point '1'", "none"]),
        (["point", NEW, "2", "Ask", "--by", "32/1"], 1, ["'32/1' is not a day"]),
        (["point", NEW, "2", "Ask", "--close", "1"], 2, ["--edit"]),
        (["point", NEW, "2", "--close", "1", "--reopen", "1"], 2, ["one at a time"]),
        (["point", NEW, "2", "--edit", "1"], 2, ["Give TEXT"]),
        (["point", OLD, "1", "Ask"], 5, ["was sent"]),
        (["answer", OLD, "1", "--new-policy"], 5, ["was sent"]),
        (["answer", NEW, "2", "--ready", "--working"], 2, ["--ready and --working"]),
        (["answer", NEW, "2", "--new-policy", "--not-new-policy"], 2, ["--new-policy"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_done_is_one_line_and_nothing_is_written(
    consult: Consult, sample: Path, arguments: list[str], code: int, words: list[str]
) -> None:
    before = files(sample)
    consult(*arguments).refused(code, *words)
    assert files(sample) == before


def test_the_samples_own_point_says_what_clears_it(consult: Consult) -> None:
    shown = consult("show", OPEN, "--json").ok().json
    (waiting,) = [q for q in shown["questions"] if q["state"] == "open-point"]
    assert waiting["clears"].startswith("Ask ADCS whether it sees the same risk")
    assert "1 open point overdue" in consult("--today", "2012-05-05", "responses").ok().out
