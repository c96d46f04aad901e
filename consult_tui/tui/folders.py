"""Paths as officers type them, and what a folder holds that can be read in: for choosing a file."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

KINDS = (".docx", ".pdf", ".html", ".htm", ".odt", ".md", ".txt", ".csv", ".jsonl", ".doc", ".rtf")
"""The kinds of file that are listed; any other can still be typed, and the reader says why not."""

MOST = 500
"""Entries that are listed of one folder."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a listing."""

    name: str
    """As it is called; ".." for the folder above."""
    path: Path
    folder: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """What there is to choose from for what was typed."""

    typed: str
    folder: Path
    entries: tuple[Entry, ...] = ()
    problem: str = ""
    """Why there is nothing, in a sentence; "" where there is something."""
    more: int = 0
    """How many more there are than are listed."""


_PASTED_BEHIND = re.compile(r"^(?!file:).*?/(?=['\"]?(?:/|~/|file://))", re.IGNORECASE)
"""A folder before a path that begins anew."""


def meant(typed: str) -> Path:
    """The path that was typed or pasted: `~`, quotes, `file://` and escaped blanks are understood.

    A whole path pasted behind the folder that stood there (`~//tmp/a.docx`) is itself what is meant.
    """
    pasted = _PASTED_BEHIND.sub("", typed.strip())
    if pasted != typed.strip() and os.path.lexists(meant(pasted)):
        return meant(pasted)
    text = typed.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1]
    if text.casefold().startswith("file://"):
        text = unquote(urlsplit(text).path)
    path = _home(text)
    if os.sep == "/" and "\\" in text and not os.path.lexists(path):
        unescaped = _home(text.replace("\\", ""))
        return unescaped if os.path.lexists(unescaped) else path
    return path


def folder_and_start(typed: str) -> tuple[Path, str]:
    """The folder that is being looked in, and the beginning of a name in it."""
    text = typed.strip().strip("'\"")
    if not text or text.endswith(("/", os.sep)) or text in ("~", ".", ".."):
        return meant(text or "."), ""
    path = meant(text)
    return path.parent, path.name


def listing(typed: str) -> Listing:
    """The folders and readable files that what was typed may become; reads the folder."""
    folder, start = folder_and_start(typed)
    try:
        found = sorted(
            _fitting(folder, start), key=lambda e: (e.name != start, not e.folder, e.name.casefold())
        )
    except FileNotFoundError:
        return Listing(typed, folder, problem=f"There is no folder {folder}.")
    except NotADirectoryError:
        return Listing(typed, folder, problem=f"{folder} is not a folder.")
    except (OSError, ValueError):
        return Listing(typed, folder, problem=f"{folder} cannot be looked into.")
    above = [] if start or folder.parent == folder else [Entry("..", folder.parent, True)]
    problem = "" if found else _nothing(folder, start)
    return Listing(typed, folder, (*above, *found[:MOST]), problem, max(0, len(found) - MOST))


def written(path: Path, *, folder: bool = False) -> str:
    """A path as it stands in the box: home as `~`, a folder with its stroke at the end."""
    try:
        text = str(Path("~") / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        text = str(path)
    return text.rstrip(os.sep) + os.sep if folder else text


def usual_folder() -> Path:
    """Where a document that was just fetched lies: the downloads, else the home folder, else here."""
    try:
        home = Path.home()
    except RuntimeError:
        return Path.cwd()
    downloads = home / "Downloads"
    return downloads if downloads.is_dir() else home


def _home(text: str) -> Path:
    try:
        return Path(os.path.abspath(Path(text).expanduser()))
    except (RuntimeError, ValueError, OSError):
        return Path(text)


def _fitting(folder: Path, start: str) -> list[Entry]:
    found = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") or not entry.name.casefold().startswith(start.casefold()):
                continue
            if _is_folder(entry):
                found.append(Entry(entry.name, Path(entry.path), True))
            elif entry.name.casefold().endswith(KINDS):
                found.append(Entry(entry.name, Path(entry.path), False))
    return found


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _nothing(folder: Path, start: str) -> str:
    if start:
        return f"Nothing in {folder} begins with '{start}' and can be read."
    return f"{folder} holds no document that can be read."
