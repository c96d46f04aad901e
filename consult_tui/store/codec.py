"""Records of the store as the domain's types, and back: the border at which every field is checked.

Ids are the keys of the tables and stand in no record.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from consult_tui.errors import BadInput, ConsultError, DamagedStore
from consult_tui.store.layout import storable
from consult_tui.store.shapes import FieldError, Shape

T = TypeVar("T")

_RECORD_ID = re.compile(r"[A-Za-z0-9](?:[\w.:-]*\w)?")
"""What a citation can name."""

MEND = "Put that right in the file, or put back a copy from a backup."
"""What clears a bad field of our own files."""


def decode(
    shape: Shape[T],
    record: Any,
    where: str,
    *,
    error: type[ConsultError] = DamagedStore,
    **given: Any,
) -> T:
    """One record as its type.

    Args:
        shape: Its shape.
        record: What the file holds.
        where: File and record, as the message names them: "positions.json, position 'x'".
        error: What to raise: DamagedStore for our own files, BadInput for others'.
        given: Fields that are kept outside the record.

    Raises:
        ConsultError: `error`, naming file, record and field.
    """
    try:
        return shape.decode(record, **given)
    except FieldError as problem:
        raise _named(problem, where, error) from None


def _named(problem: FieldError, where: str, error: type[ConsultError] = DamagedStore) -> ConsultError:
    """What is wrong with a field, with file and record before it."""
    field = f", field '{problem.path}'" if problem.path else ""
    mend = MEND if error is DamagedStore else "Put that right and try again."
    return error(f"{where}{field}: {problem.reason}.", mend)


def check_id(key: str, what: str) -> str:
    """The id itself, if a citation can name it.

    Raises:
        BadInput: If it cannot, naming `what` it should be the id of.
    """
    if not _RECORD_ID.fullmatch(key):
        raise BadInput(
            f"'{key}' cannot be the id of a {what}.",
            "Use letters, digits, hyphens, dots and colons, beginning with a letter or a digit.",
        )
    return key


def encode_table(shape: Shape[T], things: Iterable[T], what: str) -> dict[str, Any]:
    """Records by id, sure to be read again.

    Raises:
        BadInput: If one of them could not be, naming it and its field.
    """
    records: dict[str, Any] = {}
    for thing in things:
        key = check_id(thing.id, what)  # type: ignore[attr-defined]
        records[key] = storable(shape.encode(thing))
        decode(shape, records[key], f"{what} '{key}'", error=BadInput, id=key)
    return records


def decode_table(
    shape: Shape[T],
    table: Mapping[str, Any],
    where: str,
    *,
    named: bool = True,
    known: tuple[Mapping[str, Any], Mapping[str, T]] | None = None,
) -> dict[str, T]:
    """A table of records as their types, by id, in the order of the file.

    Args:
        shape: Shape of each record.
        table: What the file holds.
        where: File and kind of record, as messages name them: "positions.json, position".
        named: Whether the type has the id among its fields.
        known: An earlier table and what it was decoded to: records that are the same are not decoded again.

    Raises:
        DamagedStore: Naming file, record and field.
    """
    earlier, made = known or ({}, {})
    decoded: dict[str, T] = {}
    for key, record in table.items():
        if key in made and earlier[key] == record:
            decoded[key] = made[key]
            continue
        if not _RECORD_ID.fullmatch(key):
            raise DamagedStore(f"{where} '{key}': this cannot be an id.", MEND)
        try:
            decoded[key] = shape.decode(record, id=key) if named else shape.decode(record)
        except FieldError as problem:
            raise _named(problem, f"{where} '{key}'") from None
    return decoded
