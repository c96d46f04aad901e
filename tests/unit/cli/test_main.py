from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import click
import pytest

from consult_tui.cli.main import COMMANDS, run
from consult_tui.cli.output import table
from consult_tui.cli.words import WordsCommand
from consult_tui.errors import (
    Ambiguous,
    BadInput,
    Conflict,
    ConsultError,
    DamagedStore,
    NotFound,
    Refused,
    SaveFailed,
    Stopped,
    Usage,
)
from consult_tui.workspace import opening
from consult_tui.workspace.workspace import Workspace


def nothing(ws: Workspace) -> None:
    raise AssertionError("no command here opens the screens")


def fails_with(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> int:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(opening, "locate", fail)
    return run(["locate"], nothing)


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (ConsultError, 1),
        (NotFound, 1),
        (Ambiguous, 1),
        (BadInput, 1),
        (DamagedStore, 1),
        (SaveFailed, 1),
        (Stopped, 1),
        (Usage, 2),
        (Conflict, 4),
        (Refused, 5),
    ],
)
def test_every_error_is_one_line_and_its_own_exit_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], kind: type[ConsultError], code: int
) -> None:
    assert fails_with(monkeypatch, kind("A file\nwith \x1b[31m in its name.", "Do this.")) == code
    out, err = capsys.readouterr()
    assert (out, err) == ("", "A file with ␛[31m in its name. Do this.\n")


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (ValueError("x\ny"), "ValueError"),
        (OSError(28, "No space left on device"), "No space left on device"),
        (RecursionError(), "RecursionError"),
        (KeyError("x"), "KeyError"),
    ],
)
def test_what_nobody_thought_of_is_one_line_and_its_details_are_in_a_file(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: Exception, says: str
) -> None:
    assert fails_with(monkeypatch, error) == 1
    out, err = capsys.readouterr()
    assert out == ""
    (line,) = err.splitlines()
    assert line.startswith(
        f"Something went wrong inside consult: {says}. Please report it; the details are in "
    )
    kept = Path(line.rpartition(" in ")[2].removesuffix("."))
    assert type(error).__name__ in kept.read_text()
    assert Path(os.environ["CONSULT_HOME"]) in kept.parents


@pytest.mark.parametrize("error", [KeyboardInterrupt(), click.Abort()])
def test_ctrl_c_stops_with_a_word(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: BaseException
) -> None:
    assert fails_with(monkeypatch, error) == 130
    assert capsys.readouterr().err.strip() == "Stopped."


def test_every_command_there_is_is_in_the_help_and_the_other_way_round(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["--help"], nothing) == 0
    listed = capsys.readouterr().out.partition("Commands:")[2]
    assert [line.split()[0] for line in listed.splitlines() if line.strip()] == sorted(COMMANDS)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_says_what_it_does(capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert run([name, "--help"], nothing) == 0
    out, err = capsys.readouterr()
    assert out.startswith(f"Usage: consult {name}")
    assert err == ""


def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    from consult_tui import __version__

    assert run(["--version"], nothing) == 0
    assert capsys.readouterr().out == f"consult, version {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["fly"],
        ["--fly"],
        ["responses", "--fly"],
        ["show"],
        ["search"],
        ["search", "--statos", "agreed", "funding"],
        ["search", "-n", "0", "funding"],
        ["edit", "r", "title"],
        ["position", "fly"],
        ["export", "r"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_one_line_that_leads_to_the_help(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert run(arguments, nothing) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    assert "--help" in err


def test_without_a_command_the_screens_open_on_the_workspace(sample: Path) -> None:
    opened: list[Workspace] = []
    assert run(["--workspace", str(sample), "--user", "Ann"], opened.append) == 0
    assert [(ws.folder, ws.context.user) for ws in opened] == [(sample.resolve(), "Ann")]


def words_of(*arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = {}

    @click.command(cls=WordsCommand, context_settings={"help_option_names": ["-h", "--help"]})
    @click.argument("words", nargs=-1)
    @click.option("-n", "limit", type=int)
    @click.option("--all", "everything", is_flag=True)
    def command(**given: Any) -> None:
        found.update(given)

    command.main(list(arguments), standalone_mode=False)
    return found


@pytest.mark.parametrize(
    ("arguments", "words", "limit", "everything"),
    [
        (["funding", "-schools", "--all"], ("funding", "-schools"), None, True),
        (["-schools", "funding", "-n", "3"], ("funding", "-schools"), 3, False),
        (["-n3", "-notional"], ("-notional",), 3, False),
        (["- a list\n- of two"], ("- a list\n- of two",), None, False),
        (["--a dash and more"], ("--a dash and more",), None, False),
        (["a", "--", "-n", "--all"], ("a", "-n", "--all"), None, False),
        (["-"], ("-",), None, False),
    ],
)
def test_words_may_begin_with_a_hyphen(
    arguments: list[str], words: tuple[str, ...], limit: int | None, everything: bool
) -> None:
    assert words_of(*arguments) == {"words": words, "limit": limit, "everything": everything}


def test_a_table_cuts_long_cells_and_shows_controls(capsys: pytest.CaptureFixture[str]) -> None:
    table([("a\nb", "123456"), ("\x1b[2J", "[bold]")], ("one", "two"), (9, 5))
    assert capsys.readouterr().out.splitlines() == ["one   two", "a b   1234…", "␛[2J  [bol…"]


def test_json_is_written_as_utf8_whatever_the_terminal_is(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    from consult_tui.cli.output import print_json

    print_json({"text": "£ “x” \ud800 👩‍👩‍👧"})
    out = capsysbinary.readouterr().out
    assert json.loads(out.decode("utf-8")) == {"text": "£ “x” ? 👩‍👩‍👧"}
