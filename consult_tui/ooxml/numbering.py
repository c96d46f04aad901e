"""Lists with real numbers: each ordered list counts from its own start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consult_tui.ooxml.elements import clark, make, value

if TYPE_CHECKING:
    from consult_tui.ooxml.elements import Element

DEEPEST = 8
"""Levels are 0 to 8."""

LARGEST_START = 32_767
"""Word takes no higher number for the first item of a list."""


class Numbering:
    """The numbering part of a document, to which lists are added.

    Args:
        root: The `w:numbering` element.
        scheme: Id of the abstract numbering that ordered lists follow.
    """

    def __init__(self, root: Element, scheme: str) -> None:
        self._root = root
        self._scheme = scheme
        used = [int(num.get(clark("w:numId"), "0")) for num in root.findall(clark("w:num"))]
        self._last = max(used, default=0)

    def new_list(self, level: int, start: int) -> str:
        """The id of a new ordered list whose items at this level count from `start`."""
        self._last += 1
        restart = make("w:lvlOverride", {"w:ilvl": str(level)}, value("w:startOverride", start))
        scheme = value("w:abstractNumId", self._scheme)
        self._root.append(make("w:num", {"w:numId": str(self._last)}, scheme, restart))
        return str(self._last)
