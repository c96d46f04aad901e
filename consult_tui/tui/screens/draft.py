"""The draft screen: questions left, the question and its answer in the middle, lines right."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import TextArea

from consult_tui.domain.positions import Position
from consult_tui.domain.responses import Answer
from consult_tui.errors import ConsultError
from consult_tui.text.visible import editable
from consult_tui.tui.screens.draft_base import SENT
from consult_tui.tui.screens.draft_past import DraftPast
from consult_tui.tui.targets import Target
from consult_tui.tui.widgets.lines_panel import LinesPanel
from consult_tui.tui.widgets.tick_boxes import TickBoxes
from consult_tui.workspace.consultations.following import acknowledge, to_see
from consult_tui.workspace.responses import drafting
from consult_tui.workspace.responses.answer_change import AnswerChange
from consult_tui.workspace.responses.drafting import Insertion
from consult_tui.workspace.responses.restoring import Restored
from consult_tui.workspace.safety.merging import Words


class DraftScreen(DraftPast):
    """One response open for drafting: everything the officer can do to it."""

    HELP_TITLE = "Drafting a response"
    HELP = (
        "The questions stand left, the one you are at with its boxes and your answer in the middle, lines "
        "from the library right. What you type is saved by itself within a second; a line goes in at the "
        "cursor with its citation, and one undo (ctrl+z) takes it out again.\n\n"
        "○ unanswered, ◐ working, ? open point, – no comment, ! needs agreement, ● answered. "
        "[AL] is whom a question is assigned to; below the question stands what is to be done, by when.\n\n"
        "The strip below says of the sentence at the cursor: = as agreed, ≈ changed (words put in "
        "underlined, words taken out struck through), + new, and which line is behind it. ctrl+e shows the "
        "whole response so, ctrl+d what the rules find. (End and Delete do here what those two keys do in "
        "other editors; in tmux, ctrl+b is pressed twice.)"
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f4", "go(-1)", "Prev", tooltip="Previous question"),
        Binding("f5", "go(1)", "Next", tooltip="Next question"),
        # Before the editor, which would select a row.
        Binding(
            "f6",
            "history",
            "History",
            show=False,
            priority=True,
            tooltip="Versions of this answer; bring one back",
        ),
        Binding("f8", "next_unfinished", "Todo", tooltip="Next question that is not finished"),
        Binding("ctrl+f", "find", "Find", tooltip="Find a line in the library"),
        Binding("ctrl+l", "insert", "Insert", tooltip="Insert the highlighted line at the cursor"),
        # The same key on what was sent: see `DraftPast`.
        Binding("ctrl+l", "lines_from", "Lines", tooltip="Take paragraphs of what was sent as lines"),
        Binding("ctrl+r", "ready", "Ready", tooltip="Mark the answer ready, or working again"),
        # Before the editor, where they would move to the end of the row and delete a letter.
        Binding(
            "ctrl+e",
            "wording",
            "Wording",
            priority=True,
            tooltip="Where every sentence of the response comes from",
        ),
        Binding(
            "ctrl+d",
            "check",
            "Check",
            priority=True,
            tooltip="What the rules find in the response, and what clears it",
        ),
        Binding("f9", "no_comment", "No comment", show=False, tooltip="Say why nothing is said"),
        # Before the editor, which would delete to the end of the row.
        Binding(
            "ctrl+k",
            "check_reading",
            "Check what was read",
            priority=True,
            show=False,
            tooltip="Check what was read as questions, and put it right",
        ),
        Binding("ctrl+o", "export", "Export", tooltip="Write the Word draft"),
        Binding("ctrl+g", "go_to", "Go to", show=False, tooltip="Go to a question by its number"),
        Binding("ctrl+s", "save", "Save", show=False, tooltip="Save now (it is saved by itself)"),
        Binding("escape", "back", "Back", show=False, tooltip="Back: search, editor, list, consultations"),
    ]

    # Moving.

    def action_go(self, by: int) -> None:
        """To the question before or after, from wherever the officer is."""
        ids = [thing.id for thing in self.reachable()]
        here = self.target.id if self.target else ""
        there = ids.index(here) + by if here in ids else 0
        if 0 <= there < len(ids):
            self.go_to(ids[there])

    def action_next_unfinished(self) -> None:
        """To the next question that is not finished."""
        there = self.next_unfinished(after=self.target.id if self.target else "")
        if there:
            self.go_to(there)
        else:
            self.consult.say("Every question that is shown is finished.")

    def action_go_to(self) -> None:
        """To a question by its number."""
        from consult_tui.tui.dialogs.ask import AskText
        from consult_tui.workspace.naming import find_question

        def wrong(number: str) -> str:
            try:
                find_question(self.response, number.strip())
            except ConsultError as error:
                return error.message
            return ""

        def go(number: str | None) -> None:
            if number:
                self.go_to(find_question(self.response, number).id)

        self.app.push_screen(AskText("Go to question", "Its number, as printed.", check=wrong), go)

    def action_back(self) -> None:
        """One step back: empty the search, to the list, to the consultations."""
        if self.lines.has_focus_within and self.lines.clear_search():
            self.set_focus(self.lines.search)
        elif self.questions.has_focus:
            self.consult.action_consultations()
        else:
            self.set_focus(self.questions)

    # Writing.

    @on(TextArea.Changed)
    def typed(self) -> None:
        """Something was typed."""
        self.take_typing()

    @on(TickBoxes.Ticked)
    def ticked(self, event: TickBoxes.Ticked) -> None:
        """A box was ticked or unticked."""
        self._change(AnswerChange(choices=event.choices), event.before)

    def action_ready(self) -> None:
        """Mark the answer ready, or working again."""
        self.take_typing()
        target = self._question_here()
        if target:
            typing = self.consult.saver.pending(self.response_id, target.id) is not None
            self._change(AnswerChange(ready=typing or not self.response.answer(target.id).ready))

    def action_no_comment(self) -> None:
        """Ask why nothing is said, and say so."""
        from consult_tui.tui.dialogs.ask import AskText

        target = self._question_here()
        if target is None:
            return

        def said(reason: str | None) -> None:
            if reason:
                self.leave()
                boxes = self.pane.boxes.choices
                self.shown_text = ""
                self.pane.editor.put_text("")
                self.pane.boxes.show_boxes(target.question, ())
                self._change(AnswerChange(no_comment=reason), boxes)

        words = "Why is nothing said? Boxes and text of this answer are taken out; the history keeps them."
        self.app.push_screen(AskText("No comment", words, placeholder="Not a matter for councils"), said)

    def action_save(self) -> None:
        """Save now; it would have been done within a second. Two texts for one answer are shown first."""
        self.leave()
        if not self.settle():
            self.consult.saver.submit(lambda: None, lambda _: None, self.consult.report, again=True)

    def action_check_reading(self) -> None:
        """Check what was read, beginning with the question that is shown."""
        from consult_tui.tui.screens.questions import QuestionsScreen

        self.leave()
        here = self.target.id if self.target and self.target.question else ""
        self.app.push_screen(QuestionsScreen(self.response_id, question_id=here))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A change can be seen where there is one."""
        if action != "seen":
            return super().check_action(action, parameters)
        question = self.target.question if self.target else None
        return question is not None and to_see(self.response, question) is not None

    def action_seen(self) -> None:
        """Say that what changed in the question since its answer was written was seen."""
        target, ws, id_ = self.target, self.ws, self.response_id
        if target is None:
            return
        self.consult.saver.submit(
            lambda: acknowledge(ws, id_, [target.id]),
            lambda _: self.show_question(target),
            self.consult.report,
        )

    def action_history(self) -> None:
        """Show the versions of this answer; one can be brought back."""
        from consult_tui.tui.screens.history import HistoryScreen

        target = self.target
        if target is None or target.question is None:
            self.consult.say("Versions are kept of answers; this is cover matter.", "warning")
            return
        self.leave()
        self.app.push_screen(
            HistoryScreen(self.response_id, target, lambda done: self._restored(target, done))
        )

    def _restored(self, target: Target, done: Restored) -> None:
        """Show the version that was brought back, as one step that undo takes back."""
        if not self.is_attached:
            return
        if self.target == target:
            self.pane.editor.put_text(editable(done.answer.text))
            self.shown_text = self.pane.editor.text
            self.pane.boxes.show_boxes(target.question, done.answer.choices)
            self.counter.count(self.shown_text)
            self.set_focus(self.pane.editor)
        self.refresh_state(target.id)
        self.catch_up()
        self.consult.say(f"Version {done.old} is back, as a new version. ctrl+z takes its words out again.")

    def _change(self, change: AnswerChange, boxes: tuple[str, ...] | None = None) -> None:
        """Change the answer that is shown, after what was typed in it.

        Args:
            change: What is to change.
            boxes: The boxes before it; None for those that are ticked.
        """
        self.leave()
        target, ws, id_, saver = self.target, self.ws, self.response_id, self.consult.saver
        if target is None:
            return
        seen = self.seen(target, self.pane.boxes.choices if boxes is None else boxes)

        def write() -> Answer:
            answer = drafting.set_answer(ws, id_, target.id, change, seen=seen)
            saver.follow(id_, target.id, Words.of(seen), Words.of(change.applied(seen)))
            return answer

        self.ticking += 1
        saver.submit(
            write,
            lambda answer: self._changed(target, answer),
            lambda error: self._refused(target, error),
            again=True,
        )

    def _changed(self, target: Target, answer: Answer) -> None:
        self.ticking = max(self.ticking - 1, 0)
        if self.is_attached:
            self.refresh_state(target.id)
            self.catch_up()

    def _refused(self, target: Target, error: ConsultError) -> None:
        """Say why not, and show the boxes as they still are."""
        self.ticking = max(self.ticking - 1, 0)
        self.consult.report(error)
        if self.is_attached and self.target == target:
            self.pane.boxes.show_boxes(target.question, self.response.answer(target.id).choices)

    # Lines.

    def action_find(self) -> None:
        """Go to the search box; from there, on to what we told them before."""
        if self.lines.search.has_focus:
            self.action_told_before()
        else:
            self.set_focus(self.lines.search)

    @on(LinesPanel.Chosen)
    def show_line(self, event: LinesPanel.Chosen) -> None:
        """Show a line whole; it can be inserted from there."""
        from consult_tui.tui.dialogs.show_line import ShowLine

        position = event.position
        dialog = ShowLine(self.ws, position, insertable=not self.sent)
        self.app.push_screen(dialog, lambda insert: self._insert(position) if insert else None)

    def action_insert(self) -> None:
        """Insert the highlighted line at the cursor."""
        if self.lines.line:
            self._insert(self.lines.line)
        elif self.lines.lines.on_steer:
            self.action_steer()
        else:
            self.consult.say("No line is highlighted. Find one with ctrl+f, then press ctrl+l.", "warning")

    def _insert(self, position: Position) -> None:
        """Ask for a reason where one is wanted, then put the line in."""
        from consult_tui.tui.dialogs.ask import AskText

        if self.sent:
            self.consult.say(SENT, "warning")
        elif drafting.needs_reason(self.response, position):
            words = f"{drafting.why_reason(position)} Why does it go in all the same?"
            self.app.push_screen(
                AskText("A reason, please", words), lambda r: self._prepare(position, r or "")
            )
        else:
            self._put_in(drafting.prepare_insertion(self.ws, self.response_id, position.id))

    def _prepare(self, position: Position, reason: str) -> None:
        """Record the reason off the screen's thread, then put the line in."""
        ws, id_ = self.ws, self.response_id
        if reason:
            self.consult.saver.submit(
                lambda: drafting.prepare_insertion(ws, id_, position.id, reason),
                self._put_in,
                self.consult.report,
                again=True,
            )

    def _put_in(self, insertion: Insertion) -> None:
        """Put a line's words in at the cursor; the answer gets a version of its own."""
        self.pane.editor.put_line(insertion.text)
        self.set_focus(self.pane.editor)
        if insertion.remark:
            self.consult.say(insertion.remark, "warning")
        self.leave("insert")
        self.remember(insertion.position)

    def action_export(self) -> None:
        """Write the Word draft, off the screen's thread."""
        from consult_tui.tui.exporting import export_draft

        self.leave()
        export_draft(self.consult, self.response_id)
