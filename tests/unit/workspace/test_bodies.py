"""Adding and editing bodies: each field checked, meetings added, the register never at odds with itself."""

from __future__ import annotations

from datetime import date

import pytest

from consult_tui.domain.bodies import CanAgree, Meeting
from consult_tui.domain.dates import PartialDate
from consult_tui.errors import BadInput, NotFound
from consult_tui.workspace.library import bodies
from consult_tui.workspace.library.bodies import Meetings, meetings_from
from consult_tui.workspace.responses import history
from consult_tui.workspace.workspace import Workspace

NONE = Meetings()


def test_a_body_is_added_with_all_that_is_known_of_it(ws: Workspace) -> None:
    row = {
        "name": " Resources  Board ",
        "short_names": "RB|Resources",
        "can_agree": "yes",
        "began": "2011-04",
        "successor": "exec",
        "papers_due_days": "5",
        "notes": "New.",
    }
    made = bodies.add(ws, row, meetings_from(("2012-06-20", "2012-05"), ("2012-06-12",)))
    kept = Workspace(ws.folder).library.bodies["resources-board"]
    assert kept == made
    assert (kept.name, kept.short_names, kept.can_agree) == (
        "Resources Board",
        ("RB", "Resources"),
        CanAgree.YES,
    )
    assert (kept.began, kept.successor, kept.papers_due_days) == (PartialDate(2011, 4), "executive", 5)
    assert kept.meetings == (
        Meeting(on=PartialDate(2012, 5)),
        Meeting(on=PartialDate(2012, 6, 20), papers_due=date(2012, 6, 12)),
    )


def test_an_edit_leaves_the_other_fields_and_meetings(ws: Workspace) -> None:
    bodies.edit(ws, "Exec", {}, meetings_from(("2012-06-20",), ()))
    bodies.edit(ws, "exec", {"can_agree": "advises"}, meetings_from(("2012-05-16",), ()))
    kept = bodies.edit(ws, "exec", {}, meetings_from(("2012-06-20",), ("2012-06-12",)))
    assert (kept.name, kept.can_agree) == ("The Executive", CanAgree.ADVISES)
    assert [(str(m.on), str(m.papers_due)) for m in kept.meetings] == [
        ("2012-05-16", "None"),
        ("2012-06-20", "2012-06-12"),
    ]
    kept = bodies.edit(ws, "exec", {}, meetings_from((), (), ("2012-05-16",)))
    assert [str(m.on) for m in kept.meetings] == ["2012-06-20"]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({}, "needs a name"),
        ({"name": " "}, "needs a name"),
        ({"name": "exec"}, "'executive' is called"),
        ({"name": "B", "short_names": "Advisory panel"}, "'panel' is called"),
        ({"name": "B", "can_agree": "maybe"}, "can_agree: 'maybe'"),
        ({"name": "B", "began": "last year"}, "began: 'last year'"),
        ({"name": "B", "began": "2011-04", "ended": "2011-03"}, "ended before it began"),
        ({"name": "B", "successor": "nobody"}, "no body 'nobody'"),
        ({"name": "B", "papers_due_days": "five"}, "papers_due_days: 'five'"),
        ({"name": "B", "colour": "red"}, "no field 'colour'"),
    ],
)
def test_what_cannot_be_a_body(ws: Workspace, row: dict[str, str], says: str) -> None:
    before = ws.places.library.read_bytes()
    with pytest.raises(BadInput, match=says) as refused:
        bodies.add(ws, row, NONE)
    assert refused.value.mend
    assert ws.places.library.read_bytes() == before


def test_a_body_may_begin_and_end_in_one_year(ws: Workspace) -> None:
    assert bodies.add(ws, {"name": "B", "began": "2011-04", "ended": "2011"}, NONE).ended == PartialDate(2011)


def test_bodies_do_not_take_over_from_each_other_in_a_circle(ws: Workspace) -> None:
    bodies.edit(ws, "panel", {"successor": "exec"}, NONE)
    for successor in ("panel", "executive"):
        with pytest.raises(BadInput, match="circle"):
            bodies.edit(ws, "exec", {"successor": successor}, NONE)


@pytest.mark.parametrize(
    ("on", "due", "says"),
    [
        ((), ("2012-06-12",), "none is named"),
        (("June",), (), "meeting: 'June'"),
        ((" ",), (), "needs its date"),
        (("2012-06-20",), ("2012-06-21",), "before their meeting"),
        (("2012-06-20",), ("2012-06",), "papers_due"),
    ],
)
def test_what_cannot_be_a_meeting(on: tuple[str, ...], due: tuple[str, ...], says: str) -> None:
    with pytest.raises(BadInput, match=says):
        meetings_from(on, due)


def test_only_a_meeting_that_is_there_is_taken_out(ws: Workspace) -> None:
    with pytest.raises(BadInput, match="no meeting on 5 May 2012"):
        bodies.edit(ws, "exec", {}, meetings_from((), (), ("2012-05-05",)))


def test_a_body_that_is_not_there(ws: Workspace) -> None:
    with pytest.raises(NotFound):
        bodies.edit(ws, "nobody", {"notes": "x"}, NONE)


def test_who_changed_a_body_is_recorded(ws: Workspace) -> None:
    bodies.edit(ws, "exec", {"notes": "x"}, meetings_from(("2012-06-20",), ()))
    (done,) = (each for each in history.everything(ws) if each.body)
    assert (done.body, done.in_words, done.user, done.note) == (
        "executive",
        "edited",
        "Ann Officer",
        "notes, meetings",
    )
