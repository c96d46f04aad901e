"""`choices.jsonl`: one line a choice, only ever added to, by several officers perhaps.

It holds nothing that cannot be done without: a line that cannot be read is passed over.
"""

from __future__ import annotations

from pathlib import Path

import orjson

from consult_tui.domain.choices import Choice, Chose
from consult_tui.store.files import append_synced, locked
from consult_tui.store.history import read_bytes
from consult_tui.store.layout import storable
from consult_tui.store.shapes import TEXT, FieldError, Shape, one_of

_CHOICE = Shape(
    Choice,
    {
        "at": TEXT,
        "today": TEXT,
        "user": TEXT,
        "response": TEXT,
        "title": TEXT,
        "ref": TEXT,
        "question": TEXT,
        "position": TEXT,
        "chose": one_of(Chose),
    },
)


def append(path: Path, choice: Choice) -> None:
    """Add a choice after the others.

    Raises:
        SaveFailed: If it could not be written.
        DamagedStore: If the file cannot be read.
    """
    with locked(path):
        data = read_bytes(path)
        # A last line that a crash cut short stays by itself, and is passed over.
        begin = b"\n" if data and not data.endswith(b"\n") else b""
        append_synced(path, begin + orjson.dumps(storable(_CHOICE.encode(choice))) + b"\n")


def read(path: Path) -> tuple[Choice, ...]:
    """Every choice, oldest first; none where there is no file.

    Raises:
        DamagedStore: If the file cannot be read at all.
    """
    found = []
    for line in read_bytes(path).split(b"\n"):
        if line.strip():
            try:
                found.append(_CHOICE.decode(orjson.loads(line)))
            except (ValueError, FieldError):
                continue
    return tuple(found)
