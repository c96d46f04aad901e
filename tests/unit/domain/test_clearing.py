"""What clears each state, in words, and how many answers stand how."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult_tui.domain.clearing import clears, coverage
from consult_tui.domain.positions import Position, Status
from consult_tui.domain.responses import COMPLETE, EMPTY, Answer, AnswerState, OpenPoint, answer_state

ASK = OpenPoint(id="1", text="Ask the treasurer.", who="Finance")
REPLY = OpenPoint(id="2", text="Ask ADCS", clears="A reply from ADCS")
DONE = OpenPoint(id="3", text="Long done", closed=True)
READY = Answer(text="Yes.", ready=True)
AGREED = Position(id="fine", title="A", statement="A.", status=Status.AGREED)
DRAFT = replace(AGREED, id="area-costs", status=Status.PROPOSED)
OLD = replace(AGREED, id="old", status=Status.SUPERSEDED, superseded_by="new")
SECRET = replace(AGREED, id="secret", internal=True)


@pytest.mark.parametrize(
    ("answer", "lines", "altered", "words"),
    [
        (EMPTY, [], False, "Tick a box, write something, or say why there is no comment"),
        (replace(READY, ready=False), [], False, "Mark it ready"),
        (replace(READY, points=(DONE, ASK)), [], False, "Ask the treasurer (Finance)"),
        (replace(READY, points=(REPLY,)), [DRAFT], False, "A reply from ADCS (nobody is named)"),
        (
            replace(READY, points=(REPLY, ASK, ASK)),
            [],
            False,
            "A reply from ADCS (nobody is named), and 2 more open points",
        ),
        (READY, [AGREED, DRAFT], False, "Have 'area-costs' agreed, or take it out"),
        (READY, [OLD], False, "Put 'new' in place of 'old'"),
        (READY, [SECRET], False, "Take out 'secret', which is internal"),
        (READY, [], True, "Put back the agreed words, or have the new ones agreed"),
        (
            replace(READY, new_policy=True),
            [],
            False,
            "Have what is new agreed, or take the mark 'new policy' off",
        ),
        (READY, [AGREED], False, ""),
        (Answer(no_comment="No.", ready=True), [], False, ""),
    ],
)
def test_the_smallest_thing_is_said(answer: Answer, lines: list[Position], altered: bool, words: str) -> None:
    assert clears(answer_state(answer, lines, altered=altered), answer, lines, altered=altered) == words


def test_what_waits_to_be_agreed_is_all_named_because_each_alone_keeps_the_answer_there() -> None:
    answer = replace(READY, new_policy=True)
    said = clears(AnswerState.NEEDS_AGREEMENT, answer, [DRAFT, OLD], altered=True)
    parts = said.split("; ")
    assert len(parts) == 4
    assert all(name in said for name in ("'area-costs'", "'old'", "agreed words", "'new policy'"))


@given(
    st.builds(
        Answer,
        text=st.sampled_from(["", "Yes."]),
        no_comment=st.sampled_from(["", "No."]),
        ready=st.booleans(),
        new_policy=st.booleans(),
        points=st.sampled_from([(), (ASK,), (DONE,)]),
    ),
    st.lists(st.sampled_from([AGREED, DRAFT, OLD, SECRET]), max_size=2),
    st.booleans(),
)
def test_nothing_is_said_of_what_is_complete_and_something_of_all_else(
    answer: Answer, lines: list[Position], altered: bool
) -> None:
    state = answer_state(answer, lines, altered=altered)
    assert (clears(state, answer, lines, altered=altered) == "") == (state in COMPLETE)


def test_every_state_is_counted_the_empty_ones_too() -> None:
    counts = coverage([AnswerState.WORKING, AnswerState.ANSWERED, AnswerState.WORKING])
    assert list(counts) == list(AnswerState)
    assert [n for n in counts.items() if n[1]] == [(AnswerState.WORKING, 2), (AnswerState.ANSWERED, 1)]


def test_a_question_without_boxes_is_not_to_be_ticked() -> None:
    said = clears(AnswerState.UNANSWERED, EMPTY, [], boxes=False)
    assert said == "Write something, or say why there is no comment"
