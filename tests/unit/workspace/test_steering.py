"""No agreed line: whom it is sought from, by when, what is kept, and the list over all responses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from consult_tui.domain.bodies import Body, CanAgree, Meeting
from consult_tui.domain.dates import Moment, PartialDate
from consult_tui.domain.responses import OpenPoint, PointKind
from consult_tui.errors import BadInput, NotFound, Refused
from consult_tui.store import history
from consult_tui.workspace.responses import points
from consult_tui.workspace.responses.answer_change import AnswerChange
from consult_tui.workspace.responses.drafting import set_answer
from consult_tui.workspace.responses.register import archive, question_view
from consult_tui.workspace.responses.steering import next_meeting, seek, steers, usual_body
from consult_tui.workspace.workspace import Workspace
from tests.unit.workspace.conftest import QUESTIONS

RESPONSE = "buses-2012"
ONE, TWO = (question.id for question in QUESTIONS[:2])
TODAY = date(2012, 4, 23)


def met(day: str, papers: str = "") -> Meeting:
    due = date.fromisoformat(papers) if papers else None
    return Meeting(on=PartialDate.parse(day), papers_due=due)


def body(id_: str, *meetings: Meeting, can: CanAgree = CanAgree.YES, ended: str = "") -> Body:
    return Body(
        id=id_,
        name=f"{id_.title()} Board",
        can_agree=can,
        meetings=meetings,
        ended=PartialDate.parse(ended) if ended else None,
    )


def closing(ws: Workspace, day: str) -> None:
    when = Moment.parse(day)
    ws.change(RESPONSE, lambda r: replace(r, consultation=replace(r.consultation, closes=when)))


def _points(ws: Workspace, question: str = ONE) -> tuple[OpenPoint, ...]:
    return Workspace(ws.folder, today="2012-04-23").response(RESPONSE).answer(question).points


def test_a_steer_is_an_open_point_of_its_own_kind(ws: Workspace) -> None:
    closing(ws, "2012-06-30")
    ws.keep(bodies=[body("schools", met("2012-06-20", "2012-06-12"))])
    sought = seek(ws, RESPONSE, ONE)
    (kept,) = _points(ws)
    assert kept == sought.point
    assert (kept.kind, kept.body, kept.who, kept.by) == (
        PointKind.STEER,
        "schools",
        ws.context.user,
        date(2012, 6, 12),
    )
    assert kept.text == f"Seek a steer from the Schools Board: no agreed line on “{QUESTIONS[0].text}”"
    assert kept.clears == "An agreed line on it"
    assert (sought.number, sought.remark) == (1, "")
    assert history.entries(ws.places.history(RESPONSE))[-1].what == "steer"


def test_it_keeps_a_finished_answer_open_until_it_is_closed(ws: Workspace) -> None:
    set_answer(ws, RESPONSE, TWO, AnswerChange(text="Because.", ready=True))
    point = seek(ws, RESPONSE, TWO, "executive").point
    view = question_view(ws, ws.response(RESPONSE), QUESTIONS[1])
    assert (view.state, view.clears) == ("open-point", f"An agreed line on it ({ws.context.user})")
    points.close(ws, RESPONSE, TWO, point)
    assert question_view(ws, ws.response(RESPONSE), QUESTIONS[1]).state == "answered"


def test_it_is_sought_once_and_again_once_it_was_closed(ws: Workspace) -> None:
    point = seek(ws, RESPONSE, ONE, "executive").point
    with pytest.raises(BadInput, match="already") as wrong:
        seek(ws, RESPONSE, ONE)
    assert wrong.value.mend.endswith(f"consult point {RESPONSE} {QUESTIONS[0].number} --close 1")
    assert len(_points(ws)) == 1
    points.close(ws, RESPONSE, ONE, point)
    assert seek(ws, RESPONSE, ONE, "executive").number == 2


def test_body_and_day_can_be_said(ws: Workspace) -> None:
    with pytest.raises(NotFound):
        seek(ws, RESPONSE, ONE, "nobody")
    point = seek(ws, RESPONSE, ONE, "Advisory Panel", date(2012, 5, 4)).point
    assert (point.body, point.by) == ("panel", date(2012, 5, 4))


def test_a_response_that_was_sent_is_left_as_it_went(ws: Workspace) -> None:
    ws.change(RESPONSE, lambda r: replace(r, submitted=Moment(date(2012, 4, 20))))
    with pytest.raises(Refused):
        seek(ws, RESPONSE, ONE)
    assert _points(ws) == ()


def test_a_long_question_is_cut_at_a_word(ws: Workspace) -> None:
    asked = replace(QUESTIONS[0], text=" ".join(["Do you agree,"] * 20))
    ws.change(RESPONSE, lambda r: replace(r, questions=(asked, *r.questions[1:])))
    assert seek(ws, RESPONSE, ONE, "executive").point.text.endswith("Do you agree, Do…”")


CASES = [
    # (meeting, papers due, closes, whether it can still be asked)
    ("2012-05-16", "2012-05-08", "2012-05-21", True),
    ("2012-05-21", "2012-05-11", "2012-05-21T17:00", True),
    ("2012-05-22", "2012-05-12", "2012-05-21", False),
    ("2012-05-16", "2012-04-23", "2012-05-21", True),
    ("2012-05-16", "2012-04-22", "2012-05-21", False),
    ("2012-04-22", "", "2012-05-21", False),
    ("2012-04-23", "", "2012-05-21", True),
    ("2012-05", "", "2012-05-21", False),
    ("2012-05", "", "2012-05-31", True),
    ("2014-05-16", "", "", True),
]


@pytest.mark.parametrize(("meeting", "papers", "closes", "fits"), CASES)
def test_which_meeting_can_still_be_asked(
    ws: Workspace, meeting: str, papers: str, closes: str, fits: bool
) -> None:
    response = ws.response(RESPONSE)
    when = Moment.parse(closes) if closes else None
    response = replace(response, consultation=replace(response.consultation, closes=when))
    board = body("schools", met("2012-03-01", "2012-02-20"), met(meeting, papers))
    assert (next_meeting(board, response, TODAY) is not None) is fits


def test_the_body_that_meets_first_before_closing_is_asked_unless_it_only_advises(ws: Workspace) -> None:
    closing(ws, "2012-06-30")
    late, early = body("late", met("2012-06-20")), body("early", met("2012-05-20"))
    advises, gone = body("adv", met("2012-05-01"), can=CanAgree.ADVISES), body("gone", ended="2011")
    ws.keep(bodies=[gone, late, advises, early])
    found = usual_body(ws, ws.response(RESPONSE))
    assert found is not None
    assert found.id == "early"
    closing(ws, "2012-05-01")
    found = usual_body(ws, ws.response(RESPONSE))
    assert found is not None
    assert found.id == "early"
    assert "before it closes on 1 May 2012" in seek(ws, RESPONSE, ONE).remark


def test_of_several_bodies_that_are_not_known_to_meet_none_is_picked(ws: Workspace) -> None:
    found = usual_body(ws, ws.response(RESPONSE))
    assert found is not None
    assert found.id == "executive"
    ws.keep(bodies=[body("schools")])
    assert usual_body(ws, ws.response(RESPONSE)) is None
    sought = seek(ws, RESPONSE, ONE)
    assert sought.point.text.startswith("Seek a steer: no agreed line on")
    assert "No body is named" in sought.remark


def test_every_steer_that_is_still_sought_is_listed_with_its_nearest_line(ws: Workspace) -> None:
    assert steers(ws) == ([], [])
    points.add(ws, RESPONSE, ONE, points.made("Another thing"))
    point = seek(ws, RESPONSE, ONE, "executive").point
    (found,), unread = steers(ws)
    assert unread == []
    assert (found.response.id, found.question.id, found.point.id) == (RESPONSE, ONE, point.id)
    assert found.body is not None
    assert found.nearest is not None
    assert found.nearest.position.id == "buses"
    archive(ws, RESPONSE)
    assert steers(ws) == ([], [])
    archive(ws, RESPONSE, undo=True)
    points.close(ws, RESPONSE, ONE, point)
    assert steers(ws) == ([], [])


def test_a_response_that_cannot_be_read_hides_no_other(ws: Workspace) -> None:
    seek(ws, RESPONSE, ONE, "executive")
    ws.places.response_folder("broken").mkdir()
    ws.places.response("broken").write_text("{", "utf-8")
    found, unread = steers(Workspace(ws.folder, today="2012-04-23"))
    assert len(found) == len(unread) == 1
