"""The domain's types as records of the store, and back: the border at which every field is checked.

Ids are the keys of the tables and stand in no record. A response is four tables: `response` (one record, "1":
facts and cover matter, with the order of the questions), `questions`, `answers` and `reasons`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeVar

from consult_tui.domain.bodies import Body, CanAgree, Meeting
from consult_tui.domain.consultations import Choose, Consultation, Question, QuestionKind
from consult_tui.domain.evidence import Evidence
from consult_tui.domain.positions import AgreedBy, Position, Stance, Status, Wording
from consult_tui.domain.positions import Kind as AgreedKind
from consult_tui.domain.responses import Answer, OpenPoint, Reason, Response, Route
from consult_tui.errors import ConsultError, DamagedStore
from consult_tui.store.layout import Tables
from consult_tui.store.shapes import (
    COUNT,
    DAY,
    FLAG,
    MOMENT,
    PARTIAL,
    TEXT,
    TEXTS,
    FieldError,
    Shape,
    one_of,
    optional,
    record_of,
    records_of,
)

T = TypeVar("T")

_RECORD_ID = re.compile(r"[A-Za-z0-9](?:[\w.:-]*\w)?")
"""What a citation can name."""

LIBRARY_TABLES = ("positions", "bodies", "evidence")
RESPONSE_TABLES = ("response", "questions", "answers", "reasons")

_AGREED_BY = Shape(
    AgreedBy,
    {
        "kind": one_of(AgreedKind),
        "body": TEXT,
        "meeting_date": optional(PARTIAL),
        "item": TEXT,
        "paragraph": TEXT,
        "minute": TEXT,
        "document": TEXT,
        "url": TEXT,
    },
)
_WORDING = Shape(
    Wording,
    {
        "statement": TEXT,
        "status": one_of(Status),
        "agreed_by": optional(record_of(_AGREED_BY)),
        "since": optional(PARTIAL),
        "until": optional(DAY),
    },
)
POSITION = Shape(
    Position,
    {
        "title": TEXT,
        "statement": TEXT,
        "status": one_of(Status),
        "stance": optional(one_of(Stance)),
        "themes": TEXTS,
        "agreed_by": optional(record_of(_AGREED_BY)),
        "review_by": optional(DAY),
        "owner": TEXT,
        "caveat": TEXT,
        "internal": FLAG,
        "evidence": TEXTS,
        "notes": TEXT,
        "supersedes": TEXT,
        "superseded_by": TEXT,
        "withdrawn_because": TEXT,
        "wordings": records_of(_WORDING),
    },
)
_MEETING = Shape(Meeting, {"on": PARTIAL, "papers_due": optional(DAY), "notes": TEXT})
BODY = Shape(
    Body,
    {
        "name": TEXT,
        "short_names": TEXTS,
        "can_agree": one_of(CanAgree),
        "began": optional(PARTIAL),
        "ended": optional(PARTIAL),
        "successor": TEXT,
        "papers_due_days": optional(COUNT),
        "meetings": records_of(_MEETING),
        "notes": TEXT,
    },
)
EVIDENCE = Shape(
    Evidence,
    {
        "statement": TEXT,
        "source": TEXT,
        "as_at": optional(PARTIAL),
        "next_release": optional(DAY),
        "url": TEXT,
        "notes": TEXT,
    },
)
QUESTION = Shape(
    Question,
    {
        "number": TEXT,
        "text": TEXT,
        "options": TEXTS,
        "choose": optional(one_of(Choose)),
        "section": optional(TEXT),
        "parent": optional(TEXT),
        "kind": one_of(QuestionKind),
        "word_limit": optional(COUNT),
        "page": optional(COUNT),
    },
)
_CONSULTATION = Shape(
    Consultation,
    {
        "title": TEXT,
        "departments": TEXTS,
        "opens": optional(MOMENT),
        "closes": optional(MOMENT),
        "emails": TEXTS,
        "address": optional(TEXT),
        "source": TEXT,
        "source_sha256": TEXT,
    },
)
_POINT = Shape(OpenPoint, {"id": TEXT, "text": TEXT, "who": TEXT, "by": optional(DAY), "closed": FLAG})
ANSWER = Shape(
    Answer,
    {
        "choices": TEXTS,
        "text": TEXT,
        "no_comment": TEXT,
        "ready": FLAG,
        "points": records_of(_POINT),
    },
)
REASON = Shape(Reason, {"text": TEXT, "who": TEXT, "on": DAY})
FACTS = Shape(
    Response,
    {
        "consultation": record_of(_CONSULTATION),
        "about": TEXT,
        "key_messages": TEXT,
        "lead": TEXT,
        "co_signatories": TEXTS,
        "route": one_of(Route),
        "confidential": FLAG,
        "may_be_published": FLAG,
        "submitted": optional(MOMENT),
        "past": FLAG,
        "archived": FLAG,
    },
)
"""A response without what is kept in the other tables."""


def decode(
    shape: Shape[T],
    record: Any,
    where: str,
    *,
    error: type[ConsultError] = DamagedStore,
    **given: Any,
) -> T:
    """One record as its type.

    Args:
        shape: Its shape.
        record: What the file holds.
        where: File and record, as the message names them: "positions.json, position 'x'".
        error: What to raise: DamagedStore for our own files, BadInput for others'.
        given: Fields that are kept outside the record.

    Raises:
        ConsultError: `error`, naming file, record and field.
    """
    try:
        return shape.decode(record, **given)
    except FieldError as problem:
        field = f", field '{problem.path}'" if problem.path else ""
        raise error(f"{where}{field}: {problem.reason}.", _MEND) from None


_MEND = "Put that right in the file, or put back a copy from a backup."


def decode_table(
    shape: Shape[T],
    table: Mapping[str, Any],
    where: str,
    *,
    named: bool = True,
    known: tuple[Mapping[str, Any], Mapping[str, T]] | None = None,
) -> dict[str, T]:
    """A table of records as their types, by id, in the order of the file.

    Args:
        shape: Shape of each record.
        table: What the file holds.
        where: File and kind of record, as messages name them: "positions.json, position".
        named: Whether the type has the id among its fields.
        known: An earlier table and what it was decoded to: records that are the same are not decoded again.

    Raises:
        DamagedStore: Naming file, record and field.
    """
    earlier, made = known or ({}, {})
    decoded: dict[str, T] = {}
    for key, record in table.items():
        if key in made and earlier[key] == record:
            decoded[key] = made[key]
            continue
        if not _RECORD_ID.fullmatch(key):
            raise DamagedStore(f"{where} '{key}': this cannot be an id.", _MEND)
        given: dict[str, Any] = {"id": key} if named else {}
        decoded[key] = decode(shape, record, f"{where} '{key}'", **given)
    return decoded


def encode_response(response: Response) -> Tables:
    """A response as the tables of its file."""
    facts = FACTS.encode(response)
    facts["order"] = [question.id for question in response.questions]
    return {
        "response": {"1": facts},
        "questions": {question.id: QUESTION.encode(question) for question in response.questions},
        "answers": {key: ANSWER.encode(answer) for key, answer in response.answers.items()},
        "reasons": {key: REASON.encode(reason) for key, reason in response.reasons.items()},
    }


def decode_response(response_id: str, tables: Tables, file: str) -> Response:
    """A response from the tables of its file, which messages call `file`.

    Raises:
        DamagedStore: Naming file, record and field.
    """
    for name in tables:
        if name not in RESPONSE_TABLES:
            raise DamagedStore(f"{file}: '{name}' is not a table of a response.", _MEND)
    record = tables.get("response", {}).get("1")
    if not isinstance(record, dict):
        raise DamagedStore(f"{file}: its facts are missing (table 'response', record '1').", _MEND)
    questions = decode_table(QUESTION, tables.get("questions", {}), f"{file}, question")
    answers = decode_table(ANSWER, tables.get("answers", {}), f"{file}, answer to", named=False)
    for key in answers:
        if key not in questions:
            raise DamagedStore(f"{file}, answer to '{key}': there is no such question.", _MEND)
    order = _order(record.get("order"), questions, file)
    return decode(
        FACTS,
        {name: value for name, value in record.items() if name != "order"},
        f"{file}, table 'response'",
        id=response_id,
        questions=tuple(questions[key] for key in order),
        answers=answers,
        reasons=decode_table(REASON, tables.get("reasons", {}), f"{file}, reason for", named=False),
    )


def _order(order: Any, questions: Mapping[str, Question], file: str) -> list[str]:
    """Ids of the questions as the document has them."""
    if not isinstance(order, list) or not all(isinstance(key, str) for key in order):
        raise DamagedStore(f"{file}, table 'response', field 'order': must be a list of question ids.", _MEND)
    odd = [key for key in (*order, *questions) if key not in questions or order.count(key) != 1]
    if odd:
        reason = f"must name each question once, and '{odd[0]}' is missing, double or unknown"
        raise DamagedStore(f"{file}, table 'response', field 'order': {reason}.", _MEND)
    return order
