"""Board papers and minutes as they are read: paragraphs that may become lines, each with where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from consult_tui.domain.consultations import Ignored
from consult_tui.domain.dates import PartialDate
from consult_tui.domain.positions import Kind, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Stands:
    """Which meeting a paper, or a part of it, belongs to; "" and None for what it does not say."""

    body: str = ""
    """Its name as printed."""
    meeting_date: PartialDate | None = None
    item: str = ""
    """Of the agenda, without the word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One paragraph that may become a line."""

    n: int
    """Its place among the candidates, from 1."""
    paragraph: str
    """Its number as printed, without brackets and dots around it; a part with its parent's: `3(a)`."""
    text: str
    heading: str = ""
    lead: str = ""
    """The words of which it is a part, such as "Our priorities are to ensure that:"."""
    minute: str = ""
    """Its number in minutes; "" in any other paper."""
    kind: Kind = Kind.REPORT
    asks: bool = False
    """Whether it recommends something for agreement, which it may or may not have got."""
    stands: Stands = Stands()

    @property
    def take_as(self) -> Status:
        """The status to take it as, unless the officer says otherwise.

        What was reported was stated. A recommendation is proposed. So is a decision: it is agreed only once
        the officer has named its minute.
        """
        return Status.STATED if self.kind is Kind.REPORT and not self.asks else Status.PROPOSED


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardPaper:
    """What a board paper, minutes or a pack of papers holds."""

    name: str
    """Of the file."""
    document: str
    """Its title, else the file's name."""
    sha256: str
    """Of the file, hex."""
    stands: Stands
    candidates: tuple[Candidate, ...]
    left_out: tuple[Ignored, ...]
    """Every other piece of text, with why it is no candidate."""
    warnings: tuple[str, ...] = ()


class PaperState(StrEnum):
    """How far an officer has come with a paper."""

    OPEN = ""
    LOOKED_THROUGH = "looked-through"
    SKIPPED = "skipped"
