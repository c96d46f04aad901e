"""The responses' files: a folder each, with the response as it is now and the source it was made from."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from consult_tui.domain.responses import Response
from consult_tui.errors import BadInput, NotFound, SaveFailed
from consult_tui.store.backups import naming_backup
from consult_tui.store.files import make_folder, replace_file
from consult_tui.store.heads import FORMAT
from consult_tui.store.layout import Reader, State, Tables, is_its_length, read_head, storable
from consult_tui.store.places import Places, is_response_id
from consult_tui.store.response_records import RESPONSE_TABLES, decode_response, encode_response
from consult_tui.store.summary import Summary, Teller, decode_summary, encode_summary, summary_of

if TYPE_CHECKING:
    from consult_tui.store.storage import SafeDB

KIND = "response"


class ResponseStore:
    """Reads and writes the responses of one workspace.

    Args:
        places: Where things are.
        teller: Who tells what words rest on, for the summaries; asked at every save, None where nobody can.
    """

    def __init__(self, places: Places, teller: Callable[[], Teller | None] = lambda: None) -> None:
        self._places = places
        self._teller = teller
        self._readers: dict[str, Reader] = {}
        self._kept: dict[str, tuple[State, Response]] = {}

    def ids(self) -> tuple[str, ...]:
        """Ids of every response, in alphabetical order."""
        folder = self._places.responses
        try:
            names = os.listdir(folder)
        except OSError:
            return ()
        there = (name for name in names if is_response_id(name) and self._places.response(name).is_file())
        return tuple(sorted(there))

    def load(self, response_id: str) -> Response:
        """A response as it is now; the same object as before where nothing moved.

        Raises:
            NotFound: If there is none.
            DamagedStore: If it cannot be read, naming file, record and field.
        """
        try:
            state = self._reader(response_id).current()
        except NotFound:
            raise _no_response(response_id) from None
        kept = self._kept.get(response_id)
        if kept is None or kept[0] is not state:
            with naming_backup(self._places.response(response_id)):
                kept = (state, decode_response(response_id, state.tables, self._called(response_id)))
            self._kept[response_id] = kept
        return kept[1]

    def summary(self, response_id: str) -> Summary:
        """What the register needs, from the first line of the file alone.

        A file that was edited by hand is read in full, for its first line is of another time.

        Raises:
            NotFound: If there is none.
            DamagedStore: If it cannot be read.
        """
        try:
            path = self._places.response(response_id)
            head = read_head(path, KIND)
            if "summary" in head and head["format"] == FORMAT and is_its_length(path, head):
                with naming_backup(path):
                    return decode_summary(head["summary"], self._called(response_id))
        except (NotFound, BadInput, FileNotFoundError):
            raise _no_response(response_id) from None
        return self.summarised(response_id)

    def summarised(self, response_id: str) -> Summary:
        """The summary of a response as its whole file is, its words told anew.

        Raises:
            NotFound: If there is none.
            DamagedStore: If it cannot be read.
        """
        return summary_of(self.load(response_id), self._teller())

    def create(self, response: Response, source: Path | None) -> None:
        """Keep a new response, with a copy of the document that it was made from.

        Raises:
            BadInput: If there is a response of this id, the id cannot name a folder, or the source is gone.
            SaveFailed: If it cannot be written; nothing is then left behind.
        """
        folder = self._places.response_folder(response.id)
        new = not folder.exists()
        make_folder(folder)
        try:
            self._create(response, source)
        except BaseException:
            if new:
                with suppress(OSError):
                    shutil.rmtree(folder)
            raise

    def add_source(self, response_id: str, source: Path) -> None:
        """Keep a copy of one more document; one of the same name that is another is not written over.

        Raises:
            BadInput: If it cannot be read, or another of this name is kept.
            SaveFailed: If it cannot be written.
        """
        kept = self._places.sources(response_id) / source.name
        with suppress(OSError):
            if kept.is_file() and kept.read_bytes() != source.read_bytes():
                raise BadInput(
                    f"Another document called {source.name} is kept with this response.",
                    "Give this one another name, such as the date of its change.",
                )
        self._copy_source(response_id, source)

    def update(self, response_id: str, change: Callable[[Response], Response]) -> Response:
        """Apply a pure change to a response as it stands on disk, and keep it; written only if it differs.

        The change is applied under the lock to what is there now, so that another person's changes to other
        answers stand. It may raise: nothing is then written.

        Raises:
            NotFound: If there is no such response.
            SaveFailed: If it could not be written, or the file is gone since it was read.
            DamagedStore: If it cannot be read: nothing is written over it.
        """
        reader = self._reader(response_id)
        db = self._database(response_id, reader)
        try:
            with db.transaction():
                present = self.load(response_id)
                changed = change(present)
                if changed == present:
                    return present
                _hold(db, storable(encode_response(changed)))
        except NotFound:
            if response_id not in self._kept:
                raise _no_response(response_id) from None
            raise SaveFailed(
                f"The change to {self._called(response_id)} was not saved: the file is gone.",
                "Connect the drive again, or put the file back.",
            ) from None
        return self._keep(response_id, reader, changed)

    def accept_edit(self, response_id: str) -> None:
        """Take what was edited outside this program as it is: the checksum is made right.

        Raises:
            NotFound: If there is no such response.
            SaveFailed: If it could not be written.
            DamagedStore: If it cannot be read: nothing is written over it.
        """
        self.load(response_id)
        self._database(response_id, self._reader(response_id)).reseal()

    def note(self, response_id: str) -> str:
        """What an officer should know of the file as it was last read; "" where nothing."""
        if self._reader(response_id).edited_by_hand():
            return f"{self._called(response_id)} was edited outside consult; the change was taken as it is."
        return ""

    def _create(self, response: Response, source: Path | None) -> None:
        reader = Reader(self._places.response(response.id), KIND)
        db = self._database(response.id, reader, create=True)
        with db.transaction():
            if reader.path.exists():
                mend = "Name another with --id."
                raise BadInput(f"There is already a response called {response.id}.", mend)
            if source is not None:
                self._copy_source(response.id, source)
            _hold(db, storable(encode_response(response)))
        self._readers[response.id] = reader

    def _copy_source(self, response_id: str, source: Path) -> None:
        try:
            data = source.read_bytes()
        except OSError as problem:
            why = (problem.strerror or "the system refused it").lower()
            raise BadInput(f"{source.name} cannot be read: {why}.") from None
        make_folder(self._places.sources(response_id))
        replace_file(self._places.sources(response_id) / source.name, data)

    def _keep(self, response_id: str, reader: Reader, changed: Response) -> Response:
        """Remember what was written without reading it again."""
        state = reader.state
        if state is None or encode_response(changed) != state.tables:
            return self.load(response_id)
        self._kept[response_id] = (state, changed)
        return changed

    def _reader(self, response_id: str) -> Reader:
        if response_id not in self._readers:
            try:
                self._readers[response_id] = Reader(self._places.response(response_id), KIND)
            except BadInput:
                raise _no_response(response_id) from None
        return self._readers[response_id]

    def _database(self, response_id: str, reader: Reader, create: bool = False) -> SafeDB:
        from consult_tui.store.storage import SafeDB, SafeStorage

        def summarise(tables: Tables) -> dict[str, Any]:
            response = decode_response(response_id, tables, self._called(response_id))
            return encode_summary(summary_of(response, self._teller()))

        return SafeDB(SafeStorage(reader, RESPONSE_TABLES, summarise, create))

    def _called(self, response_id: str) -> str:
        return f"responses/{response_id}/response.json"


def _hold(db: SafeDB, tables: Tables) -> None:
    for name, records in tables.items():
        db.safe_table(name).hold(records)


def _no_response(response_id: str) -> NotFound:
    return NotFound(f"There is no response called {response_id}.", "See them with: consult responses")
