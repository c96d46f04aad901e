"""Responses: our answers to one consultation, and the states that follow from them.

States are derived, never typed. Three words are never mixed: complete, cleared, submitted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from consult_tui.domain.consultations import Consultation, Ignored, Question
from consult_tui.domain.dates import Moment
from consult_tui.domain.positions import Position
from consult_tui.domain.reservations import Reservation


class Route(StrEnum):
    """How a response is cleared: taken to a board, or by one clearer (a technical consultation)."""

    BOARD = "board"
    QUICK = "quick"


class AnswerState(StrEnum):
    """What an answer still needs; see `answer_state`."""

    UNANSWERED = "unanswered"
    WORKING = "working"
    OPEN_POINT = "open-point"
    NO_COMMENT = "no-comment"
    NEEDS_AGREEMENT = "needs-agreement"
    ANSWERED = "answered"


class ResponseState(StrEnum):
    """How far a response has come."""

    DRAFTING = "drafting"
    IN_CLEARANCE = "in-clearance"
    CLEARED = "cleared"
    CHANGED_SINCE = "changed-since"
    SUBMITTED = "submitted"
    PAST = "past"
    ARCHIVED = "archived"


class PointKind(StrEnum):
    """What kind of thing is open."""

    POINT = "point"
    STEER = "steer"
    """There is no agreed line: a body is to be asked which way to answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPoint:
    """Something to settle before an answer can stand: who settles it, by when."""

    id: str
    text: str
    who: str = ""
    by: date | None = None
    clears: str = ""
    """The smallest thing that settles it, "" where nobody has said."""
    closed: bool = False
    kind: PointKind = PointKind.POINT
    body: str = ""
    """Id of the body whose steer is sought, "" where none is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The boxes ticked and the comment: two fields, never one."""

    choices: tuple[str, ...] = ()
    """The options ticked, in the document's words and order."""
    text: str = ""
    """Markdown with citations `[@id]`."""
    no_comment: str = ""
    """Why nothing is said, "" where something is."""
    ready: bool = False
    new_policy: bool = False
    """Marked as saying something that nobody has agreed: it needs agreement whatever its words."""
    points: tuple[OpenPoint, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is no box, no text and no word on why not."""
        return not (self.choices or self.text.strip() or self.no_comment.strip())


EMPTY = Answer()
"""An answer that nobody has begun."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Who is to answer a question, and by when."""

    who: str
    by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a line that is not ours to send as it is (draft, lapsed, internal) went in all the same."""

    text: str
    who: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """A question that was taken out of a response and is kept with all that belongs to it."""

    question: Question
    answer: Answer = EMPTY
    assignment: Assignment | None = None
    why: str = ""
    """In words: dropped by whom it may concern, joined with another, gone from the document."""
    after: str = ""
    """Id of the question behind which it stood; "" for the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """Where an answer came from that was carried over from an earlier response."""

    response: str
    """Id of that response."""
    question: str
    """Id of the question there."""
    number: str = ""
    """Its number there."""
    text: str = ""
    """What it asked there, word for word."""
    options: tuple[str, ...] = ()
    """The boxes that it had there."""
    seen: bool = False
    """Whether the officer has seen what changed in the question since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """One response: the consultation's facts and questions, our answers and the cover matter."""

    id: str
    consultation: Consultation
    questions: tuple[Question, ...] = ()
    """In the document's order."""
    answers: Mapping[str, Answer] = field(default_factory=dict)
    """By question id; an answer nobody has begun is not in it. Never changed in place."""
    about: str = ""
    """About us, Markdown."""
    key_messages: str = ""
    """Markdown."""
    lead: str = ""
    """The lead officer's role."""
    co_signatories: tuple[str, ...] = ()
    route: Route = Route.BOARD
    confidential: bool = False
    may_be_published: bool = True
    reasons: Mapping[str, Reason] = field(default_factory=dict)
    """By position id: once for each line in a response."""
    assignments: Mapping[str, Assignment] = field(default_factory=dict)
    """By question id; a question that nobody is named for is not in it."""
    reservations: tuple[Reservation, ...] = ()
    aside: tuple[Aside, ...] = ()
    """Questions that were taken out, in the order in which that happened; none is in `questions`."""
    ignored: tuple[Ignored, ...] = ()
    """What the reader passed over, with why."""
    as_read: Mapping[str, tuple[Question, ...]] = field(default_factory=dict)
    """By question id, where the officer corrected the reading: what the document was read to ask there. One
    question for a corrected one, several where they were joined, none where the officer made it."""
    carried: Mapping[str, Carried] = field(default_factory=dict)
    """By question id: where an answer was carried over from."""
    submitted: Moment | None = None
    past: bool = False
    """Taken in as something that was sent before this workspace kept it."""
    archived: bool = False

    def answer(self, question_id: str) -> Answer:
        """The answer to a question, one that was taken out too; an empty one where nobody has begun."""
        if question_id in self.answers or not self.aside:
            return self.answers.get(question_id, EMPTY)
        return next((each.answer for each in self.aside if each.question.id == question_id), EMPTY)

    def question(self, question_id: str) -> Question:
        """The question with this id.

        Raises:
            KeyError: If the response has no such question.
        """
        for question in self.questions:
            if question.id == question_id:
                return question
        raise KeyError(question_id)

    def with_answer(self, question_id: str, answer: Answer) -> Response:
        """The response with this answer in place of what stood there.

        What is written to a question that a colleague just took out goes with the question.
        """
        if any(each.question.id == question_id for each in self.aside):
            aside = (
                replace(each, answer=answer) if each.question.id == question_id else each
                for each in self.aside
            )
            return replace(self, aside=tuple(aside))
        return replace(self, answers={**self.answers, question_id: answer})


def answer_state(answer: Answer, lines: Iterable[Position], *, altered: bool = False) -> AnswerState:
    """What an answer still needs, first match wins.

    Args:
        answer: The answer.
        lines: The lines that it rests on: those that its text cites, and those whose words it holds.
        altered: Whether its wording turns or alters a commitment or a figure of an agreed line.
    """
    if answer.empty:
        return AnswerState.UNANSWERED
    if not answer.ready:
        return AnswerState.WORKING
    if any(not point.closed for point in answer.points):
        return AnswerState.OPEN_POINT
    if answer.no_comment.strip():
        return AnswerState.NO_COMMENT
    if answer.new_policy or altered or any(position.wants_reason for position in lines):
        return AnswerState.NEEDS_AGREEMENT
    return AnswerState.ANSWERED


COMPLETE = frozenset({AnswerState.ANSWERED, AnswerState.NO_COMMENT})
"""The states that count as answered."""


def response_state(response: Response) -> ResponseState:
    """How far a response has come, first match wins."""
    if response.archived:
        return ResponseState.ARCHIVED
    if response.past:
        return ResponseState.PAST
    if response.submitted is not None:
        return ResponseState.SUBMITTED
    return ResponseState.DRAFTING
