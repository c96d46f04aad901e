"""How the code is cut: short modules, short functions, and a word on everything public."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.conftest import PROJECT
from tests.test_import_rules import PACKAGE, trees

LONGEST_MODULE = 350
LONGEST_FUNCTION = 50
Defined = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def definitions(node: ast.Module | ast.ClassDef) -> Iterator[Defined]:
    """Classes and functions that can be reached from outside, without those inside functions."""
    for inside in node.body:
        if isinstance(inside, Defined):
            yield inside
            if isinstance(inside, ast.ClassDef) and not inside.name.startswith("_"):
                yield from definitions(inside)


def overloads(node: Defined) -> bool:
    """Whether a method's meaning is told by the class it comes from."""
    return any(isinstance(d, ast.Name) and d.id in ("override", "overload") for d in node.decorator_list)


def test_no_module_is_too_long() -> None:
    lengths = {str(p.relative_to(PROJECT)): len(p.read_text("utf-8").splitlines()) for p in trees()}
    assert {path: lines for path, lines in lengths.items() if lines > LONGEST_MODULE} == {}


def test_no_function_is_too_long() -> None:
    long = {
        f"{path.relative_to(PROJECT)}:{node.lineno} {node.name}": node.end_lineno - node.lineno + 1
        for path, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno
        if node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    }
    assert long == {}


def test_every_public_name_says_what_it_is_for() -> None:
    silent = [
        f"{path.relative_to(PROJECT)}:{node.lineno} {node.name}"
        for path, tree in trees().items()
        for node in definitions(tree)
        if not node.name.startswith("_") and not overloads(node) and not ast.get_docstring(node)
    ]
    assert silent == []


def test_every_module_says_what_it_is_for() -> None:
    assert [
        str(path.relative_to(PACKAGE)) for path, tree in trees().items() if not ast.get_docstring(tree)
    ] == []
