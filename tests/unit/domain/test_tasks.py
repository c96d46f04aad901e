"""Who is to do what: which of it is done, overdue, and whose."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from consult_tui.domain.consultations import Consultation, Question
from consult_tui.domain.responses import Answer, Assignment, OpenPoint, Response
from consult_tui.domain.tasks import Task, is_for, same_person, tasks

DAY = date(2012, 5, 4)
QUESTIONS = tuple(Question(id=f"q{n}", number=str(n), text="?") for n in (1, 2, 3))
RESPONSE = Response(
    id="r",
    consultation=Consultation(title="T"),
    questions=QUESTIONS,
    answers={
        "q2": Answer(
            text="Yes.",
            ready=True,
            points=(
                OpenPoint(id="a", text="Ask", who="Ann", by=DAY),
                OpenPoint(id="b", text="Asked", who="Bob", closed=True),
                OpenPoint(id="c", text="Who?"),
            ),
        ),
    },
    assignments={"q1": Assignment(who="Bob", by=DAY), "q2": Assignment(who="Cat")},
)


def test_assignments_and_open_points_are_tasks_and_a_ready_answer_is_done() -> None:
    assert tasks(RESPONSE) == (
        Task(who="Bob", by=DAY),
        Task(who="Cat", done=True),
        Task(who="Ann", by=DAY, point=True),
        Task(who="", point=True),
    )


def test_an_answer_marked_ready_with_nothing_in_it_is_not_done() -> None:
    assert not tasks(RESPONSE.with_answer("q1", Answer(ready=True)))[0].done


@pytest.mark.parametrize(
    ("task", "days", "late"),
    [
        (Task(who="Ann", by=DAY), 0, False),
        (Task(who="Ann", by=DAY), 1, True),
        (Task(who="Ann", by=DAY, done=True), 1, False),
        (Task(who="Ann"), 1, False),
    ],
)
def test_a_task_is_overdue_from_the_day_after(task: Task, days: int, late: bool) -> None:
    assert task.overdue(DAY + timedelta(days=days)) is late


def test_what_is_mine_is_assigned_to_me_or_has_an_open_point_for_me() -> None:
    def mine(user: str) -> list[str]:
        return [q.id for q in QUESTIONS if is_for(RESPONSE, q.id, user)]

    assert mine("ann") == ["q2"]
    assert mine("BOB") == ["q1"], "his point is closed"
    assert mine("cat") == ["q2"]
    assert mine("") == [], "a point that nobody is named for is nobody's"
    reassigned = replace(RESPONSE, assignments={"q3": Assignment(who="Bob")})
    assert is_for(reassigned, "q3", "Bob")
    assert not is_for(reassigned, "q1", "Bob")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ann Lee", " ann  LEE ", True),
        ("Ann", "Ann Lee", False),
        ("", "", False),
        ("Straße", "STRASSE", True),
    ],
)
def test_names_are_compared_without_case_and_blanks(one: str, other: str, same: bool) -> None:
    assert same_person(one, other) is same
