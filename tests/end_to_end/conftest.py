"""The command line as its users meet it: in this process for most tests, in one of its own for a few."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pytest

from consult_tui.cli.main import run
from consult_tui.workspace.workspace import Workspace
from tests.conftest import PROJECT
from tests.end_to_end.tmux import demo


@dataclass(frozen=True)
class Done:
    """What came of a command."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON document on standard output; nothing else may be there."""
        return json.loads(self.out)

    def ok(self) -> Done:
        """The same, once it is sure that all went well."""
        assert self.code == 0, self.err
        return self

    def refused(self, code: int, *words: str) -> str:
        """The one line on standard error, once it is sure that it says these words, with this exit code."""
        assert self.out == ""
        assert "Traceback" not in self.err
        assert self.code == code, self.err
        (line,) = self.err.splitlines()
        for word in words:
            assert word.casefold() in line.casefold(), line
        return line


class Consult(Protocol):
    """Runs `consult ARGUMENTS` on the sample, or without a workspace where that is said."""

    def __call__(self, *arguments: str, stdin: str = "", on: Path | None = ...) -> Done: ...


def opens_nothing(ws: Workspace) -> None:
    raise AssertionError("this command opened the screens")


@pytest.fixture
def consult(
    sample: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Done]:
    """`consult` in this process, on a fresh copy of the sample."""

    def call(*arguments: str, stdin: str = "", on: Path | None = sample) -> Done:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        capsys.readouterr()
        before = ["--workspace", str(on)] if on else []
        code = run([*before, *arguments], opens_nothing)
        return Done(code, *capsys.readouterr())

    return call


@pytest.fixture
def process(sample: Path) -> Callable[..., Done]:
    """`python -m consult_tui` as a process of its own, on a fresh copy of the sample; about 0.3 s each."""

    def call(*arguments: str, stdin: str = "", on: Path | None = sample, **environment: str) -> Done:
        before = ["--workspace", str(on)] if on else []
        done = subprocess.run(
            [sys.executable, "-m", "consult_tui", *before, *arguments],
            input=stdin.encode(),
            capture_output=True,
            env={**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONIOENCODING": "utf-8", **environment},
            check=False,
            timeout=60,
        )
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    return call


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the sample for a real terminal, in which this checkout is what runs."""
    monkeypatch.setenv("PYTHONPATH", str(PROJECT))
    return demo(tmp_path / "SAMPLE")
