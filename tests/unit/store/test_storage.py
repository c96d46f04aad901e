"""The storage class under TinyDB's own methods."""

from __future__ import annotations

from pathlib import Path

import pytest
from tinydb import where
from tinydb.table import Document

from consult_tui.errors import NotFound
from consult_tui.store.layout import Reader, read_head
from consult_tui.store.storage import SafeDB, SafeStorage, SafeTable


def opened(path: Path, *, create: bool = True) -> SafeDB:
    return SafeDB(SafeStorage(Reader(path, "library"), ("positions", "bodies"), create=create))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "positions.json"


def test_tinydb_methods_work_with_ids_that_are_text(path: Path) -> None:
    table = opened(path).table("positions")
    table.insert(Document({"title": "A", "n": 1}, "a-1"))  # type: ignore[arg-type]
    table.upsert(Document({"title": "B"}, "b-1"))  # type: ignore[arg-type]
    table.update({"n": 2}, where("title") == "B")
    table.update({"n": 3}, doc_ids=["a-1"])  # type: ignore[list-item]
    again = opened(path).table("positions")
    assert {str(doc.doc_id): doc["n"] for doc in again} == {"a-1": 3, "b-1": 2}
    again.remove(where("n") == 3)
    assert len(table) == 1
    table.truncate()
    assert again.all() == []


def test_a_record_without_an_id_of_its_own_is_refused(path: Path) -> None:
    with pytest.raises(ValueError, match="needs an id of its own"):
        opened(path).table("positions").insert({"title": "A"})


def test_remembered_answers_go_when_another_saves(path: Path) -> None:
    mine, hers = opened(path).safe_table("positions"), opened(path).safe_table("positions")
    mine.put({"a": {"theme": "schools"}})
    query = where("theme") == "schools"
    assert len(mine.search(query)) == 1
    hers.put({"b": {"theme": "schools"}})
    assert len(mine.search(query)) == 2


def test_a_transaction_is_one_write(path: Path) -> None:
    db = opened(path)
    with db.transaction():
        db.safe_table("positions").put({"a": {"n": 1}})
        db.safe_table("bodies").put({"b": {"n": 2}})
        assert not path.exists()
        assert len(db.table("positions")) == 1
    assert read_head(path, "library")["generation"] == 1
    assert len(opened(path).table("bodies")) == 1


def test_a_transaction_that_raises_writes_nothing_and_leaves_memory_as_it_was(path: Path) -> None:
    db = opened(path)
    table: SafeTable = db.safe_table("positions")
    table.put({"a": {"n": [1]}})
    before = path.read_bytes()

    def stopped() -> None:
        with db.transaction():
            table.put({"a": {"n": [2]}})
            raise KeyError("stop")

    with pytest.raises(KeyError):
        stopped()
    assert path.read_bytes() == before
    assert table.all() == [{"n": [1]}]


def test_what_was_read_can_be_changed_without_changing_the_store(path: Path) -> None:
    table = opened(path).safe_table("positions")
    table.put({"a": {"n": 1}})
    for record in table:
        record["n"] = 9
    assert table.all() == [{"n": 1}]


def test_only_who_says_so_makes_a_file(path: Path) -> None:
    with pytest.raises(NotFound):
        opened(path, create=False).safe_table("positions").put({"a": {}})
    assert not path.exists()


def test_dropping_tables_goes_through_the_same_door(path: Path) -> None:
    db = opened(path)
    db.safe_table("positions").put({"a": {}})
    db.drop_tables()
    assert read_head(path, "library")["generation"] == 2
    assert len(opened(path).table("positions")) == 0
