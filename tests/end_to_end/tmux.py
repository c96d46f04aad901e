"""A real terminal for a test: the app in a pane of a private tmux server, driven by keys alone."""

from __future__ import annotations

import json
import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import PROJECT

NEEDS_TMUX = [
    pytest.mark.real_tools,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed"),
]
CONSULT = [sys.executable, "-m", "consult_tui"]
PATIENCE = 30.0
"""Seconds that something on the screen may take before the test fails."""


@dataclass(eq=False)
class Pane:
    """One pane, as large as it was asked for."""

    server: str
    output: int
    """What the program writes, as a file descriptor: it becomes readable whenever the screen changes."""

    def press(self, *keys: str) -> None:
        """Press keys by tmux's names: `C-f`, `F5`, `Enter`, `Escape`."""
        self._tmux("send-keys", *keys)

    def type(self, words: str) -> None:
        """Type words as they are."""
        self._tmux("send-keys", "-l", words)

    def screen(self) -> str:
        """What is on the screen."""
        return self._tmux("capture-pane", "-p")

    def wait_for(self, *words: str) -> str:
        """Wait until all these words are on the screen, and give it."""
        end = time.monotonic() + PATIENCE
        while True:
            screen = self.screen()
            missing = [word for word in words if word not in screen]
            if not missing:
                return screen
            self._wait_for_change(end, f"{missing} did not come up:\n{screen}")

    def wait_until_gone(self, words: str) -> None:
        """Wait until these words are on the screen no more."""
        end = time.monotonic() + PATIENCE
        while words in (screen := self.screen()):
            self._wait_for_change(end, f"{words!r} stays:\n{screen}")

    def wait_for_a_moment(self) -> None:
        """Wait until the screen changes, a fifth of a second at most."""
        if select.select([self.output], [], [], 0.2)[0]:
            os.read(self.output, 65536)

    def wait_for_end(self) -> None:
        """Wait until the program has ended and the shell says so."""
        self.wait_for("ended with")

    def _wait_for_change(self, end: float, otherwise: str) -> None:
        ready, _, _ = select.select([self.output], [], [], max(end - time.monotonic(), 0))
        assert ready, otherwise
        os.read(self.output, 65536)

    def _tmux(self, *arguments: str) -> str:
        command = ["tmux", "-L", self.server, *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@contextmanager
def pane(command: Sequence[str], folder: Path, size: tuple[int, int] = (120, 36)) -> Iterator[Pane]:
    """Run a command in a pane of its own; what it started is ended with it.

    Args:
        command: Program and arguments.
        folder: For the pane's fifo, and where the program runs.
        size: Columns and rows.
    """
    server = f"consult-{os.getpid()}-{time.monotonic_ns()}"
    fifo = folder / f"{server}.fifo"
    os.mkfifo(fifo)
    output = os.open(fifo, os.O_RDWR | os.O_NONBLOCK)
    quoted = " ".join(f"'{part}'" for part in command)
    # The shell says how the program ended and stays, so that the last screen can be read.
    shell = f"read go; {quoted}; echo ended with $?; read gone"
    start = ["new-session", "-d", "-x", str(size[0]), "-y", str(size[1]), "-c", str(folder), shell]
    environment = {**os.environ, "TERM": "xterm-256color", "LANG": "C.UTF-8"}
    tmux = ["tmux", "-L", server, "-f", "/dev/null"]
    subprocess.run([*tmux, *start], check=True, env=environment, capture_output=True)
    try:
        subprocess.run([*tmux, "pipe-pane", f"cat > '{fifo}'"], check=True, capture_output=True)
        made = Pane(server, output)
        made.press("Enter")
        yield made
    finally:
        subprocess.run([*tmux, "kill-server"], capture_output=True, check=False)
        os.close(output)


def demo(folder: Path) -> Path:
    """The sample's copy, made by the program itself in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    command = [*CONSULT, "demo", "--no-open", str(folder)]
    subprocess.run(command, check=True, capture_output=True, env=environment)
    return folder


def asked(workspace: Path, *command: str) -> Any:
    """What a command answers on a workspace, as JSON, in a process of its own."""
    given = [*CONSULT, "--workspace", str(workspace), *command, "--json"]
    return json.loads(subprocess.run(given, check=True, capture_output=True, text=True).stdout)
