"""Waiting for a reading: how far it is is passed on, and it is ended when it is stopped or takes too long."""

from __future__ import annotations

import contextlib
import queue
import subprocess
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import IO, TYPE_CHECKING, Any, TypeVar

from consult_tui.domain.consultations import Question, Reading
from consult_tui.errors import BadInput, Stopped
from consult_tui.intake.apart import starting
from consult_tui.intake.apart.limits import CAN_COUNT_WORK, ended_by_work
from consult_tui.intake.apart.messages import as_error, read_message, wish, written
from consult_tui.intake.apart.shapes import record

if TYPE_CHECKING:
    from consult_tui.domain.papers import BoardPaper
    from consult_tui.domain.past import PastReading

T = TypeVar("T")

_OPENING = 60.0
"""Seconds until the file is loaded: a shared drive may be slow."""
_BUSY = 5.0 if CAN_COUNT_WORK else 1.0
"""Times the seconds of work that may pass meanwhile: others use the machine too."""
_MEND = "Save it anew, or print it to a new PDF, and try that."
_GLANCE = 0.05
"""Seconds between looks at whether the officer has stopped it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """Who watches a reading."""

    progress: Callable[[float], None] = lambda part: None
    """Told how far it is, 0 to 1, on the thread that calls."""
    stopped: Callable[[], bool] = lambda: False
    """Asked about twenty times a second whether to stop."""


NOBODY = Watch()


class Apart:
    """A process that reads one file after another; started at the first, and anew where a file ended it.

    A reader that hangs, breaks or eats memory is ended with its process, and no harm is done here. Each file
    has its own time. One that breaks the process is read once more in a new one, where others were read
    before: they may have left little memory. To be closed; for one thread at a time.
    """

    def __init__(self) -> None:
        self._process: _Process | None = None

    def __enter__(self) -> Apart:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.close()
            self._process = None

    def consultation(self, path: Path, watch: Watch = NOBODY) -> Reading:
        """What a consultation document holds.

        Raises:
            NotFound: If there is no such file.
            BadInput: If it cannot be read as what it is, or takes too much time or memory.
            Stopped: If the officer stopped it.
        """

        def here() -> Reading:
            from consult_tui.intake.reading import read_consultation

            return read_consultation(path, lambda part, _: watch.progress(part))

        return self._asked(Reading, wish("consultation", path), path.name, watch, here)

    def paper(self, path: Path, known: Sequence[str] = (), watch: Watch = NOBODY) -> BoardPaper:
        """What a board paper holds; `known` are names of bodies. Errors as above."""
        from consult_tui.domain.papers import BoardPaper

        def here() -> BoardPaper:
            from consult_tui.intake.papers.reading import read_paper

            return read_paper(path, known, lambda part, _: watch.progress(part))

        return self._asked(BoardPaper, wish("paper", path, known=list(known)), path.name, watch, here)

    def past(self, path: Path, asked: Sequence[Question] = (), watch: Watch = NOBODY) -> PastReading:
        """What an old response holds; `asked` are the consultation's questions. Errors as above."""
        from consult_tui.domain.past import PastReading

        def here() -> PastReading:
            from consult_tui.intake.past.reading import read_past

            return read_past(path, asked, lambda part, _: watch.progress(part))

        return self._asked(PastReading, wish("past", path, asked=list(asked)), path.name, watch, here)

    def _asked(
        self, kind: type[T], wished: dict[str, Any], name: str, watch: Watch, here: Callable[[], T]
    ) -> T:
        """What comes of a wish; `here` where this machine lets no program start another, without limits."""
        first = self._process is None
        try:
            process = self._process = self._process or _Process(starting.start())
        except OSError:
            return here()
        try:
            return record(kind, process.answer(wished, name, watch))
        except _Broken as broken:
            self.close()
            if first:
                raise broken.said from None
            return self._asked(kind, wished, name, watch, here)
        except (ValueError, TypeError, KeyError):
            # It says what no reading says: a file has taken the process over, or damaged it.
            self.close()
            raise _broken(name) from None
        except BaseException:
            # A process that is still at work answers the wish before, and never this one's.
            if process.busy:
                self.close()
            raise


def read_apart(
    path: Path,
    *,
    progress: Callable[[float], None] = lambda part: None,
    stopped: Callable[[], bool] = lambda: False,
) -> Reading:
    """What a consultation document holds, read in a process of its own; errors as in `Apart`."""
    with Apart() as apart:
        return apart.consultation(path, Watch(progress=progress, stopped=stopped))


class _Broken(Exception):
    """The process broke, or its memory ran out, over a file."""

    def __init__(self, said: Exception) -> None:
        super().__init__()
        self.said = said


@dataclass(slots=True)
class _Process:
    """A reading process, and the thread that listens to it."""

    worker: subprocess.Popen[bytes]
    busy: bool = False
    """Whether it is at work on a wish."""
    _said: queue.SimpleQueue[dict[str, Any] | None] = field(default_factory=queue.SimpleQueue)
    _ear: threading.Thread | None = None

    def answer(self, wished: dict[str, Any], name: str, watch: Watch) -> Any:
        """Ask for a file and wait for what is said of it.

        Raises:
            ConsultError: What the process says is wrong with the file.
            BadInput: If it takes too long.
            Stopped: If the officer stopped it.
            _Broken: If the process broke.
        """
        assert self.worker.stdin is not None
        self._listen()
        self.busy = True
        with contextlib.suppress(OSError):
            # A process that has ended meanwhile is told by its ear.
            self.worker.stdin.write(written(wished))
            self.worker.stdin.flush()
        begun, until = False, monotonic() + _OPENING
        while True:
            if watch.stopped():
                raise Stopped(f"Reading '{name}' was stopped.", "Nothing was changed.")
            try:
                message = self._said.get(timeout=_GLANCE)
            except queue.Empty:
                if monotonic() > until:
                    raise _too_long(name) from None
                continue
            if message is None:
                if ended_by_work(self.worker.wait()):
                    raise _too_long(name)
                raise _Broken(_broken(name))
            if "error" in message:
                self.busy = False
                raise _Broken(as_error(message)) if message.get("spent") else as_error(message)
            if "answer" in message:
                self.busy = False
                return message["answer"]
            until = max(until if begun else 0.0, monotonic() + _BUSY * float(message["wait"]))
            begun = True
            watch.progress(float(message["part"]))

    def close(self) -> None:
        """End it."""
        starting.kill(self.worker)
        if self._ear is not None:
            # It reads the pipe to its end; only then may the pipe be closed.
            self._ear.join()
        starting.end(self.worker)

    def _listen(self) -> None:
        if self._ear is None:
            assert self.worker.stdout is not None
            self._ear = threading.Thread(target=_listen, args=(self.worker.stdout, self._said), daemon=True)
            self._ear.start()


def _too_long(name: str) -> BadInput:
    return BadInput(f"'{name}' takes too long to read.", _MEND)


def _broken(name: str) -> BadInput:
    return BadInput(f"'{name}' cannot be read: it breaks its reader or takes too much memory.", _MEND)


def _listen(lines: IO[bytes], said: queue.SimpleQueue[dict[str, Any] | None]) -> None:
    """Pass on every message; None where the process has ended."""
    with contextlib.suppress(OSError, ValueError):
        for line in lines:
            if message := read_message(line):
                said.put(message)
    said.put(None)
