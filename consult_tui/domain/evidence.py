"""Evidence: a figure with its source. Lines and answers point to it, so one update shows all.

Every value that it ever had is kept: an answer that still quotes an earlier one can be told.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from consult_tui.domain.dates import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierFigure:
    """What a figure was before it was brought up to date."""

    statement: str
    source: str = ""
    as_at: PartialDate | None = None
    until: date | None = None
    """The day on which it was replaced."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A figure, where it was read, the date it holds for and when the next one is due."""

    id: str
    statement: str
    """The figure in a short sentence."""
    source: str = ""
    as_at: PartialDate | None = None
    next_release: date | None = None
    url: str = ""
    notes: str = ""
    earlier: tuple[EarlierFigure, ...] = ()
    """Oldest first."""
