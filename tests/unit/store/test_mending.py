"""Backups brought back, bad lines taken out, edits taken as they are: nothing that was there is lost."""

from __future__ import annotations

import itertools
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from consult_tui.errors import SaveFailed
from consult_tui.store import backups, drive, mending
from consult_tui.store.heads import is_good
from consult_tui.store.journal import Journal
from consult_tui.store.layout import read_head
from consult_tui.store.library import LibraryStore
from consult_tui.store.places import Places
from consult_tui.store.responses import ResponseStore
from tests.unit.store import made

STAMP = "20261123T120000Z"


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A library whose newest backup holds p-1, with p-2 saved since."""
    places = Places(tmp_path)
    store = LibraryStore(places)
    store.create()
    store.save(positions=[made.line("p-1")])
    backups.forget(places.library)
    store.save(positions=[made.line("p-2")])
    ResponseStore(places).create(made.plain_response(), None)
    ResponseStore(places).update("funding", made.answering("q1", "Yes."))
    return places


def aside_of(path: Path) -> list[Path]:
    return sorted(path.parent.glob(f"{path.name}.damaged-*"))


@pytest.mark.parametrize("data", [b"", b"garbage", b'{"_meta":{"1":{"format":1,"generation":900,'])
def test_a_backup_is_brought_back_and_the_damaged_file_kept(places: Places, data: bytes) -> None:
    places.library.write_bytes(data)
    done = mending.bring_back(places.library, lambda: True, STAMP)
    assert done is not None
    assert list(LibraryStore(places).load().positions) == ["p-1"]
    assert [path.read_bytes() for path in aside_of(places.library)] == [data]
    assert done[1] == aside_of(places.library)[0]
    assert is_good(places.library, "library")
    assert done[0].path.exists()


def test_the_generation_goes_on_from_the_damaged_one(places: Places) -> None:
    places.library.write_bytes(
        places.library.read_bytes().replace(b'"generation":3', b'"generation":70')[:-9]
    )
    mending.bring_back(places.library, lambda: True, STAMP)
    assert read_head(places.library, "library")["generation"] == 71


def test_a_generation_that_is_not_told_is_passed_by_far(places: Places) -> None:
    places.library.write_bytes(b"")
    mending.bring_back(places.library, lambda: True, STAMP)
    assert read_head(places.library, "library")["generation"] > mending.UNKNOWN_SAVES


def test_a_program_that_had_it_open_sees_that_it_was_brought_back(places: Places) -> None:
    store = LibraryStore(places)
    assert list(store.load().positions) == ["p-1", "p-2"]
    places.library.write_bytes(b"")
    mending.bring_back(places.library, lambda: True, STAMP)
    assert list(store.load().positions) == ["p-1"]
    assert list(store.save(positions=[made.line("p-3")]).positions) == ["p-1", "p-3"]


def test_a_file_that_is_gone_comes_back_with_its_summary(places: Places) -> None:
    path = places.response("funding")
    path.unlink()
    assert mending.bring_back(path, lambda: True, STAMP)
    assert aside_of(path) == []
    assert "summary" in read_head(path, "response")
    assert ResponseStore(places).summary("funding").title == "School funding reform"


def test_what_was_mended_by_somebody_else_is_left(places: Places) -> None:
    before = places.library.read_bytes()
    assert mending.bring_back(places.library, lambda: False, STAMP) is None
    assert (places.library.read_bytes(), aside_of(places.library)) == (before, [])


def test_without_a_good_backup_nothing_is_touched(places: Places) -> None:
    backups.forget(places.library)
    places.library.write_bytes(b"garbage")
    assert mending.bring_back(places.library, lambda: True, STAMP) is None
    assert (places.library.read_bytes(), aside_of(places.library)) == (b"garbage", [])


def test_a_failing_write_leaves_the_damaged_file(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise SaveFailed("The disk is full.")

    places.library.write_bytes(b"garbage")
    monkeypatch.setattr(mending, "replace_file", fail)
    with pytest.raises(SaveFailed):
        mending.bring_back(places.library, lambda: True, STAMP)
    assert places.library.read_bytes() == b"garbage"


def test_two_files_set_aside_in_one_second_are_both_kept(places: Places) -> None:
    places.library.write_bytes(b"first")
    mending.bring_back(places.library, lambda: True, STAMP)
    places.library.write_bytes(b"second")
    mending.bring_back(places.library, lambda: True, STAMP)
    assert sorted(path.read_bytes() for path in aside_of(places.library)) == [b"first", b"second"]


def test_bad_lines_are_taken_out_and_the_whole_file_kept(tmp_path: Path) -> None:
    path = tmp_path / "history.jsonl"
    path.write_bytes(b'{"a":1}\ngarbage\n\n{"a":2}\n{"a":')
    aside = mending.take_out_lines(path, lambda: (2, 5), STAMP)
    assert path.read_bytes() == b'{"a":1}\n{"a":2}\n'
    assert aside.read_bytes() == b'{"a":1}\ngarbage\n\n{"a":2}\n{"a":'


def test_an_edit_is_taken_as_it_is_with_a_right_checksum(places: Places) -> None:
    for path in (places.library, places.response("funding")):
        path.write_bytes(path.read_bytes().replace(b"Councils", b"Counties").replace(b"Yes.", b"No!!"))
    library, responses = LibraryStore(places), ResponseStore(places)
    assert library.load().positions["p-1"].statement == "Counties should decide."
    assert responses.load("funding").answer("q1").text == "No!!"
    assert "edited outside consult" in library.note
    library.accept_edit()
    responses.accept_edit("funding")
    assert is_good(places.library, "library")
    assert is_good(places.response("funding"), "response")
    assert library.note == responses.note("funding") == ""
    assert LibraryStore(places).load().positions["p-1"].statement == "Counties should decide."
    assert ResponseStore(places).load("funding").answer("q1").text == "No!!"


def test_lines_of_the_journal_that_are_not_whole_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    kept = Journal(path)
    assert kept.unreadable() == ()
    kept.note("r", "q1", "words", "", "")
    assert kept.unreadable() == ()
    with path.open("ab") as file:
        file.write(b"12345678 {half")
    assert len(kept.unreadable()) == 1
    mending.take_out_lines(path, kept.unreadable, STAMP)
    assert kept.unreadable() == ()
    assert [entry.text for entry in kept.entries()] == ["words"]


def test_every_backup_of_a_file_can_be_forgotten(places: Places) -> None:
    backups.keep(places.library, 9, 1_700_000_000)
    assert backups.forget(places.library) == 2
    assert backups.backups(places.library) == []
    assert backups.backups(places.response("funding")) != []


def test_this_drive_locks_and_replaces_as_a_second_program_sees_it(tmp_path: Path) -> None:
    assert drive.faults(tmp_path) == []
    assert list(tmp_path.iterdir()) == []


def test_a_drive_whose_locks_hold_nobody_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def no_lock(_: Path) -> Iterator[None]:
        yield

    monkeypatch.setattr(drive, "locked", no_lock)
    (fault,) = drive.faults(tmp_path)
    assert "can be locked by another" in fault


def test_a_drive_that_shows_old_files_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = itertools.count()

    def only_once(path: Path, data: bytes) -> None:
        if next(calls) == 0:
            path.write_bytes(data)

    monkeypatch.setattr(drive, "replace_file", only_once)
    (fault,) = drive.faults(tmp_path)
    assert "not so for another program" in fault


def test_a_folder_that_is_gone_is_a_fault_and_no_crash(tmp_path: Path) -> None:
    (fault,) = drive.faults(tmp_path / "gone")
    assert "cannot be written: its folder is gone." in fault


def test_a_second_program_that_does_not_start_is_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("python", 30)

    monkeypatch.setattr(subprocess, "run", refuse)
    (fault,) = drive.faults(tmp_path)
    assert "could not be tried" in fault
    assert list(tmp_path.iterdir()) == []
