"""A line's history: what was done left, newest first; the highlighted one right, with what changed marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from consult_tui.domain.positions import Position
from consult_tui.text.differences import Change
from consult_tui.text.visible import one_line
from consult_tui.tui.changes import STYLES
from consult_tui.tui.content import row, shown
from consult_tui.tui.screens.base import ConsultScreen
from consult_tui.tui.widgets.key_bar import KeyBar
from consult_tui.tui.widgets.then_pane import ThenPane
from consult_tui.tui.widgets.top_bar import TopBar
from consult_tui.workspace.responses.history import Done, position_history

NO_WORDS = "The words of the line were not changed by this."


class LineHistoryScreen(ConsultScreen):
    """Everything that was done to one line, and each wording that it had.

    Args:
        position: The line.
    """

    HELP_TITLE = "History of a line"
    HELP = (
        "What was done to the line, newest first, and every wording that it had with who agreed it and until "
        "when. Against the wording before it, new words are underlined, words that went are struck through."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,h", "back", "Back", tooltip="Back to the line, which stays as it is"),
    ]

    def __init__(self, position: Position) -> None:
        super().__init__()
        self._position = position
        self._done: Sequence[Done] = ()
        self.list = OptionList(id="versions", classes="pane", markup=False)
        self.then = ThenPane()

    def compose(self) -> ComposeResult:
        """Top line, two panes, keys."""
        yield TopBar(self.ws, f"{one_line(self._position.title)} · history")
        with Horizontal(id="history"):
            yield self.list
            yield self.then
        yield KeyBar()

    def on_mount(self) -> None:
        """Read the history on the writing thread, after all that it has to write."""
        self.list.border_title = "What was done"
        self.list.focus()
        ws, id_ = self.ws, self._position.id
        self.consult.saver.submit(lambda: position_history(ws, id_), self._show, self.consult.report)

    def _show(self, done: Sequence[Done]) -> None:
        if not self.is_attached:
            return
        self._done = tuple(reversed(done))
        self.list.set_options([Option(_prompt(each)) for each in self._done])
        self.list.highlighted = 0 if self._done else None

    @on(OptionList.OptionHighlighted)
    def highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show what the highlighted entry says."""
        done = self._done[event.option_index]
        title = f"Wording {done.number}" if done.number else "What was done"
        self.then.say(title, done.note.replace("; ", " · "), _words(done))

    @on(OptionList.OptionSelected)
    def read(self) -> None:
        """Enter goes to the words, to read on with the arrows."""
        self.then.said.focus()

    def action_back(self) -> None:
        """To the list, then to the line."""
        if self.then.said.has_focus:
            self.list.focus()
        else:
            self.dismiss(None)


def _words(done: Done) -> Content:
    if not done.number:
        return shown(NO_WORDS, "$text-muted")
    if not done.before:
        return shown(done.said)
    if all(each.change is Change.SAME for each in done.differences):
        same = shown("The same words, on another footing.", "$text-muted")
        return Content("\n\n").join([same, shown(done.said)])
    return Content("").join([shown(each.text, STYLES[each.change]) for each in done.differences])


def _prompt(done: Done) -> Content:
    """What was done; when; by whom, and the day that the rules went by where it is another."""
    name = f"wording {done.number}" if done.number else done.in_words
    lines = [row(name, "bold")]
    lines += [Content("  ") + row(part) for part in (done.when, done.user) if part]
    if done.number:
        lines += [Content("  ") + row(part, "$text-muted") for part in done.note.split("; ")]
    if done.at and done.going_by:
        lines.append(Content("  ") + row(f"by {done.going_by}", "$text-muted"))
    return Content("\n").join(lines)
