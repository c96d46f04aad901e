"""The draft screen's frame: its panes, where the officer is, and how everything stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import TextArea

from consult_tui.domain.clearing import coverage
from consult_tui.domain.responses import (
    COMPLETE,
    Answer,
    AnswerState,
    Response,
)
from consult_tui.text.dates import closes_in_words
from consult_tui.text.places import Place, find
from consult_tui.text.visible import editable
from consult_tui.tui import named
from consult_tui.tui.counting import Counter
from consult_tui.tui.save_parts import SaveState
from consult_tui.tui.screens.base import ConsultScreen
from consult_tui.tui.targets import Target, targets
from consult_tui.tui.widgets.key_bar import KeyBar
from consult_tui.tui.widgets.lines_panel import LinesPanel
from consult_tui.tui.widgets.question_list import QuestionList
from consult_tui.tui.widgets.question_pane import QuestionPane
from consult_tui.tui.widgets.save_bar import SaveBar
from consult_tui.tui.widgets.top_bar import TopBar
from consult_tui.tui.widgets.wording_strip import WordingStrip
from consult_tui.workspace.consultations.following import to_see
from consult_tui.workspace.responses import drafting
from consult_tui.workspace.responses.register import question_view
from consult_tui.workspace.responses.sent import is_sent
from consult_tui.workspace.safety.merging import words_at

if TYPE_CHECKING:
    from consult_tui.workspace.responses.telling import Told

SENT = "This response was sent: it can be read, not changed."


class DraftBase(ConsultScreen):
    """One response open: what is shown and where the officer is; what can be done is in `draft.py`.

    Args:
        response_id: Exact id.
        question_id: What to open at, a question or a part of the cover matter; "" for the first question
            that is not finished.
        words: Some words in it to open at.
    """

    def __init__(self, response_id: str, question_id: str = "", words: str = "") -> None:
        super().__init__()
        self._first_words = words
        self.response_id = response_id
        self._first = question_id
        self.target: Target | None = None
        self.drawn: Response
        """The response as it was when it was last drawn."""
        self.shown_text = ""
        """What the editor held when it was last looked at: what differs from it was typed."""
        self.touched = False
        """Whether the answer that is shown was changed since it was shown."""
        self.before: Answer | None = None
        """The answer as it was when that change began."""

    def compose(self) -> ComposeResult:
        """Top line, three panes, how it is saved, keys."""
        self.questions = QuestionList(targets(self.response))
        self.pane = QuestionPane()
        self.lines = LinesPanel(self.ws)
        self.strip = WordingStrip(self.ws)
        self.counter = Counter(self, self.show_told, self.renewed)
        self.top = TopBar(self.ws, self._place())
        yield self.top
        with Horizontal(id="draft"):
            yield self.questions
            yield self.pane
            yield self.lines
        yield self.strip
        yield SaveBar()
        yield KeyBar()

    def on_mount(self) -> None:
        """Draw the states and go to the first question that is not finished."""
        self.drawn = self.response
        self.consult.watcher.open(self.response_id)
        self.questions.border_title = "Questions"
        self.questions.add_class("pane")
        self.draw_list()
        self.go_to(self._first or self.next_unfinished(after="") or self.response.questions[0].id)
        self.set_focus(self.questions)
        if self._first_words:
            self.go_to_words(self._first, self._first_words)
        usual = SaveState(SENT if self.sent else "saved by itself as you type")
        self.show_saving(self.consult.save_state if self.consult.save_state.failed else usual)

    def on_screen_resume(self) -> None:
        """Back from another screen: what the library says of the lines may have changed."""
        if self.target:
            self.draw_list()

    def on_unmount(self) -> None:
        """The answer left behind gets its version in the history."""
        self.leave()
        self.consult.watcher.close(self.response_id)

    @property
    def response(self) -> Response:
        """The response as it stands in memory."""
        return self.ws.response(self.response_id)

    @property
    def sent(self) -> bool:
        """Whether the response was sent and can only be read."""
        return is_sent(self.response)

    @property
    def answer(self) -> Answer | None:
        """The answer that is shown, as it stands in memory; None for cover matter."""
        target = self.target
        return self.response.answer(target.id) if target and target.question else None

    def state_of(self, target: Target | None) -> AnswerState:
        """The derived state of an answer; cover matter has none and counts as answered."""
        if target is None or target.question is None:
            return AnswerState.ANSWERED
        return question_view(self.ws, self.response, target.question, wait=False).state

    # Moving.

    def go_to(self, target_id: str) -> None:
        """Go to a question or a part of the cover matter; the next key is for it already."""
        self._show(next(thing for thing in targets(self.response) if thing.id == target_id))
        self.questions.go_to(target_id)

    def go_to_words(self, target_id: str, words: str, occurrence: int = 0) -> None:
        """Go there and write, the cursor at these words; they may have been changed since."""
        self.go_to(target_id)
        editor = self.pane.editor
        place = self.place_of(words, occurrence)
        if place is not None:
            editor.move_cursor(editor.location_of(place.start), center=True)
        self.set_focus(editor)
        if words and place is None:
            self.consult.say("Those words do not stand here any more.", "warning")

    def place_of(self, words: str, occurrence: int) -> Place | None:
        """Where words stand in the editor, which shows what a terminal would obey as signs."""
        text = self.pane.editor.text
        # A reader of Markdown makes a null the sign for a lost letter.
        as_shown = editable(words.replace("\ufffd", "\0"))
        return find(text, words, occurrence) or find(text, as_shown, occurrence)

    @on(QuestionList.Shown)
    def show_target(self, event: QuestionList.Shown) -> None:
        """Show what the highlight moved to."""
        self._show(event.target)

    def _show(self, target: Target) -> None:
        """Show a target; the answer left behind gets its version."""
        if self.target and target.id == self.target.id:
            return
        self.leave()
        self.target = target
        self.consult.saver.shown(self.response_id, target.id, words_at(self.response, target.id))
        typed = self.consult.saver.pending(self.response_id, target.id)
        text = typed if typed is not None else target.text(self.response)
        self.pane.show(target, text, self.answer, self.state_of(target), self.sent)
        self.show_question(target)
        self._show_standing(target)
        self.shown_text = self.pane.editor.text
        self.show_strip()
        self.lines.show_for(self.response, target.question)
        self.counter.count(self.shown_text)

    def show_question(self, target: Target) -> None:
        """Show what is asked, with what changed in it since its answer was written."""
        if self.is_attached and self.target == target:
            self.pane.show_since(to_see(self.response, target.question) if target.question else None)

    @on(QuestionList.OptionSelected)
    def write(self, event: QuestionList.OptionSelected) -> None:
        """Enter on a question: go and write."""
        self.go_to(event.option.id or "")
        self.set_focus(self.pane.editor)

    @on(QuestionList.Typed)
    def write_letter(self, event: QuestionList.Typed) -> None:
        """A letter on a question: go and write, beginning with it."""
        self.set_focus(self.pane.editor)
        if not self.sent:
            self.pane.editor.insert(event.letter, maintain_selection_offset=False)

    def reachable(self) -> list[Target]:
        """What the keys move among."""
        return targets(self.response)

    def next_unfinished(self, after: str) -> str:
        """Id of the next question that is not finished, round the end; "" where all are."""
        by_id = {thing.id: thing for thing in self.reachable()}
        ids = list(by_id)
        start = ids.index(after) + 1 if after in ids else 0
        for id_ in ids[start:] + ids[:start]:
            thing = by_id[id_]
            asks = thing.question is not None and thing.question.asks_us
            if asks and self.state_of(thing) not in COMPLETE:
                return id_
        return ""

    def take_typing(self) -> None:
        """Hand to the writing thread what the editor holds and it does not know yet.

        The editor's own message comes a moment after the key: whatever moves on before asks here first, so
        that no key is lost.
        """
        target, text = self.target, self.pane.editor.text
        if target is None or text == self.shown_text or self.sent:
            return
        if not self.touched:
            self.before = self.answer
        self.shown_text, self.touched = text, True
        self.consult.saver.typed(self.response_id, target.id, text)
        if self.is_attached:
            self.pane.show_counts()
            self.counter.count_soon(text)

    def leave(self, what: str = "leave") -> None:
        """Give the answer as it is now its version in the history, once what was typed is saved."""
        self.take_typing()
        target, ws = self.target, self.ws
        if not self.touched or target is None or target.question is None:
            return
        self.touched = False
        id_, before = self.response_id, self.before
        self.consult.saver.submit(
            lambda: drafting.checkpoint(ws, id_, target.id, what, before),
            lambda _: None,
            self.consult.report,
            again=True,
        )

    # How everything stands.

    def show_told(self, told: Told) -> None:
        """Show where the sentences of the text come from, unless another one stands there by now."""
        if self.is_attached and told.text == self.pane.editor.text:
            self.pane.show_told(told)
            self.show_strip()

    @on(TextArea.SelectionChanged)
    def show_strip(self) -> None:
        """Say where the sentence at the cursor comes from."""
        editor = self.pane.editor
        self.strip.show_at(editor.told, editor.sentence, written=bool(editor.text.strip()))

    def renewed(self) -> None:
        """The library's sentences were made ready anew: every state may differ."""
        if self.is_attached and self.target:
            self.draw_list()
            self.refresh_state(self.target.id)

    def on_saved(self, response_id: str, target_id: str) -> None:
        """Something that was typed is in its response now."""
        if response_id == self.response_id and self.is_attached:
            self.refresh_state(target_id)

    def refresh_state(self, target_id: str) -> None:
        """Draw again how one answer stands, and the count of all."""
        target = next((thing for thing in targets(self.response) if thing.id == target_id), None)
        if target is None:
            # Its question was taken out meanwhile; the list is drawn anew in a moment.
            return
        if target.question is None:
            self.questions.show_filled(target_id, bool(target.text(self.response).strip()))
            return
        mark = named.mark(self.response, target_id, self.ws.context.today)
        self.questions.show_state(target_id, self.state_of(target), mark)
        if self.target and self.target.id == target_id:
            self._show_standing(target)
        self.draw_place()

    def _show_standing(self, target: Target) -> None:
        """Say how the answer that is shown stands, what clears it, and who is to do what."""
        if target.question is None:
            self.pane.border_subtitle = ""
            return
        view = question_view(self.ws, self.response, target.question, wait=False)
        self.pane.show_state(view.state, view.answer.no_comment, view.clears)
        self.pane.border_subtitle = named.standing(self.response, target.id, self.ws.context.today)

    def draw_list(self) -> None:
        """Draw again how every answer stands."""
        response = self.response
        things = targets(response)
        states = {thing.id: self.state_of(thing) for thing in things if thing.question}
        filled = frozenset(t.id for t in things if t.question is None and t.text(response).strip())
        marks = {id_: named.mark(response, id_, self.ws.context.today) for id_ in states}
        self.questions.show_states(states, filled, marks)
        self.draw_place()

    def draw_place(self) -> None:
        """Say again how many are answered, how long there is, and who else is here."""
        self.top.show_place(self._place())
        self.questions.show_coverage(self.coverage)

    @property
    def coverage(self) -> dict[AnswerState, int]:
        """How many of the questions are in each state, as they were last drawn."""
        states = self.questions.states
        return coverage(states[q.id] for q in self.response.questions if q.asks_us and q.id in states)

    def _place(self) -> str:
        facts = self.response.consultation
        asked = sum(question.asks_us for question in self.response.questions)
        done = sum(number for state, number in self.coverage.items() if state in COMPLETE)
        when = closes_in_words(facts.closes, self.ws.context.now)
        company = self.consult.company.get(self.response_id, ())
        also = f"also open: {', '.join(company)} · " if company else ""
        return f"{also}{done} of {asked} answered · {when} · {facts.title}"
