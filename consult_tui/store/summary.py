"""What the head of a response's file says of it, so that the register opens none in full."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
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


@dataclass(frozen=True, slots=True)
class Resting:
    """What the words of a text rest on."""

    lines: tuple[str, ...]
    """Ids of the lines that it cites, and of those whose words it holds."""
    altered: bool = False
    """Whether it turns or alters what was agreed, or says what no longer stands."""


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells what a text rests on: given from outside, for the store knows no lines."""

    generation: int
    """Of the library that it goes by."""
    tell: Callable[[str], Resting]


def by_citation(text: str) -> Resting:
    """What a text rests on by its citations alone."""
    return Resting(cited(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A response as its row in the register needs it. Only ordinary questions are counted.

    `ready` holds, for each answer that is marked ready and waits for nothing, the ids of the lines that it
    rests on: whether it is answered or needs agreement is for the library to say.
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
    needs_agreement: int = 0
    """Those that need it whatever their lines: new policy, or words that depart from what was agreed."""
    ready: tuple[tuple[str, ...], ...] = ()
    holds: tuple[str, ...] = ()
    """Ids of every line that an answer in any state, or the cover matter, rests on."""
    told_by: int = 0
    """Generation of the library against which the words were told; 0 where only citations were looked at."""
    tasks: tuple[Task, ...] = ()
    """Who is to do what by when: questions about the respondent are among these."""

    @property
    def sent(self) -> bool:
        """Whether it went: it is then as it went, and no later library makes it anything else."""
        return self.state in (ResponseState.SUBMITTED, ResponseState.PAST)


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
        "needs_agreement": COUNT,
        "ready": Kind(_lists, lambda lists: [list(ids) for ids in lists]),
        "holds": TEXTS,
        "told_by": COUNT,
        "tasks": records_of(_TASK),
    },
)


def summary_of(response: Response, teller: Teller | None = None) -> Summary:
    """The summary of a response as it is.

    Args:
        response: The response.
        teller: Tells what its words rest on; None to go by citations alone.
    """
    tell = teller.tell if teller else by_citation
    asked = [response.answer(question.id) for question in response.questions if question.asks_us]
    sent = response_state(response) in (ResponseState.SUBMITTED, ResponseState.PAST)
    rests = [by_citation(answer.text) if sent else tell(answer.text) for answer in asked]
    states = [answer_state(a, (), altered=r.altered) for a, r in zip(asked, rests, strict=True)]
    count = Counter(states)
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
        needs_agreement=count[AnswerState.NEEDS_AGREEMENT],
        ready=tuple(r.lines for r, s in zip(rests, states, strict=True) if s is AnswerState.ANSWERED),
        holds=_held(response, tell),
        told_by=teller.generation if teller else 0,
        tasks=tasks(response),
    )


def _held(response: Response, tell: Callable[[str], Resting]) -> tuple[str, ...]:
    texts = (*(answer.text for answer in response.answers.values()), response.about, response.key_messages)
    return tuple(dict.fromkeys(id_ for text in texts if text for id_ in tell(text).lines))


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
