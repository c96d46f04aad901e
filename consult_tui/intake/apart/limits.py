"""How much memory and work a reading may take, where the system can be told; on Windows time decides."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

MOST_DATA = 400 * 1024 * 1024
"""Bytes of its own that the reading process may hold; a real document takes a tenth."""
MOST_ADDRESSES = 1536 * 1024 * 1024
"""The same with all that is only mapped, where the system does not count the first."""


PATIENCE = 4.3
"""Seconds of work that a loaded file may cost altogether, unless its reader says that it gets on."""
CAN_COUNT_WORK = hasattr(signal, "setitimer")
"""Whether the system ends a process by what it has worked: a busy machine is then no bad file."""


def limit_work(seconds: float) -> None:
    """Allow this process so many more seconds of work, or what is left to it if that is more; then it ends.

    The system's default for this signal ends the process wherever it is, in a library as well.
    """
    if CAN_COUNT_WORK:
        left, _ = signal.getitimer(signal.ITIMER_PROF)
        signal.setitimer(signal.ITIMER_PROF, max(left, seconds))


def forget_work() -> None:
    """Lift the limit: what was worked for one file does not count for the next."""
    if CAN_COUNT_WORK:
        signal.setitimer(signal.ITIMER_PROF, 0)


def ended_by_work(code: int) -> bool:
    """Whether a process that ended with this code had worked too long."""
    return CAN_COUNT_WORK and code == -signal.SIGPROF


def limit_memory() -> None:
    """Limit this process from now on; allocating more raises `MemoryError` or ends it."""
    try:
        import resource
    except ImportError:
        return
    wanted = {"RLIMIT_DATA": MOST_DATA, "RLIMIT_AS": MOST_ADDRESSES, "RLIMIT_CORE": 0}
    for name, most in wanted.items():
        _set_soft(resource, name, most)


@contextmanager
def without_limits() -> Iterator[None]:
    """Lift the limits for a program that is started meanwhile: LibreOffice maps far more than it uses."""
    try:
        import resource
    except ImportError:
        yield
        return
    before = {name: resource.getrlimit(getattr(resource, name)) for name in ("RLIMIT_DATA", "RLIMIT_AS")}
    for name, (_, hard) in before.items():
        _set_soft(resource, name, hard)
    try:
        yield
    finally:
        for name, (soft, _) in before.items():
            _set_soft(resource, name, soft)


def _set_soft(resource: object, name: str, most: int) -> None:
    """Set the limit that a process may lift again; a system that knows none of the kind is left alone."""
    which = getattr(resource, name, None)
    if which is None:
        return
    _, hard = resource.getrlimit(which)  # type: ignore[attr-defined]
    infinity = resource.RLIM_INFINITY  # type: ignore[attr-defined]
    soft = most if hard == infinity or most == infinity else min(most, hard)
    try:
        resource.setrlimit(which, (soft, hard))  # type: ignore[attr-defined]
    except (ValueError, OSError):
        # macOS refuses limits below what is mapped already.
        return
