from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from consult_tui.search import dense, sieve
from consult_tui.search.inverted import Inverted
from consult_tui.search.sieve import Sieve, sieve_for
from consult_tui.search.spelling import neighbours, unfinished_neighbours

pytest.importorskip("numpy")

LETTERS = st.text("abcdeé19", min_size=1, max_size=7)
VOCABULARY = sorted(
    {"academies", "academy", "academic", "bureaucracy", "council", "councils", "counsel", "formula"}
)


@given(st.sets(LETTERS, min_size=1, max_size=20), LETTERS, st.integers(1, 2))
def test_no_word_within_reach_is_sieved_out(words: set[str], word: str, slips: int) -> None:
    vocabulary = sorted(words)
    made = Sieve(vocabulary)
    left = set(made.near(word, slips))
    assert {other for other in vocabulary if OSA.distance(word, other) <= slips} <= left
    begun = set(made.begun(word, slips, 0, len(vocabulary)))
    whole = {other for other in vocabulary if len(other) >= len(word)}
    assert {other for other in whole if OSA.distance(word, other[: len(word)]) <= slips} <= begun


def test_most_words_are_sieved_out() -> None:
    assert Sieve(VOCABULARY).near("bureacracy", 2) == ["bureaucracy"]
    assert Sieve(VOCABULARY).begun("acadm", 1, 0, len(VOCABULARY)) == ["academic", "academies", "academy"]


@pytest.mark.parametrize("word", ["acadmies", "beaurocracy", "cuoncil", "fromula", "xormula", "counci"])
def test_with_and_without_a_sieve_the_same_is_meant(word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = Inverted.build([[(" ".join(VOCABULARY), 1.0)]], {})
    expected = neighbours(plain, word), unfinished_neighbours(plain, word)
    assert sieve_for(plain, word) is None
    monkeypatch.setattr(sieve, "LARGE", 1)
    sieved = Inverted.build([[(" ".join(VOCABULARY), 1.0)]], {})
    assert sieve_for(sieved, word)
    assert (neighbours(sieved, word), unfinished_neighbours(sieved, word)) == expected
    assert expected[0]


def test_where_numpy_cannot_be_loaded_nothing_is_sieved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sieve, "LARGE", 1)
    monkeypatch.setattr(dense, "available", lambda: False)
    inverted = Inverted.build([[(" ".join(VOCABULARY), 1.0)]], {})
    assert sieve_for(inverted, "acadmies") is None
    assert neighbours(inverted, "acadmies") == (("academies", 1),)
