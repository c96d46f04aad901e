"""An old answer taken over whole: its words go in, marked with when it was said; no box is ticked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from consult_tui.domain.responses import Answer, OpenPoint, Response
from consult_tui.errors import BadInput, Usage
from consult_tui.text.dates import in_words
from consult_tui.workspace.naming import find_question
from consult_tui.workspace.responses import points
from consult_tui.workspace.responses.answer_change import AnswerChange
from consult_tui.workspace.responses.drafting import checkpoint
from consult_tui.workspace.responses.register import response_id
from consult_tui.workspace.responses.sent import check_not_sent, is_sent

if TYPE_CHECKING:
    from consult_tui.workspace.workspace import Workspace

CLEARS = "Somebody who looked whether it still holds"


@dataclass(frozen=True, slots=True, kw_only=True)
class Old:
    """An answer that may be taken over."""

    response: Response
    question_id: str

    @property
    def text(self) -> str:
        """Its words, with their citations."""
        return self.response.answer(self.question_id).text.strip()

    @property
    def mark(self) -> str:
        """`Said in 2010 (School funding, question 4)`; of one that was not sent, that it was not said yet."""
        question = self.response.question(self.question_id)
        number = f", question {question.number}" if question.number else ""
        where = f"{self.response.consultation.title}{number}"
        sent = self.response.submitted
        if sent is not None:
            return f"Said in {sent.day.year} ({where})"
        return f"Said ({where})" if is_sent(self.response) else f"Drafted, not sent yet ({where})"

    @property
    def when(self) -> str:
        """The day it was sent, in words; "" where it is not known."""
        return in_words(self.response.submitted) if self.response.submitted else ""


def old_answer(ws: Workspace, given: str) -> Old:
    """The answer that `RESPONSE:QUESTION` means; the question may be `:7`, as everywhere.

    Raises:
        Usage: If it is no such pair.
        NotFound: If there is none.
    """
    response, colon, question = given.partition(":")
    if not colon or not response or not question:
        raise Usage(f"'{given}' names no answer.", "Write RESPONSE:QUESTION, such as funding-2010:4.")
    kept = ws.response(response_id(ws, response))
    return Old(response=kept, question_id=find_question(kept, question).id)


def point_of(old: Old) -> OpenPoint:
    """What is open while nobody has looked whether an old answer still holds."""
    return points.made(f"{old.mark}: check that it still holds", clears=CLEARS)


def take_over(
    ws: Workspace,
    response_id: str,
    question_id: str,
    old: Old,
    point: OpenPoint | None = None,
) -> Answer:
    """Put an old answer's words at the end of an answer, working, with an open point that says where from.

    The box is left as it is: what was ticked then is no answer to what is asked now.

    Args:
        ws: The workspace.
        response_id: Exact id.
        question_id: Exact id.
        old: What is taken over.
        point: The point to add, made by `point_of`; None for a new one. Trying again adds it once.

    Raises:
        BadInput: If the old answer says nothing, or is this very answer.
        Refused: If the response was sent.
    """
    if not old.text:
        raise BadInput(
            "That answer has no words to take over.", "Find one with: consult search --answers WORDS"
        )
    if (old.response.id, old.question_id) == (response_id, question_id):
        raise BadInput("That is this very answer.", "Name another.")
    mark = point or point_of(old)
    return _put_in(ws, response_id, question_id, mark, lambda present: _joined(present, old))


def _put_in(
    ws: Workspace, response_id: str, question_id: str, mark: OpenPoint, put: Callable[[Answer], Answer]
) -> Answer:
    """Change an answer and mark it, in one write; nothing where it is marked so already."""
    stood = Answer()

    def apply(response: Response) -> Response:
        nonlocal stood
        check_not_sent(response)
        stood = present = response.answer(question_id)
        if mark.id in [point.id for point in present.points]:
            return response
        return response.with_answer(question_id, replace(put(present), points=(*present.points, mark)))

    answer = ws.change(response_id, apply).answer(question_id)
    checkpoint(ws, response_id, question_id, "take-over", stood)
    entry = ws.entry("point", question_id)
    ws.record(response_id, [replace(entry, detail={"point": points.in_words(mark)})])
    return answer


def _joined(present: Answer, old: Old) -> Answer:
    before = present.text.rstrip()
    text = f"{before}\n\n{old.text}" if before else old.text
    return AnswerChange(text=text, ready=False).applied(present)
