"""The frame of the screen where a reading is checked: the list, the question, its place in the document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from consult_tui.domain.consultations import Choose, Ignored, Question
from consult_tui.domain.questions import called
from consult_tui.domain.responses import Aside, Response
from consult_tui.errors import ConsultError
from consult_tui.tui.changes import since_words
from consult_tui.tui.content import row, shown
from consult_tui.tui.screens.base import ConsultScreen
from consult_tui.tui.watching import News
from consult_tui.tui.widgets.check_list import CheckList
from consult_tui.tui.widgets.key_bar import KeyBar
from consult_tui.tui.widgets.place_pane import PlacePane
from consult_tui.tui.widgets.save_bar import SaveBar
from consult_tui.tui.widgets.top_bar import TopBar
from consult_tui.workspace.consultations import places
from consult_tui.workspace.consultations.asked import Checked
from consult_tui.workspace.consultations.following import to_see

HINT = "Put right what was read wrongly; u undoes. Enter edits what is highlighted."
NOT_MADE = "Nothing is made yet. Put right what is wrong; then ctrl+s makes the response."


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """A response that was read in and is not made yet."""

    response: Response
    source: Path
    found: str
    """How many questions were found, and what the reader warns of."""
    made: Callable[[Response, str], None]
    """Makes it: as it was put right, following an earlier response by its id ("" for none)."""


class QuestionsBase(ConsultScreen):
    """What was read, beside the document; what can be done is in `questions.py`.

    Args:
        response_id: Exact id of a response that is kept; "" for one that is not made yet.
        pending: That one.
        question_id: The question to begin at; "" for the first.
    """

    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(
        self, response_id: str = "", *, pending: Pending | None = None, question_id: str = ""
    ) -> None:
        super().__init__()
        self.response_id = response_id
        self.pending = pending
        self._first = question_id
        self.list = CheckList()
        self.place = PlacePane()
        self.text: places.Text | None = None
        """The document, once it is read."""
        self._no_text = "Reading the document…"
        self._read = Static(markup=False)
        self.said = Static(id="done", markup=False)
        """What was done last."""
        self.drawn: Response
        """What was read, as it was last drawn."""

    # Showing.

    def compose(self) -> ComposeResult:
        """Top line, the list, the question above its place, what was done, keys."""
        self.drawn = self.pending.response if self.pending else self.ws.response(self.response_id)
        yield TopBar(self.ws, f"Check what was read · {self.drawn.consultation.title}")
        if self.pending:
            yield Static(Content(" ") + row(self.pending.found), id="found-in-all", markup=False)
        with Horizontal(id="checking"):
            yield self.list
            with Vertical():
                with VerticalScroll(id="asks", classes="pane", can_focus=False):
                    yield self._read
                yield self.place
        yield self.said
        yield SaveBar(quiet=True)
        yield KeyBar()

    def on_mount(self) -> None:
        """Draw the list, and fetch the document in a worker."""
        self.draw(at=self._first)
        self.set_focus(self.list)
        self.tell(NOT_MADE if self.pending else HINT)
        self._fetch()

    def tell(self, words: str) -> None:
        """Say what was done, on the line above the keys."""
        self.said.update(Content(" ") + row(words))

    def hear(self, news: News) -> None:
        """Somebody else changed something: draw it, the highlight stays."""
        if not self.pending and self.ws.response(self.response_id) != self.drawn:
            thing = self.list.thing
            self.drawn = self.ws.response(self.response_id)
            self.draw(at=_id(thing))

    def draw(self, at: str = "") -> None:
        """Draw everything again, the highlight on a question; "" for where it is."""
        self.list.show_response(self.drawn, at)
        self.show()

    @on(OptionList.OptionHighlighted)
    def show(self) -> None:
        """Show what is highlighted, and its place."""
        thing = self.list.thing
        asks = self.query_one("#asks", VerticalScroll)
        asks.border_title = row(_title(thing))
        self._read.update(self._words(thing))
        asks.scroll_home(animate=False)
        self._show_place(thing)
        self.refresh_bindings()

    def _words(self, thing: Checked | Aside | Ignored | None) -> Content:
        """All that is known of what is highlighted."""
        if isinstance(thing, Ignored):
            why = row(f"Passed over: {thing.why}", "$text-muted")
            return Content("\n").join([shown(thing.text), why, row("b makes it a question", "$text-muted")])
        if isinstance(thing, Aside):
            parts = [shown(thing.question.text), row(f"Kept aside: {thing.why}", "$text-muted")]
            answered = "with its answer" if not thing.answer.empty else "it has no answer"
            return Content("\n").join([*parts, row(f"b brings it back; {answered}", "$text-muted")])
        return self._question_words(thing) if thing else row("Nothing was read.", "$text-muted")

    def _question_words(self, thing: Checked) -> Content:
        question = thing.question
        since = to_see(self.drawn, question)
        parts = [since_words(since, question.text, "F7: seen.")] if since else []
        parts += [] if since else [shown(question.text)]
        parts += [row(f"☐ {option}") for option in question.options]
        facts = _facts(question)
        parts += [row(facts, "$text-muted")] if facts else []
        parts += [row(f"? {doubt.words}", "$text-warning") for doubt in thing.doubts]
        read = self.drawn.as_read.get(question.id)
        if read is not None:
            parts.append(row(_by_hand(question, read), "$text-muted"))
        return Content("\n").join(parts)

    # The document.

    @work(thread=True, exclusive=True, group="document", exit_on_error=False)
    def _fetch(self) -> None:
        """Read the document's text."""
        try:
            source = self.pending.source if self.pending else places.source_of(self.ws, self.drawn)
            text = places.read(source)
        except ConsultError as error:
            why = str(error)
            self.consult.errand(lambda: self._fetched(None, why))
            return
        self.consult.errand(lambda: self._fetched(text, ""))

    def _fetched(self, text: places.Text | None, why: str) -> None:
        if self.is_attached:
            self.text, self._no_text = text, why
            self._show_place(self.list.thing)

    def _show_place(self, thing: Checked | Aside | Ignored | None) -> None:
        if self.text is None or thing is None:
            self.place.say(self._no_text if thing else "")
            return
        found = self.place_of(self.text, thing)
        if found is None:
            self.place.say("These words do not stand in the document as they stand here.")
        else:
            self.place.show(self.text, found)

    def place_of(self, text: places.Text, thing: Checked | Aside | Ignored) -> places.Place | None:
        """Where something stands: behind the question before it, where its words stand more than once."""
        if isinstance(thing, Ignored):
            return places.find(text, thing.text)
        if isinstance(thing, Aside):
            return places.find(text, thing.question.text)
        return places.place_of(text, self.drawn, thing.question)


def _id(thing: Checked | Aside | Ignored | None) -> str:
    return thing.question.id if isinstance(thing, Checked | Aside) else ""


def _title(thing: Checked | Aside | Ignored | None) -> str:
    """What is highlighted, as a heading."""
    if isinstance(thing, Ignored):
        return "Passed over by the reader"
    if thing is None:
        return ""
    name = called(thing.question)
    name = name[:1].upper() + name[1:] if thing.question.number else "Without number"
    return f"{name} · {thing.question.section}" if thing.question.section else name


def _by_hand(question: Question, read: tuple[Question, ...]) -> str:
    """What the officer did to a question, with what was read in its place."""
    if not read:
        return "✎ Made by hand"
    if [(q.number, q.text) for q in read] == [(question.number, question.text)]:
        return "✎ Put right by hand"
    return f"✎ Put right by hand; read as: {' + '.join(f'{q.number} {q.text}'.strip() for q in read)}"


def _facts(question: Question) -> str:
    """What is known of a question besides its words."""
    facts = []
    if question.options:
        facts.append("several may be ticked" if question.choose is Choose.MANY else "one may be ticked")
    if question.word_limit:
        facts.append(f"at most {question.word_limit} words")
    if not question.asks_us:
        facts.append("about who answers")
    if question.parent:
        facts.append(f"a part of {question.parent}")
    return ", ".join(facts)
