"""A workspace held open: the library and the responses in memory, who is acting and what day it is.

Nothing here is a rule; the use cases beside this module are. What is derived from the library (the search
index, the accounts for sentences) is made when first asked for and again when the library's generation moves.
What only responses need is imported when the first response is: a search starts without it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from consult_tui.errors import ConsultError, NotFound, Refused
from consult_tui.store.library import LibraryStore
from consult_tui.store.places import Places, user_places
from consult_tui.store.settings import WorkspaceSettings, load_settings, load_user_settings
from consult_tui.workspace.context import Context, context
from consult_tui.workspace.finding.indexing import Indexing

if TYPE_CHECKING:
    from consult_tui.checks.accounting import Accounts
    from consult_tui.domain.bodies import Body
    from consult_tui.domain.evidence import Evidence
    from consult_tui.domain.history import HistoryEntry
    from consult_tui.domain.library import Library
    from consult_tui.domain.positions import Position
    from consult_tui.domain.responses import Answer, Response
    from consult_tui.search.index import Index
    from consult_tui.store.responses import ResponseStore
    from consult_tui.store.summary import Summary, Teller

Made = TypeVar("Made")

SOON_READY = 2_000
"""Lines up to which the accounts for sentences are made at once, by the way."""


class Workspace:
    """One workspace folder, open.

    Args:
        folder: The folder with `snippets/` and `responses/`.
        today: What the command line says of today, "" where nothing.
        user: What the command line says of the user, "" where nothing.
    """

    def __init__(self, folder: Path, today: str = "", user: str = "") -> None:
        self.places = Places(folder)
        self.settings: WorkspaceSettings = load_settings(self.places.settings)
        self.context: Context = context(
            today,
            user,
            sample_day=self.settings.today if self.settings.sample else "",
            personal_name=lambda: load_user_settings(user_places().settings).name,
        )
        self._library_store = LibraryStore(self.places)
        self._library: Library | None = None
        self._responses: dict[str, Response] = {}
        self._derived: dict[str, tuple[int, Any]] = {}
        self.indexing = Indexing(
            lambda: user_places().index(folder), self.settings.acronyms, self._library_store.key
        )
        self._notes: dict[str, bool] = {}
        self._lock = threading.RLock()
        self._accounts_lock = threading.Lock()

    @property
    def folder(self) -> Path:
        """The workspace's folder."""
        return self.places.folder

    @property
    def sample(self) -> bool:
        """Whether everything here is a sample, and says so."""
        return self.settings.sample

    @cached_property
    def template(self) -> bool:
        """Whether this is what samples are copied from, in the project or as installed: never written to."""
        in_the_package = self.folder == Path(__file__).resolve().parent.parent / "sample"
        return in_the_package or (self.folder / "consult_tui" / "__main__.py").is_file()

    @cached_property
    def _response_store(self) -> ResponseStore:
        from consult_tui.store.responses import ResponseStore

        return ResponseStore(self.places, self._teller)

    # What is in memory. No key press reads a file: only `refresh` and the first use do.

    @property
    def library(self) -> Library:
        """The library as it was last read or written by us."""
        if self._library is None:
            try:
                self._library = self._library_store.load()
            except NotFound as missing:
                mend = "Put it back from a backup; the rest of the workspace is untouched."
                raise NotFound(missing.message, mend) from None
        return self._library

    def response(self, response_id: str) -> Response:
        """A response as it was last read or written by us; the id must be exact.

        Raises:
            NotFound: If there is none.
        """
        if response_id not in self._responses:
            self._responses[response_id] = self._response_store.load(response_id)
        return self._responses[response_id]

    @property
    def response_ids(self) -> tuple[str, ...]:
        """Ids of every response in the folder, archived ones too."""
        return self._response_store.ids()

    def summary(self, response_id: str) -> Summary:
        """What the register needs of a response, from the head of its file.

        An open response whose words were told against another library is read in full and told anew.
        """
        summary = self._response_store.summary(response_id)
        if summary.sent or summary.told_by == self.library.generation:
            return summary
        return self._response_store.summarised(response_id)

    def refresh(self) -> None:
        """Read again what others may have changed; cheap where nothing was.

        What cannot be read now stays in memory as it was last read.

        Raises:
            DamagedStore: If a file cannot be read; all others were.
            NotFound: If a file is gone; all others were read.
        """
        wrong: list[ConsultError] = []
        with self._lock:
            try:
                self._library = self._library_store.load()
            except ConsultError as error:
                wrong.append(error)
            present = dict(self._responses)
            for id_ in present:
                try:
                    present[id_] = self._response_store.load(id_)
                except ConsultError as error:
                    wrong.append(error)
            self._responses = present
        if wrong:
            raise wrong[0]

    def in_memory(self) -> tuple[Library | None, dict[str, Response]]:
        """The library and the responses that were read so far; other objects after a change."""
        return self._library, self._responses

    def register_stamp(self) -> tuple[tuple[str, int, int], ...]:
        """By which a change of any response's file is known, without opening one: id, time and size."""
        found = []
        for id_ in self.response_ids:
            with suppress(OSError):
                stat = self.places.response(id_).stat()
                found.append((id_, stat.st_mtime_ns, stat.st_size))
        return tuple(found)

    def notes(self) -> tuple[str, ...]:
        """What an officer should know of the files read so far, such as an edit by hand; told once each."""
        with self._lock:
            self._note()
            for id_ in self._responses:
                self._note(id_)
            untold = tuple(note for note, told in self._notes.items() if not told)
            self._notes.update(dict.fromkeys(untold, True))
        return untold

    def _note(self, response_id: str = "") -> None:
        """Take down what is to be known of a response's file, or the library's, as it was last read."""
        with suppress(ConsultError, OSError):
            note = self._response_store.note(response_id) if response_id else self._library_store.note
            if note:
                self._notes.setdefault(note, False)

    # What is derived from the library, made when first asked for after it moved.

    @property
    def index(self) -> Index:
        """The search index over the library; waits until it is made."""
        return self.indexing.index(self.library)

    @property
    def accounts(self) -> Accounts:
        """Accounts for sentences against every line; made when first asked for, which takes a moment."""
        with self._accounts_lock:
            return self._derive("accounts", self._build_accounts)

    @property
    def accounts_at_hand(self) -> Accounts | None:
        """The accounts as they were last made, perhaps from the library before; None where none were yet."""
        kept = self._derived.get("accounts")
        return kept[1] if kept else None

    def cited(self, answer: Answer) -> tuple[Position, ...]:
        """The lines that an answer cites; an id that names no line is left out."""
        from consult_tui.text.citations import cited

        positions = self.library.positions
        return tuple(positions[id_] for id_ in cited(answer.text) if id_ in positions)

    # Writing. Every write goes through one of these, so that the template is safe and history is kept.

    def create(self, response: Response, source: Path | None) -> None:
        """Keep a new response and a copy of its source."""
        self.check_writable()
        with self._lock:
            self._response_store.create(response, source)
            self._responses[response.id] = response
        self.record(response.id, [self.entry("new")])

    def add_source(self, response_id: str, source: Path) -> None:
        """Keep a copy of one more document with a response."""
        self.check_writable()
        self._response_store.add_source(response_id, source)

    def change(self, response_id: str, change: Callable[[Response], Response]) -> Response:
        """Apply a pure change to a response as it stands on disk, and keep it.

        The change is applied to what is there now, under the lock, so that another person's changes to other
        answers stand.
        """
        self.check_writable()
        with self._lock:
            # Asked before, because a save makes the checksum right.
            self._note(response_id)
            changed = self._response_store.update(response_id, change)
            self._responses[response_id] = changed
        return changed

    def keep(
        self,
        *,
        positions: Iterable[Position] = (),
        bodies: Iterable[Body] = (),
        evidence: Iterable[Evidence] = (),
        seen: Library | None = None,
    ) -> Library:
        """Keep lines, bodies and evidence, new or changed, in one write.

        Raises:
            Conflict: If one of them is no longer as it was in `seen`, where that is given.
        """
        self.check_writable()
        with self._lock:
            self._note()
            self._library = self._library_store.save(
                positions=positions, bodies=bodies, evidence=evidence, seen=seen
            )
        return self._library

    def record(self, response_id: str, entries: Sequence[HistoryEntry]) -> None:
        """Add to a response's history."""
        from consult_tui.store.history import append

        append(self.places.history(response_id), entries)

    def record_library(
        self, what: str, positions: Iterable[Position], notes: Mapping[str, str] | None = None
    ) -> None:
        """Add to the library's history what was done to lines; `notes` says more of one, by its id."""
        from consult_tui.store.history import append

        entry = self.entry(what)
        details = [{"position": p.id, "status": p.status.value} for p in positions]
        said = notes or {}
        entries = [replace(entry, detail=d, note=said.get(d["position"], "")) for d in details]
        append(self.places.library_history, entries)

    def record_in_library(self, what: str, kind: str, id_: str, note: str) -> None:
        """Add to the library's history what was done to a body or a figure (`kind`: body, evidence)."""
        from consult_tui.store.history import append

        append(self.places.library_history, [replace(self.entry(what, note=note), detail={kind: id_})])

    def entry(
        self, what: str, question: str = "", answer: Answer | None = None, note: str = ""
    ) -> HistoryEntry:
        """A history entry of now, by this user; with an answer it is a version of that answer."""
        from consult_tui.domain.history import HistoryEntry
        from consult_tui.domain.versions import answer_version
        from consult_tui.store.history import answer_content

        return HistoryEntry(
            at=datetime.now(UTC).isoformat(timespec="seconds"),
            today=self.context.today.isoformat(),
            user=self.context.user,
            what=what,
            question=question,
            version=answer_version(answer) if answer else "",
            answer=answer_content(answer) if answer else None,
            note=note,
        )

    def check_writable(self) -> None:
        """Refuse to write into the project's own folder.

        Raises:
            Refused: If this is the template of the sample.
        """
        if self.template:
            message = "This is the sample's own folder, from which copies are made; it is not written to."
            raise Refused(message, "Work on a copy: consult demo DIR")

    def _derive(self, name: str, build: Callable[[Library], Made]) -> Made:
        library = self.library
        kept = self._derived.get(name)
        if kept is None or kept[0] != library.generation:
            kept = self._derived[name] = (library.generation, build(library))
        made: Made = kept[1]
        return made

    def _teller(self) -> Teller | None:
        """Who tells the store what words rest on; nobody in a large library that no screen made ready."""
        from consult_tui.workspace.resting import teller

        try:
            small = len(self.library.positions) <= SOON_READY
        except ConsultError:
            return None
        if small or self.accounts_at_hand:
            return teller(self.accounts, self.library.generation)
        return None

    def _build_accounts(self, library: Library) -> Accounts:
        from consult_tui.checks.accounting import Accounts
        from consult_tui.checks.wordings import Wordings

        before = self.accounts_at_hand
        return Accounts(Wordings(library.positions.values(), before.wordings if before else None))
