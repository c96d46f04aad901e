"""Damaged files of every format: a sentence or a reading, soon, and without much memory."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PROJECT
from tests.unit.intake.damage import damaged, samples

IN_CI, ALL, BATCH = 200, 2_000, 250
MOST_SECONDS, MOST_MEBIBYTES = 5.0, 500.0


def check_batch(first: int, count: int, *more: str) -> None:
    """Read a batch in a process that does nothing else, and look at what came of every file."""
    command = [sys.executable, "-m", "tests.unit.intake.damage", str(first), str(count), *more]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=1_800)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, (lines[-1:], done.stderr[-500:])
    said = [line for line in lines if "said" in line]
    assert len(said) == count
    assert [line for line in said if line["seconds"] > MOST_SECONDS or "\n" in line["said"]] == []
    assert 0 < sum("questions" in line["said"] for line in said) < count
    assert lines[-1]["peak"] < MOST_MEBIBYTES


def test_two_hundred_damaged_files_in_one_process() -> None:
    check_batch(0, IN_CI)


def test_the_damage_is_the_same_everywhere_and_touches_every_format() -> None:
    assert damaged(7) == damaged(7)
    assert len({Path(name).suffix for name, _ in samples()}) == 8
    assert sum(damaged(number)[1] != samples()[number % len(samples())][1] for number in range(50)) > 40


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, ALL, BATCH))
def test_two_thousand_damaged_files_as_the_program_reads_them(first: int) -> None:
    check_batch(first, BATCH, "apart")
