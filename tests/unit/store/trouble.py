"""Commands on a workspace in trouble: what each said, and whether what it acknowledged is there.

As a program (`python -m tests.unit.store.trouble TROUBLE FOLDER`) it makes the trouble itself, works in it,
clears it and works again, and prints what happened as JSON: for a drive of its own, or a process of its own.
"""

from __future__ import annotations

import io
import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, redirect_stderr, redirect_stdout, suppress
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from consult_tui.cli.main import run
from consult_tui.errors import ConsultError
from consult_tui.store.library import LibraryStore
from consult_tui.store.places import Places
from consult_tui.store.responses import ResponseStore
from consult_tui.workspace.opening import demo

RESPONSE, QUESTION, LINE = "school-funding-2012", "sf-03", "simpler-local-factors"
WRITING = {
    "answer": ("answer", RESPONSE, QUESTION, "--text"),
    "edit": ("edit", RESPONSE, "about"),
    "position edit": ("position", "edit", LINE, "--notes"),
}
"""Commands that save something, without the words."""
LONG = ("Words that take room. " * 1_000).strip()
"""More than is left on a drive that is nearly full."""


@dataclass(frozen=True)
class Done:
    """What came of one command."""

    command: str
    code: int
    said: str
    """On standard error."""
    kept: bool
    """Whether what it was to save is in its file."""


def consult(folder: Path, *arguments: str) -> tuple[int, str]:
    """Exit code of a command, and what it said on standard error."""
    said = io.StringIO()
    with redirect_stdout(io.TextIOWrapper(io.BytesIO())), redirect_stderr(said):
        code = run(["--workspace", str(folder), *arguments], lambda ws: None)
    # The sample's own notice is no message of trouble.
    lines = [line for line in said.getvalue().splitlines() if not line.startswith("SAMPLE")]
    return code, "\n".join(lines)


def _save(folder: Path, what: str, words: str) -> Done:
    code, said = consult(folder, *WRITING[what], words)
    return Done(what, code, said, standing(folder)[what] == words)


def save_all(folder: Path, words: str) -> list[Done]:
    """Save an answer, cover matter, and a note to a line of the library."""
    return [_save(folder, what, words) for what in WRITING]


def standing(folder: Path) -> dict[str, str]:
    """What each of these commands last wrote, read afresh; what is the matter where that cannot be read."""
    places = Places(folder)
    return {
        "answer": _reads(lambda: ResponseStore(places).load(RESPONSE).answer(QUESTION).text),
        "edit": _reads(lambda: ResponseStore(places).load(RESPONSE).about),
        "position edit": _reads(lambda: LibraryStore(places).load().positions[LINE].notes),
    }


def is_plain(done: Done) -> bool:
    """Whether a command saved and said so, or said in one plain line that it did not."""
    if done.code == 0:
        return done.kept and done.said.count("\n") == 0
    odd = ("Traceback", "Something went wrong inside", "Error:", "Errno")
    return done.code == 1 and done.said.count("\n") == 0 and not any(word in done.said for word in odd)


def leftovers(folder: Path) -> list[str]:
    """Temporary files in a workspace."""
    return [path.name for path in folder.rglob("*.tmp")]


def _reads(read: Callable[[], str]) -> str:
    try:
        return read()
    except ConsultError as refused:
        return f"not readable: {refused}"


@contextmanager
def full(folder: Path, left: int = 0) -> Iterator[None]:
    """A drive with so many bytes left."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(bytes(4096)):
            pass
    os.truncate(ballast, max(0, ballast.stat().st_size - left))
    yield
    ballast.unlink()


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """A drive that was made read-only."""
    subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
    yield
    subprocess.run(["mount", "-o", "remount,rw", folder], check=True)


@contextmanager
def limited(folder: Path) -> Iterator[None]:
    """No file may grow beyond what the response takes, as on a full drive."""
    size = Places(folder).response(RESPONSE).stat().st_size + 100
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


TROUBLES: dict[str, Callable[[Path], AbstractContextManager[None]]] = {
    "full": full,
    **{f"{left} kB left": partial(full, left=1000 * left) for left in (16, 32, 40, 44, 48, 56)},
    "read-only": read_only,
    "limited": limited,
}


def main(trouble: str, folder: Path) -> None:
    """Print what came of saving before, in and after a trouble."""
    demo(folder)
    before = save_all(folder, "First words.")
    with TROUBLES[trouble](folder):
        during = save_all(folder, LONG)
        shown, _ = consult(folder, "show", RESPONSE)
        stood = standing(folder)
    after = save_all(folder, "Last words.")
    done = {name: [asdict(done) for done in acts] for name, acts in (("before", before), ("after", after))}
    told = {"during": [asdict(done) for done in during], "shown": shown, "stood": stood}
    print(json.dumps({**done, **told, "leftovers": leftovers(folder)}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
