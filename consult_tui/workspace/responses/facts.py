"""The fields of a response that can be edited by name: cover matter and the consultation's facts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from consult_tui.domain.dates import Moment
from consult_tui.domain.responses import Response, Route
from consult_tui.errors import BadInput


@dataclass(frozen=True, slots=True)
class Field:
    """How a field is read from what was typed, and where it goes."""

    read: Callable[[str], Any]
    in_consultation: bool
    name: str

    def set(self, response: Response, value: str) -> Response:
        """The response with this field set.

        Raises:
            BadInput: If the value cannot be taken.
        """
        read = self.read(value)
        if self.in_consultation:
            changed = replace(response.consultation, **{self.name: read})
            return replace(response, consultation=changed)
        return replace(response, **{self.name: read})


def when(value: str) -> Moment | None:
    """A closing or opening date; "" for none.

    Raises:
        BadInput: If it is no date.
    """
    if not value.strip():
        return None
    try:
        return Moment.parse(value)
    except ValueError:
        raise BadInput(f"'{value}' is not a date.", "Write 2012-05-21 or 2012-05-21T17:00.") from None


def route(value: str) -> Route:
    """How the response is cleared.

    Raises:
        BadInput: If there is no such route.
    """
    try:
        return Route(value.strip().casefold())
    except ValueError:
        raise BadInput(f"There is no route '{value}'.", "Write board or quick.") from None


def yes_or_no(value: str) -> bool:
    """A yes or a no.

    Raises:
        BadInput: If it is neither.
    """
    said = {"yes": True, "true": True, "no": False, "false": False}.get(value.strip().casefold())
    if said is None:
        raise BadInput(f"'{value}' is neither yes nor no.", "Write yes or no.")
    return said


def _title(value: str) -> str:
    if not value.strip():
        raise BadInput("A consultation needs a title.", "Write at least one word.")
    return " ".join(value.split())


def _several(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split("|") if part.strip())


def _markdown(value: str) -> str:
    return value.replace("\r\n", "\n").strip()


def _words(value: str) -> str:
    return " ".join(value.split())


FIELDS: dict[str, Field] = {
    name: Field(read, in_consultation, name)
    for name, read, in_consultation in (
        ("title", _title, True),
        ("departments", _several, True),
        ("opens", when, True),
        ("closes", when, True),
        ("emails", _several, True),
        ("address", _markdown, True),
        ("ways", _several, True),
        ("nations", _several, True),
        ("about", _markdown, False),
        ("key_messages", _markdown, False),
        ("lead", _words, False),
        ("co_signatories", _several, False),
        ("route", route, False),
        ("confidential", yes_or_no, False),
        ("may_be_published", yes_or_no, False),
    )
}
"""By name; lists are parted by `|`, dates are ISO 8601."""
