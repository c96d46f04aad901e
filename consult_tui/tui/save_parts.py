"""What waits to be saved, and who is told how it went."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from consult_tui.errors import ConsultError, DamagedStore, NotFound, SaveFailed
from consult_tui.workspace.safety.merging import Words

LATER = (SaveFailed, DamagedStore, NotFound)
"""What may be over in a moment: a full disk, a drive that is gone, a file that is put back from a backup."""

CONFLICT = (
    "Not saved: somebody else changed the same answer while you were writing. Both texts are kept; "
    "press ctrl+s in the response to settle it."
)


@dataclass
class Typing:
    """The newest text of one answer or field that is not in its response yet."""

    response: str
    target: str
    text: str
    base: Words | None
    """The words that it began from; None for any."""
    first: float
    last: float
    noted: str | None = None
    """What the journal holds of it."""
    conflict: bool = False
    """Whether a colleague changed the same words: then it waits for the officer."""

    @property
    def waits(self) -> bool:
        """Whether there is still something to be written of it, by itself."""
        return not self.conflict or self.noted != self.text


@dataclass
class Job:
    """Something to be written that is no typing."""

    run: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Callable[[ConsultError], None]
    again: bool
    """Whether it is tried again for as long as it cannot be saved."""


@dataclass
class SaveState:
    """What the status line says about saving."""

    words: str = ""
    failed: bool = False
    """Whether something is not saved: said until it is."""


@dataclass
class Listener:
    """Who wants to know; called on the screen's thread."""

    state: Callable[[SaveState], None]
    saved: Callable[[str, str], None]
    """Response and target that were saved."""
    mishap: Callable[[BaseException], None]
    """Something that nobody thought of."""
    conflict: Callable[[str, str], None] = lambda response, target: None
    """Response and target whose words a colleague changed too."""


def next_job(jobs: list[Job], again: list[Job], *, unsaved: bool, works: bool) -> Job | None:
    """Take out the job that is next; while nothing can be saved, only those that can do without go on.

    Args:
        jobs: In the order in which they were asked for.
        again: Those that could not be saved and are tried again.
        unsaved: Whether there is typing that is to be saved before.
        works: Whether saving may work now.
    """
    if again and works and not unsaved:
        return again.pop(0)
    for number, job in enumerate(jobs):
        waits = (unsaved and (works or job.again)) or (job.again and bool(again))
        if not waits:
            return jobs.pop(number)
    return None
