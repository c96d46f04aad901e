"""The draft screen with what is chosen among the lines: none of them, not this one, this one."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from consult_tui.domain.positions import Position
from consult_tui.tui.screens.draft_base import SENT
from consult_tui.tui.screens.draft_wording import DraftWording
from consult_tui.tui.targets import Target
from consult_tui.tui.widgets.lines_panel import LinesPanel
from consult_tui.tui.widgets.suggestion_list import STEER_KEY, SuggestionList
from consult_tui.workspace.finding import choosing
from consult_tui.workspace.responses import steering
from consult_tui.workspace.responses.steering import Sought


class DraftChoices(DraftWording):
    """One response open: what officers take and refuse is remembered, and what is missing is sought."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            STEER_KEY,
            "steer",
            "No agreed line",
            show=False,
            tooltip="No agreed line: seek a steer, as an open point of this answer",
        ),
    ]

    @on(LinesPanel.SteerWanted)
    def action_steer(self) -> None:
        """Record that there is no agreed line for this question, and whom to ask by when."""
        target = self._question_here()
        if target is None:
            return
        self.take_typing()
        ws, id_ = self.ws, self.response_id
        self.consult.saver.submit(
            lambda: steering.seek(ws, id_, target.id),
            lambda sought: self._sought(target, sought),
            self.consult.report,
            again=True,
        )

    def _sought(self, target: Target, sought: Sought) -> None:
        self._draw_again(target)
        self.consult.say(f"Open point {sought.number}: {sought.point.text} ctrl+n changes it.")
        if sought.remark:
            self.consult.say(sought.remark, "warning")

    @on(SuggestionList.Refused)
    def refuse(self, event: SuggestionList.Refused) -> None:
        """Remember that a line is not for this question, or is after all."""
        target = self.target
        if self.sent or target is None:
            self.consult.say(SENT, "warning")
            return
        ws, id_, position, undo = self.ws, self.response_id, event.position, event.undo

        def done(_: None) -> None:
            if self.is_attached and self.target == target:
                self.lines.suggest_again()

        self.consult.saver.submit(
            lambda: choosing.refuse(ws, id_, target.id, position.id, undo=undo),
            done,
            self.consult.report,
            again=True,
        )

    def remember(self, position: Position) -> None:
        """Remember that a line was put into this answer."""
        target, ws, id_ = self.target, self.ws, self.response_id
        if target is not None and target.question is not None:
            self.consult.saver.submit(
                lambda: choosing.taken(ws, id_, target.id, position.id), lambda _: None, self.consult.report
            )
