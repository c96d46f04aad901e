"""Assigning, open points and the mark for new policy: what is kept, recorded, refused and merged."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from consult_tui.domain.dates import Moment
from consult_tui.domain.responses import Answer, AnswerState, Assignment, OpenPoint
from consult_tui.errors import BadInput, Conflict, NotFound, Refused
from consult_tui.store import history
from consult_tui.workspace.responses import assigning, points, restoring
from consult_tui.workspace.responses.answer_change import AnswerChange
from consult_tui.workspace.responses.assigning import assign
from consult_tui.workspace.responses.drafting import set_answer
from consult_tui.workspace.responses.history import response_history
from consult_tui.workspace.responses.register import mine, question_view, register
from consult_tui.workspace.safety.merging import Words
from consult_tui.workspace.safety.recovery import keep_typing
from consult_tui.workspace.workspace import Workspace
from tests.unit.workspace.conftest import QUESTIONS

RESPONSE = "buses-2012"
ONE, TWO, THREE = (question.id for question in QUESTIONS[:3])
DAY, PAST = date(2012, 5, 4), date(2012, 4, 22)


@pytest.fixture
def colleague(ws: Workspace) -> Workspace:
    return Workspace(ws.folder, today="2012-04-23T10:00", user="Bob")


def _on_disk(ws: Workspace) -> Workspace:
    return Workspace(ws.folder, today="2012-04-23T10:00", user=ws.context.user)


def _points(ws: Workspace, question: str = ONE) -> tuple[OpenPoint, ...]:
    return _on_disk(ws).response(RESPONSE).answer(question).points


def _recorded(ws: Workspace) -> list[tuple[str, str, str]]:
    found = history.entries(ws.places.history(RESPONSE))
    return [(e.what, e.question, e.note or str(e.detail.get("point"))) for e in found if e.what != "new"]


def _sent(ws: Workspace) -> None:
    ws.change(RESPONSE, lambda response: replace(response, submitted=Moment(date(2012, 4, 20))))


def test_several_questions_are_assigned_at_once_and_each_is_recorded(ws: Workspace) -> None:
    assign(ws, RESPONSE, [ONE, TWO], " Ann  Lee ", DAY)
    named = Assignment(who="Ann Lee", by=DAY)
    assert _on_disk(ws).response(RESPONSE).assignments == {ONE: named, TWO: named}
    note = "to Ann Lee, by 4 May 2012"
    assert _recorded(ws) == [("assign", ONE, note), ("assign", TWO, note)]


def test_no_name_takes_it_away_and_what_stands_so_already_is_not_recorded(ws: Workspace) -> None:
    assign(ws, RESPONSE, [ONE], "Ann")
    assign(ws, RESPONSE, [ONE], "Ann")
    assign(ws, RESPONSE, [ONE, TWO], "")
    assert _on_disk(ws).response(RESPONSE).assignments == {}
    assert _recorded(ws) == [("assign", ONE, "to Ann"), ("assign", ONE, "no longer to Ann")]


def test_a_day_without_a_name_is_refused(ws: Workspace) -> None:
    with pytest.raises(BadInput, match="needs somebody"):
        assign(ws, RESPONSE, [ONE], "  ", DAY)
    assert _recorded(ws) == []


def test_an_assignment_made_on_what_no_longer_stands_is_a_conflict(
    ws: Workspace, colleague: Workspace
) -> None:
    seen = {ONE: None}
    assign(colleague, RESPONSE, [ONE], "Bob")
    with pytest.raises(Conflict, match="Bob is named"):
        assign(ws, RESPONSE, [ONE], "Ann", seen=seen)
    assign(ws, RESPONSE, [ONE], "Bob", seen=seen)
    assign(ws, RESPONSE, [TWO], "Ann", seen={TWO: None})
    held = _on_disk(ws).response(RESPONSE).assignments
    assert {id_: held[id_].who for id_ in held} == {ONE: "Bob", TWO: "Ann"}


def test_two_officers_who_add_a_point_at_once_both_stand(ws: Workspace, colleague: Workspace) -> None:
    assert ws.response(RESPONSE) == colleague.response(RESPONSE)
    points.add(colleague, RESPONSE, ONE, points.made("Theirs"))
    points.add(ws, RESPONSE, ONE, points.made("Mine", "Ann", DAY, "A reply"))
    assert [point.text for point in _points(ws)] == ["Theirs", "Mine"]
    assert _recorded(ws)[-1] == ("point", ONE, "Mine (Ann, by 4 May 2012; cleared by: A reply)")


def test_a_point_and_words_and_a_mark_in_one_answer_all_stand(ws: Workspace, colleague: Workspace) -> None:
    seen = ws.response(RESPONSE).answer(ONE)
    points.add(colleague, RESPONSE, ONE, points.made("Theirs"))
    set_answer(colleague, RESPONSE, ONE, AnswerChange(new_policy=True), seen=seen)
    keep_typing(ws, RESPONSE, ONE, "Mine.", Words.of(seen))
    assign(ws, RESPONSE, [ONE], "Ann")
    response = _on_disk(ws).response(RESPONSE)
    answer = response.answer(ONE)
    assert (answer.text, answer.new_policy, len(answer.points)) == ("Mine.", True, 1)
    assert response.assignments[ONE].who == "Ann"


def test_a_point_is_added_once_however_often_it_is_tried(ws: Workspace) -> None:
    point = points.made("Ask")
    points.add(ws, RESPONSE, ONE, point)
    points.add(ws, RESPONSE, ONE, point)
    assert _points(ws) == (point,)
    assert len(_recorded(ws)) == 1


def test_points_are_closed_and_opened_again_and_said_so_once(ws: Workspace) -> None:
    point = points.made("Ask")
    points.add(ws, RESPONSE, ONE, point)
    for _ in range(2):
        points.close(ws, RESPONSE, ONE, point)
    assert [each.closed for each in _points(ws)] == [True]
    points.close(ws, RESPONSE, ONE, point, undo=True)
    assert [each.closed for each in _points(ws)] == [False]
    assert [what for what, _, _ in _recorded(ws)] == ["point", "close", "reopen"]


def test_changes_to_different_fields_of_a_point_both_stand(ws: Workspace, colleague: Workspace) -> None:
    seen = points.made("Ask")
    points.add(ws, RESPONSE, ONE, seen)
    points.edit(colleague, RESPONSE, ONE, seen, replace(seen, who="Bob"))
    points.edit(ws, RESPONSE, ONE, seen, replace(seen, by=DAY))
    (point,) = _points(ws)
    assert (point.who, point.by) == ("Bob", DAY)
    with pytest.raises(Conflict, match="changed this point"):
        points.edit(ws, RESPONSE, ONE, seen, replace(seen, who="Ann"))
    assert _points(ws) == (point,)


def test_an_edit_leaves_a_point_closed_that_a_colleague_closed(ws: Workspace, colleague: Workspace) -> None:
    seen = points.made("Ask")
    points.add(ws, RESPONSE, ONE, seen)
    points.close(colleague, RESPONSE, ONE, seen)
    points.edit(ws, RESPONSE, ONE, seen, replace(seen, text="Ask again"))
    assert [(point.text, point.closed) for point in _points(ws)] == [("Ask again", True)]


def test_a_point_is_meant_by_its_place_or_its_id() -> None:
    first, second = OpenPoint(id="pa", text="A", closed=True), OpenPoint(id="7", text="B")
    answer = Answer(points=(first, second))
    assert [points.find(answer, given) for given in ("1", "2", "pa", "7")] == [first, second, first, second]
    for given in ("0", "3", "", "p", "-1"):
        with pytest.raises(NotFound, match="it has 2"):
            points.find(answer, given)


def test_a_point_that_says_nothing_is_none(ws: Workspace) -> None:
    with pytest.raises(BadInput, match="says what is open"):
        points.made(" \n")
    point = points.made("Ask")
    points.add(ws, RESPONSE, ONE, point)
    with pytest.raises(BadInput):
        points.edit(ws, RESPONSE, ONE, point, replace(point, text=""))
    assert points.made("two\nlines ", " Ann ").text == "two lines"


def test_what_was_sent_is_not_changed(ws: Workspace) -> None:
    point = points.made("Ask")
    points.add(ws, RESPONSE, ONE, point)
    _sent(ws)
    before = ws.response(RESPONSE)
    for change in (
        lambda: assign(ws, RESPONSE, [ONE], "Ann"),
        lambda: points.add(ws, RESPONSE, ONE, points.made("More")),
        lambda: points.edit(ws, RESPONSE, ONE, point, replace(point, who="Ann")),
        lambda: points.close(ws, RESPONSE, ONE, point),
        lambda: set_answer(ws, RESPONSE, ONE, AnswerChange(new_policy=True)),
    ):
        with pytest.raises(Refused):
            change()
    assert _on_disk(ws).response(RESPONSE) == before


def test_new_policy_needs_agreement_until_the_mark_is_off_and_both_are_recorded(ws: Workspace) -> None:
    set_answer(ws, RESPONSE, ONE, AnswerChange(text="New.", ready=True, new_policy=True))

    def state() -> tuple[AnswerState, bool]:
        response = ws.response(RESPONSE)
        view = question_view(ws, response, QUESTIONS[0])
        return view.state, "new policy" in view.clears

    assert state() == (AnswerState.NEEDS_AGREEMENT, True)
    (row,) = register(_on_disk(ws))
    assert row.coverage[AnswerState.NEEDS_AGREEMENT] == 1
    assert sum(row.coverage.values()) == row.questions == 3
    set_answer(ws, RESPONSE, ONE, AnswerChange(new_policy=False))
    assert state() == (AnswerState.ANSWERED, False)
    marks = [note for what, _, note in _recorded(ws) if what == "policy"]
    assert marks == ["marked as new policy", "no longer marked as new policy"]


def test_a_mark_on_an_answer_nobody_has_begun_is_no_version(ws: Workspace) -> None:
    set_answer(ws, RESPONSE, ONE, AnswerChange(new_policy=True))
    assert [what for what, _, _ in _recorded(ws)] == ["policy"]
    assert question_view(ws, ws.response(RESPONSE), QUESTIONS[0]).state is AnswerState.UNANSWERED


def test_a_version_brought_back_leaves_points_and_the_mark_as_they_are(ws: Workspace) -> None:
    set_answer(ws, RESPONSE, ONE, AnswerChange(text="One."))
    set_answer(ws, RESPONSE, ONE, AnswerChange(text="Two.", new_policy=True))
    points.add(ws, RESPONSE, ONE, points.made("Ask"))
    restoring.restore(ws, RESPONSE, ONE, 1)
    answer = _on_disk(ws).response(RESPONSE).answer(ONE)
    assert (answer.text, answer.new_policy, len(answer.points)) == ("One.", True, 1)


def test_a_disposal_takes_what_a_point_said_and_leaves_who_made_it(ws: Workspace) -> None:
    points.add(ws, RESPONSE, ONE, points.made("Ask Mrs Smith of 4 High Street"))
    (told,) = [done for done in response_history(ws, RESPONSE) if done.what == "point"]
    assert "Mrs Smith" in told.text
    restoring.dispose(ws, RESPONSE, ONE, reason="Personal data.")
    (told,) = [done for done in response_history(ws, RESPONSE) if done.what == "point"]
    assert (told.user, told.text) == ("Ann Officer", "")
    assert b"Mrs Smith" not in ws.places.history(RESPONSE).read_bytes()


def test_the_register_says_what_is_overdue_from_the_head_of_the_file_alone(ws: Workspace) -> None:
    assign(ws, RESPONSE, [ONE, TWO, THREE], "Ann", PAST)
    set_answer(ws, RESPONSE, THREE, AnswerChange(choices=("Red",), ready=True))
    points.add(ws, RESPONSE, THREE, points.made("Ask", "Bob", PAST))
    path = ws.places.response(RESPONSE)
    # Another body of the same length: only the head can say this.
    head, body = path.read_bytes().split(b"\n", 1)
    path.write_bytes(head + b"\n" + b" " * len(body))
    (row,) = register(_on_disk(ws))
    assert row.attention[:2] == ("2 questions overdue", "1 open point overdue")
    assert [r.id for r in register(_on_disk(ws), mine=True)] == [], "Ann Officer is not Ann"
    for user, rows in (("ANN", 1), ("bob", 1), ("Cat", 0)):
        assert len(register(Workspace(ws.folder, user=user), mine=True)) == rows


def test_nothing_is_overdue_in_what_was_sent(ws: Workspace) -> None:
    assign(ws, RESPONSE, [ONE], "Ann", PAST)
    _sent(ws)
    (row,) = register(_on_disk(ws))
    assert row.attention == ()


def test_mine_are_the_questions_with_something_for_me(ws: Workspace) -> None:
    assign(ws, RESPONSE, [ONE], "ann officer")
    assign(ws, RESPONSE, [TWO], "Bob")
    points.add(ws, RESPONSE, THREE, points.made("Ask", "Ann Officer"))
    assert mine(ws, ws.response(RESPONSE)) == {ONE, THREE}
    assert assigning.names(ws.response(RESPONSE)) == ["Ann Officer", "Bob", "ann officer"]


def test_a_day_is_read_and_a_past_one_pointed_out(ws: Workspace) -> None:
    assert assigning.day(ws, " ") is None
    assert assigning.day(ws, "4 May") == DAY
    assert assigning.about_day(ws, DAY) == assigning.about_day(ws, date(2012, 4, 23)) == ""
    assert assigning.about_day(ws, PAST) == "22 April 2012 is past."
    with pytest.raises(BadInput, match="'soon' is not a day") as refused:
        assigning.day(ws, "soon")
    assert "2012-05-21" in refused.value.mend
