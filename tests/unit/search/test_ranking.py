from __future__ import annotations

import pytest

from consult_tui.search import dense
from consult_tui.search.find import find
from consult_tui.search.index import build
from consult_tui.search.query import parse
from consult_tui.search.ranking import LARGE, best_covering, best_covering_plainly
from consult_tui.search.terms import terms_of
from tests.benchmarks.made import library, sessions

pytest.importorskip("numpy")

POSITIONS = library(400)
INDEX = build(POSITIONS, {}, {}, {})


def test_arrays_and_plain_python_rank_alike() -> None:
    ranked = 0
    for session in sessions(POSITIONS, each=6):
        for text in session.keystrokes():
            by_arrays, plainly = (
                [(hit.position.id, round(hit.score, 6)) for hit in find(INDEX, text, limit=30, ranker=ranker)]
                for ranker in (dense.best_covering, best_covering_plainly)
            )
            assert by_arrays == plainly, text
            ranked += bool(plainly)
    assert ranked > 500


@pytest.mark.parametrize("rank", [dense.best_covering, best_covering_plainly])
def test_only_the_best_of_those_allowed_are_given_the_earlier_of_equals_first(rank: object) -> None:
    same = build([POSITIONS[0]] * 9, {}, {}, {}).inverted
    terms = terms_of(same, parse(POSITIONS[0].title))
    allowed = bytes([0, 1, 1, 0, 1, 1, 1, 1, 1])
    assert [n for _, n in rank(same, terms, allowed, 4)] == [1, 2, 4, 5]  # type: ignore[operator]
    assert rank(same, terms, allowed, 0) == []  # type: ignore[operator]
    assert rank(same, terms, bytes(9), 4) == []  # type: ignore[operator]


def test_where_numpy_cannot_be_loaded_plain_python_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    many = build([POSITIONS[0]] * LARGE, {}, {}, {}).inverted
    terms = terms_of(many, parse("transition"))
    expected = best_covering(many, terms, bytes([1]) * LARGE, 3)
    monkeypatch.setattr(dense, "available", lambda: False)
    monkeypatch.setattr(dense, "best_covering", None)
    found = best_covering(many, terms, bytes([1]) * LARGE, 3)
    assert [n for _, n in found] == [n for _, n in expected]
