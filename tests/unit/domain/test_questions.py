"""Questions put right: what each change does, and that none of them loses an answer, an id or the order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult_tui.domain.consultations import Choose, Consultation, Ignored, Question, QuestionKind
from consult_tui.domain.questions import (
    add,
    bases,
    bring_back,
    called,
    drop,
    edit,
    merge,
    move,
    split,
    take_in,
)
from consult_tui.domain.responses import Answer, Assignment, OpenPoint, Response
from consult_tui.domain.undoing import undo
from consult_tui.domain.versions import questions_version
from consult_tui.errors import BadInput, ConsultError

YES_NO = ("Yes", "No")
FIRST = Question(id="q1", number="1", text="Do you agree?", options=YES_NO, choose=Choose.ONE, section="A")
SECOND = Question(id="q2", number="2", text="Is it fair? 3. Who should pay for it?", section="A", page=4)
THIRD = Question(id="q3", number="4", text="Anything else?")
DIRECTION = Ignored(text="Which schools do you run?", why="a direction")


def response(**answers: Answer) -> Response:
    return Response(
        id="r",
        consultation=Consultation(title="T"),
        questions=(FIRST, SECOND, THIRD),
        answers=answers,
        ignored=(DIRECTION,),
    )


def numbers(of: Response) -> list[str]:
    return [question.number for question in of.questions]


# Each change.


def test_words_and_facts_change_and_what_was_read_is_remembered_once() -> None:
    wanted = replace(SECOND, text="  Is it\tfair? ", word_limit=250, kind=QuestionKind.RESPONDENT)
    once = edit(response(), wanted)
    assert once.question("q2") == replace(wanted, text="Is it fair?")
    again = edit(once, replace(once.question("q2"), section="B"))
    assert again.as_read == {"q2": (replace(SECOND, id=""),)}
    assert edit(again, SECOND).as_read == {}


@pytest.mark.parametrize(("field", "value"), [("text", " \n "), ("word_limit", 0)])
def test_a_question_that_asks_nothing_is_refused(field: str, value: object) -> None:
    with pytest.raises(BadInput):
        edit(response(), replace(SECOND, **{field: value}))  # type: ignore[arg-type]


def test_words_are_no_number_but_a_long_one_that_was_read_stays() -> None:
    with pytest.raises(BadInput, match="short"):
        edit(response(), replace(SECOND, number="because it asks for nothing new"))
    long = replace(SECOND, number="Consultation question number 4(b)")
    read = replace(response(), questions=(long,))
    assert edit(read, replace(long, text="Why?")).question(SECOND.id).number == long.number


def test_parts_follow_the_number_of_their_parent() -> None:
    parts = replace(THIRD, id="q4", number="2(a)", parent="2")
    whole = replace(response(), questions=(FIRST, SECOND, parts))
    changed = edit(whole, replace(SECOND, number="7"))
    assert (changed.question("q2").number, changed.question("q4").parent) == ("7", "7")


def test_ticks_follow_their_options_and_a_box_that_is_gone_is_an_open_point() -> None:
    ticked = response(q1=Answer(choices=("No",), ready=True))
    renamed = edit(ticked, replace(FIRST, options=("Agree", "Disagree")))
    assert renamed.answer("q1") == Answer(choices=("Disagree",))
    moved = edit(ticked, replace(FIRST, options=("No", "Yes")))
    assert moved.answer("q1") == Answer(choices=("No",), ready=True)
    gone = edit(ticked, replace(FIRST, options=(), choose=Choose.ONE))
    assert gone.question("q1").choose is None
    (point,) = gone.answer("q1").points
    assert "“No” was ticked" in point.text
    assert (gone.answer("q1").choices, gone.answer("q1").ready) == ((), False)


def test_a_question_is_split_at_a_place_and_the_second_takes_its_printed_number() -> None:
    answered = response(q2=Answer(text="It is.", ready=True))
    cut = split(answered, "q2", SECOND.text.index("3."), "new")
    first, second = cut.questions[1:3]
    assert (first.id, first.number, first.text) == ("q2", "2", "Is it fair?")
    assert second == Question(id="new", number="3", text="Who should pay for it?", section="A", page=4)
    assert cut.answers == {"q2": Answer(text="It is.", ready=False)}
    assert cut.as_read == {"q2": (replace(SECOND, id=""),), "new": ()}


@pytest.mark.parametrize(
    ("whole", "printed", "number"),
    [
        ("2", "Question 5: Why?", "5"),
        ("2", "Q5 Why?", "5"),
        ("2", "5(b)) Why?", "5(b)"),
        ("2", "(b) Why?", "2(b)"),
        ("2(a)", "(b) Why?", "2(b)"),
        ("", "(b) Why?", "(b)"),
        ("2", "5 years is enough?", ""),
        ("2", "If not, why?", ""),
    ],
)
def test_the_number_of_a_second_part(whole: str, printed: str, number: str) -> None:
    question = Question(id="q1", number=whole, text=f"Is it? {printed}")
    made = split(replace(response(), questions=(question,)), "q1", len("Is it? "), "new").question("new")
    assert made.number == number
    assert made.text.endswith("?")


@pytest.mark.parametrize("at", [0, len(SECOND.text), 10_000])
def test_a_split_leaves_no_empty_part(at: int) -> None:
    with pytest.raises(BadInput):
        split(response(), "q2", at, "new")


def test_two_questions_are_joined_with_both_answers_and_the_boxes_of_the_first() -> None:
    point = OpenPoint(id="p", text="Ask Ann")
    both = response(
        q1=Answer(choices=("Yes",), text="We do.", ready=True, points=(point,)),
        q2=Answer(text="It is.", ready=True, new_policy=True, points=(replace(point, text="Ask Bob"),)),
    )
    both = replace(both, assignments={"q2": Assignment(who="Ann")})
    joined = merge(both, "q2")
    assert [q.id for q in joined.questions] == ["q1", "q3"]
    asked, answer = joined.question("q1"), joined.answer("q1")
    assert asked.text == f"{FIRST.text} {SECOND.text}"
    assert (asked.number, asked.options) == ("1", YES_NO)
    assert (answer.choices, answer.text) == (("Yes",), "We do.\n\nIt is.")
    assert (answer.ready, answer.new_policy) == (False, True)
    assert [p.text for p in answer.points] == ["Ask Ann", "Ask Bob"]
    assert len({p.id for p in answer.points}) == 2
    assert joined.assignments == {"q1": Assignment(who="Ann")}
    (aside,) = joined.aside
    assert (aside.question, aside.answer, aside.after) == (SECOND, both.answer("q2"), "q1")
    assert aside.why == "joined with question 1"
    assert joined.as_read["q1"] == (replace(FIRST, id=""), replace(SECOND, id=""))


def test_a_reason_and_a_tick_that_cannot_stay_become_open_points() -> None:
    boxes = replace(SECOND, options=YES_NO, choose=Choose.ONE)
    both = replace(
        response(q1=Answer(no_comment="Not ours.", ready=True), q2=Answer(choices=("No",), text="We think")),
        questions=(FIRST, boxes),
    )
    answer = merge(both, "q2").answer("q1")
    assert (answer.no_comment, answer.text, answer.choices) == ("", "We think", ())
    said = " ".join(point.text for point in answer.points)
    assert "Not ours." in said
    assert "“No” was ticked" in said


def test_the_first_question_has_none_before_it_and_the_only_one_stays() -> None:
    with pytest.raises(BadInput):
        merge(response(), "q1")
    alone = replace(response(), questions=(FIRST,))
    with pytest.raises(BadInput, match="only question"):
        drop(alone, "q1")


def test_what_is_dropped_comes_back_where_it_was_with_its_answer() -> None:
    answered = replace(response(q2=Answer(text="It is.")), assignments={"q2": Assignment(who="Ann")})
    gone = drop(answered, "q2")
    assert numbers(gone) == ["1", "4"]
    assert gone.answers == {}
    assert gone.assignments == {}
    assert bring_back(gone, "q2") == answered
    both = drop(drop(answered, "q1"), "q2")
    assert numbers(bring_back(both, "q2")) == ["2", "4"]
    with pytest.raises(BadInput):
        bring_back(answered, "q2")


def test_what_was_passed_over_becomes_a_question() -> None:
    made = take_in(response(), DIRECTION, Question(id="new", text=DIRECTION.text), after="q1")
    assert [q.id for q in made.questions] == ["q1", "new", "q2", "q3"]
    assert made.ignored == ()
    with pytest.raises(BadInput):
        take_in(made, DIRECTION, Question(id="newer", text=DIRECTION.text), after="q1")


def test_questions_move_and_are_added() -> None:
    assert numbers(move(response(), "q3", -1)) == ["1", "4", "2"]
    assert numbers(move(response(), "q1", 2)) == ["2", "4", "1"]
    with pytest.raises(BadInput):
        move(response(), "q1", -1)
    made = add(response(), Question(id="new", text="And this?"), after="")
    assert made.questions[0].id == "new"
    assert made.as_read == {"new": ()}
    with pytest.raises(BadInput):
        add(made, Question(id="new", text="Twice?"), after="")


def test_a_question_without_number_is_called_by_its_words() -> None:
    assert called(FIRST) == "question 1"
    assert called(Question(text="Do you know of any other way?")) == "“Do you know of any other…”"


def test_an_answer_does_not_change_the_version_of_the_questions_and_every_correction_does() -> None:
    plain = response()
    answered = plain.with_answer("q1", Answer(text="Yes."))
    assert questions_version(answered) == questions_version(plain)
    changed = [
        edit(plain, replace(FIRST, number="9")),
        split(plain, "q2", 12, "new"),
        merge(plain, "q2"),
        drop(plain, "q2"),
        move(plain, "q1", 1),
        add(plain, Question(id="new", text="And?"), ""),
        take_in(plain, DIRECTION, Question(id="new", text="And?"), ""),
    ]
    assert len({questions_version(each) for each in (plain, *changed)}) == len(changed) + 1


# Undo.


def test_a_merge_is_undone_whatever_was_written_since() -> None:
    both = response(q1=Answer(text="We do."), q2=Answer(text="It is."))
    joined = merge(both, "q2")
    assert undo(joined, both, joined) == both
    written = joined.with_answer("q1", Answer(text="We do.\n\nIt is. More."))
    back = undo(written, both, joined)
    assert back.questions == both.questions
    assert (back.answer("q1").text, back.answer("q2").text) == ("We do.\n\nIt is. More.", "It is.")


def test_what_was_written_to_a_question_whose_making_is_undone_is_kept_aside() -> None:
    before = response()
    cut = split(before, "q2", 12, "new")
    assert undo(cut, before, cut) == before
    back = undo(cut.with_answer("new", Answer(text="We pay.")), before, cut)
    assert back.questions == before.questions
    assert [each.answer.text for each in back.aside] == ["We pay."]


# Any sequence.


def said(of: Response) -> str:
    """Everything that is said anywhere in the response."""
    answers = [*of.answers.values(), *(each.answer for each in of.aside)]
    return "\n".join(
        "\n".join((a.text, a.no_comment, *a.choices, *(p.text for p in a.points))) for a in answers
    )


def known(of: Response) -> list[str]:
    return [*(q.id for q in of.questions), *(each.question.id for each in of.aside)]


def sound(of: Response) -> None:
    """Every id once, every answer and mark at a question that there is, every question with words."""
    ids = known(of)
    assert len(ids) == len(set(ids))
    asked = {q.id for q in of.questions}
    assert set(of.answers) <= asked
    assert set(of.assignments) <= asked
    assert set(of.as_read) <= set(ids)
    assert set(of.carried) <= set(ids)
    assert of.questions
    assert all(q.text.strip() for q in of.questions)
    for question in of.questions:
        points = [point.id for point in of.answer(question.id).points]
        assert len(points) == len(set(points))


def steps(
    draw: Callable[[st.SearchStrategy[Any]], Any], of: Response, fresh: Iterator[str]
) -> Callable[[], Response]:
    """One change, drawn."""
    id_ = draw(st.sampled_from(known(of)))
    other = draw(st.sampled_from([*known(of), ""]))
    place = draw(st.integers(-1, 60))
    options = draw(st.sampled_from([(), YES_NO, ("No", "Perhaps"), ("A", "B", "C")]))

    def edited() -> Response:
        return edit(of, replace(of.question(id_), options=options, number=str(place)))

    ways: list[Callable[[], Response]] = [
        edited,
        lambda: split(of, id_, place, next(fresh)),
        lambda: merge(of, id_),
        lambda: drop(of, id_),
        lambda: bring_back(of, id_),
        lambda: move(of, id_, place % 5 - 2),
        lambda: add(of, Question(id=next(fresh), text="One more?"), other),
        lambda: take_in(of, DIRECTION, Question(id=next(fresh), text="Taken in?"), other),
    ]
    chosen: Callable[[], Response] = draw(st.sampled_from(ways))
    return chosen


WORDS = st.sampled_from(["", "alpha", "beta gamma", "delta\n\nepsilon"])
ANSWERS = st.builds(
    Answer,
    text=WORDS,
    choices=st.sampled_from([(), ("Yes",), ("No",)]),
    no_comment=st.sampled_from(["", "zeta"]),
    ready=st.booleans(),
)


@given(st.data())
def test_no_sequence_of_changes_loses_an_answer_or_an_id(data: st.DataObject) -> None:
    draw = data.draw
    fresh = (f"n{number}" for number in range(1_000))
    now = replace(
        response(**{f"q{n}": draw(ANSWERS) for n in (1, 2, 3)}),
        assignments={"q3": Assignment(who="Ann")},
    )
    for _ in range(draw(st.integers(1, 8))):
        before = now
        try:
            now = steps(draw, before, fresh)()
        except (ConsultError, KeyError):
            continue
        sound(now)
        assert set(known(before)) <= set(known(now))
        words = set(re.findall(r"\w+", said(before)))
        assert words <= set(re.findall(r"\w+", said(now)))
        kept = {q.id for q in before.questions}
        unmoved = [q.id for q in now.questions if q.id in kept]
        assert len(unmoved) >= len(kept) - 1
        if draw(st.booleans()):
            back = undo(now, before, now)
            sound(back)
            assert back.questions == before.questions
            assert words <= set(re.findall(r"\w+", said(back)))
            assert {q.id: before.answer(q.id) for q in before.questions} == {
                q.id: back.answer(q.id) for q in back.questions
            }
            written = now.with_answer(now.questions[0].id, Answer(text="written since"))
            later = undo(written, before, now)
            sound(later)
            assert "written since" in said(later)


def test_what_was_read_of_an_uncorrected_question_is_the_question_itself() -> None:
    assert bases(response(), SECOND) == (replace(SECOND, id=""),)
