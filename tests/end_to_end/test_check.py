"""`consult check` as its users meet it: exit codes, JSON, and what stands where."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from consult_tui.cli.main import COMMANDS
from tests.end_to_end.conftest import Consult, Done

RESPONSE = "school-funding-2012"
KEYS = {"rule", "level", "ref", "number", "message", "mend", "place"}


def answer_all(consult: Consult) -> None:
    for question in consult("show", RESPONSE, "--json").ok().json["questions"]:
        if question["kind"] == "question" and question["state"] == "unanswered":
            consult("answer", RESPONSE, question["ref"], "--no-comment", "It is for others.").ok()


def test_it_exits_with_3_while_something_blocks_and_with_0_after(consult: Consult) -> None:
    assert consult("check", RESPONSE).code == 3
    answer_all(consult)
    assert consult("check", RESPONSE).code == 0
    consult("answer", RESPONSE, "10", "--text", "It costs [XX].").ok()
    blocked = consult("check", RESPONSE)
    assert blocked.code == 3
    assert "“[XX]” only keeps a place." in blocked.out
    assert "Put in what belongs there, or take it out." in blocked.out


def test_json_is_as_the_contract_has_it_and_its_refs_work_as_questions(consult: Consult) -> None:
    done = consult("check", RESPONSE, "--json")
    assert done.code == 3
    assert done.err == ""
    found = done.json
    assert all(set(alarm) == KEYS for alarm in found)
    assert {alarm["level"] for alarm in found} <= {"blocks", "warns", "notes"}
    unanswered = [alarm for alarm in found if alarm["rule"] == "unanswered"]
    shown = consult("show", RESPONSE, "--json").ok().json["questions"]
    assert [(a["ref"], a["number"]) for a in unanswered] == [
        (q["ref"], q["number"]) for q in shown if q["state"] == "unanswered" and q["kind"] == "question"
    ]
    consult("answer", RESPONSE, unanswered[0]["ref"], "--text", "We agree.").ok()


def test_what_is_about_no_question_has_no_ref(consult: Consult) -> None:
    consult("edit", RESPONSE, "closes", "2012-04-20").ok()
    consult("edit", RESPONSE, "key_messages", "- TBC").ok()
    about = {a["rule"]: a for a in consult("check", RESPONSE, "--json").json if a["ref"] is None}
    assert {"closing-date-passed", "placeholder-left"} <= set(about)
    assert about["placeholder-left"]["place"] == "TBC"
    assert consult("check", RESPONSE).out.startswith("The whole response\n")


def test_plain_output_stands_by_question_in_order_with_the_mend(consult: Consult) -> None:
    out = consult("check", RESPONSE).out
    numbers = [int(line.split()[0]) for line in out.splitlines() if line[:1].isdigit()]
    assert numbers == sorted(set(numbers))
    assert "   blocks: Nothing is answered here. (unanswered)\n      Answer it, or say why" in out


def test_the_rules_are_listed_with_level_and_sentence(consult: Consult, sample: Path) -> None:
    settings = sample / "snippets" / "workspace.toml"
    settings.write_text(settings.read_text("utf-8") + 'no-box = "off"\n', encoding="utf-8")
    listed = {rule["rule"]: rule for rule in consult("check", "--rules", "--json").ok().json}
    assert listed["unanswered"]["level"] == "blocks"
    assert listed["no-box"]["level"] == "off"
    out = consult("check", "--rules").ok().out
    assert len(out.splitlines()) == len(listed)
    assert all(rule["says"] in out for rule in listed.values())


def test_a_wrong_level_is_named_with_its_file(consult: Consult, sample: Path) -> None:
    settings = sample / "snippets" / "workspace.toml"
    settings.write_text(settings.read_text("utf-8") + 'no-box = "of"\n', encoding="utf-8")
    consult("check", RESPONSE).refused(1, "workspace.toml", "no-box", "'of'", "blocks, warns, notes, off")


def test_it_wants_a_response_or_the_rules_and_knows_the_beginning_of_an_id(consult: Consult) -> None:
    consult("check").refused(2, "--rules")
    consult("check", RESPONSE, "--rules").refused(2, "--rules")
    consult("check", "nobody").refused(1, "nobody")
    assert consult("check", "school-funding-2012"[:-1] + "2").code == consult("check", "munro").code == 3


def test_what_is_typed_into_an_answer_cannot_move_the_cursor(consult: Consult) -> None:
    consult("answer", RESPONSE, "10", "--text", "[insert \x1b figure]").ok()
    out = consult("check", RESPONSE).out
    assert "\x1b" not in out
    assert "␛" in out


def test_it_changes_nothing(process: Callable[..., Done], sample: Path) -> None:
    before = {path: path.read_bytes() for path in sample.rglob("*") if path.is_file()}
    assert process("check", RESPONSE).code == 3
    after = {path: path.read_bytes() for path in sample.rglob("*") if path.is_file()}
    assert {path: after.get(path) for path in before} == before


def test_it_is_a_command() -> None:
    assert COMMANDS["check"] == "check"


def test_levels_are_set_by_command_for_the_next_check(consult: Consult) -> None:
    assert consult("check", RESPONSE).code == 3
    done = consult("check", "--set", "unanswered=warns", "--set", "past-review=off").ok()
    assert (done.out, done.err) == ("", "unanswered: warns\npast-review: off\n")
    checked = consult("check", RESPONSE)
    assert checked.code == 0
    assert "past-review" not in checked.out
    assert consult("check", RESPONSE, "--set", "Unanswered=blocks").code == 3, "set first, then checked"


def test_a_level_or_rule_that_there_is_not_is_an_error_and_sets_nothing(consult: Consult) -> None:
    for wrong in ("no-such-rule=off", "unanswered=loud"):
        assert consult("check", "--set", "past-review=off", "--set", wrong).code == 1
    assert consult("check", "--set", "unanswered").code == 2
    in_force = {rule["rule"]: rule["level"] for rule in consult("check", "--rules", "--json").ok().json}
    assert (in_force["unanswered"], in_force["past-review"]) == ("blocks", "warns")
