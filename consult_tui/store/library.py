"""The library's file: positions, bodies and evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from consult_tui.domain.bodies import Body
from consult_tui.domain.evidence import Evidence
from consult_tui.domain.library import Library
from consult_tui.domain.positions import Position
from consult_tui.errors import BadInput, Conflict, DamagedStore, NotFound, SaveFailed
from consult_tui.store.backups import naming_backup
from consult_tui.store.codec import decode_table, encode_table
from consult_tui.store.files import make_folder
from consult_tui.store.layout import Reader, State
from consult_tui.store.library_records import BODY, EVIDENCE, LIBRARY_TABLES, POSITION
from consult_tui.store.places import Places
from consult_tui.store.shapes import Shape

if TYPE_CHECKING:
    from consult_tui.store.storage import SafeDB

KIND = "library"


class LibraryStore:
    """Reads and writes the library of one workspace. Nothing disappears: records are set, never removed."""

    def __init__(self, places: Places) -> None:
        self._path = places.library
        self._reader = Reader(self._path, KIND)
        self._db: SafeDB | None = None
        self._kept: tuple[State, Library] | None = None

    def load(self) -> Library:
        """The library as it is now; the same object as before where nothing moved.

        Raises:
            NotFound: If there is no library.
            DamagedStore: If it cannot be read, naming file, record and field.
        """
        state = self._reader.current()
        if self._kept is None or self._kept[0] is not state:
            with naming_backup(self._path):
                self._kept = (state, self._decoded(state))
        return self._kept[1]

    def key(self, library: Library) -> str:
        """What a library as it was last read is known by: checksum and generation, size and time of its file.

        An edit by hand leaves the first two as they were and changes the others. "" for any other library.
        """
        if self._kept is None or self._kept[1] is not library:
            return ""
        state = self._kept[0]
        stamp = state.stamp
        return f"{state.head.get('sha256')} {state.generation} {stamp.size} {stamp.modified_ns}"

    def create(self) -> Library:
        """Make an empty library, with its folder.

        Raises:
            BadInput: If there is one already.
            SaveFailed: If it cannot be written.
        """
        make_folder(self._path.parent)
        db = self._database(create=True)
        with db.transaction():
            if self._path.exists():
                raise BadInput(f"There is already a library in {self._path.parent}.")
        return self.load()

    def save(
        self,
        *,
        positions: Iterable[Position] = (),
        bodies: Iterable[Body] = (),
        evidence: Iterable[Evidence] = (),
        seen: Library | None = None,
    ) -> Library:
        """Set these records, new or in place of those with their ids, in one write; others' changes stand.

        Args:
            positions: Whole lines.
            bodies: Whole bodies.
            evidence: Whole pieces of evidence.
            seen: The library that they were made from; None for any.

        Returns the library as it then is.

        Raises:
            BadInput: If one of them could not be read again, naming it and its field.
            Conflict: If one of them is no longer as it was in `seen`; nothing is then written.
            SaveFailed: If they could not be written.
            DamagedStore: If the library cannot be read: nothing is written over it.
        """
        records = {
            "positions": encode_table(POSITION, positions, "position"),
            "bodies": encode_table(BODY, bodies, "body"),
            "evidence": encode_table(EVIDENCE, evidence, "piece of evidence"),
        }
        db = self._database()
        try:
            with db.transaction():
                # A library that cannot be read is not added to.
                present = self.load()
                if seen is not None:
                    _check_unmoved(seen, present, records)
                for name, changed in records.items():
                    if changed:
                        db.safe_table(name).put(changed)
        except NotFound:
            raise SaveFailed(
                f"The change to {self._path.name} was not saved: the file is gone.",
                "Connect the drive again, or put the file back.",
            ) from None
        return self.load()

    def accept_edit(self) -> None:
        """Take what was edited outside this program as it is: the checksum is made right.

        Raises:
            NotFound: If there is no library.
            SaveFailed: If it could not be written.
            DamagedStore: If it cannot be read: nothing is written over it.
        """
        self.load()
        self._database().reseal()

    @property
    def note(self) -> str:
        """What an officer should know of the file as it was last read; "" where nothing."""
        if self._reader.edited_by_hand():
            return f"{self._path.name} was edited outside consult; the change was taken as it is."
        return ""

    def _database(self, create: bool = False) -> SafeDB:
        from consult_tui.store.storage import SafeDB, SafeStorage

        if create:
            return SafeDB(SafeStorage(self._reader, LIBRARY_TABLES, create=True))
        if self._db is None:
            self._db = SafeDB(SafeStorage(self._reader, LIBRARY_TABLES))
        return self._db

    def _decoded(self, state: State) -> Library:
        file = self._path.name
        for name in state.tables:
            if name not in LIBRARY_TABLES:
                raise DamagedStore(
                    f"{file}: '{name}' is not a table of a library.", "Take it out of the file."
                )
        before, was = self._kept or (None, None)
        earlier = before.tables if before else {}

        def table(shape: Shape[Any], name: str, called: str, made: Mapping[str, Any]) -> dict[str, Any]:
            known = (earlier.get(name, {}), made)
            return decode_table(shape, state.tables.get(name, {}), f"{file}, {called}", known=known)

        return Library(
            positions=table(POSITION, "positions", "position", was.positions if was else {}),
            bodies=table(BODY, "bodies", "body", was.bodies if was else {}),
            evidence=table(EVIDENCE, "evidence", "evidence", was.evidence if was else {}),
            generation=state.generation,
        )


def _check_unmoved(seen: Library, present: Library, records: Mapping[str, Mapping[str, Any]]) -> None:
    """Refuse to put records in place of others than those they were made from."""
    for name, changed in records.items():
        before, now = getattr(seen, name), getattr(present, name)
        for key in changed:
            if before.get(key) != now.get(key):
                raise Conflict(
                    f"Somebody else changed '{key}' in the library meanwhile; nothing was written.",
                    "Look at it again, then make your change once more.",
                )
