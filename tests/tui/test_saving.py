"""The one thread that writes: order, journal, failures. No test waits for a clock: `flush` hurries it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from consult_tui.errors import ConsultError, SaveFailed
from consult_tui.tui import saving
from consult_tui.tui.save_parts import Listener, SaveState
from consult_tui.tui.saving import Saver
from consult_tui.workspace.opening import open_workspace
from consult_tui.workspace.safety.merging import Words
from consult_tui.workspace.safety.recovery import journal, keep_typing, note_typing, recover
from consult_tui.workspace.workspace import Workspace

RESPONSE = "munro-2012"


@pytest.fixture
def ws(sample: Path) -> Workspace:
    return open_workspace(sample)


@pytest.fixture
def states() -> list[SaveState]:
    return []


@pytest.fixture
def saver(ws: Workspace, states: list[SaveState]) -> Iterator[Saver]:
    made = Saver(ws, lambda run: run())
    made.listener = Listener(states.append, lambda response, target: None, _fail)
    yield made
    made.close()


def _fail(error: BaseException) -> None:
    raise AssertionError(f"a mishap: {error!r}")


def _divide_by_nothing() -> BaseException:
    raise ZeroDivisionError


def _question(ws: Workspace, place: int = 0) -> str:
    return ws.response(RESPONSE).questions[place].id


def _on_disk(ws: Workspace, question: str) -> str:
    return open_workspace(ws.folder).response(RESPONSE).answer(question).text


def test_what_is_typed_is_saved_and_leaves_nothing_in_the_journal(ws: Workspace, saver: Saver) -> None:
    question = _question(ws)
    for text in ("C", "Co", "Councils"):
        saver.typed(RESPONSE, question, text)
    assert saver.flush()
    assert _on_disk(ws, question) == "Councils"
    assert journal(ws).entries() == ()
    assert saver.pending(RESPONSE, question) is None


def test_a_job_sees_what_was_typed_before_it(ws: Workspace, saver: Saver) -> None:
    question = _question(ws)
    seen: list[str] = []
    saver.typed(RESPONSE, question, "typed first")
    saver.submit(lambda: _on_disk(ws, question), seen.append, _fail)
    assert saver.flush()
    assert seen == ["typed first"]


def test_two_answers_typed_one_after_the_other_are_both_saved(ws: Workspace, saver: Saver) -> None:
    first, second = _question(ws, 0), _question(ws, 1)
    saver.typed(RESPONSE, first, "one")
    saver.typed(RESPONSE, second, "two")
    assert saver.flush()
    assert (_on_disk(ws, first), _on_disk(ws, second)) == ("one", "two")


def test_a_refused_job_tells_whoever_asked(saver: Saver) -> None:
    told: list[ConsultError] = []

    def refuse() -> None:
        raise ConsultError("No.")

    saver.submit(refuse, lambda _: _fail(AssertionError("done")), told.append)
    assert saver.flush()
    assert [error.message for error in told] == ["No."]


def test_a_failed_save_keeps_the_text_in_the_journal_and_says_so_until_it_works(
    ws: Workspace, saver: Saver, states: list[SaveState], monkeypatch: pytest.MonkeyPatch
) -> None:
    question = _question(ws)

    def disk_full(*_: object) -> str:
        raise SaveFailed("The disk is full.", "Free some space.")

    monkeypatch.setattr(saving, "keep_typing", disk_full)
    saver.typed(RESPONSE, question, "not lost")
    assert not saver.flush()
    assert states[-1].failed
    assert "disk is full" in states[-1].words
    assert [entry.text for entry in journal(ws).entries()] == ["not lost"]
    monkeypatch.setattr(saving, "keep_typing", keep_typing)
    assert saver.flush()
    assert not states[-1].failed
    assert _on_disk(ws, question) == "not lost"
    assert journal(ws).entries() == ()


def test_typing_over_a_damaged_file_is_kept_until_the_file_is_put_back(
    ws: Workspace, saver: Saver, states: list[SaveState]
) -> None:
    question, file = _question(ws), ws.places.response(RESPONSE)
    good = file.read_bytes()
    file.write_bytes(b"garbage")
    saver.typed(RESPONSE, question, "not lost")
    assert not saver.flush()
    assert states[-1].failed
    assert saver.pending(RESPONSE, question) == "not lost"
    assert file.read_bytes() == b"garbage"
    file.write_bytes(good)
    assert saver.flush()
    assert _on_disk(ws, question) == "not lost"


def test_what_must_not_be_lost_is_tried_again_in_its_order(
    ws: Workspace, saver: Saver, states: list[SaveState]
) -> None:
    full, done = [True], list[str]()

    def write(what: str) -> str:
        if full[0]:
            raise SaveFailed("The disk is full.")
        return what

    for what in ("first", "second"):
        saver.submit(lambda what=what: write(what), done.append, _fail, again=True)  # type: ignore[misc]
    saver.submit(lambda: "reads only", done.append, _fail)
    assert not saver.flush()
    assert states[-1].failed
    full[0] = False
    assert saver.flush()
    assert [what for what in done if what != "reads only"] == ["first", "second"]
    assert states[-1] == SaveState("all saved")


def test_a_mishap_in_a_job_does_not_end_the_saving(ws: Workspace, saver: Saver) -> None:
    told: list[ConsultError] = []
    saver.submit(_divide_by_nothing, _fail, told.append)
    saver.flush()
    question = _question(ws)
    saver.typed(RESPONSE, question, "still saved")
    assert saver.flush()
    assert told[0].message == saving.MISHAP
    assert "ZeroDivisionError" in Path(told[0].mend.split("details are in ")[1].rstrip(".")).read_text()
    assert _on_disk(ws, question) == "still saved"


def test_typing_while_a_save_runs_is_saved_too(
    ws: Workspace, saver: Saver, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = _question(ws)
    once = threading.Event()

    def typed_meanwhile(space: Workspace, response: str, target: str, text: str, base: Words | None) -> str:
        if not once.is_set():
            once.set()
            saver.typed(response, target, "newer")
        return keep_typing(space, response, target, text, base)

    monkeypatch.setattr(saving, "keep_typing", typed_meanwhile)
    saver.typed(RESPONSE, question, "older")
    assert saver.flush()
    assert _on_disk(ws, question) == "newer"


def test_closing_saves_what_is_left(ws: Workspace) -> None:
    question = _question(ws)
    saver = Saver(ws, lambda run: run())
    saver.typed(RESPONSE, question, "at the last moment")
    assert saver.close()
    assert _on_disk(ws, question) == "at the last moment"


def test_cover_matter_is_saved_as_typed(ws: Workspace, saver: Saver) -> None:
    saver.typed(RESPONSE, "about", "We speak for councils.")
    assert saver.flush()
    assert open_workspace(ws.folder).response(RESPONSE).about == "We speak for councils."


def test_what_a_running_program_typed_is_not_recovered_by_another_start(ws: Workspace) -> None:
    note_typing(ws, RESPONSE, _question(ws), "still being typed", "")
    assert len(journal(ws).entries()) == 1
    assert recover(ws) == []
