"""Files of older formats: every format that ever was stays readable, and the machinery that sees to it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from consult_tui.errors import DamagedStore
from consult_tui.store import history, migrations
from consult_tui.store.backups import backups
from consult_tui.store.heads import FORMAT, is_good
from consult_tui.store.layout import read_head
from consult_tui.store.library import LibraryStore
from consult_tui.store.places import Places
from consult_tui.store.responses import ResponseStore
from consult_tui.store.settings import load_settings
from tests.conftest import PROJECT
from tests.unit.store import everything, made

KEPT = PROJECT / "tests" / "data"
Tables = dict[str, dict[str, Any]]


@pytest.fixture(params=[f"format-{number}" for number in range(1, FORMAT + 1)])
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Places:
    """A copy of the workspace that was kept when a format was the newest."""
    return Places(Path(shutil.copytree(KEPT / request.param, tmp_path / "kept")))


def test_the_kept_files_are_as_they_were_written() -> None:
    for number in range(1, FORMAT + 1):
        places = Places(KEPT / f"format-{number}")
        assert is_good(places.library, "library")
        assert is_good(places.response("everything"), "response")
        assert read_head(places.library, "library")["format"] == number


def test_todays_program_reads_every_field_of_every_kept_format(kept: Places) -> None:
    library = LibraryStore(kept).load()
    number = read_head(kept.library, "library")["format"]
    expected = everything.BY_FORMAT[number]
    assert tuple(library.positions.values()) == expected.positions
    assert tuple(library.bodies.values()) == everything.BODIES
    assert tuple(library.evidence.values()) == expected.evidence
    store = ResponseStore(kept)
    assert store.load("everything") == expected.response
    assert store.summary("everything").title == "Funding"
    assert LibraryStore(kept).note == store.note("everything") == ""
    (entry,) = history.entries(kept.history("everything"))
    assert (entry.what, entry.question, entry.answer) == (
        "answer",
        "qb",
        {"choices": ["Yes"], "text": "Yes."},
    )
    assert load_settings(kept.settings).acronyms == {"LA": "local authority"}


def test_todays_program_writes_every_kept_format_anew(kept: Places) -> None:
    LibraryStore(kept).save(positions=[made.line("p-9")])
    assert read_head(kept.library, "library")["format"] == FORMAT
    assert len(LibraryStore(kept).load().positions) == 4


@pytest.fixture
def older(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    """A workspace of a made-up format 0, in which a title was called a heading and answers were comments."""

    def to_1(kind: str, tables: Tables) -> Tables:
        if kind == "library":
            for record in tables["positions"].values():
                record["title"] = record.pop("heading")
            return tables
        return {("answers" if name == "comments" else name): table for name, table in tables.items()}

    monkeypatch.setitem(migrations.MIGRATIONS, 0, to_1)
    places = Places(tmp_path)
    LibraryStore(places).create()
    LibraryStore(places).save(positions=[made.line("p-1")])
    ResponseStore(places).create(made.plain_response(), None)
    ResponseStore(places).update("funding", made.answering("q1", "Yes."))
    shutil.rmtree(places.hidden)
    _to_0(places.library, lambda text: text.replace('"title"', '"heading"'))
    _to_0(places.response("funding"), lambda text: text.replace('"answers"', '"comments"'))
    return places


def _to_0(path: Path, change: Any) -> None:
    tables = json.loads(change(path.read_text(encoding="utf-8")))
    tables["_meta"]["1"] |= {"format": 0, "summary": {"what": "no summary of today's"}}
    path.write_text(json.dumps(tables), encoding="utf-8")


def test_an_older_format_is_read_and_not_written_by_reading(older: Places) -> None:
    before = older.library.read_bytes()
    assert LibraryStore(older).load().positions["p-1"].title == "Line p-1"
    assert ResponseStore(older).load("funding").answer("q1").text == "Yes."
    assert ResponseStore(older).summary("funding").unanswered == 2
    assert older.library.read_bytes() == before
    assert not older.hidden.exists()


def test_the_first_save_writes_todays_format_with_a_backup_first(older: Places) -> None:
    before = older.library.read_bytes()
    LibraryStore(older).save(positions=[made.line("p-2")])
    assert read_head(older.library, "library")["format"] == FORMAT
    assert list(LibraryStore(older).load().positions) == ["p-1", "p-2"]
    (backup,) = backups(older.library)
    assert backup.path.read_bytes() == before


def test_the_backup_of_an_older_format_does_not_wait_for_the_minute(older: Places) -> None:
    store = LibraryStore(older)
    store.save(positions=[made.line("p-2")])
    _to_0(older.library, lambda text: text.replace('"title"', '"heading"'))
    store.save(positions=[made.line("p-3")])
    assert len(backups(older.library)) == 2
    assert list(store.load().positions) == ["p-1", "p-2", "p-3"]


@pytest.mark.parametrize("number", [-1, 0])
def test_a_format_that_never_was_is_damage(tmp_path: Path, number: int) -> None:
    places = Places(tmp_path)
    LibraryStore(places).create()
    path = places.library
    path.write_bytes(path.read_bytes().replace(b'"format":%d' % FORMAT, b'"format":%d' % number))
    with pytest.raises(DamagedStore, match="gives no format"):
        LibraryStore(places).load()
