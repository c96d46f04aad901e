"""What the head of a response's file says of it, so that the register opens none in full."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from consult_tui.domain.dates import Moment
from consult_tui.domain.responses import AnswerState, Response, ResponseState, answer_state, response_state
from consult_tui.domain.tasks import Task, tasks
from consult_tui.errors import DamagedStore
from consult_tui.store.shapes import (
    COUNT,
    DAY,
    FLAG,
    MOMENT,
    TEXT,
    TEXTS,
    FieldError,
    Kind,
    Shape,
    one_of,
    optional,
    records_of,
)
from consult_tui.text.citations import cited


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A response as its row in the register needs it. Only ordinary questions are counted.

    `ready` holds, for each answer that is marked ready and waits for nothing, the ids of the lines that it
    cites: whether it is answered or needs agreement is for the library to say.
    """

    title: str
    departments: tuple[str, ...] = ()
    closes: Moment | None = None
    state: ResponseState = ResponseState.DRAFTING
    questions: int = 0
    unanswered: int = 0
    working: int = 0
    open_points: int = 0
    no_comment: int = 0
    new_policy: int = 0
    """Marked as saying something that nobody has agreed: they need agreement whatever the library says."""
    ready: tuple[tuple[str, ...], ...] = ()
    tasks: tuple[Task, ...] = ()
    """Who is to do what by when: questions about the respondent are among these."""


def _lists(value: Any) -> tuple[tuple[str, ...], ...]:
    if not isinstance(value, list):
        raise FieldError("must be a list of lists of ids")
    return tuple(TEXTS.decode(item) for item in value)


_TASK = Shape(Task, {"who": TEXT, "by": optional(DAY), "point": FLAG, "done": FLAG})
_SUMMARY = Shape(
    Summary,
    {
        "title": TEXT,
        "departments": TEXTS,
        "closes": optional(MOMENT),
        "state": one_of(ResponseState),
        "questions": COUNT,
        "unanswered": COUNT,
        "working": COUNT,
        "open_points": COUNT,
        "no_comment": COUNT,
        "new_policy": COUNT,
        "ready": Kind(_lists, lambda lists: [list(ids) for ids in lists]),
        "tasks": records_of(_TASK),
    },
)


def summary_of(response: Response) -> Summary:
    """The summary of a response as it is."""
    asked = [response.answer(question.id) for question in response.questions if question.asks_us]
    states = [(answer, answer_state(answer, ())) for answer in asked]
    count = Counter(state for _, state in states)
    return Summary(
        title=response.consultation.title,
        departments=response.consultation.departments,
        closes=response.consultation.closes,
        state=response_state(response),
        questions=len(asked),
        unanswered=count[AnswerState.UNANSWERED],
        working=count[AnswerState.WORKING],
        open_points=count[AnswerState.OPEN_POINT],
        no_comment=count[AnswerState.NO_COMMENT],
        new_policy=count[AnswerState.NEEDS_AGREEMENT],
        ready=tuple(cited(answer.text) for answer, state in states if state is AnswerState.ANSWERED),
        tasks=tasks(response),
    )


def encode_summary(summary: Summary) -> dict[str, Any]:
    """As the head of the file holds it."""
    return _SUMMARY.encode(summary)


def decode_summary(record: Any, file: str) -> Summary:
    """From the head of the file, which messages call `file`.

    Raises:
        DamagedStore: Naming file and field.
    """
    try:
        return _SUMMARY.decode(record)
    except FieldError as problem:
        message = f"{file}, first line, field 'summary.{problem.path}': {problem.reason}."
        raise DamagedStore(message, "Put back a copy of the file from a backup.") from None
