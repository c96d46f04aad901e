"""Backups: made before a file is replaced, not too many, not too few, and never in the way of a save."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult_tui.errors import DamagedStore, SaveFailed
from consult_tui.store import backups, files
from consult_tui.store.layout import read
from consult_tui.store.library import LibraryStore
from consult_tui.store.places import Places
from consult_tui.store.responses import ResponseStore
from tests.unit.store import made

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    places = Places(tmp_path)
    LibraryStore(places).create()
    ResponseStore(places).create(made.plain_response(), None)
    return places


def titles(path: Path) -> list[str]:
    return list(read(path, "library").tables["positions"])


def keep_at(path: Path, generation: int, at: datetime) -> Path | None:
    return backups.keep(path, generation, at.timestamp())


def test_what_a_save_replaces_is_kept_as_it_was(places: Places) -> None:
    store = LibraryStore(places)
    before = places.library.read_bytes()
    store.save(positions=[made.line("p-1")])
    (backup,) = backups.backups(places.library)
    assert backup.path.read_bytes() == before
    assert backup.path.parent == places.folder / ".consult" / "backups" / "library"
    assert backup.path.name == f"{backup.at:%Y%m%dT%H%M%SZ}-g1.json"
    assert backups.newest_good(places.library) == backup.path


def test_a_response_has_backups_of_its_own(places: Places) -> None:
    ResponseStore(places).update("funding", made.answering("q1", "Yes."))
    (backup,) = backups.backups(places.response("funding"))
    assert backup.path.parent.name == "funding"
    assert read(backup.path, "response").tables["answers"] == {}
    assert backups.backups(places.library) == []


def test_a_response_called_library_is_not_taken_for_it(places: Places) -> None:
    assert backups.place_of(places.response("library")) != backups.place_of(places.library)
    assert backups.place_of(places.settings) is None
    assert backups.place_of(places.folder / "positions.json") is None


def test_saves_within_a_minute_make_one_backup(places: Places) -> None:
    store = LibraryStore(places)
    for n in range(5):
        store.save(positions=[made.line(f"p-{n}")])
    assert len(backups.backups(places.library)) == 1


@pytest.mark.parametrize(("seconds", "made_again"), [(0, False), (59, False), (60, True), (-5, True)])
def test_the_next_backup_is_due_after_a_minute_or_when_the_clock_was_put_back(
    places: Places, seconds: int, made_again: bool
) -> None:
    assert keep_at(places.library, 1, NOON)
    assert bool(keep_at(places.library, 2, NOON + timedelta(seconds=seconds))) is made_again
    assert [b.generation for b in backups.backups(places.library)] == ([1, 2] if made_again else [1])


def test_a_backup_is_a_link_until_the_file_is_replaced(places: Places) -> None:
    kept = keep_at(places.library, 1, NOON)
    assert kept is not None
    assert kept.samefile(places.library)
    files.replace_file(places.library, b"new")
    assert kept.read_bytes() != b"new"


def test_where_links_fail_it_is_a_copy(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(95, "not supported")

    monkeypatch.setattr(os, "link", refuse)
    kept = keep_at(places.library, 1, NOON)
    assert kept is not None
    assert not kept.samefile(places.library)
    assert backups.newest_good(places.library) == kept


def test_a_copy_that_fails_is_not_left_half_made(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(95, "not supported")

    def cut_short(_: Path, to: Path) -> None:
        to.write_bytes(b"half")
        raise OSError(28, "no space left")

    monkeypatch.setattr(os, "link", refuse)
    monkeypatch.setattr(shutil, "copyfile", cut_short)
    assert keep_at(places.library, 1, NOON) is None
    assert os.listdir(places.backups / "library") == []


def test_a_backup_that_cannot_be_made_stops_no_save(places: Places) -> None:
    places.hidden.write_text("a file where the folder should be")
    assert "p-1" in LibraryStore(places).save(positions=[made.line("p-1")]).positions
    assert "p-1" in LibraryStore(places).load().positions


def test_a_save_that_fails_leaves_no_backup_tied_to_what_stands(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "no space left")

    store = LibraryStore(places)
    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(SaveFailed):
        store.save(positions=[made.line("p-1")])
    assert backups.backups(places.library) == []


def test_ten_newest_and_one_a_day_for_thirty_days_stay(places: Places) -> None:
    for n in range(40 * 4):
        keep_at(places.library, n + 1, NOON + timedelta(hours=6 * n))
    found = backups.backups(places.library)
    last = NOON + timedelta(hours=6 * 159)
    assert [b.generation for b in found][-10:] == list(range(151, 161))
    days = [b.at.date() for b in found]
    assert set(days) == {last.date() - timedelta(days=n) for n in range(30)}
    older = days[: days.index(found[-10].at.date())]
    assert len(older) == len(set(older))


@given(st.lists(st.integers(60, 3 * 86_400), min_size=1, max_size=40), st.data())
def test_pruning_never_removes_the_newest_good_one(gaps: list[int], data: st.DataObject) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        places = Places(Path(folder))
        LibraryStore(places).create()
        good = places.library.read_bytes()
        at, wanted = NOON, None
        for n, gap in enumerate(gaps):
            at += timedelta(seconds=gap)
            is_good = data.draw(st.integers(0, 9)) == 0
            # Another file each time, as a save makes it, without waiting for the disk.
            places.library.unlink()
            places.library.write_bytes(good if is_good else b"damaged")
            kept = keep_at(places.library, n + 1, at)
            wanted = kept if is_good else wanted
        assert backups.newest_good(places.library) == wanted


def test_other_files_in_the_folder_are_left_alone(places: Places) -> None:
    folder = places.backups / "library"
    folder.mkdir(parents=True)
    for name in ("mine.json", "20261340T000000Z-g1.json", "20261123T120000Z.json"):
        (folder / name).write_text("x")
    keep_at(places.library, 1, NOON)
    assert len(backups.backups(places.library)) == 1
    assert len(os.listdir(folder)) == 4


def test_generations_and_not_clocks_say_which_is_newest(places: Places) -> None:
    keep_at(places.library, 1, NOON + timedelta(days=300))
    older = places.library.read_bytes()
    LibraryStore(places).save(positions=[made.line("p-1")])
    newest = backups.newest_good(places.library)
    assert newest is not None
    assert newest.read_bytes() == older
    kept = keep_at(places.library, 2, NOON)
    assert backups.newest_good(places.library) == kept


def test_damage_names_the_newest_good_backup_and_the_command(places: Places) -> None:
    store = LibraryStore(places)
    store.save(positions=[made.line("p-1")])
    good = keep_at(places.library, 2, NOON)
    keep_at(places.library, 3, NOON + timedelta(minutes=5))
    (places.backups / "library" / "20261123T120500Z-g3.json").unlink()
    (places.backups / "library" / "20261123T120500Z-g3.json").write_bytes(b"damaged")
    places.library.unlink()
    places.library.write_bytes(b"")
    with pytest.raises(DamagedStore) as caught:
        LibraryStore(places).load()
    assert caught.value.mend == (
        f"Bring back the backup of 23 November 2026, 12:00 UTC ({good}) with: consult doctor --mend"
    )


def test_damage_without_a_backup_says_so(places: Places) -> None:
    places.response("funding").write_bytes(b"{")
    with pytest.raises(DamagedStore, match="there is no good backup of it here"):
        ResponseStore(places).load("funding")


def test_a_bad_field_names_the_backup_too(places: Places) -> None:
    ResponseStore(places).update("funding", made.answering("q1", "Yes."))
    path = places.response("funding")
    path.write_bytes(path.read_bytes().replace(b'"text": "Yes."', b'"text": 7'))
    for look in (ResponseStore(places).load, ResponseStore(places).summary):
        with pytest.raises(DamagedStore, match=r"field 'text': must be text.*consult doctor --mend"):
            look("funding")
