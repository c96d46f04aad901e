"""The frame of the screens that go over a whole response: a count on top, a list, words where it is empty."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList, Static

from consult_tui.errors import ConsultError
from consult_tui.tui.content import row
from consult_tui.tui.screens.base import ConsultScreen
from consult_tui.tui.widgets.key_bar import KeyBar
from consult_tui.tui.widgets.save_bar import SaveBar
from consult_tui.tui.widgets.top_bar import TopBar


class WholeResponse(ConsultScreen):
    """One response gone over as it stands, after all that was typed is saved.

    A subclass goes over it in `look` and hands what it found on by an errand, to be shown with `show_found`.

    Args:
        response_id: Exact id.
        found: The list of what is found.
    """

    BINDINGS: ClassVar[list[BindingType]] = []
    CALLED: ClassVar[str]
    """What the top line calls this."""
    WORKING: ClassVar[str]
    """What is said until something is found."""

    def __init__(self, response_id: str, found: OptionList) -> None:
        super().__init__()
        self.response_id = response_id
        self._found = found
        self._counts = Static(self.WORKING, id="counts", markup=False)
        self._none = Static(markup=False, classes="empty")

    def compose(self) -> ComposeResult:
        """Top line, the counts, what was found, keys."""
        yield TopBar(self.ws, f"{self.CALLED} · {self.ws.response(self.response_id).consultation.title}")
        yield self._counts
        yield self._none
        yield self._found
        yield SaveBar(quiet=True)
        yield KeyBar()

    def on_mount(self) -> None:
        """The keys go to the list."""
        self._none.display = False
        self._found.focus()

    def look(self) -> None:
        """Go over the response; called in a worker.

        Raises:
            ConsultError: Nothing can be found out; it is said.
        """
        raise NotImplementedError

    def go_over(self) -> None:
        """Go over it, after all that was typed is saved."""
        self.consult.saver.submit(lambda: None, self._begin, self._failed)

    def _begin(self, _: None) -> None:
        if self.is_attached:
            self._look()

    @work(thread=True, exclusive=True, group="look", exit_on_error=False)
    def _look(self) -> None:
        try:
            self.look()
        except ConsultError as error:
            wrong = error
            self.consult.errand(lambda: self._failed(wrong))

    def _failed(self, error: ConsultError) -> None:
        if self.is_attached:
            self._counts.update(row(str(error), "$text-error"))
        self.consult.report(error)

    def show_found(self, counts: Content, none: str) -> None:
        """Say how many there are.

        Args:
            counts: In words.
            none: What to say in place of an empty list; "" where the list holds something.
        """
        self._counts.update(counts)
        self._found.display = not none
        self._none.display = bool(none)
        self._none.update(none)
        if not none and self.focused is None:
            self._found.focus()

    def action_back(self) -> None:
        """Back to where the officer came from."""
        self.dismiss(None)
