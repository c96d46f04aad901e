from __future__ import annotations

import errno
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest

from consult_tui.domain.dates import Moment
from consult_tui.domain.questions import drop
from consult_tui.domain.responses import EMPTY
from consult_tui.domain.versions import answer_version
from consult_tui.store import history
from consult_tui.workspace.responses.answer_change import AnswerChange
from consult_tui.workspace.responses.drafting import edit, set_answer
from consult_tui.workspace.safety.recovery import forget_typing, journal, keep_typing, note_typing, recover
from consult_tui.workspace.workspace import Workspace
from tests.conftest import PROJECT
from tests.unit.workspace.conftest import QUESTIONS

RESPONSE, FIRST = "buses-2012", QUESTIONS[0].id
BEGUN_FROM_NOTHING = answer_version(EMPTY)

OTHER = "trams-2012"
CRASHED = """
import os, sys
from pathlib import Path
from consult_tui.workspace.safety.recovery import note_typing
from consult_tui.workspace.workspace import Workspace
folder, response, target, text, base = sys.argv[1:]
note_typing(Workspace(Path(folder)), response, target, text, base)
os._exit(9)
"""


def crash_while_typing(ws: Workspace, target: str, text: str, base: str, response: str = RESPONSE) -> None:
    """Another program notes its typing and ends without a word."""
    command = [sys.executable, "-c", CRASHED, str(ws.folder), response, target, text, base]
    ended = subprocess.run(command, check=False, env={**os.environ, "PYTHONPATH": str(PROJECT)})
    assert ended.returncode == 9


def test_typing_that_was_not_saved_comes_back_once(ws: Workspace) -> None:
    crash_while_typing(ws, FIRST, "Half a sen", BEGUN_FROM_NOTHING)
    (found,) = recover(ws)
    assert (found.response, found.target, found.text, found.taken) == (RESPONSE, FIRST, "Half a sen", True)
    assert Workspace(ws.folder).response(RESPONSE).answer(FIRST).text == "Half a sen"
    assert [e.what for e in history.entries(ws.places.history(RESPONSE), FIRST)] == ["recover"]
    assert recover(ws) == []


def test_typing_on_an_answer_that_has_changed_since_is_kept_in_the_history_only(ws: Workspace) -> None:
    crash_while_typing(ws, FIRST, "Mine", BEGUN_FROM_NOTHING)
    set_answer(ws, RESPONSE, FIRST, AnswerChange(text="Theirs"))
    (found,) = recover(ws)
    assert not found.taken
    assert ws.response(RESPONSE).answer(FIRST).text == "Theirs"
    kept = [(e.answer or {}).get("text") for e in history.entries(ws.places.history(RESPONSE), FIRST)]
    assert kept == ["Theirs", "Mine"]
    assert recover(ws) == []


def test_boxes_that_were_ticked_stay_when_typing_comes_back(ws: Workspace) -> None:
    before = set_answer(ws, RESPONSE, FIRST, AnswerChange(choices=("Agree",), text="Old"))
    crash_while_typing(ws, FIRST, "New", answer_version(before))
    recover(ws)
    answer = ws.response(RESPONSE).answer(FIRST)
    assert (answer.choices, answer.text) == (("Agree",), "New")


def test_typing_that_was_saved_after_all_is_no_news(ws: Workspace) -> None:
    crash_while_typing(ws, FIRST, "Saved", BEGUN_FROM_NOTHING)
    set_answer(ws, RESPONSE, FIRST, AnswerChange(text="Saved"))
    assert recover(ws) == []


def test_cover_matter_comes_back_too_and_what_it_replaces_is_in_the_history(ws: Workspace) -> None:
    edit(ws, RESPONSE, "about", "Written since by a colleague.")
    crash_while_typing(ws, "about", "We are counc", "")
    (found,) = recover(ws)
    assert (found.target, found.taken) == ("about", True)
    assert ws.response(RESPONSE).about == "We are counc"
    (entry,) = [e for e in history.entries(ws.places.history(RESPONSE)) if e.what == "recover"]
    assert entry.detail["before"] == "Written since by a colleague."


def test_typing_for_what_is_no_longer_there_is_kept_in_the_history(ws: Workspace) -> None:
    crash_while_typing(ws, "qgone", "Nearly lost", "")
    (found,) = recover(ws)
    assert not found.taken
    (entry,) = history.entries(ws.places.history(RESPONSE), "qgone")
    assert (entry.answer or {}).get("text") == "Nearly lost"
    assert journal(ws).entries() == ()


def test_typing_for_a_question_that_was_taken_out_goes_with_it(ws: Workspace) -> None:
    crash_while_typing(ws, FIRST, "Half a sen", BEGUN_FROM_NOTHING)
    ws.change(RESPONSE, lambda response: drop(response, FIRST))
    (found,) = recover(ws)
    assert found.taken
    (aside,) = Workspace(ws.folder).response(RESPONSE).aside
    assert aside.answer.text == "Half a sen"


def test_a_program_that_still_runs_keeps_its_typing(ws: Workspace) -> None:
    note_typing(ws, RESPONSE, FIRST, "Being typed", BEGUN_FROM_NOTHING)
    assert recover(Workspace(ws.folder)) == []
    assert [entry.text for entry in journal(ws).entries()] == ["Being typed"]


def test_saved_typing_leaves_no_history_and_no_journal(ws: Workspace) -> None:
    note_typing(ws, RESPONSE, FIRST, "Typed", BEGUN_FROM_NOTHING)
    version = keep_typing(ws, RESPONSE, FIRST, "Typed")
    forget_typing(ws, RESPONSE, FIRST, "Typed")
    assert version == answer_version(ws.response(RESPONSE).answer(FIRST))
    assert history.entries(ws.places.history(RESPONSE), FIRST) == ()
    assert journal(ws).entries() == ()


def test_what_was_noted_on_the_way_to_a_save_is_forgotten_with_it(ws: Workspace) -> None:
    note_typing(ws, RESPONSE, FIRST, "Typ", BEGUN_FROM_NOTHING)
    keep_typing(ws, RESPONSE, FIRST, "Typed")
    forget_typing(ws, RESPONSE, FIRST, "Typed", "Typ")
    assert journal(ws).entries() == ()


def test_typing_in_a_ready_answer_makes_it_working_again(ws: Workspace) -> None:
    set_answer(ws, RESPONSE, FIRST, AnswerChange(text="Done.", ready=True))
    keep_typing(ws, RESPONSE, FIRST, "Done.")
    assert ws.response(RESPONSE).answer(FIRST).ready
    keep_typing(ws, RESPONSE, FIRST, "Done!")
    assert not ws.response(RESPONSE).answer(FIRST).ready


def test_cover_matter_is_kept_as_it_is_typed(ws: Workspace) -> None:
    assert keep_typing(ws, RESPONSE, "key_messages", "- one\n- ") == ""
    assert ws.response(RESPONSE).key_messages == "- one\n- "


@pytest.mark.parametrize("lost", [b"{}", None], ids=["damaged", "away"])
def test_typing_waits_while_its_response_cannot_be_read_and_keeps_nothing_else_back(
    ws: Workspace, lost: bytes | None
) -> None:
    ws.create(replace(ws.response(RESPONSE), id=OTHER), None)
    crash_while_typing(ws, FIRST, "Half a sen", BEGUN_FROM_NOTHING)
    crash_while_typing(ws, FIRST, "The other", BEGUN_FROM_NOTHING, OTHER)
    path = ws.places.response(RESPONSE)
    whole = path.read_bytes()
    path.unlink()
    if lost is not None:
        path.write_bytes(lost)
    waiting, back = recover(Workspace(ws.folder))
    assert (waiting.response, waiting.text, waiting.taken) == (RESPONSE, "Half a sen", False)
    assert waiting.waits
    assert (back.response, back.taken, back.waits) == (OTHER, True, "")
    path.write_bytes(whole)
    (found,) = recover(Workspace(ws.folder))
    assert (found.text, found.taken, found.waits) == ("Half a sen", True, "")


def test_typing_waits_while_the_disk_is_full(ws: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    crash_while_typing(ws, FIRST, "Half a sen", BEGUN_FROM_NOTHING)
    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", full_disk)
        (waiting,) = recover(ws)
    assert "the disk is full" in waiting.waits
    assert ws.response(RESPONSE).answer(FIRST) == EMPTY
    (found,) = recover(ws)
    assert found.taken


def full_disk(*_: object) -> None:
    raise OSError(errno.ENOSPC, "no")


@pytest.mark.parametrize("target", [FIRST, "about"])
def test_typing_for_what_was_sent_since_is_kept_in_the_history_only(ws: Workspace, target: str) -> None:
    crash_while_typing(ws, target, "Too late", "")
    sent = ws.change(RESPONSE, lambda response: replace(response, submitted=Moment(date(2012, 4, 22))))
    (found,) = recover(ws)
    assert (found.taken, found.waits) == (False, "")
    assert ws.response(RESPONSE) == sent
    (entry,) = [e for e in history.entries(ws.places.history(RESPONSE)) if e.what == "recover"]
    assert "Too late" in (str((entry.answer or {}).get("text")), entry.detail.get("not taken"))
    assert recover(ws) == []
