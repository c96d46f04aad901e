"""The guard on the guards: a test cannot reach the user's files, clock, name or network, or the sample."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import platformdirs
import pytest

from tests.conftest import PROJECT, TODAY, USER, LeftTheTest

FOLDERS = ("user_config_dir", "user_data_dir", "user_state_dir", "user_cache_dir")


def test_every_folder_of_the_users_is_below_the_tests_own_home(home: Path) -> None:
    assert Path.home() == home
    assert Path("~/x").expanduser() == home / "x"
    for name in FOLDERS:
        assert home in Path(getattr(platformdirs, name)("consult-tui")).parents


def test_the_programs_own_folders_are_below_it_too(home: Path) -> None:
    from consult_tui.store.places import find_workspace, user_places

    places = user_places()
    assert all(home in folder.parents for folder in (places.config, places.state, places.cache))
    assert find_workspace(Path.cwd()) is None


def test_the_home_is_empty_and_the_test_runs_in_it(home: Path) -> None:
    assert Path.cwd() == home
    assert not list(home.iterdir())


@pytest.mark.parametrize("first", [True, False])
def test_no_test_sees_what_another_left(home: Path, first: bool) -> None:
    assert not (home / "left").exists()
    (home / "left").write_text("behind")


def test_day_user_and_zone_are_given() -> None:
    given = {name: value for name, value in os.environ.items() if name.startswith("CONSULT_")}
    assert given.pop("CONSULT_HOME").startswith(str(Path.home()))
    assert given == {"CONSULT_TODAY": TODAY, "CONSULT_USER": USER}
    assert time.tzname == ("GMT", "BST")


def test_a_child_process_is_kept_off_them_too(home: Path) -> None:
    code = "import os, pathlib; print(pathlib.Path.home(), os.environ['CONSULT_TODAY'])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [str(home), TODAY]


def test_the_network_is_out_of_reach() -> None:
    with socket.socket() as line, pytest.raises(LeftTheTest):
        line.connect(("192.0.2.1", 80))


@pytest.mark.parametrize("part", ["snippets", "responses"])
def test_the_projects_own_sample_cannot_be_written(part: str, tmp_path: Path) -> None:
    inside = PROJECT / part / "x"
    with pytest.raises(LeftTheTest):
        inside.write_text("no")
    with pytest.raises(LeftTheTest):
        inside.mkdir()
    (tmp_path / "x").write_text("no")
    with pytest.raises(LeftTheTest):
        (tmp_path / "x").replace(inside)
    assert not inside.exists()


def test_the_sample_is_a_copy_that_may_be_changed(sample: Path) -> None:
    assert PROJECT not in sample.parents
    assert {path.name for path in sample.iterdir()} == {"snippets", "responses"}
    (sample / "snippets" / "x").write_text("yes")


def test_each_test_has_its_own_copy_of_the_sample(sample: Path) -> None:
    assert not (sample / "snippets" / "x").exists()
