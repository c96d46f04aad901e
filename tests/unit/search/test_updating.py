"""An index that followed the changes finds what one built anew finds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consult_tui.domain.evidence import Evidence
from consult_tui.domain.positions import Position
from consult_tui.search import updating
from consult_tui.search.find import find
from consult_tui.search.index import Index, build
from consult_tui.search.updating import updated
from tests.unit.search.lines import LINES, line

FIGURES = {"mfg": Evidence(id="mfg", statement="Held at minus 1.5 % a pupil", source="Zedtown return")}
SAID = {p.id: "LGA Executive, 8 December 2011" for p in LINES}
WORDS = [
    "school",
    "funding",
    "dsg",
    "dedicated schools grant",
    "Mutual Fund Guild (MFG)",
    "peat",
    "the",
    "re-use",
]
QUERIES = [
    "school",
    "dsg",
    "grant dedicated",
    "mfg ",
    "mutual guild",
    "peat bogs",
    "reuse",
    "zedtown",
    "theme:new",
]


def _built(positions: list[Position], figures: dict[str, Evidence] = FIGURES) -> Index:
    return build(positions, SAID, figures, {})


def _found(index: Index, query: str) -> list[tuple[str, float]]:
    return [(h.position.id, round(h.score, 5)) for h in find(index, query, everything=True, limit=50)]


def _same(one: Index, other: Index) -> None:
    assert one.positions == other.positions
    assert dict(one.acronyms) == dict(other.acronyms)
    assert list(one.inverted.vocabulary) == list(other.inverted.vocabulary)
    assert one.inverted.postings == other.inverted.postings
    for query in QUERIES:
        assert _found(one, query) == _found(other, query), query


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, len(LINES) + 2),
            st.lists(st.sampled_from(WORDS), max_size=6),
            st.sampled_from(WORDS),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_what_was_updated_is_what_would_be_built(changes: list[tuple[int, list[str], str]]) -> None:
    positions = list(LINES)
    index = _built(positions)
    for at, words, title in changes:
        changed = line(f"new-{len(positions)}", title, " ".join(words) + ".", themes=("new theme",))
        if at < len(positions):
            changed = replace(changed, id=positions[at].id)
            positions[at] = changed
        else:
            positions.append(changed)
        now = updated(index, positions, {changed.id}, SAID, FIGURES, {})
        assert now is not None
        index = now
    _same(index, _built(positions))


def test_a_search_that_goes_on_in_the_old_index_is_not_disturbed() -> None:
    index = _built(list(LINES))
    before = {query: _found(index, query) for query in QUERIES}
    changed = [replace(LINES[0], statement="Peat bogs."), *LINES[1:]]
    now = updated(index, changed, {LINES[0].id}, SAID, FIGURES, {})
    assert now
    assert _found(now, "peat bogs")[0][0] == LINES[0].id
    assert {query: _found(index, query) for query in QUERIES} == before


def test_a_figure_that_changed_is_found_by_its_new_words() -> None:
    index = _built(list(LINES))
    figures = {"mfg": replace(FIGURES["mfg"], source="Yardley return")}
    now = updated(index, LINES, {"floor"}, SAID, figures, {})
    assert now
    assert [h.position.id for h in find(now, "yardley")] == ["floor"]
    assert find(now, "zedtown") == []


def test_an_acronym_that_is_explained_no_more_leads_nowhere() -> None:
    index = _built(list(LINES))
    assert "formula" in [h.position.id for h in find(index, "dedicated schools grant")]
    changed = [replace(LINES[0], statement="Nothing is said of it."), *LINES[1:]]
    now = updated(index, changed, {"formula"}, SAID, FIGURES, {})
    assert now
    _same(now, _built(changed))
    assert find(now, "dedicated") == []


def test_where_lines_went_or_most_changed_it_is_built_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    index = _built(list(LINES))
    assert updated(index, LINES[1:], set(), SAID, FIGURES, {}) is None
    assert updated(index, LINES[::-1], set(), SAID, FIGURES, {}) is None
    monkeypatch.setattr(updating, "_FEW", 2)
    assert updated(index, LINES, {p.id for p in LINES}, SAID, FIGURES, {}) is None
    assert updated(index, LINES, {LINES[0].id}, SAID, FIGURES, {}) is not None
