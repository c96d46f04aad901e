"""Without a terminal the screens say so; everything has a command."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.conftest import PROJECT


def test_the_screens_need_a_terminal_and_say_so(sample: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "consult_tui", "--workspace", str(sample)],
        cwd=PROJECT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr == "The screens need a terminal. Use the commands instead: consult --help\n"
