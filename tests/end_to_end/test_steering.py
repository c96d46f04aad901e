"""steer, steers, position similar: in words and as JSON."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import USER
from tests.end_to_end.conftest import Consult
from tests.end_to_end.test_changing import question

OPEN, MUNRO = "school-funding-2012", "munro-2012"


def test_a_steer_is_sought_and_listed(consult: Consult) -> None:
    made = consult("steer", OPEN, "12", "--by", "4 May", "--json").ok().json
    assert (made["kind"], made["body"], made["by"], made["who"]) == (
        "steer",
        "sample-board",
        "2012-05-04",
        USER,
    )
    assert made["number"] == 1
    assert question(consult, "12", OPEN)["points"][0]["kind"] == "steer"
    done = consult("steer", MUNRO, "2", "--body", "LGA Executive").ok()
    assert done.out == ""
    assert "Seek a steer from the LGA Executive: no agreed line on" in done.err
    assert "No meeting of the LGA Executive is known before it closes on 29 June 2012" in done.err
    rows = consult("steers", "--json").ok().json
    assert [(row["response"], row["number"], row["body"]) for row in rows] == [
        (OPEN, "12", "sample-board"),
        (MUNRO, "2", "lga-executive"),
    ]
    assert rows[0]["nearest"]["id"] == "minimum-funding-guarantee"
    assert rows[0]["options"] == ["Agree", "Disagree", "Not sure"]
    assert rows[0]["closes"] == "2012-05-21T17:00"
    assert [row["number"] for row in consult("steers", "--body", "sample", "--json").ok().json] == ["12"]
    told = consult("steers").ok().out
    assert f"Sample Board; {USER}, by 4 May 2012, closes 21 May 2012 at 17:00" in told
    assert "nearest line: minimum-funding-guarantee (stated)" in told
    assert "steer sought" in consult("history", OPEN, "12").ok().out


def test_a_steer_that_is_sought_already_is_refused_and_can_be_closed(consult: Consult) -> None:
    consult("steer", OPEN, "12").ok()
    consult("steer", OPEN, "12").refused(1, "already", "--close 1")
    consult("point", OPEN, "12", "--close", "1").ok()
    assert "No steer is sought." in consult("steers").ok().err
    assert consult("steers", "--json").ok().json == []


def test_the_sample_has_no_pair_and_a_line_added_twice_is_one(consult: Consult) -> None:
    assert consult("position", "similar", "--json").ok().json == []
    assert "No near-duplicates" in consult("position", "similar").ok().err
    words = (
        "Schools with falling rolls should be told of their budget two years ahead. A head who knows in time "
        "can plan; one who does not must cut what can be cut at once."
    )
    turned = "Schools with falling rolls should not be told of their budget two years ahead."
    for id_, text in (("one", words), ("two", words.replace("A head who", "Heads who")), ("turned", turned)):
        fields = ("--status", "stated", "--themes", "school funding", "--title", "Budgets ahead")
        consult("position", "add", "--id", id_, "--statement", text, *fields).ok()
    found = consult("position", "similar", "--json").ok().json
    assert [(each["kind"], each["a"], each["b"]) for each in found] == [
        ("near-duplicate", "one", "two"),
        ("opposed", "one", "turned"),
        ("opposed", "two", "turned"),
    ]
    assert all(0 < each["similarity"] <= 1 and each["why"] for each in found)
    opposed = consult("position", "similar", "--opposed", "--json").ok().json
    assert opposed == [each for each in found if each["kind"] == "opposed"]
    assert consult("position", "similar", "two", "--json").ok().json == [
        each for each in found if "two" in (each["a"], each["b"])
    ]
    told = consult("position", "similar").ok().out
    assert "Near-duplicates (1)" in told
    assert "[-A head-]{+Heads+} who knows in time" in told
    assert "Pulling opposite ways (2)" in told
    consult("position", "similar", "nobody").refused(1, "no line")
    consult("position", "supersede", "one", "--by", "two").ok()
    assert [each["kind"] for each in consult("position", "similar", "--json").ok().json] == ["opposed"]


def test_a_line_is_refused_for_a_question_and_offered_again(consult: Consult) -> None:
    def offered() -> list[tuple[str, str]]:
        (row,) = consult("suggest", OPEN, "12", "--json").ok().json
        return [(each["id"], each["why"]) for each in row["suggestions"]]

    before = offered()
    assert before[0][0] == "minimum-funding-guarantee"
    done = consult("suggest", OPEN, "12", "--refuse", "minimum").ok()
    assert "'minimum-funding-guarantee' is not for this question." in done.err
    assert [id_ for id_, _ in offered()] == [*(id_ for id_, _ in before[1:]), before[0][0]]
    assert offered()[-1][1].startswith(f"not for this question, said {USER} on 23 April 2012; shares")
    consult("suggest", OPEN, "12", "--refuse", "minimum", "--undo").ok()
    assert offered() == before
    consult("suggest", OPEN, "--refuse", "minimum").refused(2, "for a question")
    consult("suggest", OPEN, "12", "--undo").refused(2, "for a question")
    consult("suggest", OPEN, "12", "--refuse", "nobody").refused(1, "no line")


def test_a_line_put_in_is_remembered_for_the_next_consultation(consult: Consult, sample: Path) -> None:
    asks = sample.parent / "next.csv"
    asks.write_text(
        "number,text\n1,Should the ring road be widened for quicker journeys by bicycle?\n", "utf-8"
    )
    for id_ in ("first", "second"):
        consult("new", str(asks), "--id", id_, "--title", f"Roads, the {id_} paper").ok()
    consult("insert", "first", "1", "early-years-block").ok()
    (row,) = consult("suggest", "second", "1", "--json").ok().json
    first = row["suggestions"][0]
    assert first["id"] == "early-years-block"
    assert first["why"].startswith("taken for a question like this in 2012 (Roads, the first paper)")
    assert set(first) == {"id", "title", "score", "why", "status", "freshness"}
