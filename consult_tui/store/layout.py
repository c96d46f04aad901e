"""How a file of the store is laid out, and reading one: needs neither TinyDB nor a lock.

A file is a TinyDB file: JSON, tables of records by id. Its first line holds the table `_meta` and nothing
else, so that a reader can tell from the head alone whether anything changed, and the register can show a
response without opening it in full::

    {"_meta":{"1":{"format":1,"kind":"library","generation":7,"writer":"desk:812","sha256":"...","bytes":N}},
      "positions": {
        "schools-01": {
          "title": "...",

`generation` is one more at each save; `sha256` and `bytes` are those of everything after the first line. A
file whose sum is wrong but which is still valid JSON was edited by hand: it is taken, with a note. A file of
an older format is brought up to today's as it is read.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeAlias

import orjson

from consult_tui.errors import BadInput, DamagedStore, NotFound
from consult_tui.store.backups import how_back
from consult_tui.store.files import patiently
from consult_tui.store.heads import FORMAT, HEAD_BYTES, META, meta_in, sum_of
from consult_tui.store.migrations import is_known, migrated

Tables: TypeAlias = dict[str, dict[str, Any]]
"""Table name -> record id -> record."""


class NewerFormat(DamagedStore):
    """A file that a newer version of this program wrote: nothing is wrong with it."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """By which a file is known again: never by which is later, only by whether it is the same."""

    inode: int
    size: int
    modified_ns: int
    generation: int


@dataclass(frozen=True, slots=True)
class State:
    """A file as it was read or written: never changed in place."""

    stamp: Stamp
    head: dict[str, Any]
    tables: Tables

    @property
    def generation(self) -> int:
        """One more at each save."""
        return self.stamp.generation


def pack(
    tables: Tables, *, kind: str, generation: int, summary: dict[str, Any] | None = None
) -> tuple[dict[str, Any], bytes]:
    """The head and the whole text of a file holding these tables.

    Raises:
        BadInput: If a record holds what JSON cannot (for broken text, see `storable`).
    """
    try:
        body = _body(tables)
    except TypeError as problem:
        raise BadInput(f"This cannot be saved: {str(problem).lower()}.") from None
    head: dict[str, Any] = {"format": FORMAT, "kind": kind, "generation": generation, "writer": _writer()}
    head["sha256"] = sum_of(body)
    head["bytes"] = len(body)
    if summary is not None:
        head["summary"] = summary
    return head, orjson.dumps({META: {"1": head}})[:-1] + b",\n" + body


def _body(tables: Tables) -> bytes:
    """All but the first line."""
    return orjson.dumps(tables, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)[2:]


def read_head(path: Path, kind: str) -> dict[str, Any]:
    """The meta record of a file, from its first line alone where that is as we write it.

    Raises:
        NotFound: If there is no such file.
        DamagedStore: If it cannot be read, is of another kind or of a newer format.
    """
    return _head_and_stamp(path, kind)[0]


def is_its_length(path: Path, head: dict[str, Any]) -> bool:
    """Whether a file is as long as its head says; otherwise the head's summary is of another time."""
    first_line = len(orjson.dumps({META: {"1": head}})) + 1
    body = head.get("bytes")
    return isinstance(body, int) and path.stat().st_size == first_line + body


def is_its_sum(path: Path, kind: str) -> bool:
    """Whether all after the first line is what the head gives the checksum of; reads the whole file.

    Raises:
        NotFound: If there is no such file.
        DamagedStore: If it cannot be read, is of another kind or of a newer format.
    """
    head = read_head(path, kind)
    with _opened(path) as file:
        file.readline(HEAD_BYTES)
        return sum_of(file.read()) == head.get("sha256")


class Reader:
    """One file, kept in memory and read again only when its head says that it is another."""

    def __init__(self, path: Path, kind: str) -> None:
        self.path = path
        self.kind = kind
        self.state: State | None = None
        self._judged: tuple[State, bool] | None = None

    def current(self) -> State:
        """The file as it is now.

        Raises:
            NotFound: If there is no such file.
            DamagedStore: If it cannot be read; nothing was written over it.
        """
        known = self.state
        if known is not None:
            _, stamp = _head_and_stamp(self.path, self.kind)
            if stamp == known.stamp:
                return known
        self.state = read(self.path, self.kind)
        return self.state

    def wrote(self, state: State) -> None:
        """Remember what was just written, which needs no look at its checksum."""
        self.state = state
        self._judged = (state, False)

    def edited_by_hand(self) -> bool:
        """Whether the file was changed by something else than this program, as far as it was read.

        Opening does not wait for the sum: it is made here, once for each state of the file.
        """
        state = self.state
        if state is None:
            return False
        if self._judged is None or self._judged[0] is not state:
            self._judged = (state, not is_its_sum(self.path, self.kind))
        return self._judged[1]


def read(path: Path, kind: str) -> State:
    """A whole file.

    Raises:
        NotFound: If there is no such file.
        DamagedStore: If it cannot be read, is of another kind or of a newer format.
    """
    with _opened(path) as file:
        stat, data = os.fstat(file.fileno()), file.read()
    tables = _parsed(path, data)
    head = _checked_head(path, kind, tables.pop(META, None))
    for name, table in tables.items():
        if not isinstance(table, dict) or not all(isinstance(record, dict) for record in table.values()):
            raise _damaged(path, f"its table '{name}' is not a set of records by id")
    tables = migrated(kind, head["format"], tables)
    return State(stamp=stamp_of(stat, head["generation"]), head=head, tables=tables)


def stamp_of(stat: os.stat_result, generation: int) -> Stamp:
    """The stamp of a file of which the system says `stat`."""
    return Stamp(stat.st_ino, stat.st_size, stat.st_mtime_ns, generation)


def storable(value: Any) -> Any:
    """`value` itself, or a copy in which halves of broken characters are replaced: JSON cannot hold those."""
    try:
        orjson.dumps(value)
    except TypeError:
        return _whole(value)
    return value


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list):
        return [_whole(item) for item in value]
    if isinstance(value, dict):
        return {_whole(key): _whole(item) for key, item in value.items()}
    return value


def _opened(path: Path) -> Any:
    try:
        return patiently(lambda: path.open("rb"))
    except (FileNotFoundError, NotADirectoryError):
        raise NotFound(f"There is no file {path.name} in {path.parent}.") from None
    except OSError as problem:
        raise DamagedStore(
            f"{path} cannot be opened: {(problem.strerror or 'the system refused it').lower()}.",
            "Check that the drive is there and that you may read the file.",
        ) from problem


def _head_and_stamp(path: Path, kind: str) -> tuple[dict[str, Any], Stamp]:
    with _opened(path) as file:
        stat, line = os.fstat(file.fileno()), file.readline(HEAD_BYTES)
        try:
            meta = meta_in(line)
        except (ValueError, KeyError, TypeError):
            # Laid out anew by another program: valid all the same.
            meta = _parsed(path, line + file.read()).get(META)
    head = _checked_head(path, kind, meta)
    return head, stamp_of(stat, head["generation"])


def _parsed(path: Path, data: bytes) -> Tables:
    try:
        # Some editors put this mark before a text that they save.
        tables = orjson.loads(data.removeprefix(b"\xef\xbb\xbf"))
    except ValueError:
        empty = not data.strip(b"\0\r\n\t ")
        raise _damaged(path, "it is empty" if empty else "it is not whole, or not JSON") from None
    if not isinstance(tables, dict):
        raise _damaged(path, "it is not a set of tables")
    return tables


def _checked_head(path: Path, kind: str, meta: Any) -> dict[str, Any]:
    head = meta.get("1") if isinstance(meta, dict) else None
    if not isinstance(head, dict):
        raise _damaged(path, "its first line is missing")
    number, generation = head.get("format"), head.get("generation")
    if type(number) is not int or type(generation) is not int or generation < 0:
        raise _damaged(path, "its first line gives no format and generation")
    if number > FORMAT:
        raise NewerFormat(
            f"{path} was written by a newer version of consult (format {number}; this one reads {FORMAT}).",
            "Update consult: pip install --upgrade consult-tui",
        )
    if not is_known(number):
        raise _damaged(path, "its first line gives no format and generation")
    if head.get("kind") != kind:
        raise _damaged(path, f"it should hold a {kind}, and holds a {head.get('kind')}")
    return head


def _damaged(path: Path, why: str) -> DamagedStore:
    back = how_back(path)
    return DamagedStore(
        f"{path} cannot be read: {why}. Nothing was written over it.", f"{back[0].upper()}{back[1:]}"
    )


@lru_cache(maxsize=1)
def _host() -> str:
    import socket

    return socket.gethostname()


def _writer() -> str:
    return f"{_host()}:{os.getpid()}"


Summarise: TypeAlias = Callable[[Tables], dict[str, Any]]
"""What the head says about the tables, beside their sum."""
