from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult_tui.domain.positions import Status
from consult_tui.search.filters import strange
from consult_tui.search.find import Hit, find
from consult_tui.search.index import build
from consult_tui.search.query import parse
from consult_tui.search.words import tokens
from tests.unit.search.lines import LINES, line, small_index

INDEX = small_index()
USUAL = [p.id for p in LINES if p.searched_by_default]
WORDS = [
    "fair",
    "access",
    "school",
    "funding",
    "guarantee",
    "formula",
    "children's",
    "bureaucracy",
    "fair-access",
    "cafés",
    "council",
]


def ids(query: str, **options: object) -> list[str]:
    return [hit.position.id for hit in find(INDEX, query, **options)]  # type: ignore[arg-type]


def test_an_empty_query_gives_all_that_is_allowed_in_library_order() -> None:
    assert ids("") == USUAL
    assert ids("", everything=True) == [p.id for p in LINES]
    assert ids("", limit=2) == USUAL[:2]
    assert ids("of the ") == USUAL


def test_lapsed_and_draft_lines_come_only_when_asked_for() -> None:
    plain = ids("school funding")
    assert plain
    assert not {"old", "begun", "gone"} & set(plain)
    assert {"old", "begun", "gone"} <= set(ids("school funding", everything=True))
    assert ids("school funding", statuses=[Status.DRAFT]) == ["begun"]
    assert ids("school funding status:superseded") == ["old"]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("bureacracy", "munro"),
        ("beaurocracy", "munro"),
        ("acadmies", "academies"),
        ("gaurantee", "floor"),
        ("fundng garantee", "floor"),
        ("minimum guarantee funding", "floor"),
        ("social wor", "munro"),
        ("bureauc", "munro"),
        ("bureaucr ", "munro"),
        ("bueraucr", "munro"),
        ("Zedtown", "floor"),
        ("admisions", "academies"),
        ("protocol", "academies"),
        ("CHILDREN'S INTERESTS", "academies"),
        ("childrens interest", "academies"),
        ("children’s interests", "academies"),
        ("fairaccess", "academies"),
        ("fair-access", "academies"),
        ("reorganise", "cafe"),
        ("re organise", "cafe"),
        ("bylaw", "cafe"),
        ("by-laws", "cafe"),
        ("socialworkers", "munro"),
        ("resumes of naive cafe owners", "cafe"),
    ],
)
def test_what_officers_type(query: str, first: str) -> None:
    assert ids(query)[0] == first


def test_one_or_two_letters_are_looked_for_in_titles_only() -> None:
    assert ids("mi") == ["floor"]
    assert ids("mu") == []
    assert ids("mun") == ["munro"]


def test_a_pasted_page_is_answered() -> None:
    assert ids("bureaucracy " + "xylophonically " * 5000)[0] == "munro"
    assert ids("x" * 10_000) == []


def test_short_words_are_not_guessed_at() -> None:
    assert ids("xyz ") == []
    assert ids("qqqqqqqq zzzzzzzz") == []


def test_a_phrase_must_stand_as_it_is() -> None:
    assert ids('"minimum funding guarantee"') == ["floor"]
    assert ids('"Minimum Funding Guar') == ["floor"]
    assert ids('"guarantee minimum funding"') == []
    assert ids('"by the"') == []
    assert ids('"of the"') == []
    assert ids('"to fall away"') == ["floor"]


def test_a_minus_shuts_a_word_out() -> None:
    assert "floor" in ids("formula")
    assert "floor" not in ids("formula -guarantee")
    assert ids("-school -schools -bureaucracy") == ["cafe"]


def test_acronyms_work_both_ways() -> None:
    assert set(ids("dsg")) == {"formula", "grant"}
    assert set(ids("dedicated schools grant")[:2]) == {"formula", "grant"}
    given_one = small_index({"MFG": "minimum funding guarantee"})
    assert [hit.position.id for hit in find(given_one, "MFG")] == ["floor"]
    assert find(given_one, "mfg ")[0].matched == ("Minimum Funding Guarantee",)


def test_filters_typed_and_chosen() -> None:
    assert set(ids("theme:funding")) == {"formula", "floor", "grant"}
    assert set(ids("", themes=["school funding"])) == {"formula", "floor", "grant"}
    assert ids("theme:funding theme:small") == ["floor"]
    assert set(ids("body:children")) == {"grant", "munro"}
    assert set(ids("body:LGA")) == {"formula", "floor", "academies", "cafe"}
    assert ids("schools", bodies=["children-board"]) == ["grant"]
    assert ids("status:stated") == ["grant"]
    assert ids("status:stat") == ["grant"]
    assert ids("status:nonsense") == []
    assert ids("status:agreed", statuses=[Status.STATED]) == []


def test_a_title_that_is_what_was_typed_comes_first() -> None:
    assert ids("minimum funding guarantee")[0] == "floor"


def test_more_of_the_words_is_better() -> None:
    assert ids("schools sudden losses")[0] == "floor"


def test_marks_and_passage_show_why() -> None:
    hit = find(INDEX, "minmum guarantee losses")[0]
    statement, title = hit.position.statement, hit.position.title
    assert [title[a:b] for a, b in hit.marks.title] == ["Minimum", "Guarantee"]
    assert [statement[a:b] for a, b in hit.marks.statement] == ["minimum", "guarantee", "losses"]
    assert hit.matched == ("Minimum", "Guarantee", "losses")


def test_the_passage_holds_the_words_of_a_long_statement() -> None:
    filler = "Nothing of note happens in this sentence at all. " * 20
    index = build([line("long", "Long", filler + "Peat bogs matter to councils. " + filler)], {}, {}, {})
    hit = find(index, "peat bogs")[0]
    start, end = hit.passage
    shown = hit.position.statement[start:end]
    assert shown.startswith("Peat bogs matter")
    assert len(shown) <= 240


def _order(hits: list[Hit]) -> list[tuple[str, float]]:
    return [(hit.position.id, round(hit.score, 9)) for hit in hits]


@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=5, unique=True), st.randoms(use_true_random=False)
)
def test_the_order_of_the_words_never_matters(words: list[str], draw: random.Random) -> None:
    other = list(words)
    draw.shuffle(other)
    assert _order(find(INDEX, " ".join(words) + " ")) == _order(find(INDEX, " ".join(other) + " "))


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4), st.booleans())
def test_case_accents_and_signs_never_matter(words: list[str], finished: bool) -> None:
    text = " ".join(words) + " " * finished
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    expected = _order(find(INDEX, text))
    for other in (text.upper(), bare, text.replace("'", "’"), text.replace("'", ""), text.replace("-", "‑")):
        assert _order(find(INDEX, other)) == expected


@given(
    st.text() | st.lists(st.sampled_from([*WORDS, '"', "-", "status:", "theme:", "x", " "])).map("".join),
    st.none() | st.frozensets(st.sampled_from(Status)),
    st.sampled_from([(), ("funding",), ("no such theme",), ("",)]),
    st.sampled_from([(), ("executive",), ("children",)]),
    st.booleans(),
    st.integers(0, 5),
)
def test_every_hit_fits_the_filters(
    query: str,
    statuses: frozenset[Status] | None,
    themes: tuple[str, ...],
    bodies: tuple[str, ...],
    everything: bool,
    limit: int,
) -> None:
    hits = find(
        INDEX, query, statuses=statuses, themes=themes, bodies=bodies, everything=everything, limit=limit
    )
    assert len(hits) <= limit
    assert len({hit.position.id for hit in hits}) == len(hits)
    for hit in hits:
        position = hit.position
        if statuses is not None:
            assert position.status in statuses
        elif not everything and "status:" not in query.lower():
            assert position.searched_by_default
        if themes == ("funding",):
            assert any("funding" in theme for theme in position.themes)
        assert themes != ("no such theme",)
        if bodies:
            assert position.agreed_by
            assert bodies[0] in position.agreed_by.body
        for text, spans in ((position.title, hit.marks.title), (position.statement, hit.marks.statement)):
            assert all(0 <= a < b <= len(text) for a, b in spans)
            assert list(spans) == sorted(spans)
        assert 0 <= hit.passage[0] <= hit.passage[1] <= len(position.statement)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


@given(st.lists(st.tuples(st.text(max_size=40), st.text(max_size=80)), max_size=4), st.text(max_size=20))
def test_any_library_can_be_indexed_and_searched(texts: list[tuple[str, str]], query: str) -> None:
    lines = [line(f"l{n}", title, statement, themes=(title,)) for n, (title, statement) in enumerate(texts)]
    index = build(lines, {}, {}, {query: query})
    for hit in find(index, query):
        assert hit.position in lines
    for position in lines:
        if words := [w for w in tokens(position.title) if len(w) > 3]:
            assert position in [hit.position for hit in find(index, f'"{words[0]}"', limit=10)]


def _slips(word: str) -> set[str]:
    """Every way of leaving a letter out, doubling it, or swapping it with the next, after the first."""
    out = {word[:k] + word[k + 1 :] for k in range(1, len(word))}
    out |= {word[:k] + word[k] + word[k:] for k in range(len(word))}
    out |= {word[:k] + word[k + 1] + word[k] + word[k + 2 :] for k in range(len(word) - 1)}
    return out - {word}


def test_a_slip_in_a_title_still_finds_the_line() -> None:
    for position in LINES:
        if not position.searched_by_default:
            continue
        for word in {w for w in tokens(position.title) if len(w) >= 5}:
            for slip in _slips(word):
                assert position.id in ids(slip + " ")[:5], (word, slip)


def test_a_rare_word_may_be_a_slip_for_another_where_the_rest_fits() -> None:
    index = build(
        [
            line("meant", "Bus fares in Rudencester", "Risk is shared."),
            line("typed", "Planning in Rudecester", "Trees stand."),
            line("other", "Bus fares in Venimere", "Risk is shared."),
        ],
        {},
        {},
        {},
    )
    assert find(index, "bus fares rudecester")[0].position.id == "meant"
    assert [hit.position.id for hit in find(index, "rudecester")] == ["typed", "meant"]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("theme:nosuch", ["'nosuch'"]),
        ("status:agre body:zzz theme:nosuch fair", ["'nosuch'", "'zzz'"]),
        ("status:sure", ["'sure'", "agreed"]),
        ("status:agreed fair", []),
        ("status: theme: fair", []),
    ],
)
def test_a_filter_that_no_line_fits_is_named(query: str, names: list[str]) -> None:
    said = " ".join(strange(INDEX, parse(query)))
    assert all(name in said for name in names)
    assert bool(said) == bool(names)
