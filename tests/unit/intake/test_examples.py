"""The examples in the rules' docstrings are true."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
from types import ModuleType

import pytest

from consult_tui import intake


def modules() -> list[ModuleType]:
    found = pkgutil.walk_packages(intake.__path__, "consult_tui.intake.")
    return [importlib.import_module(one.name) for one in found]


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.__name__.rpartition("intake.")[2])
def test_examples(module: ModuleType) -> None:
    assert doctest.testmod(module).failed == 0
