"""What changed in a text, as it is shown: what came in is underlined, what went is struck through."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.content import Content

from consult_tui.text.differences import Change
from consult_tui.tui.content import row, shown

if TYPE_CHECKING:
    from consult_tui.text.differences import Stretch
    from consult_tui.workspace.consultations.following import Since

STYLES = {Change.SAME: "", Change.IN: "bold underline $text-success", Change.OUT: "strike $text-error"}
"""Told apart without colour."""


def marked_changes(stretches: Iterable[Stretch]) -> Content:
    """A text with what came in and what went."""
    return Content("").join([shown(each.text, STYLES[each.change]) for each in stretches])


def since_words(since: Since, text: str, how: str) -> Content:
    """A question with what changed in it since its answer was written for an earlier response.

    Args:
        since: What changed.
        text: What it asks now.
        how: How the officer says that they have seen it.
    """
    carried = since.carried
    where = f" {carried.number}" if carried.number else ""
    said = f"Changed since {carried.response}{where}. {how}"
    lines = [row(said, "$text-warning")]
    lines.append(marked_changes(since.words) if since.words else shown(text))
    if since.boxes:
        lines.append(row(f"Its boxes were: {' | '.join(carried.options) or 'none'}", "$text-warning"))
    return Content("\n").join(lines)
