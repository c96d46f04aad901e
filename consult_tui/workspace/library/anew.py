"""Writing to a library that two officers share: made anew where a colleague was quicker."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from consult_tui.domain.library import Library
from consult_tui.errors import Conflict
from consult_tui.workspace.workspace import Workspace

Made = TypeVar("Made")

ATTEMPTS = 5
"""How often something is made anew before its officer is asked to look again."""


def anew(ws: Workspace, write: Callable[[Library], Made]) -> Made:
    """Make and keep something from the library as it stands, so that both officers' changes stand.

    Args:
        ws: The workspace.
        write: Makes it from this library and keeps it, refusing with Conflict where that moved.

    Raises:
        Conflict: If it moved at every attempt; nothing is then written.
    """
    for _ in range(ATTEMPTS - 1):
        try:
            return write(ws.library)
        except Conflict:
            ws.refresh()
    return write(ws.library)
