"""History: who did what, when. Entries are only ever added."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEntry:
    """One thing that was done; with a version where an answer stood so afterwards."""

    at: str
    """When, by the real clock: ISO 8601, UTC."""
    today: str
    """The day that the rules went by, which `--today` may have set."""
    user: str
    what: str
    """`new`, `leave`, `insert`, `answer`, `export`, `restore`, `recover`, `edit`, `archive`, ..."""
    question: str = ""
    """Id of the question, "" where it concerns none."""
    number: int = 0
    """Of the version among those of its question, from 1; 0 without version or question, or not yet kept."""
    version: str = ""
    """Hex SHA-256 of the answer, see `domain.versions.answer_version`."""
    answer: Mapping[str, Any] | None = None
    """The answer's content as the store writes it."""
    note: str = ""
    detail: Mapping[str, Any] = field(default_factory=dict)
