"""What a rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from consult_tui.checks.rules.case import Alarm, Case, Level
from consult_tui.checks.rules.examples import Example


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule."""

    name: str
    """Kebab case; the workspace's settings and JSON know it by this."""
    says: str
    """What it looks for: one sentence for officers."""
    level: Level
    """Out of the box."""
    check: Callable[[Case], Iterator[Alarm]]
    example: Example
    """In which it speaks."""
    counter: Example
    """So near to the example as may be, in which it is silent."""
