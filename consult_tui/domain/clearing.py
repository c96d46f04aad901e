"""What an answer still wants, as the smallest thing that clears it; and how many answers stand how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from consult_tui.domain.positions import Position, Status
from consult_tui.domain.responses import Answer, AnswerState, OpenPoint

BEGIN = "Tick a box, write something, or say why there is no comment"
WRITE = "Write something, or say why there is no comment"
MARK_READY = "Mark it ready"
PUT_BACK = "Put back the agreed words, or have the new ones agreed"
NEW_POLICY = "Have what is new agreed, or take the mark 'new policy' off"


def clears(
    state: AnswerState,
    answer: Answer,
    lines: Sequence[Position],
    *,
    altered: bool = False,
    boxes: bool = True,
) -> str:
    """The smallest thing that clears a state, in words; "" where there is nothing left to do.

    Args:
        state: As `responses.answer_state` gives it for the same answer, lines and `altered`.
        answer: The answer.
        lines: The lines that it rests on.
        altered: Whether its wording turns or alters a commitment or a figure of an agreed line.
        boxes: Whether the question has boxes to tick.
    """
    match state:
        case AnswerState.UNANSWERED:
            return BEGIN if boxes else WRITE
        case AnswerState.WORKING:
            return MARK_READY
        case AnswerState.OPEN_POINT:
            return _settle([point for point in answer.points if not point.closed])
        case AnswerState.NEEDS_AGREEMENT:
            return _have_agreed(answer, [line for line in lines if line.wants_reason], altered)
        case AnswerState.NO_COMMENT | AnswerState.ANSWERED:
            return ""


def coverage(states: Iterable[AnswerState]) -> dict[AnswerState, int]:
    """How many answers are in each state; every state is named, in its order."""
    counts = Counter(states)
    return {state: counts[state] for state in AnswerState}


def _settle(points: Sequence[OpenPoint]) -> str:
    """The first open point, by what clears it where that is said, and who is to do it."""
    first = points[0]
    said = f"{(first.clears or first.text).rstrip('.')} ({first.who or 'nobody is named'})"
    more = len(points) - 1
    return f"{said}, and {more} more open point{'s' * (more != 1)}" if more else said


def _have_agreed(answer: Answer, lines: Sequence[Position], altered: bool) -> str:
    """Everything that waits to be agreed: each would keep the answer where it is."""
    found = [_about_line(line) for line in lines]
    found += [PUT_BACK] * altered + [NEW_POLICY] * answer.new_policy
    return "; ".join(words[0].lower() + words[1:] if place else words for place, words in enumerate(found))


def _about_line(line: Position) -> str:
    if line.internal:
        return f"Take out '{line.id}', which is internal"
    if line.status is Status.SUPERSEDED and line.superseded_by:
        return f"Put '{line.superseded_by}' in place of '{line.id}'"
    return f"Have '{line.id}' agreed, or take it out"
