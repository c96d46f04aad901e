"""The states that follow from an answer and a response: first match wins."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult_tui.domain.consultations import Consultation, Question, QuestionKind
from consult_tui.domain.dates import Moment
from consult_tui.domain.positions import Position, Status
from consult_tui.domain.responses import (
    COMPLETE,
    EMPTY,
    Answer,
    AnswerState,
    OpenPoint,
    Response,
    ResponseState,
    answer_state,
    response_state,
)

S = AnswerState
OPEN = (OpenPoint(id="1", text="Ask the treasurer."),)
CLOSED = (OpenPoint(id="1", text="Ask the treasurer.", closed=True),)
STANDS = Position(id="a", title="A", statement="A.", status=Status.AGREED)
LAPSED = Position(id="b", title="B", statement="B.", status=Status.SUPERSEDED)
INTERNAL = replace(STANDS, id="c", internal=True)


@pytest.mark.parametrize(
    ("answer", "cited", "state"),
    [
        (EMPTY, [], S.UNANSWERED),
        (Answer(text=" \n\t"), [], S.UNANSWERED),
        (Answer(ready=True), [], S.UNANSWERED),
        (Answer(ready=True, points=OPEN), [LAPSED], S.UNANSWERED),
        (Answer(no_comment="  "), [], S.UNANSWERED),
        (Answer(text="Yes."), [], S.WORKING),
        (Answer(choices=("Agree",)), [], S.WORKING),
        (Answer(no_comment="Outside our remit."), [], S.WORKING),
        (Answer(text="Yes.", points=OPEN), [LAPSED], S.WORKING),
        (Answer(text="Yes.", ready=True, points=OPEN), [LAPSED], S.OPEN_POINT),
        (Answer(no_comment="No.", ready=True, points=(*CLOSED, *OPEN)), [], S.OPEN_POINT),
        (Answer(no_comment="No.", ready=True, points=CLOSED), [LAPSED], S.NO_COMMENT),
        (Answer(text="Yes.", ready=True), [LAPSED], S.NEEDS_AGREEMENT),
        (Answer(text="Yes.", ready=True), [STANDS, INTERNAL], S.NEEDS_AGREEMENT),
        (Answer(text="Yes.", ready=True, points=CLOSED), [STANDS], S.ANSWERED),
        (Answer(text="Yes.", ready=True), [], S.ANSWERED),
        (Answer(choices=("Agree",), ready=True), [], S.ANSWERED),
    ],
)
def test_answer_states(answer: Answer, cited: list[Position], state: AnswerState) -> None:
    assert answer_state(answer, cited) is state


@given(
    st.builds(
        Answer,
        choices=st.sampled_from([(), ("Agree",)]),
        text=st.sampled_from(["", " ", "Yes."]),
        no_comment=st.sampled_from(["", "No."]),
        ready=st.booleans(),
        points=st.sampled_from([(), OPEN, CLOSED]),
    ),
    st.lists(st.sampled_from([STANDS, LAPSED, INTERNAL]), max_size=2),
)
def test_nothing_is_complete_that_is_empty_unready_or_open(answer: Answer, cited: list[Position]) -> None:
    if answer_state(answer, cited) in COMPLETE:
        assert answer.ready
        assert not answer.empty
        assert all(point.closed for point in answer.points)


RESPONSE = Response(id="r", consultation=Consultation(title="T"))
SENT = Moment(date(2012, 5, 21))


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({}, ResponseState.DRAFTING),
        ({"submitted": SENT}, ResponseState.SUBMITTED),
        ({"past": True}, ResponseState.PAST),
        ({"past": True, "submitted": SENT}, ResponseState.PAST),
        ({"archived": True}, ResponseState.ARCHIVED),
        ({"archived": True, "past": True, "submitted": SENT}, ResponseState.ARCHIVED),
    ],
)
def test_response_states(changes: dict[str, object], state: ResponseState) -> None:
    assert response_state(replace(RESPONSE, **changes)) is state  # type: ignore[arg-type]


def test_an_answer_put_in_changes_only_the_new_response() -> None:
    yes, no = Answer(text="Yes."), Answer(text="No.")
    first = RESPONSE.with_answer("q1", yes)
    second = first.with_answer("q1", no).with_answer("q2", yes)
    assert (RESPONSE.answers, first.answers) == ({}, {"q1": yes})
    assert (second.answer("q1"), second.answer("q2"), second.answer("q3")) == (no, yes, EMPTY)


def test_a_question_is_found_by_its_id_alone() -> None:
    one = Question(id="q1", number="1", text="One?")
    two = Question(id="q2", number="1", text="Two?", kind=QuestionKind.RESPONDENT)
    response = replace(RESPONSE, questions=(one, two))
    assert response.question("q2") is two
    assert (one.asks_us, two.asks_us) == (True, False)
    with pytest.raises(KeyError):
        response.question("1")
