"""What the reading process says to the one that waits for it: one JSON object a line.

JSON and not pickle: the process has read a file from outside, and nothing that it says may run anything here.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from consult_tui.domain.consultations import Choose, Consultation, Ignored, Question, QuestionKind, Reading
from consult_tui.domain.dates import Moment
from consult_tui.errors import BadInput, ConsultError, NotFound

_ERRORS = {"NotFound": NotFound, "BadInput": BadInput}


def written(message: dict[str, Any]) -> bytes:
    """A message as one line."""
    return json.dumps(message).encode("ascii") + b"\n"


def read_message(line: bytes) -> dict[str, Any]:
    """A line as a message; {} for what is none."""
    try:
        found = json.loads(line)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def of_error(error: ConsultError) -> dict[str, Any]:
    """An error as a message."""
    return {"error": type(error).__name__, "said": error.message, "mend": error.mend}


def as_error(message: dict[str, Any]) -> ConsultError:
    """The error that a message holds."""
    return _ERRORS.get(message["error"], ConsultError)(str(message["said"]), str(message["mend"]))


def of_reading(reading: Reading) -> dict[str, Any]:
    """A reading as a message."""
    made = asdict(reading)
    facts = reading.consultation
    for name in ("opens", "closes"):
        moment = getattr(facts, name)
        made["consultation"][name] = str(moment) if moment else None
    return {"reading": made}


def as_reading(message: dict[str, Any]) -> Reading:
    """The reading that a message holds."""
    made = message["reading"]
    facts = _tupled(made["consultation"])
    for name in ("opens", "closes"):
        facts[name] = Moment.parse(facts[name]) if facts[name] else None
    return Reading(
        consultation=Consultation(**facts),
        format=made["format"],
        questions=tuple(_question(one) for one in made["questions"]),
        ignored=tuple(Ignored(**one) for one in made["ignored"]),
        warnings=tuple(made["warnings"]),
    )


def _question(made: dict[str, Any]) -> Question:
    said = _tupled(made)
    said["choose"] = Choose(said["choose"]) if said["choose"] else None
    said["kind"] = QuestionKind(said["kind"])
    return Question(**said)


def _tupled(made: dict[str, Any]) -> dict[str, Any]:
    """A record with its lists as the tuples they were."""
    return {name: tuple(value) if isinstance(value, list) else value for name, value in made.items()}
