"""Frozen dataclasses to JSON records and back, every field checked: the machinery, without any domain type.

A `Shape` lists a dataclass's fields in the order in which a record shows them, each with its `Kind`. Fields
at their default are left out of the record; a field that is not listed is refused by name.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any, Generic, TypeVar

from consult_tui.domain.dates import Moment, PartialDate

T = TypeVar("T")
D = TypeVar("D")


class FieldError(ValueError):
    """A field that cannot be taken: `path` says which ("agreed_by.body"), `reason` why, in plain words."""

    def __init__(self, reason: str, path: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.path = path

    def within(self, field: str) -> FieldError:
        """The same, seen from the record that holds the field."""
        return FieldError(self.reason, f"{field}.{self.path}" if self.path else field)


@dataclass(frozen=True, slots=True)
class Kind:
    """What a field may hold: from JSON (raises FieldError) and to JSON."""

    decode: Callable[[Any], Any]
    encode: Callable[[Any], Any]


class Shape(Generic[T]):
    """How a dataclass looks as a JSON record.

    Args:
        make: The dataclass.
        kinds: Its fields in the order of the record; those kept elsewhere (an id) are not among them.
    """

    def __init__(self, make: type[T], kinds: dict[str, Kind]) -> None:
        self._make = make
        self._decoders = {name: kind.decode for name, kind in kinds.items()}
        known = {field.name: field for field in fields(make)}  # type: ignore[arg-type]
        self._encoders = [(name, kind.encode, _default(known[name])) for name, kind in kinds.items()]
        self._required = [name for name in kinds if _default(known[name]) is MISSING]

    @property
    def names(self) -> tuple[str, ...]:
        """The fields that a record may have, in order."""
        return tuple(self._decoders)

    def decode(self, record: Any, **given: Any) -> T:
        """The dataclass; `given` are the fields that are kept outside the record.

        Raises:
            FieldError: If a field is missing, unknown or not what it should be.
        """
        if record.__class__ is not dict:
            raise FieldError("must be a record in braces")
        decoders = self._decoders
        name = ""
        try:
            for name, value in record.items():
                given[name] = decoders[name](value)
        except KeyError:
            raise FieldError("is not a field of this record", name) from None
        except FieldError as problem:
            raise problem.within(name) from None
        for name in self._required:
            if name not in given:
                raise FieldError("is missing", name)
        return self._make(**given)

    def encode(self, value: T) -> dict[str, Any]:
        """The record: fields in order, those at their default left out."""
        record = {}
        for name, encode, default in self._encoders:
            held = getattr(value, name)
            if held != default:
                record[name] = encode(held)
        return record


def _default(field: Any) -> Any:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default


def _text(value: Any) -> str:
    if value.__class__ is str:
        return value
    raise FieldError("must be text in quotes")


def _flag(value: Any) -> bool:
    if value is True or value is False:
        return value
    raise FieldError("must be true or false")


def _count(value: Any) -> int:
    if value.__class__ is int:
        return value
    raise FieldError("must be a whole number")


def _texts(value: Any) -> tuple[str, ...]:
    if value.__class__ is list and all(item.__class__ is str for item in value):
        return tuple(value)
    raise FieldError("must be a list of texts in brackets")


def _dates(parse: Callable[[str], D | None], said: str) -> Callable[[Any], D]:
    """A decoder for dates written as `parse` reads them; the same few come up again and again."""
    known = lru_cache(4096)(parse)

    def decode(value: Any) -> D:
        found = known(value) if value.__class__ is str else None
        if found is None:
            raise FieldError(said)
        return found

    return decode


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None


def _partial(text: str) -> PartialDate | None:
    try:
        return PartialDate.parse(text)
    except ValueError:
        return None


def _moment(value: Any) -> Moment:
    try:
        return Moment.parse(_text(value))
    except ValueError:
        raise FieldError("must be a day, or a day and a time: 2012-05-21 or 2012-05-21T17:00") from None


def _as_is(value: Any) -> Any:
    return value


TEXT = Kind(_text, _as_is)
FLAG = Kind(_flag, _as_is)
COUNT = Kind(_count, _as_is)
TEXTS = Kind(_texts, list)
DAY = Kind(_dates(_day, "must be a day such as 2011-12-08"), str)
PARTIAL = Kind(_dates(_partial, "must be a day, a month or a year: 2011-12-08, 2011-12 or 2011"), str)
MOMENT = Kind(_moment, str)


def optional(kind: Kind) -> Kind:
    """A field that may be null."""
    decode, encode = kind.decode, kind.encode
    return Kind(
        lambda value: None if value is None else decode(value),
        lambda value: None if value is None else encode(value),
    )


def one_of(words: type[StrEnum]) -> Kind:
    """A field that holds one of a few words."""
    known: dict[Any, StrEnum] = {word.value: word for word in words}

    def decode(value: Any) -> StrEnum:
        word = known.get(value) if value.__class__ is str else None
        if word is None:
            raise FieldError(f"must be one of {', '.join(known)}")
        return word

    return Kind(decode, str)


def record_of(shape: Shape[Any]) -> Kind:
    """A field that holds a record."""
    return Kind(shape.decode, shape.encode)


def records_of(shape: Shape[Any]) -> Kind:
    """A field that holds a list of records."""

    def decode(value: Any) -> tuple[Any, ...]:
        if value.__class__ is not list:
            raise FieldError("must be a list of records in brackets")
        return tuple(shape.decode(item) for item in value)

    return Kind(decode, lambda items: [shape.encode(item) for item in items])
