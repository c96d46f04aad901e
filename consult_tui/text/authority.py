"""Who agreed a line, in words: the first thing a chair asks."""

from __future__ import annotations

from collections.abc import Mapping

from consult_tui.domain.bodies import Body
from consult_tui.domain.positions import AgreedBy, Kind, Position
from consult_tui.text.dates import in_words

_VERBS = {
    Kind.DECISION: "agreed by",
    Kind.CLEARANCE: "cleared by",
    Kind.REPORT: "reported to",
    Kind.STATEMENT: "stated by",
}


def agreed_by_words(position: Position, bodies: Mapping[str, Body], *, short: bool = False) -> str:
    """`LGA Executive, 8 December 2011, item 1, paragraph 5`; "" where nothing is recorded.

    Args:
        position: The line.
        bodies: By id.
        short: Whether body and date are enough.
    """
    agreed_by = position.agreed_by
    if agreed_by and short:
        agreed_by = AgreedBy(body=agreed_by.body, meeting_date=agreed_by.meeting_date)
    return place_in_words(agreed_by, bodies) if agreed_by else ""


def place_in_words(agreed_by: AgreedBy, bodies: Mapping[str, Body]) -> str:
    """Body, date and place in the papers, parted by commas; what is not known is left out."""
    body = bodies.get(agreed_by.body)
    parts = [
        body.name if body else agreed_by.body,
        in_words(agreed_by.meeting_date) if agreed_by.meeting_date else "",
        f"item {agreed_by.item}" if agreed_by.item else "",
        f"paragraph {agreed_by.paragraph}" if agreed_by.paragraph else "",
        f"minute {agreed_by.minute}" if agreed_by.minute else "",
    ]
    return ", ".join(part for part in parts if part)


def authority_sentence(position: Position, bodies: Mapping[str, Body]) -> str:
    """`Agreed by LGA Executive, 8 December 2011, item 1`; says plainly where nothing is recorded."""
    words = agreed_by_words(position, bodies)
    if position.agreed_by is None or not words:
        return "Nobody is recorded as having agreed it."
    verb = _VERBS[position.agreed_by.kind]
    return f"{verb[0].upper()}{verb[1:]} {words}"
