"""The list of lines beside a question: the last row is as good a choice as any line, to seek a steer."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets.option_list import Option

from consult_tui.domain.positions import Position
from consult_tui.tui.content import row
from consult_tui.tui.widgets.line_list import LineList
from consult_tui.workspace.responses.steering import NO_LINE
from consult_tui.workspace.workspace import Workspace

STEER_KEY = "f12"


class SteerOption(Option):
    """The row that says that none of the lines will do."""

    def __init__(self) -> None:
        about = row("  an open point (F12)", "$text-muted")
        super().__init__(Content("\n").join([row(f"? {NO_LINE}", "bold"), about]))


class SuggestionList(LineList):
    """Lines, best first; below those that are suggested, the row that seeks a steer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x,delete", "refuse", "Not this", tooltip="Not for this question: it comes last from now on"),
        Binding("x,delete", "offer", "This after all", tooltip="It may be for this question after all"),
    ]

    class Refused(Message):
        """The officer says that a line is not for this question, or that it is after all."""

        def __init__(self, position: Position, *, undo: bool) -> None:
            super().__init__()
            self.position = position
            self.undo = undo

    def __init__(self, ws: Workspace, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(ws, id=id)
        self._refused: frozenset[str] | None = None

    @property
    def on_steer(self) -> bool:
        """Whether the row that seeks a steer is highlighted."""
        return isinstance(self.highlighted_option, SteerOption)

    def as_suggestions(self, refused: frozenset[str] | None) -> None:
        """Make what is listed an offer for a question, with the row that seeks a steer.

        Args:
            refused: Ids of the lines that were refused for it; None where no question is asked of us.
        """
        self._refused = refused
        if refused is not None:
            self.add_option(SteerOption())
            if self.highlighted is None:
                self.highlighted = 0
        self.screen.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A line that is offered can be refused, and one that was refused offered again."""
        if action not in ("refuse", "offer"):
            return True
        line = self.line if self._refused is not None else None
        return line is not None and (line.id in (self._refused or ())) is (action == "offer")

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Offer what can be done to the line under the highlight."""
        super().watch_highlighted(highlighted)
        if self.is_attached:
            self.screen.refresh_bindings()

    def action_refuse(self) -> None:
        """Say that the highlighted line is not for this question."""
        self._say(undo=False)

    def action_offer(self) -> None:
        """Say that it is after all."""
        self._say(undo=True)

    def _say(self, *, undo: bool) -> None:
        if self.line is not None:
            self.post_message(self.Refused(self.line, undo=undo))
