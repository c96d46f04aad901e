"""What an officer should know of the files: told once, also where the first thing done is a save."""

from __future__ import annotations

from pathlib import Path

import pytest

from consult_tui.errors import SaveFailed
from consult_tui.workspace.responses.answer_change import AnswerChange
from consult_tui.workspace.responses.drafting import set_answer
from consult_tui.workspace.workspace import Workspace
from tests.unit.workspace.conftest import line


def edit(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\n")


def test_an_edit_by_hand_is_told_once_of_files_that_were_read(ws: Workspace) -> None:
    edit(ws.places.library)
    edit(ws.places.response("buses-2012"))
    assert ws.notes() == ()
    assert ws.library.positions
    (note,) = ws.notes()
    assert note.startswith("positions.json was edited outside consult")
    ws.response("buses-2012")
    (note,) = ws.notes()
    assert note.startswith("responses/buses-2012/response.json was edited outside consult")
    assert ws.notes() == ()


def test_a_save_that_makes_the_checksum_right_does_not_hide_it(ws: Workspace) -> None:
    edit(ws.places.response("buses-2012"))
    ws.response("buses-2012")
    set_answer(ws, "buses-2012", "qbbbbbbb", AnswerChange(text="Because."))
    assert [note.split()[0] for note in ws.notes()] == ["responses/buses-2012/response.json"]
    edit(ws.places.library)
    ws.refresh()
    ws.keep(positions=[line("boats")])
    assert [note.split()[0] for note in ws.notes()] == ["positions.json"]


def test_our_own_saves_are_no_edits(ws: Workspace) -> None:
    set_answer(ws, "buses-2012", "qbbbbbbb", AnswerChange(text="Because."))
    ws.keep(positions=[line("boats")])
    assert ws.notes() == ()


def test_a_file_that_is_gone_is_not_noted_and_its_save_fails_as_always(ws: Workspace) -> None:
    ws.response("buses-2012")
    ws.places.response("buses-2012").unlink()
    with pytest.raises(SaveFailed, match="the file is gone"):
        set_answer(ws, "buses-2012", "qbbbbbbb", AnswerChange(text="Because."))
    assert ws.notes() == ()
