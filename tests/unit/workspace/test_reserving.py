from __future__ import annotations

from datetime import date

import pytest

from consult_tui.domain.reservations import Reservation
from consult_tui.errors import BadInput
from consult_tui.workspace.library.reserving import reservations, reserve, take_back
from consult_tui.workspace.responses import history
from consult_tui.workspace.workspace import Workspace

ON = pytest.mark.parametrize("on", [{"position": "buses"}, {"response": "buses-2012"}])


def _recorded(ws: Workspace) -> list[tuple[str, str]]:
    return [
        (done.what, done.note) for done in history.everything(ws) if done.what in ("reserve", "take-back")
    ]


@ON
def test_a_reservation_is_recorded_with_who_and_when_and_taken_back(
    ws: Workspace, on: dict[str, str]
) -> None:
    reserve(ws, " Group  A ", "On fares.", **on)
    reserve(ws, "Group B", "On routes.", **on)
    fresh = Workspace(ws.folder)
    assert reservations(fresh, **on) == (
        Reservation(group="Group A", text="On fares.", who="Ann Officer", on=date(2012, 4, 23)),
        Reservation(group="Group B", text="On routes.", who="Ann Officer", on=date(2012, 4, 23)),
    )
    assert take_back(ws, 1, **on).group == "Group A"
    assert [r.group for r in reservations(Workspace(ws.folder), **on)] == ["Group B"]
    notes = [(what, note.removeprefix("agreed; ")) for what, note in _recorded(ws)]
    assert notes == [
        ("reserve", "Group A: On fares."),
        ("reserve", "Group B: On routes."),
        ("take-back", "Group A: On fares."),
    ]


@ON
@pytest.mark.parametrize("number", [0, 1, -1])
def test_only_one_that_is_there_is_taken_back(ws: Workspace, on: dict[str, str], number: int) -> None:
    with pytest.raises(BadInput, match=f"no reservation {number}"):
        take_back(ws, number, **on)
    assert _recorded(ws) == []


@pytest.mark.parametrize(("group", "text"), [(" ", "On fares."), ("Group A", " ")])
def test_it_says_who_and_what(ws: Workspace, group: str, text: str) -> None:
    with pytest.raises(BadInput):
        reserve(ws, group, text, position="buses")
    assert reservations(ws, position="buses") == ()
