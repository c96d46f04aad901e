"""The register of responses, and one response as it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from consult_tui.domain.clearing import clears, coverage
from consult_tui.domain.consultations import Question
from consult_tui.domain.dates import Moment
from consult_tui.domain.positions import Status
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
from consult_tui.domain.tasks import Task, is_for, same_person
from consult_tui.domain.versions import answer_version
from consult_tui.errors import BadInput, DamagedStore
from consult_tui.store.summary import Summary, summary_of
from consult_tui.text.citations import cited
from consult_tui.text.dates import closes_in_words
from consult_tui.workspace.consultations.following import Since, since
from consult_tui.workspace.naming import resolve
from consult_tui.workspace.responses.wording import Rests, rests
from consult_tui.workspace.resting import teller
from consult_tui.workspace.workspace import Workspace

LAPSED = (Status.SUPERSEDED, Status.WITHDRAWN)
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
    since: Since | None = None
    """What changed in it since its answer was written for an earlier response; None where none was."""


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


def question_view(
    ws: Workspace, response: Response, question: Question, *, wait: bool = True
) -> QuestionView:
    """One question with our answer and its derived state; what was sent is as it went.

    Args:
        ws: The workspace.
        response: The response.
        question: One of its questions.
        wait: Whether to make the accounts of its sentences ready first, or else go by what is at hand.
    """
    answer = response.answer(question.id)
    sent = response_state(response) in (ResponseState.SUBMITTED, ResponseState.PAST)
    under = Rests((), False) if sent else rests(ws, answer, wait=wait)
    state = answer_state(answer, under.lines, altered=under.altered)
    return QuestionView(
        question=question,
        answer=answer,
        state=state,
        citations=cited(answer.text),
        version=answer_version(answer),
        clears=clears(state, answer, under.lines, altered=under.altered, boxes=bool(question.options)),
        assigned=response.assignments.get(question.id),
        since=since(response, question),
    )


def row_of(ws: Workspace, response: Response) -> RegisterRow:
    """The register's row of a response that is already in memory."""
    return _made_row(ws, response.id, summary_of(response, teller(ws.accounts, ws.library.generation)))


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
    from consult_tui.workspace.responses.drafting import edit

    if not title.strip():
        raise BadInput("A consultation needs a title.", "Write at least one word.")
    return edit(ws, id_, "title", title)


def _row(ws: Workspace, id_: str) -> RegisterRow:
    """One row, from the head of its file; a file that cannot be read says so and hides no other."""
    try:
        summary = ws.summary(id_)
    except DamagedStore as damage:
        return replace(_made_row(ws, id_, Summary(title=id_)), attention=(damage.message,))
    return _made_row(ws, id_, summary)


def _made_row(ws: Workspace, id_: str, summary: Summary) -> RegisterRow:
    now, closes = ws.context.now, summary.closes
    states = _states(ws, summary)
    over = summary.sent or summary.state is ResponseState.ARCHIVED
    return RegisterRow(
        id=id_,
        title=summary.title,
        departments=summary.departments,
        closes=closes,
        days_left=closes.days_left(now) if closes else None,
        closes_in_words=closes_in_words(closes, now),
        questions=len(states),
        answered=sum(s in COMPLETE for s in states),
        coverage=coverage(states),
        tasks=summary.tasks,
        state=summary.state,
        attention=() if over else tuple(_attention(ws, summary, states)),
    )


def _states(ws: Workspace, summary: Summary) -> list[AnswerState]:
    """The state of every ordinary answer, those of one state together."""
    positions = ws.library.positions
    states = [AnswerState.UNANSWERED] * summary.unanswered
    states += [AnswerState.WORKING] * summary.working
    states += [AnswerState.OPEN_POINT] * summary.open_points
    states += [AnswerState.NO_COMMENT] * summary.no_comment
    states += [AnswerState.NEEDS_AGREEMENT] * summary.needs_agreement
    for ids in summary.ready:
        unagreed = not summary.sent and any(positions[i].wants_reason for i in ids if i in positions)
        states.append(AnswerState.NEEDS_AGREEMENT if unagreed else AnswerState.ANSWERED)
    return states


def _attention(ws: Workspace, summary: Summary, states: list[AnswerState]) -> Iterator[str]:
    """What an open response needs: what its days say first, then its lines, then how its answers stand."""
    left = summary.closes.days_left(ws.context.now) if summary.closes else None
    if left is not None and left < 0:
        yield "closed, not submitted"
    elif left is not None and left <= CLOSING_SOON and any(s not in COMPLETE for s in states):
        yield "closes soon"
    positions = ws.library.positions
    standings = {positions[id_].status for id_ in summary.holds if id_ in positions}
    yield from (f"holds a {lapsed} line" for lapsed in LAPSED if lapsed in standings)
    yield from _late(ws, summary.tasks)
    counts = {
        "unanswered": AnswerState.UNANSWERED,
        "working": AnswerState.WORKING,
        "with an open point": AnswerState.OPEN_POINT,
        "to be agreed": AnswerState.NEEDS_AGREEMENT,
    }
    yield from (f"{states.count(s)} {words}" for words, s in counts.items() if s in states)


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
