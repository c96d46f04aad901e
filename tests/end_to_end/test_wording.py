"""consult wording: each sentence as agreed, changed or new, and what follows from it for the answer."""

from __future__ import annotations

from tests.end_to_end.conftest import Consult

RESPONSE = "munro-2012"
AGREED = "Councils should keep a strong strategic role in education."
LINE = "strategic-role-in-education"


def answer(consult: Consult, text: str, *more: str) -> None:
    consult("answer", RESPONSE, "2", "--text", text, *more).ok()


def sentences(consult: Consult) -> list[dict[str, object]]:
    found: list[dict[str, object]] = consult("wording", RESPONSE, "2", "--json").ok().json["sentences"]
    return found


def state(consult: Consult) -> str:
    questions = consult("show", RESPONSE, "--json").ok().json["questions"]
    return str(next(q["state"] for q in questions if q["number"] == "2"))


def test_each_sentence_is_told_with_its_line(consult: Consult) -> None:
    answer(consult, f"{AGREED} Councils must not keep a strong strategic role in education. Buses run late.")
    told = [(s["kind"], s["position"], s["commitment_changed"]) for s in sentences(consult)]
    assert told == [("as-agreed", LINE, False), ("changed", LINE, True), ("new", None, False)]
    whole = consult("wording", RESPONSE, "2", "--json").json
    assert (whole["words"], whole["as_agreed"], whole["changed"], whole["new"]) == (22, 9, 10, 3)
    assert {s["ref"] for s in whole["sentences"]} == {sentences(consult)[0]["ref"]}


def test_the_whole_response_is_told_cover_matter_first(consult: Consult) -> None:
    found = consult("wording", "school-funding-2012", "--json").ok().json
    refs = list(dict.fromkeys(s["ref"] for s in found["sentences"]))
    assert refs[:2] == ["about", "key_messages"]
    assert found["words"] == found["as_agreed"] + found["changed"] + found["new"]
    (departs,) = [s for s in found["sentences"] if s["commitment_changed"]]
    assert departs["position"] == LINE
    assert "modal verb" in departs["altered"]


def test_plain_output_marks_the_words_and_names_the_line(consult: Consult) -> None:
    answer(consult, "Councils must keep a strong strategic role in education.")
    out = consult("wording", RESPONSE, "2").ok().out
    assert "≈ Councils [-should-]{+must+} keep a strong strategic role in education." in out
    assert "commitment changed: modal verb" in out
    assert f"{LINE}: agreed" in out


def test_only_departures_leave_out_what_is_as_agreed(consult: Consult) -> None:
    answer(consult, f"{AGREED} Buses run late.")
    out = consult("wording", RESPONSE, "2", "--changed").ok().out
    assert "+ Buses run late." in out
    assert AGREED not in out


def test_a_changed_commitment_needs_agreement_and_the_register_counts_it(consult: Consult) -> None:
    answer(consult, AGREED, "--ready")
    assert state(consult) == "answered"
    answer(consult, "Councils should not keep a strong strategic role in education.", "--ready")
    assert state(consult) == "needs-agreement"
    rows = {row["id"]: row for row in consult("responses", "--json").ok().json}
    assert "1 to be agreed" in rows[RESPONSE]["attention"]
    assert rows[RESPONSE]["answered"] == 0
    question = next(q for q in consult("show", RESPONSE, "--json").json["questions"] if q["number"] == "2")
    assert "put back the agreed words" in question["clears"].casefold()


def test_a_line_that_lapses_is_told_in_every_answer_that_has_its_words(consult: Consult) -> None:
    answer(consult, AGREED, "--ready")
    consult("position", "withdraw", LINE, "--reason", "No longer our aim.").ok()
    (told,) = sentences(consult)
    assert (told["kind"], told["lapsed"]) == ("as-agreed", True)
    assert state(consult) == "needs-agreement"
    rules = {a["rule"] for a in consult("check", RESPONSE, "--json").json if a["number"] == "2"}
    assert "line-without-reason" in rules
    held = consult("position", "where-used", LINE, "--json").ok().json
    assert RESPONSE in {use["response"] for use in held["open"]}


def test_a_citation_that_its_sentence_does_not_bear_out_is_told(consult: Consult) -> None:
    answer(consult, f"Buses run late in winter. [@{LINE}]")
    (told,) = sentences(consult)
    assert told["not_borne_out"] == [LINE]
    rules = {a["rule"] for a in consult("check", RESPONSE, "--json").json if a["number"] == "2"}
    assert "citation-not-borne-out" in rules


def test_an_unknown_question_is_named(consult: Consult) -> None:
    consult("wording", RESPONSE, "99").refused(1, "99")
