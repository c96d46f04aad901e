"""Links: to the web and to mail, and to places in the same document; to nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from consult_tui.ooxml.elements import make

if TYPE_CHECKING:
    from consult_tui.ooxml.elements import Element

_KEPT = "!#$%&'()*+,/:;=?@[]~-._"
_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_LONGEST = 2_048
"""Characters; Word refuses to follow a longer address."""


def safe_address(address: str) -> str:
    """The address as Word can store it, percent-encoded where need be; "" where it is not to be followed."""
    try:
        encoded = quote(address.strip(), safe=_KEPT)
        parts = urlsplit(encoded)
        _ = parts.port
    except ValueError:
        return ""
    leads = parts.netloc if parts.scheme in ("http", "https") else parts.path
    known = parts.scheme in ("http", "https", "mailto")
    return encoded if known and leads and len(encoded) <= _LONGEST else ""


class Links:
    """The outside addresses of one part of a document, each related to it once."""

    def __init__(self, part: Any) -> None:
        self._part = part
        self._known: dict[str, str] = {}

    def outside(self, address: str, runs: Iterable[Element]) -> Element:
        """These runs as a link to an address that `safe_address` gave."""
        if address not in self._known:
            self._known[address] = self._part.relate_to(address, _HYPERLINK, is_external=True)
        return make("w:hyperlink", {"r:id": self._known[address], "w:history": "1"}, *runs)


def inside(bookmark: str, runs: Iterable[Element]) -> Element:
    """These runs as a link to a bookmark of the same document."""
    return make("w:hyperlink", {"w:anchor": bookmark, "w:history": "1"}, *runs)
