"""Who is to do what in a response, and by when: questions to answer, and open points to settle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from consult_tui.domain.responses import Answer, Response


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One thing that somebody is to do."""

    who: str
    """"" where nobody is named for an open point."""
    by: date | None = None
    point: bool = False
    """Whether it is an open point to settle; else a question to answer."""
    done: bool = False

    def overdue(self, today: date) -> bool:
        """Whether its day is past and it is not done; on the day itself it is not overdue."""
        return not self.done and self.by is not None and self.by < today


def tasks(response: Response) -> tuple[Task, ...]:
    """Every assignment and every open point, in the order of the questions."""
    return tuple(task for question in response.questions for task in tasks_at(response, question.id))


def tasks_at(response: Response, question_id: str) -> Iterator[Task]:
    """What is to be done at one question. Whoever is named for it has done so once the answer is ready."""
    answer = response.answer(question_id)
    assigned = response.assignments.get(question_id)
    if assigned:
        yield Task(who=assigned.who, by=assigned.by, done=_written(answer))
    for point in answer.points:
        if not point.closed:
            yield Task(who=point.who, by=point.by, point=True)


def is_for(response: Response, question_id: str, user: str) -> bool:
    """Whether a question is assigned to this user, or has an open point for them."""
    return any(same_person(task.who, user) for task in tasks_at(response, question_id))


def same_person(one: str, other: str) -> bool:
    """Whether two names are one: case and blanks aside."""
    return bool(one.strip()) and one.casefold().split() == other.casefold().split()


def _written(answer: Answer) -> bool:
    return answer.ready and not answer.empty
