"""`consult wording` as its users meet it: numbered sentences, and one of them proposed to the library."""

from __future__ import annotations

from tests.end_to_end.conftest import Consult

RESPONSE = "school-funding-2012"
AGREED = "Councils should keep a strong strategic role in education."
TURNED = "Councils should not keep a strong strategic role in education."


def test_the_sentences_are_numbered_in_print_and_in_json(consult: Consult) -> None:
    consult("answer", RESPONSE, "3", "--text", f"{AGREED} {TURNED}").ok()
    rows = consult("wording", RESPONSE, "3").ok().out.splitlines()
    assert rows[0] == "Question 3"
    assert rows[1] == f"  1 = {AGREED}"
    assert "  2 ≈ Councils should{+ not+} keep a strong strategic role in education." in rows
    changed = consult("wording", RESPONSE, "3", "--changed").ok().out
    assert f"  1 = {AGREED}" not in changed
    assert "  2 ≈" in changed, "a number is the same whatever is left out"
    found = consult("wording", RESPONSE, "--json").ok().json["sentences"]
    by_text = {each["text"]: each["number"] for each in found}
    assert (by_text[AGREED], by_text[TURNED]) == (1, 2)


def test_a_sentence_is_proposed_with_where_it_comes_from(consult: Consult) -> None:
    consult("answer", RESPONSE, "3", "--text", f"{AGREED} {TURNED}").ok()
    made = consult("wording", RESPONSE, "3", "--propose", "2", "--json").ok().json
    kept = consult("position", "show", made["id"], "--json").ok().json
    assert kept["statement"] == TURNED
    assert kept["status"] == "proposed"
    assert f"({RESPONSE}), Question 3." in kept["notes"]
    assert "(strategic-role-in-education)" in kept["notes"]
    shown = consult("show", RESPONSE, "--json").ok().json["questions"]
    assert next(q["text"] for q in shown if q["number"] == "3") == f"{AGREED} {TURNED}"


def test_cover_matter_can_be_named_too(consult: Consult) -> None:
    consult("edit", RESPONSE, "about", "We speak for every ferry in the land.").ok()
    assert consult("wording", RESPONSE, "about").ok().out.startswith("About us\n  1 + We speak")
    done = consult("wording", RESPONSE, "about", "--propose", "1").ok()
    assert done.out.strip() == "we-speak-for-every-ferry"


def test_what_cannot_be_proposed_is_refused_and_adds_nothing(consult: Consult) -> None:
    consult("answer", RESPONSE, "3", "--text", AGREED).ok()
    before = consult("position", "list", "--json").ok().json
    assert consult("wording", RESPONSE, "3", "--propose", "1").code == 5
    assert consult("wording", RESPONSE, "3", "--propose", "9").code == 1
    assert consult("wording", RESPONSE, "--propose", "1").code == 2
    assert consult("position", "list", "--json").ok().json == before
