"""Whether a drive really locks and replaces files: tried out, with a second program."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from consult_tui.errors import ConsultError
from consult_tui.store.files import locked, replace_file

SECONDS = 30
"""How long the second program may take."""

_SECOND = """
import sys
from filelock import FileLock, Timeout
try:
    FileLock(sys.argv[1]).acquire(timeout=0)
    print("free", open(sys.argv[2]).read())
except Timeout:
    print("held", open(sys.argv[2]).read())
"""
"""Says whether the lock is free, and what it reads."""


def faults(folder: Path) -> list[str]:
    """What this folder's drive cannot do that safe saving needs; it is empty where all is well.

    A file is made in the folder, locked, replaced and taken away again.
    """
    probe = folder / f".probe-{os.getpid()}-{os.urandom(4).hex()}"
    try:
        return _tried(probe)
    except ConsultError as problem:
        return [f"A file in {folder} cannot be written: {problem.message.partition(': ')[2] or problem}"]
    except (OSError, subprocess.SubprocessError) as problem:
        return [f"Locking in {folder} could not be tried: {problem}."]
    finally:
        for left in (probe, _lock(probe)):
            with suppress(OSError):
                left.unlink()


def _tried(probe: Path) -> list[str]:
    found = []
    replace_file(probe, b"one")
    with locked(probe):
        if _second_sees(probe) != "held one":
            found.append("A file that one program has locked can be locked by another: saves may collide.")
    replace_file(probe, b"two")
    if _second_sees(probe) != "free two":
        found.append("A file that was replaced and let go of is not so for another program at once.")
    return found


def _second_sees(probe: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", _SECOND, str(_lock(probe)), str(probe)],
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=True,
    )
    return done.stdout.strip()


def _lock(probe: Path) -> Path:
    return probe.parent / f".{probe.name}.lock"
