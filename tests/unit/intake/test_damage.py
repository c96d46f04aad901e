"""Damaged files of every format: a sentence or a reading, soon, and without much memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from consult_tui.errors import ConsultError
from consult_tui.intake.apart.waiting import read_apart
from tests.conftest import PROJECT
from tests.unit.intake.damage import damaged, samples

IN_CI, ALL = 200, 2_000
MOST_SECONDS, MOST_MEBIBYTES = 5.0, 500.0


def test_two_hundred_damaged_files_in_one_process() -> None:
    begun = subprocess.run(
        [sys.executable, "-m", "tests.unit.intake.damage", "0", str(IN_CI)],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        timeout=120,
    )
    lines = [json.loads(line) for line in begun.stdout.splitlines()]
    assert begun.returncode == 0, (lines[-1:], begun.stderr[-500:])
    said = [line for line in lines if "said" in line]
    assert len(said) == IN_CI
    assert [line for line in said if line["seconds"] > MOST_SECONDS or "\n" in line["said"]] == []
    read, refused = sum("questions" in line["said"] for line in said), len(said)
    assert 0 < read < refused


def test_the_damage_is_the_same_everywhere_and_touches_every_format() -> None:
    assert damaged(7) == damaged(7)
    assert len({Path(name).suffix for name, _ in samples()}) == 8
    assert sum(damaged(number)[1] != samples()[number % len(samples())][1] for number in range(50)) > 40


def _work_of_children() -> float:
    """Seconds of work in the reading processes so far: a busy machine does not add to it."""
    used = os.times()
    return used.children_user + used.children_system


def said_of(path: Path) -> str:
    """What the officer is told; "" where the file was read."""
    try:
        read_apart(path)
    except ConsultError as error:
        return str(error)
    return ""


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, ALL, 250))
def test_two_thousand_damaged_files_as_the_program_reads_them(first: int, tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    for number in range(first, first + 250):
        name, data = damaged(number)
        path = tmp_path / name
        path.write_bytes(data)
        begun, worked = time.perf_counter(), _work_of_children()
        assert "\n" not in said_of(path), number
        assert _work_of_children() - worked < MOST_SECONDS, number
        assert time.perf_counter() - begun < 2 * MOST_SECONDS, number
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024 < MOST_MEBIBYTES
