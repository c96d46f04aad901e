"""Older formats of the store's files, brought up to today's.

A file of an older format is changed in memory as it is read; the file itself is written anew by the next
save, and a backup of it is kept first. A newer format is refused.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from consult_tui.store.heads import FORMAT

Migration: TypeAlias = Callable[[str, dict[str, dict[str, Any]]], dict[str, dict[str, Any]]]
"""Given a file's kind ("library" or "response") and its tables, its tables in the next format."""

MIGRATIONS: dict[int, Migration] = {1: lambda _, tables: tables}
"""From each older format to the one after it. Format 1 is where it starts.

Format 2 only adds: ways to respond, nations, reservations, assignments, earlier figures, where a line is
proposed, what clears an open point, the mark for new policy, questions taken out, corrections of the reading,
and answers carried over. A program of format 1 would take these for damage, hence the number.
"""


def is_known(number: int) -> bool:
    """Whether files of this format can be read, today's included."""
    return all(step in MIGRATIONS for step in range(number, FORMAT)) if number <= FORMAT else False


def migrated(kind: str, number: int, tables: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Tables of format `number`, which is known, in today's format."""
    for step in range(number, FORMAT):
        tables = MIGRATIONS[step](kind, tables)
    return tables
