"""How a field is read from text, wherever an officer writes one: blanks, lists, days, and words of a few.

Each reader raises ValueError with the reason in the officer's words; lists are parted by `|`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from consult_tui.domain.dates import PartialDate
from consult_tui.errors import BadInput

Kept = TypeVar("Kept", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Field:
    """One field: how it is read from text, and what it is for."""

    read: Callable[[str], Any]
    help: str


def read_text(value: str) -> str:
    """Text of several lines."""
    return value.replace("\r\n", "\n").strip()


def read_words(value: str) -> str:
    """Text on one line."""
    return " ".join(value.split())


def read_list(value: str) -> tuple[str, ...]:
    """Texts parted by `|`, each once."""
    return tuple(dict.fromkeys(part.strip() for part in value.split("|") if part.strip()))


def read_one_of(kinds: type[Kept], empty: Kept | None) -> Callable[[str], Kept | None]:
    """A reader of one of a few words; `empty` is what nothing means."""

    def read(value: str) -> Kept | None:
        if not value.strip():
            return empty
        try:
            return kinds(value.strip().casefold())
        except ValueError:
            raise ValueError(f"'{value}' is none of {', '.join(kinds)}") from None

    return read


def read_day(value: str) -> date | None:
    """A day, None for nothing."""
    if not value.strip():
        return None
    try:
        return date.fromisoformat(value.strip())
    except ValueError:
        raise ValueError(f"'{value}' is not a day: write 2012-05-21") from None


def read_partial(value: str) -> PartialDate | None:
    """A day, a month or a year, None for nothing."""
    return PartialDate.parse(value) if value.strip() else None


def read_count(value: str) -> int | None:
    """A whole number from 0, None for nothing."""
    if not value.strip():
        return None
    if not (value.strip().isascii() and value.strip().isdecimal()):
        raise ValueError(f"'{value}' is not a whole number")
    return int(value)


def read_true_or_false(value: str) -> bool:
    """True or false; nothing is false."""
    said = {"true": True, "yes": True, "false": False, "no": False, "": False}.get(value.strip().casefold())
    if said is None:
        raise ValueError(f"'{value}' is neither true nor false")
    return said


def read_field(name: str, read: Callable[[str], Any], value: str) -> Any:
    """A field as it is read.

    Raises:
        BadInput: If it cannot be, naming it.
    """
    try:
        return read(value)
    except ValueError as wrong:
        raise BadInput(f"{name}: {wrong}.", "Put that right and try again.") from None


def read_row(fields: Mapping[str, Field], row: Mapping[str, str]) -> dict[str, Any]:
    """Every field of a row as it is read.

    Raises:
        BadInput: If one cannot be, or there is no such field, naming it.
    """
    for name in row:
        if name not in fields:
            raise BadInput(f"There is no field '{name}'.", f"Fields: {', '.join(fields)}.")
    return {name: read_field(name, fields[name].read, value) for name, value in row.items()}
