"""Putting damaged files right: a backup brought back, bad lines taken out, what was there set aside first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from consult_tui.store.backups import Backup, newest_good_backup, place_of
from consult_tui.store.files import link_or_copy, locked, make_folder, replace_file, save_failed
from consult_tui.store.heads import FORMAT, HEAD_BYTES
from consult_tui.store.layout import pack, read

UNKNOWN_SAVES = 1000
"""By how much the generation goes on where the damaged file does not tell its own."""

_GENERATION = re.compile(rb'"generation":\s*(\d{1,15})\b')


def bring_back(path: Path, is_damaged: Callable[[], bool], stamp: str) -> tuple[Backup, Path | None] | None:
    """Put the newest good backup in a file's place; what stood there stays beside it.

    Args:
        path: A library's or a response's file, damaged or gone.
        is_damaged: Asked again under the lock, in case somebody else was quicker.
        stamp: By which the file that is set aside is named.

    Returns the backup and where the damaged file is (None where there was none); None where nothing was done.

    Raises:
        SaveFailed: If it could not be written; the damaged file then stands as it was.
        DamagedStore: If the backup cannot be read either.
    """
    place = place_of(path)
    make_folder(path.parent)
    with locked(path):
        backup = newest_good_backup(path)
        if place is None or backup is None or not is_damaged():
            return None
        aside = set_aside(path, stamp) if path.exists() else None
        state = read(backup.path, place.kind)
        summary = state.head.get("summary") if state.head["format"] == FORMAT else None
        generation = _beyond(path, state.generation)
        _, data = pack(state.tables, kind=place.kind, generation=generation, summary=summary)
        replace_file(path, data)
    return backup, aside


def take_out_lines(path: Path, bad: Callable[[], Iterable[int]], stamp: str) -> Path:
    """Write a file of lines anew without the bad ones; all of it as it was stays beside it.

    Args:
        path: The file.
        bad: Numbers of the bad lines, from 1; asked under the lock.
        stamp: By which the copy that is set aside is named.

    Returns where the file as it was is.

    Raises:
        SaveFailed: If it could not be written; the file then stands as it was.
    """
    with locked(path):
        out = set(bad())
        aside = set_aside(path, stamp)
        lines = path.read_bytes().split(b"\n")
        kept = [line for number, line in enumerate(lines, 1) if number not in out and line.strip()]
        replace_file(path, b"".join(line + b"\n" for line in kept))
    return aside


def set_aside(path: Path, stamp: str) -> Path:
    """Keep a file as it is under `NAME.damaged-STAMP`, beside it; it stands where it was until replaced.

    Raises:
        SaveFailed: If that cannot be done.
    """
    aside = path.with_name(f"{path.name}.damaged-{stamp}")
    number = 2
    while aside.exists():
        aside = path.with_name(f"{path.name}.damaged-{stamp}-{number}")
        number += 1
    try:
        link_or_copy(path, aside)
    except OSError as problem:
        raise save_failed(aside, problem) from problem
    return aside


def _beyond(path: Path, generation: int) -> int:
    """A generation that the file did not have yet, so that nobody takes it for one that they know."""
    try:
        with path.open("rb") as file:
            told = _GENERATION.search(file.read(HEAD_BYTES))
    except OSError:
        told = None
    return max(generation, int(told[1])) + 1 if told else generation + UNKNOWN_SAVES
