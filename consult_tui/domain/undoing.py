"""Taking a change to the questions back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from consult_tui.domain.questions import ids
from consult_tui.domain.responses import Answer, Aside, Response

T = TypeVar("T")


def undo(now: Response, before: Response, after: Response) -> Response:
    """The questions as they were before a change; what was written since stays.

    Args:
        now: The response as it is; its questions are those of `after`.
        before: The response as it was before the change.
        after: The response as the change left it.
    """
    made = [q for q in now.questions if q.id not in ids(before)]
    kept = [Aside(question=q, answer=now.answer(q.id), why="its making was undone") for q in made]
    aside = before.aside + tuple(each for each in kept if not each.answer.empty or each.answer.points)
    answers = dict(now.answers)
    assignments = dict(now.assignments)
    out = {each.question.id: each for each in now.aside}
    for question in before.questions:
        if question.id in out:
            _give_back(answers, question.id, out[question.id].answer, Answer())
            _give_back(assignments, question.id, out[question.id].assignment, None)
        elif now.answer(question.id) == after.answer(question.id):
            _give_back(answers, question.id, before.answer(question.id), Answer())
    back = {q.id for q in before.questions}
    aside = tuple(_with_present(each, now) for each in aside)
    return replace(
        now,
        questions=before.questions,
        aside=aside,
        ignored=before.ignored,
        as_read=_of(before.as_read, {*back, *(each.question.id for each in aside)}),
        carried=_of({**now.carried, **before.carried}, {*back, *(each.question.id for each in aside)}),
        answers={id_: answer for id_, answer in answers.items() if id_ in back},
        assignments={id_: held for id_, held in assignments.items() if id_ in back},
    )


def _with_present(aside: Aside, now: Response) -> Aside:
    """What goes aside again, with its answer as it is by now."""
    id_ = aside.question.id
    if all(q.id != id_ for q in now.questions):
        return aside
    return replace(aside, answer=now.answer(id_), assignment=now.assignments.get(id_))


def _give_back(held: dict[str, T], id_: str, value: T | None, empty: T | None) -> None:
    """What stood there before, or nothing."""
    held.pop(id_, None)
    if value is not None and value != empty:
        held[id_] = value


def _of(held: Mapping[str, T], known: set[str]) -> dict[str, T]:
    """What belongs to these questions."""
    return {id_: value for id_, value in held.items() if id_ in known}
