"""The store's proofs in short, each as the command that `.ci/slow` runs at full size."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.conftest import PROJECT


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("bench_kills", "5", "200"), "nothing lost"),
        (("bench_two_writers", "60"), "nothing lost"),
        (("bench_growth", "60"), "within bounds"),
        (("bench_store", "300"), "within bounds"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_it_shows_in_short(command: tuple[str, ...], said: str) -> None:
    name, *size = command
    done = subprocess.run(
        [sys.executable, "-m", f"tests.benchmarks.{name}", *size],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        check=False,
        timeout=100,
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert done.stdout.splitlines()[-1].startswith(said)
