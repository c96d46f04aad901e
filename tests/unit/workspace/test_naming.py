from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult_tui.domain.consultations import Consultation, Question
from consult_tui.domain.responses import Response
from consult_tui.errors import Ambiguous, BadInput, NotFound
from consult_tui.store.places import is_response_id
from consult_tui.text.citations import cited, with_citation
from consult_tui.workspace.naming import (
    checked_id,
    find_question,
    question_ids,
    resolve,
    slug,
    unused,
)

IDS = ["school", "school-2012", "munro", "munich"]


def asked(*numbers: str) -> Response:
    questions = tuple(Question(id=f"q{n}", number=number, text="?") for n, number in enumerate(numbers, 1))
    return Response(id="r", consultation=Consultation(title="T"), questions=questions)


def test_an_exact_id_wins_over_a_beginning() -> None:
    assert resolve("school", IDS, "response", "") == "school"
    assert resolve("school-", IDS, "response", "") == "school-2012"


def test_what_fits_none_or_several_is_said_with_what_to_do() -> None:
    with pytest.raises(NotFound, match="no response 'x'") as none:
        resolve("x", IDS, "response", "See them.")
    assert none.value.mend == "See them."
    with pytest.raises(Ambiguous, match="munich, munro"):
        resolve("mun", IDS, "response", "")
    with pytest.raises(NotFound):
        resolve("", IDS, "response", "")


@pytest.mark.parametrize(
    ("given", "place"),
    [
        ("1", 1),
        ("Q1", 1),
        ("question 1", 1),
        ("2(a)", 2),
        ("2a", 2),
        ("Q2 (A).", 2),
        ("C1", 3),
        (":4", 4),
        ("q4", 4),
        (":1", 1),
    ],
)
def test_a_question_is_meant_by_number_place_or_id(given: str, place: int) -> None:
    response = asked("1", "2(a)", "C1", "")
    assert find_question(response, given) is response.questions[place - 1]


def test_an_id_wins_over_a_number_and_a_number_as_printed_over_one_like_it() -> None:
    response = asked("q2", "7")
    assert find_question(response, "q2") is response.questions[1]
    response = asked("1(a)", "1a")
    assert find_question(response, "1a") is response.questions[1]
    assert find_question(response, "1(a)") is response.questions[0]


@pytest.mark.parametrize("given", [":0", ":5", ":", ":²", ":-1", "9", "", "()"])
def test_no_such_question(given: str) -> None:
    with pytest.raises(NotFound) as none:
        find_question(asked("1", "2", "3", ""), given)
    assert none.value.mend


def test_a_number_printed_twice_is_told_apart_by_place() -> None:
    with pytest.raises(Ambiguous) as twice:
        find_question(asked("1", "2", "1"), "1")
    assert ":1, :3" in twice.value.mend


@pytest.mark.parametrize(
    ("title", "id_"),
    [
        ("School funding reform: next steps", "school-funding-reform-next-steps"),
        ("  Council's own £40 café  ", "councils-own-40-cafe"),
        ("2012", "n-2012"),
        ("Con", "n-con"),
        ("学校", "n"),
        ("", "n"),
    ],
)
def test_ids_are_made_of_a_titles_first_words(title: str, id_: str) -> None:
    assert slug(title) == id_


@given(st.text())
def test_every_title_makes_an_id_that_names_a_folder_and_can_be_cited(title: str) -> None:
    made = slug(title)
    assert is_response_id(made)
    assert checked_id(made, (), "line") == made
    assert cited(with_citation("Words.", made)) == (made,)


@given(st.text(st.sampled_from("aB1-_.é/ "), max_size=6))
def test_every_id_that_is_taken_names_a_folder_and_can_be_cited(typed: str) -> None:
    try:
        taken = checked_id(typed, (), "line")
    except BadInput:
        return
    assert is_response_id(taken)
    assert cited(with_citation("Words.", taken)) == (taken,)


@pytest.mark.parametrize("bad", ["", "-a", "a-", "a b", "a/b", "../x", "é", "a" * 81, "con", "nul"])
def test_ids_that_would_be_trouble_are_refused(bad: str) -> None:
    with pytest.raises(BadInput, match="cannot be the id"):
        checked_id(bad, (), "response")


def test_an_id_that_is_taken_is_refused_or_numbered_whatever_its_case() -> None:
    with pytest.raises(BadInput, match="already"):
        checked_id("Munro", IDS, "response")
    assert unused("munro", IDS) == "munro-2"
    assert unused("MUNRO", [*IDS, "munro-2"]) == "MUNRO-3"
    assert unused("other", IDS) == "other"


def test_question_ids_are_all_different_and_like_no_number() -> None:
    made = question_ids(500)
    assert len(set(made)) == 500
    assert all(len(id_) == 8 and id_.isalpha() for id_ in made)
