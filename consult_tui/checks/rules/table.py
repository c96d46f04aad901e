"""The one table of rules, and the check that goes through them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from consult_tui.checks.rules import boxes, completeness, consistency, figures, lines, names
from consult_tui.checks.rules.case import Alarm, Case, Level
from consult_tui.checks.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    completeness.UNANSWERED,
    completeness.PLACEHOLDER,
    boxes.TWO_BOXES,
    lines.WITHOUT_REASON,
    boxes.NO_BOX,
    boxes.BOX_AGAINST_TEXT,
    boxes.OPPOSITE_BOXES,
    lines.COMMITMENT_CHANGED,
    lines.LAPSED_WORDING,
    lines.PAST_REVIEW,
    lines.CITATION_NOT_BORNE_OUT,
    lines.UNKNOWN_CITATION,
    figures.FIGURE_WITHOUT_SOURCE,
    lines.AUTHORITY_IN_DOUBT,
    names.BODY_IN_DOUBT,
    names.WRONG_DEPARTMENT,
    completeness.OVER_WORD_LIMIT,
    completeness.CLOSING_DATE_PASSED,
    consistency.QUESTION_REPEATED,
    consistency.SAME_PARAGRAPH,
    names.ACRONYM_NOT_SPELLED_OUT,
    consistency.OPPOSITE_STATEMENTS,
    consistency.KEY_MESSAGE_UNSUPPORTED,
)
"""In the order in which `consult check --rules` lists them: those that block out of the box come first."""

BY_NAME: Mapping[str, Rule] = {rule.name: rule for rule in RULES}


def levels_in_force(given: Mapping[str, Level]) -> dict[str, Level]:
    """The level of every rule: what the workspace says, else what it is out of the box."""
    return {rule.name: given.get(rule.name, rule.level) for rule in RULES}


def switched_off(given: Mapping[str, Level]) -> tuple[str, ...]:
    """Names of the rules that speak out of the box and that the workspace has switched off."""
    in_force = levels_in_force(given)
    return tuple(
        rule.name for rule in RULES if rule.level is not Level.OFF and in_force[rule.name] is Level.OFF
    )


def check(case: Case, levels: Mapping[str, Level] | None = None) -> tuple[Alarm, ...]:
    """Every alarm about a response: what blocks first, then in the order of the questions.

    Args:
        case: The response and all that is known of it.
        levels: By rule's name, what the workspace says otherwise than out of the box.
    """
    in_force = levels_in_force(levels or {})
    found = [
        replace(alarm, rule=rule.name, level=in_force[rule.name])
        for rule in RULES
        if in_force[rule.name] is not Level.OFF
        for alarm in rule.check(case)
    ]
    weight = {level: number for number, level in enumerate(Level)}
    order = {question.id: number for number, question in enumerate(case.response.questions, 1)}
    return tuple(sorted(found, key=lambda alarm: (weight[alarm.level], order.get(alarm.ref, 0))))
