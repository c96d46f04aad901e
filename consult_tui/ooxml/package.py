"""The zip of a document, made the same for the same content."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Any

CONTENT_TYPES = "[Content_Types].xml"
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can name; given to every part, so that equal parts give equal bytes."""


def pack(parts: Mapping[str, bytes]) -> bytes:
    """A zip of these parts, the list of content types first, then by name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name in sorted(parts, key=lambda name: (name != CONTENT_TYPES, name)):
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            # Without these a part says on which system it was made.
            entry.create_system, entry.external_attr = 0, 0
            package.writestr(entry, parts[name])
    return out.getvalue()


def saved(document: Any) -> bytes:
    """A python-docx document as bytes that depend on nothing but its content."""
    written = io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as package:
        return pack({name: package.read(name) for name in package.namelist()})
