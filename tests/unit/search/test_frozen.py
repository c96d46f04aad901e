from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from consult_tui.search.find import find
from consult_tui.search.frozen import freeze, thaw
from consult_tui.search.index import build
from tests.unit.search.lines import LINES, small_index

INDEX = small_index()
KEPT = freeze(INDEX, "key")


def test_what_was_kept_finds_the_same() -> None:
    again = thaw(KEPT, "key", LINES, INDEX.evidence)
    assert again
    for query in (
        "dsg",
        "bureacracy",
        "school fund",
        '"minimum funding"',
        "theme:small",
        "body:executive",
        "",
    ):
        assert [(h.position.id, h.score) for h in find(again, query)] == [
            (h.position.id, h.score) for h in find(INDEX, query)
        ], query


def test_an_empty_library_can_be_kept() -> None:
    again = thaw(freeze(build([], {}, {}, {}), "k"), "k", [], {})
    assert again
    assert find(again, "school") == []


def test_of_another_library_or_cut_off_it_is_nothing() -> None:
    assert thaw(KEPT, "other", LINES, {}) is None
    assert thaw(b"", "key", LINES, {}) is None
    assert thaw(KEPT[:-1], "key", LINES, {}) is None
    assert thaw(KEPT + b"x", "key", LINES, {}) is None
    assert thaw(KEPT, "key", LINES[1:], {}) is None


@given(st.integers(0, len(KEPT) - 1), st.integers(1, 255))
def test_one_wrong_byte_anywhere_is_noticed(at: int, by: int) -> None:
    broken = bytearray(KEPT)
    broken[at] ^= by
    assert thaw(bytes(broken), "key", LINES, {}) is None


@given(st.binary(max_size=200))
def test_any_bytes_can_stand_in_the_file(data: bytes) -> None:
    assert thaw(data, "key", LINES, {}) is None
