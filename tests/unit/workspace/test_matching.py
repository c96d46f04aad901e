"""Which questions of two readings are one."""

from __future__ import annotations

import pytest

from consult_tui.domain.consultations import Question
from consult_tui.workspace.consultations.matching import matches


def asked(*given: tuple[str, str]) -> list[Question]:
    return [Question(number=number, text=text) for number, text in given]


FARES = "Do you agree that ferry fares should follow the price of fuel?"
PIERS = "Which piers need repair before the next season?"


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ([("1", FARES), ("2", PIERS)], [("1", PIERS), ("2", FARES)], {0: 1, 1: 0}),
        ([("1", FARES)], [("7", "do you agree that “ferry fares” should follow the price of fuel?")], {0: 0}),
        ([("2", PIERS)], [("2", "Which of the piers need urgent repair this winter?")], {0: 0}),
        ([("2", PIERS)], [("5", "Which piers need urgent repair before the next season?")], {0: 0}),
        ([("2", PIERS)], [("2", "What should a child's ticket cost?")], {}),
        ([("1", FARES)], [("1", "Do you agree that schools forums should publish their minutes?")], {}),
        ([("1", "Please say why."), ("2", "Please say why.")], [("2", "Please say why.")], {0: 1}),
        ([("", "Why?"), ("", "Why?")], [("", "Why?"), ("", "Why?")], {0: 0, 1: 1}),
        ([], [("1", FARES)], {}),
    ],
)
def test_the_same_questions_are_found(
    old: list[tuple[str, str]], new: list[tuple[str, str]], found: dict[int, int]
) -> None:
    assert matches(asked(*old), asked(*new)) == found
