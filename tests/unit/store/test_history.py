"""The history: numbered versions, only ever added to."""

from __future__ import annotations

import errno
import os
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult_tui.domain.history import HistoryEntry
from consult_tui.domain.responses import Answer
from consult_tui.errors import DamagedStore, SaveFailed
from consult_tui.store.history import answer_content, answer_from, append, entries, has_version, read
from tests.unit.store import made

ENTRY = HistoryEntry(at="2026-11-23T10:00:00+00:00", today="2012-04-23", user="Jo", what="leave")

ENTRY_WITH_A_LIST = b'{"at":"","today":"","user":"","what":"","detail":[]}'


def version(question: str, version: str) -> HistoryEntry:
    return replace(ENTRY, question=question, version=version)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "history.jsonl"


@given(st.lists(st.lists(made.entries, max_size=4), max_size=4))
def test_entries_come_back_numbered_by_question(batches: list[list[HistoryEntry]]) -> None:
    expected: list[HistoryEntry] = []
    for entry in [entry for batch in batches for entry in batch]:
        if not entry.version or not entry.question:
            expected.append(entry)
            continue
        versions = [old for old in expected if old.question == entry.question and old.version]
        if not versions or versions[-1].version != entry.version:
            expected.append(replace(entry, number=len(versions) + 1))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "history.jsonl"
        kept = [entry for batch in batches for entry in append(path, batch)]
        assert kept == expected
        assert list(entries(path)) == expected
        assert list(entries(path, "q1")) == [entry for entry in expected if entry.question == "q1"]


@given(made.answers)
def test_an_answer_comes_back_from_an_entry(answer: Answer) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "history.jsonl"
        append(path, [replace(ENTRY, answer=answer_content(answer))])
        content = entries(path)[0].answer
    assert content is not None
    assert answer_from(content) == answer


def test_an_entry_that_holds_no_answer_names_the_field() -> None:
    with pytest.raises(DamagedStore, match="field 'texts': is not a field"):
        answer_from({"texts": "x"})


def test_a_version_is_known_by_question_and_hash(path: Path) -> None:
    append(path, [version("q1", "aa"), version("q2", "bb"), replace(ENTRY, note="aa and bb")])
    assert has_version(path, "q1", "aa")
    assert not has_version(path, "q1", "bb")
    assert not has_version(path.with_name("none.jsonl"), "q1", "aa")


def test_it_only_grows(path: Path) -> None:
    append(path, [version("q1", "aa")])
    before = path.read_bytes()
    append(path, [version("q1", "aa"), version("q1", "bb")])
    assert path.read_bytes().startswith(before)
    assert [entry.number for entry in entries(path)] == [1, 2]


def test_nothing_to_add_makes_no_file(path: Path) -> None:
    assert append(path, []) == ()
    assert not path.exists()
    assert entries(path) == ()


def test_a_last_line_cut_short_anywhere_is_passed_over_and_taken_off(path: Path) -> None:
    append(path, [version("q1", "aa")])
    first = path.read_bytes()
    append(path, [version("q1", "bb")])
    whole = path.read_bytes()
    for length in range(len(first) + 1, len(whole) - 1):
        path.write_bytes(whole[:length])
        assert [entry.version for entry in entries(path)] == ["aa"]
        append(path, [version("q1", "cc")])
        assert [(entry.number, entry.version) for entry in entries(path)] == [(1, "aa"), (2, "cc")]
        assert read(path).unreadable == ()


def test_a_last_line_that_only_lacks_its_end_is_kept(path: Path) -> None:
    append(path, [version("q1", "aa")])
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    append(path, [version("q1", "bb")])
    assert [(entry.number, entry.version) for entry in entries(path)] == [(1, "aa"), (2, "bb")]


def test_a_damaged_line_in_the_middle_is_told_and_the_others_are_read(path: Path) -> None:
    append(path, [version("q1", "aa"), version("q1", "bb")])
    lines = path.read_bytes().split(b"\n")
    strange = [b"@@garbage@@", b'{"colour":"red"}', ENTRY_WITH_A_LIST]
    path.write_bytes(b"\n".join([lines[0], *strange, lines[1], lines[1][:-5], b""]))
    found = read(path)
    assert [entry.version for entry in found.entries] == ["aa", "bb"]
    assert found.unreadable == (2, 3, 4, 6)
    assert append(path, [version("q1", "cc")])[0].number == 3


def test_a_full_disk_leaves_it_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    append(path, [version("q1", "aa")])
    before = path.read_bytes()

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "no")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(SaveFailed, match="the disk is full"):
            append(path, [version("q1", "bb")])
    assert path.read_bytes() == before
    assert append(path, [version("q1", "bb")])[0].number == 2


def test_a_folder_that_is_gone_and_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(SaveFailed, match="its folder is gone"):
        append(tmp_path / "gone" / "history.jsonl", [ENTRY])
    (tmp_path / "history.jsonl").mkdir()
    with pytest.raises(DamagedStore, match=r"history\.jsonl cannot be read: is a directory"):
        entries(tmp_path / "history.jsonl")


ADDING = """
import sys
from pathlib import Path
from tests.unit.store.test_history import append, version
for n in range(40):
    append(Path(sys.argv[1]), [version("q1", f"{sys.argv[2]}{n}")])
"""


def test_two_programs_that_add_lose_nothing_and_number_on(path: Path) -> None:
    with made.program(ADDING, path, "a") as one, made.program(ADDING, path, "b") as other:
        assert [adding.communicate(timeout=60) for adding in (one, other)] == [("", ""), ("", "")]
    found = entries(path)
    assert [entry.number for entry in found] == list(range(1, 81))
    assert {entry.version for entry in found} == {f"{who}{n}" for who in "ab" for n in range(40)}
