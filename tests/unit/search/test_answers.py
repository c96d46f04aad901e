from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from consult_tui.domain.responses import ResponseState
from consult_tui.search.answers import AnswerText, find_answers


def answer(ref: str, question: str, text: str, state: ResponseState = ResponseState.DRAFTING) -> AnswerText:
    return AnswerText(
        response="r", ref=ref, question=question, text=text, state=state, consultation="School funding"
    )


ANSWERS = (
    answer("open", "Should the floor stay?", "The floor, the floor, the floor: floors protect schools."),
    answer("past", "Should there be a floor?", "Councils would keep a floor.", ResponseState.PAST),
    answer("sent", "What of academies?", "Academies join in fair access.", ResponseState.SUBMITTED),
    answer("empty", "Should the floor be higher?", "  "),
)


def refs(query: str, limit: int = 20) -> list[str]:
    return [hit.answer.ref for hit in find_answers(ANSWERS, query, limit)]


def test_what_was_sent_comes_first() -> None:
    assert refs("floor") == ["past", "open"]
    assert refs("floor", limit=1) == ["past"]


def test_slips_beginnings_phrases_and_minus_work_as_in_the_library() -> None:
    assert refs("acadmies") == ["sent"]
    assert refs("acad") == ["sent"]
    assert refs('"keep a floor"') == ["past"]
    assert refs("floor -councils") == ["open"]


def test_the_question_counts_too() -> None:
    assert "sent" in refs("academies")
    assert refs("higher") == []


def test_nothing_typed_finds_nothing() -> None:
    assert refs("") == refs("of the ") == []


def test_the_words_are_marked() -> None:
    hit = find_answers(ANSWERS, "floor councils")[0]
    assert [hit.answer.text[a:b] for a, b in hit.marks] == ["Councils", "floor"]
    assert hit.passage == (0, len(hit.answer.text))


@given(st.text(), st.integers(0, 3))
def test_any_text_can_be_typed(query: str, limit: int) -> None:
    assert len(find_answers(ANSWERS, query, limit)) <= limit
