from __future__ import annotations

from datetime import date
from pathlib import Path

import orjson
import pytest

from consult_tui.domain.dates import PartialDate
from consult_tui.domain.positions import Status
from consult_tui.errors import BadInput, Conflict
from consult_tui.workspace.library import lines
from consult_tui.workspace.library.using import uses
from consult_tui.workspace.responses.answer_change import AnswerChange
from consult_tui.workspace.responses.drafting import insert, set_answer
from consult_tui.workspace.responses.register import archive
from consult_tui.workspace.workspace import Workspace
from tests.unit.workspace.conftest import AGREED_BY, QUESTIONS

NEW_WORDS = "Councils should decide on buses and trams."
AGREED_AGAIN = {"status": "agreed", "body": "Exec", "meeting_date": "2012-04-01"}


def test_only_a_statement_is_required_and_the_title_is_its_first_words(ws: Workspace) -> None:
    statement = "One two three four five six seven eight nine ten."
    written = lines.add(ws, {"statement": statement})
    kept = Workspace(ws.folder).library.positions[written.position.id]
    assert kept == written.position
    assert (kept.status, kept.title) == (Status.DRAFT, "One two three four five six seven eight nine...")
    assert written.remarks == ("The statement has 10 words; 40 to 300 are easiest to use.",)


def test_a_body_is_known_by_id_name_or_short_name_and_a_new_one_is_added_and_reported(ws: Workspace) -> None:
    for name in ("executive", "the executive", "EXEC"):
        written = lines.add(ws, {"statement": "S", "body": name})
        assert written.position.agreed_by is not None
        assert written.position.agreed_by.body == "executive"
    written = lines.add(ws, {"statement": "S", "body": "Cabinet  of the City"})
    assert written.position.agreed_by is not None
    made = ws.library.bodies[written.position.agreed_by.body]
    assert made.name == "Cabinet of the City"
    assert "Added the body 'Cabinet of the City', not yet known to agree policy." in written.remarks


def test_figures_named_for_the_first_time_are_added_and_reported(ws: Workspace) -> None:
    written = lines.add(ws, {"statement": "S", "evidence": "Bus count 2011|Bus count 2011|Bins"})
    assert written.position.evidence == ("bus-count-2011", "bins")
    assert {ws.library.evidence[id_].statement for id_ in written.position.evidence} == {
        "Bus count 2011",
        "Bins",
    }
    again = lines.add(ws, {"statement": "S", "evidence": "bus-count-2011"})
    assert again.position.evidence == ("bus-count-2011",)
    assert len(ws.library.evidence) == 2


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({"statement": ""}, "statement"),
        ({"statement": "S", "colour": "red"}, "no field 'colour'"),
        ({"statement": "S", "id": "buses"}, "already a line 'buses'"),
        ({"statement": "S", "id": "../up"}, "cannot be the id"),
        ({"statement": "S", "status": "agreed"}, "body"),
        ({"statement": "S", "supersedes": "nothing"}, "no other line 'nothing'"),
    ],
)
def test_what_cannot_be_taken_is_named_and_nothing_is_written(
    ws: Workspace, row: dict[str, str], says: str
) -> None:
    before = ws.places.library.read_bytes()
    with pytest.raises(BadInput, match=says) as refused:
        lines.add(ws, row)
    assert refused.value.mend
    assert ws.places.library.read_bytes() == before


def test_other_words_make_an_agreed_line_a_draft_and_the_old_wording_is_kept(ws: Workspace) -> None:
    before = ws.library.positions["buses"]
    written = lines.edit(ws, "buses", {"statement": NEW_WORDS})
    after = written.position
    assert (after.status, after.agreed_by, after.statement) == (Status.DRAFT, None, NEW_WORDS)
    (wording,) = after.wordings
    assert (wording.statement, wording.status, wording.agreed_by) == (
        before.statement,
        Status.AGREED,
        AGREED_BY,
    )
    assert (wording.since, wording.until) == (PartialDate(2011, 12, 8), date(2012, 4, 23))
    assert any("draft until agreed again" in remark for remark in written.remarks)


@pytest.mark.parametrize("claim", [{"status": "agreed"}, {"status": "stated"}])
def test_a_status_alone_does_not_make_new_words_agreed(ws: Workspace, claim: dict[str, str]) -> None:
    assert lines.edit(ws, "buses", {"statement": NEW_WORDS, **claim}).position.status is Status.DRAFT


def test_new_words_are_agreed_only_with_who_agreed_them_and_when(ws: Workspace) -> None:
    without_body = {name: value for name, value in AGREED_AGAIN.items() if name != "body"}
    with pytest.raises(BadInput, match="body"):
        lines.edit(ws, "buses", {"statement": NEW_WORDS, **without_body})
    assert ws.library.positions["buses"].wordings == ()
    after = lines.edit(ws, "buses", {"statement": NEW_WORDS, **AGREED_AGAIN}).position
    assert after.status is Status.AGREED
    assert after.agreed_by is not None
    assert (after.agreed_by.body, after.agreed_by.meeting_date) == ("executive", PartialDate(2012, 4, 1))
    assert after.agreed_by.item == "", "the item was the old wording's"
    assert len(after.wordings) == 1


def test_blanks_and_other_fields_leave_the_agreement_alone(ws: Workspace) -> None:
    before = ws.library.positions["buses"]
    after = lines.edit(
        ws, "buses", {"statement": before.statement.replace(" ", "\n"), "owner": "Ann"}
    ).position
    assert (after.status, after.agreed_by, after.wordings) == (Status.AGREED, AGREED_BY, ())
    assert after.owner == "Ann"


def test_an_agreed_line_supersedes_an_agreed_one(ws: Workspace) -> None:
    new = lines.add(ws, {"id": "trams", "statement": "S", "supersedes": "buses", **AGREED_AGAIN}).position
    old = ws.library.positions["buses"]
    assert (old.status, old.superseded_by) == (Status.SUPERSEDED, new.id)


@pytest.mark.parametrize(
    ("old", "status", "superseded"),
    [
        ("buses", "draft", False),
        ("buses", "proposed", False),
        ("buses", "stated", False),
        ("bins", "stated", True),
        ("bins", "agreed", True),
        ("bins", "proposed", False),
        ("bridges", "stated", True),
    ],
)
def test_what_supersedes_what(ws: Workspace, old: str, status: str, superseded: bool) -> None:
    before = ws.library.positions[old]
    row = {**AGREED_AGAIN, "id": "new", "statement": "S", "supersedes": old, "status": status}
    lines.add(ws, row)
    after = ws.library.positions[old]
    assert (after.status is Status.SUPERSEDED) is superseded
    assert superseded or after == before


def test_a_line_supersedes_once_it_is_agreed(ws: Workspace) -> None:
    lines.add(ws, {"id": "trams", "statement": "S", "supersedes": "buses"})
    assert ws.library.positions["buses"].status is Status.AGREED
    lines.edit(ws, "trams", AGREED_AGAIN)
    assert ws.library.positions["buses"].superseded_by == "trams"


def test_a_line_does_not_supersede_itself(ws: Workspace) -> None:
    with pytest.raises(BadInput, match="no other line"):
        lines.edit(ws, "buses", {"supersedes": "buses"})


def test_where_a_line_is_used_open_responses_first(ws: Workspace) -> None:
    assert uses(ws, "buses") == []
    insert(ws, "buses-2012", QUESTIONS[1].id, "buses")
    set_answer(ws, "buses-2012", QUESTIONS[3].id, AnswerChange(text="As above [@bins; @buses]."))
    assert [(use.ref, use.number) for use in uses(ws, "buses")] == [
        (QUESTIONS[1].id, "2(a)"),
        (QUESTIONS[3].id, ""),
    ]
    archive(ws, "buses-2012")
    assert [use.state for use in uses(ws, "bins")] == ["archived"]


def test_who_changed_which_line_is_recorded(ws: Workspace) -> None:
    lines.add(ws, {"id": "trams", "statement": "S", "supersedes": "buses", **AGREED_AGAIN})
    text = ws.places.library_history.read_bytes().splitlines()
    found = [orjson.loads(one) for one in text]
    assert [(e["what"], e["user"], e["detail"]["position"]) for e in found] == [
        ("add", "Ann Officer", "trams"),
        ("add", "Ann Officer", "buses"),
    ]


def test_two_officers_at_one_line_both_stand_field_by_field(ws: Workspace, folder: Path) -> None:
    hers = Workspace(folder, today="2012-04-23T10:00", user="Bea Officer")
    assert ws.library.positions["buses"] == hers.library.positions["buses"]
    lines.edit(hers, "buses", {"notes": "Hers.", "statement": "Hers, said first."})
    lines.edit(ws, "buses", {"owner": "Mine", "statement": "Mine, said after."})
    line = Workspace(folder).library.positions["buses"]
    assert (line.notes, line.owner, line.statement) == ("Hers.", "Mine", "Mine, said after.")
    assert [wording.statement for wording in line.wordings][1:] == ["Hers, said first."]


def test_two_officers_who_add_lines_of_one_title_both_have_theirs(ws: Workspace, folder: Path) -> None:
    hers = Workspace(folder, today="2012-04-23T10:00", user="Bea Officer")
    assert len(ws.library.positions) == len(hers.library.positions)
    first = lines.add(hers, {"title": "Trams", "statement": "Hers."}).position
    second = lines.add(ws, {"title": "Trams", "statement": "Mine."}).position
    kept = Workspace(folder).library.positions
    assert first.id != second.id
    assert (kept[first.id].statement, kept[second.id].statement) == ("Hers.", "Mine.")


def test_a_line_that_moves_at_every_attempt_is_refused_and_nothing_is_written(
    ws: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = ws.places.library.read_bytes()

    def moved(**_: object) -> None:
        raise Conflict("Somebody else changed it.")

    monkeypatch.setattr(ws, "keep", moved)
    with pytest.raises(Conflict):
        lines.edit(ws, "buses", {"notes": "Mine."})
    assert ws.places.library.read_bytes() == before
