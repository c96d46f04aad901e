"""The rooms import only leftward: on the import graph, and in fresh processes on what was really loaded."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.conftest import PROJECT

PACKAGE = PROJECT / "consult_tui"
LEVELS = {
    "domain": 0,
    "text": 1,
    "ooxml": 1,
    "store": 2,
    "search": 2,
    "intake": 2,
    "checks": 2,
    "word": 2,
    "workspace": 3,
    "cli": 4,
    "tui": 4,
}
KEPT_TO = {
    "textual": {"tui"},
    "rich": {"tui"},
    "docx": {"ooxml", "word", "intake"},
    "lxml": {"ooxml", "word", "intake"},
    "tinydb": {"store"},
    "pypdfium2": {"intake"},
    "markdown_it": {"text"},
    "click": {"cli"},
    "numpy": {"search"},
    "snowballstemmer": {"search"},
    "filelock": {"store"},
}
COMES_WITH = {"rich": "textual", "lxml": "lxml", "docx": "python-docx", "markdown_it": "markdown-it-py"}
"""Distributions whose names are not their modules' names, or that another brings along."""

PURE = ("domain", "text", "search", "checks")
IMPURE = {"os", "pathlib", "io", "shutil", "tempfile", "subprocess", "threading", "time", "random", "secrets"}
NETWORK = {"ssl", "http", "urllib.request", "ftplib", "smtplib", "requests", "httpx", "aiohttp"}
CLOCKS = {
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("date", "today"),
    ("time", "time"),
}

HEAVY = {"docx", "lxml", "pypdfium2", "numpy", "rapidfuzz", "snowballstemmer", "filelock"}
"""What no room may load by being imported."""


@dataclass(frozen=True)
class Import:
    """One import statement: where it stands and what it names."""

    file: str
    room: str
    line: int
    module: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line} imports {self.module}"

    @property
    def top(self) -> str:
        return self.module.partition(".")[0]

    @property
    def of_room(self) -> str | None:
        """The room, or the module at the top, that it reaches into; None where it is not of this program."""
        parts = self.module.split(".")
        return (parts[1] if len(parts) > 1 else "") if parts[0] == "consult_tui" else None


@lru_cache
def trees() -> dict[Path, ast.Module]:
    return {path: ast.parse(path.read_text("utf-8"), str(path)) for path in sorted(PACKAGE.rglob("*.py"))}


def room_of(path: Path) -> str:
    inside = path.relative_to(PACKAGE)
    return inside.parts[0] if len(inside.parts) > 1 else inside.stem


def imports_in(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            names = [f"{module}.{alias.name}" for alias in node.names]
            yield from ((node.lineno, name) for name in (names if module == "consult_tui" else [module]))


@lru_cache
def all_imports() -> tuple[Import, ...]:
    return tuple(
        Import(str(path.relative_to(PROJECT)), room_of(path), line, module)
        for path, tree in trees().items()
        for line, module in imports_in(tree)
    )


def test_every_folder_is_a_room_and_every_room_has_code() -> None:
    folders = {path.parent.relative_to(PACKAGE).parts[0] for path in PACKAGE.rglob("*/*.py")}
    assert folders == set(LEVELS)


def test_rooms_import_only_from_rooms_further_left() -> None:
    wrong = []
    for found in all_imports():
        to = found.of_room
        if found.room not in LEVELS or to is None or to in ("errors", "__version__", found.room):
            continue
        if to not in LEVELS or LEVELS[to] >= LEVELS[found.room]:
            wrong.append(str(found))
    assert wrong == []


def test_what_all_may_import_imports_nothing_of_ours() -> None:
    assert [str(i) for i in all_imports() if i.room in ("errors", "__init__") and i.of_room is not None] == []


def test_only_the_entry_point_joins_the_command_line_and_the_screens() -> None:
    both = {"cli", "tui"}
    joins = {i.room for i in all_imports() if i.of_room in both and i.room not in both}
    assert joins == {"__main__"}
    assert {i.of_room for i in all_imports() if i.room == "__main__"} >= both


@pytest.mark.parametrize("room", ["cli", "tui"])
def test_the_commands_and_the_screens_call_only_the_use_cases(room: str) -> None:
    for_types = {
        (str(path.relative_to(PROJECT)), inner.lineno)
        for path, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for inner in ast.walk(node)
        if isinstance(inner, ast.ImportFrom)
    }
    below = {"store", "search", "intake", "checks", "word", "ooxml"}
    reached = [i for i in all_imports() if i.room == room and i.of_room in below]
    assert [str(i) for i in reached if (i.file, i.line) not in for_types] == []


def test_no_module_imports_itself_by_way_of_others() -> None:
    """Also not for a type, nor in a function: who stands on whom is told by the imports alone."""
    modules = {".".join(path.relative_to(PROJECT).with_suffix("").parts): path for path in trees()}
    stands_on = {name: reached(trees()[path], modules) for name, path in modules.items()}
    try:
        TopologicalSorter(stands_on).prepare()
    except CycleError as circle:
        pytest.fail(" <- ".join(circle.args[1]))


def reached(tree: ast.Module, modules: Collection[str]) -> set[str]:
    """The modules of ours that a module names in its imports."""
    named = {
        f"{node.module}.{alias.name}" if f"{node.module}.{alias.name}" in modules else node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module
        for alias in node.names
    }
    return named & set(modules)


def test_imports_are_absolute() -> None:
    assert [str(i) for i in all_imports() if i.module.startswith(".")] == []


def test_the_inits_of_the_rooms_import_nothing() -> None:
    inits = [
        i for i in all_imports() if i.file.endswith("__init__.py") and i.module != "__future__.annotations"
    ]
    assert [str(i) for i in inits if i.module != "__future__"] == []


@pytest.mark.parametrize("package", sorted(KEPT_TO))
def test_a_package_is_used_only_where_it_belongs(package: str) -> None:
    used = [i for i in all_imports() if i.top == package]
    assert [str(i) for i in used if i.room not in KEPT_TO[package]] == []


def test_domain_is_standard_library_only() -> None:
    ours = {"consult_tui", *sys.stdlib_module_names}
    assert [str(i) for i in all_imports() if i.room == "domain" and i.top not in ours] == []


def test_every_package_used_is_declared() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {re.split(r"[\s<>=;\[]", entry)[0].lower() for entry in project["dependencies"]}
    used = {i.top for i in all_imports()} - {"consult_tui", *sys.stdlib_module_names}
    assert {COMES_WITH.get(name, name) for name in used} <= declared


@pytest.mark.parametrize("room", PURE)
def test_pure_rooms_touch_neither_files_nor_clock_nor_chance(room: str) -> None:
    mine = [i for i in all_imports() if i.room == room]
    assert [str(i) for i in mine if i.top in IMPURE] == []
    opened = [
        f"{path.relative_to(PROJECT)}:{node.lineno} calls {node.func.id}"
        for path, tree in trees().items()
        if room_of(path) == room
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if node.func.id in ("open", "print", "input", "eval", "exec", "__import__")
    ]
    assert opened == []


def test_only_the_workspace_reads_the_clock() -> None:
    read = [
        f"{path.relative_to(PROJECT)}:{node.lineno} reads the clock"
        for path, tree in trees().items()
        if room_of(path) != "workspace"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Attribute)
        if (node.value.id if isinstance(node.value, ast.Name) else node.value.attr, node.attr) in CLOCKS
    ]
    assert read == []


def test_nothing_goes_to_the_network() -> None:
    assert [str(i) for i in all_imports() if i.module in NETWORK or i.top in NETWORK] == []


def test_of_sockets_only_the_name_of_this_machine_is_asked() -> None:
    used = [
        f"{path.relative_to(PROJECT)}:{node.lineno} uses socket.{node.attr}"
        for path, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "socket"
        if node.attr != "gethostname"
    ]
    assert used + [str(i) for i in all_imports() if i.module.startswith("socket.")] == []


def modules_of(room: str) -> list[str]:
    inside = [path.relative_to(PROJECT).with_suffix("") for path in (PACKAGE / room).rglob("*.py")]
    return sorted(".".join(path.parts).removesuffix(".__init__") for path in inside)


def loaded_by(code: str) -> set[str]:
    """The packages that a fresh process has loaded after running `code`."""
    shown = f"{code}\nimport sys; print(' '.join({{name.partition('.')[0] for name in sys.modules}}))"
    done = subprocess.run(
        [sys.executable, "-c", shown], capture_output=True, text=True, cwd=PROJECT, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("room", sorted(LEVELS))
def test_importing_a_whole_room_loads_nothing_heavy(room: str) -> None:
    banned = HEAVY if room == "tui" else HEAVY | {"textual", "rich", "markdown_it"}
    if LEVELS[room] < LEVELS["store"]:
        banned = banned | {"tinydb", "orjson", "platformdirs", "tomlkit", "click"}
    loaded = loaded_by("\n".join(f"import {module}" for module in modules_of(room)))
    assert loaded & banned == set()


def test_the_command_line_starts_without_the_store_the_search_or_the_screens() -> None:
    light = HEAVY | {"textual", "rich", "markdown_it", "tinydb"}
    assert loaded_by("import consult_tui.__main__") & light == set()


def test_a_search_loads_no_screens_and_no_documents(sample: Path) -> None:
    code = f"""
import sys
from consult_tui.__main__ import main
sys.argv = ["consult", "--workspace", {str(sample)!r}, "search", "school", "funding"]
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
"""
    assert (
        loaded_by(code) & {"textual", "rich", "numpy", "docx", "lxml", "pypdfium2", "openxml_audit"} == set()
    )
