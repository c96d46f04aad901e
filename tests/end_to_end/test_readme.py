"""The README: every command of an officer's day works as it stands, and what it names is there."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from consult_tui.cli.main import COMMANDS
from tests.conftest import PROJECT
from tests.end_to_end.conftest import Consult

README = (PROJECT / "README.md").read_text(encoding="utf-8")
SET_UP = "python3 -m venv .venv && .venv/bin/pip install -q -e "


def blocks() -> list[str]:
    """Every block of shell commands, in order."""
    return re.findall(r"^```sh\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


def commands() -> Iterator[list[str]]:
    """Every command of the officer's day, parted as by a shell; a text in quotes may have several lines."""
    for block in blocks():
        if not block.startswith("python3"):
            pending = ""
            for line in block.splitlines():
                pending += line
                if pending.count('"') % 2:
                    pending += "\n"
                    continue
                yield shlex.split(pending)
                pending = ""


def test_the_officers_day_works_as_it_is_written(consult: Consult, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CONSULT_TODAY")
    done = []
    for command in commands():
        if command[0] == "cd":
            monkeypatch.chdir(command[1])
            continue
        assert command[0] == "consult"
        consult(*command[1:], on=None).ok()
        done.append(command[1])
    assert {
        "demo",
        "responses",
        "read",
        "new",
        "suggest",
        "answer",
        "insert",
        "show",
        "export",
        "search",
    } <= {*done}
    assert Path("munro-short.docx").stat().st_size > 10_000
    assert list(Path("responses/school-funding-2012/exports").glob("*SAMPLE*.docx"))


def test_two_lines_set_it_up_and_no_more_is_needed() -> None:
    first, second = (block for block in blocks() if block.startswith("python3"))
    assert first == f"{SET_UP}. && .venv/bin/consult demo\n"
    assert second.startswith(f"{SET_UP}'.[test]' && .venv/bin/pytest")
    assert len(second.splitlines()) == 1


def test_what_the_readme_names_is_there() -> None:
    for path in re.findall(r"`(?:bash )?((?:\.ci|tests|consult_tui|docs)/[\w./]+)`", README):
        assert (PROJECT / path).exists(), path
    for module in re.findall(r"-m (tests\.[\w.]+)", README):
        assert (PROJECT / Path(*module.split("."))).with_suffix(".py").exists(), module
    named = set(re.findall(r"`consult ([a-z]+)", README))
    assert named <= set(COMMANDS)


def test_the_changelog_has_this_version() -> None:
    from consult_tui import __version__

    assert f"## [{__version__}]" in (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8")
