"""Full, lost and read-only drives, damaged files: nothing acknowledged is lost, and one plain line says why.

Short: every 4,096th byte of the sample's files. At full size (`.ci/slow`): every 64th.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from consult_tui.errors import DamagedStore, SaveFailed
from consult_tui.store import history
from consult_tui.store.library import LibraryStore
from consult_tui.store.places import Places
from consult_tui.store.responses import ResponseStore
from consult_tui.workspace.responses.answer_change import AnswerChange
from consult_tui.workspace.responses.drafting import set_answer
from consult_tui.workspace.workspace import Workspace
from tests.conftest import PROJECT
from tests.unit.store.trouble import (
    LINE,
    LONG,
    QUESTION,
    RESPONSE,
    TROUBLES,
    Done,
    consult,
    is_plain,
    leftovers,
    save_all,
    standing,
)

STEPS = [
    pytest.param(4096, id="short"),
    pytest.param(64, id="full", marks=pytest.mark.slow),
]

# Drives


def told(trouble: str, folder: Path, *before: str) -> dict[str, Any]:
    """What a program of its own tells of a trouble that it makes; what stands `before` runs it."""
    done = subprocess.run(
        [*before, sys.executable, "-W", "error", "-m", "tests.unit.store.trouble", trouble, str(folder)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def check(told: dict[str, Any], trouble: str) -> list[str]:
    """What was said in trouble, once it is sure that nothing was lost and all is well again after it."""
    before, during, after = ([Done(**done) for done in told[name]] for name in ("before", "during", "after"))
    assert all(done.code == 0 and done.kept for done in (*before, *after)), (before, after)
    for done in during:
        assert is_plain(done), done
        assert told["stood"][done.command] == (LONG if done.kept else "First words."), done.command
    assert told["shown"] == 0, "what is there can still be read"
    assert told["leftovers"] == []
    refused = [done.said for done in during if done.code]
    assert all(trouble in said for said in refused), refused
    return refused


def test_a_file_that_may_not_grow_further(tmp_path: Path) -> None:
    refused = check(told("limited", tmp_path / "drive"), "the file would be larger than this system allows")
    assert len(refused) == 3


def mounting() -> tuple[str, ...]:
    """What runs a program with mounts of its own; nothing where this machine lets nobody mount."""
    for own in (("unshare", "--mount"), ("unshare", "--map-root-user", "--mount")):
        if shutil.which("unshare") and not subprocess.run([*own, "true"], capture_output=True).returncode:
            return own
    return ()


@pytest.mark.slow
@pytest.mark.real_tools
@pytest.mark.parametrize("trouble", [name for name in TROUBLES if name != "limited"])
def test_a_drive_that_cannot_be_written_to(tmp_path: Path, trouble: str) -> None:
    drive = tmp_path / "drive"
    drive.mkdir()
    own, said = mounting(), "the disk is read-only" if trouble == "read-only" else "the disk is full"
    if own:
        mount = f'mount -t tmpfs -o size=600k none {drive} && exec "$@"'
        refused = check(told(trouble, drive, *own, "sh", "-c", mount, "sh"), said)
    else:
        # Where nobody may mount, a limit on what may be written stands for the drive.
        refused = check(told("limited", drive), "the file would be larger than this system allows")
    assert len(refused) == 3 if trouble in ("full", "read-only") else refused


def test_a_folder_that_is_taken_away_and_comes_back(sample: Path, tmp_path: Path) -> None:
    ws = Workspace(sample, today="2012-04-23", user="Officer")
    first = set_answer(ws, RESPONSE, QUESTION, AnswerChange(text="First words."))
    line = ws.library.positions[LINE]
    sample.rename(tmp_path / "away")
    for _ in range(2):
        with pytest.raises(SaveFailed, match="its folder is gone"):
            set_answer(ws, RESPONSE, QUESTION, AnswerChange(text="Typed meanwhile."))
        with pytest.raises(SaveFailed, match="its folder is gone"):
            ws.keep(positions=[line])
    assert ws.response(RESPONSE).answer(QUESTION) == first, "what is on screen stays"
    code, said = consult(sample, "show", RESPONSE)
    assert (code, said.count("\n")) == (1, 0)
    assert not sample.exists(), "nothing is made where the drive was"
    (tmp_path / "away").rename(sample)
    assert ResponseStore(Places(sample)).load(RESPONSE).answer(QUESTION) == first
    set_answer(ws, RESPONSE, QUESTION, AnswerChange(text="Typed meanwhile."))
    assert standing(sample)["answer"] == "Typed meanwhile."


# Damaged files

GARBAGE = [b"", b"\0" * 5000, b"PK\x03\x04 not ours", b"{}", b'{"_meta":', b"\xff\xfe{\0", b"[" * 50_000]


def refuse_all(folder: Path, damaged: Path, writing: tuple[str, ...]) -> None:
    """Every command that writes to a damaged file refuses in one plain line and leaves it alone."""
    before = damaged.read_bytes()
    for done in save_all(folder, "Words on top of damage."):
        assert is_plain(done), done
        if done.command in writing:
            assert done.code == 1, done
            assert damaged.name in done.said
            assert "Nothing was written over it." in done.said
        else:
            assert done.code == 0, done
    for reading in (("responses",), ("show", RESPONSE), ("search", "funding")):
        code, said = consult(folder, *reading)
        assert code in (0, 1)
        assert said.count("\n") == 0
        assert "went wrong inside" not in said
    assert damaged.read_bytes() == before
    assert leftovers(folder) == []


def cuts(path: Path, step: int) -> list[bytes]:
    """A file cut short at every so many bytes."""
    whole = path.read_bytes()
    return [whole[:length] for length in range(0, len(whole) - 1, step)]


FILES: list[tuple[Callable[[Places], Path], tuple[str, ...]]] = [
    (lambda places: places.library, ("position edit",)),
    (lambda places: places.response(RESPONSE), ("answer", "edit")),
]


@pytest.mark.parametrize(("file", "writing"), FILES, ids=["library", "response"])
@pytest.mark.parametrize("step", STEPS)
def test_nothing_is_written_over_a_file_that_is_cut_short(
    sample: Path, file: Callable[[Places], Path], writing: tuple[str, ...], step: int
) -> None:
    path = file(Places(sample))
    for data in cuts(path, step):
        path.write_bytes(data)
        refuse_all(sample, path, writing)


@pytest.mark.parametrize(("file", "writing"), FILES, ids=["library", "response"])
@pytest.mark.parametrize("data", GARBAGE, ids=range(len(GARBAGE)))
def test_nothing_is_written_over_garbage(
    sample: Path, file: Callable[[Places], Path], writing: tuple[str, ...], data: bytes
) -> None:
    path = file(Places(sample))
    path.write_bytes(data)
    refuse_all(sample, path, writing)


def test_what_was_acknowledged_comes_back_with_the_file(sample: Path) -> None:
    assert all(done.code == 0 for done in save_all(sample, "First words."))
    places = Places(sample)
    whole = {path: path.read_bytes() for path in (places.library, places.response(RESPONSE))}
    for path, data in whole.items():
        path.write_bytes(data[: len(data) // 2])
    with pytest.raises(DamagedStore):
        LibraryStore(places).load()
    with pytest.raises(DamagedStore):
        ResponseStore(places).load(RESPONSE)
    for path, data in whole.items():
        path.write_bytes(data)
    assert set(standing(sample).values()) == {"First words."}


@pytest.mark.parametrize("step", STEPS)
def test_a_history_that_is_cut_short_keeps_every_version_before_the_cut(sample: Path, step: int) -> None:
    places = Places(sample)
    for number in range(30):
        consult(sample, "answer", RESPONSE, QUESTION, "--text", f"Version {number}. {'Words. ' * 40}")
    path = places.history(RESPONSE)
    lines = path.read_bytes().splitlines(keepends=True)
    for data in cuts(path, step):
        path.write_bytes(data)
        whole = data[: data.rfind(b"\n") + 1]
        before = history.entries(path)
        assert len(before) in (whole.count(b"\n"), whole.count(b"\n") + 1)
        (done, *_) = save_all(sample, f"After {len(data)} bytes.")
        assert (done.code, done.kept) == (0, True)
        assert path.read_bytes().startswith(whole)
        after = history.entries(path)
        assert after[: len(before)] == before
        assert after[-1].what in ("answer", "edit")
    assert len(lines) > 30


def test_a_history_of_garbage_is_kept_and_added_to(sample: Path) -> None:
    path = Places(sample).history(RESPONSE)
    for data in GARBAGE:
        garbage = data + b"\n"
        path.write_bytes(garbage)
        (done, *_) = save_all(sample, f"After {len(data)} bytes of garbage.")
        assert (done.code, done.kept) == (0, True)
        assert path.read_bytes().startswith(garbage)
        assert history.entries(path)


@pytest.mark.parametrize("step", STEPS)
def test_settings_that_are_cut_short_are_named_and_left_alone(sample: Path, step: int) -> None:
    path = Places(sample).settings
    for data in (*cuts(path, min(step, 128)), *GARBAGE):
        path.write_bytes(data)
        for done in save_all(sample, f"With {len(data)} bytes of settings."):
            assert is_plain(done), done
            assert done.code == 0 or path.name in done.said
        assert path.read_bytes() == data
