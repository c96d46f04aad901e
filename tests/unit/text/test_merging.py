"""Two texts made from a third: what only one changed is taken, what both changed is for the officer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult_tui.text.merging import merge, one_after_the_other

BASE = "First.\n\nSecond.\n\nThird."
TEXTS = st.lists(st.sampled_from(["", "a", "b", "c", "a longer line"]), max_size=8).map("\n".join)


@pytest.mark.parametrize(
    ("mine", "theirs", "merged"),
    [
        ("First!\n\nSecond.\n\nThird.", "First.\n\nSecond.\n\nThird!", "First!\n\nSecond.\n\nThird!"),
        ("Second.\n\nThird.", "First.\n\nSecond.\n\nThird.\n\nFourth.", "Second.\n\nThird.\n\nFourth."),
        ("First.\n\nSecond!\n\nThird.", "First.\n\nSecond!\n\nThird.", "First.\n\nSecond!\n\nThird."),
        ("First.\n\nSecond!\n\nThird.", "First.\n\nSecond?\n\nThird.", None),
        ("", "First.\n\nSecond.\n\nThird!", None),
    ],
)
def test_paragraphs_that_one_of_two_changed_are_merged(mine: str, theirs: str, merged: str | None) -> None:
    assert merge(BASE, mine, theirs) == merged
    assert merge(BASE, theirs, mine) == merged


@given(TEXTS, TEXTS)
def test_where_only_one_changed_anything_it_is_taken_whole(base: str, changed: str) -> None:
    assert merge(base, changed, base) == changed
    assert merge(base, base, changed) == changed
    assert merge(base, changed, changed) == changed


@given(TEXTS, TEXTS, TEXTS)
def test_a_merge_holds_no_line_that_neither_has(base: str, mine: str, theirs: str) -> None:
    merged = merge(base, mine, theirs)
    if merged is not None:
        assert set(merged.split("\n")) <= {*mine.split("\n"), *theirs.split("\n")}


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        ("Mine. ", "Theirs.", "Mine.\n\nTheirs."),
        ("", "Theirs.", "Theirs."),
        ("A longer.", "longer", "A longer."),
    ],
)
def test_without_a_merge_both_stand_one_after_the_other(mine: str, theirs: str, both: str) -> None:
    assert one_after_the_other(mine, theirs) == both
