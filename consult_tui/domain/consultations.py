"""Consultations: what is asked, by whom, and by when, in the document's own numbers and words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from consult_tui.domain.dates import Moment


class Choose(StrEnum):
    """How many boxes may be ticked."""

    ONE = "one"
    MANY = "many"


class QuestionKind(StrEnum):
    """A question about the proposals, or one about who answers (name, address, confidentiality)."""

    QUESTION = "question"
    RESPONDENT = "respondent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question as the document prints it.

    `id` never changes; number, order and text may, when a document is read again or put right. It is "" only
    between reading a document and making a response from it.
    """

    id: str = ""
    number: str = ""
    """The document's own, without the word ("Question 4(b):" gives "4(b)"); "" where there is none."""
    text: str
    """Without number and options."""
    options: tuple[str, ...] = ()
    choose: Choose | None = None
    section: str | None = None
    parent: str | None = None
    """Number of the question of which it is a part."""
    kind: QuestionKind = QuestionKind.QUESTION
    word_limit: int | None = None
    page: int | None = None

    @property
    def asks_us(self) -> bool:
        """Whether it counts: respondent questions are filled from the profile and counted apart."""
        return self.kind is QuestionKind.QUESTION


GENERAL_COMMENTS = "General comments"
"""The one answer of a consultation that asks no questions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consultation:
    """A published request for views: its facts, without its questions."""

    title: str
    departments: tuple[str, ...] = ()
    opens: Moment | None = None
    closes: Moment | None = None
    emails: tuple[str, ...] = ()
    address: str | None = None
    ways: tuple[str, ...] = ()
    """How one may respond: "online: URL", "email: ADDRESS", "post: ADDRESS", "form: URL"."""
    nations: tuple[str, ...] = ()
    """Those of the United Kingdom to which the proposals apply; () where the document does not say."""
    source: str = ""
    """Name of the file it was read from."""
    source_sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignored:
    """Something that looked like a question and is not, with the reason: nothing vanishes silently."""

    text: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a reader found in a consultation document."""

    consultation: Consultation
    format: str
    """`docx`, `pdf`, `html`, `odt`, `md`, `txt`, `doc`, `rtf`, `csv` or `jsonl`."""
    questions: tuple[Question, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    warnings: tuple[str, ...] = ()
