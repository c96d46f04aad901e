"""Reservations: which group holds back from a line or a response, and on what point.

A cross-party body records them beside what it agrees; they are shown at sign-off and never printed in the
clean copy.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Reservation:
    """One group's reservation."""

    group: str
    """Who holds it: a political group, a member authority, a co-signatory."""
    text: str
    """What it is about, in their words."""
    who: str = ""
    """Who recorded it."""
    on: date | None = None
