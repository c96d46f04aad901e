from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from consult_tui.search.query import Phrase, Query, parse


def test_everything_at_once() -> None:
    asked = parse(
        'school "funding formula" status:agreed theme:"small schools" body:Executive -academies mini'
    )
    assert asked == Query(
        words=("school",),
        typing="mini",
        phrases=(Phrase(("funding", "formula")),),
        without=("academies",),
        statuses=("agreed",),
        themes=(("small", "schools"),),
        bodies=(("executive",),),
    )


def test_the_last_word_is_still_being_typed_until_a_blank() -> None:
    assert parse("school fund").typing == "fund"
    assert parse("school fund ").typing == ""
    assert parse("school fund ").words == ("school", "fund")


def test_a_phrase_that_is_still_open() -> None:
    assert parse('"funding for').phrases == (Phrase(("funding", "for"), unfinished=True),)
    assert parse('"funding for ').phrases == (Phrase(("funding", "for")),)


def test_stop_words_go_unless_nothing_else_is_typed() -> None:
    assert parse("the role of the ").words == ("role",)
    assert parse("role of").typing == ""
    assert parse("of").typing == "of"


def test_what_is_not_finished_asks_for_nothing() -> None:
    for text in ("status:", "-", '"', '""', "theme:", "body: ", "status:''", "  "):
        assert parse(text) == Query()


def test_an_unknown_filter_is_words() -> None:
    assert parse("colour:red ").words == ("colour", "red")


@given(st.text())
def test_any_text_can_be_typed(text: str) -> None:
    asked = parse(text)
    assert all(asked.words)
    assert all(asked.without)


@given(
    st.lists(st.sampled_from(['"', "-", ":", "status:", "theme:", "body:", " ", "a", "fund", "’"])).map(
        "".join
    )
)
def test_any_mixture_of_signs_can_be_typed(text: str) -> None:
    parse(text)
