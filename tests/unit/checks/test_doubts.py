"""What is doubtful in a reading: each rule with a question that it doubts and one that it lets pass."""

from __future__ import annotations

import pytest

from consult_tui.checks.doubts import RULES, doubts
from consult_tui.domain.consultations import Choose, Question, QuestionKind

PLAIN = "Do you agree with the proposed change to the formula for small rural schools?"
PAGE = " ".join(["The department proposes to do this from next year on."] * 12)


def asked(*given: Question | str) -> list[Question]:
    """Questions with ids in their order; a text alone is numbered by its place."""
    return [
        Question(id=f"q{n}", number=str(n), text=one)
        if isinstance(one, str)
        else Question(
            id=f"q{n}",
            number=one.number,
            text=one.text,
            options=one.options,
            choose=one.choose,
            section=one.section,
            parent=one.parent,
            kind=one.kind,
        )
        for n, one in enumerate(given, 1)
    ]


def numbered(*numbers: str) -> list[Question]:
    topics = ("fees", "buses", "roads", "rents", "parks", "trees", "ports", "mills")
    return asked(*(Question(number=n, text=f"Which {t}?") for n, t in zip(numbers, topics, strict=False)))


RESPONDENT = Question(text="What is your name?", kind=QuestionKind.RESPONDENT)
CASES = {
    "two-questions": (
        asked("Is it fair to small councils? Should the grant be paid in two parts?"),
        asked("Is it fair to small councils? If not, what would you do instead of that?"),
    ),
    "number-inside": (
        asked("Is it fair? 2. Who should pay?"),
        asked("Is it fair in years 1. to 5 of the plan, at 2.5 per cent?"),
    ),
    "very-long": (asked(f"{PAGE} Do you agree?"), asked(PLAIN)),
    "asks-nothing": (asked("The local formula"), asked("Any further comments")),
    "cut-off": (asked("agree that the floor stays?"), asked("i) Do you agree that the floor stays?")),
    "number-missing": (numbered("1", "2", "5"), numbered("1", "2", "3", "3(a)", "4")),
    "number-out-of-order": (numbered("1", "5", "3"), numbered("1", "2", "1", "2")),
    "number-repeated": (numbered("1", "2", "2"), numbered("1", "2", "3")),
    "number-not-there": (numbered("1", "2", "3", "", "4", "5"), numbered("", "", "", "")),
    "option-reads-like-text": (
        asked(Question(number="1", text=PLAIN, options=("Yes", "If no, why not?"), choose=Choose.ONE)),
        asked(Question(number="1", text=PLAIN, options=("Yes", "No"), choose=Choose.ONE)),
    ),
    "one-option": (
        asked(Question(number="1", text=PLAIN, options=("Yes",), choose=Choose.ONE)),
        asked(Question(number="1", text=PLAIN, options=("Yes", "No"), choose=Choose.ONE)),
    ),
    "nearly-equal": (asked(PLAIN, PLAIN.replace("proposed ", "")), asked(PLAIN, "Please say why.")),
    "respondent-in-the-middle": (asked(PLAIN, RESPONDENT, "Why?"), asked(RESPONDENT, PLAIN, "Why?")),
}


def rules(questions: list[Question]) -> set[str]:
    return {doubt.rule for found in doubts(questions).values() for doubt in found}


def test_every_rule_has_a_case() -> None:
    assert set(CASES) == set(RULES)


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_doubts_what_it_is_for_and_nothing_else(rule: str) -> None:
    doubted, fine = CASES[rule]
    assert rule in rules(doubted)
    assert rule not in rules(fine)


@pytest.mark.parametrize(
    ("questions", "ref", "words"),
    [
        (numbered("1", "2", "5"), "q3", "numbers 3 to 4 before it are missing"),
        (numbered("5.1", "5.3"), "q2", "number 5.2 before it is missing"),
        (numbered("1", "5", "3"), "q3", "number 3 comes after 5"),
        (CASES["number-inside"][0], "q1", "the number 2 stands in its middle"),
        (CASES["two-questions"][0], "q1", "“Should the grant be paid in two parts?” begins another"),
        (CASES["nearly-equal"][0], "q2", "nearly the same words as question 1"),
    ],
)
def test_the_words_say_what_is_meant(questions: list[Question], ref: str, words: str) -> None:
    said = [doubt.words for doubt in doubts(questions)[ref]]
    assert any(words in each for each in said), said


def test_a_number_whose_question_was_taken_out_is_not_missing() -> None:
    assert doubts(numbered("1", "3"), ["2"]) == {}
    (doubt,) = doubts(numbered("1", "4"), ["2"])["q2"]
    assert doubt.words == "number 3 before it is missing"


def test_a_plain_consultation_has_no_doubts() -> None:
    plain = asked(
        "Do you agree with the floor?",
        Question(number="2", text="How should it be paid?", options=("Monthly", "Yearly"), choose=Choose.ONE),
        Question(number="2(a)", text="in rural areas;", parent="2"),
        Question(number="3", text="If not, why not?"),
        Question(number="4", text="What is your e-mail address?", kind=QuestionKind.RESPONDENT),
    )
    assert doubts(plain) == {}
