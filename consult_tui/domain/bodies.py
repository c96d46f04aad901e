"""Bodies: who can agree our policy, who advises, and who cannot."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from consult_tui.domain.dates import PartialDate


class CanAgree(StrEnum):
    """Whether a body can agree our policy; panels and partnership boards only advise."""

    YES = "yes"
    ADVISES = "advises"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A day a body met or will meet, with the day its papers are due where that is fixed."""

    on: PartialDate
    papers_due: date | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A board, executive, committee, association or department."""

    id: str
    name: str
    short_names: tuple[str, ...] = ()
    can_agree: CanAgree = CanAgree.NO
    began: PartialDate | None = None
    ended: PartialDate | None = None
    successor: str = ""
    """Id of the body that took over, "" where none did."""
    papers_due_days: int | None = None
    """Clear working days before a meeting by which its papers are due."""
    meetings: tuple[Meeting, ...] = ()
    notes: str = ""
