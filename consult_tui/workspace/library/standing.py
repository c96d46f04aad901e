"""The steps in the life of a line: proposed, agreed, superseded, withdrawn; the rules are in `lifecycle`.

Every step is made from the library as it stands, made anew where a colleague was quicker, and recorded. What
a step would point out can be asked before it is taken (`weigh_...`): it refuses what the step would refuse.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from consult_tui.domain import lifecycle
from consult_tui.domain.authority import Cause, doubts
from consult_tui.domain.dates import PartialDate
from consult_tui.domain.library import Library
from consult_tui.domain.positions import AgreedBy, Position, Status
from consult_tui.errors import BadInput, Refused
from consult_tui.text.authority import place_in_words
from consult_tui.workspace.library.anew import anew
from consult_tui.workspace.library.bodies import body_meant
from consult_tui.workspace.library.columns import REVIEW_BEFORE_AGREED
from consult_tui.workspace.library.lines import doubts_about, superseded_by
from consult_tui.workspace.library.using import Held, where_used
from consult_tui.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What came of a step."""

    positions: tuple[Position, ...]
    """The lines that took it."""
    remarks: tuple[str, ...] = ()
    superseded: tuple[Position, ...] = ()
    """Lines in whose place they came by it."""
    held: Held = field(default_factory=Held)
    """The answers that hold a line which now no longer stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Change:
    """Lines as they are to be kept, with what the history says of each."""

    positions: tuple[Position, ...]
    superseded: tuple[Position, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()


_Make = Callable[[Library], _Change]
"""Makes a step from the library; raises what bars it."""


def barred(position: Position) -> dict[str, str]:
    """Why a line cannot take a step, in a sentence, by the step's name; those that it can are left out."""
    bars = {
        "propose": lifecycle.proposing_barred(position),
        "agree": lifecycle.agreeing_barred(position, AgreedBy()),
        "supersede": lifecycle.giving_way_barred(position),
        "withdraw": lifecycle.withdrawing_barred(position),
    }
    return {name: bar.why for name, bar in bars.items() if bar}


def propose(ws: Workspace, position_id: str, to: str = "", meeting: PartialDate | None = None) -> Step:
    """Put a line to a body.

    Args:
        ws: The workspace.
        position_id: Exact id.
        to: The body: an id, a name or a short name; "" leaves whom it is put to as it is.
        meeting: The meeting at which it is to be agreed; None leaves it open.

    Raises:
        NotFound: If there is no such body.
        BadInput: If a meeting is named and no body.
        Refused: If the line is agreed or superseded.
    """
    return _take(ws, "propose", _proposal(ws, position_id, to, meeting))


def weigh_proposing(
    ws: Workspace, position_id: str, to: str = "", meeting: PartialDate | None = None
) -> tuple[str, ...]:
    """What would be pointed out; raises as `propose` does, and writes nothing."""
    return _proposal(ws, position_id, to, meeting)(ws.library).remarks


def _proposal(ws: Workspace, position_id: str, to: str, meeting: PartialDate | None) -> _Make:
    body = body_meant(ws, to) if to.strip() else None

    def make(library: Library) -> _Change:
        position = library.positions[position_id]
        _check(lifecycle.proposing_barred(position))
        asked = body.id if body else position.proposed_to
        if meeting is not None and not asked:
            raise BadInput("A meeting is of a body, and none is named.", "Add: --to BODY")
        as_before = None if body else position.proposed_for
        changed = lifecycle.proposed(position, asked, meeting or as_before, ws.context.today)
        put = AgreedBy(body=asked, meeting_date=changed.proposed_for)
        where = place_in_words(put, library.bodies)
        found = doubts(put, library.bodies, ws.context.today)
        remarks = [doubt.words for doubt in found if doubt.code is not Cause.FUTURE]
        if changed.proposed_for and changed.proposed_for.last < ws.context.today:
            remarks.append(f"{changed.proposed_for.in_words} has passed.")
        if position.status is Status.STATED:
            remarks.append("It was stated; while it is proposed it goes into an answer only with a reason.")
        notes = {position_id: f"to {where}" if where else ""}
        return _Change(positions=(changed,), notes=notes, remarks=tuple(remarks))

    return make


def agree(
    ws: Workspace, position_ids: Sequence[str], agreed_by: AgreedBy, review_by: date | None = None
) -> Step:
    """Record that lines were agreed, all by one act, and none unless all can be.

    Lines may come from draft in one step, as historic ones do whose minute is cited. A decision is made by a
    body that can agree our policy: one that advises, or is not known to agree it, is refused. A clearance is
    of a response that carried the words, by whoever the route of that response names: it may be recorded with
    any body. A day on which the body is not known to have met or to have existed is pointed out and not
    refused, for the register may be short of it.

    Args:
        ws: The workspace.
        position_ids: Exact ids.
        agreed_by: The act: a decision or a clearance, its `body` an id, a name or a short name.
        review_by: When they are to be looked at again; None leaves it as it is.

    Raises:
        NotFound: If there is no such body.
        BadInput: If no body or day is named, or the review is before the agreement.
        Refused: If the day is to come, the body cannot agree our policy, or a line cannot take this step.
    """
    return _take(ws, "agree", _agreement(ws, position_ids, agreed_by, review_by))


def weigh_agreeing(
    ws: Workspace, position_ids: Sequence[str], agreed_by: AgreedBy, review_by: date | None = None
) -> tuple[str, ...]:
    """What would be pointed out; raises as `agree` does, and writes nothing."""
    return _agreement(ws, position_ids, agreed_by, review_by)(ws.library).remarks


def _agreement(
    ws: Workspace, position_ids: Sequence[str], agreed_by: AgreedBy, review_by: date | None
) -> _Make:
    if not agreed_by.body.strip() or agreed_by.meeting_date is None:
        raise BadInput("An agreed line needs who agreed it and when.", "Give: --body BODY --on DATE")
    if review_by is not None and review_by < agreed_by.meeting_date.first:
        raise BadInput(f"{REVIEW_BEFORE_AGREED}.", "Choose a later day.")
    body = body_meant(ws, agreed_by.body)
    act = replace(agreed_by, body=body.id)
    ids = tuple(dict.fromkeys(position_ids))

    def make(library: Library) -> _Change:
        remarks = sure_enough(library, act, ws.context.today)
        for id_ in ids:
            _check(lifecycle.agreeing_barred(library.positions[id_], act))
        changed = [lifecycle.agreed(library.positions[id_], act, review_by, ws.context.today) for id_ in ids]
        place = place_in_words(act, library.bodies)
        notes = {position.id: f"{act.kind}, {place}" for position in changed}
        old = _superseded_with(library, changed, ws.context.today)
        notes |= {each.id: f"by {each.superseded_by}" for each in old}
        return _Change(positions=tuple(changed), superseded=old, notes=notes, remarks=tuple(remarks))

    return make


def supersede(ws: Workspace, position_id: str, by: str) -> Step:
    """Record that one line takes the place of another; both ids exact.

    Returns the lines and every answer that holds the one that no longer stands.

    Raises:
        Refused: If the successor cannot take its place; see `lifecycle.superseding_barred`.
    """
    step = _take(ws, "succeed", _succession(ws, position_id, by))
    return Step(positions=step.superseded, remarks=step.remarks, superseded=step.superseded, held=step.held)


def weigh_superseding(ws: Workspace, position_id: str, by: str) -> tuple[str, ...]:
    """What would be pointed out; raises as `supersede` does, and writes nothing."""
    return _succession(ws, position_id, by)(ws.library).remarks


def _succession(ws: Workspace, position_id: str, by: str) -> _Make:
    def make(library: Library) -> _Change:
        position, successor = library.positions[position_id], library.positions[by]
        _check(lifecycle.superseding_barred(position, successor, library.positions))
        old, new = lifecycle.superseded(position, successor, ws.context.today)
        notes = {position_id: f"by {by}", by: f"takes the place of {position_id}"}
        remarks = doubts_about(new, library.bodies, ws.context.today)
        return _Change(positions=(new,), superseded=(old,), notes=notes, remarks=remarks)

    return make


def withdraw(ws: Workspace, position_id: str, reason: str) -> Step:
    """Record that a line no longer stands, and why.

    Returns the line and every answer that holds it.

    Raises:
        BadInput: If there is no reason.
        Refused: If it is withdrawn already, or superseded.
    """
    if not reason.strip():
        raise BadInput("A withdrawal needs a reason.", "Say in a few words why it no longer stands.")
    return _take(ws, "withdraw", _withdrawal(ws, position_id, reason))


def weigh_withdrawing(ws: Workspace, position_id: str) -> tuple[str, ...]:
    """What would be pointed out; raises as `withdraw` does for the line, and writes nothing."""
    return _withdrawal(ws, position_id, "")(ws.library).remarks


def _withdrawal(ws: Workspace, position_id: str, reason: str) -> _Make:
    def make(library: Library) -> _Change:
        position = library.positions[position_id]
        _check(lifecycle.withdrawing_barred(position))
        changed = lifecycle.withdrawn(position, reason, ws.context.today)
        earlier = library.positions.get(position.supersedes)
        remarks: tuple[str, ...] = ()
        if earlier is not None and earlier.superseded_by == position_id:
            remarks = (f"'{earlier.id}', in whose place it came, stays superseded.",)
        return _Change(positions=(changed,), notes={position_id: reason.strip()}, remarks=remarks)

    return make


def _take(ws: Workspace, what: str, make: _Make) -> Step:
    """Make a step from the library as it stands, keep it and record it."""

    def write(seen: Library) -> _Change:
        change = make(seen)
        ws.keep(positions=[*change.positions, *change.superseded], seen=seen)
        return change

    change = anew(ws, write)
    changed = [*change.positions, *change.superseded]
    ws.record_library(what, change.positions, change.notes)
    ws.record_library("supersede", change.superseded, change.notes)
    lapsed = [position.id for position in changed if position.status in lifecycle.LAPSED]
    return Step(
        positions=change.positions,
        remarks=change.remarks,
        superseded=change.superseded,
        held=where_used(ws, lapsed) if lapsed else Held(),
    )


def sure_enough(library: Library, act: AgreedBy, today: date) -> list[str]:
    """What is doubtful about an act by which lines are to be agreed, in words.

    Raises:
        Refused: If it is to come, or the body cannot make it.
    """
    remarks = []
    for doubt in doubts(act, library.bodies, today):
        if doubt.code is Cause.FUTURE:
            mend = f"Record it once it is agreed; until then: consult position propose ID --to {act.body}"
            raise Refused(doubt.words, mend)
        if doubt.code is Cause.CANNOT_AGREE:
            mend = (
                f"If it can: consult body edit {act.body} --can-agree yes. "
                "If it cleared a response with these words: --kind clearance."
            )
            raise Refused(doubt.words, mend)
        remarks.append(doubt.words)
    if not any((act.minute, act.item, act.paragraph, act.document, act.url)):
        remarks.append("No minute or paper is cited, so nobody can look it up.")
    return remarks


def _superseded_with(library: Library, changed: Sequence[Position], today: date) -> tuple[Position, ...]:
    """The lines in whose place these come now that they are agreed, each once."""
    seen = Library(positions={**library.positions, **{p.id: p for p in changed}})
    found = (superseded_by(seen, position, today) for position in changed)
    return tuple({old.id: old for old in found if old is not None}.values())


def _check(bar: lifecycle.Bar | None) -> None:
    if bar is not None:
        raise Refused(bar.why, bar.mend)
