"""What have we told them before? A search over the answers of all other responses."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import Worker, get_current_worker

from consult_tui.tui.content import marked, row, shown
from consult_tui.tui.desk import desk_of, report_failure
from consult_tui.tui.dialogs.base import Dialog
from consult_tui.tui.widgets.key_bar import KeyBar
from consult_tui.tui.widgets.search_input import SearchInput
from consult_tui.workspace.consultations.taking_over import Old
from consult_tui.workspace.finding import finding
from consult_tui.workspace.workspace import Workspace

if TYPE_CHECKING:
    from consult_tui.search.answers import AnswerHit, AnswerIndex

FOUND = 50
"""How many found answers are listed."""
HINT = 'Words, a beginning, "a phrase", -word. What we sent stands first.'


class AnswerOption(Option):
    """An option that carries its answer."""

    def __init__(self, ws: Workspace, hit: AnswerHit) -> None:
        self.old = Old(response=ws.response(hit.answer.response), question_id=hit.answer.ref)
        super().__init__(_prompt(self.old, hit))


class ToldBefore(Dialog[Old]):
    """Search what we said; gives the answer that is to be taken over.

    Args:
        ws: The workspace.
        without: Id of the response at hand, whose own answers are not searched.
        words: What to look for at first.
        takes: Whether there is an answer to take one over into.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "show", "Show whole", tooltip="Show the highlighted answer whole"),
        Binding("ctrl+l", "take", "Take over", tooltip="Take it over whole; no box is ticked by it"),
    ]

    def __init__(self, ws: Workspace, without: str, *, words: str = "", takes: bool = True) -> None:
        super().__init__()
        self._ws = ws
        self._without = without
        self._takes = takes
        self._index: AnswerIndex | None = None
        self.search = SearchInput(words, placeholder="What have we told them before?")
        self.list = OptionList(markup=False)
        self._about = Static(HINT, markup=False, classes="about")

    def compose(self) -> ComposeResult:
        """A framed box: the search, what there is."""
        with Vertical(classes="box files told") as box:
            box.border_title = "What have we told them before?"
            yield self.search
            yield self._about
            yield self.list
        yield KeyBar()

    def on_mount(self) -> None:
        """Read the answers on the writing thread, after all that it has to write."""
        self.search.focus()
        ws, without = self._ws, self._without
        app = desk_of(self)
        app.saver.submit(lambda: finding.answer_index(ws, without), self._ready, app.report)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Taking over is offered only where there is an answer to take it into."""
        return self._takes if action == "take" else True

    @property
    def old(self) -> Old | None:
        """The highlighted answer."""
        option = self.list.highlighted_option
        return option.old if isinstance(option, AnswerOption) else None

    def _ready(self, index: AnswerIndex) -> None:
        self._index = index
        if self.is_attached:
            self._find(self.search.value)

    @on(SearchInput.Changed)
    def typed(self, event: SearchInput.Changed) -> None:
        """Answer a key."""
        event.stop()
        self._find(event.value)

    @on(SearchInput.Moved)
    def move(self, event: SearchInput.Moved) -> None:
        """Move through the list from the box."""
        event.stop()
        if event.by > 0:
            self.list.action_cursor_down()
        else:
            self.list.action_cursor_up()

    @work(thread=True, exclusive=True, group="answers", exit_on_error=False)
    def _find(self, query: str) -> None:
        if self._index is None:
            return
        hits = self._index.find(query, FOUND)
        if not get_current_worker().is_cancelled:
            desk_of(self).errand(lambda: self._show(query, hits))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A search failed in a way that nobody thought of."""
        report_failure(desk_of(self), event)

    def _show(self, query: str, hits: list[AnswerHit]) -> None:
        if not self.is_attached or query != self.search.value:
            return
        self.list.set_options([AnswerOption(self._ws, hit) for hit in hits])
        self.list.highlighted = 0 if hits else None
        found = f"{len(hits)} answer{'s' * (len(hits) != 1)}" if hits else "No answer found. Fewer words?"
        self._about.update(found if query.strip() else HINT)

    @on(SearchInput.Submitted)
    @on(OptionList.OptionSelected)
    def action_show(self) -> None:
        """Show the highlighted answer whole; it can be taken over from there."""
        old = self.old
        if old is not None:
            self.app.push_screen(ShowOld(old, takes=self._takes), self._shown(old))

    def _shown(self, old: Old) -> Callable[[bool | None], None]:
        def go_on(take: bool | None) -> None:
            if take:
                self.dismiss(old)

        return go_on

    def action_take(self) -> None:
        """Take the highlighted answer over."""
        if self.old:
            self.dismiss(self.old)


class ShowOld(Dialog[bool]):
    """An old answer whole; gives True where it is to be taken over.

    Args:
        old: The answer.
        takes: Whether it can be.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+l", "take", "Take over", tooltip="Take it over whole; no box is ticked by it"),
        Binding("enter", "leave", "Close", show=False),
    ]

    def __init__(self, old: Old, *, takes: bool) -> None:
        super().__init__()
        self._old = old
        self._takes = takes

    def compose(self) -> ComposeResult:
        """A framed box that scrolls."""
        question = self._old.response.question(self._old.question_id)
        ticked = self._old.response.answer(self._old.question_id).choices
        with VerticalScroll(classes="box tall") as box:
            box.border_title = row(self._old.mark)
            yield Static(row(question.text, "bold"), markup=False, classes="words")
            if ticked:
                yield Static(row(f"Ticked then: {', '.join(ticked)}", "$text-muted"), markup=False)
            yield Static(shown(self._old.text), markup=False)
        yield KeyBar()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Taking over is offered only where it can be done."""
        return self._takes if action == "take" else True

    def action_take(self) -> None:
        """Say that it is wanted."""
        self.dismiss(True)


def _prompt(old: Old, hit: AnswerHit) -> Content:
    """The question; the response with its day; the best passage, its words marked."""
    start, end = hit.passage
    spans = [(max(a, start) - start, min(b, end) - start) for a, b in hit.marks if a < end and b > start]
    passage = marked(hit.answer.text[start:end], spans, "$text-accent underline")
    before, behind = "… " if start else "", " …" if end < len(hit.answer.text) else ""
    where = f"{old.mark}{f', {old.when}' if old.when else ''}"
    question = row(hit.answer.question, "bold").truncate(160, ellipsis=True)
    return Content("\n").join(
        [question, row(where, "$text-muted"), Content(before) + passage + Content(behind)]
    )
