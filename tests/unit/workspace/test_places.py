"""Where a question stands in its document."""

from __future__ import annotations

import pytest

from consult_tui.domain.consultations import Question
from consult_tui.workspace.consultations.places import Line, Place, Text, find, places, text_of

TEXT = text_of(
    [
        Line("Contents: Do you agree with the floor?"),
        Line("The floor", heading=True),
        Line("Do you agree with the floor?", label="Question 1:"),
        Line("Should “it” be paid"),
        Line("in two parts? Please say so."),
        Line("Why?", label="(a)"),
        Line("Why?", label="(b)"),
    ]
)


def said(text: Text, place: Place | None) -> list[str]:
    """The words that are marked, line by line."""
    return [text.lines[s.line].text[s.start : s.end] for s in place.spans] if place else []


@pytest.mark.parametrize(
    ("words", "marked", "whole"),
    [
        ("Should it be paid in two parts?", ["Should “it” be paid", "in two parts"], True),
        ("do you AGREE with   the floor", ["Do you agree with the floor"], True),
        ("Should it be paid in two parts, or never?", ["Should “it” be paid", "in two"], False),
    ],
)
def test_words_are_found_whatever_parts_them(words: str, marked: list[str], whole: bool) -> None:
    place = find(TEXT, words)
    assert place is not None
    assert (said(TEXT, place), place.whole) == (marked, whole)


@pytest.mark.parametrize("words", ["Should it never be paid?", "", "?", "agree"[:3]])
def test_what_does_not_stand_there_is_not_found(words: str) -> None:
    assert find(TEXT, words) is None


def test_each_is_looked_for_behind_the_one_before_it() -> None:
    asked = [
        Question(id=f"q{n}", text=text)
        for n, text in enumerate(
            ["Should it be paid in two parts?", "Why?", "Why?", "Do you agree with the floor?"]
        )
    ]
    found = places(TEXT, asked)
    assert [found[q.id].line for q in asked] == [3, 5, 6, 0]
