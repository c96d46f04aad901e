"""The one storage class for every TinyDB file of a workspace.

TinyDB's own storage rewrites a file in place, without a lock, and reads all of it for every question. This
one holds a lock from reading to writing, writes by temporary file and replacement, keeps the file in memory,
and notices others' saves by the generation in the first line. Records go by ids of our own.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.queries import QueryLike
from tinydb.storages import Storage
from tinydb.table import Document, Table

from consult_tui.errors import NotFound
from consult_tui.store.backups import keep
from consult_tui.store.files import clear_leftovers, locked, replace_file
from consult_tui.store.heads import FORMAT
from consult_tui.store.layout import Reader, State, Summarise, Tables, pack, stamp_of


class SafeStorage(Storage):
    """Reads from memory, writes whole files safely.

    Args:
        reader: The file; what it keeps in memory is shared with those who only read.
        tables: Names of the tables that a new file has, in their order.
        summarise: What the head says about the tables.
        create: Whether a file that is not there is made; otherwise a save to it fails.
    """

    def __init__(
        self,
        reader: Reader,
        tables: tuple[str, ...] = (),
        summarise: Summarise | None = None,
        create: bool = False,
    ) -> None:
        self.reader = reader
        self._names = tables
        self._summarise = summarise
        self._create = create
        self._guard = threading.RLock()
        self._owner: int | None = None
        self._working: Tables | None = None

    @property
    def path(self) -> Path:
        """The file."""
        return self.reader.path

    def read(self) -> Tables | None:
        """The tables as they are: inside a transaction its own, otherwise those of the file.

        Raises:
            DamagedStore: If the file cannot be read.
        """
        if self._owner == threading.get_ident():
            return self._working
        state = self._state()
        return _copied(state.tables) if state else None

    def write(self, data: Tables) -> None:
        """Save the tables, or hand them to the transaction that saves them at its end.

        Raises:
            SaveFailed: If they could not be written; the file then stands as it was.
            DamagedStore: If the file cannot be read: nothing is written over it.
        """
        with self.transaction():
            self._working = data

    def generation(self) -> int:
        """Of the file as it is now; 0 where there is none."""
        state = self._state()
        return state.generation if state else 0

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """One lock and one write for all that is done inside; none if it raises or changes nothing.

        Raises:
            NotFound: If there is no file, and none is to be made.
            SaveFailed: If the file could not be locked or written.
            DamagedStore: If the file cannot be read.
        """
        with self._guard:
            if self._owner is not None:
                yield
                return
            with locked(self.path):
                state = self._state()
                if state is None and not self._create:
                    raise NotFound(f"There is no file {self.path.name} in {self.path.parent}.")
                self._working = _copied(state.tables) if state else {}
                self._owner = threading.get_ident()
                try:
                    yield
                    self._save(state)
                finally:
                    self._owner = self._working = None

    def _state(self) -> State | None:
        try:
            return self.reader.current()
        except NotFound:
            return None

    def reseal(self) -> None:
        """Write the file anew as it is, with the right checksum: an edit by hand is taken as it stands.

        Raises:
            NotFound: If there is no file.
            SaveFailed: If it could not be locked or written.
            DamagedStore: If it cannot be read.
        """
        with self._guard, locked(self.path):
            state = self.reader.current()
            self._working = _copied(state.tables)
            try:
                self._save(state, always=True)
            finally:
                self._working = None

    def _save(self, before: State | None, always: bool = False) -> None:
        assert self._working is not None
        given = self._working
        tables = {
            name: given.get(name, {}) for name in (*self._names, *(n for n in given if n not in self._names))
        }
        if before is not None and tables == before.tables and not always:
            return
        summary = self._summarise(tables) if self._summarise else None
        generation = before.generation + 1 if before else 1
        head, data = pack(tables, kind=self.reader.kind, generation=generation, summary=summary)
        # Dropped first: if the write fails, the file is read again and memory cannot differ from it.
        self.reader.state = None
        clear_leftovers(self.path)
        stat = replace_file(self.path, data, keep=lambda new: self._kept(before, new.st_mtime))
        self.reader.wrote(State(stamp=stamp_of(stat, generation), head=head, tables=tables))

    def _kept(self, before: State | None, at: float) -> Path | None:
        """The backup of what is about to be replaced; one of an older format is always made."""
        if before is None:
            return None
        return keep(self.path, before.generation, at, always=before.head["format"] < FORMAT)


class SafeTable(Table):
    """A table whose changes hold the lock from reading to writing, with ids that are text."""

    document_id_class = str  # type: ignore[assignment]

    def __init__(
        self, storage: SafeStorage, name: str, cache_size: int = 10, persist_empty: bool = False
    ) -> None:
        self._safe = storage
        self._generation = -1
        super().__init__(storage, name, cache_size, persist_empty)

    def put(self, records: Mapping[str, Mapping[str, Any]]) -> None:
        """Set these records, each in place of the whole one with its id; new ones go to the end."""
        self._update_table(lambda table: table.update(records))  # type: ignore[arg-type]

    def hold(self, records: Mapping[str, Mapping[str, Any]]) -> None:
        """Make these the table's records, in this order."""

        def change(table: dict[Any, Mapping[str, Any]]) -> None:
            table.clear()
            table.update(records)

        self._update_table(change)

    def search(self, cond: QueryLike) -> list[Document]:
        """Records for which `cond` holds; TinyDB's remembered answers go when the file has moved on."""
        generation = self._safe.generation()
        if generation != self._generation:
            self.clear_cache()
            self._generation = generation
        return super().search(cond)

    def _update_table(self, updater: Callable[[dict[int, Mapping[str, Any]]], None]) -> None:
        with self._safe.transaction():
            super()._update_table(updater)

    def _get_next_id(self) -> int:
        raise ValueError("a record of the store needs an id of its own")


class SafeDB(TinyDB):
    """A TinyDB over one file of a workspace."""

    table_class = SafeTable  # type: ignore[assignment]

    def __init__(self, storage: SafeStorage) -> None:
        self._safe = storage
        super().__init__(storage=lambda: storage)

    def transaction(self) -> AbstractContextManager[None]:
        """One lock and one write for all that is done inside: see `SafeStorage.transaction`."""
        return self._safe.transaction()

    def reseal(self) -> None:
        """Write the file anew as it is: see `SafeStorage.reseal`."""
        self._safe.reseal()

    def safe_table(self, name: str) -> SafeTable:
        """The table of this name."""
        table = self.table(name)
        assert isinstance(table, SafeTable)
        return table


def _copied(tables: Tables) -> Tables:
    """Tables and records anew, so that TinyDB may change them in place."""
    return {name: {key: dict(record) for key, record in table.items()} for name, table in tables.items()}
