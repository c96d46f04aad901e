"""Near-duplicates, and lines that pull opposite ways, side by side; one of two can go from here."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import OptionList, Static
from textual.worker import Worker, get_current_worker

from consult_tui.domain.positions import Position
from consult_tui.tui import steps
from consult_tui.tui.content import row
from consult_tui.tui.screens.base import ConsultScreen
from consult_tui.tui.watching import News
from consult_tui.tui.widgets.key_bar import KeyBar
from consult_tui.tui.widgets.pair_list import PairList, side_content
from consult_tui.tui.widgets.top_bar import TopBar
from consult_tui.workspace.library.pairing import similar
from consult_tui.workspace.library.standing import Step

if TYPE_CHECKING:
    from consult_tui.checks.pairs import Pair

NONE = (
    "No two lines of the library say nearly the same, and none that stand pull opposite ways.\n\n"
    "Said in altogether other words, two lines can still mean the same: only a reader can tell."
)
SAID_EVERY = 0.3
"""Seconds between two words on how far the search is."""


class _Left(Exception):
    """The officer left, or the library moved: the search under way ends."""


class PairsScreen(ConsultScreen):
    """The pairs left, both lines of the highlighted one right."""

    HELP_TITLE = "Near-duplicates, and lines that pull opposite ways"
    HELP = (
        "Lines that say nearly the same, with the words bold and underlined that only one of them has; below "
        "them lines that stand and pull opposite ways, with the sentences that do. The left and right arrows "
        "choose one of the two: it can be superseded by the other, withdrawn, or opened in the library."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "choose(0)", "Left", priority=True, tooltip="Choose the left one of the two"),
        Binding("right", "choose(1)", "Right", priority=True, tooltip="Choose the right one of the two"),
        Binding("s", "supersede", "Superseded", tooltip="The other line takes the place of the chosen one"),
        Binding("w", "withdraw", "Withdraw", tooltip="The chosen line no longer stands"),
        Binding("escape", "back", "Back", tooltip="Back: from a line to the pairs, then out"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.list = PairList()
        self.chosen = 0
        """Which of the two lines is chosen: 0 the left one, 1 the right one."""
        self._said = 0.0

    def compose(self) -> ComposeResult:
        """Top line, the pairs, both lines, keys."""
        yield TopBar(self.ws, "Near-duplicates, and lines that pull opposite ways")
        yield Static("Comparing…", markup=False, classes="empty")
        with Horizontal(id="pairs"):
            yield self.list
            with Vertical(id="beside"):
                yield Static(id="beside-why", markup=False)
                with Horizontal(id="sides"):
                    for name in ("left", "right"):
                        with VerticalScroll(id=f"side-{name}", classes="pane"):
                            yield Static(id=f"words-{name}", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin to compare."""
        self.query_one("#pairs").display = False
        self._compare()

    def hear(self, news: News) -> None:
        """Somebody else changed the library."""
        if news.library and self.is_current:
            self._compare()

    # Comparing.

    @work(thread=True, exclusive=True, group="pairs", exit_on_error=False)
    def _compare(self) -> None:
        worker = get_current_worker()
        try:
            found = similar(self.ws, tick=partial(self._tick, worker))
        except _Left:
            return
        self.consult.errand(partial(self._show, worker, found))

    def _tick(self, worker: Worker[None], done: int, of: int) -> None:
        """End where nobody waits any more; else say now and then how far it is."""
        if worker.is_cancelled:
            raise _Left
        now = time.monotonic()
        if of and now - self._said > SAID_EVERY:
            self._said = now
            self.consult.errand(partial(self._say_progress, done * 100 // of))

    def _say_progress(self, percent: int) -> None:
        if self.is_attached:
            self.query_one(".empty", Static).update(f"Comparing… {percent} %")

    def _show(self, worker: Worker[None], found: list[Pair]) -> None:
        if not self.is_attached or worker.is_cancelled:
            return
        self.list.show_pairs(found)
        self.list.border_title = f"{len(found)} pair{'s' * (len(found) != 1)}"
        self.query_one("#pairs").display = bool(found)
        empty = self.query_one(".empty", Static)
        empty.display = not found
        empty.update(NONE)
        if found and self.focused is None:
            self.list.focus()
        self.draw()

    # The pair.

    @property
    def line(self) -> Position | None:
        """The chosen line of the highlighted pair."""
        pair = self.list.pair
        return (pair.a, pair.b)[self.chosen] if pair else None

    @property
    def other(self) -> Position | None:
        """The other line of the pair."""
        pair = self.list.pair
        return (pair.b, pair.a)[self.chosen] if pair else None

    @on(OptionList.OptionHighlighted)
    def highlighted(self) -> None:
        """Show the pair under the highlight from its beginning."""
        self.draw()
        for name in ("left", "right"):
            self.query_one(f"#side-{name}").scroll_home(animate=False)

    def draw(self) -> None:
        """Both lines, and which of them is chosen."""
        pair = self.list.pair
        if pair is not None:
            near = pair.kind == "near-duplicate"
            self.query_one("#beside-why", Static).update(row(pair.why if near else _OPPOSED))
            for place, (name, each) in enumerate((("left", pair.a), ("right", pair.b))):
                side = self.query_one(f"#side-{name}")
                side.border_title = f"{'▸ ' if place == self.chosen else ''}{each.id}"
                side.set_class(place == self.chosen, "chosen")
                self.query_one(f"#words-{name}", Static).update(side_content(self.ws, pair, place))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Something can be done to a line where there is one."""
        return self.line is not None if action in ("choose", "supersede", "withdraw") else True

    # Keys.

    def action_choose(self, place: int) -> None:
        """Choose the left or the right one."""
        self.chosen = place
        self.draw()

    def action_supersede(self) -> None:
        """Let the other line take the place of the chosen one."""
        if self.line and self.other:
            steps.supersede_by(self.consult, self.line, self.other.id, self._stepped)

    def action_withdraw(self) -> None:
        """Ask why the chosen line no longer stands."""
        if self.line:
            steps.withdraw(self.consult, self.line, self._stepped)

    def _stepped(self, step: Step) -> None:
        if self.is_attached:
            self._compare()

    @on(OptionList.OptionSelected)
    def open_line(self) -> None:
        """The chosen line in the library."""
        if self.line:
            self.consult.open_line(self.line.id)

    def action_back(self) -> None:
        """To the pairs, then out."""
        if self.list.display and self.list.pair and not self.list.has_focus:
            self.list.focus()
        else:
            self.dismiss(None)


_OPPOSED = "The marked sentences pull opposite ways, and both lines stand."
