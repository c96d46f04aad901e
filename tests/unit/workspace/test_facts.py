from __future__ import annotations

from datetime import date, time

import pytest

from consult_tui.domain.dates import Moment
from consult_tui.domain.responses import Response, Route
from consult_tui.errors import BadInput
from consult_tui.workspace.responses.drafting import edit
from consult_tui.workspace.responses.facts import FIELDS
from consult_tui.workspace.workspace import Workspace

RESPONSE = "buses-2012"


def field(response: Response, name: str) -> object:
    return getattr(response.consultation if FIELDS[name].in_consultation else response, name)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("title", " Buses \n again ", "Buses again"),
        ("departments", "One | Two||", ("One", "Two")),
        ("opens", "2012-03-26", Moment(date(2012, 3, 26))),
        ("closes", "2012-05-21T17:00", Moment(date(2012, 5, 21), time(17))),
        ("closes", "2012-05-21 23:45", Moment(date(2012, 5, 21), time(23, 45))),
        ("closes", "", None),
        ("emails", "a@b.gov.uk", ("a@b.gov.uk",)),
        ("address", "1 Street\r\nTown", "1 Street\nTown"),
        ("about", "We are **councils**.\r\n\r\nAll. ", "We are **councils**.\n\nAll."),
        ("key_messages", "- one\n- two", "- one\n- two"),
        ("key-messages", "- one", "- one"),
        ("LEAD", "Senior adviser", "Senior adviser"),
        ("co_signatories", "A|B", ("A", "B")),
        ("route", "Quick", Route.QUICK),
        ("confidential", "yes", True),
        ("may_be_published", "false", False),
    ],
)
def test_every_field_is_read_and_kept(ws: Workspace, name: str, text: str, value: object) -> None:
    edit(ws, RESPONSE, name, text)
    kept = Workspace(ws.folder).response(RESPONSE)
    assert field(kept, name.replace("-", "_").casefold()) == value


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("colour", "red", "no field 'colour'"),
        ("id", "x", "no field 'id'"),
        ("title", "  ", "needs a title"),
        ("closes", "soon", "'soon' is not a date"),
        ("closes", "2012-05-21T17:00+01:00", "not a date"),
        ("closes", "2012-02-30", "not a date"),
        ("route", "scenic", "no route 'scenic'"),
        ("confidential", "perhaps", "neither yes nor no"),
    ],
)
def test_what_cannot_be_taken_is_said_and_nothing_is_written(
    ws: Workspace, name: str, text: str, says: str
) -> None:
    before = ws.places.response(RESPONSE).read_bytes()
    with pytest.raises(BadInput, match=says) as refused:
        edit(ws, RESPONSE, name, text)
    assert refused.value.mend
    assert ws.places.response(RESPONSE).read_bytes() == before
