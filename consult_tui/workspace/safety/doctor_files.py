"""The doctor's checks of files: can they be read, are they whole, is anything missing."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from consult_tui.errors import BadInput, ConsultError, SaveFailed
from consult_tui.store import history
from consult_tui.store.backups import how_back, newest_good
from consult_tui.store.journal import Journal
from consult_tui.store.layout import NewerFormat
from consult_tui.store.library import LibraryStore
from consult_tui.store.mending import bring_back, take_out_lines
from consult_tui.store.places import user_places
from consult_tui.store.responses import ResponseStore
from consult_tui.store.settings import load_settings
from consult_tui.workspace.safety.findings import MEND, Finding, Seen


def settings(seen: Seen) -> Iterator[Finding]:
    """The workspace's settings can be read."""
    path = seen.places.settings
    try:
        load_settings(path)
    except BadInput as error:
        yield Finding(file=seen.called(path), message=error.message, mend=error.mend)


def files(seen: Seen) -> Iterator[Finding]:
    """The library and every response can be read, with every field as it should be."""
    for folder in (seen.places.snippets, seen.places.responses):
        if not os.access(folder, os.R_OK | os.X_OK):
            yield Finding(
                file=seen.called(folder),
                message=f"{folder} cannot be looked into.",
                mend="Check that the drive is there and that you may read the folder.",
            )
    for path, error in seen.unreadable.items():
        id_ = "" if path == seen.places.library else path.parent.name
        gone = not path.exists()
        back = how_back(path)
        act = None
        if newest_good(path) and not isinstance(error, NewerFormat) and (gone or _opens(path)):
            act = _bringing_back(seen, path, id_)
        yield Finding(
            file=seen.called(path),
            message=f"{path} is gone." if gone else error.message,
            mend=f"{back[0].upper()}{back[1:]}" if gone else error.mend,
            act=act,
            response=id_,
        )


def checksums(seen: Seen) -> Iterator[Finding]:
    """Every file is as it was last saved: otherwise it was edited by something else."""
    library, responses = LibraryStore(seen.places), ResponseStore(seen.places)
    if seen.library is not None:
        library.load()
        yield from _edited(seen, seen.places.library, "", library.note, library.accept_edit)
    for id_ in seen.responses:
        responses.load(id_)
        accept = partial(responses.accept_edit, id_)
        yield from _edited(seen, seen.places.response(id_), id_, responses.note(id_), accept)


def histories(seen: Seen) -> Iterator[Finding]:
    """Every line of every history can be read."""
    paths = [("", seen.places.library_history)]
    paths += [(id_, seen.places.history(id_)) for id_ in seen.ids]
    for id_, path in paths:
        try:
            bad = history.read(path).unreadable
        except ConsultError as error:
            yield Finding(file=seen.called(path), message=error.message, mend=error.mend, response=id_)
            continue
        if bad:
            yield _bad_lines(seen, path, bad, partial(_unreadable, path), id_)


def journal(seen: Seen) -> Iterator[Finding]:
    """Every line of the journal of typing on this machine can be read."""
    path = user_places().journal(seen.places.folder)
    kept = Journal(path)
    bad = kept.unreadable()
    if bad:
        yield _bad_lines(seen, path, bad, kept.unreadable)


def sources(seen: Seen) -> Iterator[Finding]:
    """The consultation document that a response was made from is there, and still the same."""
    for id_, response in seen.responses.items():
        facts = response.consultation
        if not facts.source:
            continue
        path = seen.places.sources(id_) / Path(facts.source).name
        try:
            same = hashlib.sha256(path.read_bytes()).hexdigest() == facts.source_sha256
            message = f"The consultation document {path.name} is not the one that was read."
        except OSError:
            same = False
            message = f"The consultation document {path.name} is missing."
        if not same and (facts.source_sha256 or not path.exists()):
            mend = f"Put the document that was read back as {path}"
            yield Finding(file=seen.called(path), message=message, mend=mend, response=id_)


def _unreadable(path: Path) -> tuple[int, ...]:
    return history.read(path).unreadable


def _opens(path: Path) -> bool:
    """Whether the file's bytes can be had, so that they can be set aside."""
    try:
        with path.open("rb") as file:
            file.read()
    except OSError:
        return False
    return True


def _bringing_back(seen: Seen, path: Path, id_: str) -> Callable[[], str]:
    def damaged() -> bool:
        try:
            if id_:
                ResponseStore(seen.places).load(id_)
            else:
                LibraryStore(seen.places).load()
        except NewerFormat:
            return False
        except ConsultError:
            return True
        return False

    def act() -> str:
        done = bring_back(path, damaged, seen.stamp)
        if done is None:
            raise SaveFailed(f"{path.name} changed meanwhile.", "Run consult doctor again.")
        backup, aside = done
        kept = f"; the damaged file is kept as {aside.name}" if aside else ""
        return f"The backup of {backup.in_words} was brought back{kept}."

    return act


def _edited(seen: Seen, path: Path, id_: str, note: str, accept: Callable[[], None]) -> Iterator[Finding]:
    def act() -> str:
        accept()
        return "The edit was taken as it is, with a new checksum."

    if note:
        yield Finding(
            file=seen.called(path),
            message=f"{path.name} was edited outside consult: it can be read, but its checksum is wrong.",
            mend=f"Look it over, then take it as it is with: {MEND}",
            act=act,
            response=id_,
        )


def _bad_lines(
    seen: Seen, path: Path, bad: tuple[int, ...], again: Callable[[], tuple[int, ...]], id_: str = ""
) -> Finding:
    def act() -> str:
        aside = take_out_lines(path, again, seen.stamp)
        return f"The lines were taken out; the file as it was is kept as {aside.name}."

    some = ", ".join(map(str, bad[:5])) + (", ..." if len(bad) > 5 else "")
    inside = path.is_relative_to(seen.places.folder)
    return Finding(
        file=seen.called(path) if inside else str(path),
        message=f"{path.name}: line{'s' * (len(bad) > 1)} {some} cannot be read; all others can.",
        mend=f"Set the file aside and take these lines out with: {MEND}",
        act=act,
        response=id_,
    )
