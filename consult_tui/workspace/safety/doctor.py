"""`consult doctor`: looks over every file of a workspace, and mends what it may, only when told.

Nothing is destroyed by mending: a damaged file is set aside before a backup takes its place, a copy that a
file-sync program made is moved. Needs no workspace that opens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from consult_tui.errors import BadInput, ConsultError
from consult_tui.store import history
from consult_tui.workspace.safety import doctor_files, doctor_references, doctor_strays
from consult_tui.workspace.safety.findings import Finding, Seen
from consult_tui.workspace.workspace import Workspace

Check = Callable[[Seen], Iterable[Finding]]

CHECKS: dict[str, Check] = {
    "settings": doctor_files.settings,
    "files": doctor_files.files,
    "checksums": doctor_files.checksums,
    "lines": doctor_references.lines,
    "bodies": doctor_references.bodies,
    "evidence": doctor_references.evidence,
    "citations": doctor_references.citations,
    "histories": doctor_files.histories,
    "journal": doctor_files.journal,
    "sources": doctor_files.sources,
    "drive": doctor_strays.drive,
    "leftovers": doctor_strays.leftovers,
    "copies": doctor_strays.copies,
}
"""Every check by its name, in the order in which they are made and mended."""

WRITES = frozenset({"drive"})
"""The checks that write in the workspace to find out: not made in the sample's own folder."""


def examine(folder: Path, leave_out: Iterable[str] = ()) -> list[Finding]:
    """Everything that is wrong in a workspace; nothing is changed."""
    seen = Seen(folder)
    out = set(leave_out)
    return [
        replace(finding, check=name)
        for name, check in CHECKS.items()
        if name not in out
        for finding in _made(name, check, seen)
    ]


def doctor(folder: Path, *, mend: bool = False, today: str = "", user: str = "") -> list[Finding]:
    """Look a workspace over, and mend what can be mended where that is asked for.

    Args:
        folder: The workspace's folder.
        mend: Whether to mend.
        today: What the command line says of today, for the history.
        user: What the command line says of the user, for the history.

    Returns what is wrong, and what was wrong and is mended (`Finding.mended` says how).

    Raises:
        Refused: If the sample's own folder is to be mended.
    """
    ws = _opened(folder, today, user)
    if mend and ws is not None:
        ws.check_writable()
    left_out = WRITES if ws is not None and ws.template else ()
    found = examine(folder, left_out)
    if not mend:
        return found
    done = [mended for finding in found if (mended := _mended(finding)).mended]
    if not done:
        return found
    if ws is not None:
        _record(ws, done)
    return [*done, *examine(folder, left_out)]


def _made(name: str, check: Check, seen: Seen) -> Iterator[Finding]:
    """What a check finds; one that cannot be made is a finding too, and hides no other."""
    try:
        yield from check(seen)
    except (ConsultError, OSError) as problem:
        message = f"The check of {name} could not be made: {problem}"
        yield Finding(file=".", message=message, mend="Check that the drive is there, then try again.")


def _opened(folder: Path, today: str, user: str) -> Workspace | None:
    """The workspace; None where its settings cannot be read, which the doctor finds."""
    try:
        return Workspace(folder, today, user)
    except BadInput:
        return None


def _mended(finding: Finding) -> Finding:
    """The finding with what was done, or as it is where nothing could be."""
    if finding.act is None:
        return finding
    try:
        return replace(finding, mended=finding.act())
    except ConsultError:
        return finding


def _record(ws: Workspace, done: Sequence[Finding]) -> None:
    """Say in the histories what was mended; a history that cannot be written stops nothing."""
    for finding in done:
        entry = ws.entry("mend", note=f"{finding.file}: {finding.mended}")
        path = ws.places.history(finding.response) if finding.response else ws.places.library_history
        try:
            history.append(path, [entry])
        except ConsultError:
            continue
