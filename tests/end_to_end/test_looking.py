"""locate, responses, show, search, suggest, position and body: what they print, in words and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.end_to_end.conftest import Consult
from tests.end_to_end.shapes import (
    ANSWER_HIT,
    BODY,
    HIT,
    PLACE,
    POSITION,
    RESPONSE,
    SHOW,
    SUGGESTIONS,
    differences,
)

OPEN, NEW, OLD = "school-funding-2012", "munro-2012", "school-funding-2011"


@pytest.mark.parametrize(
    ("arguments", "shape"),
    [
        (["responses"], [RESPONSE]),
        (["responses", "--archived"], [RESPONSE]),
        (["show", OPEN], SHOW),
        (["show", NEW], SHOW),
        (["show", OLD], SHOW),
        (["search", "school", "funding"], [HIT]),
        (["search", "--all", "-n", "1000", "the"], [HIT]),
        (["search", "--answers", "funding"], [ANSWER_HIT]),
        (["search", "xyzzyq"], [HIT]),
        (["suggest", OPEN], [SUGGESTIONS]),
        (["suggest", NEW, "1", "-n", "2"], [SUGGESTIONS]),
        (["position", "list"], [POSITION]),
        (["position", "show", "simpler-local-factors"], POSITION),
        (["body", "list"], [BODY]),
        (["body", "show", "CIB"], BODY),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) and isinstance(value[0], str) else "",
)
def test_json_is_as_the_contract_has_it(consult: Consult, arguments: list[str], shape: object) -> None:
    done = consult(*arguments, "--json").ok()
    assert done.err == ""
    assert differences(done.json, shape) == []


def test_the_register_lists_every_response_with_its_days(consult: Consult) -> None:
    rows = {row["id"]: row for row in consult("responses", "--json").ok().json}
    assert set(rows) == {OPEN, NEW, OLD}
    assert rows[OPEN]["title"].startswith("School funding")
    assert "Munro" in rows[NEW]["title"]
    assert (rows[OPEN]["closes"], rows[OPEN]["days_left"]) == ("2012-05-21T17:00", 28)
    assert rows[OLD]["state"] == "past"
    assert rows[OLD]["days_left"] < 0


def test_a_sample_says_so_wherever_it_is_listed(consult: Consult) -> None:
    assert "SAMPLE" in consult("responses").ok().err
    assert "SAMPLE" in consult("show", OPEN).ok().err


def test_show_and_the_register_count_alike(consult: Consult) -> None:
    for row in consult("responses", "--json").json:
        shown = consult("show", row["id"], "--json").ok().json
        assert {key: shown[key] for key in row if key != "questions"} == {
            key: row[key] for key in row if key != "questions"
        }
        asked = [q for q in shown["questions"] if q["kind"] == "question"]
        assert row["questions"] == len(asked)
        assert row["answered"] == sum(q["state"] in ("answered", "no-comment") for q in asked)


def test_show_prints_every_question_and_answer_in_words_too(consult: Consult) -> None:
    shown = consult("show", OPEN, "--json").json
    printed = " ".join(consult("show", OPEN).ok().out.split())
    for question in shown["questions"]:
        assert " ".join(question["question"].split()) in printed
        assert " ".join(question["text"].split()) in printed
        for choice in question["choices"]:
            assert f"☒ {choice}" in printed


@pytest.mark.parametrize("given", [OPEN, "school-funding-2012", "munro", "school-funding-2011"])
def test_a_response_is_named_by_id_or_a_unique_beginning(consult: Consult, given: str) -> None:
    assert consult("show", given, "--json").ok().json["id"].startswith(given)


def test_a_beginning_that_fits_two_or_none_is_said(consult: Consult) -> None:
    consult("show", "school").refused(1, "fits more than one", OPEN, OLD, "Write more")
    consult("show", "nothing").refused(1, "no response 'nothing'", "consult responses")
    consult("position", "show", "nothing").refused(1, "no line 'nothing'", "consult search")
    consult("body", "show", "nothing").refused(1, "no body 'nothing'", "consult body list")
    consult("suggest", OPEN, "99").refused(1, "no question '99'", "consult show")


def test_a_question_is_named_by_number_place_or_ref(consult: Consult) -> None:
    shown = consult("show", OPEN, "--json").json["questions"]
    (place,) = [n for n, q in enumerate(shown, 1) if q["number"] == "4(a)"]
    for given in ("4(a)", "4a", "Q4(a)", f":{place}", shown[place - 1]["ref"]):
        (found,) = consult("suggest", OPEN, given, "--json").ok().json
        assert (found["ref"], found["number"]) == (shown[place - 1]["ref"], "4(a)")


def test_suggestions_come_in_the_order_of_the_questions(consult: Consult) -> None:
    shown = [q["ref"] for q in consult("show", OPEN, "--json").json["questions"]]
    assert [found["ref"] for found in consult("suggest", OPEN, "--json").json] == shown


def test_search_finds_and_filters(consult: Consult) -> None:
    found = consult("search", "small", "schools", "lump", "sum", "--json").ok().json
    assert found[0]["id"] == "small-schools-protection"
    scores = [hit["score"] for hit in found]
    assert scores == sorted(scores, reverse=True)
    assert len(consult("search", "-n", "2", "schools", "--json").json) == 2
    agreed = consult("search", "--status", "agreed", "-n", "50", "councils", "--json").json
    assert {hit["status"] for hit in agreed} == {"agreed"}
    in_words = consult("search", "status:agreed", "-n", "50", "councils", "--json").json
    assert [hit["id"] for hit in in_words] == [hit["id"] for hit in agreed]
    by_body = consult("search", "--body", "CYP Board", "-n", "50", "councils", "--json").json
    assert {hit["id"] for hit in by_body} <= {hit["id"] for hit in agreed}


def test_lapsed_and_draft_lines_are_found_only_when_asked_for(consult: Consult) -> None:
    plain = consult("search", "-n", "1000", "the", "schools", "children", "--json").json
    everything = consult("search", "--all", "-n", "1000", "guarantee", "floor", "rate", "--json").json
    assert {hit["status"] for hit in plain} <= {"agreed", "stated", "proposed"}
    assert {"superseded", "withdrawn"} <= {hit["status"] for hit in everything}


def test_a_lapsed_line_names_its_successor(consult: Consult) -> None:
    found = consult("search", "--all", "-n", "1000", "the schools guarantee floor rate", "--json").json
    successors = {hit["id"]: hit["superseded_by"] for hit in found if hit["status"] == "superseded"}
    assert successors
    for lapsed, successor in successors.items():
        assert successor in {hit["id"] for hit in found}
        shown = consult("search", "status:superseded", "the schools guarantee floor rate").ok().out
        assert f"Superseded by {successor}." in shown[shown.index(lapsed) :]
    assert all(hit["superseded_by"] is None for hit in found if hit["status"] != "superseded")


def test_what_matched_is_marked_in_title_and_best_passage(consult: Consult) -> None:
    hit = consult("search", "small", "schools", "lump", "sum", "--json").json[0]
    assert hit["passage"] in hit["statement"]
    words = [hit["passage"][a:b].lower() for a, b in hit["marks"]["passage"]]
    assert {"lump", "sum"} <= set(words) <= {"small", "school", "schools", "lump", "sum", "sums"}
    titled = {hit["title"][a:b].lower() for a, b in hit["marks"]["title"]}
    assert titled == {"small", "schools", "lump", "sum"}
    plain = consult("search", "small", "schools", "lump", "sum").ok().out
    assert "*lump*" in plain


def test_a_word_with_a_hyphen_before_it_leaves_lines_out(consult: Consult) -> None:
    everything = {hit["id"] for hit in consult("search", "-n", "99", "funding", "--json").json}
    without = {
        hit["id"] for hit in consult("search", "-n", "99", "funding", "-academies", "--json").ok().json
    }
    assert without < everything


def test_nothing_found_is_no_error_and_says_what_to_try(consult: Consult) -> None:
    done = consult("search", "xyzzyq").ok()
    assert (done.out, len(done.err.splitlines())) == ("", 1)


def test_answers_are_found_submitted_and_past_ones_first(consult: Consult) -> None:
    found = consult("search", "--answers", "funding", "formula", "--json").ok().json
    assert found[0]["state"] == "past"
    assert {hit["response"] for hit in found} == {OLD, OPEN}


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["search", "--status", "certain", "x"], 1, ["no status 'certain'", "withdrawn"]),
        (["search", "--answers", "--theme", "funding", "x"], 2, ["--answers"]),
        (["search", "-n", "0", "x"], 2, ["--help"]),
        (["show"], 2, ["--help"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_slips_are_one_line(consult: Consult, arguments: list[str], code: int, words: list[str]) -> None:
    consult(*arguments).refused(code, *words)


def test_where_a_line_is_used(consult: Consult) -> None:
    used = consult("position", "show", "simpler-local-factors", "--json").ok().json["used_in"]
    assert (OPEN, "sf-01", "1") in [(use["response"], use["ref"], use["number"]) for use in used]
    assert "used in: school-funding-2012, question 1" in consult("position", "show", "simpler").ok().out


def test_positions_are_listed_whole_and_by_filter(consult: Consult, sample: Path) -> None:
    kept = json.loads((sample / "snippets" / "positions.json").read_bytes())["positions"]
    assert {row["id"] for row in consult("position", "list", "--json").ok().json} == set(kept)
    drafts = consult("position", "list", "--status", "draft", "--json").ok().json
    assert {row["status"] for row in drafts} == {"draft"}


def test_where_things_are_needs_no_workspace(consult: Consult, sample: Path) -> None:
    apart = consult("locate", "--json", on=None).ok().json
    inside = consult("locate", "--json").ok().json
    assert differences(list(inside.values()) + list(apart.values()), [PLACE]) == []
    assert "workspace" not in apart
    assert inside["workspace"] == {"path": str(sample.resolve()), "there": True}


def test_there_is_no_workspace_here(consult: Consult) -> None:
    consult("responses", on=None).refused(1, "no workspace here", "consult init", "consult demo")
    consult("responses", on=Path("nowhere")).refused(1, "no folder nowhere", "consult init")


def test_a_library_that_is_gone_or_damaged_is_one_line(consult: Consult, sample: Path) -> None:
    library = sample / "snippets" / "positions.json"
    library.write_text("{")
    consult("search", "x").refused(1, "positions.json", "backup")
    library.unlink()
    consult("search", "x").refused(1, "no file positions.json", "backup")


def test_the_day_is_the_command_lines_then_the_environments_then_the_samples(
    consult: Consult, monkeypatch: pytest.MonkeyPatch
) -> None:
    def days_left(*before: str) -> int:
        rows = consult(*before, "responses", "--json").ok().json
        (left,) = [row["days_left"] for row in rows if row["id"] == OPEN]
        assert isinstance(left, int)
        return left

    monkeypatch.setenv("CONSULT_TODAY", "2012-05-20")
    assert days_left() == 1
    assert days_left("--today", "2012-05-21T16:59") == 0
    assert days_left("--today", "2012-05-21T17:00") == -1
    monkeypatch.delenv("CONSULT_TODAY")
    assert days_left() == 28
    consult("--today", "soon", "responses").refused(2, "'soon' is not a day", "--today 2012-04-23")
