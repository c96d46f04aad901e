"""The middle of the draft screen: the question in full, its boxes, the editor, and how the answer stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from consult_tui.domain.responses import Answer, AnswerState
from consult_tui.text.citations import without
from consult_tui.text.sentences import count_words
from consult_tui.tui.changes import since_words
from consult_tui.tui.content import row, shown
from consult_tui.tui.targets import Target
from consult_tui.tui.widgets.answer_editor import AnswerEditor
from consult_tui.tui.widgets.tick_boxes import TickBoxes
from consult_tui.tui.wording_words import share_words
from consult_tui.tui.words import ANSWER_SIGNS, ANSWER_STYLES, ANSWER_WORDS

if TYPE_CHECKING:
    from consult_tui.checks.accounts import Share
    from consult_tui.workspace.consultations.following import Since
    from consult_tui.workspace.responses.telling import Told

TALL = 26
"""Rows from which the pane has one to spare for what clears a state."""


class QuestionPane(Vertical):
    """One question, or one part of the cover matter."""

    def __init__(self) -> None:
        super().__init__(id="middle", classes="pane")
        self._asked = Static(id="asked", markup=False)
        self._standing = Static(id="standing", markup=False)
        self.editor = AnswerEditor()
        self.boxes = TickBoxes()
        self._share: Share | None = None
        self._target: Target | None = None
        self._state = AnswerState.UNANSWERED
        self._no_comment = ""
        self._clears = ""

    def compose(self) -> ComposeResult:
        """Question, boxes, editor, status."""
        with VerticalScroll(id="question", can_focus=False):
            yield self._asked
        yield self.boxes
        yield self.editor
        yield self._standing

    def show(self, target: Target, text: str, answer: Answer | None, state: AnswerState, sent: bool) -> None:
        """Show a target.

        Args:
            target: What is to be written in.
            text: What is written there.
            answer: The answer; None for cover matter.
            state: Its derived state.
            sent: Whether it was sent already and can only be read.
        """
        self._target = target
        self.border_title = row(_heading(target))
        self._asked.update(shown(target.words))
        self.query_one("#question", VerticalScroll).scroll_home(animate=False)
        self.boxes.show_boxes(target.question, answer.choices if answer else ())
        self.boxes.disabled = sent
        self.editor.read_only = sent
        self.editor.open(target.id, text)
        self.editor.border_title = "Answer" if target.question else ""
        self._share = None
        self.show_state(state, answer.no_comment if answer else "")

    def show_since(self, since: Since | None) -> None:
        """Show what is asked; where it changed since its answer was written, with what changed."""
        if self._target is not None:
            words = self._target.words
            seen = "F7: seen."
            self._asked.update(since_words(since, words, seen) if since else shown(words))

    def show_state(self, state: AnswerState, no_comment: str, clears: str = "") -> None:
        """Say how the answer stands, and the smallest thing that clears it."""
        self._state, self._no_comment, self._clears = state, no_comment, clears
        self.show_counts()

    def on_resize(self) -> None:
        """Say what clears it where there is room now."""
        self.show_counts()

    def show_told(self, told: Told) -> None:
        """Mark where the sentences come from, and say how much is as agreed, changed and new."""
        from consult_tui.workspace.responses.wording import share

        self.editor.show_told(told)
        self._share = share(told.sentences)
        self.show_counts()

    def show_counts(self) -> None:
        """Draw the status line again: state, words against the limit, share as agreed."""
        target = self._target
        if target is None:
            return
        room = self._standing.content_size.width
        state, clears = self._state_words(), self._what_clears()
        long, short = self._counted(target, short=False), self._counted(target, short=True)
        if self.size.height >= TALL:
            counted, cut = long if long.cell_length <= room else short, clears.truncate(room, ellipsis=True)
            over_two = [[_joined([state, long]), cut], [_joined([state, clears]), counted]]
            fits = (rows for rows in over_two if rows[0].cell_length <= room)
            rows = next(fits, [state, counted, cut])
        else:
            ways = [_joined([state, long, clears]), _joined([state, long]), _joined([state, short])]
            rows = [next((way for way in ways if way.cell_length <= room), ways[-1])]
        self._standing.update(Content("\n").join([each for each in rows if each]))

    def _counted(self, target: Target, *, short: bool) -> Content:
        """Words, and where they come from: in words, or in signs where there is little room."""
        counted = _count(self.editor.text, target)
        if self._share and self.editor.text.strip():
            counted += share_words(self._share, short=short)
        return counted

    def _what_clears(self) -> Content:
        """The smallest thing that clears the state; nothing where nothing is to be cleared."""
        asked = self._target is not None and self._target.question is not None
        return row(self._clears, "$text-muted") if self._clears and asked else Content("")

    def _state_words(self) -> Content:
        if self._target is None or self._target.question is None:
            return Content("")
        words = f"{ANSWER_SIGNS[self._state]} {ANSWER_WORDS[self._state]}"
        if self._no_comment:
            return Content.styled(f"{words}: ", ANSWER_STYLES[self._state]) + row(self._no_comment)
        return Content.styled(words, ANSWER_STYLES[self._state])


def _joined(parts: Sequence[Content]) -> Content:
    return Content(" · ").join([part for part in parts if part])


def _heading(target: Target) -> str:
    section = target.question.section if target.question else ""
    return f"{target.title} · {section}" if section else target.title


def _count(text: str, target: Target) -> Content:
    words = count_words(without(text))
    limit = target.question.word_limit if target.question else None
    if limit is None:
        return Content(f"{words} word{'' if words == 1 else 's'}")
    if words > limit:
        return Content.styled(f"{words} of {limit} words, {words - limit} too many", "bold $text-error")
    return Content(f"{words} of {limit} words")
