"""The JSON of what was read in a document; loads next to nothing, so that `consult read` is quick."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from consult_tui.domain.consultations import Question, Reading
    from consult_tui.domain.dates import Moment


def moment(value: Moment | None) -> str | None:
    """ISO 8601: a date, or a date-time in UK local time without offset."""
    return str(value) if value else None


def question(asked: Question) -> dict[str, Any]:
    """A question as the document puts it."""
    return {
        "number": asked.number,
        "text": asked.text,
        "options": list(asked.options),
        "choose": asked.choose,
        "section": asked.section,
        "parent": asked.parent,
        "kind": asked.kind,
        "word_limit": asked.word_limit,
        "page": asked.page,
    }


def reading(found: Reading) -> dict[str, Any]:
    """What `read` found in a document."""
    facts = found.consultation
    return {
        "title": facts.title,
        "departments": list(facts.departments),
        "opens": moment(facts.opens),
        "closes": moment(facts.closes),
        "emails": list(facts.emails),
        "address": facts.address,
        "ways": list(facts.ways),
        "nations": list(facts.nations),
        "format": found.format,
        "sha256": facts.source_sha256,
        "questions": [question(q) for q in found.questions],
        "ignored": [{"text": i.text, "why": i.why} for i in found.ignored],
        "warnings": list(found.warnings),
    }
