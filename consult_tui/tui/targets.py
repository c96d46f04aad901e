"""What the draft screen can write in: the parts of the cover matter that are typed, and every question."""

from __future__ import annotations

from dataclasses import dataclass

from consult_tui.domain.consultations import Question
from consult_tui.domain.responses import Response
from consult_tui.domain.versions import answer_version
from consult_tui.text.compose import ABOUT_US, KEY_MESSAGES, question_heading

COVER_TITLES = {"about": ABOUT_US, "key_messages": KEY_MESSAGES}


@dataclass(frozen=True, slots=True)
class Target:
    """One thing to write in."""

    id: str
    """Question id, or the field's name."""
    question: Question | None = None
    """None for cover matter."""

    @property
    def title(self) -> str:
        """`Question 4(b)`, `About us`."""
        return question_heading(self.question) if self.question else COVER_TITLES[self.id]

    @property
    def words(self) -> str:
        """What is asked, or what belongs here."""
        if self.question:
            return self.question.text
        return {
            "about": "Who we are and whom we speak for: the opening of every response.",
            "key_messages": "The few points that a reader must take away.",
        }[self.id]

    def text(self, response: Response) -> str:
        """What is written there."""
        if self.question:
            return response.answer(self.id).text
        return str(getattr(response, self.id))

    def version(self, response: Response) -> str:
        """Version of the answer, "" for cover matter."""
        return answer_version(response.answer(self.id)) if self.question else ""


def targets(response: Response) -> list[Target]:
    """Cover matter first, then every question in the document's order."""
    return [*(Target(name) for name in COVER_TITLES), *(Target(q.id, q) for q in response.questions)]
