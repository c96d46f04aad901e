"""Who has a response open: a small file a program and response, written anew every few seconds.

The files lie in the workspace's hidden folder: `.consult/open/<response>/<random>.json`. Nobody has to clean
up after a crash: a file that has not changed for `GONE_AFTER` seconds, or whose program is known to have
ended on this machine, counts for nothing. Clocks of different machines need not agree: what counts is when a
file was last seen to change. Where the folder cannot be written, nobody is told, and nothing else happens.
"""

from __future__ import annotations

import os
import secrets
import socket
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import orjson

from consult_tui.store.layout import storable
from consult_tui.store.places import Places, is_response_id

BEAT_EVERY = 4.0
GONE_AFTER = 15.0
FORGOTTEN_AFTER = 86_400.0
"""Seconds."""

MOST_BYTES = 4_096
"""A larger file is none of ours."""


@dataclass(frozen=True, slots=True)
class Beat:
    """What one file says."""

    user: str
    host: str
    pid: int
    when: float
    """Seconds since 1970, by the writer's clock."""


class Presence:
    """Says who is here, and hears who else is.

    Args:
        places: The workspace's files.
        user: Who is acting.
        clock: Seconds since 1970.
    """

    def __init__(self, places: Places, user: str, clock: Callable[[], float]) -> None:
        self._folder = places.folder / ".consult" / "open"
        self._user = user
        self._host = socket.gethostname()
        self._clock = clock
        self._name = f"{secrets.token_hex(8)}.json"
        self._beaten: dict[str, float] = {}
        self._seen: dict[Path, tuple[float, float]] = {}
        """What each file said of its time, and when we first saw it say so."""

    def beat(self, response_ids: Collection[str]) -> None:
        """Say that these responses are open here and no others; writes only what is due."""
        now = self._clock()
        for id_ in [id_ for id_ in self._beaten if id_ not in response_ids]:
            del self._beaten[id_]
            with suppress(OSError):
                (self._folder / id_ / self._name).unlink()
        for id_ in response_ids:
            if abs(now - self._beaten.get(id_, 0.0)) >= BEAT_EVERY:
                self._beaten[id_] = now
                self._write(id_, now)

    def leave(self) -> None:
        """Say that nothing is open here any more."""
        self.beat(())

    def others(self) -> dict[str, tuple[str, ...]]:
        """Who else has which response open: response id to names, each once, in order."""
        found: dict[str, tuple[str, ...]] = {}
        for folder in _listed(self._folder):
            names = {name for path in _listed(folder) if (name := self._name_of(path))}
            if names and is_response_id(folder.name):
                found[folder.name] = tuple(sorted(names))
        return found

    def _write(self, id_: str, now: float) -> None:
        beat = {"user": self._user, "host": self._host, "pid": os.getpid(), "when": now}
        path = self._folder / id_ / self._name
        temporary = path.with_suffix(".tmp")
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(orjson.dumps(storable(beat)))
            os.replace(temporary, path)

    def _name_of(self, path: Path) -> str:
        """Whom a file stands for, "" where it is ours, or nobody's any more."""
        beat = _read(path) if path.name != self._name and path.suffix == ".json" else None
        if beat is None:
            return ""
        now = self._clock()
        said, since = self._seen.get(path, (beat.when, beat.when))
        if beat.when != said:
            since = now
        self._seen[path] = beat.when, since
        ended = beat.host == self._host and not _runs(beat.pid)
        if ended or abs(now - since) > FORGOTTEN_AFTER:
            with suppress(OSError):
                path.unlink()
        if ended or abs(now - since) > GONE_AFTER:
            return ""
        me = (beat.user, beat.host) == (self._user, self._host)
        return f"{beat.user} in another window" if me else beat.user


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _read(path: Path) -> Beat | None:
    try:
        with path.open("rb") as file:
            said = orjson.loads(file.read(MOST_BYTES))
        beat = Beat(str(said["user"])[:80], str(said["host"]), int(said["pid"]), float(said["when"]))
    except (OSError, ValueError, KeyError, TypeError, OverflowError):
        return None
    return beat if beat.user.strip() else None


def _runs(pid: int) -> bool:
    """Whether a process of this machine runs, as far as can be told."""
    if os.name == "nt" or pid <= 0:
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
