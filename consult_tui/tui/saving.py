"""What is typed is safe within a second: one thread that writes, so that no key press waits for a disk.

Typing goes to the local journal after `JOURNAL_AFTER` seconds and into the response after `SAVE_AFTER`
seconds without a key (or `SAVE_AT_LEAST` seconds with them). Everything else that writes is a job in the same
queue, so that things happen in the order in which the officer did them. A save that fails keeps the text and
tries again, and says so until it works. Words that a colleague changed meanwhile are never written over: the
typing is kept, in the journal too, until the officer has settled it.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from consult_tui.errors import Conflict, ConsultError
from consult_tui.tui.save_parts import CONFLICT, LATER, Job, Listener, SaveState, Typing, next_job
from consult_tui.workspace.mishap import unforeseen
from consult_tui.workspace.safety.merging import Words
from consult_tui.workspace.safety.recovery import forget_typing, keep_typing, note_typing
from consult_tui.workspace.workspace import Workspace

JOURNAL_AFTER = 0.4
SAVE_AFTER = 0.8
SAVE_AT_LEAST = 5.0
RETRY_AFTER = 2.0
"""Seconds."""

MISHAP = "Something went wrong inside consult; what you typed is safe."

Post = Callable[[Callable[[], None]], None]
T = TypeVar("T")


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
        self._bases: dict[tuple[str, str], Words] = {}
        self._jobs: list[Job] = []
        self._again: list[Job] = []
        self._trouble = ""
        self._busy = False
        self._hurry = False
        self._ending = False
        self._not_before = 0.0
        self._thread: threading.Thread | None = None
        self.listener: Listener | None = None

    def shown(self, response: str, target: str, words: Words) -> None:
        """Say what an editor was filled with: what is typed in it later begins from there."""
        with self._wake:
            if (response, target) not in self._typing:
                self._bases[response, target] = words

    def base(self, response: str, target: str) -> Words | None:
        """The words that are both in the editor and in the response, as far as is known."""
        with self._wake:
            return self._bases.get((response, target))

    def follow(self, response: str, target: str, before: Words, after: Words) -> None:
        """Say that we ourselves changed words otherwise than by typing: typing that began before goes on."""
        with self._wake:
            known = self._typing.get((response, target))
            if known and known.base == before:
                known.base = after
            if self._bases.get((response, target)) == before:
                self._bases[response, target] = after

    def typed(self, response: str, target: str, text: str) -> None:
        """Take the newest text of an answer or field; returns at once.

        Args:
            response: Id of the response.
            target: Question id, or name of a typed field.
            text: All of it.
        """
        now = self._clock()
        with self._wake:
            known = self._typing.get((response, target))
            if known:
                known.text, known.last = text, now
            else:
                base = self._bases.get((response, target))
                self._typing[response, target] = Typing(response, target, text, base, now, now)
            self._start()
            self._wake.notify()
        self._say("typing…")

    def conflict(self, response: str) -> str:
        """The first target of a response whose words a colleague changed too; "" where there is none."""
        with self._wake:
            found = [t.target for t in self._typing.values() if t.conflict and t.response == response]
        return found[0] if found else ""

    def settle(self, response: str, target: str, text: str, over: Words) -> None:
        """Save a text in place of what a colleague wrote, because the officer has seen both.

        Args:
            response: Id of the response.
            target: Question id, or name of a typed field.
            text: What is to stand there.
            over: What the officer saw standing there.
        """
        now = self._clock()
        with self._wake:
            self._typing[response, target] = Typing(response, target, text, over, now, now - SAVE_AFTER)
            self._start()
            self._wake.notify()

    def let_go(self, response: str, target: str, words: Words) -> None:
        """Forget typing, because a colleague's words stand."""
        with self._wake:
            self._typing.pop((response, target), None)
            self._bases[response, target] = words

    def submit(
        self,
        run: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[ConsultError], None],
        *,
        again: bool = False,
    ) -> None:
        """Write something, after all that was typed before; returns at once.

        Args:
            run: Does the writing, on the writing thread.
            done: Gets its result, on the screen's thread.
            failed: Gets the error, on the screen's thread; one that nobody thought of as a plain sentence.
            again: Whether it is tried again for as long as it cannot be saved, instead of failing: for what
                must not be lost. Later ones of this kind wait for it.
        """
        with self._wake:
            self._jobs.append(Job(run, done, failed, again))
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
            while self._busy or self._something_waits():
                if not self._hurry or time.monotonic() > end:
                    break
                self._wake.wait(0.05)
            self._hurry = False
            return not (self._typing or self._jobs or self._again)

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
        unnoted = [t for t in self._typing.values() if t.noted != t.text and self._noted_now(t, now)]
        if unnoted:
            return lambda: self._note(unnoted[0])
        unsaved = any(not t.conflict for t in self._typing.values())
        job = next_job(self._jobs, self._again, unsaved=unsaved, works=now >= self._not_before)
        return (lambda: self._run(job)) if job else None

    def _something_waits(self) -> bool:
        return bool(self._jobs or self._again) or any(t.waits for t in self._typing.values())

    def _noted_now(self, typing: Typing, now: float) -> bool:
        ends = typing.conflict and (self._hurry or self._ending)
        return ends or now - typing.first >= JOURNAL_AFTER

    def _due(self, typing: Typing, now: float) -> bool:
        if typing.conflict or now < self._not_before:
            return False
        if self._jobs or self._again or self._hurry or self._ending:
            return True
        return now - typing.last >= SAVE_AFTER or now - typing.first >= SAVE_AT_LEAST

    def _patience(self) -> float | None:
        """Seconds until something may be due; None where nothing waits."""
        return 0.1 if self._something_waits() else None

    def _note(self, typing: Typing) -> None:
        text = typing.text
        try:
            base = typing.base.version if typing.base else ""
            note_typing(self._ws, typing.response, typing.target, text, base)
        except ConsultError as error:
            self._say(f"Not in the journal: {error}", failed=True)
        typing.noted = text

    def _save(self, typing: Typing) -> None:
        text = typing.text
        try:
            keep_typing(self._ws, typing.response, typing.target, text, typing.base)
        except LATER as error:
            self._not_saved(typing, error)
            return
        except Conflict:
            self._contradicted(typing)
            return
        except ConsultError as error:
            self._note(typing)
            self._forget(typing, text)
            self._say(str(error), failed=True)
            return
        self._forget(typing, text)
        # The journal may hold an earlier beginning of it: left there, the next start would "recover" it.
        forget_typing(self._ws, typing.response, typing.target, text, typing.noted or text)
        self._saved()
        listener = self.listener
        if listener:
            self._post(lambda: listener.saved(typing.response, typing.target))

    def _saved(self) -> None:
        """Something could be saved: what was wrong is over, unless the next one says so again."""
        with self._wake:
            self._trouble = ""
            more = bool(self._again) or any(not t.conflict for t in self._typing.values())
        self._say("typing…" if more else "all saved")

    def _contradicted(self, typing: Typing) -> None:
        """A colleague changed the same words: keep what was typed until the officer has settled it."""
        with suppress(ConsultError):
            self._ws.refresh()
        with self._wake:
            typing.conflict = True
        self._note(typing)
        self._say(CONFLICT)
        listener = self.listener
        if listener:
            self._post(lambda: listener.conflict(typing.response, typing.target))

    def _not_saved(self, typing: Typing, error: ConsultError) -> None:
        if typing.noted != typing.text:
            self._note(typing)
        self._try_later(error)

    def _try_later(self, error: ConsultError) -> None:
        with self._wake:
            self._not_before = self._clock() + RETRY_AFTER
            self._hurry = False
            self._trouble = f"{error} What you did is kept here; trying again."
        self._say("")

    def _forget(self, typing: Typing, text: str) -> None:
        """What was typed is dealt with, up to this text."""
        with self._wake:
            self._bases[typing.response, typing.target] = typing.base = Words(text)
            if typing.text == text:
                self._typing.pop((typing.response, typing.target), None)
            else:
                typing.first = self._clock()

    def _run(self, job: Job) -> None:
        try:
            result = job.run()
        except LATER as error:
            failed = error
            if not job.again:
                self._post(lambda: job.failed(failed))
                return
            with self._wake:
                self._again.insert(0, job)
            self._try_later(error)
        except ConsultError as error:
            wrong = error
            self._post(lambda: job.failed(wrong))
        except Exception as mishap:
            # Whoever waits for this must hear of it, or a dialog waits for ever.
            told = unforeseen(MISHAP, mishap)
            self._post(lambda: job.failed(told))
        else:
            self._post(lambda: job.done(result))
            if job.again:
                self._saved()

    def _mishap(self, error: Exception) -> None:
        """Something that nobody thought of: told, and whatever is typed tried again later."""
        with self._wake:
            self._not_before = self._clock() + RETRY_AFTER
            self._hurry = False
        if listener := self.listener:
            self._post(lambda: listener.mishap(error))

    def _say(self, words: str, *, failed: bool = False) -> None:
        """Say how things stand; what is not saved is said before all else."""
        with self._wake:
            stuck = CONFLICT if any(t.conflict for t in self._typing.values()) else ""
            wrong = self._trouble or stuck
        state = SaveState(wrong or words, failed or bool(wrong))
        if listener := self.listener:
            self._post(lambda: listener.state(state))
