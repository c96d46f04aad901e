"""What an officer did with a line that was offered for a question: took it, or refused it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Chose(StrEnum):
    """What was done with a line."""

    TAKEN = "taken"
    REFUSED = "refused"
    """Not for this question."""
    OFFERED = "offered"
    """The refusal was taken back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One choice; the last one of a line for a question stands."""

    at: str
    """When, by the real clock: ISO 8601, UTC."""
    today: str
    """The day that the rules went by, `YYYY-MM-DD`."""
    user: str
    response: str
    """Id of the response."""
    title: str
    """Of its consultation."""
    ref: str
    """Id of the question."""
    question: str
    """Its text, by which questions that ask something like it are found."""
    position: str
    """Id of the line."""
    chose: Chose
