"""From an answer to the library and back: what a proposal says of itself, and which words are put back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from consult_tui.domain.positions import Status
from consult_tui.errors import BadInput, NotFound, Refused
from consult_tui.workspace.library import lines
from consult_tui.workspace.responses.answer_change import AnswerChange
from consult_tui.workspace.responses.drafting import edit, set_answer
from consult_tui.workspace.responses.proposing import agreed_words, proposal, proposal_of_sentence
from consult_tui.workspace.responses.telling import tell
from consult_tui.workspace.workspace import Workspace
from tests.unit.workspace.conftest import QUESTIONS

RESPONSE = "buses-2012"
SECOND = QUESTIONS[1].id
CHANGED = "Councils should *not* decide on buses [@buses]."


def test_changed_wording_names_where_it_stands_and_the_line_it_departs_from(ws: Workspace) -> None:
    set_answer(ws, RESPONSE, SECOND, AnswerChange(text=f"It is theirs. {CHANGED}"))
    row = proposal_of_sentence(ws, ws.response(RESPONSE), SECOND, 2)
    assert row == {
        "title": "Councils should *not* decide on buses.",
        "statement": "Councils should *not* decide on buses.",
        "status": "proposed",
        "themes": "transport",
        "notes": "From our response “Buses and bins” (buses-2012), Question 2(a).\n"
        "Departs from “About buses” (buses), The Executive, 8 December 2011.",
    }
    kept = lines.add(ws, row).position
    assert kept.status is Status.PROPOSED
    assert kept.agreed_by is None


def test_new_wording_departs_from_nothing(ws: Workspace) -> None:
    set_answer(ws, RESPONSE, SECOND, AnswerChange(text="We should like a ferry across the river."))
    row = proposal_of_sentence(ws, ws.response(RESPONSE), SECOND, 1)
    assert row["notes"] == "From our response “Buses and bins” (buses-2012), Question 2(a)."
    assert row["themes"] == ""


def test_cover_matter_can_be_proposed_from(ws: Workspace) -> None:
    edit(ws, RESPONSE, "about", "We speak for every ferry in the land.")
    row = proposal_of_sentence(ws, ws.response(RESPONSE), "about", 1)
    assert row["notes"].endswith("(buses-2012), About us.")


def test_paragraphs_stay_paragraphs(ws: Workspace) -> None:
    row = proposal(ws, ws.response(RESPONSE), SECOND, "One  [@a].\n\n- Two [@b]\n  - Three\n", [])
    assert row["statement"] == "One.\n\n- Two\n  - Three"


@pytest.mark.parametrize("number", [0, 2, -1])
def test_there_must_be_such_a_sentence(ws: Workspace, number: int) -> None:
    set_answer(ws, RESPONSE, SECOND, AnswerChange(text=CHANGED))
    with pytest.raises(NotFound):
        proposal_of_sentence(ws, ws.response(RESPONSE), SECOND, number)


def test_what_is_agreed_is_not_proposed_and_nothing_is_not_either(ws: Workspace) -> None:
    set_answer(ws, RESPONSE, SECOND, AnswerChange(text="Councils should decide on buses."))
    with pytest.raises(Refused):
        proposal_of_sentence(ws, ws.response(RESPONSE), SECOND, 1)
    with pytest.raises(BadInput):
        proposal(ws, ws.response(RESPONSE), SECOND, " [@a] ", [])


def test_the_agreed_words_come_back_with_the_citations_that_stood_there(ws: Workspace) -> None:
    (each,) = tell(ws, CHANGED).sentences
    assert agreed_words(ws, each, CHANGED) == "Councils should decide on buses. [@buses]"


def test_signs_in_the_agreed_words_are_not_taken_for_markup(ws: Workspace) -> None:
    before = ws.library.positions["buses"]
    words = "Councils \\*must\\* keep 2\\_000 buses [XX] for all of us."
    ws.keep(positions=[replace(before, statement=words)])
    (each,) = tell(ws, "Councils \\*must\\* not keep 2\\_000 buses [XX] for all of us.").sentences
    back = agreed_words(ws, each, "")
    (again,) = tell(ws, back).sentences
    assert again.kind.value == "as-agreed"
    assert again.sentence.text == "Councils *must* keep 2_000 buses [XX] for all of us."


def test_only_changed_words_have_words_to_put_back_and_only_those_that_stand(ws: Workspace) -> None:
    new, lapsed = tell(ws, "We want a ferry across it. Councils should not decide on baths.").sentences
    for each in (new, lapsed):
        with pytest.raises(Refused):
            agreed_words(ws, each, "")
