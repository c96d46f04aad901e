"""A folder of papers worked through one by one: which are done, which is next."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from consult_tui.domain.papers import PaperState
from consult_tui.errors import BadInput, ConsultError, NotFound
from consult_tui.store.papers import PaperRecord, change_paper, load_papers
from consult_tui.text.fold import fold
from consult_tui.workspace.workspace import Workspace

ENDINGS = frozenset(
    (".docx", ".pdf", ".html", ".htm", ".xhtml", ".odt", ".md", ".markdown", ".txt", ".text", ".doc", ".rtf")
)
"""Endings of files that may be papers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """One paper of a folder, as it lies there, before it is read."""

    path: Path
    sha256: str
    record: PaperRecord
    problem: str = ""
    """Why it cannot be read, where even its bytes cannot."""

    @property
    def done(self) -> bool:
        """Whether it was looked through or skipped."""
        return self.record.state is not PaperState.OPEN


def papers_in(ws: Workspace, folder: Path) -> Iterator[Filed]:
    """The papers of a folder by name, with what is remembered of each; folders in it are not gone into.

    Raises:
        NotFound: If there is no such folder.
        BadInput: If it cannot be read.
        DamagedStore: If what is remembered cannot be read.
    """
    held = load_papers(ws.places.papers)
    for path in _listed(folder):
        try:
            sha256 = sum_of(path)
        except ConsultError as error:
            yield Filed(path=path, sha256="", record=PaperRecord(name=path.name), problem=str(error))
        else:
            record = held.get(sha256) or PaperRecord(name=path.name)
            yield Filed(path=path, sha256=sha256, record=record)


def from_after(filed: Iterable[Filed], sha256: str) -> list[Filed]:
    """Papers from behind one of them on, around to those before it, without it; all where it is not there."""
    found = list(filed)
    at = next((n for n, each in enumerate(found) if sha256 and each.sha256 == sha256), None)
    return found if at is None else [*found[at + 1 :], *found[:at]]


def mark(ws: Workspace, path: Path, state: PaperState) -> PaperRecord:
    """Remember that a paper was looked through or skipped, or is open again.

    Raises:
        NotFound: If there is no such file.
        SaveFailed: If it cannot be kept.
    """
    ws.check_writable()
    return remember(ws, sum_of(path), path.name, state, {})


def remember(
    ws: Workspace, sha256: str, name: str, state: PaperState, taken: Mapping[str, str]
) -> PaperRecord:
    """Remember how far a paper is, and which lines were made of which of its texts."""

    def change(record: PaperRecord) -> PaperRecord:
        more = {digest(text): id_ for text, id_ in taken.items()}
        return replace(
            record,
            name=name,
            state=state,
            by=ws.context.user,
            on=ws.context.today.isoformat(),
            taken={**record.taken, **more},
        )

    return change_paper(ws.places.papers, sha256, name, change)


def sum_of(path: Path) -> str:
    """The SHA-256 of a file, hex.

    Raises:
        NotFound: If there is no such file.
        BadInput: If it cannot be read.
    """
    if not path.is_file():
        raise NotFound(f"There is no file '{path}'.", "Check the name and the folder.")
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        raise BadInput(f"'{path.name}' cannot be opened.", "Check that you may read it.") from None


def digest(text: str) -> str:
    """By which a paragraph's words are known again."""
    return hashlib.sha256(fold(text).encode("utf-8", "replace")).hexdigest()[:24]


def _listed(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise NotFound(f"There is no folder '{folder}'.", "Check the name.")
    try:
        found = [path for path in folder.iterdir() if path.suffix.casefold() in ENDINGS]
    except OSError:
        raise BadInput(f"The folder '{folder.name}' cannot be read.", "Check that you may read it.") from None
    # Word's own lock files begin with ~$.
    return sorted(
        (path for path in found if not path.name.startswith((".", "~$")) and path.is_file()),
        key=lambda path: path.name.casefold(),
    )
