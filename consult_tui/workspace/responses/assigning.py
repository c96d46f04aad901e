"""Who is to answer which question, and by when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from consult_tui.domain.responses import Assignment, Response
from consult_tui.errors import BadInput, Conflict
from consult_tui.text.dates import in_words
from consult_tui.text.days import FORMS, day_meant
from consult_tui.workspace.responses.sent import check_not_sent

if TYPE_CHECKING:
    from consult_tui.workspace.workspace import Workspace

Held = Mapping[str, Assignment | None]
"""Who is named for each of some questions; None where nobody is."""


def assign(
    ws: Workspace,
    response_id: str,
    question_ids: Sequence[str],
    who: str,
    by: date | None = None,
    *,
    seen: Held | None = None,
) -> Response:
    """Say who is to answer some questions, and by when; the answers themselves are not touched.

    Args:
        ws: The workspace.
        response_id: Exact id.
        question_ids: Exact ids.
        who: A name; "" so that nobody is.
        by: The last day; None for no day.
        seen: Who was named for each when this was decided; None for anybody.

    Raises:
        BadInput: If there is a day and no name.
        Conflict: If somebody else was named since, or another day.
        Refused: If the response was sent.
        SaveFailed: If it could not be kept.
    """
    name = " ".join(who.split())
    if by and not name:
        raise BadInput("A day needs somebody who is to keep it.", "Name somebody, or leave the day out.")
    wanted = Assignment(who=name, by=by) if name else None
    before: Held = {}

    def apply(response: Response) -> Response:
        nonlocal before
        check_not_sent(response)
        before = {id_: response.assignments.get(id_) for id_ in question_ids}
        for id_, present in before.items():
            if seen is not None and present not in (seen.get(id_), wanted):
                raise _conflict(present)
        there = {question.id for question in response.questions}
        others = {id_: held for id_, held in response.assignments.items() if id_ not in before}
        named = {id_: wanted for id_ in before if wanted and id_ in there}
        return replace(response, assignments={**others, **named})

    changed = ws.change(response_id, apply)
    moved = [id_ for id_, present in before.items() if present != wanted]
    ws.record(response_id, [ws.entry("assign", id_, note=_note(wanted, before[id_])) for id_ in moved])
    return changed


def day(ws: Workspace, text: str) -> date | None:
    """The day that was typed; None for "".

    Raises:
        BadInput: If it is none.
    """
    if not text.strip():
        return None
    try:
        return day_meant(text, ws.context.today)
    except ValueError:
        raise BadInput(f"'{text.strip()}' is not a day.", f"Write it like {FORMS}.") from None


def about_day(ws: Workspace, by: date | None) -> str:
    """What is to be pointed out of a day: that it is past; "" where nothing is."""
    return f"{in_words(by)} is past." if by and by < ws.context.today else ""


def in_short(who: str, by: date | None) -> str:
    """`Ann Officer, by 4 May 2012`."""
    return f"{who}, by {in_words(by)}" if by else who


def names(response: Response) -> list[str]:
    """Everybody who is named in a response so far, for a form to suggest."""
    found = {held.who for held in response.assignments.values()}
    found |= {point.who for answer in response.answers.values() for point in answer.points}
    return sorted(found - {""})


def _note(wanted: Assignment | None, before: Assignment | None) -> str:
    if wanted:
        return f"to {in_short(wanted.who, wanted.by)}"
    return f"no longer to {before.who}" if before else ""


def _conflict(present: Assignment | None) -> Conflict:
    now = f"{in_short(present.who, present.by)} is named for it" if present else "nobody is named for it"
    return Conflict(f"Somebody else changed this after you read it: {now} now.", "Assign it again.")
