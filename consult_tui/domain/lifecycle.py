"""The life of a line: which standing may follow which, what each step records, and why not, in words.

A line is drafted, perhaps said in public (stated), proposed to a body, and agreed: by a decision of a body or
by the clearance of a response that carried its words. It then stands until it is superseded by another line
or withdrawn for a reason; review dates end nothing. A standing that somebody could rest on (agreed, stated)
is kept among the line's wordings when another takes its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from consult_tui.domain.dates import PartialDate
from consult_tui.domain.positions import AgreedBy, Kind, Position, Status, Wording

AGREEMENTS = frozenset({Kind.DECISION, Kind.CLEARANCE})
"""The acts that make a line agreed; a report or a public statement makes it stated."""

STANDS = frozenset({Status.AGREED, Status.STATED})
"""The standings that somebody could rest on."""

LAPSED = frozenset({Status.SUPERSEDED, Status.WITHDRAWN})

NEXT: Mapping[Status, frozenset[Status]] = {
    Status.DRAFT: frozenset({Status.PROPOSED, Status.AGREED, *LAPSED}),
    Status.STATED: frozenset({Status.PROPOSED, Status.AGREED, *LAPSED}),
    Status.PROPOSED: frozenset({Status.PROPOSED, Status.AGREED, *LAPSED}),
    Status.AGREED: frozenset({Status.AGREED, *LAPSED}),
    Status.SUPERSEDED: frozenset(),
    Status.WITHDRAWN: frozenset({Status.PROPOSED, Status.AGREED}),
}
"""What a step may lead to. An agreed line is not proposed again, for it stands until changed; a superseded
one has a line in its place; a withdrawn one may be put to a body anew."""


@dataclass(frozen=True, slots=True)
class Bar:
    """Why a step cannot be taken, and the smallest thing that clears the way."""

    why: str
    mend: str


def proposing_barred(position: Position) -> Bar | None:
    """Why a line cannot be proposed; None where it can."""
    if Status.PROPOSED in NEXT[position.status]:
        return None
    if position.status is Status.AGREED:
        return Bar(
            f"'{position.id}' is agreed, and stands until it is changed.",
            f"Propose other words as a line of their own: consult position add --supersedes {position.id}",
        )
    return _superseded_bar(position)


def agreeing_barred(position: Position, agreed_by: AgreedBy) -> Bar | None:
    """Why a line cannot be agreed so; None where it can.

    A body that met again may agree an agreed line anew. An earlier agreement than the one that is recorded
    would put an older act in place of a newer one.
    """
    if agreed_by.kind not in AGREEMENTS:
        return Bar("A report or a statement makes a line stated, not agreed.", "Say decision or clearance.")
    if Status.AGREED not in NEXT[position.status]:
        return _superseded_bar(position)
    present = position.agreed_by
    before = present.meeting_date if present and position.status is Status.AGREED else None
    when = agreed_by.meeting_date
    if before is not None and when is not None and when.last < before.first:
        return Bar(
            f"'{position.id}' was agreed later than that: {before.in_words}.",
            f"Correct what is recorded with: consult position edit {position.id}",
        )
    return None


def giving_way_barred(position: Position) -> Bar | None:
    """Why no line at all can take the place of this one; None where one can.

    A line that came in as superseded, its successor not named, may still be given one.
    """
    by = position.superseded_by
    if position.status is Status.SUPERSEDED and by:
        return Bar(f"'{position.id}' is superseded already, by '{by}'.", "Supersede that one instead.")
    if position.status is Status.WITHDRAWN:
        mend = "Leave it so, or propose it anew first."
        return Bar(f"'{position.id}' is withdrawn: there is nothing to supersede.", mend)
    return None


def superseding_barred(
    position: Position, successor: Position, positions: Mapping[str, Position]
) -> Bar | None:
    """Why one line cannot take the place of another; None where it can.

    Only an agreed line takes the place of an agreed one, and only an agreed or a stated one of any other.
    """
    if successor.id == position.id:
        return Bar(f"'{position.id}' cannot supersede itself.", "Name the line that takes its place.")
    barred = giving_way_barred(position)
    if barred:
        return barred
    if position.id in _line_of(successor, positions):
        return Bar(f"'{successor.id}' is itself superseded by '{position.id}'.", "Name another line.")
    if can_succeed(position, successor):
        return None
    needed = "agreed" if position.status is Status.AGREED else "agreed or stated"
    return Bar(
        f"'{successor.id}' is {successor.status}; only a line that is {needed} takes the place of "
        f"{'an' if position.status is Status.AGREED else 'a'} {position.status} one.",
        f"Agree it first: consult position agree {successor.id} --body BODY --on DATE",
    )


def can_succeed(position: Position, successor: Position) -> bool:
    """Whether a line's standing is enough to take another's place."""
    agreed_only = position.status is Status.AGREED
    return successor.status is Status.AGREED or (successor.status is Status.STATED and not agreed_only)


def withdrawing_barred(position: Position) -> Bar | None:
    """Why a line cannot be withdrawn; None where it can.

    A line that came in as withdrawn, for no recorded reason, may still be given one.
    """
    why = position.withdrawn_because
    if Status.WITHDRAWN in NEXT[position.status] or (position.status is Status.WITHDRAWN and not why):
        return None
    if position.status is Status.WITHDRAWN:
        return Bar(f"'{position.id}' is withdrawn already: {why}.", "There is nothing left to do.")
    return _superseded_bar(position)


def proposed(position: Position, to: str, meeting: PartialDate | None, today: date) -> Position:
    """The line as it is put to a body.

    Args:
        position: A line that may be proposed.
        to: Id of the body, "" where none is named yet.
        meeting: The meeting at which it is to be agreed.
        today: The day on which an earlier standing ends.
    """
    changed = replace(
        position, status=Status.PROPOSED, proposed_to=to, proposed_for=meeting, withdrawn_because=""
    )
    return with_former(position, changed, today)


def agreed(position: Position, agreed_by: AgreedBy, review_by: date | None, today: date) -> Position:
    """The line as agreed; a review date that an earlier agreement gave is gone where this one came after it.

    Agreed by the same act again, only what is newly said of it (a minute, a paper) is added.
    """
    present = position.agreed_by
    if position.status is Status.AGREED and present and _same_act(present, agreed_by):
        agreed_by = _completed(present, agreed_by)
    when = agreed_by.meeting_date
    kept = position.review_by
    if kept is not None and when is not None and kept < when.first:
        kept = None
    changed = replace(
        position,
        status=Status.AGREED,
        agreed_by=agreed_by,
        review_by=review_by or kept,
        proposed_to="",
        proposed_for=None,
        withdrawn_because="",
    )
    return with_former(position, changed, when.first if when and when.known_to_the_day else today)


def superseded(position: Position, successor: Position, today: date) -> tuple[Position, Position]:
    """Both lines once one takes the place of the other, each naming the other; the older one first.

    A successor that took another line's place before goes on naming that one.
    """
    old = replace(
        position,
        status=Status.SUPERSEDED,
        superseded_by=successor.id,
        supersedes=position.supersedes if position.supersedes != successor.id else "",
        proposed_to="",
        proposed_for=None,
    )
    new = replace(successor, supersedes=successor.supersedes or position.id)
    return with_former(position, old, today), new


def withdrawn(position: Position, reason: str, today: date) -> Position:
    """The line as withdrawn, with why; who agreed it once stays on record."""
    changed = replace(
        position,
        status=Status.WITHDRAWN,
        withdrawn_because=reason.strip(),
        proposed_to="",
        proposed_for=None,
    )
    return with_former(position, changed, today)


def with_former(before: Position, after: Position, until: date) -> Position:
    """The later line with the earlier standing kept among its wordings, where somebody could rest on it.

    Nothing is kept where the same act stands as before, or where the words changed: `positions.reworded` then
    keeps the earlier ones.
    """
    if before.status not in STANDS or before.statement.split() != after.statement.split():
        return after
    if after.status is before.status and _same_act(before.agreed_by, after.agreed_by):
        return after
    former = Wording(
        statement=before.statement,
        status=before.status,
        agreed_by=before.agreed_by,
        since=before.agreed_by.meeting_date if before.agreed_by else None,
        until=until,
    )
    return replace(after, wordings=(*after.wordings, former))


def _same_act(one: AgreedBy | None, other: AgreedBy | None) -> bool:
    if one is None or other is None:
        return one is other
    return (one.kind, one.body, one.meeting_date) == (other.kind, other.body, other.meeting_date)


def _completed(present: AgreedBy, given: AgreedBy) -> AgreedBy:
    """The same act, with what is newly said of where it stands in the papers."""
    return replace(
        present,
        item=given.item or present.item,
        paragraph=given.paragraph or present.paragraph,
        minute=given.minute or present.minute,
        document=given.document or present.document,
        url=given.url or present.url,
    )


def _line_of(position: Position, positions: Mapping[str, Position]) -> set[str]:
    """Ids of the lines that took a line's place, one after another."""
    found: set[str] = set()
    by = position.superseded_by
    while by and by not in found:
        found.add(by)
        by = positions[by].superseded_by if by in positions else ""
    return found


def _superseded_bar(position: Position) -> Bar:
    by = position.superseded_by
    which = f"'{by}'" if by else "another line"
    return Bar(
        f"'{position.id}' is superseded by {which}, which stands in its place.",
        f"See that one with: consult position show {by}" if by else "Look for the later line.",
    )
