"""The first line of a file of the store, and whether the rest is what it gives the checksum of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson

FORMAT = 2
"""The format that this program writes, and the newest that it reads."""

META = "_meta"
HEAD_BYTES = 1 << 20
"""A first line longer than this is no head of ours."""


def sum_of(body: bytes) -> str:
    """Hex SHA-256 of everything after the first line."""
    import hashlib

    return hashlib.sha256(body).hexdigest()


def meta_in(line: bytes) -> Any:
    """The meta table of a first line as we write it.

    Raises:
        ValueError, KeyError, TypeError: If it is no such line.
    """
    return orjson.loads(line.rstrip().removesuffix(b",") + b"}")[META]


def is_good(path: Path, kind: str) -> bool:
    """Whether a file is of this kind, of a format that we read, and exactly as a save of ours left it."""
    try:
        with path.open("rb") as file:
            head = meta_in(file.readline(HEAD_BYTES))["1"]
            fits = head["kind"] == kind and 0 <= head["format"] <= FORMAT
            return bool(fits and sum_of(file.read()) == head["sha256"])
    except (OSError, ValueError, KeyError, TypeError):
        return False
