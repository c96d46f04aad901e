"""The index cache: one file a workspace in the user's own cache folder, never beside the library.

Nothing here is ever needed: what cannot be read or written is passed over, and made again.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def read_cache(path: Path) -> bytes:
    """What the file holds; nothing where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def drop_cache(path: Path) -> None:
    """Throw the file away, where it is there and can be."""
    with suppress(OSError):
        path.unlink()


def write_cache(path: Path, data: bytes) -> None:
    """Put `data` in place of the file, whole or not at all; where that fails there is no cache."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}-{os.urandom(4).hex()}.tmp")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with temporary.open("xb") as file:
            file.write(data)
        os.replace(temporary, path)
    except OSError:
        with suppress(OSError):
            temporary.unlink()
