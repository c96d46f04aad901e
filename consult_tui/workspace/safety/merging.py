"""Two people at one response: merged by (question id, field); what both changed is never overwritten.

Boxes, words and the mark "ready" are fields of their own. The words of an answer are its text with its
no-comment, because each takes the place of the other. A field that only one of two changed is merged; words
that both changed are a conflict; boxes of which several may be ticked are merged box by box; ready is said of
what was seen, and of nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from consult_tui.domain.consultations import Choose, Question
from consult_tui.domain.responses import Answer, Response
from consult_tui.domain.versions import answer_version
from consult_tui.workspace.responses.answer_change import AnswerChange

COVER = ("about", "key_messages")
"""The parts of the cover matter that are typed, and journalled under these names."""


@dataclass(frozen=True, slots=True)
class Words:
    """What stands in an answer or a part of the cover matter, without boxes and marks."""

    text: str
    no_comment: str = ""

    @classmethod
    def of(cls, answer: Answer) -> Words:
        """The words of an answer."""
        return cls(answer.text, answer.no_comment)

    @property
    def version(self) -> str:
        """Hex SHA-256, as of an answer without boxes."""
        return answer_version(Answer(text=self.text, no_comment=self.no_comment))


def words_at(response: Response, target: str) -> Words:
    """The words of an answer (by question id) or of a part of the cover matter (by field)."""
    if target in COVER:
        return Words(str(getattr(response, target)))
    return Words.of(response.answer(target))


def reconciled(
    change: AnswerChange, present: Answer, seen: Answer, question: Question | None
) -> AnswerChange | None:
    """A change that was made on an answer as it was seen, as it goes into the answer as it is now.

    Returns None where the two contradict each other: nothing may then be written.

    Args:
        change: What is to change.
        present: The answer as it is.
        seen: The answer as it was when the change was made.
        question: The question; None for any, of which one box may be ticked.
    """
    words_moved = Words.of(present) != Words.of(seen)
    boxes_moved = present.choices != seen.choices
    if change.text is not None and words_moved and Words.of(present) != Words(change.text):
        return None
    whole = change.no_comment is not None or change.ready is True
    if whole and (words_moved or boxes_moved) and change.applied(present) != present:
        return None
    if change.choices is None:
        return change
    if present.no_comment != seen.no_comment:
        return None
    choices = merged_choices(question, seen.choices, present.choices, change.choices)
    return None if choices is None else replace(change, choices=choices)


def merged_choices(
    question: Question | None, seen: tuple[str, ...], present: tuple[str, ...], mine: tuple[str, ...]
) -> tuple[str, ...] | None:
    """The boxes after two people ticked; None where one box may be ticked and they ticked different ones."""
    if present in (seen, mine):
        return mine
    if mine == seen:
        return present
    if question is None or question.choose is not Choose.MANY:
        return None
    wanted = (set(present) | (set(mine) - set(seen))) - (set(seen) - set(mine))
    return tuple(option for option in question.options if option in wanted)
