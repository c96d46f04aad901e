"""Who else has a response open; the clock is ours."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from consult_tui.store.places import Places
from consult_tui.store.presence import BEAT_EVERY, GONE_AFTER, MOST_BYTES, Presence

RESPONSE = "munro-2012"


class Clock:
    """Seconds since 1970, as a test says."""

    def __init__(self, now: float = 1_000_000.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ann(tmp_path: Path, clock: Clock) -> Presence:
    return Presence(Places(tmp_path), "Ann", clock)


@pytest.fixture
def bob(tmp_path: Path, clock: Clock) -> Presence:
    return Presence(Places(tmp_path), "Bob", clock)


def _files(folder: Path) -> list[Path]:
    return sorted((folder / ".consult" / "open").glob("*/*.json"))


def _elsewhere(folder: Path, **changed: object) -> None:
    """Make every file one of another machine."""
    for path in _files(folder):
        path.write_text(json.dumps({**json.loads(path.read_text()), "host": "elsewhere", **changed}))


def test_each_sees_the_other_and_not_itself(ann: Presence, bob: Presence) -> None:
    ann.beat([RESPONSE])
    bob.beat([RESPONSE])
    assert ann.others() == {RESPONSE: ("Bob",)}
    assert bob.others() == {RESPONSE: ("Ann",)}


def test_who_closes_a_response_is_gone_at_once(ann: Presence, bob: Presence, tmp_path: Path) -> None:
    ann.beat([RESPONSE, "other"])
    ann.beat(["other"])
    assert bob.others() == {"other": ("Ann",)}
    ann.leave()
    assert bob.others() == {}
    assert _files(tmp_path) == []


def test_who_fell_silent_is_gone_after_a_while_and_back_with_a_beat(
    ann: Presence, bob: Presence, clock: Clock
) -> None:
    ann.beat([RESPONSE])
    assert bob.others() == {RESPONSE: ("Ann",)}
    clock.now += GONE_AFTER - 1
    assert bob.others() == {RESPONSE: ("Ann",)}
    clock.now += 2
    assert bob.others() == {}
    ann.beat([RESPONSE])
    assert bob.others() == {RESPONSE: ("Ann",)}


def test_a_beat_is_written_only_when_it_is_due(ann: Presence, clock: Clock, tmp_path: Path) -> None:
    def said() -> float:
        (path,) = _files(tmp_path)
        return float(json.loads(path.read_text())["when"])

    ann.beat([RESPONSE])
    first = said()
    clock.now += BEAT_EVERY - 1
    ann.beat([RESPONSE])
    assert said() == first
    clock.now += 1
    ann.beat([RESPONSE])
    assert said() == first + BEAT_EVERY


@pytest.mark.parametrize("off", [-3_600.0, 3_600.0])
def test_a_clock_that_goes_wrong_is_seen_through(tmp_path: Path, clock: Clock, off: float) -> None:
    theirs = Clock(clock.now + off)
    ann, bob = Presence(Places(tmp_path), "Ann", theirs), Presence(Places(tmp_path), "Bob", clock)
    for _ in range(2):
        ann.beat([RESPONSE])
        _elsewhere(tmp_path)
        seen = bob.others()
        theirs.now += BEAT_EVERY
        clock.now += BEAT_EVERY
    assert seen == {RESPONSE: ("Ann",)}
    clock.now += GONE_AFTER + 1
    assert bob.others() == {}


@pytest.fixture
def ended() -> int:
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_a_program_that_ended_on_this_machine_is_gone_at_once_and_its_file_with_it(
    ann: Presence, bob: Presence, tmp_path: Path, ended: int
) -> None:
    ann.beat([RESPONSE])
    (path,) = _files(tmp_path)
    path.write_text(json.dumps({**json.loads(path.read_text()), "pid": ended}))
    assert bob.others() == {}
    assert _files(tmp_path) == []


def test_the_same_person_twice_is_said_to_be_in_another_window(tmp_path: Path, clock: Clock) -> None:
    one, two = (Presence(Places(tmp_path), "Ann", clock) for _ in range(2))
    one.beat([RESPONSE])
    assert two.others() == {RESPONSE: ("Ann in another window",)}


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"user": "X"}', '{"user": " ", "host": "h", "pid": 1, "when": 1}', "1" * 5_000],
)
def test_what_is_none_of_ours_is_nobody(bob: Presence, tmp_path: Path, text: str) -> None:
    assert len(text) < MOST_BYTES or text.startswith("1")
    folder = tmp_path / ".consult" / "open" / RESPONSE
    folder.mkdir(parents=True)
    (folder / "x.json").write_text(text)
    assert bob.others() == {}


def test_where_the_folder_cannot_be_written_nothing_happens(
    ann: Presence, bob: Presence, tmp_path: Path
) -> None:
    (tmp_path / ".consult").write_text("a file where the folder should be")
    ann.beat([RESPONSE])
    assert bob.others() == {}
    ann.leave()
    assert os.listdir(tmp_path) == [".consult"]
