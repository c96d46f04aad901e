"""demo, init, edit, answer, insert, archive: what they keep, refuse and print."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import TODAY, USER
from tests.end_to_end.conftest import Consult
from tests.end_to_end.shapes import ANSWER, RESPONSE, differences

OPEN, NEW = "school-funding-2012", "munro-2012"
HOSTILE = (
    "[bold]x[/ [/] [link=x] \x1b[31m \x00 \u202eabc 👩‍👩‍👧 {{x}} <b>&amp; [@no-such-line] " + "w" * 10_000
)


def question(consult: Consult, number: str, response: str = NEW) -> dict[str, Any]:
    shown = consult("show", response, "--json").ok().json
    (found,) = [q for q in shown["questions"] if q["number"] == number]
    assert isinstance(found, dict)
    return found


def history(sample: Path, response: str = NEW) -> list[dict[str, Any]]:
    text = (sample / "responses" / response / "history.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def files(folder: Path) -> dict[str, bytes]:
    """Every file that is kept; locks and their like apart."""
    found = (p for p in folder.rglob("*") if p.is_file() and not p.name.startswith("."))
    return {str(p.relative_to(folder)): p.read_bytes() for p in found}


def test_boxes_and_words_are_set_and_stay(consult: Consult, sample: Path) -> None:
    done = consult("answer", NEW, "2", "--choose", "yes", "--text", "We agree.\r\n\r\n- one", "--json").ok()
    assert differences(done.json, ANSWER) == []
    kept = question(consult, "2")
    assert (kept["choices"], kept["text"], kept["ready"], kept["state"]) == (
        ["Yes"],
        "We agree.\n\n- one",
        False,
        "working",
    )
    assert done.json["version"] == kept["version"]
    last = history(sample)[-1]
    assert (last["what"], last["user"], last["today"]) == ("answer", USER, TODAY[:10])
    assert last["version"] == kept["version"]


def test_text_goes_with_the_boxes_that_are_there(consult: Consult) -> None:
    consult("answer", NEW, "2", "--choose", "no").ok()
    consult("answer", NEW, "2", "--text", "Because.").ok()
    assert question(consult, "2")["choices"] == ["No"]


def test_ready_and_working(consult: Consult) -> None:
    consult("answer", NEW, "3", "--text", "Words.", "--ready").ok()
    assert question(consult, "3")["state"] == "answered"
    consult("answer", NEW, "3", "--working").ok()
    assert question(consult, "3")["state"] == "working"
    consult("answer", NEW, "3", "--ready").ok()
    consult("answer", NEW, "3", "--text", "Other words.").ok()
    assert question(consult, "3")["state"] == "working"


def test_a_box_alone_is_working_until_marked_ready(consult: Consult) -> None:
    consult("answer", NEW, "2", "--choose", "Not sure").ok()
    assert question(consult, "2")["state"] == "working"
    consult("answer", NEW, "2", "--ready").ok()
    assert question(consult, "2")["state"] == "answered"


def test_no_comment_needs_a_reason_and_counts_as_answered(consult: Consult) -> None:
    before = consult("show", NEW, "--json").json["answered"]
    consult("answer", NEW, "3", "--no-comment", " ").refused(1, "needs a reason")
    consult("answer", NEW, "3", "--no-comment", "Not for councils.").ok()
    kept = question(consult, "3")
    assert (kept["state"], kept["no_comment"], kept["text"]) == ("no-comment", "Not for councils.", "")
    assert consult("show", NEW, "--json").json["answered"] == before + 1


def test_several_boxes_come_out_in_the_documents_order(consult: Consult) -> None:
    consult("answer", NEW, "6", "--choose", "the police", "--choose", "schools", "--choose", "Councils").ok()
    assert question(consult, "6")["choices"] == ["Councils", "Schools", "The police"]


def test_more_boxes_than_the_question_allows_are_kept_and_pointed_out(consult: Consult) -> None:
    done = consult("answer", NEW, "2", "--choose", "Yes", "--choose", "No").ok()
    assert "more boxes" in done.err


def test_an_answer_from_a_file_and_from_standard_input(consult: Consult) -> None:
    Path("words.md").write_bytes("\ufeffFrom a £ file.\r\nAnd more.".encode())
    consult("answer", NEW, "3", "--file", "words.md").ok()
    assert question(consult, "3")["text"] == "From a £ file.\nAnd more."
    consult("answer", NEW, "3", "--file", "-", stdin="Typed “in”.").ok()
    assert question(consult, "3")["text"] == "Typed “in”."


def test_an_unknown_citation_stays_as_it_is_typed(consult: Consult) -> None:
    text = "Words [@no-such-line; @simpler-local-factors] and [@ not one]."
    consult("answer", NEW, "3", "--text", text).ok()
    kept = question(consult, "3")
    assert (kept["text"], kept["citations"]) == (text, ["no-such-line", "simpler-local-factors"])


def test_hostile_text_is_kept_as_it_is_and_shown_as_symbols(consult: Consult) -> None:
    consult("answer", NEW, "3", "--text", HOSTILE).ok()
    assert question(consult, "3")["text"] == HOSTILE
    out = consult("show", NEW).ok().out
    assert not {"\x1b", "\x00", "\u202e"} & set(out)
    assert "[bold]x[/ [/] [link=x] ␛[31m ␀ ‹202E›abc 👩‍👩‍👧 {{x}} <b>&amp; [@no-such-line]" in out


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["2"], 2, ["Nothing is said", "--text"]),
        (["2", "--text", "a", "--file", "b"], 2, ["--file"]),
        (["2", "--no-comment", "a", "--choose", "Yes"], 2, ["no-comment"]),
        (["2", "--choose", "Perhaps"], 1, ["no box 'Perhaps'", "Yes | No | Not sure"]),
        (["3", "--choose", "Yes"], 1, ["no boxes", "--text"]),
        (["3", "--ready"], 1, ["nothing in this answer"]),
        (["3", "--file", "none.md"], 1, ["no file none.md"]),
        (["3", "--file", "."], 1, ["no file"]),
        (["99", "--text", "x"], 1, ["no question '99'"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_an_answer_that_cannot_be_set_is_one_line_and_nothing_is_written(
    consult: Consult, sample: Path, arguments: list[str], code: int, words: list[str]
) -> None:
    before = files(sample)
    consult("answer", NEW, *arguments).refused(code, *words)
    assert files(sample) == before


@pytest.mark.parametrize(("data", "says"), [(b"\xff\xfe\x00", "not UTF-8"), (b"x" * 2_000_001, "too long")])
def test_a_file_that_is_no_answer(consult: Consult, sample: Path, data: bytes, says: str) -> None:
    Path("words.md").write_bytes(data)
    before = files(sample)
    consult("answer", NEW, "3", "--file", "words.md").refused(1, "words.md", says)
    assert files(sample) == before


def test_a_change_to_an_earlier_version_is_refused_and_both_stay_in_the_history(
    consult: Consult, sample: Path
) -> None:
    base = question(consult, "3")["version"]
    first = consult("answer", NEW, "3", "--text", "Theirs.", "--base", base, "--json").ok().json["version"]
    consult("answer", NEW, "3", "--text", "Mine.", "--base", base).refused(4, "changed this answer", "show")
    assert question(consult, "3")["text"] == "Theirs."
    kept = {(entry["answer"] or {}).get("text") for entry in history(sample) if entry.get("answer")}
    assert {"Theirs.", "Mine."} <= kept
    consult("answer", NEW, "3", "--text", "Mine now.", "--base", first[:7]).ok()
    assert question(consult, "3")["text"] == "Mine now."


def test_an_agreed_line_goes_in_with_its_citation(consult: Consult) -> None:
    done = consult("insert", NEW, "9", "social-work", "--json").ok()
    assert done.json["position"] == "social-work-bureaucracy"
    kept = question(consult, "9")
    assert kept["citations"] == ["social-work-bureaucracy"]
    assert kept["text"].endswith("[@social-work-bureaucracy]")
    assert (kept["state"], kept["version"]) == ("working", done.json["version"])
    statement = consult("position", "show", "social-work-bureaucracy", "--json").json["statement"]
    assert kept["text"].startswith(statement)
    consult("insert", NEW, "9", "principal-social-worker").ok()
    assert question(consult, "9")["citations"] == ["social-work-bureaucracy", "principal-social-worker"]


def test_a_line_that_is_not_ours_to_send_wants_a_reason_once(consult: Consult, sample: Path) -> None:
    for line, why in (
        ("one-national-rate", "withdrawn"),
        ("mfg-fixed-floor", "superseded"),
        ("basic-amount-by-phase", "draft"),
        ("area-costs", "proposed"),
        ("cib-risk", "internal"),
    ):
        before = files(sample)
        consult("insert", NEW, "9", line).refused(5, why, "--reason")
        assert files(sample) == before
        consult("insert", NEW, "9", line, "--reason", "The chair asked.").ok()
        consult("insert", NEW, "11", line).ok()
    reasons = consult("show", NEW, "--json").json["reasons"]
    assert reasons["cib-risk"] == {"text": "The chair asked.", "who": USER, "on": TODAY[:10]}
    consult("answer", NEW, "11", "--ready").ok()
    assert question(consult, "11")["state"] == "needs-agreement"


def test_a_stated_line_goes_in_with_a_note(consult: Consult) -> None:
    assert "not traced" in consult("insert", NEW, "9", "mutual-peer-challenge").ok().err


def test_facts_and_cover_matter(consult: Consult) -> None:
    done = consult("edit", NEW, "closes", "2012-07-06T12:00", "--json").ok()
    assert differences(done.json, RESPONSE) == []
    assert (done.json["closes"], done.json["days_left"]) == ("2012-07-06T12:00", 74)
    consult("edit", NEW, "key_messages", "- one\n- two").ok()
    consult("edit", NEW, "departments", "DfE|DCLG").ok()
    shown = consult("show", NEW, "--json").json
    assert (shown["key_messages"], shown["departments"]) == ("- one\n- two", ["DfE", "DCLG"])
    consult("edit", NEW, "colour", "red").refused(1, "no field 'colour'", "key_messages")
    consult("edit", NEW, "closes", "soon").refused(1, "'soon' is not a date", "2012-05-21")


def test_archiving_takes_a_response_out_of_the_register_and_back(consult: Consult) -> None:
    done = consult("archive", NEW, "--json").ok()
    assert differences(done.json, RESPONSE) == []
    assert done.json["state"] == "archived"
    assert NEW not in {row["id"] for row in consult("responses", "--json").json}
    assert [row["id"] for row in consult("responses", "--archived", "--json").json] == [NEW]
    assert consult("show", NEW, "--json").json["state"] == "archived"
    consult("archive", NEW, "--undo").ok()
    assert NEW in {row["id"] for row in consult("responses", "--json").json}


def test_the_user_is_named_by_option_then_environment(
    consult: Consult, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    consult("--user", "Ann", "answer", NEW, "3", "--text", "One.").ok()
    consult("answer", NEW, "3", "--text", "Two.").ok()
    assert [entry["user"] for entry in history(sample)[-2:]] == ["Ann", USER]
    monkeypatch.delenv("CONSULT_USER")
    consult("answer", NEW, "3", "--text", "Three.").ok()
    assert history(sample)[-1]["user"]


def test_a_new_workspace_is_empty_and_says_what_to_do(consult: Consult, tmp_path: Path) -> None:
    made = consult("init", str(tmp_path / "ours"), on=None).ok()
    assert made.out.strip() == str((tmp_path / "ours").resolve())
    assert consult("responses", "--json", on=tmp_path / "ours").ok().json == []
    assert "consult new" in consult("responses", on=tmp_path / "ours").ok().err
    assert consult("search", "x", "--json", on=tmp_path / "ours").ok().json == []
    consult("init", str(tmp_path / "ours"), on=None).refused(1, "already a workspace")


def test_a_demo_is_fresh_and_says_sample(consult: Consult, tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    assert consult("demo", str(folder), "--no-open", on=None).ok().out.strip() == str(folder.resolve())
    assert consult("demo", str(tmp_path / "more"), "--json", on=None).ok().json["folder"]
    assert len(consult("responses", "--json", on=folder).ok().json) == 3
    consult("demo", str(folder), "--no-open", on=None).refused(
        1, "already a workspace", "consult --workspace"
    )


def test_the_projects_own_sample_is_not_written_to(consult: Consult) -> None:
    from tests.conftest import PROJECT

    consult("answer", NEW, "3", "--text", "x", on=PROJECT).refused(5, "copies are made", "consult demo")
    consult("position", "add", "--statement", "x", on=PROJECT).refused(5, "consult demo")
    consult("new", "x.txt", on=PROJECT).refused(5, "consult demo")
