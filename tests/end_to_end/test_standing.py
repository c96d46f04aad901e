"""consult position propose|agree|supersede|withdraw|where-used, and consult reserve."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.end_to_end.conftest import Consult
from tests.end_to_end.shapes import HELD, POSITION, RESERVATION, differences
from tests.end_to_end.test_changing import files

ACT = ["--body", "Sample Board", "--on", "2012-04-18", "--minute", "7"]
USED = "simpler-local-factors"
OTHER = "strategic-role-in-education"
"""A line that the open school funding response cites."""


def shown(consult: Consult, id_: str) -> dict[str, object]:
    found: dict[str, object] = consult("position", "show", id_, "--json").ok().json
    return found


def needs(consult: Consult, id_: str) -> list[str]:
    rows = consult("responses", "--json").ok().json
    (found,) = [row["attention"] for row in rows if row["id"] == id_]
    return list(found)


def test_a_line_from_draft_to_agreed(consult: Consult) -> None:
    consult("position", "add", "--id", "ferries", "--statement", "Ferries should run.").ok()
    done = consult("position", "propose", "ferries", "--to", "Sample Board", "--for", "2012-06-20", "--json")
    assert differences(done.ok().json, POSITION | HELD | {"remarks": [str]}) == []
    line = shown(consult, "ferries")
    assert (line["status"], line["proposed_to"], line["proposed_for"]) == (
        "proposed",
        "sample-board",
        "2012-06-20",
    )
    assert "proposed to: Sample Board, 20 June 2012" in consult("position", "show", "ferries").ok().out
    done = consult("position", "agree", "ferries", *ACT, "--review-by", "2013-04-18", "--json").ok()
    assert differences(done.json, HELD | {"positions": [POSITION], "superseded": [str]}) == []
    line = shown(consult, "ferries")
    assert (line["status"], line["agreed_by"], line["review_by"], line["proposed_to"]) == (
        "agreed",
        "Sample Board, 18 April 2012, minute 7",
        "2013-04-18",
        "",
    )
    history = consult("history", "--position", "ferries").ok().out
    assert "proposed; to Sample Board, 20 June 2012" in history
    assert "agreed; decision, Sample Board, 18 April 2012, minute 7" in history


def test_historic_lines_enter_as_agreed_in_one_step(consult: Consult) -> None:
    for id_ in ("one", "two"):
        consult("position", "add", "--id", id_, "--statement", "S").ok()
    done = consult(
        "position", "agree", "one", "two", "--body", "LGA Executive", "--on", "2010", "--minute", "4"
    )
    assert "Agreed: one, two." in done.ok().err
    assert [shown(consult, id_)["agreed_by"] for id_ in ("one", "two")] == [
        "LGA Executive, 2010, minute 4"
    ] * 2


def test_a_meeting_that_is_not_known_is_pointed_out(consult: Consult) -> None:
    consult("position", "add", "--id", "x", "--statement", "S").ok()
    done = consult("position", "agree", "x", "--body", "LGA Executive", "--on", "2011-12-09", "--minute", "4")
    assert "not known to have met on 9 December 2011" in done.ok().err
    assert "doubtful: LGA Executive is not known to have met" in consult("position", "show", "x").out


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["agree", "area-costs", "--body", "CIB", "--on", "2012-04"], 5, ["advises", "body edit"]),
        (["agree", "area-costs", "--body", "DfE", "--on", "2012-04"], 5, ["not known to be able"]),
        (["agree", "area-costs", "--body", "Sample Board", "--on", "2012-06-20"], 5, ["still to come"]),
        (["agree", "area-costs", "--body", "Nobody", "--on", "2012-04"], 1, ["no body 'Nobody'"]),
        (["agree", "area-costs", "--body", "Sample Board", "--on", "April"], 1, ["--on: 'April'"]),
        (["agree", "area-costs", "--body", "Sample Board"], 2, ["--on"]),
        (["agree", "area-costs", *ACT, "--kind", "report"], 2, ["--kind"]),
        (["agree", "mfg-fixed-floor", *ACT], 5, ["superseded by 'minimum-funding-guarantee'"]),
        (["propose", "strategic-role-in-education"], 5, ["is agreed", "--supersedes"]),
        (["propose", "area-costs", "--to", "Nobody"], 1, ["no body 'Nobody'"]),
        (["supersede", USED, "--by", "nothing"], 1, ["no line 'nothing'"]),
        (["supersede", USED, "--by", USED], 5, ["cannot supersede itself"]),
        (["supersede", "strategic-role-in-education", "--by", "area-costs"], 5, ["is proposed", "agree"]),
        (["supersede", USED], 2, ["--by"]),
        (["withdraw", USED], 2, ["--reason"]),
        (["withdraw", USED, "--reason", " "], 1, ["needs a reason"]),
        (["withdraw", "one-national-rate", "--reason", "x"], 5, ["withdrawn already"]),
        (["where-used", "nothing"], 1, ["no line 'nothing'"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_is_one_line_and_nothing_is_written(
    consult: Consult, sample: Path, arguments: list[str], code: int, words: list[str]
) -> None:
    before = files(sample)
    consult("position", *arguments).refused(code, *words)
    assert files(sample) == before


def test_superseding_flags_open_responses_and_lists_those_that_went(consult: Consult) -> None:
    line = "current-need-not-history"
    used = consult("position", "where-used", line, "--json").ok().json
    assert differences(used, HELD) == []
    assert {use["response"] for use in used["open"]} == {"school-funding-2012"}
    assert {use["response"] for use in used["sent"]} == {"school-funding-2011"}
    assert not any("holds" in words for words in needs(consult, "school-funding-2012"))
    done = consult("position", "supersede", line, "--by", "strategic-role-in-education", "--json").ok()
    assert (done.json["id"], done.json["status"]) == (line, "superseded")
    assert {name: done.json[name] for name in used} == used
    assert shown(consult, line)["superseded_by"] == "strategic-role-in-education"
    assert "holds a superseded line" in needs(consult, "school-funding-2012")
    assert needs(consult, "school-funding-2011") == []


def test_withdrawing_says_at_once_who_holds_the_line(consult: Consult) -> None:
    done = consult("position", "withdraw", USED, "--reason", "No longer so.").ok()
    assert "Held by an open response: school-funding-2012, question" in done.out
    line = shown(consult, USED)
    assert (line["status"], line["withdrawn_because"]) == ("withdrawn", "No longer so.")
    assert "holds a withdrawn line" in needs(consult, "school-funding-2012")
    out = consult("position", "where-used", USED).ok().out
    assert out.startswith("open  school-funding-2012, question")


@pytest.mark.parametrize(
    ("status", "says", "then"),
    [
        ("superseded", "No line is named that took its place", ["supersede", USED, "--by", OTHER]),
        ("withdrawn", "No reason is recorded", ["withdraw", USED, "--reason", "No longer so."]),
    ],
)
def test_a_bare_end_is_taken_remarked_on_and_told_later(
    consult: Consult, status: str, says: str, then: list[str]
) -> None:
    done = consult("position", "edit", USED, "--status", status).ok()
    assert f"Note: {says}; say it with: consult position {then[0]} {USED}" in done.err
    assert shown(consult, USED)["status"] == status
    assert f"Line '{USED}' is {status}. {says}." in consult("doctor").out
    consult("position", *then).ok()
    assert USED not in consult("doctor").out


@pytest.mark.parametrize(
    ("option", "id_", "show"),
    [("--position", USED, ["position", "show"]), ("--response", "munro-2012", ["show"])],
)
def test_a_reservation_is_recorded_shown_and_taken_back(
    consult: Consult, option: str, id_: str, show: list[str]
) -> None:
    done = consult("reserve", option, id_, "--group", "Group A", "--text", "On costs.", "--json").ok()
    assert differences(done.json, [RESERVATION]) == []
    assert consult(*show, id_, "--json").json["reservations"] == done.json
    assert "reservation 1: Group A: On costs." in consult(*show, id_).ok().out
    assert "reservation 1: Group A" in consult("reserve", option, id_).ok().out
    assert consult("reserve", option, id_, "--remove", "1", "--json").ok().json == []
    assert "Group A: On costs." in consult("history").ok().out


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ([], 2, ["--position or --response"]),
        (["--position", USED, "--response", "munro-2012"], 2, ["--position or --response"]),
        (["--position", USED, "--group", "A"], 2, ["--group and --text"]),
        (["--position", USED, "--group", "A", "--text", "x", "--remove", "1"], 2, ["--remove"]),
        (["--position", USED, "--group", " ", "--text", "x"], 1, ["group"]),
        (["--position", USED, "--remove", "1"], 1, ["no reservation 1"]),
        (["--response", "munro-2012", "--remove", "1"], 1, ["no reservation 1"]),
        (["--response", "none"], 1, ["no response 'none'"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_reserved(
    consult: Consult, sample: Path, arguments: list[str], code: int, words: list[str]
) -> None:
    before = files(sample)
    consult("reserve", *arguments).refused(code, *words)
    assert files(sample) == before
