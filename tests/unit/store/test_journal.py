"""The journal of typing: what a killed program typed is found again, and nobody's is lost."""

from __future__ import annotations

import errno
import os
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consult_tui.errors import SaveFailed
from consult_tui.store.journal import COMPACT_BYTES, Journal
from consult_tui.store.places import user_places
from tests.unit.store import made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return user_places().journal(tmp_path)


def texts(journal: Journal) -> list[tuple[str, str]]:
    return [(entry.target, entry.text) for entry in journal.entries()]


def test_the_newest_typing_in_each_place_is_kept(path: Path) -> None:
    journal = Journal(path)
    journal.note("funding", "q1", "We", "v1", "10:00:01")
    journal.note("funding", "about", "The council", "", "10:00:02")
    journal.note("funding", "q1", "We think", "v1", "10:00:03")
    assert texts(Journal(path)) == [("about", "The council"), ("q1", "We think")]
    newest = Journal(path).entries()[-1]
    assert (newest.response, newest.base, newest.at) == ("funding", "v1", "10:00:03")


def test_what_was_saved_is_forgotten_and_what_was_typed_since_is_not(path: Path) -> None:
    journal = Journal(path)
    journal.note("funding", "q1", "We think so.", "v1", "")
    journal.settle("funding", "q1", "We think")
    journal.settle("funding", "q2", "We think so.")
    journal.settle("munro", "q1", "We think so.")
    assert texts(journal) == [("q1", "We think so.")]
    journal.settle("funding", "q1", "We think so.")
    assert journal.entries() == ()


def test_no_journal_is_made_by_looking(path: Path) -> None:
    journal = Journal(path)
    journal.settle("funding", "q1", "")
    assert journal.entries() == journal.left_behind() == ()
    assert not path.parent.exists()


@settings(max_examples=25)
@given(st.lists(st.tuples(st.sampled_from(["q1", "q2"]), made.texts, st.booleans()), max_size=8))
def test_it_comes_to_what_was_noted_less_what_was_settled(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str, bool]]
) -> None:
    journal, expected = Journal(tmp_path_factory.mktemp("journal") / "typing.jsonl"), dict[str, str]()
    for target, text, settled in steps:
        if settled:
            journal.settle("r", target, text)
            if expected.get(target) == text:
                del expected[target]
        else:
            journal.note("r", target, text, "", "")
            expected[target] = text
    assert dict(texts(journal)) == expected


def test_cut_short_anywhere_only_the_last_line_is_lost(path: Path) -> None:
    journal = Journal(path)
    journal.note("funding", "q1", "One.", "", "")
    first = len(path.read_bytes())
    journal.note("funding", "q1", "One. Two.", "", "")
    whole = path.read_bytes()
    for length in range(first, len(whole) - 1):
        path.write_bytes(whole[:length])
        assert texts(journal) == [("q1", "One.")]
    path.write_bytes(whole[:-9])
    journal.note("funding", "q2", "Three.", "", "")
    assert texts(journal) == [("q1", "One."), ("q2", "Three.")]


def test_a_line_that_was_tampered_with_is_passed_over(path: Path) -> None:
    journal = Journal(path)
    journal.note("funding", "q1", "One.", "", "")
    path.write_bytes(path.read_bytes().replace(b"One.", b"Two.") + b"garbage\n\xff\xfe\n")
    assert texts(journal) == []
    journal.note("funding", "q1", "Three.", "", "")
    assert texts(journal) == [("q1", "Three.")]


@pytest.mark.parametrize("packed", [b"[]", b"7", b"{}", b'{"entry":{"text":7}}', b'{"gone":7}', b"{"])
def test_a_line_that_is_whole_but_no_entry_is_passed_over(path: Path, packed: bytes) -> None:
    journal = Journal(path)
    journal.note("funding", "q1", "One.", "", "")
    path.write_bytes(path.read_bytes() + b"%08x %b\n" % (zlib.crc32(packed), packed))
    assert texts(journal) == [("q1", "One.")]


def test_it_stays_small_however_long_one_types(path: Path) -> None:
    journal = Journal(path)
    journal.note("funding", "about", "The council.", "", "")
    for n in range(60):
        journal.note("funding", "q1", f"{n} " + "x" * 10_000, "", "")
    assert path.stat().st_size < COMPACT_BYTES
    assert [target for target, _ in texts(journal)] == ["about", "q1"]
    assert texts(journal)[1][1].startswith("59 ")


TYPING = """
import sys
from pathlib import Path
from consult_tui.store.journal import Journal
journal = Journal(Path(sys.argv[1]))
for n in range(int(sys.argv[3])):
    journal.note("funding", "q1", f"{sys.argv[2]} {n} " + "x" * 5000, "", "")
print("typed", flush=True)
sys.stdin.read()
"""


def test_two_programs_in_one_place_keep_both_texts(path: Path) -> None:
    with made.program(TYPING, path, "Jo", 80) as one, made.program(TYPING, path, "Sam", 80) as other:
        for typing in (one, other):
            assert typing.stdout is not None
            assert typing.stdout.readline() == "typed\n"
        found = {entry.text.split()[0]: entry.text.split()[1] for entry in Journal(path).entries()}
    assert found == {"Jo": "79", "Sam": "79"}


def test_only_what_ended_programs_typed_is_to_be_recovered(path: Path) -> None:
    Journal(path).note("funding", "q2", "Mine, still typing.", "", "")
    with made.program(TYPING, path, "Jo", 1) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "typed\n"
        assert len(Journal(path).entries()) == 2
        assert Journal(path).left_behind() == ()
    (left,) = Journal(path).left_behind()
    assert left.text.startswith("Jo 0")
    assert Journal(path).left_behind() == (left,)
    Journal(path).discard(left)
    assert Journal(path).left_behind() == ()
    assert texts(Journal(path)) == [("q2", "Mine, still typing.")]


def test_a_failed_note_says_so_and_keeps_what_was_noted(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = Journal(path)
    journal.note("funding", "q1", "One.", "", "")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "no")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(SaveFailed, match="the disk is full"):
            journal.note("funding", "q1", "One. Two.", "", "")
    assert texts(journal) == [("q1", "One.")]


def test_a_file_where_its_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("")
    with pytest.raises(SaveFailed, match="was not saved"):
        Journal(tmp_path / "state" / "journal.jsonl").note("funding", "q1", "One.", "", "")


def test_half_a_character_does_not_stop_it(path: Path) -> None:
    Journal(path).note("funding", "q1", "a \ud83d b", "", "")
    assert texts(Journal(path)) == [("q1", "a \ufffd b")]
