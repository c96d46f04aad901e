"""A search answered at every key: the newest key wins, and no key waits for an older one's answer.

Where an answer takes a few milliseconds it is there before the key is painted, so that both are painted at
once. Else a worker finds it. While the index of a large library is made, what is at hand answers, and the
newest question is asked again once the index is there.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from textual.widget import Widget

from consult_tui.errors import ConsultError
from consult_tui.tui.collector import leave_out_what_stays, resting
from consult_tui.tui.desk import Desk, desk_of
from consult_tui.workspace.finding import finding

if TYPE_CHECKING:
    from consult_tui.workspace.workspace import Workspace

Found = TypeVar("Found")


class Answering(Generic[Found]):
    """Finds what was asked for, and shows it; of several questions the last is answered.

    Args:
        widget: Whose workers find; it says what failed (`report_failure`).
        show: Gets what was found, on the screen's thread.
    """

    def __init__(self, widget: Widget, show: Callable[[Found], None]) -> None:
        self._widget = widget
        self._show = show
        self._number = 0
        self._again: Callable[[], None] | None = None
        self._making = False

    def ask(self, query: str, find: Callable[[bool], Found]) -> None:
        """Answer what stands in the box.

        Args:
            query: As typed.
            find: Finds, told whether in what is at hand only (see `finding.search`); from any thread.
        """
        self._number += 1
        self._again = None
        if not finding.at_once(self._ws, query):
            self._run(partial(self._find, self._ws, self._number, query, find), exclusive=True)
            return
        try:
            found = find(False)
        except ConsultError as error:
            self._app.report(error)
        else:
            self._show(found)

    def ask_whole(self, find: Callable[[], Found]) -> None:
        """Answer what only the whole library can answer, such as what to suggest."""
        self._number += 1
        self._again = None
        self._run(partial(self._find_whole, self._ws, self._number, find), exclusive=True)

    @property
    def _app(self) -> Desk:
        return desk_of(self._widget)

    @property
    def _ws(self) -> Workspace:
        return self._app.ws

    def _run(self, work: Callable[[], None], *, exclusive: bool) -> None:
        group = "answering" if exclusive else "making ready"
        self._widget.run_worker(work, group=group, exclusive=exclusive, thread=True, exit_on_error=False)

    # On a worker's thread.

    def _find(self, ws: Workspace, number: int, query: str, find: Callable[[bool], Found]) -> None:
        errand = self._app.errand
        try:
            with resting():
                whole = finding.is_whole(ws)
            errand(partial(self._answer, number, find(not whole)))
            if not whole:
                errand(partial(self._make_whole, number, lambda: self.ask(query, find)))
            else:
                _warm_up(ws)
        except ConsultError as error:
            errand(partial(self._app.report, error))

    def _find_whole(self, ws: Workspace, number: int, find: Callable[[], Found]) -> None:
        errand = self._app.errand
        try:
            with resting():
                found = find()
            errand(partial(self._answer, number, found))
            _warm_up(ws)
        except ConsultError as error:
            errand(partial(self._app.report, error))

    def _make(self, ws: Workspace) -> None:
        made = False
        try:
            _warm_up(ws)
            made = True
        except ConsultError as error:
            self._app.errand(partial(self._app.report, error))
        finally:
            self._app.errand(partial(self._made, made))

    # On the screen's thread.

    def _answer(self, number: int, found: Found) -> None:
        if number == self._number and self._widget.is_attached:
            self._show(found)

    def _make_whole(self, number: int, again: Callable[[], None]) -> None:
        """Make the index, once for however many keys; the last of them is answered from it."""
        if number != self._number or not self._widget.is_attached:
            return
        self._again = again
        if not self._making:
            self._making = True
            self._run(partial(self._make, self._ws), exclusive=False)

    def _made(self, made: bool) -> None:
        self._making = False
        if made and self._again is not None and self._widget.is_attached:
            self._again()


def _warm_up(ws: Workspace) -> None:
    with resting():
        made = finding.warm_up(ws)
    if made:
        leave_out_what_stays(len(ws.library.positions))
