"""What is typed is safe within a second: one thread that writes, so that no key press waits for a disk.

Typing goes to the local journal after `JOURNAL_AFTER` seconds and into the response after `SAVE_AFTER`
seconds without a key (or `SAVE_AT_LEAST` seconds with them). Everything else that writes is a job in the same
queue, so that things happen in the order in which the officer did them. A save that fails keeps the text and
tries again.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from consult_tui.errors import ConsultError, SaveFailed
from consult_tui.workspace.mishap import unforeseen
from consult_tui.workspace.recovery import forget_typing, keep_typing, note_typing
from consult_tui.workspace.workspace import Workspace

JOURNAL_AFTER = 0.4
SAVE_AFTER = 0.8
SAVE_AT_LEAST = 5.0
RETRY_AFTER = 2.0
"""Seconds."""

MISHAP = "Something went wrong inside consult; what you typed is safe."

Post = Callable[[Callable[[], None]], None]
T = TypeVar("T")


@dataclass
class Typing:
    """The newest text of one answer or field that is not in its response yet."""

    response: str
    target: str
    text: str
    base: str
    first: float
    last: float
    noted: str | None = None
    """What the journal holds of it."""


@dataclass
class _Job:
    run: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Callable[[ConsultError], None]


@dataclass
class SaveState:
    """What the status line says about saving."""

    words: str = ""
    failed: bool = False


@dataclass
class Listener:
    """Who wants to know; called on the screen's thread."""

    state: Callable[[SaveState], None]
    saved: Callable[[str, str], None]
    """Response and target that were saved."""
    mishap: Callable[[BaseException], None]
    """Something that nobody thought of."""


class Saver:
    """The one thread that writes.

    Args:
        ws: The workspace.
        post: Runs something on the screen's thread; must be safe to call from any.
        clock: Seconds, only ever growing.
    """

    def __init__(self, ws: Workspace, post: Post, clock: Callable[[], float] = time.monotonic) -> None:
        self._ws = ws
        self._post = post
        self._clock = clock
        self._wake = threading.Condition()
        self._typing: dict[tuple[str, str], Typing] = {}
        self._jobs: list[_Job] = []
        self._busy = False
        self._hurry = False
        self._ending = False
        self._not_before = 0.0
        self._thread: threading.Thread | None = None
        self.listener: Listener | None = None

    def typed(self, response: str, target: str, text: str, base: str) -> None:
        """Take the newest text of an answer or field; returns at once.

        Args:
            response: Id of the response.
            target: Question id, or name of a typed field.
            text: All of it.
            base: Version of the answer before this typing began, "" for a field.
        """
        now = self._clock()
        with self._wake:
            known = self._typing.get((response, target))
            if known:
                known.text, known.last = text, now
            else:
                self._typing[response, target] = Typing(response, target, text, base, now, now)
            self._start()
            self._wake.notify()
        self._say("typing…")

    def submit(
        self, run: Callable[[], T], done: Callable[[T], None], failed: Callable[[ConsultError], None]
    ) -> None:
        """Write something, after all that was typed before; returns at once.

        Args:
            run: Does the writing, on the writing thread.
            done: Gets its result, on the screen's thread.
            failed: Gets the error, on the screen's thread; one that nobody thought of as a plain sentence.
        """
        with self._wake:
            self._jobs.append(_Job(run, done, failed))
            self._start()
            self._wake.notify()

    def pending(self, response: str, target: str) -> str | None:
        """The text that is not in its response yet, None where it is."""
        with self._wake:
            known = self._typing.get((response, target))
            return known.text if known else None

    def flush(self, seconds: float = 10.0) -> bool:
        """Save everything now and wait; whether all of it was saved. What was not is in the journal."""
        end = time.monotonic() + seconds
        with self._wake:
            self._hurry = True
            self._not_before = 0.0
            self._wake.notify()
            while (self._typing or self._jobs or self._busy) and self._hurry and time.monotonic() < end:
                self._wake.wait(0.05)
            self._hurry = False
            return not self._typing and not self._jobs

    def close(self) -> bool:
        """Save everything and end the thread; whether all of it was saved."""
        saved = self.flush() if self._thread else True
        with self._wake:
            self._ending = True
            self._wake.notify()
        if self._thread:
            self._thread.join(5)
        return saved

    def _start(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._loop, name="saver", daemon=True)
            self._thread.start()

    def _loop(self) -> None:
        while True:
            with self._wake:
                work = self._next_work()
                while work is None and not self._ending:
                    self._wake.wait(self._patience())
                    work = self._next_work()
                if work is None:
                    return
                self._busy = True
            try:
                work()
            except Exception as mishap:
                # This thread must live: without it nothing is saved any more.
                self._mishap(mishap)
            finally:
                with self._wake:
                    self._busy = False
                    self._wake.notify_all()

    def _next_work(self) -> Callable[[], None] | None:
        """What is due: typing before jobs, because it was done before them."""
        now = self._clock()
        due = [t for t in self._typing.values() if self._due(t, now)]
        if due:
            return lambda: self._save(due[0])
        unnoted = [t for t in self._typing.values() if t.noted != t.text and now - t.first >= JOURNAL_AFTER]
        if unnoted:
            return lambda: self._note(unnoted[0])
        if self._jobs and (not self._typing or now < self._not_before):
            job = self._jobs.pop(0)
            return lambda: self._run(job)
        return None

    def _due(self, typing: Typing, now: float) -> bool:
        if now < self._not_before:
            return False
        if self._jobs or self._hurry or self._ending:
            return True
        return now - typing.last >= SAVE_AFTER or now - typing.first >= SAVE_AT_LEAST

    def _patience(self) -> float | None:
        """Seconds until something may be due; None where nothing waits."""
        return 0.1 if self._typing else None

    def _note(self, typing: Typing) -> None:
        text = typing.text
        try:
            note_typing(self._ws, typing.response, typing.target, text, typing.base)
        except ConsultError as error:
            self._say(f"Not in the journal: {error}", failed=True)
        typing.noted = text

    def _save(self, typing: Typing) -> None:
        text = typing.text
        try:
            version = keep_typing(self._ws, typing.response, typing.target, text)
        except SaveFailed as error:
            self._not_saved(typing, error)
            return
        except ConsultError as error:
            self._forget(typing, text, "")
            self._say(str(error), failed=True)
            return
        self._forget(typing, text, version)
        # The journal may hold an earlier beginning of it: left there, the next start would "recover" it.
        forget_typing(self._ws, typing.response, typing.target, text, typing.noted or text)
        self._say("all saved")
        listener = self.listener
        if listener:
            self._post(lambda: listener.saved(typing.response, typing.target))

    def _not_saved(self, typing: Typing, error: SaveFailed) -> None:
        if typing.noted != typing.text:
            self._note(typing)
        with self._wake:
            self._not_before = self._clock() + RETRY_AFTER
            self._hurry = False
        self._say(f"{error.message} Your words are kept here; trying again.", failed=True)

    def _forget(self, typing: Typing, text: str, version: str) -> None:
        with self._wake:
            if typing.text == text:
                self._typing.pop((typing.response, typing.target), None)
            else:
                typing.first = self._clock()
                typing.base = version

    def _run(self, job: _Job) -> None:
        try:
            result = job.run()
        except ConsultError as error:
            wrong = error
            self._post(lambda: job.failed(wrong))
        except Exception as mishap:
            # Whoever waits for this must hear of it, or a dialog waits for ever.
            told = unforeseen(MISHAP, mishap)
            self._post(lambda: job.failed(told))
        else:
            self._post(lambda: job.done(result))

    def _mishap(self, error: Exception) -> None:
        """Something that nobody thought of: told, and whatever is typed tried again later."""
        with self._wake:
            self._not_before = self._clock() + RETRY_AFTER
            self._hurry = False
        listener = self.listener
        if listener:
            self._post(lambda: listener.mishap(error))

    def _say(self, words: str, *, failed: bool = False) -> None:
        listener = self.listener
        if listener:
            state = SaveState(words, failed)
            self._post(lambda: listener.state(state))
