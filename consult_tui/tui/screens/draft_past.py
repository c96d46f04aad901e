"""The draft screen with what we said before: an old answer taken over, lines taken out of what was sent."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from consult_tui.tui.screens.draft_choices import DraftChoices
from consult_tui.workspace.consultations import past_lines, taking_over
from consult_tui.workspace.consultations.past_lines import Said, TakenLines
from consult_tui.workspace.consultations.taking_over import Old
from consult_tui.workspace.responses import points


class DraftPast(DraftChoices):
    """One response open, beside all that was said in others."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f11",
            "told_before",
            "What have we told them before?",
            show=False,
            tooltip="Search our answers in all responses; take one over whole",
        ),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What was sent takes no line in: lines are taken out of it."""
        if action in ("lines_from", "insert"):
            return self.sent is (action == "lines_from")
        return super().check_action(action, parameters)

    # What we told them before.

    def action_told_before(self) -> None:
        """Search the answers of all other responses; one can be taken over into the answer that is shown."""
        from consult_tui.tui.dialogs.told_before import ToldBefore

        self.take_typing()
        takes = not self.sent and self.target is not None and self.target.question is not None
        self.app.push_screen(
            ToldBefore(self.ws, self.response_id, words=self.lines.search.value, takes=takes), self._take_over
        )

    def _take_over(self, old: Old | None) -> None:
        """Put its words in at the cursor, and the mark that it is to be looked at; the boxes stay."""
        target = self._question_here() if old is not None else None
        if old is None or target is None:
            return
        self.pane.editor.put_line(old.text)
        self.set_focus(self.pane.editor)
        self.leave("take-over")
        ws, id_, point = self.ws, self.response_id, taking_over.point_of(old)
        self.consult.saver.submit(
            lambda: points.add(ws, id_, target.id, point),
            lambda _: self._draw_again(target),
            self.consult.report,
            again=True,
        )
        self.consult.say(f"{old.mark}. An open point asks to check it (ctrl+n); no box was ticked.")

    # Lines out of what was sent.

    def action_lines_from(self) -> None:
        """List what was said, to be ticked; read off the screen's thread."""
        ws, response, app = self.ws, self.response, self.consult
        app.saver.submit(lambda: past_lines.said_in(ws, response), self._list_said, app.report)

    def _list_said(self, said: tuple[Said, ...]) -> None:
        from consult_tui.tui.dialogs.said import SaidDialog

        if self.is_current:
            self.app.push_screen(SaidDialog(self.response.consultation.title, said), self._take_lines)

    def _take_lines(self, numbers: list[int] | None) -> None:
        ws, id_ = self.ws, self.response_id
        if numbers:
            self.consult.saver.submit(
                lambda: past_lines.take(ws, id_, numbers), self._lines_taken, self.consult.report
            )

    def _lines_taken(self, done: TakenLines) -> None:
        count = len(done.taken)
        self.consult.say(f"{count} line{'s' * (count != 1)} taken, as stated. f3 shows the library.")
        for remark in done.remarks:
            self.consult.say(remark)
        if self.is_attached:
            self.lines.again()
