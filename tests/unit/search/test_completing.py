from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult_tui.search.completing import Choices, completed, completions
from consult_tui.search.find import find
from tests.unit.search.lines import LINES, small_index

CHOICES = Choices(
    themes=("school funding", "small schools", "funding", "admissions"),
    bodies=(("LGA Executive", "Executive", "exec"), ("Children's Board", "CYPB"), ("Cabinet",)),
)


@pytest.mark.parametrize(
    ("typed", "becomes"),
    [
        ("sta", ("status:",)),
        ("st", ("status:",)),
        ("BO", ("body:",)),
        ("fair access th", ("fair access theme:",)),
        ("status:ag", ("status:agreed ",)),
        ("status:s", ("status:stated ", "status:superseded ")),
        ("STATUS:AG", ("STATUS:agreed ",)),
        ("theme:fu", ("theme:funding ", "theme:school-funding ")),
        ("theme:school", ("theme:school-funding ", "theme:small-schools ")),
        ("theme:ad", ("theme:admissions ",)),
        ('theme:"small sc', ('theme:"small schools" ',)),
        ("peat body:ex", ("peat body:Executive ",)),
        ("body:lga", ("body:LGA-Executive ",)),
        ("body:cyp", ("body:CYPB ",)),
        ("body:childrens", ("body:Children's-Board ",)),
        ("body:ca", ("body:Cabinet ",)),
    ],
)
def test_what_an_unfinished_filter_may_become(typed: str, becomes: tuple[str, ...]) -> None:
    assert completions(typed, CHOICES) == becomes


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "s",
        "fund",
        "status:agreed",
        "status:agreed ",
        "theme:peat",
        "colour:re",
        '"status',
        "status:zz",
        "-st",
    ],
)
def test_what_begins_no_filter_or_is_one_is_left_alone(typed: str) -> None:
    assert completions(typed, CHOICES) == ()


def test_after_the_colon_everything_is_offered() -> None:
    assert len(completions("status:", CHOICES)) == 6
    assert len(completions("theme:", CHOICES)) == 4
    assert len(completions("body:", CHOICES)) == 3


def test_a_completed_filter_finds_its_lines_and_is_not_completed_further() -> None:
    index = small_index()
    choices = Choices(themes=tuple(sorted({theme for p in LINES for theme in p.themes})))
    for theme in choices.themes:
        (whole, *_) = completions(f"theme:{theme[:4]}", choices)
        found = {hit.position.id for hit in find(index, whole)}
        assert found
        assert found <= {p.id for p in LINES if any(theme[:4] in t for t in p.themes)}
        assert completions(whole, choices) == ()


@given(
    st.text(), st.lists(st.text(max_size=20), max_size=4), st.lists(st.lists(st.text(max_size=9)), max_size=3)
)
def test_any_text_can_be_typed_and_what_was_typed_before_stays(
    typed: str, themes: list[str], bodies: list[list[str]]
) -> None:
    choices = Choices(themes=tuple(themes), bodies=tuple(map(tuple, bodies)))
    for whole in completions(f"peat bogs {typed}", choices):
        assert whole.startswith("peat bogs ")


def test_what_is_shown_behind_the_words_goes_on_from_them() -> None:
    assert completed("peat sta", CHOICES) == "peat status:"
    assert completed("Theme:Fu", CHOICES) == "Theme:Funding "
    assert completed("theme:small s", CHOICES) == ""
    assert completed("body:board", CHOICES) == ""
    assert completed("body:children", CHOICES) == "body:children's-Board "


@given(st.text("stahembody: ex", max_size=14))
def test_what_is_shown_always_begins_with_what_was_typed(typed: str) -> None:
    shown = completed(typed, CHOICES)
    assert not shown or (shown.startswith(typed) and len(shown) > len(typed))
