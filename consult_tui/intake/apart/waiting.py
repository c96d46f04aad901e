"""Waiting for a reading: how far it is is passed on, and it is ended when it is stopped or takes too long."""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import IO, Any

from consult_tui.domain.consultations import Reading
from consult_tui.errors import BadInput, Stopped
from consult_tui.intake.apart.limits import CAN_COUNT_WORK, ended_by_work
from consult_tui.intake.apart.messages import as_error, as_reading, read_message

_OPENING = 60.0
"""Seconds until the file is loaded: a shared drive may be slow."""
_BUSY = 5.0 if CAN_COUNT_WORK else 1.0
"""Times the seconds of work that may pass meanwhile: others use the machine too."""
_MEND = "Save it anew, or print it to a new PDF, and try that."
_GLANCE = 0.05
"""Seconds between looks at whether the officer has stopped it."""
_START = (
    "import sys; sys.path[:] = sys.argv[2:]; "
    "from consult_tui.intake.apart.worker import main; main(sys.argv[1])"
)
_ROOT = Path(__file__).resolve().parents[3]


def read_apart(
    path: Path,
    *,
    progress: Callable[[float], None] = lambda part: None,
    stopped: Callable[[], bool] = lambda: False,
) -> Reading:
    """What a consultation document holds, read in a process of its own.

    A reader that hangs, breaks or eats memory is ended with its process, and no harm is done here.

    Args:
        path: The document.
        progress: Told how far it is, 0 to 1, on the thread that calls.
        stopped: Asked about twenty times a second whether to stop.

    Raises:
        NotFound: If there is no such file.
        BadInput: If it cannot be read as what it is, or takes too much time or memory.
        Stopped: If `stopped` said so.
    """
    try:
        worker = _start(path)
    except OSError:
        # A machine that lets no program start another: read here, without the limits.
        from consult_tui.intake.reading import read_consultation

        return read_consultation(path, lambda part, patience: progress(part))
    said: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
    ear = threading.Thread(target=_listen, args=(worker.stdout, said), daemon=True)
    ear.start()
    try:
        return _wait(worker, said, path.name, progress, stopped)
    finally:
        _end(worker)
        ear.join()
        assert worker.stdout is not None
        worker.stdout.close()


def _start(path: Path) -> subprocess.Popen[bytes]:
    """The reading process, in a group of its own, with this program's modules and none of its settings."""
    where = [str(_ROOT), *(place for place in sys.path if place)]
    return subprocess.Popen(
        [sys.executable, "-I", "-S", "-X", f"utf8={sys.flags.utf8_mode}", "-c", _START, str(path), *where],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _wait(
    worker: subprocess.Popen[bytes],
    said: queue.SimpleQueue[dict[str, Any] | None],
    name: str,
    progress: Callable[[float], None],
    stopped: Callable[[], bool],
) -> Reading:
    begun, until = False, monotonic() + _OPENING
    while True:
        if stopped():
            raise Stopped(f"Reading '{name}' was stopped.", "Nothing was changed.")
        try:
            message = said.get(timeout=_GLANCE)
        except queue.Empty:
            if monotonic() > until:
                raise _too_long(name) from None
            continue
        if message is None:
            raise _too_long(name) if ended_by_work(worker.wait()) else _broken(name)
        if "error" in message:
            raise as_error(message)
        if "reading" in message:
            return as_reading(message)
        until = max(until if begun else 0.0, monotonic() + _BUSY * float(message["wait"]))
        begun = True
        progress(float(message["part"]))


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


def _end(worker: subprocess.Popen[bytes]) -> None:
    """End the process and what it started."""
    if worker.poll() is None:
        with contextlib.suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(worker.pid, signal.SIGKILL)
            else:
                worker.kill()
    worker.wait()
