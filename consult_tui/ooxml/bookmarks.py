"""Bookmarks: named points between which a reader finds a region again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from zlib import crc32

from consult_tui.ooxml.elements import make

if TYPE_CHECKING:
    from consult_tui.ooxml.elements import Element

LONGEST_NAME = 40
"""Word cuts a longer name short."""

_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9_]")


def start(bookmark_id: str, name: str) -> Element:
    """The beginning of a bookmark."""
    return make("w:bookmarkStart", {"w:id": bookmark_id, "w:name": name})


def end(bookmark_id: str) -> Element:
    """The end of the bookmark with this id."""
    return make("w:bookmarkEnd", {"w:id": bookmark_id})


def name_for(prefix: str, key: str) -> str:
    """A name that Word takes: `prefix` and the key, or a checksum of a key that is too long or too odd.

    The same key always gives the same name; `prefix` is letters, digits and underlines, at most 31 of them.
    """
    name = f"{prefix}{_NOT_IN_NAMES.sub('_', key)}"
    if name == f"{prefix}{key}" and len(name) <= LONGEST_NAME:
        return name
    return f"{name[: LONGEST_NAME - 9]}_{crc32(key.encode('utf-8', 'surrogatepass')):08x}"
