"""Pairs of lines to be looked at side by side: near-duplicates, and lines that pull opposite ways."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from consult_tui.checks.pairs import Pair
    from consult_tui.text.differences import Stretch
    from consult_tui.workspace.workspace import Workspace

KINDS = {"near-duplicate": "Near-duplicates", "opposed": "Pulling opposite ways"}
"""Each kind of pair as a heading, in the order in which they are told."""


def similar(
    ws: Workspace, only: str = "", tick: Callable[[int, int], None] = lambda done, of: None
) -> list[Pair]:
    """The pairs of the library, near-duplicates first, the most alike of each kind first.

    Args:
        ws: The workspace.
        only: Exact id of the line that every pair must hold; "" for all pairs.
        tick: Told now and then how much of how much is done; what it raises ends the search.
    """
    from consult_tui.checks.pairs import pairs

    return pairs(ws.library.positions.values(), only=only, tick=tick)


def side_by_side(pair: Pair) -> tuple[Stretch, ...]:
    """The words put in and taken out from the one line's statement to the other's."""
    from consult_tui.text.differences import differences

    return differences(pair.a.statement, pair.b.statement)
