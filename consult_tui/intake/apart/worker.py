"""The reading process itself: reads the one file it is named, says how far it is, and ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from consult_tui.errors import ConsultError
from consult_tui.intake.apart.limits import PATIENCE, limit_memory, limit_work
from consult_tui.intake.apart.messages import of_error, of_reading, written
from consult_tui.intake.reading import read_consultation


def main(file: str) -> None:
    """Read a file; the messages go to standard output, which nothing else in this process can write to."""
    out = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)

    def say(message: dict[str, Any]) -> None:
        _write_all(out, written(message))

    def tell(part: float, patience: float) -> None:
        # The first is told once the file is loaded.
        seconds = patience if part else PATIENCE
        limit_work(seconds)
        say({"part": part, "wait": seconds})

    limit_memory()
    try:
        say(of_reading(read_consultation(Path(file), tell)))
    except ConsultError as error:
        say(of_error(error))
    except OSError:
        # Nobody listens any more: the officer stopped it.
        sys.exit(1)


def _write_all(out: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(out, view) :]
