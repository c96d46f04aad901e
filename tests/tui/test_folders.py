"""Paths as officers type and paste them, and what a folder holds that can be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from consult_tui.tui.folders import KINDS, folder_and_start, listing, meant, usual_folder, written


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.docx", "A.PDF", "note.txt", "program.exe", ".hidden.docx", "a b.html"):
        (tmp_path / name).write_text("x")
    (tmp_path / "Old").mkdir()
    (tmp_path / ".git").mkdir()
    return tmp_path


def names(typed: str) -> list[str]:
    return [entry.name for entry in listing(typed).entries]


def test_a_folder_lists_what_can_be_read_and_nothing_hidden(folder: Path) -> None:
    assert names(f"{folder}/") == ["..", "Old", "a b.html", "A.PDF", "b.docx", "note.txt"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_that_the_reader_reads_is_listed(tmp_path: Path, kind: str) -> None:
    (tmp_path / f"file{kind}").write_text("x")
    assert f"file{kind}" in names(f"{tmp_path}/")


def test_the_beginning_of_a_name_narrows_the_list_whatever_its_case(folder: Path) -> None:
    assert names(f"{folder}/a") == ["a b.html", "A.PDF"]
    assert names(f"{folder}/o") == ["Old"]


def test_what_is_typed_in_full_stands_first(folder: Path) -> None:
    (folder / "b.docx.txt").write_text("x")
    (folder / "B.docx").mkdir()
    assert names(f"{folder}/b.docx")[0] == "b.docx"


@pytest.mark.parametrize("typed", ["'{}/a b.html'", '"{}/a b.html"', "{}/a\\ b.html", "  {}/a b.html  "])
def test_a_pasted_path_is_understood(folder: Path, typed: str) -> None:
    assert meant(typed.format(folder)) == folder / "a b.html"


@pytest.mark.parametrize("typed", ["~/{}/a b.html", "/usr/'{}/a b.html'", '~/"{}/a b.html"'])
def test_a_path_pasted_behind_the_folder_that_stood_there_is_what_is_meant(folder: Path, typed: str) -> None:
    assert meant(typed.format(folder)) == folder / "a b.html"


def test_a_dropped_file_is_understood(folder: Path) -> None:
    assert meant((folder / "a b.html").as_uri()) == folder / "a b.html"


def test_home_is_understood_and_written_short(home: Path) -> None:
    (home / "Papers").mkdir()
    assert meant("~/Papers") == home / "Papers"
    assert names("~/Pap") == ["Papers"]
    assert written(home / "Papers", folder=True) == "~/Papers/"
    assert meant(written(home / "x.docx")) == home / "x.docx"


def test_the_downloads_are_looked_in_first(home: Path) -> None:
    assert usual_folder() == home
    (home / "Downloads").mkdir()
    assert usual_folder() == home / "Downloads"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("/no/such/folder/", "There is no folder /no/such/folder."),
        ("{}/b.docx/", "is not a folder."),
        ("{}/zzz", "Nothing in {} begins with 'zzz' and can be read."),
        ("{}/Old/", "holds no document that can be read."),
        ("x\0y/", "cannot be looked into."),
    ],
)
def test_where_there_is_nothing_it_says_why(folder: Path, typed: str, said: str) -> None:
    assert said.format(folder) in listing(typed.format(folder)).problem


def test_a_full_folder_says_how_many_more(tmp_path: Path) -> None:
    for number in range(503):
        (tmp_path / f"{number}.txt").touch()
    found = listing(f"{tmp_path}/")
    assert (len(found.entries), found.more) == (501, 3)


def test_a_broken_link_does_not_hide_the_rest(folder: Path) -> None:
    (folder / "loop.docx").symlink_to(folder / "loop.docx")
    assert "b.docx" in names(f"{folder}/")


def test_nothing_typed_means_here(home: Path) -> None:
    assert folder_and_start("") == (home, "")
