"""Positions: what the organisation thinks, who agreed it, and whether it still stands.

A position is called a "line" on screen. Every wording it ever had is kept with its dates, and an edit of the
words never becomes policy by itself: see `reworded`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from consult_tui.domain.dates import PartialDate
from consult_tui.domain.reservations import Reservation

ADVISED_WORDS = (40, 300)
"""Fewest and most words a statement should have; advice, never a bar."""


class Status(StrEnum):
    """How far a line has come; only `agreed` is our policy."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    STATED = "stated"
    """Reported or said publicly; the agreement itself was not traced."""
    AGREED = "agreed"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


class Freshness(StrEnum):
    """Whether a line is due for another look. Past review is not dead: policy stands until changed."""

    CURRENT = "current"
    DUE = "due"
    PAST_REVIEW = "past-review"
    NONE = "none"


class Stance(StrEnum):
    """Which way a line pulls."""

    SUPPORT = "support"
    CONDITIONAL = "conditional"
    OPPOSE = "oppose"
    NEUTRAL = "neutral"


class Kind(StrEnum):
    """What kind of act agreed or stated a line."""

    DECISION = "decision"
    """Of a body with power to make it."""
    CLEARANCE = "clearance"
    """Of a response that carried the words."""
    REPORT = "report"
    """To a body, which may have agreed nothing."""
    STATEMENT = "statement"
    """Made in public."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedBy:
    """Where a line was agreed, cleared, reported or said: a body, a date and a place in the papers."""

    kind: Kind = Kind.DECISION
    body: str = ""
    """Id of the body."""
    meeting_date: PartialDate | None = None
    item: str = ""
    paragraph: str = ""
    minute: str = ""
    document: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A wording that a line had, with the status it had then and the days it stood."""

    statement: str
    status: Status
    agreed_by: AgreedBy | None = None
    since: PartialDate | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One line of the library."""

    id: str
    title: str
    statement: str
    """Markdown, 40 to 300 words by advice."""
    status: Status = Status.DRAFT
    stance: Stance | None = None
    themes: tuple[str, ...] = ()
    agreed_by: AgreedBy | None = None
    review_by: date | None = None
    owner: str = ""
    caveat: str = ""
    """"Do not use for X without Y", shown when the line is picked."""
    internal: bool = False
    """Not sent without a recorded reason."""
    evidence: tuple[str, ...] = ()
    """Ids of the figures that it quotes."""
    notes: str = ""
    supersedes: str = ""
    superseded_by: str = ""
    withdrawn_because: str = ""
    proposed_to: str = ""
    """Id of the body that is asked to agree it, "" where none is yet."""
    proposed_for: PartialDate | None = None
    """The meeting at which it is to be agreed."""
    reservations: tuple[Reservation, ...] = ()
    wordings: tuple[Wording, ...] = ()
    """Earlier wordings, oldest first."""

    @property
    def wants_reason(self) -> bool:
        """Whether it goes in only with a recorded reason: internal, or neither agreed nor stated."""
        return self.internal or self.status not in (Status.AGREED, Status.STATED)

    @property
    def searched_by_default(self) -> bool:
        """Whether a plain search shows it; superseded, withdrawn and draft lines only when asked for."""
        return self.status in (Status.AGREED, Status.STATED, Status.PROPOSED)


def freshness(position: Position, today: date) -> Freshness:
    """Whether a line is current, due for review, or past it.

    Due is the longer of 30 days and the last quarter of its term (agreed to review); 30 days where the start
    is not known to the day. On the review date itself it is due; from the day after, past review.
    """
    review_by = position.review_by
    if review_by is None:
        return Freshness.NONE
    if today > review_by:
        return Freshness.PAST_REVIEW
    notice = timedelta(days=30)
    start = position.agreed_by.meeting_date if position.agreed_by else None
    if start is not None and start.known_to_the_day:
        notice = max(notice, (review_by - start.first) / 4)
    return Freshness.DUE if review_by - today <= notice else Freshness.CURRENT


def reworded(position: Position, statement: str, on: date) -> Position:
    """The line with other words: the earlier wording is kept, and an agreed or stated line is a draft again.

    An officer's edit never becomes policy by itself; spaces and line ends do not count as words.
    """
    if statement.split() == position.statement.split():
        return replace(position, statement=statement)
    since = position.agreed_by.meeting_date if position.agreed_by else None
    earlier = Wording(
        statement=position.statement,
        status=position.status,
        agreed_by=position.agreed_by,
        since=since,
        until=on,
    )
    stood = position.status in (Status.AGREED, Status.STATED)
    return replace(
        position,
        statement=statement,
        status=Status.DRAFT if stood else position.status,
        agreed_by=None if stood else position.agreed_by,
        wordings=(*position.wordings, earlier),
    )
