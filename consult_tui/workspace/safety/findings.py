"""What `consult doctor` finds, and the workspace as it looks at it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from consult_tui.domain.library import Library
from consult_tui.domain.responses import Response
from consult_tui.errors import ConsultError
from consult_tui.store.library import LibraryStore
from consult_tui.store.places import Places, is_response_id
from consult_tui.store.responses import ResponseStore

MEND = "consult doctor --mend"
"""What mends that which the doctor can mend."""

OURS = ("positions.json", "workspace.toml", "history.jsonl", "choices.jsonl", "response.json")
"""Names of the files that the workspace itself keeps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is wrong."""

    file: str
    """Where, seen from the workspace's folder."""
    message: str
    """What is wrong, in a sentence."""
    mend: str
    """What clears it, with the command where there is one."""
    act: Callable[[], str] | None = field(default=None, compare=False, repr=False)
    """Mends it and says what was done; None where only the officer can."""
    response: str = ""
    """The response that it is about, "" for the library and the workspace."""
    check: str = ""
    """The check that found it."""
    mended: str = ""
    """What was done, "" while it is wrong."""


class Seen:
    """A workspace as the doctor sees it: all that can be read, and what cannot with the reason."""

    def __init__(self, folder: Path) -> None:
        self.places = Places(folder)
        self.now = datetime.now(UTC)
        self.library: Library | None = None
        self.responses: dict[str, Response] = {}
        self.unreadable: dict[Path, ConsultError] = {}
        try:
            self.library = LibraryStore(self.places).load()
        except ConsultError as error:
            self.unreadable[self.places.library] = error
        store = ResponseStore(self.places)
        for id_ in self.ids:
            try:
                self.responses[id_] = store.load(id_)
            except ConsultError as error:
                self.unreadable[self.places.response(id_)] = error

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Ids of the responses that have a file, or had one."""
        return tuple(name for name in listed(self.places.responses) if self._was_response(name))

    @property
    def stamp(self) -> str:
        """Now, as names of files have it."""
        return f"{self.now:%Y%m%dT%H%M%SZ}"

    def called(self, path: Path) -> str:
        """A file as it is seen from the workspace's folder."""
        return path.relative_to(self.places.folder).as_posix()

    def folders(self) -> Iterator[tuple[Path, str]]:
        """The folders in which the workspace keeps its files, each with the response that it belongs to."""
        yield self.places.snippets, ""
        for id_ in self.ids:
            yield self.places.response_folder(id_), id_

    def _was_response(self, name: str) -> bool:
        if not is_response_id(name):
            return False
        folder = self.places.responses / name
        return any((folder / kept).exists() for kept in ("response.json", "history.jsonl", "sources"))


def listed(folder: Path) -> list[str]:
    """What is in a folder, by name; nothing where there is none."""
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return []
