"""What was done before counts: measured on questions of our own, and kept from what is not like them."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from consult_tui.domain.consultations import Question
from consult_tui.domain.positions import Status
from consult_tui.search.index import build
from consult_tui.search.memory import NOTHING, Before, How, Memory, lifts
from consult_tui.search.suggest import Suggestions, suggest
from tests.conftest import PROJECT
from tests.unit.checks.pair_lines import LINES

INDEX = build(LINES, {}, {}, {})
TITLE = "Councils, schools and transport: charges, homes and grants"
WHERE = "in 2011 (An earlier paper)"

ASKED = (PROJECT / "tests" / "data" / "asked_again.jsonl").read_text("utf-8").splitlines()
AGAIN = tuple((row["before"], row["now"], row["line"]) for row in map(json.loads, ASKED))
"""What was asked before, what is asked now, and the line that answers both; half of them in words of other
lines too."""
OTHER = (
    "Should councils be told of new duties earlier?",
    "Do you agree that planning fees should be set locally?",
    "Should a library close without its readers being asked?",
    "Should sprinklers be fitted in every new school?",
    "Do you support larger discounts for tenants under the right to buy?",
)


def offered(text: str, memory: Memory = NOTHING, limit: int = 6) -> Suggestions:
    return suggest(
        INDEX, Question(text=text), section="", consultation_title=TITLE, memory=memory, limit=limit
    )


def ids(found: Suggestions) -> list[str]:
    return [hit.position.id for hit in found.hits]


def used(question: str, position: str, how: How = How.USED, *, sent: bool = True) -> Before:
    return Before(question=question, position=position, how=how, where=WHERE, sent=sent)


REMEMBERED = Memory(before=tuple(used(before, line) for before, _, line in AGAIN))


def test_what_answered_a_question_like_it_comes_further_up() -> None:
    plain = [ids(offered(now)) for _, now, _ in AGAIN]
    after = [ids(offered(now, REMEMBERED)) for _, now, _ in AGAIN]
    wanted = [line for *_, line in AGAIN]

    def at(found: list[list[str]], most: int) -> int:
        return sum(line in row[:most] for row, line in zip(found, wanted, strict=True))

    assert [at(plain, most) for most in (1, 3, 6)] == [7, 9, 10]
    assert [at(after, most) for most in (1, 3, 6)] == [16, 18, 19]


@pytest.mark.parametrize("text", OTHER)
def test_a_question_that_is_like_none_of_them_is_answered_as_before(text: str) -> None:
    assert offered(text, REMEMBERED) == offered(text)


def test_one_wrong_choice_does_not_push_aside_what_the_question_itself_says() -> None:
    right = [(now, line) for _, now, line in AGAIN if ids(offered(now))[:1] == [line]]
    assert len(right) == 7
    for now, line in right:
        found = ids(offered(now, Memory(before=(used(now, "opp-2a"),)), limit=len(LINES)))
        assert found[0] == line
        assert "opp-2a" in found


@pytest.mark.parametrize(
    ("how", "sent", "said"),
    [
        (How.TAKEN, False, f"taken for a question like this {WHERE}"),
        (How.USED, True, f"used for a question like this {WHERE}"),
    ],
)
def test_the_reason_says_what_was_done_and_then_what_is_shared(how: How, sent: bool, said: str) -> None:
    text = "Should sprinklers be fitted in every new school?"
    (plain, *_), (hit, *_) = (
        offered(text, memory).hits
        for memory in (NOTHING, Memory(before=(used(text, "opp-2a", how, sent=sent),)))
    )
    assert (plain.position.id, hit.position.id) == ("opp-2a", "opp-2a")
    assert hit.why == f"{said}; {plain.why}"
    assert hit.score > plain.score


def test_what_was_taken_counts_most_then_what_was_sent_then_what_may_still_change() -> None:
    text = "Who pays for sprinklers?"
    weights = [
        lifts(text, Memory(before=(used(text, "x", how, sent=sent),)))["x"].weight
        for how, sent in ((How.TAKEN, True), (How.USED, True), (How.TAKEN, False), (How.USED, False))
    ]
    assert weights == sorted(weights, reverse=True)
    assert len(set(weights)) == 4
    both = Memory(before=(used(text, "x", sent=False), used(text, "x", How.TAKEN)))
    assert lifts(text, both)["x"].weight == weights[0]


def test_two_questions_that_share_a_word_or_two_are_not_alike() -> None:
    memory = Memory(before=(used("Do you agree that sprinklers save lives?", "x"),))
    assert lifts("Do you agree that sprinklers save money for schools?", memory) == {}
    assert lifts("do you agree, that Sprinklers save lives", memory)["x"].weight == pytest.approx(0.9)


@pytest.mark.parametrize("status", [Status.DRAFT, Status.SUPERSEDED, Status.WITHDRAWN])
def test_a_line_that_is_not_offered_is_not_brought_in_by_memory(status: Status) -> None:
    text = "Should sprinklers be fitted in every new school?"
    lines = [replace(line, status=status) if line.id == "opp-2a" else line for line in LINES]
    found = suggest(
        build(lines, {}, {}, {}),
        Question(text=text),
        section="",
        consultation_title=TITLE,
        memory=Memory(before=(used(text, "opp-2a"), used(text, "gone"))),
    )
    assert found.hits
    assert "opp-2a" not in ids(found)


def test_a_refused_line_comes_last_with_who_refused_it_and_is_never_hidden() -> None:
    text = "Should sprinklers be fitted in every new school?"
    plain = ids(offered(text))
    assert plain[0] == "opp-2a"
    said = "not for this question, said Ann on 23 April 2012"
    found = offered(text, Memory(before=(used(text, "opp-2a"),), refused={"opp-2a": said}))
    assert ids(found) == [*plain[1:], "opp-2a"]
    last = found.hits[-1]
    assert last.refused
    assert last.why.startswith(f"{said}; used for a question like this")


def test_memory_alone_is_enough_for_a_line_to_be_shown() -> None:
    before, now, line = AGAIN[3]
    assert offered(now).no_line
    found = offered(now, Memory(before=(used(before, line),)))
    assert (ids(found), found.no_line) == ([line], False)
