"""What was taken and refused, and what answers hold, as memory for the next question."""

from __future__ import annotations

from dataclasses import replace

import pytest

from consult_tui.domain.consultations import Question
from consult_tui.domain.dates import Moment
from consult_tui.domain.responses import Response
from consult_tui.errors import Refused
from consult_tui.search.memory import How, Memory
from consult_tui.store.choices import read
from consult_tui.workspace.finding.choosing import memory_for, refuse, taken
from consult_tui.workspace.finding.finding import suggest
from consult_tui.workspace.responses.answer_change import AnswerChange
from consult_tui.workspace.responses.drafting import insert, set_answer
from consult_tui.workspace.workspace import Workspace
from tests.unit.workspace.conftest import QUESTIONS

RESPONSE, NEXT = "buses-2012", "buses-2013"
ONE, TWO = QUESTIONS[:2]
LATER = Question(id="later", number="1", text=f"Once more: {TWO.text}")


@pytest.fixture
def later(ws: Workspace) -> Response:
    """A later response that asks the same two questions."""
    first = ws.response(RESPONSE)
    facts = replace(first.consultation, title="Buses again")
    response = Response(id=NEXT, consultation=facts, questions=QUESTIONS)
    ws.create(response, None)
    return response


def remembered(ws: Workspace, response_id: str = NEXT, question: Question = TWO) -> Memory:
    return memory_for(ws, ws.response(response_id), question)


def told(memory: Memory) -> list[tuple[str, How, str, bool]]:
    return [(each.position, each.how, each.where, each.sent) for each in memory.before]


def test_a_line_put_in_is_remembered_for_the_next_response(ws: Workspace, later: Response) -> None:
    insert(ws, RESPONSE, TWO.id, "bins")
    (kept,) = read(ws.places.choices)
    assert (kept.user, kept.response, kept.ref, kept.question, kept.position, kept.chose) == (
        ws.context.user,
        RESPONSE,
        TWO.id,
        TWO.text,
        "bins",
        "taken",
    )
    title = ws.response(RESPONSE).consultation.title
    assert [each for each in told(remembered(ws)) if each[0] == "bins"] == [
        ("bins", How.TAKEN, f"in 2012 ({title})", False),
        ("bins", How.USED, f"in 2012 ({title})", False),
    ]
    (hit,) = [hit for hit in suggest(ws, later, TWO).hits if hit.position.id == "bins"]
    assert hit.why.startswith(f"taken for a question like this in 2012 ({title})")


def test_what_was_taken_out_again_is_not_remembered(ws: Workspace, later: Response) -> None:
    insert(ws, RESPONSE, TWO.id, "bins")
    set_answer(ws, RESPONSE, TWO.id, AnswerChange(text="Something else altogether."))
    assert told(remembered(ws)) == []


def test_what_an_answer_holds_counts_cited_or_not_and_more_once_it_was_sent(
    ws: Workspace, later: Response
) -> None:
    set_answer(ws, RESPONSE, TWO.id, AnswerChange(text="Councils should decide on buses."))
    ((position, how, where, sent),) = told(remembered(ws))
    assert (position, how, sent) == ("buses", How.USED, False)
    ws.change(RESPONSE, lambda r: replace(r, submitted=Moment.parse("2011-05-20")))
    ((_, _, where, sent),) = told(remembered(ws))
    assert sent
    assert where.startswith("in 2011 (")


def test_the_answers_of_the_response_itself_count_only_by_what_was_taken(ws: Workspace) -> None:
    insert(ws, RESPONSE, TWO.id, "bins")
    assert told(remembered(ws, RESPONSE, ONE)) == [("bins", How.TAKEN, "here", False)]
    assert told(remembered(ws, RESPONSE, TWO)) == []


def test_a_refusal_holds_for_this_question_and_the_same_words_elsewhere(
    ws: Workspace, later: Response
) -> None:
    refuse(ws, RESPONSE, TWO.id, "bins")
    said = {"bins": f"not for this question, said {ws.context.user} on 23 April 2012"}
    assert remembered(ws, RESPONSE).refused == said
    assert remembered(ws).refused == said
    assert remembered(ws, RESPONSE, ONE).refused == {}
    assert memory_for(ws, later, LATER).refused == {}


def test_a_refusal_is_taken_back_by_saying_so_or_by_putting_the_line_in(
    ws: Workspace, later: Response
) -> None:
    refuse(ws, RESPONSE, TWO.id, "bins")
    refuse(ws, RESPONSE, TWO.id, "bins", undo=True)
    assert remembered(ws, RESPONSE).refused == {}
    refuse(ws, RESPONSE, TWO.id, "bins")
    insert(ws, RESPONSE, TWO.id, "bins")
    assert remembered(ws, RESPONSE).refused == {}


def test_what_was_said_here_goes_before_what_was_said_elsewhere(ws: Workspace, later: Response) -> None:
    refuse(ws, NEXT, TWO.id, "bins", undo=True)
    refuse(ws, RESPONSE, TWO.id, "bins")
    assert remembered(ws).refused == {}
    assert set(remembered(ws, RESPONSE).refused) == {"bins"}


def test_a_colleagues_choice_counts_at_once(ws: Workspace) -> None:
    assert remembered(ws, RESPONSE).refused == {}
    colleague = Workspace(ws.folder, today="2012-04-23", user="Bob")
    refuse(colleague, RESPONSE, TWO.id, "bins")
    assert remembered(ws, RESPONSE).refused == {"bins": "not for this question, said Bob on 23 April 2012"}


def test_nothing_is_refused_for_what_was_sent(ws: Workspace) -> None:
    ws.change(RESPONSE, lambda r: replace(r, submitted=Moment.parse("2012-04-20")))
    with pytest.raises(Refused):
        refuse(ws, RESPONSE, TWO.id, "bins")
    assert read(ws.places.choices) == ()


def test_what_cannot_be_remembered_stops_no_insert_and_no_suggestion(ws: Workspace) -> None:
    ws.places.choices.mkdir()
    insert(ws, RESPONSE, TWO.id, "bins")
    assert "[@bins]" in ws.response(RESPONSE).answer(TWO.id).text
    assert remembered(ws, RESPONSE) == Memory()


def test_a_response_that_is_gone_or_damaged_is_done_without(ws: Workspace, later: Response) -> None:
    taken(ws, RESPONSE, TWO.id, "bins")
    ws.places.response(RESPONSE).write_text("{", "utf-8")
    fresh = Workspace(ws.folder, today="2012-04-23")
    assert told(memory_for(fresh, fresh.response(NEXT), TWO)) == []
    ws.places.response_folder(RESPONSE).rename(ws.folder / "elsewhere")
    fresh = Workspace(ws.folder, today="2012-04-23")
    assert [each.how for each in memory_for(fresh, fresh.response(NEXT), TWO).before] == [How.TAKEN]
