"""What an old response says: its answers question by question, or its parts by heading."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from consult_tui.domain.consultations import Ignored, Question


@dataclass(frozen=True, slots=True, kw_only=True)
class PastPart:
    """One answer with its question, or one part under its heading."""

    question: Question
    """As printed; of a part under a heading, the heading is its text."""
    choices: tuple[str, ...] = ()
    """The options that are ticked."""
    text: str = ""
    """What was said, Markdown."""
    by_heading: bool = False
    """Whether it stands under a heading and answers no question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastReading:
    """What the reader finds in an old response. Every word of the document is somewhere in it."""

    title: str
    departments: tuple[str, ...] = ()
    dated: date | None = None
    """The first day given in front, as a letter is dated."""
    parts: tuple[PastPart, ...] = ()
    """In the document's order."""
    about: str = ""
    """What it says about us, Markdown."""
    key_messages: str = ""
    """Markdown."""
    left_out: tuple[Ignored, ...] = ()
    """What is in none of these, with why: addresses, directions, labels."""
    warnings: tuple[str, ...] = ()
    source: str = ""
    """Name of the file."""
    sha256: str = ""
    format: str = ""

    @property
    def follows_questions(self) -> bool:
        """Whether it answers at least one question as such."""
        return any(not part.by_heading for part in self.parts)
