"""The words put in and taken out: to the letter, and in phrases."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult_tui.text.differences import Change, differences, words_changed
from tests.unit.text.outlines import any_text, words

_sentences = st.lists(st.sampled_from(["we", "do", "not", "agree", ",", ".", "with", "5", "6"])).map(" ".join)
texts = st.one_of(any_text, words, _sentences)


@given(texts, texts)
def test_both_texts_are_there_to_the_letter(old: str, new: str) -> None:
    found = differences(old, new)
    assert "".join(s.text for s in found if s.change is not Change.IN) == old
    assert "".join(s.text for s in found if s.change is not Change.OUT) == new


@given(texts, texts)
def test_stretches_are_whole_and_what_is_taken_out_comes_first(old: str, new: str) -> None:
    found = differences(old, new)
    assert all(s.text for s in found)
    pairs = list(pairwise(found))
    assert all(a.change is not b.change for a, b in pairs)
    assert (Change.IN, Change.OUT) not in {(a.change, b.change) for a, b in pairs}


@given(texts)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert [s.change for s in differences(text, text)] == [Change.SAME] * bool(text)
    assert words_changed(text, text) == 0


def _marked(old: str, new: str) -> str:
    signs = {Change.SAME: "{}", Change.IN: "+{}+", Change.OUT: "-{}-"}
    return "".join(signs[s.change].format(s.text) for s in differences(old, new))


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        ("We agree.", "We do not agree.", "We+ do not+ agree."),
        ("We do not agree.", "We agree.", "We- do not- agree."),
        ("It costs £10.5m.", "It costs £12.5m.", "It costs £-10-+12+.5m."),
        ("The council's plan", "The councils' plan", "The -council's-+councils'+ plan"),
        ("", "New.", "+New.+"),
        ("Old.", "", "-Old.-"),
        ("", "", ""),
        ("We agree", "WE agree", "-We-+WE+ agree"),
        # Islands without three letters join the changes on both sides.
        ("red or blue", "green or black", "-red or blue-+green or black+"),
        ("red and blue", "green and black", "-red-+green+ and -blue-+black+"),
    ],
)
def test_changes_read_as_phrases(old: str, new: str, marked: str) -> None:
    assert _marked(old, new) == marked


@pytest.mark.parametrize(
    ("old", "new", "count"),
    [
        ("", "", 0),
        ("We agree.", "We do not agree.", 2),
        ("We do not agree.", "We agree.", 2),
        ("We agree.", "We agree!", 0),
        ("one two three", "one zwei drei vier", 3),
        ("we don't", "we do", 1),
        ("", "all of it is new", 5),
    ],
)
def test_words_changed(old: str, new: str, count: int) -> None:
    assert words_changed(old, new) == count
