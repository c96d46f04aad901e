"""Corrections on the screen where a reading is checked: made one after the other, kept, and undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from consult_tui.domain.consultations import Question
from consult_tui.domain.responses import Response
from consult_tui.domain.versions import questions_version
from consult_tui.errors import ConsultError
from consult_tui.tui.screens.questions_base import Pending, QuestionsBase
from consult_tui.workspace.consultations import correcting
from consult_tui.workspace.consultations.asked import Checked
from consult_tui.workspace.consultations.correcting import Corrected, Correction

Make = Callable[[Response], Correction]


@dataclass(frozen=True, slots=True)
class Done:
    """A correction that can be undone."""

    corrected: Corrected
    correction: Correction
    looked_at: str


class Correcting(QuestionsBase):
    """What was read, with what was done to it."""

    def __init__(
        self, response_id: str = "", *, pending: Pending | None = None, question_id: str = ""
    ) -> None:
        super().__init__(response_id, pending=pending, question_id=question_id)
        self.done: list[Done] = []
        """What can be undone, the last one last."""
        self.busy = False
        """Whether something is being kept."""
        self._waiting: list[tuple[Make, bool]] = []

    @property
    def question(self) -> Question | None:
        """The question that is highlighted; None where that is none."""
        thing = self.list.thing
        return thing.question if isinstance(thing, Checked) else None

    # Doing them, one after the other.

    def do(self, make: Make, *, undoing: bool = False) -> None:
        """Make a correction of what is shown and keep it; the next one waits until it is kept."""
        if self.busy:
            self._waiting.append((make, undoing))
            return
        looked_at = self.question.id if self.question else ""
        seen = self.drawn
        try:
            correction = make(seen)
            after = correction.apply(seen)
        except ConsultError as error:
            self.failed(error)
            return
        finished = partial(self._finished, correction, looked_at, undoing)
        if self.pending:
            self.pending = replace(self.pending, response=after)
            finished(Corrected(before=seen, after=after))
            return
        ws, id_, base = self.ws, self.response_id, questions_version(seen)
        self.busy = True
        self.consult.saver.submit(
            lambda: correcting.keep(ws, id_, correction, base=base), finished, self.failed
        )

    def _finished(self, correction: Correction, looked_at: str, undoing: bool, made: Corrected) -> None:
        self.busy = False
        if undoing:
            self.done.pop()
        else:
            self.done.append(Done(made, correction, looked_at))
        self.drawn = made.after
        if not self.is_attached:
            return
        self.draw(at=correction.question)
        self.tell(correction.said if undoing else f"{correction.said} u undoes it.")
        if self._waiting:
            make, undo = self._waiting.pop(0)
            self.do(make, undoing=undo)

    def failed(self, error: ConsultError) -> None:
        """Say why not; what was to follow is not done."""
        self.busy = False
        self._waiting.clear()
        self.consult.report(error)
        if self.is_attached and not self.pending:
            self.drawn = self.ws.response(self.response_id)
            self.draw(at=self.question.id if self.question else "")
