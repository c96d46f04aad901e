"""A response as an outline: everything is in it, and the clean copy has our words alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult_tui.domain.consultations import GENERAL_COMMENTS, Choose, Consultation, Question
from consult_tui.domain.outline import (
    AnswerArea,
    Box,
    Citation,
    Heading,
    Notice,
    Outline,
    Paragraph,
    QuestionBox,
    Text,
    inlines_of,
    plain,
)
from consult_tui.domain.responses import Answer, OpenPoint, Reason, Response
from consult_tui.text.compose import (
    NOT_ANSWERED,
    answer_blocks,
    boxes,
    clean_outline,
    question_heading,
    response_outline,
    version_of,
)
from consult_tui.text.markdown import parse
from tests.unit.text.outlines import any_text, markdown_like

OPTIONS = ("Agree", "Disagree")


@st.composite
def responses(draw: st.DrawFn) -> Response:
    count = draw(st.integers(0, 5))
    questions = tuple(
        Question(
            id=f"q{number}",
            number=draw(st.sampled_from(["", "1", "4(b)", "C1"])),
            text=draw(any_text),
            options=draw(st.sampled_from([(), OPTIONS])),
            section=draw(st.sampled_from([None, "", "Part A", "Part B"])),
        )
        for number in range(count)
    )
    answers = {q.id: draw(_answers) for q in questions if draw(st.booleans())}
    return Response(
        id="r",
        consultation=Consultation(title="School funding", source_sha256="0" * 64),
        questions=questions,
        answers=answers,
        about=draw(markdown_like),
        key_messages=draw(markdown_like),
    )


_answers = st.builds(
    Answer,
    choices=st.sampled_from([(), ("Agree",), OPTIONS]),
    text=markdown_like,
    no_comment=st.sampled_from(["", "", "Outside our remit."]),
    ready=st.booleans(),
)


def _refs(outline: Outline, kind: type[QuestionBox] | type[AnswerArea]) -> list[str]:
    return [block.ref for block in outline.blocks if isinstance(block, kind)]


@given(responses())
def test_every_question_and_answer_is_there_once_in_order(response: Response) -> None:
    ids = [question.id for question in response.questions]
    for outline in (response_outline(response), clean_outline(response)):
        assert _refs(outline, QuestionBox) == ids
        assert _refs(outline, AnswerArea) == ids


@given(responses())
def test_every_answers_words_are_there(response: Response) -> None:
    areas = {b.ref: b for b in response_outline(response).blocks if isinstance(b, AnswerArea)}
    for question in response.questions:
        answer = response.answer(question.id)
        words = plain(tuple(inlines_of(areas[question.id].blocks)))
        expected = (
            f"No comment: {answer.no_comment}"
            if answer.no_comment
            else plain(tuple(inlines_of(parse(answer.text))))
        )
        assert words == expected
        assert (areas[question.id].blocks == (Notice(NOT_ANSWERED),)) == answer.empty


@given(responses())
def test_the_clean_copy_has_no_citation_and_no_word_of_the_programs(response: Response) -> None:
    outline = clean_outline(response)
    assert not any(isinstance(i, Citation) for i in inlines_of(outline.blocks))
    areas = [b for b in outline.blocks if isinstance(b, AnswerArea)]
    assert not any(isinstance(b, Notice) for b in (*outline.blocks, *(x for a in areas for x in a.blocks)))


@given(responses())
def test_the_version_stands_while_the_words_stand(response: Response) -> None:
    same = {
        key: replace(
            a, text=f"[@another]\n\n{a.text}", ready=not a.ready, points=(OpenPoint(id="1", text="?"),)
        )
        for key, a in response.answers.items()
        if not a.no_comment
    }
    assert version_of(replace(response, answers={**response.answers, **same})) == version_of(response)


Q1 = Question(id="q1", number="1", text="Do you agree?", options=OPTIONS, choose=Choose.ONE, section="Part A")
Q2 = Question(id="q2", number="2", text="Why?", section="Part A")
Q3 = Question(id="q3", text=GENERAL_COMMENTS)
RESPONSE = Response(
    id="r",
    consultation=Consultation(title="School funding", source_sha256="0" * 64),
    questions=(Q1, Q2, Q3),
    answers={"q1": Answer(choices=("Agree",), text="We agree [@a].")},
    about="We are **the** association.",
)


def test_the_whole_outline() -> None:
    assert response_outline(RESPONSE) == Outline(
        "School funding",
        (
            Heading(1, (Text("About us"),)),
            Paragraph((Text("We are "), Text("the", bold=True), Text(" association."))),
            Heading(1, (Text("Part A"),)),
            Heading(2, (Text("Question 1"),)),
            QuestionBox("q1", "1", "Do you agree?", (Box("Agree", True), Box("Disagree", False))),
            AnswerArea("q1", (Paragraph((Text("We agree "), Citation(("a",)), Text("."))),)),
            Heading(2, (Text("Question 2"),)),
            QuestionBox("q2", "2", "Why?"),
            AnswerArea("q2", (Notice(NOT_ANSWERED),)),
            Heading(2, (Text(GENERAL_COMMENTS),)),
            QuestionBox("q3", "", GENERAL_COMMENTS),
            AnswerArea("q3", (Notice(NOT_ANSWERED),)),
        ),
    )


def test_the_clean_copy_keeps_an_unanswered_question_with_an_empty_answer() -> None:
    areas = [block for block in clean_outline(RESPONSE).blocks if isinstance(block, AnswerArea)]
    assert areas == [
        AnswerArea("q1", (Paragraph((Text("We agree."),)),)),
        AnswerArea("q2", ()),
        AnswerArea("q3", ()),
    ]


def _with(**changes: object) -> Response:
    return replace(RESPONSE, **changes)  # type: ignore[arg-type]


def _answered(question: str, **answer: object) -> Response:
    return RESPONSE.with_answer(question, Answer(**answer))  # type: ignore[arg-type]


CHANGED = {
    "a word": _answered("q1", choices=("Agree",), text="We disagree [@a]."),
    "a box": _answered("q1", choices=("Disagree",), text="We agree [@a]."),
    "both boxes": _answered("q1", choices=OPTIONS, text="We agree [@a]."),
    "no box": _answered("q1", text="We agree [@a]."),
    "bold": _answered("q1", choices=("Agree",), text="We **agree** [@a]."),
    "another paragraph": _answered("q1", choices=("Agree",), text="We\n\nagree [@a]."),
    "an answer more": _answered("q2", text="We agree."),
    "no comment": _answered("q2", no_comment="We agree."),
    "a number": _with(questions=(replace(Q1, number="1(a)"), Q2, Q3)),
    "a question's words": _with(questions=(replace(Q1, text="Do you not agree?"), Q2, Q3)),
    "an option": _with(questions=(replace(Q1, options=("Agree", "Oppose")), Q2, Q3)),
    "a section": _with(questions=(replace(Q1, section="Part B"), Q2, Q3)),
    "the order": _with(questions=(Q2, Q1, Q3)),
    "a question less": _with(questions=(Q1, Q2)),
    "about us": _with(about="We are the association."),
    "key messages": _with(key_messages="We agree."),
    "the title": _with(consultation=replace(RESPONSE.consultation, title="School reform")),
    "the source": _with(consultation=replace(RESPONSE.consultation, source_sha256="1" * 64)),
    "the response": _with(id="s"),
}


def test_each_change_makes_a_version_of_its_own() -> None:
    versions = [version_of(response) for response in (RESPONSE, *CHANGED.values())]
    assert len(set(versions)) == len(CHANGED) + 1


@pytest.mark.parametrize(
    "same",
    [
        _answered("q1", choices=("Agree",), text="We agree."),
        _answered("q1", choices=("Agree",), text="We  agree [@b; @c]. [@d]\n", ready=True),
        _with(
            lead="Somebody else",
            reasons={"a": Reason(text="x", who="y", on=date(2012, 4, 23))},
        ),
        _with(archived=True),
    ],
)
def test_what_the_clean_copy_does_not_print_makes_none(same: Response) -> None:
    assert version_of(same) == version_of(RESPONSE)


def test_the_golden_version() -> None:
    """Pinned: clearances are kept by it."""
    assert version_of(RESPONSE) == "11c052b4ed874381659e75445c6796c7e0893c0b173185126a793235b6665b60"


@pytest.mark.parametrize(
    ("question", "heading"),
    [
        (Q1, "Question 1"),
        (replace(Q1, number="4(b)"), "Question 4(b)"),
        (Q3, GENERAL_COMMENTS),
        (replace(Q3, text="Why?"), "Question"),
    ],
)
def test_question_headings(question: Question, heading: str) -> None:
    assert question_heading(question) == heading


def test_a_box_that_is_no_option_ticks_nothing_and_words_are_never_markup() -> None:
    assert boxes(Q1, Answer(choices=("agree", "Disagree"))) == (Box("Agree", False), Box("Disagree", True))
    assert answer_blocks(Answer(no_comment="**No** [@a]")) == (Paragraph((Text("No comment: **No** [@a]"),)),)
    assert answer_blocks(Answer(choices=("Agree",))) == ()
