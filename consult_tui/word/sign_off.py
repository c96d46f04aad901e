"""What a draft tells whoever signs it off: departures, lines used for a reason, points, reservations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from consult_tui.domain.outline import BulletList, ListItem, Paragraph, Text
from consult_tui.domain.reservations import Reservation
from consult_tui.domain.responses import OpenPoint
from consult_tui.text.compose import question_heading
from consult_tui.text.dates import in_words
from consult_tui.word.citations import Cited
from consult_tui.word.drafted import Draft
from consult_tui.word.paper import PaperBlock

DEPARTURES = "Changes to what was agreed, for decision"
REASONS = "Lines used for a reason given"
POINTS = "Open points"
RESERVATIONS = "Reservations"


def sign_off_lists(draft: Draft, cited: Sequence[Cited]) -> Iterator[PaperBlock]:
    """The lists, each under its heading; one that has nothing in it is left out."""
    found = (
        (DEPARTURES, draft.departures),
        (REASONS, _reasons(draft, cited)),
        (POINTS, _points(draft)),
        (RESERVATIONS, _held(draft, cited)),
    )
    for title, items in found:
        said = tuple(ListItem((Paragraph((Text(words),)),)) for words in items)
        if said:
            yield Paragraph((Text(title, bold=True),))
            yield BulletList(said)


def open_point_words(point: OpenPoint) -> str:
    """`Check the sum (Finance, by 3 May 2012)`."""
    by = f"by {in_words(point.by)}" if point.by else ""
    who = ", ".join(part for part in (point.who, by) if part)
    return f"{point.text} ({who})" if who else point.text


def _reasons(draft: Draft, cited: Sequence[Cited]) -> Iterator[str]:
    """Which line went in with which reason; one no longer cited says so, for its words may be left."""
    in_use = {line.id for line in cited}
    for id_, reason in draft.response.reasons.items():
        gone = "" if id_ in in_use else ", not cited now"
        by = ", ".join(part for part in (reason.who, in_words(reason.on)) if part)
        yield f"{_title(draft, id_)} ({_standing(draft, id_)}{gone}): {reason.text} ({by})"


def _title(draft: Draft, id_: str) -> str:
    position = draft.library.positions.get(id_)
    return f"“{position.title if position and position.title else id_}”"


def _standing(draft: Draft, id_: str) -> str:
    position = draft.library.positions.get(id_)
    if position is None:
        return "no longer in the library"
    return f"{position.status}, internal" if position.internal else position.status


def _points(draft: Draft) -> Iterator[str]:
    for question in draft.response.questions:
        for point in draft.response.answer(question.id).points:
            if not point.closed:
                yield f"{question_heading(question)}: {open_point_words(point)}"


def _held(draft: Draft, cited: Sequence[Cited]) -> Iterator[str]:
    """Reservations about the response, then about the lines that it cites."""
    for reservation in draft.response.reservations:
        yield _reservation(reservation, "")
    for line in cited:
        position = draft.library.positions.get(line.id)
        for reservation in position.reservations if position else ():
            yield _reservation(reservation, f", on {_title(draft, line.id)}")


def _reservation(reservation: Reservation, about: str) -> str:
    on = in_words(reservation.on) if reservation.on else ""
    by = ", ".join(part for part in (reservation.who, on) if part)
    recorded = f" (recorded by {by})" if reservation.who else f" ({by})" if by else ""
    return f"{reservation.group}{about}: {reservation.text}{recorded}"
