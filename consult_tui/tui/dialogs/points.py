"""The open points of an answer: added, changed, closed and opened again; and the mark for new policy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from consult_tui.domain.responses import Answer, OpenPoint, Response
from consult_tui.errors import ConsultError
from consult_tui.tui.content import row, shown
from consult_tui.tui.desk import desk_of
from consult_tui.tui.dialogs.base import Dialog
from consult_tui.tui.dialogs.short_form import Row
from consult_tui.tui.dialogs.task_forms import point_form
from consult_tui.tui.targets import Target
from consult_tui.tui.widgets.key_bar import KeyBar
from consult_tui.tui.words import ANSWER_SIGNS, ANSWER_STYLES, ANSWER_WORDS
from consult_tui.workspace.responses import assigning, drafting, points
from consult_tui.workspace.responses.answer_change import AnswerChange
from consult_tui.workspace.responses.register import question_view
from consult_tui.workspace.responses.sent import is_sent
from consult_tui.workspace.workspace import Workspace

T = TypeVar("T")
NONE_YET = "No point here yet. Press a to add one: what is open, who settles it, and by when."


class PointOption(Option):
    """An option that carries its point."""

    def __init__(self, place: int, point: OpenPoint, late: bool) -> None:
        super().__init__(_lines(place, point, late))
        self.point = point


class PointList(OptionList):
    """The points, oldest first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Change", tooltip="Change what the highlighted point says"),
    ]

    def __init__(self, *, sent: bool) -> None:
        super().__init__(markup=False)
        self._sent = sent

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What was sent cannot be changed."""
        return not self._sent if action == "select" else True


class PointsDialog(Dialog[None]):
    """The points of one answer; stays open until the officer leaves it.

    Args:
        ws: The workspace.
        response_id: Exact id.
        target: The question.
        changed: Told after each change that was kept.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", "Add", tooltip="Add an open point"),
        Binding("x", "close", "Close it", tooltip="Close the highlighted point: it is settled"),
        Binding("x", "reopen", "Open again", tooltip="Open the highlighted point again"),
        Binding("n", "new_policy", "New policy", tooltip="Mark the answer as saying something new, or not"),
    ]

    def __init__(self, ws: Workspace, response_id: str, target: Target, changed: Callable[[], None]) -> None:
        super().__init__()
        self._ws = ws
        self._response_id = response_id
        self._target = target
        self._changed = changed
        self._standing = Static(markup=False, classes="words")
        self._empty = Static(NONE_YET, markup=False, classes="none")
        self.list = PointList(sent=is_sent(self.response))

    def compose(self) -> ComposeResult:
        """A framed box: how the answer stands, and its points."""
        with Vertical(classes="box points") as box:
            box.border_title = row(f"Open points · {self._target.title}")
            yield self._standing
            yield self._empty
            yield self.list
        yield KeyBar()

    def on_mount(self) -> None:
        """The highlight on the first open point."""
        self.draw()
        still = [n for n, point in enumerate(self.answer.points) if not point.closed]
        self.list.highlighted = still[0] if still else 0 if self.answer.points else None
        self.refresh_bindings()

    # What is shown.

    @property
    def response(self) -> Response:
        """The response as it stands in memory."""
        return self._ws.response(self._response_id)

    @property
    def answer(self) -> Answer:
        """The answer as it stands in memory."""
        return self.response.answer(self._target.id)

    @property
    def point(self) -> OpenPoint | None:
        """The highlighted point."""
        option = self.list.highlighted_option
        return option.point if isinstance(option, PointOption) else None

    def draw(self) -> None:
        """Show everything as it stands now, whoever changed it; the highlight stays where it is."""
        at, today = self.list.highlighted, self._ws.context.today
        found = self.answer.points
        late = [bool(p.by and p.by < today and not p.closed) for p in found]
        self.list.set_options([PointOption(n + 1, p, late[n]) for n, p in enumerate(found)])
        self.list.highlighted = at if at is not None else 0 if found else None
        self.list.display, self._empty.display = bool(found), not found
        if found and self.focused is None:
            self.list.focus()
        self._standing.update(self._how_it_stands())
        self.refresh_bindings()

    def _how_it_stands(self) -> Content:
        question = self._target.question
        assert question is not None, "only questions have points"
        view = question_view(self._ws, self.response, question)
        style = ANSWER_STYLES[view.state]
        said = Content.styled(f"{ANSWER_SIGNS[view.state]} {ANSWER_WORDS[view.state]}", style)
        if view.clears:
            said += Content("\nTo clear it: ") + shown(view.clears)
        if view.answer.new_policy:
            said += Content("\nMarked as new policy: it says something that nobody has agreed.")
        return said

    @on(OptionList.OptionHighlighted)
    def highlighted(self) -> None:
        """Offer what can be done to the point under the highlight."""
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done to what is highlighted; nothing to what was sent."""
        point = self.point
        sent = is_sent(self.response)
        return {
            "add": not sent,
            "new_policy": not sent,
            "close": not sent and point is not None and not point.closed,
            "reopen": not sent and point is not None and point.closed,
        }.get(action, True)

    # Doing.

    def action_add(self) -> None:
        """Ask what is open, and add it."""
        self._ask(None, self._add)

    @on(OptionList.OptionSelected)
    def change(self, event: OptionList.OptionSelected) -> None:
        """Ask what the point is to say."""
        point = self.point
        if is_sent(self.response) or point is None:
            return
        self._ask(point, lambda given: self._edit(point, given))

    def _ask(self, point: OpenPoint | None, take: Callable[[Row], None]) -> None:
        form = point_form(self._ws, self.response, self._target.title, point)
        self.app.push_screen(form, lambda given: take(given) if given is not None else None)

    def _add(self, given: Row) -> None:
        ws, id_, ref = self._ws, self._response_id, self._target.id
        point = points.made(given["text"], given["who"], assigning.day(ws, given["by"]), given["clears"])
        self._submit(lambda: points.add(ws, id_, ref, point), last=True)

    def _edit(self, seen: OpenPoint, given: Row) -> None:
        ws, id_, ref = self._ws, self._response_id, self._target.id
        wanted = replace(
            seen,
            text=given["text"],
            who=given["who"],
            by=assigning.day(ws, given["by"]),
            clears=given["clears"],
        )
        self._submit(lambda: points.edit(ws, id_, ref, seen, wanted))

    def action_close(self) -> None:
        """Close the highlighted point."""
        self._turn(undo=False)

    def action_reopen(self) -> None:
        """Open it again."""
        self._turn(undo=True)

    def _turn(self, *, undo: bool) -> None:
        ws, id_, ref, point = self._ws, self._response_id, self._target.id, self.point
        if point is not None:
            self._submit(lambda: points.close(ws, id_, ref, point, undo=undo))

    def action_new_policy(self) -> None:
        """Mark the answer as saying something new, or take the mark off."""
        ws, id_, ref = self._ws, self._response_id, self._target.id
        change = AnswerChange(new_policy=not self.answer.new_policy)
        self._submit(lambda: drafting.set_answer(ws, id_, ref, change))

    def _submit(self, write: Callable[[], T], *, last: bool = False) -> None:
        """Write on the writing thread, after what was typed before; then show how it stands."""
        app = desk_of(self)

        def done(_: T) -> None:
            self._changed()
            if self.is_attached:
                self.draw()
                if last:
                    self.list.highlighted = len(self.answer.points) - 1

        def failed(error: ConsultError) -> None:
            app.report(error)
            if self.is_attached:
                self.draw()

        app.saver.submit(write, done, failed, again=True)


def _lines(place: int, point: OpenPoint, late: bool) -> Content:
    """Two or three lines: what is open; who, by when; what clears it."""
    sign, style = ("✓", "$text-success") if point.closed else ("?", "$text-warning")
    said = Content.styled(f"{sign} {place}. ", style) + row(point.text, "" if point.closed else "bold")
    who = row(assigning.in_short(point.who or "nobody yet", point.by), "$text-muted")
    state = Content.styled("closed · ", "$text-muted") if point.closed else Content("")
    about = Content("     ") + state + who
    if late:
        about += Content.styled(", overdue", "$text-error")
    if not point.clears:
        return Content("\n").join([said, about])
    return Content("\n").join(
        [said, about, Content("     ") + row(f"cleared by: {point.clears}", "$text-muted")]
    )
