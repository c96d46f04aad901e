"""What is to change in an answer, and the answer after it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from consult_tui.domain.responses import Answer
from consult_tui.domain.versions import answer_version


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerChange:
    """What is to change in an answer; None leaves a field as it is."""

    choices: tuple[str, ...] | None = None
    text: str | None = None
    no_comment: str | None = None
    ready: bool | None = None
    new_policy: bool | None = None
    """Whether the answer says something that nobody has agreed; a mark of its own, which words leave."""

    def applied(self, answer: Answer) -> Answer:
        """The answer after the change.

        Other words or boxes make a ready answer working again, unless the change says ready. Words take a
        no-comment back; a no-comment takes boxes and words out (history keeps them) and is ready at once.
        """
        changed = answer
        if self.choices is not None:
            changed = replace(changed, choices=self.choices, no_comment="")
        if self.text is not None:
            changed = replace(changed, text=self.text, no_comment="")
        if self.no_comment is not None:
            changed = replace(answer, choices=(), text="", no_comment=self.no_comment, ready=True)
        elif answer_version(changed) != answer_version(answer):
            changed = replace(changed, ready=False)
        if self.new_policy is not None:
            changed = replace(changed, new_policy=self.new_policy)
        return changed if self.ready is None else replace(changed, ready=self.ready)
