"""For or against: told where a text says so in so many words, and left alone where it does not."""

from __future__ import annotations

import pytest

from consult_tui.checks.rules.stances import Side, side_of_box, stance_of, takes_sides, ticked
from consult_tui.domain.consultations import Question
from consult_tui.text.sentences import split

FOR = ["Agree", "Strongly agree", "Yes", "Yes, all of it", "Tend to agree", "Support", "In favour"]
AGAINST = ["Disagree", "Strongly disagree", "No", "Oppose", "Do not agree", "Tend to disagree", "Object"]
NEITHER = [
    "Not sure",
    "Neither agree nor disagree",
    "Don't know",
    "Don’t know",
    "Yes, partly",
    "Agree with reservations",
    "No opinion",
    "No view",
    "Other",
    "Red",
    "Option A",
    "Normal",
    "Yesterday",
    "",
]
SAYS_FOR = [
    "Yes.",
    "Yes, it is overdue.",
    "Agreed. It is overdue.",
    "We agree. It is overdue.",
    "We strongly agree.",
    "We support this proposal.",
    "It is overdue. We fully support the proposed approach.",
    "The LGA agrees with the proposal.",
    "The Association welcomes these changes.",
    "We are in favour of the proposed change.",
]
SAYS_AGAINST = [
    "No.",
    "No, it is too early.",
    "No - it is too early.",
    "We disagree.",
    "We do not agree. It is too early.",
    "We do not support this proposal.",
    "It is too early. We oppose the proposal.",
    "We cannot support the proposed approach.",
    "We don’t agree with the proposal.",
    "The LGA does not support the proposals.",
    "We strongly object to these changes.",
    "We are opposed to the change.",
    "We would not support such a change.",
]
SAYS_NEITHER = [
    "",
    "It depends.",
    "No-one could object.",
    "No regulatory framework is required.",
    "No doubt it is overdue.",
    "Yesterday we agreed.",
    "We agree that the present system is unfair.",
    "We agree with the aim. However, we do not support this proposal.",
    "We support this proposal, provided that councils are paid.",
    "Yes, but not yet.",
    "We support the proposal in principle.",
    "We support the proposal. We do not support the proposed measures.",
    "Some councils do not support this proposal.",
    "Why do we not support this proposal?",
    "We support councils that do this.",
    "Where councils agree, the proposal may work.",
    "We do not object.",
]
ASKS = "Do you agree with the proposal?"


@pytest.mark.parametrize(
    ("option", "side"),
    [(o, Side.FOR) for o in FOR] + [(o, Side.AGAINST) for o in AGAINST] + [(o, None) for o in NEITHER],
)
def test_what_a_box_says(option: str, side: Side | None) -> None:
    assert side_of_box(option) is side


@pytest.mark.parametrize(
    ("text", "side"),
    [(t, Side.FOR) for t in SAYS_FOR]
    + [(t, Side.AGAINST) for t in SAYS_AGAINST]
    + [(t, None) for t in SAYS_NEITHER],
)
def test_what_a_text_says(text: str, side: Side | None) -> None:
    found = stance_of(split(text), ASKS)
    assert (found[0] if found else None) is side
    if found:
        assert found[1] in split(text)


@pytest.mark.parametrize(
    "asks",
    [
        "Do you object to the proposal?",
        "Do you have any concerns?",
        "Do you disagree?",
        "Why should it not be so?",
    ],
)
def test_a_question_that_asks_the_other_way_round_is_left_alone(asks: str) -> None:
    assert stance_of(["Yes.", "We oppose the proposal."], asks) is None


def test_agree_or_disagree_is_no_other_way_round() -> None:
    assert stance_of(["We oppose this proposal."], "Do you agree or disagree with the proposal?") is not None


def test_a_question_that_proposes_nothing_goes_by_the_opening_words_alone() -> None:
    asks = "Should councils be told a year ahead?"
    assert stance_of(["We oppose the proposal."], asks) is None
    assert stance_of(["No, two years."], asks) == (Side.AGAINST, "No, two years.")


def test_only_a_tick_on_one_side_of_two_counts() -> None:
    sided = Question(text=ASKS, options=("Yes", "No", "Not sure"))
    assert takes_sides(sided)
    assert ticked(sided, ("Yes",)) is Side.FOR
    assert ticked(sided, ("Not sure",)) is None
    assert ticked(sided, ("Yes", "No")) is None
    assert ticked(sided, ()) is None
    assert ticked(Question(text="Which?", options=("Yes, red", "Green")), ("Yes, red",)) is None
