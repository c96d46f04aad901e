"""What every test stands on: nothing here or below touches the user's own files, clock, name or network.

Each test gets an empty home of its own (HOME, the XDG folders, CONSULT_HOME, and the working directory), the
sample's day, one user, UK time, and no way to the network or into the project's own sample. `sample` is a
fresh copy of the sample workspace.

Hypothesis runs few examples by default; `HYPOTHESIS_PROFILE=thorough` runs many.
"""

from __future__ import annotations

import itertools
import os
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis.database import DirectoryBasedExampleDatabase

PROJECT = Path(__file__).resolve().parent.parent
TODAY = "2012-04-23T10:00"
USER = "Test Officer"

_UNKEPT = shutil.ignore_patterns("exports", "*.lock", "*.tmp")
_KEPT_FROM_TESTS = (str(PROJECT / "snippets"), str(PROJECT / "responses"))
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGES_A_FILE = {"os.rename": 2, "os.remove": 1, "os.mkdir": 1, "os.rmdir": 1}
"""Audit events that change what a folder holds, and how many of their first arguments are paths; the last one
is an open folder that the path starts from, or -1."""
_HOMES = itertools.count()

settings.register_profile(
    "quick",
    max_examples=60,
    deadline=None,
    database=DirectoryBasedExampleDatabase(PROJECT / ".hypothesis" / "examples"),
)
settings.register_profile("thorough", settings.get_profile("quick"), max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


class LeftTheTest(BaseException):
    """A test reached for something outside; no `except Exception` in the program may hide it."""


def _guard(event: str, arguments: tuple[object, ...]) -> None:
    if event == "socket.connect":
        address = arguments[1]
        if isinstance(address, tuple) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise LeftTheTest(f"a test went to the network: {address}")
        return
    if event == "open":
        flags = arguments[2]
        changed = arguments[:1] if isinstance(flags, int) and flags & _WRITES else ()
    elif event in _CHANGES_A_FILE and arguments[-1] == -1:
        changed = arguments[: _CHANGES_A_FILE[event]]
    else:
        return
    for path in changed:
        if isinstance(path, str | os.PathLike) and os.path.abspath(path).startswith(_KEPT_FROM_TESTS):
            raise LeftTheTest(f"a test wrote into the project's own sample: {path}")


sys.addaudithook(_guard)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes and long texts are named by their argument: a made zip holds the time, so no two runs agree."""
    unwieldy = isinstance(val, bytes) or (isinstance(val, str) and len(val) > 80)
    return argname if unwieldy else None


@pytest.fixture(scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def home(_homes: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty home, in which the test also runs; everything of the user's is below it."""
    folder = _homes / str(next(_HOMES))
    folder.mkdir()
    monkeypatch.chdir(folder)
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(folder))
    for name in ("CONFIG_HOME", "DATA_HOME", "STATE_HOME", "CACHE_HOME", "RUNTIME_DIR"):
        monkeypatch.setenv(f"XDG_{name}", str(folder / f"xdg-{name.lower()}"))
    for name in ("APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(folder / name.lower()))
    for name in [name for name in os.environ if name.startswith("CONSULT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("CONSULT_HOME", str(folder / "consult"))
    monkeypatch.setenv("CONSULT_TODAY", TODAY)
    monkeypatch.setenv("CONSULT_USER", USER)
    monkeypatch.setenv("TZ", "Europe/London")
    _read_zone()
    yield folder
    monkeypatch.undo()
    _read_zone()


def _read_zone() -> None:
    if hasattr(time, "tzset"):
        time.tzset()


@pytest.fixture(scope="session")
def _pristine_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    for part in ("snippets", "responses"):
        shutil.copytree(PROJECT / part, folder / part, ignore=_UNKEPT)
    return folder


@pytest.fixture
def sample(_pristine_sample: Path, tmp_path: Path) -> Path:
    """A fresh copy of the sample workspace, free to be changed."""
    return Path(shutil.copytree(_pristine_sample, tmp_path / "sample"))
