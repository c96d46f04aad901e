"""The register of responses, and one response as it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from consult_tui.domain.clearing import clears, coverage
from consult_tui.domain.consultations import Question
from consult_tui.domain.dates import Moment
from consult_tui.domain.responses import (
    COMPLETE,
    Answer,
    AnswerState,
    Assignment,
    Response,
    ResponseState,
    answer_state,
    response_state,
)
from consult_tui.domain.tasks import Task, is_for, same_person, tasks
from consult_tui.domain.versions import answer_version
from consult_tui.errors import BadInput, DamagedStore
from consult_tui.text.citations import cited
from consult_tui.text.dates import closes_in_words
from consult_tui.workspace.naming import resolve
from consult_tui.workspace.workspace import Workspace

CLOSING_SOON = 14
"""Days before closing from which an unfinished response needs attention."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRow:
    """One response in the register."""

    id: str
    title: str
    departments: tuple[str, ...]
    closes: Moment | None
    days_left: int | None
    """Negative once closed."""
    closes_in_words: str
    questions: int
    """Ordinary ones; questions about the respondent are not counted."""
    answered: int
    """Answered or no comment."""
    coverage: Mapping[AnswerState, int]
    """How many of the ordinary questions are in each state."""
    tasks: tuple[Task, ...]
    """Who is to do what, by when."""
    state: ResponseState
    attention: tuple[str, ...]
    """What needs attention, in words; empty where nothing does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionView:
    """One question with our answer as it stands."""

    question: Question
    answer: Answer
    state: AnswerState
    citations: tuple[str, ...]
    version: str
    clears: str
    """The smallest thing that clears the state, "" where there is nothing left to do."""
    assigned: Assignment | None = None
    """Who is to answer it, by when; None where nobody is named."""


def register(ws: Workspace, *, archived: bool = False, mine: bool = False) -> list[RegisterRow]:
    """Every response: open ones by closing date, then the past ones, newest first.

    Args:
        ws: The workspace.
        archived: Whether the archived ones are listed instead.
        mine: Whether only those are that hold something assigned to the user, or an open point for them.
    """
    rows = [_row(ws, id_) for id_ in ws.response_ids]
    shown = [row for row in rows if (row.state is ResponseState.ARCHIVED) == archived]
    if mine:
        user = ws.context.user
        shown = [row for row in shown if any(same_person(task.who, user) for task in row.tasks)]
    return sorted(shown, key=_order)


def response_id(ws: Workspace, given: str) -> str:
    """The response that is meant: an exact id wins, else a unique beginning.

    Raises:
        NotFound: If there is none.
        Ambiguous: If several begin so.
    """
    return resolve(given, ws.response_ids, "response", "See them with: consult responses")


def question_views(ws: Workspace, response: Response) -> list[QuestionView]:
    """Every question with our answer, in the document's order."""
    return [question_view(ws, response, question) for question in response.questions]


def mine(ws: Workspace, response: Response) -> frozenset[str]:
    """Ids of the questions that are assigned to the user, or have an open point for them."""
    user = ws.context.user
    return frozenset(q.id for q in response.questions if is_for(response, q.id, user))


def question_view(ws: Workspace, response: Response, question: Question) -> QuestionView:
    """One question with our answer and its derived state."""
    answer = response.answer(question.id)
    lines = ws.cited(answer)
    state = answer_state(answer, lines)
    return QuestionView(
        question=question,
        answer=answer,
        state=state,
        citations=cited(answer.text),
        version=answer_version(answer),
        clears=clears(state, answer, lines),
        assigned=response.assignments.get(question.id),
    )


def row_of(ws: Workspace, response: Response) -> RegisterRow:
    """The register's row of a response that is already in memory."""
    counted = [view for view in question_views(ws, response) if view.question.asks_us]
    states = [view.state for view in counted]
    facts = response.consultation
    return _made_row(
        ws,
        response.id,
        facts.title,
        facts.departments,
        facts.closes,
        states,
        response_state(response),
        to_do=tasks(response),
    )


def archive(ws: Workspace, id_: str, *, undo: bool = False) -> Response:
    """Take a response out of the register, or bring it back; nothing of it is lost."""
    changed = ws.change(id_, lambda response: replace(response, archived=not undo))
    ws.record(id_, [ws.entry("archive", note="brought back" if undo else "archived")])
    return changed


def rename(ws: Workspace, id_: str, title: str) -> Response:
    """Give a consultation another title; the response's id stays.

    Raises:
        BadInput: If the title is empty.
    """
    from consult_tui.workspace.drafting import edit

    if not title.strip():
        raise BadInput("A consultation needs a title.", "Write at least one word.")
    return edit(ws, id_, "title", title)


def _row(ws: Workspace, id_: str) -> RegisterRow:
    """One row, from the head of its file; a file that cannot be read says so and hides no other."""
    try:
        summary = ws.summary(id_)
    except DamagedStore as damage:
        row = _made_row(ws, id_, id_, (), None, [], ResponseState.DRAFTING)
        return replace(row, attention=(damage.message,))
    positions = ws.library.positions
    states = [AnswerState.UNANSWERED] * summary.unanswered
    states += [AnswerState.WORKING] * summary.working
    states += [AnswerState.OPEN_POINT] * summary.open_points
    states += [AnswerState.NO_COMMENT] * summary.no_comment
    states += [AnswerState.NEEDS_AGREEMENT] * summary.new_policy
    for ids in summary.ready:
        lapsed = any(positions[i].wants_reason for i in ids if i in positions)
        states.append(AnswerState.NEEDS_AGREEMENT if lapsed else AnswerState.ANSWERED)
    return _made_row(
        ws,
        id_,
        summary.title,
        summary.departments,
        summary.closes,
        states,
        summary.state,
        to_do=summary.tasks,
    )


def _made_row(
    ws: Workspace,
    id_: str,
    title: str,
    departments: tuple[str, ...],
    closes: Moment | None,
    states: list[AnswerState],
    state: ResponseState,
    *,
    to_do: tuple[Task, ...] = (),
) -> RegisterRow:
    now = ws.context.now
    return RegisterRow(
        id=id_,
        title=title,
        departments=departments,
        closes=closes,
        days_left=closes.days_left(now) if closes else None,
        closes_in_words=closes_in_words(closes, now),
        questions=len(states),
        answered=sum(s in COMPLETE for s in states),
        coverage=coverage(states),
        tasks=to_do,
        state=state,
        attention=tuple(_attention(ws, closes, states, state, to_do)),
    )


def _attention(
    ws: Workspace,
    closes: Moment | None,
    states: list[AnswerState],
    state: ResponseState,
    to_do: Sequence[Task],
) -> list[str]:
    if state in (ResponseState.PAST, ResponseState.ARCHIVED, ResponseState.SUBMITTED):
        return []
    found = []
    left = closes.days_left(ws.context.now) if closes else None
    unfinished = sum(s not in COMPLETE for s in states)
    if left is not None and left < 0:
        found.append("closed, not submitted")
    elif left is not None and left <= CLOSING_SOON and unfinished:
        found.append("closes soon")
    found += _late(ws, to_do)
    counts = {
        "unanswered": AnswerState.UNANSWERED,
        "working": AnswerState.WORKING,
        "with an open point": AnswerState.OPEN_POINT,
        "to be agreed": AnswerState.NEEDS_AGREEMENT,
    }
    for words, wanted in counts.items():
        number = states.count(wanted)
        if number:
            found.append(f"{number} {words}")
    return found


def _late(ws: Workspace, to_do: Sequence[Task]) -> list[str]:
    """What is overdue."""
    late = [task for task in to_do if task.overdue(ws.context.today)]
    points = sum(task.point for task in late)
    counts = {"question": len(late) - points, "open point": points}
    return [f"{number} {word}{'s' * (number != 1)} overdue" for word, number in counts.items() if number]


def _order(row: RegisterRow) -> tuple[bool, int, str]:
    over = row.state in (ResponseState.PAST, ResponseState.SUBMITTED)
    day = row.closes.day.toordinal() if row.closes else 0
    if over:
        return True, -day, row.title
    return False, day or 10**7, row.title
