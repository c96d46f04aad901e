"""Starting a reading process: with this program's modules, and none of its settings.

This module loads next to nothing, so that the process can be started before all else and gets its modules
ready while this one does: `started_ahead`.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys

_START = (
    "import gc, sys; gc.disable(); sys.path[:] = sys.argv[2:]; "
    "from consult_tui.intake.apart.worker import main; main(ahead=bool(sys.argv[1]))"
)
"""What it runs. Modules and readings leave next to no rings of objects; looking for them takes a tenth of the
time, and so it is done between files only."""
_ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
_ahead: list[subprocess.Popen[bytes]] = []


def start_ahead() -> None:
    """Start a reading process that the next one who needs it gets; where there is none to be had, none."""
    with contextlib.suppress(OSError):
        _ahead.append(_started("ahead"))


def start() -> subprocess.Popen[bytes]:
    """A reading process, in a group of its own: one that was started ahead, or a new one.

    Raises:
        OSError: If this machine lets no program start another.
    """
    while _ahead:
        worker = _ahead.pop()
        if worker.poll() is None:
            return worker
        end(worker)
    return _started()


def _started(ahead: str = "") -> subprocess.Popen[bytes]:
    where = [_ROOT, *(place for place in sys.path if place)]
    return subprocess.Popen(
        [sys.executable, "-I", "-S", "-X", f"utf8={sys.flags.utf8_mode}", "-c", _START, ahead, *where],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def kill(worker: subprocess.Popen[bytes]) -> None:
    """End a process and what it started; its pipes stay open."""
    if worker.poll() is None:
        with contextlib.suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(worker.pid, signal.SIGKILL)
            else:
                worker.kill()
    worker.wait()


def end(worker: subprocess.Popen[bytes]) -> None:
    """End a process and what it started, and close its pipes."""
    kill(worker)
    for pipe in (worker.stdin, worker.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()
