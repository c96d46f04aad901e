"""`choices.jsonl`: added to by several, read past what cannot be read."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from consult_tui.domain.choices import Choice, Chose
from consult_tui.errors import SaveFailed
from consult_tui.store.choices import append, read
from tests.conftest import PROJECT

CHOICE = Choice(
    at="2012-04-23T10:00:00+00:00",
    today="2012-04-23",
    user="Ann",
    response="buses-2012",
    title="Buses",
    ref="q1",
    question="Why\u2028buses?",
    position="buses",
    chose=Chose.TAKEN,
)


def test_what_is_added_is_read_back_in_order(tmp_path: Path) -> None:
    path = tmp_path / "choices.jsonl"
    assert read(path) == ()
    other = replace(CHOICE, chose=Chose.REFUSED)
    append(path, CHOICE)
    append(path, other)
    assert read(path) == (CHOICE, other)


def test_a_line_that_a_crash_cut_short_is_passed_over_and_spoils_no_other(tmp_path: Path) -> None:
    path = tmp_path / "choices.jsonl"
    append(path, CHOICE)
    whole = path.read_bytes()
    path.write_bytes(whole + whole[:-20])
    assert read(path) == (CHOICE,)
    append(path, CHOICE)
    assert read(path) == (CHOICE, CHOICE)


def test_lines_of_a_kind_that_is_not_known_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "choices.jsonl"
    append(path, CHOICE)
    text = path.read_text("utf-8")
    path.write_text(text.replace('"taken"', '"praised"') + "[]\n\nnothing\n" + text, "utf-8")
    assert read(path) == (CHOICE,)


def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(SaveFailed):
        append(tmp_path / "gone" / "choices.jsonl", CHOICE)


def test_two_programs_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "choices.jsonl"
    code = (
        "import sys; from pathlib import Path; from tests.unit.store.test_choices import CHOICE\n"
        "from consult_tui.store.choices import append\n"
        "for _ in range(20): append(Path(sys.argv[1]), CHOICE)"
    )
    running = [subprocess.Popen([sys.executable, "-c", code, str(path)], cwd=PROJECT) for _ in range(2)]
    assert [each.wait(60) for each in running] == [0, 0]
    assert read(path) == (CHOICE,) * 40
