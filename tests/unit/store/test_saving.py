"""Saves that succeed and saves that fail: the old file or the new one stands, whole."""

from __future__ import annotations

import errno
import os
import resource
import signal
import stat
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from consult_tui.errors import BadInput, NotFound, SaveFailed
from consult_tui.store import files
from consult_tui.store.library import LibraryStore
from consult_tui.store.places import Places
from consult_tui.store.responses import ResponseStore
from tests.unit.store import made


@pytest.fixture
def places(tmp_path: Path) -> Places:
    places = Places(tmp_path)
    LibraryStore(places).create()
    LibraryStore(places).save(positions=[made.line("p-1")])
    ResponseStore(places).create(made.plain_response(), None)
    return places


def hidden(folder: Path, ending: str) -> list[Path]:
    return [path for path in folder.iterdir() if path.name.endswith(ending)]


def test_a_save_is_synced_before_it_takes_the_old_files_place_and_the_folder_after(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    sync, put = os.fsync, os.replace

    def synced(handle: int) -> None:
        steps.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        sync(handle)

    def placed(old: Any, new: Any) -> None:
        steps.append("replace")
        put(old, new)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "replace", placed)
    ResponseStore(places).update("funding", made.answering("q1", "Words."))
    assert steps == ["file", "replace", "folder"]


# Saves that fail


@pytest.fixture
def small_files() -> Iterator[Callable[[int], None]]:
    """Let no file grow beyond so many bytes, as a full disk would."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    yield lambda size: resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, handler)


def test_a_full_disk_leaves_the_old_file_and_says_so(
    places: Places, small_files: Callable[[int], None]
) -> None:
    store = ResponseStore(places)
    store.update("funding", made.answering("q1", "Kept."))
    before = places.response("funding").read_bytes()
    small_files(len(before) + 100)
    with pytest.raises(SaveFailed, match=r"json was not saved: the file would be larger"):
        store.update("funding", made.answering("q2", "x" * 5000))
    assert places.response("funding").read_bytes() == before
    assert hidden(places.response_folder("funding"), ".tmp") == []
    small_files(10_000_000)
    kept = store.update("funding", made.answering("q2", "x" * 5000))
    assert (kept.answer("q1").text, len(kept.answer("q2").text)) == ("Kept.", 5000)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "your share of the disk is full"),
        (errno.EROFS, "the disk is read-only"),
        (errno.EACCES, "you may not write there"),
        (errno.ENOENT, "its folder is gone"),
        (errno.EIO, "the system refused it"),
    ],
)
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_each_way_to_fail_is_said_plainly_and_a_second_try_saves(
    places: Places, monkeypatch: pytest.MonkeyPatch, number: int, said: str, step: str
) -> None:
    store = ResponseStore(places)
    before = store.load("funding")

    def fail(*_: object) -> None:
        raise OSError(number, "no")

    with monkeypatch.context() as patched:
        patched.setattr(os, step, fail)
        with pytest.raises(SaveFailed) as caught:
            store.update("funding", made.answering("q1", "Words."))
    assert caught.value.message == f"The change to response.json was not saved: {said}."
    assert caught.value.mend
    assert hidden(places.response_folder("funding"), ".tmp") == []
    assert ResponseStore(places).load("funding") == store.load("funding") == before
    assert store.update("funding", made.answering("q1", "Words.")).answer("q1").text == "Words."


def test_a_folder_that_is_gone_is_not_made_anew(places: Places, tmp_path: Path) -> None:
    store, library = ResponseStore(places), LibraryStore(places)
    store.load("funding")
    library.load()
    away = tmp_path / "away"
    away.mkdir()
    for folder in (places.responses, places.snippets):
        folder.rename(away / folder.name)
    with pytest.raises(SaveFailed, match="its folder is gone"):
        store.update("funding", made.answering("q1", "Words."))
    with pytest.raises(SaveFailed, match="its folder is gone"):
        library.save(positions=[made.line("p-2")])
    assert not places.responses.exists()
    assert not places.snippets.exists()
    for folder in (places.responses, places.snippets):
        (away / folder.name).rename(folder)
    assert store.update("funding", made.answering("q1", "Words.")).answer("q1").text == "Words."


def test_a_file_that_is_gone_is_not_begun_anew(places: Places) -> None:
    store, library = ResponseStore(places), LibraryStore(places)
    store.load("funding")
    places.response("funding").unlink()
    places.library.unlink()
    with pytest.raises(SaveFailed, match="the file is gone"):
        store.update("funding", made.answering("q1", "Words."))
    with pytest.raises(SaveFailed, match="the file is gone"):
        library.save(positions=[made.line("p-2")])
    with pytest.raises(NotFound):
        ResponseStore(places).update("funding", made.answering("q1", "Words."))
    assert not places.response("funding").exists()
    assert not places.library.exists()


def test_a_folder_where_no_lock_can_be_made(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    import filelock

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(filelock.FileLock, "acquire", refuse)
    with pytest.raises(SaveFailed, match="you may not write there"):
        ResponseStore(places).update("funding", made.answering("q1", "Words."))
    assert ResponseStore(places).load("funding").answers == {}


def test_somebody_who_holds_the_lock_too_long(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LOCK_SECONDS", 0.05)
    with files.locked(places.library), pytest.raises(SaveFailed, match="another program has been writing it"):
        LibraryStore(places).save(positions=[made.line("p-2")])
    assert list(LibraryStore(places).save(positions=[made.line("p-2")]).positions) == ["p-1", "p-2"]


def test_reading_needs_no_lock(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LOCK_SECONDS", 0)
    with files.locked(places.library), files.locked(places.response("funding")):
        assert "p-1" in LibraryStore(places).load().positions
        assert ResponseStore(places).summary("funding").questions == 3


class Held:
    """`os.replace` on Windows while a virus scanner has the file open for so many attempts."""

    def __init__(self, attempts: int, code: int = 32) -> None:
        self.left, self.code, self.replace = attempts, code, os.replace

    def __call__(self, old: Any, new: Any) -> None:
        if self.left:
            self.left -= 1
            problem = PermissionError(errno.EACCES, "held")
            problem.winerror = self.code  # type: ignore[attr-defined]
            raise problem
        self.replace(old, new)


@pytest.mark.parametrize("code", [5, 32, 33])
def test_a_file_that_a_reader_holds_is_tried_again(
    places: Places, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    waits: list[float] = []
    monkeypatch.setattr(time, "sleep", waits.append)
    monkeypatch.setattr(os, "replace", Held(3, code))
    kept = ResponseStore(places).update("funding", made.answering("q1", "Words."))
    assert kept.answer("q1").text == "Words."
    assert waits == [0.01, 0.02, 0.04]


@pytest.mark.parametrize(("code", "tries"), [(32, 8), (1, 0)])
def test_a_file_that_stays_held_is_given_up_within_bounds(
    places: Places, monkeypatch: pytest.MonkeyPatch, code: int, tries: int
) -> None:
    waits: list[float] = []
    monkeypatch.setattr(time, "sleep", waits.append)
    monkeypatch.setattr(os, "replace", Held(99, code))
    with pytest.raises(SaveFailed):
        ResponseStore(places).update("funding", made.answering("q1", "Words."))
    assert len(waits) == tries
    assert sum(waits) < 3


# Making a response


def test_a_new_response_comes_with_its_source(places: Places, tmp_path: Path) -> None:
    source = tmp_path / "Consultation paper.docx"
    source.write_bytes(b"PK\x03\x04")
    ResponseStore(places).create(made.plain_response("munro"), source)
    assert ResponseStore(places).ids() == ("funding", "munro")
    assert (places.sources("munro") / source.name).read_bytes() == b"PK\x03\x04"


def test_an_id_that_is_taken_is_refused(places: Places) -> None:
    before = places.response("funding").read_bytes()
    with pytest.raises(BadInput, match="already a response called funding"):
        ResponseStore(places).create(made.plain_response(), None)
    assert places.response("funding").read_bytes() == before


@pytest.mark.parametrize(
    "id_", ["", ".", "..", "../x", "a/b", "a\\b", "con", "NUL.txt", "x" * 81, "a ", "é", "a."]
)
def test_an_id_that_cannot_name_a_folder_everywhere_is_refused(places: Places, id_: str) -> None:
    with pytest.raises(BadInput, match="cannot be the id of a response"):
        ResponseStore(places).create(made.plain_response(id_), None)


def test_a_failed_creation_leaves_nothing(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BadInput, match=r"gone\.pdf cannot be read: no such file or directory"):
        ResponseStore(places).create(made.plain_response("munro"), places.folder / "gone.pdf")
    doubled = made.plain_response("munro")
    with pytest.raises(BadInput, match="cannot be the id of a question"):
        ResponseStore(places).create(
            replace(doubled, questions=(replace(doubled.questions[0], id=""),)), None
        )
    monkeypatch.setattr(os, "replace", Held(99, 1))
    with pytest.raises(SaveFailed):
        ResponseStore(places).create(made.plain_response("munro"), None)
    assert not places.response_folder("munro").exists()


def test_a_file_keeps_its_permissions_and_a_link_stays_one(places: Places, tmp_path: Path) -> None:
    real = tmp_path / "shared.json"
    places.library.rename(real)
    real.chmod(0o664)
    places.library.symlink_to(real)
    LibraryStore(places).save(positions=[made.line("p-2")])
    assert places.library.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o664
    assert list(LibraryStore(places).load().positions) == ["p-1", "p-2"]
