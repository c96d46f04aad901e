"""The doctor's checks of what surrounds the files: the drive, what crashes and file-sync programs left."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from consult_tui.errors import ConsultError
from consult_tui.store import drive as drives
from consult_tui.store.files import make_folder, save_failed
from consult_tui.store.layout import read
from consult_tui.store.places import is_response_id
from consult_tui.workspace.safety.findings import MEND, OURS, Finding, Seen, listed

STALE = 60
"""Seconds after which a temporary file belongs to nobody any more."""

_MARKS = re.compile(
    r" ?\([^()]*(conflict|kopie|copy)[^()]*\)"  # Dropbox, Nextcloud: (Ann's conflicted copy 2026-11-23)
    r"|\.sync-conflict-\d{8}-\d{6}(-\w+)?"  # Syncthing
    r"|_conflict-[\w-]+"  # ownCloud
    r"| ?\(\d{1,3}\)"  # Google Drive, browsers: (1)
    r"| ?\[conflict\w*( \d+)?\]"  # Google Drive: [Conflict]
    r"| - copy( \(\d+\))?"  # Windows
    r"|-[\w-]+",  # OneDrive: -LAPTOP-7
    re.IGNORECASE,
)
"""What file-sync programs put between a file's name and its ending."""


def drive(seen: Seen) -> Iterator[Finding]:
    """The drive really locks and replaces files, as a second program sees it."""
    for fault in drives.faults(seen.places.snippets):
        yield Finding(
            file=seen.called(seen.places.snippets),
            message=fault,
            mend="Move the workspace to a drive that can; until then let one person write at a time.",
        )


def leftovers(seen: Seen) -> Iterator[Finding]:
    """No temporary file of a program that was killed is left."""
    for folder, id_ in seen.folders():
        for inner in ("", "sources", "exports", "evidence"):
            for name in listed(folder / inner):
                path = folder / inner / name
                if name.startswith(".") and name.endswith(".tmp") and _age(seen, path) >= STALE:
                    yield Finding(
                        file=seen.called(path),
                        message=f"{name} was left by a program that was killed; nothing in it was kept.",
                        mend=f"Remove it with: {MEND}",
                        act=_removing(path),
                        response=id_,
                    )


def copies(seen: Seen) -> Iterator[Finding]:
    """No file-sync program has laid a second copy of a file beside it."""
    for folder, id_ in seen.folders():
        for name in listed(folder):
            ours = copied_from(name)
            if ours and (folder / name).is_file():
                path = folder / name
                differs = _difference(path, folder / ours)
                yield Finding(
                    file=seen.called(path),
                    message=f"{name} looks like a copy of {ours} that a file-sync program made. {differs}",
                    mend=f"Bring over from it what you want, then move it to .consult/set-aside with: {MEND}",
                    act=_setting_aside(seen, path),
                    response=id_,
                )
    for name in listed(seen.places.responses):
        path = seen.places.responses / name
        if not is_response_id(name) and (path / "response.json").is_file():
            yield Finding(
                file=seen.called(path),
                message=f"The folder '{name}' cannot be a response: it is not in the register.",
                mend="Give it a name of letters, figures and hyphens, or move it out of responses.",
            )


def copied_from(name: str) -> str:
    """The file of ours of which a file-sync program made a copy of this name; "" where it is no copy."""
    for ours in OURS:
        stem, ending = ours.rsplit(".", 1)
        given = name.removeprefix("Copy of ")
        if given == ours != name:
            return ours
        if given.startswith(stem) and given.endswith(f".{ending}"):
            between = given[len(stem) : -len(ending) - 1]
            if between and _MARKS.fullmatch(between):
                return ours
    return ""


def _difference(copy: Path, ours: Path) -> str:
    """What a copy holds that our file does not, in words."""
    kind = {"positions.json": "library", "response.json": "response"}.get(ours.name)
    try:
        if kind is None:
            return "It holds the same." if copy.read_bytes() == ours.read_bytes() else "It differs."
        theirs, present = read(copy, kind).tables, read(ours, kind).tables
    except (ConsultError, OSError):
        return "The two cannot be compared."
    other = [key for table, records in theirs.items() for key in _others(records, present.get(table, {}))]
    some = ", ".join(other[:5]) + (", ..." if len(other) > 5 else "")
    return f"It differs in: {some}." if other else "It holds nothing that is not in ours."


def _others(records: dict[str, Any], ours: dict[str, Any]) -> list[str]:
    return [key for key, record in records.items() if ours.get(key) != record]


def _age(seen: Seen, path: Path) -> float:
    """Seconds since it was written; none where it is gone."""
    try:
        return seen.now.timestamp() - path.stat().st_mtime
    except OSError:
        return 0


def _removing(path: Path) -> Callable[[], str]:
    def act() -> str:
        try:
            path.unlink(missing_ok=True)
        except OSError as problem:
            raise save_failed(path, problem) from problem
        return "It was removed."

    return act


def _setting_aside(seen: Seen, path: Path) -> Callable[[], str]:
    def act() -> str:
        folder = seen.places.hidden / "set-aside"
        make_folder(folder)
        to = folder / f"{seen.stamp}-{path.parent.name}-{path.name}"
        try:
            # Not over anything: two copies of one name cannot be in one folder at once.
            os.rename(path, to)
        except OSError as problem:
            raise save_failed(path, problem) from problem
        return f"It was moved to {seen.called(to)}."

    return act
