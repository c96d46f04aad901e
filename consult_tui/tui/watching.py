"""What others do on the same folder, looked for once a second on a thread of its own.

One look reads the heads of the files that are in memory, and the dates of the others; whatever moved is read
off the screen's thread. Then the screens hear of it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from consult_tui.errors import ConsultError, DamagedStore
from consult_tui.tui.saving import Post
from consult_tui.workspace.safety.presence import Company
from consult_tui.workspace.workspace import Workspace

EVERY = 1.0
"""Seconds between two looks: what a colleague saved is on the screen within two."""


@dataclass(frozen=True, slots=True)
class News:
    """What moved since the last look."""

    library: bool = False
    responses: bool = False
    """Whether one of the responses that were read so far did."""
    register: bool = False
    """Whether any response's file did."""
    company: Mapping[str, tuple[str, ...]] | None = None
    """Who else has which response open, where that changed."""

    @property
    def any(self) -> bool:
        """Whether there is anything to tell."""
        return self.library or self.responses or self.register or self.company is not None


class Watcher:
    """Looks, and tells.

    Args:
        ws: The workspace.
        post: Runs something on the screen's thread; must be safe to call from any.
        tell: Gets the news, on the screen's thread.
        wrong: Gets what is wrong with a file, once, on the screen's thread.
        mishap: Gets what nobody thought of, on the screen's thread.
    """

    def __init__(
        self,
        ws: Workspace,
        post: Post,
        tell: Callable[[News], None],
        wrong: Callable[[ConsultError], None],
        mishap: Callable[[BaseException], None],
    ) -> None:
        self._ws = ws
        self._post = post
        self._tell = tell
        self._wrong = wrong
        self._mishap = mishap
        self._company = Company(ws)
        self._open: tuple[str, ...] = ()
        self._known = ws.in_memory()
        self._stamp: object = None
        self._here: Mapping[str, tuple[str, ...]] = {}
        self._said = ""
        self._end = threading.Event()
        self._wake = threading.Event()
        self._guard = threading.Lock()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to look."""
        self._thread = threading.Thread(target=self._loop, name="watcher", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Look no more, and say that nothing is open here."""
        self._end.set()
        self._wake.set()
        if self._thread:
            self._thread.join(2)
        self._company.leave()

    def open(self, response_id: str) -> None:
        """Say from now on that this response is open here."""
        self._open = (response_id,)
        self._wake.set()

    def close(self, response_id: str) -> None:
        """Say no more that it is."""
        self._open = tuple(id_ for id_ in self._open if id_ != response_id)
        self._wake.set()

    def look(self) -> None:
        """Look once, in whatever thread this is called from, and tell what moved."""
        with self._guard:
            here = self._company.look(self._open)
            try:
                self._ws.refresh()
                self._said = ""
            except ConsultError as error:
                self._complain(error)
            news = self._compared(here)
        if news.any:
            self._post(lambda: self._tell(news))

    def _compared(self, here: Mapping[str, tuple[str, ...]]) -> News:
        known, stamp = self._ws.in_memory(), self._ws.register_stamp()
        news = News(
            library=known[0] is not self._known[0],
            responses=any(response is not self._known[1].get(id_) for id_, response in known[1].items()),
            register=stamp != self._stamp,
            company=here if here != self._here else None,
        )
        self._known, self._stamp, self._here = known, stamp, here
        return news

    def _complain(self, error: ConsultError) -> None:
        """Say once that a file is damaged; one that is gone is said when something is to be saved."""
        if isinstance(error, DamagedStore) and error.message != self._said:
            self._said = error.message
            self._post(lambda: self._wrong(error))

    def _loop(self) -> None:
        while not self._end.is_set():
            try:
                self.look()
            except Exception as mishap:
                self._post(partial(self._mishap, mishap))
                return
            self._wake.wait(EVERY)
            self._wake.clear()
