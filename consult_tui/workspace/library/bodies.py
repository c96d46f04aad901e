"""Bodies: which one an officer means, and adding and editing them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from consult_tui.domain.bodies import Body, CanAgree, Meeting
from consult_tui.domain.dates import PartialDate
from consult_tui.domain.library import Library
from consult_tui.errors import BadInput
from consult_tui.workspace.library.anew import anew
from consult_tui.workspace.library.fields import (
    Field,
    read_count,
    read_day,
    read_field,
    read_list,
    read_one_of,
    read_partial,
    read_row,
    read_text,
    read_words,
)
from consult_tui.workspace.library.lines import body_id
from consult_tui.workspace.naming import checked_id, find, slug, unused
from consult_tui.workspace.workspace import Workspace

FIELDS: dict[str, Field] = {
    "name": Field(read_words, "its full name"),
    "short_names": Field(read_list, "other names, parted by |"),
    "can_agree": Field(
        read_one_of(CanAgree, CanAgree.NO), "whether it can agree our policy: yes | advises | no"
    ),
    "began": Field(read_partial, "since when there is such a body: 2011-04-01, 2011-04 or 2011"),
    "ended": Field(read_partial, "until when there was"),
    "successor": Field(read_words, "the body that took over: an id or a name"),
    "papers_due_days": Field(read_count, "clear working days before a meeting by which its papers are due"),
    "notes": Field(read_text, "for us only"),
}
"""Every field but the id and the meetings, in the order of a form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meetings:
    """What is to change in a body's meetings."""

    add: tuple[Meeting, ...] = ()
    """New ones, or in place of one on the same date."""
    drop: tuple[PartialDate, ...] = ()
    """Dates of those that were entered by mistake."""


def body_meant(ws: Workspace, given: str) -> Body:
    """The body that an id, a name, a short name or a unique beginning of an id means.

    Raises:
        NotFound: If there is none.
        Ambiguous: If several begin so.
    """
    bodies = ws.library.bodies
    return find(body_id(ws.library, given) or given, bodies, "body", "See them with: consult body list")


def meetings_from(on: tuple[str, ...], papers_due: tuple[str, ...], drop: tuple[str, ...] = ()) -> Meetings:
    """Meetings from text: the first day on which papers are due belongs to the first meeting, and so on.

    Raises:
        BadInput: If a date cannot be read, papers are due after their meeting, or there are more such days
            than meetings.
    """
    if len(papers_due) > len(on):
        raise BadInput("Papers are due for a meeting, and none is named.", "Name each with --meeting DATE.")
    made = []
    for n, text in enumerate(on):
        when = read_field("meeting", read_partial, text)
        due = read_field("papers_due", read_day, papers_due[n]) if n < len(papers_due) else None
        if when is None:
            raise BadInput("meeting: a meeting needs its date.", "Write it as 2012-06-20.")
        if due is not None and due > when.last:
            raise BadInput("papers_due: papers are due before their meeting.", "Choose an earlier day.")
        made.append(Meeting(on=when, papers_due=due))
    dropped = tuple(d for d in (read_field("meeting", read_partial, text) for text in drop) if d is not None)
    return Meetings(add=tuple(made), drop=dropped)


def add(ws: Workspace, row: Mapping[str, str], meetings: Meetings, id_: str = "") -> Body:
    """Add a body from its fields as text (`FIELDS`); its id is made from the name unless given.

    Raises:
        BadInput: If a field cannot be taken, or there is a body of this name.
    """

    def make(library: Library) -> Body:
        name = read_words(row.get("name", ""))
        if not name:
            raise BadInput("A body needs a name.", "Write at least one word.")
        made = checked_id(id_, library.bodies, "body") if id_ else unused(slug(name, 10), library.bodies)
        return _made(library, Body(id=made, name=name), row, meetings)

    return _keep(ws, make, "add", ", ".join(row))


def edit(ws: Workspace, given: str, row: Mapping[str, str], meetings: Meetings) -> Body:
    """Change the fields that the row names, and meetings; the others are left as they stand in the file.

    Raises:
        NotFound: If there is no such body.
        BadInput: If a field cannot be taken.
    """
    id_ = body_meant(ws, given).id
    touched = [*row, *(["meetings"] if meetings != Meetings() else [])]
    return _keep(
        ws, lambda library: _made(library, library.bodies[id_], row, meetings), "edit", ", ".join(touched)
    )


def _made(library: Library, base: Body, row: Mapping[str, str], meetings: Meetings) -> Body:
    read = read_row(FIELDS, row)
    if read.get("successor"):
        found = body_id(library, read["successor"])
        if found is None:
            mend = "Add it first: consult body add --name NAME"
            raise BadInput(f"successor: there is no body '{read['successor']}'.", mend)
        read["successor"] = found
    changed = replace(base, **read)
    dropped = {*meetings.drop, *(meeting.on for meeting in meetings.add)}
    kept = [_with_notes(meeting, base) for meeting in meetings.add]
    kept += [meeting for meeting in base.meetings if meeting.on not in dropped]
    _check_dropped(base, meetings)
    changed = replace(changed, meetings=tuple(sorted(kept, key=lambda meeting: meeting.on)))
    _check(library, changed)
    return changed


def _with_notes(meeting: Meeting, base: Body) -> Meeting:
    """A meeting as given, with what was noted of the one on the same date."""
    before = next((m for m in base.meetings if m.on == meeting.on), None)
    if before is None:
        return meeting
    return replace(meeting, papers_due=meeting.papers_due or before.papers_due, notes=before.notes)


def _check_dropped(base: Body, meetings: Meetings) -> None:
    known = {meeting.on for meeting in base.meetings}
    for on in meetings.drop:
        if on not in known:
            mend = f"See them with: consult body show {base.id}"
            raise BadInput(f"{base.name} has no meeting on {on.in_words}.", mend)


def _check(library: Library, body: Body) -> None:
    """Refuse a body that cannot be.

    Raises:
        BadInput: If it has no name, ended before it began, or has another's name or itself as successor.
    """
    if not body.name:
        raise BadInput("name: a body needs a name.", "Write at least one word.")
    others = Library(bodies={id_: each for id_, each in library.bodies.items() if id_ != body.id})
    for name in (body.name, *body.short_names):
        other = body_id(others, name)
        if other is not None:
            raise BadInput(f"'{name}' is what '{other}' is called.", "Choose another name, or edit that one.")
    if body.began and body.ended and body.ended.last < body.began.first:
        raise BadInput("ended: it ended before it began.", "Choose a later date.")
    heir, seen = body.successor, {body.id}
    while heir:
        if heir in seen:
            raise BadInput("successor: the bodies take over from each other in a circle.", "Name another.")
        seen.add(heir)
        heir = library.bodies[heir].successor if heir in library.bodies else ""


def _keep(ws: Workspace, make: Callable[[Library], Body], what: str, note: str) -> Body:
    """Make a body from the library, keep it and record it."""

    def write(seen: Library) -> Body:
        body = make(seen)
        ws.keep(bodies=[body], seen=seen)
        return body

    body = anew(ws, write)
    ws.record_in_library(what, "body", body.id, note)
    return body
