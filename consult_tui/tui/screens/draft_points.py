"""The draft screen with who does what: assigning, open points, and only what is mine."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from consult_tui.tui.dialogs.points import PointsDialog
from consult_tui.tui.dialogs.short_form import Row
from consult_tui.tui.screens.draft_base import SENT
from consult_tui.tui.screens.draft_together import DraftTogether
from consult_tui.tui.targets import Target, targets
from consult_tui.workspace.responses import assigning
from consult_tui.workspace.responses.register import mine


class DraftPoints(DraftTogether):
    """One response open: who answers what, and what stands in the way."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+t",
            "assign",
            "Assign this question",
            show=False,
            tooltip="Say who answers this question, by when",
        ),
        Binding(
            "ctrl+n",
            "points",
            "Open points, new policy",
            show=False,
            tooltip="Open points of this answer; mark it as new policy",
        ),
        Binding(
            "f10",
            "mine",
            "Only mine, or all",
            show=False,
            tooltip="Only the questions with something for you, or all again",
        ),
    ]

    # Who, and what is open.

    def action_assign(self) -> None:
        """Ask who is to answer the question, and keep it."""
        from consult_tui.tui.dialogs.task_forms import assign_form

        target = self._question_here()
        if target is None:
            return
        seen = {target.id: self.response.assignments.get(target.id)}

        def take(given: Row | None) -> None:
            if given is not None:
                self._assign(target, given, seen)

        self.app.push_screen(assign_form(self.ws, self.response, target.title, seen[target.id]), take)

    def _assign(self, target: Target, given: Row, seen: assigning.Held) -> None:
        ws, id_ = self.ws, self.response_id
        who, by = given["who"], assigning.day(ws, given["by"])
        self.consult.saver.submit(
            lambda: assigning.assign(ws, id_, [target.id], who, by, seen=seen),
            lambda _: self._draw_again(target),
            self.consult.report,
            again=True,
        )

    def action_points(self) -> None:
        """Show the open points of the answer; what was sent can be looked at."""
        target = self.target
        if target is None or target.question is None:
            self.consult.say("That is for questions; this is cover matter.", "warning")
            return
        self.take_typing()
        dialog = PointsDialog(self.ws, self.response_id, target, lambda: self._draw_again(target))
        self.app.push_screen(dialog)

    def _draw_again(self, target: Target) -> None:
        if self.is_attached:
            self.refresh_state(target.id)
            self.catch_up()

    def catch_up(self) -> None:
        """Draw what changed; what became mine, or is no longer, comes and goes."""
        super().catch_up()
        if self.target is None:
            return
        if self.questions.only is not None and self.questions.only != mine(self.ws, self.response):
            self._show_mine()
        for screen in self.app.screen_stack:
            if isinstance(screen, PointsDialog):
                screen.draw()

    def _question_here(self) -> Target | None:
        """The question that is shown; says why not where there is none to change."""
        if self.sent:
            self.consult.say(SENT, "warning")
        elif self.target is None or self.target.question is None:
            self.consult.say("That is for questions; this is cover matter.", "warning")
        else:
            return self.target
        return None

    # Only mine.

    def action_mine(self) -> None:
        """Show only what is mine, or everything again."""
        if self.questions.only is not None:
            self._show_all()
        else:
            self._show_mine()

    def reachable(self) -> list[Target]:
        """What the list shows."""
        only = self.questions.only
        return [thing for thing in super().reachable() if only is None or thing.id in only]

    def go_to(self, target_id: str) -> None:
        """Go there; where the list does not show it, everything is shown again."""
        if self.questions.only is not None and target_id not in self.questions.only:
            self._show_all()
            self.consult.say("That one is not yours: all questions are shown again.")
        super().go_to(target_id)

    def _show_mine(self) -> None:
        ids = mine(self.ws, self.response)
        if not ids:
            if self.questions.only is not None:
                self._show_all()
            user = self.ws.context.user
            self.consult.say(f"Nothing here is assigned to {user}, and no open point is for them.", "warning")
            return
        self.questions.show_only(ids)
        self.draw_list()
        if self.target and self.target.id in ids:
            self.questions.go_to(self.target.id)
        elif self.questions.has_focus:
            self.go_to(self.next_unfinished(after="") or self.reachable()[0].id)

    def _show_all(self) -> None:
        self.questions.show_only(None)
        self.draw_list()
        if self.target and self.target.id in [thing.id for thing in targets(self.response)]:
            self.questions.go_to(self.target.id)
