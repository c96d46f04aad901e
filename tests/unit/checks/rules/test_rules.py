"""Every rule speaks in its example and is silent in its counter-example; what the check makes of them."""

from __future__ import annotations

import re

import pytest

from consult_tui.checks.rules.case import Level
from consult_tui.checks.rules.examples import Example, Said
from consult_tui.checks.rules.rule import Rule
from consult_tui.checks.rules.table import BY_NAME, RULES, check, levels_in_force, switched_off

ALL_ON = {rule.name: Level.WARNS for rule in RULES}
every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


@every_rule
def test_a_rule_speaks_in_its_example_and_is_silent_in_its_counter_example(rule: Rule) -> None:
    said = [alarm for alarm in check(rule.example.case(), ALL_ON) if alarm.rule == rule.name]
    assert said
    assert all(alarm.message and alarm.mend for alarm in said)
    assert [alarm for alarm in check(rule.counter.case(), ALL_ON) if alarm.rule == rule.name] == []


@every_rule
def test_a_rule_says_what_it_is_in_one_sentence_and_has_a_name_for_settings(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert rule.says.endswith(".")
    assert rule.says.count(". ") == 0
    assert BY_NAME[rule.name] is rule


@every_rule
def test_what_is_to_be_highlighted_stands_in_the_text(rule: Rule) -> None:
    case = rule.example.case()
    for alarm in rule.check(case):
        keys = [alarm.ref] if alarm.ref else [*case.texts]
        texts = [case.words(key) for key in keys] + [
            each.sentence.text for k in keys for each in case.texts.get(k, ())
        ]
        choices = case.response.answer(alarm.ref).choices if alarm.ref else ()
        assert any(alarm.place in text for text in (*texts, *choices))


def test_no_two_rules_have_one_name() -> None:
    assert len(BY_NAME) == len(RULES)


def test_what_blocks_out_of_the_box() -> None:
    assert [rule.name for rule in RULES if rule.level is Level.BLOCKS] == [
        "unanswered",
        "placeholder-left",
        "two-boxes",
        "line-without-reason",
    ]


def test_what_is_off_out_of_the_box_stays_silent_until_switched_on() -> None:
    rule = BY_NAME["acronym-not-spelled-out"]
    case = rule.example.case()
    assert rule.name not in {alarm.rule for alarm in check(case)}
    assert rule.name in {alarm.rule for alarm in check(case, {rule.name: Level.NOTES})}


def test_what_blocks_comes_first_then_the_order_of_the_questions() -> None:
    case = Example(
        said=(
            Said(text="It costs £5m. [@nobody]"),
            Said(text="It costs TBC.", word_limit=2),
            Said(),
        )
    ).case()
    found = check(case, {"over-word-limit": Level.BLOCKS, "unknown-citation": Level.NOTES})
    assert [(alarm.level, alarm.ref, alarm.rule) for alarm in found] == [
        (Level.BLOCKS, "q2", "placeholder-left"),
        (Level.BLOCKS, "q2", "over-word-limit"),
        (Level.BLOCKS, "q3", "unanswered"),
        (Level.WARNS, "q1", "figure-without-source"),
        (Level.NOTES, "q1", "unknown-citation"),
    ]


def test_the_level_is_the_workspaces() -> None:
    case = BY_NAME["unanswered"].example.case()
    assert [alarm.level for alarm in check(case, {"unanswered": Level.NOTES})] == [Level.NOTES]
    assert check(case, {"unanswered": Level.OFF}) == ()


def test_switched_off_is_told_only_of_rules_that_speak_out_of_the_box() -> None:
    given = {"past-review": Level.OFF, "same-paragraph": Level.OFF, "no-box": Level.NOTES}
    assert switched_off(given) == ("past-review",)
    assert switched_off({}) == ()
    assert levels_in_force(given)["no-box"] is Level.NOTES
