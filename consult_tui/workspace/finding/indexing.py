"""The search index of a workspace: made when first asked for, kept in step with the library.

A library that moved has only its changed lines read again. A large one is loaded from a cache in the user's
own folder where it is the very library that was indexed there; anything else in that file is thrown away.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterable, Mapping, Set
from typing import TYPE_CHECKING

from consult_tui.store.caches import drop_cache, read_cache, write_cache

if TYPE_CHECKING:
    from pathlib import Path

    from consult_tui.domain.library import Library
    from consult_tui.domain.positions import Position
    from consult_tui.search.index import Index

LARGE = 2_000
"""Lines from which an index is cached and a screen does not wait for it; fewer are read at once."""


class Indexing:
    """Keeps the index of one workspace; safe to ask from any thread.

    Args:
        cache: The file for it in the user's cache folder.
        acronyms: The workspace's own.
        key: What a library is known by, "" where it is not known: then nothing is cached.
    """

    def __init__(
        self, cache: Callable[[], Path], acronyms: Mapping[str, str], key: Callable[[Library], str]
    ) -> None:
        self._cache = cache
        self._acronyms = acronyms
        self._key = key
        self._kept: tuple[Library, Index] | None = None
        self._titles: tuple[Library, Index] | None = None
        self._warm: Index | None = None
        self._anew = False
        self._lock = threading.Lock()
        self._titling = threading.Lock()
        self._writing = threading.Lock()
        self._to_write: tuple[str, Index] | None = None

    def index(self, library: Library) -> Index:
        """The index of this library, made now where it is not at hand."""
        with self._lock:
            index = self._followed(library)
            if index is None:
                loaded = None if self._kept else self._loaded(library)
                index = loaded or self._built(library)
                self._anew = True
            self._kept, self._titles = (library, index), None
            return index

    def at_hand(self, library: Library) -> tuple[Index, bool]:
        """An index to search in without waiting, and whether it is this library's whole.

        Where much changed, the library's as it was before; until the first is made, one over titles alone.
        """
        if len(library.positions) < LARGE:
            return self.index(library), True
        if self._lock.acquire(blocking=False):
            try:
                if index := self._followed(library):
                    self._kept = library, index
            finally:
                self._lock.release()
        kept = self._kept
        return (kept[1], kept[0] is library) if kept else (self._titles_of(library), False)

    def is_warm(self, library: Library) -> bool:
        """Whether the index of just this library is made, with all that its first keys would wait for."""
        kept = self._kept
        return kept is not None and kept[0] is library and kept[1] is self._warm

    def warm_up(self, library: Library) -> bool:
        """Make it so, which takes a moment; whether a whole index was made since this was last asked for."""
        index = self.index(library)
        if index is not self._warm:
            from consult_tui.search.find import warm_up

            warm_up(index)
            self._warm = index
        anew, self._anew = self._anew, False
        return anew

    def _titles_of(self, library: Library) -> Index:
        with self._titling:
            titles = self._titles
            if titles is None or titles[0] is not library:
                from consult_tui.search.index import build

                made = build(library.positions.values(), {}, {}, {}, titles_only=True)
                titles = self._titles = library, made
            return titles[1]

    def _followed(self, library: Library) -> Index | None:
        """The index at hand, brought up to this library; None where there is none, or it must be built."""
        kept = self._kept
        if kept is None or kept[0] is library:
            return kept[1] if kept else None
        from consult_tui.search.updating import updated

        before, index = kept
        changed = changed_lines(before, library)
        if not changed and list(before.positions) == list(library.positions):
            return index
        words = self._agreed_by(library, (library.positions[id_] for id_ in changed))
        positions = library.positions.values()
        made = updated(index, positions, changed, words, library.evidence, self._acronyms)
        if made:
            self._write_soon(library, made)
        return made

    def _built(self, library: Library) -> Index:
        from consult_tui.search.index import build

        words = self._agreed_by(library, library.positions.values())
        index = build(library.positions.values(), words, library.evidence, self._acronyms)
        self._write_soon(library, index)
        return index

    @staticmethod
    def _agreed_by(library: Library, positions: Iterable[Position]) -> dict[str, str]:
        from consult_tui.text.authority import agreed_by_words

        return {p.id: agreed_by_words(p, library.bodies) for p in positions}

    # The cache.

    def _loaded(self, library: Library) -> Index | None:
        key = self._cache_key(library)
        data = read_cache(self._cache()) if key else b""
        if not data:
            return None
        from consult_tui.search.frozen import thaw

        try:
            index = thaw(data, key, library.positions.values(), library.evidence)
        except Exception:
            # Whole by its checksum, and yet not of this form: another program's, or another version's.
            index = None
        if index is None:
            drop_cache(self._cache())
        return index

    def _cache_key(self, library: Library) -> str:
        known = self._key(library) if len(library.positions) >= LARGE else ""
        if not known:
            return ""
        own = "\n".join(f"{short}\t{full}" for short, full in self._acronyms.items())
        return f"{known} {hashlib.sha256(own.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"

    def _write_soon(self, library: Library, index: Index) -> None:
        """Write the cache beside whatever goes on; of several that wait only the last is written."""
        key = self._cache_key(library)
        if key:
            self._to_write = key, index
            threading.Thread(target=self._write, name="index cache").start()

    def _write(self) -> None:
        from consult_tui.search.frozen import freeze

        with self._writing:
            wanted, self._to_write = self._to_write, None
            if wanted:
                write_cache(self._cache(), freeze(wanted[1], wanted[0]))


def changed_lines(before: Library, now: Library) -> Set[str]:
    """Ids of the lines that are new or changed: themselves, in who agreed them, or in a figure of theirs."""
    was = before.positions
    changed = {id_ for id_, p in now.positions.items() if was.get(id_) is not p and was.get(id_) != p}
    bodies = _moved(before.bodies, now.bodies)
    figures = _moved(before.evidence, now.evidence)
    if bodies:
        changed |= {i for i, p in now.positions.items() if p.agreed_by and p.agreed_by.body in bodies}
    if figures:
        changed |= {i for i, p in now.positions.items() if not figures.isdisjoint(p.evidence)}
    return changed


def _moved(before: Mapping[str, object], now: Mapping[str, object]) -> Set[str]:
    """Keys whose records are not the same in both."""
    keys = before.keys() | now.keys()
    return {k for k in keys if before.get(k) is not now.get(k) and before.get(k) != now.get(k)}
