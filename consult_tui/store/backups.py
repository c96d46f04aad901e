"""Backups: what a save is about to replace is kept, in the workspace's hidden folder.

A backup is a hard link to the old file, which costs nothing, or a copy where links fail. One a minute at
most is made for each file; the ten newest stay, and the newest of each day for thirty days. The time is the
drive's own, which everybody who shares it goes by; which backup is newer is told by generation, not by time.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from consult_tui.errors import DamagedStore
from consult_tui.store.files import link_or_copy, save_failed
from consult_tui.store.heads import is_good
from consult_tui.store.places import Places, is_response_id

NEWEST = 10
"""How many of the newest backups of a file stay."""

DAYS = 30
"""For how many days the newest backup of each day stays."""

APART = timedelta(minutes=1)
"""The least time between two backups of a file."""

COMMAND = "consult doctor --mend"
"""The command that brings a backup back."""

_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"(\d{8}T\d{6}Z)-g(\d{1,18})\.json")


@dataclass(frozen=True, slots=True)
class Kept:
    """What a file of the store is to its workspace: where its backups are, and what it holds."""

    folder: Path
    """Of its backups; it may not be there."""
    kind: str
    """"library" or "response"."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup of a file."""

    path: Path
    at: datetime
    """When it was made, in UTC by the drive's clock: the file stood so until then."""
    generation: int

    @property
    def in_words(self) -> str:
        """When it was made, as messages say it."""
        return f"{self.at.day} {self.at:%B %Y, %H:%M} UTC"


def place_of(path: Path) -> Kept | None:
    """Where the backups of a file go; None for a file that is no part of a workspace.

    The library's are in `.consult/backups/library`, a response's in one of its id.
    """
    if path.parent.name == "snippets" and path.name == "positions.json":
        return Kept(Places(path.parents[1]).backups / "library", "library")
    id_ = path.parent.name
    if path.name != "response.json" or path.parent.parent.name != "responses" or not is_response_id(id_):
        return None
    # No id begins with a low line: a response may be called "library".
    name = f"_{id_}" if id_.casefold() == "library" else id_
    return Kept(Places(path.parents[2]).backups / name, "response")


def backups(path: Path) -> list[Backup]:
    """Every backup of a file, oldest first, good ones and others."""
    place = place_of(path)
    try:
        names = os.listdir(place.folder) if place else []
    except OSError:
        return []
    assert place or not names
    found = [_backup(place.folder / name) for name in names] if place else []
    return sorted((b for b in found if b), key=lambda backup: (backup.generation, backup.at))


def newest_good_backup(path: Path) -> Backup | None:
    """The newest backup of a file that is readable and has the right checksum."""
    place = place_of(path)
    if place is None:
        return None
    return next((b for b in reversed(backups(path)) if is_good(b.path, place.kind)), None)


def newest_good(path: Path) -> Path | None:
    """Where the newest backup is that is readable and has the right checksum."""
    backup = newest_good_backup(path)
    return backup.path if backup else None


def keep(path: Path, generation: int, at: float, *, always: bool = False) -> Path | None:
    """Keep a file that is about to be replaced; whatever goes wrong, the save goes on.

    Only for the holder of its lock.

    Args:
        path: The file.
        generation: Its generation.
        at: Now, in seconds since 1970, by the drive's clock.
        always: Also if the last backup was made less than a minute ago.

    Returns:
        The backup, where one was made.
    """
    place = place_of(path)
    if place is None:
        return None
    now = datetime.fromtimestamp(int(at), UTC)
    with suppress(OSError, ValueError):
        there = backups(path)
        if there and not always and timedelta() <= now - there[-1].at < APART:
            return None
        place.folder.mkdir(parents=True, exist_ok=True)
        made = Backup(place.folder / f"{now:{_STAMP}}-g{generation}.json", now, generation)
        link_or_copy(path, made.path)
        _prune([*there, made], place.kind, now.date())
        return made.path
    return None


def forget(path: Path) -> int:
    """Remove every backup of a file, for what must go (personal data, retention); how many there were.

    Raises:
        SaveFailed: If one of them could not be removed.
    """
    there = backups(path)
    for backup in there:
        try:
            backup.path.unlink(missing_ok=True)
        except OSError as problem:
            raise save_failed(backup.path, problem) from problem
    return len(there)


@contextmanager
def naming_backup(path: Path) -> Iterator[None]:
    """Where something in a file cannot be taken, say which backup there is and what brings it back."""
    try:
        yield
    except DamagedStore as damage:
        raise DamagedStore(damage.message, f"Put that right in the file, or {how_back(path)}") from None


def how_back(path: Path) -> str:
    """The newest good backup of a file and the command that brings it back, to stand within a sentence."""
    backup = newest_good_backup(path)
    if backup is None:
        return "put back a copy of your own; there is no good backup of it here."
    return f"bring back the backup of {backup.in_words} ({backup.path}) with: {COMMAND}"


def _backup(path: Path) -> Backup | None:
    named = _NAME.fullmatch(path.name)
    if named is None:
        return None
    try:
        at = datetime.strptime(named[1], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(path, at, int(named[2]))


def _prune(there: list[Backup], kind: str, today: date) -> None:
    """Remove what need not stay; never the newest good one."""
    stays = {backup.path for backup in there[-NEWEST:]}
    of_day = {backup.at.date(): backup.path for backup in there}
    stays |= {path for day, path in of_day.items() if today - day < timedelta(days=DAYS)}
    goes = [backup for backup in there if backup.path not in stays]
    good = next((backup for backup in reversed(there) if is_good(backup.path, kind)), None) if goes else None
    for backup in goes:
        if backup is not good:
            with suppress(OSError):
                backup.path.unlink()
