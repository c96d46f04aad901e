"""The command line as a process of its own: streams, exit codes, encodings, pipes; about 0.3 s a run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import PROJECT
from tests.end_to_end.conftest import Done
from tests.end_to_end.shapes import HIT, RESPONSE, differences

Process = Callable[..., Done]


def test_data_on_standard_output_messages_on_standard_error(process: Process) -> None:
    done = process("responses", "--json").ok()
    assert differences(done.json, [RESPONSE]) == []
    assert done.err == ""
    plain = process("responses").ok()
    assert "School funding" in plain.out
    assert "SAMPLE" in plain.err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["show", "nothing"], 1),
        (["show"], 2),
        (["answer", "munro-2012", "3", "--text", "x", "--base", "0123456"], 4),
        (["insert", "munro-2012", "3", "one-national-rate"], 5),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_every_exit_code_reaches_the_shell(process: Process, arguments: list[str], code: int) -> None:
    process(*arguments).refused(code)


def test_an_import_that_took_some_exits_1_to_the_shell(process: Process) -> None:
    Path("lines.csv").write_text("id,statement,status\ngood,S,\nbad,S,sure\n")
    assert process("position", "import", "lines.csv").code == 1


def test_settings_come_from_the_environment(process: Process, sample: Path) -> None:
    done = process(
        "responses", "--json", on=None, CONSULT_WORKSPACE=str(sample), CONSULT_TODAY="2012-05-20"
    ).ok()  # fmt: skip
    assert {row["id"]: row["days_left"] for row in done.json}["school-funding-2012"] == 1


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_terminal_that_is_not_utf8_is_no_error(process: Process, encoding: str) -> None:
    done = process("search", "funding", "--json", PYTHONIOENCODING=encoding).ok()
    assert differences(done.json, [HIT]) == []
    assert process("answer", "munro-2012", "3", "--choose", "“£”", PYTHONIOENCODING=encoding).code == 1


def test_standard_input_is_read_as_utf8(process: Process) -> None:
    process("answer", "munro-2012", "3", "--file", "-", stdin="£5 “more”\n", PYTHONIOENCODING="ascii").ok()
    shown = process("show", "munro-2012", "--json").ok().json
    assert [q["text"] for q in shown["questions"] if q["number"] == "3"] == ["£5 “more”\n"]


@pytest.mark.parametrize("arguments", [["position", "list", "--json"], ["responses"]], ids=" ".join)
def test_output_that_nobody_reads_is_no_error(sample: Path, arguments: list[str]) -> None:
    nobody, end = os.pipe()
    os.close(nobody)
    done = subprocess.run(
        [sys.executable, "-m", "consult_tui", "--workspace", str(sample), *arguments],
        stdout=end,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        check=False,
    )
    os.close(end)
    assert b"Traceback" not in done.stderr
    assert b"Broken" not in done.stderr
    assert done.returncode == 0


def test_the_version_is_that_of_the_project(process: Process) -> None:
    import tomllib

    about = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    assert process("--version", on=None).ok().out == f"consult, version {about['project']['version']}\n"


def test_two_programs_that_write_at_once_lose_nothing(sample: Path) -> None:
    command = [sys.executable, "-m", "consult_tui", "--workspace", str(sample), "answer", "munro-2012"]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    running = [
        subprocess.Popen([*command, number, "--text", f"Words {number}."], env=environment)
        for number in ("3", "4", "7", "9")
    ]
    assert [one.wait(timeout=60) for one in running] == [0, 0, 0, 0]
    kept = json.loads((sample / "responses" / "munro-2012" / "response.json").read_bytes())
    texts = {answer.get("text") for answer in kept["answers"].values()}
    assert {"Words 3.", "Words 4.", "Words 7.", "Words 9."} <= texts
