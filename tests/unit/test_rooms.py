"""The import rules, on the import graph and in fresh processes: rooms import only from rooms further left."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import PROJECT

PACKAGE = PROJECT / "consult_tui"
LEVELS = (
    ("errors",),
    ("domain",),
    ("text", "ooxml"),
    ("store", "search", "intake", "checks", "word"),
    ("workspace",),
    ("cli", "tui"),
    ("__main__",),
)
LEVEL = {room: level for level, rooms in enumerate(LEVELS) for room in rooms}
KEPT_TO = {
    "textual": {"tui"},
    "rich": {"tui"},
    "docx": {"ooxml", "word", "intake"},
    "lxml": {"ooxml", "word", "intake"},
    "tinydb": {"store"},
}
"""Libraries that only these rooms import."""
HEAVY = ("textual", "rich", "docx", "lxml", "pypdfium2", "numpy", "tinydb", "markdown_it", "asyncio")
READING = {"docx", "lxml", "pypdfium2", "textual", "numpy"}
"""What looking and searching never load."""


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@cache
def imported(path: Path) -> frozenset[str]:
    """Every module that a file imports, wherever in it, those for types only included."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Import(names=names):
                found.update(name.name for name in names)
            case ast.ImportFrom(module=module, level=level, names=names):
                assert level == 0, f"{path} imports relatively"
                assert module is not None
                found.update(f"{module}.{name.name}" for name in names)
    return frozenset(found)


def imports_between_rooms() -> Iterator[tuple[Path, str, str]]:
    for path in modules():
        for name in imported(path):
            parts = name.split(".")
            if parts[0] == "consult_tui" and len(parts) > 1 and parts[1] != "__version__":
                yield path, room_of(path), parts[1]


def test_every_room_is_known() -> None:
    assert {room_of(path) for path in modules()} == set(LEVEL) | {"__init__"}


def test_a_room_imports_only_from_rooms_further_left() -> None:
    wrong = [
        f"{path.relative_to(PROJECT)} imports {to}"
        for path, room, to in imports_between_rooms()
        if room != to and LEVEL[to] >= LEVEL[room]
    ]
    assert not wrong


def test_the_commands_and_the_screens_call_only_the_use_cases() -> None:
    allowed = {"workspace", "domain", "text", "errors"}
    wrong = {
        f"{path.relative_to(PROJECT)} imports {to}"
        for path, room, to in imports_between_rooms()
        if room in ("cli", "tui") and to not in allowed | {room} and not only_for_types(path, to)
    }
    assert not wrong


def only_for_types(path: Path, room: str) -> bool:
    """Whether every import of a room stands under `if TYPE_CHECKING`."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    guarded = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    return all(
        id(node) in guarded
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(f"consult_tui.{room}")
    )


@pytest.mark.parametrize("library", KEPT_TO)
def test_a_library_is_imported_only_where_it_belongs(library: str) -> None:
    users = {
        room_of(path) for path in modules() if any(name.split(".")[0] == library for name in imported(path))
    }
    assert users <= KEPT_TO[library]


def test_the_domain_is_the_standard_library_alone_without_clock_or_files() -> None:
    out = {"os", "io", "pathlib", "time", "sys", "subprocess", "socket", "shutil", "tempfile", "getpass"}
    for path in modules():
        if room_of(path) == "domain":
            tops = {name.split(".")[0] for name in imported(path)}
            assert tops <= (set(sys.stdlib_module_names) - out) | {"consult_tui"}, path.name


def test_the_name_of_a_room_imports_nothing() -> None:
    for path in PACKAGE.rglob("__init__.py"):
        assert not imported(path), path


def loaded_by(code: str, *arguments: str) -> set[str]:
    """The heavy libraries that a fresh process has loaded at its end."""
    ending = (
        f"\nimport sys, json; print(json.dumps([m for m in {HEAVY!r} if m in sys.modules]), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code + ending, *arguments],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        check=True,
    )
    return set(json.loads(done.stderr.splitlines()[-1]))


def test_every_room_but_the_screens_is_imported_without_a_heavy_library() -> None:
    names = [
        ".".join(path.relative_to(PROJECT).with_suffix("").parts)
        for path in modules()
        if room_of(path) not in ("tui", "__main__", "ooxml", "word", "intake", "store")
    ]
    code = "import importlib, sys\nfor name in sys.argv[1:]: importlib.import_module(name)"
    assert not loaded_by(code, *names)


@pytest.mark.parametrize(
    "arguments",
    [("search", "funding", "schools"), ("responses",), ("show", "school-funding-2012")],
    ids=" ".join,
)
def test_looking_and_searching_load_no_screens_and_no_documents(
    sample: Path, arguments: tuple[str, ...]
) -> None:
    code = (
        "import sys\nfrom consult_tui.cli.main import run\nassert run(sys.argv[1:], lambda ws: None) == 0\n"
    )
    assert not loaded_by(code, "--workspace", str(sample), *arguments) & READING
