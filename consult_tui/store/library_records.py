"""How lines, bodies and evidence look in the library's file: tables `positions`, `bodies` and `evidence`."""

from __future__ import annotations

from consult_tui.domain.bodies import Body, CanAgree, Meeting
from consult_tui.domain.evidence import EarlierFigure, Evidence
from consult_tui.domain.positions import AgreedBy, Position, Stance, Status, Wording
from consult_tui.domain.positions import Kind as AgreedKind
from consult_tui.domain.reservations import Reservation
from consult_tui.store.shapes import (
    COUNT,
    DAY,
    FLAG,
    PARTIAL,
    TEXT,
    TEXTS,
    Shape,
    one_of,
    optional,
    record_of,
    records_of,
)

LIBRARY_TABLES = ("positions", "bodies", "evidence")

_AGREED_BY = Shape(
    AgreedBy,
    {
        "kind": one_of(AgreedKind),
        "body": TEXT,
        "meeting_date": optional(PARTIAL),
        "item": TEXT,
        "paragraph": TEXT,
        "minute": TEXT,
        "document": TEXT,
        "url": TEXT,
    },
)
RESERVATION = Shape(Reservation, {"group": TEXT, "text": TEXT, "who": TEXT, "on": optional(DAY)})
_WORDING = Shape(
    Wording,
    {
        "statement": TEXT,
        "status": one_of(Status),
        "agreed_by": optional(record_of(_AGREED_BY)),
        "since": optional(PARTIAL),
        "until": optional(DAY),
    },
)
POSITION = Shape(
    Position,
    {
        "title": TEXT,
        "statement": TEXT,
        "status": one_of(Status),
        "stance": optional(one_of(Stance)),
        "themes": TEXTS,
        "agreed_by": optional(record_of(_AGREED_BY)),
        "review_by": optional(DAY),
        "owner": TEXT,
        "caveat": TEXT,
        "internal": FLAG,
        "evidence": TEXTS,
        "notes": TEXT,
        "supersedes": TEXT,
        "superseded_by": TEXT,
        "withdrawn_because": TEXT,
        "proposed_to": TEXT,
        "proposed_for": optional(PARTIAL),
        "reservations": records_of(RESERVATION),
        "wordings": records_of(_WORDING),
    },
)
_MEETING = Shape(Meeting, {"on": PARTIAL, "papers_due": optional(DAY), "notes": TEXT})
BODY = Shape(
    Body,
    {
        "name": TEXT,
        "short_names": TEXTS,
        "can_agree": one_of(CanAgree),
        "began": optional(PARTIAL),
        "ended": optional(PARTIAL),
        "successor": TEXT,
        "papers_due_days": optional(COUNT),
        "meetings": records_of(_MEETING),
        "notes": TEXT,
    },
)
_EARLIER = Shape(
    EarlierFigure, {"statement": TEXT, "source": TEXT, "as_at": optional(PARTIAL), "until": optional(DAY)}
)
EVIDENCE = Shape(
    Evidence,
    {
        "statement": TEXT,
        "source": TEXT,
        "as_at": optional(PARTIAL),
        "next_release": optional(DAY),
        "url": TEXT,
        "notes": TEXT,
        "earlier": records_of(_EARLIER),
    },
)
