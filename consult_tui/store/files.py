"""Writing files so that a crash, a full disk or a second writer leaves the old file or the new one, whole.

Everything that the workspace keeps is written by `replace_file` or, for files that only grow, by
`append_synced`, under `locked`.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeAlias, TypeVar

from consult_tui.errors import ConsultError, SaveFailed

T = TypeVar("T")

LOCK_SECONDS = 10.0
"""How long a save waits for somebody else's."""

_HELD_ON_WINDOWS = (5, 32, 33)
"""Windows error codes for a file that a reader or a virus scanner has open."""

_WAITS = (0.01, 0.02, 0.04, 0.08, 0.15, 0.3, 0.6, 1.2)
"""Seconds between attempts while a file is held: about 2.4 in all."""


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of a file for a whole read-modify-write; others wait up to `LOCK_SECONDS`.

    The lock is a hidden file beside it, let go by the system when its holder ends, however it ends.

    Raises:
        SaveFailed: If the folder is gone, cannot be written to or cannot lock, or somebody holds on too long.
    """
    from filelock import FileLock, Timeout

    # Asked before, because the lock would otherwise make a folder that was taken away anew.
    if not path.parent.is_dir():
        raise save_failed(path, OSError(errno.ENOENT, "no such folder"))
    # World-writable: a colleague on a shared folder must be able to take a lock file that we made.
    lock = FileLock(path.parent / f".{path.name}.lock", mode=0o666)
    try:
        lock.acquire(timeout=LOCK_SECONDS, poll_interval=0.01)
    except Timeout:
        raise SaveFailed(
            f"The change to {path.name} was not saved: another program has been writing it for some time.",
            "Try again; if it goes on, close other copies of consult that use this folder.",
        ) from None
    except (OSError, NotImplementedError) as problem:
        raise save_failed(path, problem) from problem
    try:
        yield
    finally:
        lock.release()


Keep: TypeAlias = Callable[[os.stat_result], Path | None]
"""Keeps what is about to be replaced, and says where; given what the system says of the new file."""


def replace_file(path: Path, data: bytes, keep: Keep = lambda _: None) -> os.stat_result:
    """Put `data` in place of a file: written beside it, synced, moved over it, folder synced.

    Returns what the system says about the new file, by which it can be known again. `keep` is called once the
    new file is written and before it takes the old one's place.

    Raises:
        SaveFailed: If any step fails; the old file then stands as it was.
    """
    path = Path(os.path.realpath(path))
    temporary = path.parent / f".{path.name}.{os.getpid()}-{os.urandom(4).hex()}.tmp"
    kept = None
    try:
        known = _written(temporary, data, like=path)
        kept = keep(known)
        patiently(lambda: os.replace(temporary, path))
    except OSError as problem:
        # A backup of what stands after all may be one file with it, and would change with it.
        for gone in (temporary, kept):
            if gone is not None:
                with suppress(OSError):
                    gone.unlink()
        raise save_failed(path, problem) from problem
    sync_folder(path.parent)
    return known


def _written(temporary: Path, data: bytes, like: Path) -> os.stat_result:
    """Write and sync a new file, with the permissions of the one that it will replace."""
    with temporary.open("xb") as file:
        with suppress(OSError):
            os.chmod(temporary, like.stat().st_mode & 0o777)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
        return os.fstat(file.fileno())


def clear_leftovers(path: Path) -> None:
    """Remove the temporary files of writers that were killed. Only for the holder of the lock."""
    with suppress(OSError):
        for left in path.parent.glob(f".{path.name}.*.tmp"):
            left.unlink()


def append_synced(path: Path, data: bytes) -> None:
    """Add `data` to the end of a file and sync it; what was written of it is taken back if that fails.

    Raises:
        SaveFailed: If it cannot be written.
    """
    try:
        with path.open("ab") as file:
            before = file.tell()
            try:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            except OSError:
                with suppress(OSError):
                    os.truncate(path, before)
                raise
    except OSError as problem:
        raise save_failed(path, problem) from problem
    if before == 0:
        sync_folder(path.parent)


def link_or_copy(path: Path, to: Path) -> None:
    """Keep a file under a second name: as a hard link, which costs nothing, or a copy where links fail.

    Raises:
        FileExistsError: If there is a file of that name.
        OSError: If neither can be made; nothing is then left of it.
    """
    try:
        os.link(os.path.realpath(path), to)
    except FileExistsError:
        raise
    except OSError:
        import shutil

        try:
            shutil.copyfile(path, to)
        except OSError:
            with suppress(OSError):
                to.unlink()
            raise


def make_folder(folder: Path, *, private: bool = False) -> None:
    """Make a folder and those above it, where missing; a private one is for its owner alone.

    Raises:
        SaveFailed: If that cannot be done.
    """
    try:
        folder.mkdir(mode=0o700 if private else 0o777, parents=True, exist_ok=True)
    except OSError as problem:
        raise save_failed(folder, problem) from problem


def patiently(action: Callable[[], T]) -> T:
    """Do something with a file, again for about two seconds while Windows says that somebody has it open."""
    for wait in _WAITS:
        try:
            return action()
        except OSError as problem:
            if getattr(problem, "winerror", None) not in _HELD_ON_WINDOWS:
                raise
            time.sleep(wait)
    return action()


def sync_folder(folder: Path) -> None:
    """Make a new name in a folder last; systems that cannot do so are left alone."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


_WHY = {
    errno.ENOSPC: ("the disk is full", "Free some space."),
    errno.EDQUOT: ("your share of the disk is full", "Free some space."),
    errno.EFBIG: ("the file would be larger than this system allows", "Ask for the limit to be raised."),
    errno.EROFS: ("the disk is read-only", "Make it writable, or copy the workspace elsewhere."),
    errno.EACCES: ("you may not write there", "Ask for the right to write, or copy the workspace elsewhere."),
    errno.EPERM: ("you may not write there", "Ask for the right to write, or copy the workspace elsewhere."),
    errno.ENOENT: ("its folder is gone", "Connect the drive again, or put the folder back."),
    errno.ENOTDIR: ("its folder is gone", "Connect the drive again, or put the folder back."),
    errno.ENOLCK: ("this drive cannot lock files", "Move the workspace to a drive that can."),
    errno.ENOSYS: ("this drive cannot lock files", "Move the workspace to a drive that can."),
}


def save_failed(path: Path, problem: BaseException) -> ConsultError:
    """Why a file was not saved, in plain words."""
    number = getattr(problem, "errno", None)
    why, mend = _WHY.get(
        number or 0, ("the system refused it", "Check that the drive is there and can be written to.")
    )
    return SaveFailed(f"The change to {path.name} was not saved: {why}.", mend)
