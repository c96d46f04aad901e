"""Two officers on one folder: what goes together, and what must be settled; both versions are kept."""

from __future__ import annotations

import pytest

from consult_tui.domain.responses import EMPTY, Answer
from consult_tui.domain.versions import answer_version
from consult_tui.errors import Conflict, DamagedStore
from consult_tui.store import history
from consult_tui.workspace.responses.answer_change import AnswerChange
from consult_tui.workspace.responses.drafting import checkpoint, set_answer
from consult_tui.workspace.safety.merging import Words, merged_choices, words_at
from consult_tui.workspace.safety.recovery import keep_typing, note_typing, set_aside
from consult_tui.workspace.workspace import Workspace
from tests.unit.workspace.conftest import QUESTIONS

RESPONSE = "buses-2012"
ONE, TEXT, MANY = (question.id for question in QUESTIONS[:3])
Boxes = tuple[str, ...]


@pytest.fixture
def colleague(ws: Workspace) -> Workspace:
    return Workspace(ws.folder, today="2012-04-23T10:00", user="Bob")


def _on_disk(ws: Workspace, question: str) -> Answer:
    return Workspace(ws.folder).response(RESPONSE).answer(question)


def _kept(ws: Workspace, question: str) -> list[str]:
    return [e.answer["text"] for e in history.entries(ws.places.history(RESPONSE), question) if e.answer]


def test_a_box_and_words_in_one_answer_both_stand(ws: Workspace, colleague: Workspace) -> None:
    seen = ws.response(RESPONSE).answer(ONE)
    set_answer(colleague, RESPONSE, ONE, AnswerChange(choices=("Agree",)), seen=seen)
    keep_typing(ws, RESPONSE, ONE, "Because.", Words.of(seen))
    assert _on_disk(ws, ONE) == Answer(choices=("Agree",), text="Because.")


def test_words_under_other_words_are_a_conflict_and_both_are_kept(
    ws: Workspace, colleague: Workspace
) -> None:
    keep_typing(colleague, RESPONSE, TEXT, "Theirs.", Words(""))
    with pytest.raises(Conflict, match="Somebody changed this answer"):
        keep_typing(ws, RESPONSE, TEXT, "Mine.", Words(""))
    assert _on_disk(ws, TEXT).text == "Theirs."
    assert _kept(ws, TEXT) == ["Theirs.", "Mine."]


def test_a_refusal_names_both_versions(ws: Workspace, colleague: Workspace) -> None:
    base = answer_version(EMPTY)
    theirs = set_answer(colleague, RESPONSE, TEXT, AnswerChange(text="Theirs."))
    with pytest.raises(Conflict) as told:
        set_answer(ws, RESPONSE, TEXT, AnswerChange(text="Mine."), base=base)
    for answer in (theirs, Answer(text="Mine.")):
        assert answer_version(answer)[:12] in told.value.message


def test_the_same_words_twice_are_no_conflict(ws: Workspace, colleague: Workspace) -> None:
    keep_typing(colleague, RESPONSE, TEXT, "The same.", Words(""))
    keep_typing(ws, RESPONSE, TEXT, "The same.", Words(""))
    assert _on_disk(ws, TEXT).text == "The same."
    assert _kept(ws, TEXT) == []


def test_a_colleagues_no_comment_is_not_taken_back_by_typing(ws: Workspace, colleague: Workspace) -> None:
    set_answer(colleague, RESPONSE, TEXT, AnswerChange(no_comment="Not for us."), seen=EMPTY)
    with pytest.raises(Conflict):
        keep_typing(ws, RESPONSE, TEXT, "Mine.", Words(""))
    assert _on_disk(ws, TEXT).no_comment == "Not for us."


@pytest.mark.parametrize("change", [AnswerChange(ready=True), AnswerChange(no_comment="None.")])
def test_what_is_said_of_the_whole_answer_holds_only_for_what_was_seen(
    ws: Workspace, colleague: Workspace, change: AnswerChange
) -> None:
    seen = set_answer(ws, RESPONSE, TEXT, AnswerChange(text="Seen."))
    set_answer(colleague, RESPONSE, TEXT, AnswerChange(text="Changed."))
    with pytest.raises(Conflict):
        set_answer(ws, RESPONSE, TEXT, change, seen=seen)
    assert _on_disk(ws, TEXT) == Answer(text="Changed.")


@pytest.mark.parametrize(
    ("question", "seen", "present", "mine", "merged"),
    [
        (0, (), ("Agree",), ("Agree",), ("Agree",)),
        (0, (), ("Agree",), ("Disagree",), None),
        (0, ("Agree",), ("Agree",), (), ()),
        (2, (), ("Green",), ("Red",), ("Red", "Green")),
        (2, ("Red",), ("Red", "Green"), (), ("Green",)),
        (2, ("Red", "Green"), ("Green",), ("Red", "Green"), ("Green",)),
    ],
)
def test_boxes(question: int, seen: Boxes, present: Boxes, mine: Boxes, merged: Boxes | None) -> None:
    assert merged_choices(QUESTIONS[question], seen, present, mine) == merged


def test_cover_matter_is_not_overwritten_either(ws: Workspace, colleague: Workspace) -> None:
    keep_typing(colleague, RESPONSE, "about", "Theirs.", Words(""))
    with pytest.raises(Conflict):
        keep_typing(ws, RESPONSE, "about", "Mine.", Words(""))
    assert words_at(Workspace(ws.folder).response(RESPONSE), "about") == Words("Theirs.")
    (entry,) = history.entries(ws.places.history(RESPONSE), "")[-1:]
    assert (entry.detail["stood there"], entry.detail["not taken"]) == ("Theirs.", "Mine.")


def test_typing_that_is_given_up_is_in_the_history_and_not_in_the_journal(
    ws: Workspace, colleague: Workspace
) -> None:
    keep_typing(colleague, RESPONSE, TEXT, "Theirs.", Words(""))
    checkpoint(colleague, RESPONSE, TEXT)
    note_typing(ws, RESPONSE, TEXT, "Mine.", "")
    ws.refresh()
    set_aside(ws, RESPONSE, TEXT, "Mine.")
    assert _on_disk(ws, TEXT).text == "Theirs."
    assert _kept(ws, TEXT) == ["Theirs.", "Mine."]


def test_what_cannot_be_read_stays_as_it_was_and_hides_nothing_else(
    ws: Workspace, colleague: Workspace
) -> None:
    before = ws.response(RESPONSE)
    colleague.keep(positions=[next(iter(colleague.library.positions.values()))])
    ws.places.response(RESPONSE).write_bytes(b"garbage")
    with pytest.raises(DamagedStore):
        ws.refresh()
    assert ws.response(RESPONSE) is before
    assert ws.library.generation == colleague.library.generation
