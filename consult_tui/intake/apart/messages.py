"""What the reading process and the one that waits for it say to each other: one JSON object a line.

JSON and not pickle: the process has read a file from outside, and nothing that it says may run anything here.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from consult_tui.domain.consultations import Question
from consult_tui.errors import BadInput, ConsultError, NotFound
from consult_tui.intake.apart.shapes import plain, record

_ERRORS = {"NotFound": NotFound, "BadInput": BadInput}


def written(message: dict[str, Any]) -> bytes:
    """A message as one line."""
    return json.dumps(message, default=plain).encode("ascii") + b"\n"


def read_message(line: bytes) -> dict[str, Any]:
    """A line as a message; {} for what is none."""
    try:
        found = json.loads(line)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def wish(what: str, path: Path, **more: Sequence[object]) -> dict[str, Any]:
    """What is wanted: `consultation`, `paper` or `past` of a file, and what is known for it.

    The name goes as its bytes in hexadecimals: not every name of a file is text.
    """
    return {"want": what, "file": os.fsencode(path).hex(), **more}


def wished_file(message: dict[str, Any]) -> Path:
    """The file of a wish."""
    return Path(os.fsdecode(bytes.fromhex(message["file"])))


def wished_questions(message: dict[str, Any]) -> tuple[Question, ...]:
    """The questions of a wish, where they are known."""
    return tuple(record(Question, one) for one in message["asked"])


def of_error(error: ConsultError) -> dict[str, Any]:
    """An error as a message; `spent` where memory ran out, which those read before have a share in."""
    spent = isinstance(error.__cause__, MemoryError)
    return {"error": type(error).__name__, "said": error.message, "mend": error.mend, "spent": spent}


def as_error(message: dict[str, Any]) -> ConsultError:
    """The error that a message holds."""
    return _ERRORS.get(message["error"], ConsultError)(str(message["said"]), str(message["mend"]))
