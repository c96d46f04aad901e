"""The journal of typing: what was typed and not yet saved, on this machine, apart from the workspace.

Lines are only added, each synced, with a checksum before it, so that one cut short by a crash is passed
over. The file is made small again under its lock once it has grown. Each running program has entries of its
own, and a lock that the system lets go when the program ends, however it ends: what such a program leaves
behind is what the next start recovers.
"""

from __future__ import annotations

import os
import secrets
import zlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

from consult_tui.store.files import append_synced, locked, make_folder, replace_file
from consult_tui.store.layout import storable
from consult_tui.store.shapes import TEXT, FieldError, Shape

if TYPE_CHECKING:
    from filelock import BaseFileLock

COMPACT_BYTES = 256 * 1024
"""A journal larger than this is written anew with only what still counts."""

_ME = f"{os.getpid()}-{secrets.token_hex(4)}"
"""This program, among those that write the journal."""

_alive: dict[Path, BaseFileLock] = {}
"""The locks that say this program still runs, one a journal, held until it ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalEntry:
    """The newest typing of one program in one place."""

    response: str
    target: str
    """Question id, or the field of the cover matter."""
    text: str
    base: str = ""
    """Version of the answer that the typing began from."""
    at: str = ""
    """When, by the real clock."""
    writer: str = ""
    """The program that typed it."""

    @property
    def place(self) -> tuple[str, str, str]:
        """By which a newer entry takes the place of an older one."""
        return self.writer, self.response, self.target


_ENTRY = Shape(JournalEntry, dict.fromkeys(("response", "target", "text", "base", "at", "writer"), TEXT))


class Journal:
    """One workspace's journal on this machine. Several programs, and several of these, may use it at once."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def note(self, response_id: str, target: str, text: str, base_version: str, at: str) -> None:
        """Keep the newest typing in one place; durable when this returns.

        Args:
            response_id: The response.
            target: Question id, or field of the cover matter.
            text: All of the text in the editor.
            base_version: Version of the answer that the typing began from, "" where it has none.
            at: When, by the real clock.

        Raises:
            SaveFailed: If it could not be written.
        """
        entry = JournalEntry(
            response=response_id, target=target, text=text, base=base_version, at=at, writer=_ME
        )
        make_folder(self._path.parent, private=True)
        self._stay_alive()
        with locked(self._path):
            self._add([{"entry": _ENTRY.encode(entry)}])

    def settle(self, response_id: str, target: str, text: str) -> None:
        """Forget typing that is now saved: every entry for this place that holds exactly this text.

        Raises:
            SaveFailed: If that could not be written.
        """
        self._forget(lambda entry: (entry.response, entry.target, entry.text) == (response_id, target, text))

    def discard(self, entry: JournalEntry) -> None:
        """Forget one entry, once it has been kept elsewhere or an officer has said that it may go.

        Raises:
            SaveFailed: If that could not be written.
        """
        self._forget(lambda kept: kept == entry)

    def compact(self) -> None:
        """Take off the disk what is settled: what must go (personal data) does not wait for the file to grow.

        Raises:
            SaveFailed: If the file could not be written anew.
        """
        if self._path.exists():
            with locked(self._path):
                self._write_anew()

    def entries(self) -> tuple[JournalEntry, ...]:
        """All typing that is not settled, of this program and others; nothing where there is no journal."""
        return tuple(_present(self._lines()).values())

    def left_behind(self) -> tuple[JournalEntry, ...]:
        """The unsettled typing of programs that no longer run: what is to be recovered."""
        living = {path for path in self._path.parent.glob(f".{self._path.stem}.*.alive") if not _ended(path)}
        return tuple(entry for entry in self.entries() if self._living(entry.writer) not in living)

    def unreadable(self) -> tuple[int, ...]:
        """Numbers of the lines, from 1, that are not whole, such as one that a crash cut short."""
        lines = enumerate(self._lines(), 1)
        return tuple(number for number, line in lines if line.strip() and not _is_whole(line))

    def _forget(self, which: Callable[[JournalEntry], bool]) -> None:
        if not self._path.exists():
            return
        with locked(self._path):
            gone = [entry for entry in self.entries() if which(entry)]
            if gone:
                self._add([{"gone": list(entry.place)} for entry in gone])

    def _add(self, records: list[dict[str, Any]]) -> None:
        """Add lines; only for the holder of the lock."""
        data = b"".join(_line(record) for record in records)
        # A line that a crash cut short must not swallow the next one.
        append_synced(self._path, b"\n" + data)
        if self._path.stat().st_size > COMPACT_BYTES:
            self._write_anew()

    def _write_anew(self) -> None:
        kept = _present(self._lines()).values()
        replace_file(self._path, b"".join(_line({"entry": _ENTRY.encode(entry)}) for entry in kept))

    def _lines(self) -> Iterable[bytes]:
        try:
            return self._path.read_bytes().split(b"\n")
        except OSError:
            return ()

    def _living(self, writer: str) -> Path:
        return self._path.parent / f".{self._path.stem}.{writer}.alive"

    def _stay_alive(self) -> None:
        """Hold this program's lock from its first entry to its end."""
        path = self._living(_ME)
        if path not in _alive:
            from filelock import FileLock

            lock = FileLock(path)
            with suppress(OSError, NotImplementedError):
                lock.acquire(timeout=0)
                _alive[path] = lock


def _ended(path: Path) -> bool:
    """Whether the program whose lock this is has ended: nobody holds it."""
    from filelock import FileLock

    if path in _alive:
        return False
    try:
        with FileLock(path).acquire(timeout=0):
            pass
    except (OSError, NotImplementedError):
        return False
    with suppress(OSError):
        path.unlink()
    return True


def _line(record: dict[str, Any]) -> bytes:
    packed = orjson.dumps(storable(record))
    return b"%08x %b\n" % (zlib.crc32(packed), packed)


def _is_whole(line: bytes) -> bool:
    checksum, _, packed = line.partition(b" ")
    return checksum == b"%08x" % zlib.crc32(packed)


def _present(lines: Iterable[bytes]) -> dict[tuple[str, ...], JournalEntry]:
    """What the lines come to, by place; lines that are not whole are passed over."""
    found: dict[tuple[str, ...], JournalEntry] = {}
    for line in lines:
        if not _is_whole(line):
            continue
        try:
            record = orjson.loads(line.partition(b" ")[2])
            if "entry" in record:
                entry = _ENTRY.decode(record["entry"])
                found.pop(entry.place, None)
                found[entry.place] = entry
            else:
                found.pop(tuple(record["gone"]), None)
        except (ValueError, KeyError, TypeError, FieldError):
            continue
    return found
