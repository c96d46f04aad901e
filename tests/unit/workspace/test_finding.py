from __future__ import annotations

import pytest

from consult_tui.errors import BadInput, NotFound
from consult_tui.workspace.finding.finding import search, search_answers, suggest
from consult_tui.workspace.library.bodies import body_meant
from consult_tui.workspace.library.lines import add
from consult_tui.workspace.responses.answer_change import AnswerChange
from consult_tui.workspace.responses.drafting import set_answer
from consult_tui.workspace.responses.register import archive
from consult_tui.workspace.workspace import Workspace
from tests.unit.workspace.conftest import QUESTIONS

RESPONSE = "buses-2012"


def found(ws: Workspace, query: str, **given: object) -> set[str]:
    return {hit.position.id for hit in search(ws, query, **given)}  # type: ignore[arg-type]


def test_lapsed_and_draft_lines_come_only_when_asked_for(ws: Workspace) -> None:
    assert found(ws, "councils decide") == {"buses", "bins", "budgets"}
    assert found(ws, "councils decide", everything=True) == {"buses", "bins", "budgets", "bridges", "baths"}
    assert found(ws, "councils decide", statuses=["Draft", "superseded"]) == {"bridges", "baths"}
    assert len(search(ws, "councils decide", limit=1)) == 1


def test_lines_are_found_by_theme_and_by_any_name_of_the_body(ws: Workspace) -> None:
    assert found(ws, "councils", themes=["Waste"]) == {"bins"}
    for body in ("executive", "The Executive", "exec"):
        assert "buses" in found(ws, "councils", bodies=[body])
    assert found(ws, "councils", bodies=["panel"]) == set()


def test_a_status_that_there_is_not_is_said(ws: Workspace) -> None:
    with pytest.raises(BadInput, match="certain") as wrong:
        search(ws, "x", statuses=["certain"])
    assert "withdrawn" in wrong.value.mend


def test_a_line_is_found_as_soon_as_it_is_there(ws: Workspace) -> None:
    assert found(ws, "ferries") == set()
    add(
        ws,
        {"id": "ferries", "statement": "Ferries are for councils.", "status": "stated"},
    )
    assert found(ws, "ferries") == {"ferries"}


def test_a_question_gets_its_lines_with_reasons(ws: Workspace) -> None:
    add(ws, {"id": "why", "statement": "Why buses matter: they do.", "status": "stated", "body": "Exec"})
    given = suggest(ws, ws.response(RESPONSE), QUESTIONS[1])
    assert all(one.why for one in given.hits)


def test_answers_are_searched_in_every_response_archived_ones_too(ws: Workspace) -> None:
    set_answer(ws, RESPONSE, QUESTIONS[1].id, AnswerChange(text="Because buses are late."))
    archive(ws, RESPONSE)
    (hit,) = search_answers(ws, "late buses")
    assert (hit.answer.response, hit.answer.ref, hit.answer.state) == (RESPONSE, QUESTIONS[1].id, "archived")


def test_a_body_is_meant_by_id_name_short_name_or_beginning(ws: Workspace) -> None:
    for given in ("executive", "THE EXECUTIVE", "exec", "exe"):
        assert body_meant(ws, given).id == "executive"
    with pytest.raises(NotFound, match="nothing"):
        body_meant(ws, "nothing")
