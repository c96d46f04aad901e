"""What a draft for sign-off is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from consult_tui.domain.library import Library
from consult_tui.domain.responses import AnswerState, Response


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Everything that a draft is made from; equal drafts give equal files."""

    response: Response
    library: Library
    now: datetime
    """The day and time that the rules go by, UK local time."""
    sample: bool = False
    """Whether every page says SAMPLE."""
    export_id: str
    """Under which the outline is kept, to read the draft back by."""
    agreed_share: str
    """How much of the wording is as agreed, in words."""
    states: Mapping[str, AnswerState]
    """By question id, for every question."""
    clears: Mapping[str, str] = field(default_factory=dict)
    """By question id, the smallest thing that clears its state; "" or nothing where nothing is left to do."""
    departures: tuple[str, ...] = ()
    """The sentences that depart from what was agreed, each told in words."""
    checks_off: tuple[str, ...] = ()
    """Names of the rules of `consult check` that the workspace has switched off."""
