"""consult doctor: finds what is wrong, mends when told, and tells the shell which it was."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.end_to_end.conftest import Consult, Done
from tests.end_to_end.shapes import differences

FINDING = {"check": str, "file": str, "message": str, "mend": str, "mended": bool, "done": str}


def edit(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\n")


def test_the_sample_is_well(consult: Consult) -> None:
    done = consult("doctor").ok()
    assert (done.out, done.err) == ("", "All is well.\n")
    assert consult("doctor", "--json").ok().json == []


def test_a_damaged_library_is_found_named_and_brought_back(
    process: Callable[..., Done], sample: Path
) -> None:
    library = sample / "snippets" / "positions.json"
    kept = len(json.loads(library.read_bytes())["positions"])
    process("position", "edit", "strategic-role-in-education", "--owner", "Adviser").ok()
    library.write_bytes(library.read_bytes()[:5000])
    line = process("search", "schools").refused(1, "positions.json", "consult doctor --mend", "backup of")
    assert str(sample / ".consult" / "backups" / "library") in line

    found = process("doctor", "--json")
    assert found.code == 1
    assert differences(found.json, [FINDING]) == []
    assert [(one["check"], one["file"], one["mended"]) for one in found.json] == [
        ("files", "snippets/positions.json", False)
    ]
    assert library.stat().st_size == 5000

    mended = process("doctor", "--mend")
    assert mended.code == 0
    assert "Mended. The backup of" in mended.out
    assert mended.err == "All is well.\n"
    assert len(json.loads(library.read_bytes())["positions"]) == kept
    (aside,) = library.parent.glob("positions.json.damaged-*")
    assert aside.stat().st_size == 5000
    process("search", "schools").ok()
    process("doctor").ok()


def test_what_cannot_be_mended_stays_an_error(consult: Consult, sample: Path) -> None:
    (sample / "responses" / "munro-2012" / "sources" / "SAMPLE-munro-2012.html").unlink()
    done = consult("doctor", "--mend")
    assert done.code == 1
    assert "SAMPLE-munro-2012.html is missing." in done.out
    assert done.err == "1 found wrong.\n"


def test_settings_that_cannot_be_read_stop_no_doctor(consult: Consult, sample: Path) -> None:
    (sample / "snippets" / "workspace.toml").write_text("name = \n")
    done = consult("doctor", "--json")
    assert done.code == 1
    assert [one["check"] for one in done.json] == ["settings"]


def test_without_a_workspace_it_says_so(consult: Consult) -> None:
    consult("doctor", on=None).refused(1, "There is no workspace here.")


@pytest.mark.parametrize(
    "command", [["show", "munro-2012"], ["answer", "munro-2012", "3", "--text", "New."]], ids=" ".join
)
def test_an_edit_by_hand_is_noted_on_standard_error_once(
    consult: Consult, sample: Path, command: list[str]
) -> None:
    edit(sample / "responses" / "munro-2012" / "response.json")
    done = consult(*command, "--json").ok()
    assert done.json
    note = (
        "Note: responses/munro-2012/response.json was edited outside consult; the change was taken as it is."
    )
    assert done.err.splitlines().count(note) == 1


def test_mending_is_in_the_history(consult: Consult, sample: Path) -> None:
    edit(sample / "responses" / "munro-2012" / "response.json")
    consult("doctor", "--mend").ok()
    last = json.loads((sample / "responses/munro-2012/history.jsonl").read_bytes().splitlines()[-1])
    assert (last["what"], last["user"]) == ("mend", "Test Officer")
    assert "The edit was taken as it is" in last["note"]
