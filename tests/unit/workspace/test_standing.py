"""The steps of a line, kept and recorded, and the responses that hold a line which ends."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from consult_tui.domain.dates import PartialDate
from consult_tui.domain.positions import AgreedBy, Kind, Status
from consult_tui.errors import BadInput, NotFound, Refused
from consult_tui.workspace.library import lines, standing
from consult_tui.workspace.library.using import where_used
from consult_tui.workspace.responses.answer_change import AnswerChange
from consult_tui.workspace.responses.drafting import edit, insert, set_answer
from consult_tui.workspace.responses.history import position_history
from consult_tui.workspace.responses.register import archive, register, row_of
from consult_tui.workspace.workspace import Workspace
from tests.unit.workspace.conftest import AGREED_BY, QUESTIONS, line

ACT = AgreedBy(body="Exec", meeting_date=PartialDate(2012, 4, 18), minute="7")
RESPONSE = "buses-2012"


def status(ws: Workspace, id_: str) -> Status:
    return Workspace(ws.folder).library.positions[id_].status


def attention(ws: Workspace) -> tuple[str, ...]:
    (row,) = register(ws)
    assert row == row_of(ws, ws.response(RESPONSE)), "from the head of the file, as from the response"
    return row.attention


# Proposing and agreeing.


def test_a_line_is_put_to_a_body_for_a_meeting(ws: Workspace) -> None:
    step = standing.propose(ws, "bridges", "the executive", PartialDate(2012, 6, 20))
    kept = Workspace(ws.folder).library.positions["bridges"]
    assert kept == step.positions[0]
    assert (kept.status, kept.proposed_to, kept.proposed_for) == (
        Status.PROPOSED,
        "executive",
        PartialDate(2012, 6, 20),
    )
    assert step.remarks == ()
    again = standing.propose(ws, "bridges", meeting=PartialDate(2012, 9)).positions[0]
    assert (again.proposed_to, again.proposed_for) == ("executive", PartialDate(2012, 9))


def test_what_is_odd_about_a_proposal_is_said(ws: Workspace) -> None:
    said = " ".join(standing.propose(ws, "bins", "panel", PartialDate(2012, 3)).remarks)
    assert "Advisory Panel advises" in said
    assert "March 2012 has passed" in said
    assert "It was stated" in said


@pytest.mark.parametrize(
    ("line_id", "to", "error"),
    [("buses", "Exec", Refused), ("baths", "Exec", Refused), ("bridges", "Nobody", NotFound)],
)
def test_what_cannot_be_proposed(ws: Workspace, line_id: str, to: str, error: type[Exception]) -> None:
    before = ws.places.library.read_bytes()
    with pytest.raises(error):
        standing.propose(ws, line_id, to)
    assert ws.places.library.read_bytes() == before


def test_a_meeting_needs_a_body(ws: Workspace) -> None:
    with pytest.raises(BadInput, match="meeting is of a body"):
        standing.propose(ws, "bridges", meeting=PartialDate(2012, 6))


def test_many_lines_are_agreed_by_one_act(ws: Workspace) -> None:
    step = standing.agree(ws, ["bridges", "bins", "bridges"], ACT, date(2014, 4, 18))
    kept = Workspace(ws.folder).library.positions
    for id_ in ("bridges", "bins"):
        assert kept[id_].status is Status.AGREED
        assert kept[id_].agreed_by == AgreedBy(
            body="executive", meeting_date=PartialDate(2012, 4, 18), minute="7"
        )
        assert kept[id_].review_by == date(2014, 4, 18)
    assert [p.id for p in step.positions] == ["bridges", "bins"]
    assert step.remarks == ()


def test_none_is_agreed_unless_all_can_be(ws: Workspace) -> None:
    before = ws.places.library.read_bytes()
    with pytest.raises(Refused, match="baths"):
        standing.agree(ws, ["bridges", "baths"], ACT)
    assert ws.places.library.read_bytes() == before


@pytest.mark.parametrize(
    ("act", "review", "error", "says"),
    [
        (AgreedBy(body="Exec", meeting_date=PartialDate(2012, 4, 24)), None, Refused, "still to come"),
        (AgreedBy(body="panel", meeting_date=PartialDate(2012, 4)), None, Refused, "advises"),
        (AgreedBy(body="Nobody", meeting_date=PartialDate(2012, 4)), None, NotFound, "no body 'Nobody'"),
        (AgreedBy(body="Exec"), None, BadInput, "who agreed it and when"),
        (ACT, date(2012, 4, 17), BadInput, "review_by is before"),
    ],
)
def test_what_cannot_be_an_agreement(
    ws: Workspace, act: AgreedBy, review: date | None, error: type[Exception], says: str
) -> None:
    before = ws.places.library.read_bytes()
    with pytest.raises(error, match=says) as refused:
        standing.agree(ws, ["bridges"], act, review)
    assert refused.value.mend  # type: ignore[attr-defined]
    assert ws.places.library.read_bytes() == before


def test_a_clearance_may_be_by_any_body(ws: Workspace) -> None:
    act = AgreedBy(kind=Kind.CLEARANCE, body="panel", meeting_date=PartialDate(2012, 4, 18), document="Draft")
    assert standing.agree(ws, ["bridges"], act).remarks == ()
    assert status(ws, "bridges") is Status.AGREED


def test_an_agreement_that_nobody_can_look_up_is_pointed_out(ws: Workspace) -> None:
    act = AgreedBy(body="Exec", meeting_date=PartialDate(2012, 4, 18))
    assert standing.agree(ws, ["bridges"], act).remarks == (
        "No minute or paper is cited, so nobody can look it up.",
    )


def test_a_draft_supersedes_once_it_is_agreed(ws: Workspace) -> None:
    lines.add(ws, {"id": "trams", "statement": "S", "supersedes": "buses"})
    step = standing.agree(ws, ["trams"], ACT)
    assert [old.id for old in step.superseded] == ["buses"]
    assert status(ws, "buses") is Status.SUPERSEDED


# Superseding and withdrawing.


def test_superseding_flags_the_open_responses_and_lists_those_that_went(ws: Workspace) -> None:
    insert(ws, RESPONSE, QUESTIONS[1].id, "buses")
    sent = ws.response(RESPONSE)
    edit(ws, RESPONSE, "key_messages", "Buses [@buses].")
    ws.create(replace(sent, id="sent-2011", past=True), None)
    ws.create(replace(sent, id="apart", answers={}), None)
    archived = replace(sent, id="put-away")
    ws.create(archived, None)
    archive(ws, "put-away")
    ws.keep(positions=[line("trams")])
    step = standing.supersede(ws, "buses", "trams")
    assert [(u.response, u.where) for u in step.held.open] == [
        (RESPONSE, "question 2(a)"),
        (RESPONSE, "key messages"),
    ]
    assert [u.response for u in step.held.sent] == ["sent-2011"]
    assert [u.response for u in step.held.archived] == ["put-away"]
    rows = {row.id: row.attention for row in register(ws)}
    assert "holds a superseded line" in rows[RESPONSE]
    assert not any("superseded" in words for id_ in ("sent-2011", "apart") for words in rows[id_])


def test_a_response_that_cannot_be_read_hides_no_other(ws: Workspace) -> None:
    insert(ws, RESPONSE, QUESTIONS[1].id, "buses")
    ws.create(replace(ws.response(RESPONSE), id="broken"), None)
    ws.places.response("broken").write_text("{")
    found = where_used(Workspace(ws.folder), {"buses"})
    assert [use.response for use in found.open] == [RESPONSE]
    assert len(found.unread) == 1


@pytest.mark.parametrize("ready", [True, False])
def test_an_open_response_is_flagged_whatever_its_answers_state(ws: Workspace, ready: bool) -> None:
    set_answer(ws, RESPONSE, QUESTIONS[1].id, AnswerChange(text="Yes [@bins].", ready=ready))
    assert not any("holds" in words for words in attention(ws))
    standing.withdraw(ws, "bins", "Done.")
    assert "holds a withdrawn line" in attention(ws)


def test_a_file_of_before_the_citations_were_kept_is_opened(ws: Workspace) -> None:
    insert(ws, RESPONSE, QUESTIONS[1].id, "bins")
    path = ws.places.response(RESPONSE)
    head, body = path.read_bytes().split(b"\n", 1)
    without = re.sub(rb',"holds":\[[^]]*\],"told_by":\d+', b"", head)
    assert without != head
    path.write_bytes(without + b"\n" + body)
    fresh = Workspace(ws.folder, today="2012-04-23T10:00")
    assert [u.response for u in where_used(fresh, {"bins"}).open] == [RESPONSE]
    standing.withdraw(fresh, "bins", "Done.")
    assert "holds a withdrawn line" in attention(fresh)


def test_a_line_is_superseded_by_one_that_can_stand_in_its_place(ws: Workspace) -> None:
    with pytest.raises(Refused, match="bins"):
        standing.supersede(ws, "buses", "bins")
    assert status(ws, "buses") is Status.AGREED
    standing.supersede(ws, "bins", "buses")
    kept = Workspace(ws.folder).library.positions
    assert (kept["bins"].status, kept["bins"].superseded_by) == (Status.SUPERSEDED, "buses")
    assert kept["buses"].supersedes == "baths", "it took another's place before"


def test_a_withdrawal_needs_a_reason(ws: Workspace) -> None:
    with pytest.raises(BadInput, match="reason"):
        standing.withdraw(ws, "buses", "  ")
    step = standing.withdraw(ws, "buses", "Done.")
    assert step.positions[0].withdrawn_because == "Done."
    assert step.remarks == ("'baths', in whose place it came, stays superseded.",)


def test_every_step_is_in_the_history_with_who_and_what(ws: Workspace) -> None:
    standing.propose(ws, "bridges", "Exec", PartialDate(2012, 4))
    standing.agree(ws, ["bridges"], ACT)
    standing.supersede(ws, "bridges", "buses")
    done = position_history(ws, "bridges")
    assert [(d.in_words, d.user, d.note) for d in done if not d.number] == [
        ("proposed", "Ann Officer", "proposed; to The Executive, April 2012"),
        ("agreed", "Ann Officer", "agreed; decision, The Executive, 18 April 2012, minute 7"),
        ("superseded", "Ann Officer", "superseded; by buses"),
    ]
    assert next(d.note for d in done if d.number).startswith("agreed; The Executive, 18 April 2012")
    assert ("successor", "agreed; takes the place of bridges") in [
        (d.in_words, d.note) for d in position_history(ws, "buses")
    ]


def test_two_officers_steps_on_one_line_do_not_undo_each_other(ws: Workspace, folder: Path) -> None:
    hers = Workspace(folder, today="2012-04-23T10:00", user="Bea Officer")
    assert hers.library.positions["bridges"].status is Status.DRAFT
    standing.agree(ws, ["bridges"], ACT)
    lines.edit(hers, "bridges", {"owner": "Bea"})
    kept = Workspace(folder).library.positions["bridges"]
    assert (kept.status, kept.owner) == (Status.AGREED, "Bea")


# What would be pointed out, before a step is taken.


def test_a_step_can_be_weighed_without_being_taken(ws: Workspace) -> None:
    before = ws.places.library.read_bytes()
    assert standing.weigh_agreeing(ws, ["bridges"], replace(ACT, minute="")) == (
        "No minute or paper is cited, so nobody can look it up.",
    )
    assert "Advisory Panel advises" in standing.weigh_proposing(ws, "bridges", "panel")[0]
    assert standing.weigh_withdrawing(ws, "buses") == ("'baths', in whose place it came, stays superseded.",)
    with pytest.raises(Refused, match="still to come"):
        standing.weigh_agreeing(ws, ["bridges"], replace(ACT, meeting_date=PartialDate(2012, 6)))
    with pytest.raises(Refused, match="is draft"):
        standing.weigh_superseding(ws, "buses", "bridges")
    assert ws.places.library.read_bytes() == before


def test_what_is_doubtful_about_a_successor_is_pointed_out(ws: Workspace) -> None:
    by_panel = replace(AGREED_BY, body="panel")
    ws.keep(positions=[replace(ws.library.positions["budgets"], agreed_by=by_panel)])
    weighed = standing.weigh_superseding(ws, "buses", "budgets")
    assert weighed == ("Advisory Panel advises; it cannot agree our policy.",)
    assert standing.supersede(ws, "buses", "budgets").remarks == weighed


def test_a_use_says_where_the_draft_is_to_be_opened(ws: Workspace) -> None:
    insert(ws, RESPONSE, QUESTIONS[1].id, "buses")
    edit(ws, RESPONSE, "key_messages", "Buses first [@buses].")
    edit(ws, RESPONSE, "about", "We run them [@buses].")
    targets = [use.target for use in where_used(ws, {"buses"}).open]
    assert targets == [QUESTIONS[1].id, "about", "key_messages"]


# What an edit does to the standing.

ENDS = [
    (
        "superseded",
        "No line is named that took its place; say it with: consult position supersede buses --by OTHER",
    ),
    ("withdrawn", "No reason is recorded; say it with: consult position withdraw buses --reason TEXT"),
]


@pytest.mark.parametrize(("wanted", "remark"), ENDS)
def test_a_line_that_lapsed_is_taken_and_what_it_does_not_say_is_pointed_out(
    ws: Workspace, wanted: str, remark: str
) -> None:
    done = lines.edit(ws, "buses", {"status": wanted})
    assert remark in done.remarks
    assert status(ws, "buses") == wanted
    assert [w.status for w in done.position.wordings] == [Status.AGREED], "who agreed it stays on record"
    added = lines.add(ws, {"id": "new", "statement": "S", "status": wanted})
    assert remark.replace("buses", "new") in added.remarks
    assert status(ws, "new") == wanted
    for id_ in ("buses", "new"):
        (*_, entry, _wording) = position_history(ws, id_)
        assert entry.note == f"{wanted}; {remark.partition(';')[0]}"


def test_the_end_of_a_line_can_be_told_afterwards(ws: Workspace) -> None:
    lines.edit(ws, "bins", {"status": "superseded"})
    standing.supersede(ws, "bins", "buses")
    assert Workspace(ws.folder).library.positions["bins"].superseded_by == "buses"
    lines.edit(ws, "budgets", {"status": "withdrawn"})
    standing.withdraw(ws, "budgets", "It is done.")
    kept = Workspace(ws.folder).library.positions["budgets"]
    assert kept.withdrawn_because == "It is done."
    assert len(kept.wordings) == 1


def test_a_successor_or_a_reason_that_is_given_is_used(ws: Workspace) -> None:
    lines.edit(ws, "bins", {"supersedes": "buses"})
    assert status(ws, "buses") is Status.AGREED, "a stated line alone does not end an agreed one"
    done = lines.edit(ws, "buses", {"status": "superseded"})
    assert (done.position.superseded_by, done.remarks) == ("bins", done.remarks[:1])
    assert "easiest to use" in done.remarks[0], "only the advice on its length"
    row = {"status": "withdrawn", "notes": "Ours.\n\nWithdrawn: It is done."}
    done = lines.edit(ws, "budgets", row)
    assert done.position.withdrawn_because == "It is done."
    assert not any("reason" in remark for remark in done.remarks)


def test_a_proposal_ends_with_the_line(ws: Workspace) -> None:
    standing.propose(ws, "bridges", "Exec", PartialDate(2012, 6, 20))
    after = lines.edit(ws, "bridges", {"status": "withdrawn"}).position
    assert (after.proposed_to, after.proposed_for) == ("", None)


def test_a_lapsed_line_can_be_edited_and_its_lapse_be_put_right(ws: Workspace) -> None:
    assert lines.edit(ws, "baths", {"status": "superseded", "notes": "N"}).position.notes == "N"
    with pytest.raises(Refused, match="takes its place"):
        lines.edit(ws, "baths", {"status": "agreed"})
    lines.edit(ws, "buses", {"supersedes": ""})
    after = lines.edit(ws, "baths", {"status": "agreed"}).position
    assert (after.status, after.superseded_by) == (Status.AGREED, "")
    standing.withdraw(ws, "bins", "Done.")
    assert lines.edit(ws, "bins", {"status": "stated"}).position.withdrawn_because == ""


def test_an_edit_of_the_status_keeps_the_standing_before_it(ws: Workspace) -> None:
    after = lines.edit(ws, "buses", {"status": "draft"}).position
    assert [(w.status, w.agreed_by) for w in after.wordings] == [(Status.AGREED, AGREED_BY)]
    assert lines.edit(ws, "bins", {"minute": "12"}).position.wordings == (), "the same act, better told"


def test_lines_do_not_supersede_each_other_in_a_circle(ws: Workspace) -> None:
    lines.edit(ws, "bins", {"supersedes": "bridges"})
    with pytest.raises(BadInput, match="comes after this line"):
        lines.edit(ws, "bridges", {"supersedes": "bins"})
