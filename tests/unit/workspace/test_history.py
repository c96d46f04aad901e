from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult_tui.domain.positions import Position
from consult_tui.domain.responses import Answer, OpenPoint
from consult_tui.domain.versions import answer_version
from consult_tui.errors import Ambiguous, BadInput, NotFound, Refused
from consult_tui.store import history as kept_history
from consult_tui.store.places import user_places
from consult_tui.text.differences import Change
from consult_tui.workspace.library import lines
from consult_tui.workspace.responses import drafting, history, restoring
from consult_tui.workspace.responses.answer_change import AnswerChange
from consult_tui.workspace.responses.drafting import set_answer
from consult_tui.workspace.responses.history import Done
from consult_tui.workspace.safety.recovery import forget_typing, journal, keep_typing, note_typing
from consult_tui.workspace.workspace import Workspace
from tests.unit.workspace.conftest import QUESTIONS

RESPONSE = "buses-2012"
FIRST, SECOND = QUESTIONS[0].id, QUESTIONS[1].id
POINT = OpenPoint(id="p1", text="Ask the treasurer")


def write(ws: Workspace, *texts: str, question: str = FIRST) -> list[Answer]:
    return [set_answer(ws, RESPONSE, question, AnswerChange(text=text)) for text in texts]


def told(ws: Workspace, question: str = FIRST) -> list[tuple[int, str, str]]:
    return [(d.number, d.what, d.text) for d in history.response_history(ws, RESPONSE, question)]


def raw(ws: Workspace) -> str:
    return ws.places.history(RESPONSE).read_text(encoding="utf-8")


def test_what_was_done_is_told_oldest_first_with_who_when_and_by_which_day(ws: Workspace) -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    (answer,) = write(ws, "One.")
    write(Workspace(ws.folder, today="2012-05-01", user="Bob"), "Two.", question=SECOND)
    drafting.edit(ws, RESPONSE, "lead", "Head of Buses")
    made, first, second, edit = history.response_history(ws, RESPONSE)
    assert (made.what, made.number, made.answer) == ("new", 0, None)
    assert (first.user, first.today, first.ref, first.question) == ("Ann Officer", "2012-04-23", FIRST, "1")
    assert (first.number, first.version, first.text) == (1, answer_version(answer), "One.")
    assert datetime.fromisoformat(first.at) >= before
    assert (second.user, second.today, second.question) == ("Bob", "2012-05-01", "2(a)")
    assert (edit.what, edit.note, edit.ref) == ("edit", "lead", "")


def test_each_version_knows_its_differences_to_the_one_before(ws: Workspace) -> None:
    write(ws, "Councils agree.", "Councils mostly agree.")
    set_answer(ws, RESPONSE, FIRST, AnswerChange(choices=("Agree",)))
    first, second, third = history.versions(ws, RESPONSE, FIRST)
    assert [s.change for s in first.differences] == [Change.IN]
    assert [(s.change, s.text) for s in second.differences if s.change is not Change.SAME] == [
        (Change.IN, " mostly")
    ]
    assert third.said == "☒ Agree\n\nCouncils mostly agree."
    assert {s.change for s in third.differences} == {Change.IN, Change.SAME}


def test_questions_are_named_so_that_the_name_finds_them_again(ws: Workspace) -> None:
    from consult_tui.workspace.naming import find_question

    for question in QUESTIONS:
        write(ws, f"To {question.id}.", question=question.id)
    response = ws.response(RESPONSE)
    for done in history.response_history(ws, RESPONSE):
        if done.ref:
            assert find_question(response, done.question).id == done.ref


def test_the_clock_is_told_in_uk_time_and_the_day_gone_by_where_it_is_another() -> None:
    done = Done(at="2012-07-01T23:30:00+00:00", today="2012-07-01", user="Ann", what="answer")
    assert done.when == "2 July 2012 00:30"
    assert done.going_by == ""
    assert replace(done, today="2012-04-23").going_by == "23 April 2012"
    assert replace(done, at="once", today="some day").when == "once"
    assert replace(done, at="once", today="some day").going_by == "some day"


def test_an_entry_that_cannot_be_read_hides_no_other_and_is_said(ws: Workspace) -> None:
    write(ws, "One.")
    path = ws.places.history(RESPONSE)
    strange = '{"at":"","today":"","user":"","what":"leave","question":"qaaaaaaa","number":2,"version":"ab",'
    path.write_text(raw(ws) + "@@\n" + strange + '"answer":{"colour":"red"}}\n', encoding="utf-8")
    assert "lines hold no entry" in history.damage(ws, RESPONSE)
    assert ": 3." in history.damage(ws, RESPONSE)
    assert [d.number for d in history.versions(ws, RESPONSE, FIRST)] == [1, 2]
    assert "is not a field" in history.versions(ws, RESPONSE, FIRST)[1].note
    with pytest.raises(BadInput, match="cannot be brought back"):
        restoring.restore(ws, RESPONSE, FIRST, 2)


def test_a_line_is_told_with_every_wording_and_who_agreed_it(ws: Workspace) -> None:
    old = ws.library.positions["buses"].statement
    lines.edit(ws, "buses", {"statement": "Councils should run buses."})
    lines.edit(ws, "buses", {"title": "Buses, all of them"})
    done = history.position_history(ws, "buses")
    assert [d.what for d in done] == ["wording", "edit", "edit", "wording"]
    first, last = done[0], done[-1]
    assert (first.number, first.text) == (1, old)
    assert first.note.startswith("agreed; The Executive")
    assert first.note.endswith("until 23 April 2012")
    assert (last.number, last.text, last.note) == (2, "Councils should run buses.", "draft; as it stands")
    assert last.before == old
    assert [(d.user, d.note) for d in done if d.what == "edit"] == [("Ann Officer", "draft")] * 2
    assert [d.what for d in history.position_history(ws, "bins")] == ["wording"]


def test_the_whole_workspace_is_told_by_the_clock(ws: Workspace) -> None:
    write(ws, "One.")
    lines.edit(ws, "bins", {"title": "Bins"})
    done = history.everything(ws)
    assert {(d.what, d.response or d.position) for d in done} >= {("answer", RESPONSE), ("edit", "bins")}
    assert [d.at for d in done] == sorted(d.at for d in done)


def test_a_version_comes_back_as_a_new_one_and_nothing_is_rewritten(ws: Workspace) -> None:
    one, _ = write(ws, "One.", "Two.")
    before = raw(ws)
    done = restoring.restore(ws, RESPONSE, FIRST, 1)
    assert (done.old, done.changed, done.answer.text) == (1, True, "One.")
    assert Workspace(ws.folder).response(RESPONSE).answer(FIRST) == one
    assert raw(ws).startswith(before)
    assert told(ws)[2:] == [(3, "restore", "One.")]
    assert history.versions(ws, RESPONSE, FIRST)[-1].note == "version 1 brought back"


@pytest.mark.parametrize("length", [6, 12, 64])
def test_a_version_is_meant_by_a_beginning_of_its_hash_too(ws: Workspace, length: int) -> None:
    one, _ = write(ws, "One.", "Two.")
    restoring.restore(ws, RESPONSE, FIRST, answer_version(one)[:length].upper())
    assert ws.response(RESPONSE).answer(FIRST).text == "One."


@pytest.mark.parametrize("given", ["3", "0", "-1", "", "zzzzzz", "1.0"])
def test_a_version_that_there_is_not(ws: Workspace, given: str) -> None:
    write(ws, "One.", "Two.")
    with pytest.raises(NotFound, match="no version") as refused:
        restoring.restore(ws, RESPONSE, FIRST, given)
    assert f"consult history {RESPONSE}" in refused.value.mend
    with pytest.raises(NotFound):
        restoring.restore(ws, RESPONSE, FIRST, history.versions(ws, RESPONSE, FIRST)[0].version[:5])


def test_a_beginning_that_fits_two_versions_is_not_guessed() -> None:
    made = Done(at="", today="", user="", what="leave")
    hashes = enumerate(("abcdef01", "abcdef02", "abcdef01"), 1)
    known = tuple(replace(made, number=number, version=version) for number, version in hashes)
    with pytest.raises(Ambiguous, match="1, 2, 3"):
        restoring.find_version(known, "abcdef", RESPONSE)
    assert restoring.find_version(known, "abcdef01", RESPONSE).number == 3


def test_boxes_and_a_no_comment_come_back_open_points_stay_and_ready_is_asked_for_again(
    ws: Workspace,
) -> None:
    set_answer(ws, RESPONSE, FIRST, AnswerChange(choices=("Agree",), text="Yes.", ready=True))
    set_answer(ws, RESPONSE, FIRST, AnswerChange(no_comment="Not for us."))
    ws.change(RESPONSE, lambda r: r.with_answer(FIRST, replace(r.answer(FIRST), points=(POINT,))))
    words = restoring.restore(ws, RESPONSE, FIRST, 1).answer
    assert words == Answer(choices=("Agree",), text="Yes.", points=(POINT,))
    silent = restoring.restore(ws, RESPONSE, FIRST, 2).answer
    assert silent == Answer(no_comment="Not for us.", ready=True, points=(POINT,))


def test_what_stood_there_is_kept_before_another_version_comes_back(ws: Workspace) -> None:
    write(ws, "One.", "Two.")
    keep_typing(ws, RESPONSE, FIRST, "Typed, and never left.")
    restoring.restore(ws, RESPONSE, FIRST, 1)
    assert told(ws)[2:] == [(3, "found", "Typed, and never left."), (4, "restore", "One.")]


def test_what_stood_there_is_kept_once_however_it_came_back(ws: Workspace) -> None:
    write(ws, "One.", "Two.")
    keep_typing(ws, RESPONSE, FIRST, "One.")
    write(ws, "Three.")
    assert [text for _, _, text in told(ws)] == ["One.", "Two.", "Three."]


def test_bringing_back_what_stands_there_changes_nothing(ws: Workspace) -> None:
    write(ws, "One.", "Two.", "One.")
    before = raw(ws), ws.places.response(RESPONSE).read_bytes()
    assert not restoring.restore(ws, RESPONSE, FIRST, 1).changed
    assert (raw(ws), ws.places.response(RESPONSE).read_bytes()) == before


def test_what_was_sent_is_not_changed_by_an_earlier_version(ws: Workspace) -> None:
    write(ws, "One.", "Two.")
    ws.change(RESPONSE, lambda r: replace(r, past=True))
    before = raw(ws)
    with pytest.raises(Refused, match="was sent") as refused:
        restoring.restore(ws, RESPONSE, FIRST, 1)
    assert refused.value.exit_code == 5
    assert (raw(ws), ws.response(RESPONSE).answer(FIRST).text) == (before, "Two.")


def test_what_is_disposed_of_is_gone_and_a_mark_says_who_when_and_why(ws: Workspace) -> None:
    write(ws, "Jane Smith of 3 High Street agrees.", "A resident agrees.")
    write(ws, "Another answer.", question=SECOND)
    carol = Workspace(ws.folder, today="2012-06-01", user="Carol")
    present = ws.places.response(RESPONSE).read_bytes()
    done = restoring.dispose(carol, RESPONSE, FIRST, reason="  A person's\n name ")
    assert done.entries == 2
    assert "Jane Smith" not in raw(ws)
    assert "resident" not in raw(ws)
    assert "Another answer." in raw(ws)
    assert ws.places.response(RESPONSE).read_bytes() == present
    first, second, mark = history.response_history(ws, RESPONSE, FIRST)
    assert (first.number, first.what, first.user, first.disposed) == (1, "answer", "Ann Officer", True)
    assert (first.text, first.version, first.answer) == ("", "", None)
    assert "disposed of by Carol" in second.note
    assert (mark.what, mark.user, mark.today, mark.note) == (
        "dispose",
        "Carol",
        "2012-06-01",
        "A person's name",
    )
    with pytest.raises(BadInput, match=r"disposed of by Carol.*A person's name"):
        restoring.restore(ws, RESPONSE, FIRST, 1)


def test_after_a_disposal_what_stands_is_kept_anew_and_numbers_go_on(ws: Workspace) -> None:
    write(ws, "One.", "Two.")
    restoring.dispose(ws, RESPONSE, FIRST, reason="retention")
    drafting.checkpoint(ws, RESPONSE, FIRST)
    write(ws, "Three.")
    assert [(n, text) for n, _, text in told(ws) if n] == [(1, ""), (2, ""), (3, "Two."), (4, "Three.")]
    assert restoring.restore(ws, RESPONSE, FIRST, 3).answer.text == "Two."


def test_a_whole_response_can_be_disposed_of_and_twice_empties_nothing_more(ws: Workspace) -> None:
    write(ws, "One.")
    write(ws, "Two.", question=SECOND)
    assert restoring.dispose(ws, RESPONSE, reason="retention").entries == 2
    again = restoring.dispose(ws, RESPONSE, reason="once more")
    assert again.entries == 0
    assert [d.what for d in history.response_history(ws, RESPONSE)][-2:] == ["dispose", "dispose"]
    assert "retention" in history.versions(ws, RESPONSE, FIRST)[0].note
    assert "once more" not in history.versions(ws, RESPONSE, FIRST)[0].note


def test_backups_and_settled_typing_go_with_what_is_disposed_of(ws: Workspace) -> None:
    write(ws, "Jane Smith agrees.", "A resident agrees.")
    note_typing(ws, RESPONSE, FIRST, "Jane Smith agr", "")
    forget_typing(ws, RESPONSE, FIRST, "Jane Smith agr")
    note_typing(ws, RESPONSE, SECOND, "still being typed", "")
    before = kept_files(ws)
    assert any(b"Jane Smith" in data for data in before)
    done = restoring.dispose(ws, RESPONSE, FIRST, reason="a name")
    assert done.backups > 0
    after = kept_files(ws)
    assert not [data for data in after if b"Jane Smith" in data]
    assert [entry.text for entry in journal(ws).entries()] == ["still being typed"]
    assert any(b"A resident agrees." in data for data in after), "the answer as it stands"


def kept_files(ws: Workspace) -> list[bytes]:
    """All that is kept of a workspace, on its drive and in the journal."""
    places = [*ws.folder.rglob("*"), user_places().journal(ws.folder)]
    return [path.read_bytes() for path in places if path.is_file()]


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_disposal_needs_a_reason(ws: Workspace, reason: str) -> None:
    write(ws, "One.")
    before = raw(ws)
    with pytest.raises(Refused, match="reason"):
        restoring.dispose(ws, RESPONSE, FIRST, reason=reason)
    assert raw(ws) == before


def test_a_damaged_line_that_may_hold_what_must_go_goes_too(ws: Workspace) -> None:
    write(ws, "Jane.")
    write(ws, "Other.", question=SECOND)
    path = ws.places.history(RESPONSE)
    damaged = [line for line in raw(ws).splitlines() if "answer" in line]
    path.write_text(raw(ws) + "".join(f"{line[:-3]}\n" for line in damaged), encoding="utf-8")
    restoring.dispose(ws, RESPONSE, FIRST, reason="a name")
    assert "Jane" not in raw(ws)
    assert raw(ws).count("Other.") == 2


@given(st.text(max_size=40))
def test_all_that_an_answer_says_is_in_one_text(text: str) -> None:
    answer = Answer(choices=("Agree", "Not sure"), text=text)
    assert history.said(answer).startswith("☒ Agree\n☒ Not sure")
    assert text in history.said(answer)


def test_no_wording_of_a_line_is_left_out(ws: Workspace) -> None:
    for n in range(3):
        lines.edit(ws, "bins", {"statement": f"Wording {n}."})
    position: Position = ws.library.positions["bins"]
    shown = [d.text for d in history.position_history(ws, "bins") if d.number]
    assert shown == [*(w.statement for w in position.wordings), position.statement]


def test_an_entry_of_the_history_is_one_line_of_json(ws: Workspace) -> None:
    write(ws, "Line one.\nLine two.\u2028Three.")
    restoring.dispose(ws, RESPONSE, SECOND, reason="none")
    assert [json.loads(line)["what"] for line in raw(ws).split("\n") if line] == ["new", "answer", "dispose"]
    assert len(kept_history.entries(ws.places.history(RESPONSE))) == 3
