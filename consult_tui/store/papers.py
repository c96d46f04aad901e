"""Which board papers were worked through, and what was taken from each: `snippets/papers.json`.

A paper from which nothing was taken is no event in the life of any line, so the library's history cannot
tell it; and a paper is known by its bytes, whatever it is called and wherever it lies. The file can be thrown
away: only what is done is then forgotten.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from consult_tui.domain.papers import PaperState
from consult_tui.errors import DamagedStore
from consult_tui.store.files import clear_leftovers, locked, replace_file

FORMAT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRecord:
    """What is remembered of one paper."""

    name: str
    """Of the file when it was last worked on."""
    state: PaperState = PaperState.OPEN
    by: str = ""
    on: str = ""
    """The day, ISO 8601."""
    taken: Mapping[str, str] = field(default_factory=dict)
    """Digest of a paragraph's words -> id of the line that was made of it."""


def load_papers(path: Path) -> dict[str, PaperRecord]:
    """Every paper that is remembered, by its SHA-256; none where there is no file.

    Raises:
        DamagedStore: If the file is not one of ours, or of a newer program's format.
    """
    import orjson

    try:
        held = orjson.loads(path.read_bytes())
        if held["format"] != FORMAT:
            raise ValueError
        return {sha256: _record(each) for sha256, each in held["papers"].items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise DamagedStore(
            f"{path.name} cannot be read: it says which board papers are done.",
            "Move it away to begin anew; no line is lost by that.",
        ) from None


def change_paper(
    path: Path, sha256: str, name: str, change: Callable[[PaperRecord], PaperRecord]
) -> PaperRecord:
    """Change what is remembered of one paper, under the lock, so that a colleague's changes stand.

    Raises:
        SaveFailed: If it cannot be written.
        DamagedStore: If what is there cannot be read; it is then left alone.
    """
    import orjson

    with locked(path):
        clear_leftovers(path)
        held = load_papers(path)
        changed = change(held.get(sha256) or PaperRecord(name=name))
        held[sha256] = changed
        papers = {key: asdict(record) for key, record in held.items()}
        data = orjson.dumps({"format": FORMAT, "papers": papers}, option=orjson.OPT_INDENT_2)
        replace_file(path, data + b"\n")
    return changed


def _record(held: Mapping[str, Any]) -> PaperRecord:
    taken = {str(key): str(value) for key, value in held["taken"].items()}
    return PaperRecord(
        name=str(held["name"]),
        state=PaperState(held["state"]),
        by=str(held["by"]),
        on=str(held["on"]),
        taken=taken,
    )
