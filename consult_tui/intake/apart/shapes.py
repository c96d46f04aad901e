"""Records of the domain as plain JSON and back, by the types that their fields are declared with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from consult_tui.domain.dates import Moment, PartialDate

T = TypeVar("T")

_Make = Callable[[Any], Any]
_WRITTEN: dict[type, _Make] = {Moment: Moment.parse, PartialDate: PartialDate.parse, date: date.fromisoformat}
"""Types that are written as one text, and how it is read again."""


def plain(value: object) -> Any:
    """What JSON cannot write by itself: a record as its fields, a date as its text.

    Raises:
        TypeError: If it is neither.
    """
    if type(value) in _WRITTEN:
        return str(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {name: getattr(value, name) for name in _names(type(value))}
    raise TypeError(f"no plain form of {type(value).__name__}")


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))


def record(kind: type[T], made: Any) -> T:
    """The record of this kind that `plain` gave.

    Raises:
        ValueError: If it is no such thing.
        TypeError: If what should be a list is none.
    """
    of: Any = kind
    out: T = _maker(of)(made)
    return out


@cache
def _maker(kind: Any) -> _Make:
    """What makes a value of a declared type from its plain form."""
    if kind in _WRITTEN:
        read = _WRITTEN[kind]
        return lambda value: read(_checked(value, str))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if is_dataclass(kind):
        return _of_fields(kind)
    if get_origin(kind) in (Union, UnionType):
        (inner,) = (each for each in get_args(kind) if each is not NoneType)
        make = _maker(inner)
        return lambda value: None if value is None else make(value)
    if get_origin(kind) is tuple:
        return _of_items(get_args(kind)[0])
    if kind in (str, int, bool):
        return lambda value: _checked(value, kind)
    raise TypeError(f"no record is made of {kind}")


def _of_fields(kind: Any) -> _Make:
    hints = get_type_hints(kind)
    makers = [(each.name, _maker(hints[each.name])) for each in fields(kind)]
    needed = {each.name for each in fields(kind) if each.default is MISSING}

    def make(value: Any) -> Any:
        if not isinstance(value, dict) or not needed <= value.keys():
            raise ValueError(f"that is no {kind.__name__}")
        return kind(**{name: of(value[name]) for name, of in makers if name in value})

    return make


def _of_items(kind: Any) -> _Make:
    make = _maker(kind)
    return lambda value: tuple(map(make, value))


def _checked(value: Any, kind: type) -> Any:
    if not isinstance(value, kind):
        raise ValueError(f"{value!r} is no {kind.__name__}")
    return value
