from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult_tui.domain.responses import Answer, AnswerState, OpenPoint
from consult_tui.domain.versions import answer_version
from consult_tui.errors import BadInput, Conflict, NotFound, Refused
from consult_tui.store import history
from consult_tui.workspace.naming import position_id
from consult_tui.workspace.responses import drafting
from consult_tui.workspace.responses.answer_change import AnswerChange
from consult_tui.workspace.responses.register import question_view
from consult_tui.workspace.workspace import Workspace
from tests.unit.workspace.conftest import QUESTIONS

RESPONSE = "buses-2012"
FIRST, SECOND = QUESTIONS[0].id, QUESTIONS[1].id
POINT = OpenPoint(id="p1", text="Ask the treasurer")
READY = Answer(choices=("Agree",), text="Yes.", ready=True, points=(POINT,))
SILENT = Answer(no_comment="Not for us.", ready=True)

words = st.text(max_size=12)
answers = st.builds(
    Answer,
    choices=st.sampled_from([(), ("Agree",), ("Agree", "Disagree")]),
    text=words,
    no_comment=words,
    ready=st.booleans(),
    points=st.sampled_from([(), (POINT,)]),
)
changes = st.builds(
    AnswerChange,
    choices=st.none() | st.sampled_from([(), ("Agree",)]),
    text=st.none() | words,
    no_comment=st.none() | words.filter(bool),
    ready=st.none() | st.booleans(),
)


def what_happened(ws: Workspace, question: str = "") -> list[str]:
    return [e.what for e in history.entries(ws.places.history(RESPONSE), question or None)]


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        (Answer(), AnswerChange(text="New"), Answer(text="New")),
        (Answer(), AnswerChange(choices=("Agree",)), Answer(choices=("Agree",))),
        (Answer(text="Old"), AnswerChange(choices=("Agree",)), Answer(choices=("Agree",), text="Old")),
        (Answer(text="Old"), AnswerChange(ready=True), Answer(text="Old", ready=True)),
        (READY, AnswerChange(ready=False), Answer(choices=("Agree",), text="Yes.", points=(POINT,))),
        (READY, AnswerChange(text="Yes!"), Answer(choices=("Agree",), text="Yes!", points=(POINT,))),
        (READY, AnswerChange(text="Yes."), READY),
        (READY, AnswerChange(choices=()), Answer(text="Yes.", points=(POINT,))),
        (
            READY,
            AnswerChange(text="Yes!", ready=True),
            Answer(choices=("Agree",), text="Yes!", ready=True, points=(POINT,)),
        ),
        (READY, AnswerChange(no_comment="No."), Answer(no_comment="No.", ready=True, points=(POINT,))),
        (Answer(), AnswerChange(no_comment="No.", ready=False), Answer(no_comment="No.")),
        (SILENT, AnswerChange(text="After all"), Answer(text="After all")),
        (SILENT, AnswerChange(choices=("Agree",)), Answer(choices=("Agree",))),
        (SILENT, AnswerChange(ready=False), Answer(no_comment="Not for us.")),
    ],
)
def test_a_change_does_what_its_table_says(before: Answer, change: AnswerChange, after: Answer) -> None:
    assert change.applied(before) == after


@given(answers, changes)
def test_a_change_never_leaves_other_words_ready_unasked_nor_drops_an_open_point(
    before: Answer, change: AnswerChange
) -> None:
    after = change.applied(before)
    assert after.points == before.points
    if after.ready and change.ready is None and change.no_comment is None:
        assert before.ready
        assert answer_version(after) == answer_version(before)
    if change.ready is not None:
        assert after.ready is change.ready


@given(answers, changes)
def test_a_change_made_twice_is_the_change(before: Answer, change: AnswerChange) -> None:
    once = change.applied(before)
    assert change.applied(once) == once


def test_an_answer_is_kept_and_its_version_recorded_with_who_and_when(ws: Workspace) -> None:
    kept = drafting.set_answer(ws, RESPONSE, FIRST, AnswerChange(choices=("Agree",), text="Yes.", ready=True))
    again = Workspace(ws.folder)
    assert again.response(RESPONSE).answer(FIRST) == kept
    (entry,) = history.entries(ws.places.history(RESPONSE), FIRST)
    assert (entry.what, entry.user, entry.today, entry.number) == ("answer", "Ann Officer", "2012-04-23", 1)
    assert entry.version == answer_version(kept)
    assert entry.answer is not None
    assert history.answer_from(entry.answer) == kept


def test_an_empty_answer_is_not_ready_and_a_no_comment_needs_its_reason(ws: Workspace) -> None:
    with pytest.raises(BadInput, match="nothing in this answer"):
        drafting.set_answer(ws, RESPONSE, FIRST, AnswerChange(ready=True))
    with pytest.raises(BadInput, match="reason"):
        drafting.set_answer(ws, RESPONSE, FIRST, AnswerChange(no_comment="  "))
    assert ws.response(RESPONSE).answers == {}
    assert what_happened(ws) == ["new"]


def test_a_change_to_an_earlier_version_is_refused_and_both_are_kept(ws: Workspace) -> None:
    first = drafting.set_answer(ws, RESPONSE, FIRST, AnswerChange(text="One."))
    theirs = drafting.set_answer(ws, RESPONSE, FIRST, AnswerChange(text="Two."), checkpoint="")
    with pytest.raises(Conflict) as refused:
        drafting.set_answer(ws, RESPONSE, FIRST, AnswerChange(text="Mine."), base=answer_version(first)[:8])
    assert RESPONSE in refused.value.mend
    assert ws.response(RESPONSE).answer(FIRST) == theirs
    entries = history.entries(ws.places.history(RESPONSE), FIRST)
    assert [(e.what, (e.answer or {}).get("text")) for e in entries] == [
        ("answer", "One."),
        ("found", "Two."),
        ("conflict", "Mine."),
    ]


@pytest.mark.parametrize("length", [6, 12, 64])
def test_a_change_to_the_present_version_goes_in(ws: Workspace, length: int) -> None:
    first = drafting.set_answer(ws, RESPONSE, FIRST, AnswerChange(text="One."))
    base = answer_version(first)[:length]
    assert drafting.set_answer(ws, RESPONSE, FIRST, AnswerChange(text="Two."), base=base).text == "Two."


def test_too_short_a_beginning_of_a_version_is_none(ws: Workspace) -> None:
    first = drafting.set_answer(ws, RESPONSE, FIRST, AnswerChange(text="One."))
    with pytest.raises(Conflict):
        drafting.set_answer(ws, RESPONSE, FIRST, AnswerChange(text="Two."), base=answer_version(first)[:5])


def test_two_officers_in_different_answers_keep_both(ws: Workspace) -> None:
    other = Workspace(ws.folder, user="Bob Officer")
    assert other.response(RESPONSE).answers == ws.response(RESPONSE).answers == {}
    drafting.set_answer(ws, RESPONSE, FIRST, AnswerChange(text="Ann's."))
    drafting.set_answer(other, RESPONSE, SECOND, AnswerChange(text="Bob's."))
    ws.refresh()
    assert [ws.response(RESPONSE).answer(q).text for q in (FIRST, SECOND)] == ["Ann's.", "Bob's."]


def test_an_insertion_is_made_on_what_a_colleague_has_written_since(ws: Workspace) -> None:
    ws.response(RESPONSE)
    other = Workspace(ws.folder, user="Bob Officer")
    drafting.set_answer(other, RESPONSE, FIRST, AnswerChange(text="Bob's."))
    drafting.insert(ws, RESPONSE, FIRST, "buses")
    text = ws.response(RESPONSE).answer(FIRST).text
    assert text.startswith("Bob's.\n\nCouncils should decide on buses.")
    assert text.endswith("[@buses]")


def test_an_agreed_line_goes_in_unasked_and_the_answer_is_working(ws: Workspace) -> None:
    done = drafting.insert(ws, RESPONSE, FIRST, "buses")
    assert done.remark == ""
    view = question_view(ws, ws.response(RESPONSE), QUESTIONS[0])
    assert view.citations == ("buses",)
    assert view.state is AnswerState.WORKING
    assert what_happened(ws, FIRST) == ["insert"]


def test_a_stated_line_goes_in_marked_with_its_caveat(ws: Workspace) -> None:
    done = drafting.insert(ws, RESPONSE, FIRST, "bins")
    assert done.remark == "Stated, its agreement not traced. Caveat: Not for food waste."


@pytest.mark.parametrize(
    ("review_by", "remark"),
    [
        (date(2012, 4, 22), "Past its review date, 22 April 2012."),
        # On the day itself it is due, which is said beside the line and stops nobody.
        (date(2012, 4, 23), ""),
    ],
)
def test_a_line_past_its_review_date_goes_in_and_says_so(ws: Workspace, review_by: date, remark: str) -> None:
    ws.keep(positions=[replace(ws.library.positions["buses"], review_by=review_by)])
    assert drafting.insert(ws, RESPONSE, FIRST, "buses").remark == remark


@pytest.mark.parametrize(
    ("id_", "why"),
    [("bridges", "draft"), ("baths", "superseded by buses"), ("budgets", "internal")],
)
def test_a_line_that_is_not_ours_to_send_wants_a_reason_once_in_a_response(
    ws: Workspace, id_: str, why: str
) -> None:
    with pytest.raises(Refused, match=why) as refused:
        drafting.insert(ws, RESPONSE, FIRST, id_)
    assert refused.value.exit_code == 5
    assert ws.response(RESPONSE).answers == {}
    drafting.insert(ws, RESPONSE, FIRST, id_, "The chair asked for it.")
    drafting.insert(ws, RESPONSE, SECOND, id_)
    reason = ws.response(RESPONSE).reasons[id_]
    assert (reason.text, reason.who, reason.on) == (
        "The chair asked for it.",
        "Ann Officer",
        date(2012, 4, 23),
    )
    drafting.set_answer(ws, RESPONSE, FIRST, AnswerChange(ready=True))
    view = question_view(ws, ws.response(RESPONSE), QUESTIONS[0])
    assert view.state is AnswerState.NEEDS_AGREEMENT


def test_boxes_are_meant_by_words_or_a_unique_beginning_in_the_documents_order() -> None:
    question = QUESTIONS[0]
    assert drafting.options_meant(question, ["not", "AGREE"]) == ("Agree", "Not sure")
    for typed in ("", "x", "Dis agree"):
        with pytest.raises(BadInput, match="no box") as refused:
            drafting.options_meant(question, [typed])
        assert "Agree | Disagree | Not sure" in refused.value.mend
    with pytest.raises(BadInput, match="no boxes to tick"):
        drafting.options_meant(QUESTIONS[1], ["Agree"])


def test_more_boxes_than_may_be_ticked_are_seen() -> None:
    one, many = QUESTIONS[0], QUESTIONS[2]
    assert drafting.too_many_boxes(one, ("Agree", "Disagree"))
    assert not drafting.too_many_boxes(one, ("Agree",))
    assert not drafting.too_many_boxes(many, ("Red", "Green"))


def test_a_checkpoint_records_a_version_once_and_nothing_of_an_empty_answer(ws: Workspace) -> None:
    drafting.checkpoint(ws, RESPONSE, FIRST)
    drafting.set_answer(ws, RESPONSE, FIRST, AnswerChange(text="One."), checkpoint="")
    assert what_happened(ws, FIRST) == []
    drafting.checkpoint(ws, RESPONSE, FIRST)
    drafting.checkpoint(ws, RESPONSE, FIRST)
    assert what_happened(ws, FIRST) == ["leave"]


def test_a_line_is_meant_by_its_id_or_a_unique_beginning(ws: Workspace) -> None:
    assert position_id(ws, "bri") == "bridges"
    with pytest.raises(NotFound):
        position_id(ws, "x")
