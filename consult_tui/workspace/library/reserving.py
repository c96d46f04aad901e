"""Reservations of groups on a line or a response: recorded, taken back, and never printed in the clean copy.

They say what was held back from, so one may be recorded of a response that went already, or of a line that
no longer stands; both stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from consult_tui.domain.library import Library
from consult_tui.domain.reservations import Reservation
from consult_tui.errors import BadInput
from consult_tui.workspace.library.anew import anew
from consult_tui.workspace.workspace import Workspace

Change = Callable[[tuple[Reservation, ...]], tuple[Reservation, ...]]


def reserve(ws: Workspace, group: str, text: str, *, position: str = "", response: str = "") -> None:
    """Record a reservation on a line or a response, whichever exact id is given.

    Raises:
        BadInput: If nobody is named, or nothing is said.
    """
    who, what = " ".join(group.split()), text.strip()
    if not who:
        raise BadInput("A reservation needs the group that holds it.", "Give: --group NAME")
    if not what:
        raise BadInput("A reservation needs what it is about.", "Give: --text TEXT")
    made = Reservation(group=who, text=what, who=ws.context.user, on=ws.context.today)
    _change(ws, position, response, lambda kept: (*kept, made))
    _record(ws, position, response, "reserve", f"{who}: {what}")


def take_back(ws: Workspace, number: int, *, position: str = "", response: str = "") -> Reservation:
    """Take a reservation back, by its number from 1; the history keeps what it was.

    Raises:
        BadInput: If there is none of this number.
    """
    taken: list[Reservation] = []

    def without(kept: tuple[Reservation, ...]) -> tuple[Reservation, ...]:
        if not 1 <= number <= len(kept):
            raise BadInput(f"There is no reservation {number}.", "List them by leaving out --remove.")
        taken[:] = [kept[number - 1]]
        return (*kept[: number - 1], *kept[number:])

    _change(ws, position, response, without)
    gone = taken[0]
    _record(ws, position, response, "take-back", f"{gone.group}: {gone.text}")
    return gone


def reservations(ws: Workspace, *, position: str = "", response: str = "") -> tuple[Reservation, ...]:
    """Those on a line or a response, whichever exact id is given."""
    kept = ws.library.positions[position] if position else ws.response(response)
    return kept.reservations


def _change(ws: Workspace, position: str, response: str, change: Change) -> None:
    if response:
        ws.change(response, lambda r: replace(r, reservations=change(r.reservations)))
        return

    def write(seen: Library) -> None:
        line = seen.positions[position]
        ws.keep(positions=[replace(line, reservations=change(line.reservations))], seen=seen)

    anew(ws, write)


def _record(ws: Workspace, position: str, response: str, what: str, note: str) -> None:
    if response:
        ws.record(response, [ws.entry(what, note=note)])
    else:
        ws.record_library(what, [ws.library.positions[position]], {position: note})
