"""What starting costs, as whole processes in one run: `python -m tests.benchmarks.bench_startup [ROUNDS]`.

Commands on the sample stand beside `python -c pass`; the app's full first paint (both open responses and the
key bar on a screen of 120 by 36) stands beside that of a bare Textual app with a header, a list and a footer,
both in a terminal of their own. Medians, taken by turns; peak memory is what the system says of each process
once it has ended. It prints and never fails: the bounds are for a quiet machine.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
ROUNDS = 9
PATIENCE = 30.0
"""Seconds that a first paint may take."""
COMMAND_AT_MOST = 16.0
PAINT_AT_MOST = 2.0
MEMORY_AT_MOST = 70.0
"""Mebibytes."""

BARE = """
from textual.app import App
from textual.widgets import Footer, Header, OptionList
class Bare(App):
    BINDINGS = [("q", "quit", "Quit")]
    def compose(self):
        yield Header()
        yield OptionList("School funding", "Munro")
        yield Footer()
Bare().run()
"""
_CONTROL = re.compile(rb"\x1b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\\\)|[@-_])")


@dataclass(frozen=True)
class Paint:
    """A program in a terminal, from its start to its first whole screen."""

    milliseconds: float
    mebibytes: float


def whole_process(command: Sequence[str], environment: dict[str, str]) -> float:
    """Milliseconds of a process from its start to its end."""
    begun = time.perf_counter()
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return 1000 * (time.perf_counter() - begun)


def first_paint(command: Sequence[str], environment: dict[str, str], marks: Sequence[bytes]) -> Paint:
    """Run a program in a terminal until all of these words stand on its screen, then end it.

    Raises:
        TimeoutError: If they do not come up.
    """
    begun = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.execvpe(command[0], list(command), environment)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
    painted = _wait_for(terminal, marks, begun + PATIENCE)
    os.kill(child, signal.SIGTERM)
    _read_to_the_end(terminal)
    _, _, used = os.wait4(child, 0)
    os.close(terminal)
    per_mebibyte = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Paint(1000 * (painted - begun), used.ru_maxrss / per_mebibyte)


def _wait_for(terminal: int, marks: Sequence[bytes], end: float) -> float:
    seen = b""
    while time.perf_counter() < end:
        if select.select([terminal], [], [], 0.5)[0]:
            seen += os.read(terminal, 1 << 16)
            if all(mark in _CONTROL.sub(b"", seen) for mark in marks):
                return time.perf_counter()
    raise TimeoutError(f"{marks!r} did not come up")


def _read_to_the_end(terminal: int) -> None:
    """What a program says while it ends must be taken, or it waits for ever."""
    while True:
        try:
            if not os.read(terminal, 1 << 16):
                return
        except OSError:
            return


def commands(workspace: Path, rounds: int) -> None:
    """Print what whole commands cost beside `python -c pass`."""
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    consult = [sys.executable, "-m", "consult_tui", "--workspace", str(workspace)]
    draft = str(workspace / "draft.docx")
    acts = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "consult --version": [sys.executable, "-m", "consult_tui", "--version"],
        "consult responses": [*consult, "responses"],
        "consult search": [*consult, "search", "small", "schools"],
        "consult search --json": [*consult, "search", "small", "schools", "--json"],
        "consult suggest, all": [*consult, "suggest", "school-funding-2012"],
        "consult show": [*consult, "show", "school-funding-2012"],
        "consult export": [*consult, "export", "school-funding-2012", "--as", "draft", "-o", draft],
    }
    taken: dict[str, list[float]] = {name: [] for name in acts}
    for _ in range(rounds):
        for name, command in acts.items():
            taken[name].append(whole_process(command, environment))
    base = statistics.median(taken["python -c pass"])
    print(f"whole processes on the sample, median of {rounds}; bound for search {COMMAND_AT_MOST:g} times")
    for name, times in taken.items():
        middle = statistics.median(times)
        print(f"  {name:24} {middle:7.0f} ms  {middle / base:5.1f} times")


def screens(workspace: Path, rounds: int) -> None:
    """Print what the first paint costs beside a bare app, in time and memory."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(PROJECT),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "CONSULT_HOME": str(workspace / "home"),
    }
    acts = {
        "bare Textual app": ([sys.executable, "-c", BARE], (b"School funding", b"Munro", b"Quit")),
        "consult": (
            [sys.executable, "-m", "consult_tui", "--workspace", str(workspace)],
            (b"School funding", b"Munro", b"Help"),
        ),
    }
    taken: dict[str, list[Paint]] = {name: [] for name in acts}
    for _ in range(rounds):
        for name, (command, marks) in acts.items():
            taken[name].append(first_paint(command, environment, marks))
    base = statistics.median(paint.milliseconds for paint in taken["bare Textual app"])
    print(f"first paint, median of {rounds}; bounds {PAINT_AT_MOST:g} times and {MEMORY_AT_MOST:g} MiB")
    for name, paints in taken.items():
        middle = statistics.median(paint.milliseconds for paint in paints)
        most = max(paint.mebibytes for paint in paints)
        print(f"  {name:24} {middle:7.0f} ms  {middle / base:5.2f} times  peak {most:5.1f} MiB")


def main() -> None:
    """Print everything."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with tempfile.TemporaryDirectory() as folder:
        from consult_tui.workspace.opening import demo

        workspace = demo(Path(folder) / "SAMPLE")
        commands(workspace, rounds)
        screens(workspace, rounds)


if __name__ == "__main__":
    main()
