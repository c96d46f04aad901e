"""How a response looks in its file.

Five tables: `response` (one record, "1": facts and cover matter, with the order of the questions),
`questions`, `answers` and `assignments` by question id, and `reasons` by position id.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from consult_tui.domain.consultations import Choose, Consultation, Question, QuestionKind
from consult_tui.domain.responses import Answer, Assignment, OpenPoint, Reason, Response, Route
from consult_tui.errors import DamagedStore
from consult_tui.store.codec import MEND, decode, decode_table, encode_table
from consult_tui.store.layout import Tables
from consult_tui.store.library_records import RESERVATION
from consult_tui.store.shapes import (
    COUNT,
    DAY,
    FLAG,
    MOMENT,
    TEXT,
    TEXTS,
    Shape,
    one_of,
    optional,
    record_of,
    records_of,
)

RESPONSE_TABLES = ("response", "questions", "answers", "assignments", "reasons")

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
        "ways": TEXTS,
        "nations": TEXTS,
        "source": TEXT,
        "source_sha256": TEXT,
    },
)
_POINT = Shape(
    OpenPoint,
    {"id": TEXT, "text": TEXT, "who": TEXT, "by": optional(DAY), "clears": TEXT, "closed": FLAG},
)
ANSWER = Shape(
    Answer,
    {
        "choices": TEXTS,
        "text": TEXT,
        "no_comment": TEXT,
        "ready": FLAG,
        "new_policy": FLAG,
        "points": records_of(_POINT),
    },
)
ASSIGNMENT = Shape(Assignment, {"who": TEXT, "by": optional(DAY)})
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
        "reservations": records_of(RESERVATION),
        "submitted": optional(MOMENT),
        "past": FLAG,
        "archived": FLAG,
    },
)
"""A response without what is kept in the other tables."""


def encode_response(response: Response) -> Tables:
    """A response as the tables of its file.

    Raises:
        BadInput: If a question's id cannot be one.
    """
    facts = FACTS.encode(response)
    facts["order"] = [question.id for question in response.questions]
    return {
        "response": {"1": facts},
        "questions": encode_table(QUESTION, response.questions, "question"),
        "answers": {key: ANSWER.encode(answer) for key, answer in response.answers.items()},
        "assignments": {key: ASSIGNMENT.encode(held) for key, held in response.assignments.items()},
        "reasons": {key: REASON.encode(reason) for key, reason in response.reasons.items()},
    }


def decode_response(response_id: str, tables: Tables, file: str) -> Response:
    """A response from the tables of its file, which messages call `file`.

    Raises:
        DamagedStore: Naming file, record and field.
    """
    for name in tables:
        if name not in RESPONSE_TABLES:
            raise DamagedStore(f"{file}: '{name}' is not a table of a response.", MEND)
    record = tables.get("response", {}).get("1")
    if not isinstance(record, dict):
        raise DamagedStore(f"{file}: its facts are missing (table 'response', record '1').", MEND)
    questions = decode_table(QUESTION, tables.get("questions", {}), f"{file}, question")
    answers = decode_table(ANSWER, tables.get("answers", {}), f"{file}, answer to", named=False)
    assignments = decode_table(
        ASSIGNMENT, tables.get("assignments", {}), f"{file}, assignment of", named=False
    )
    for what, held in (("answer to", answers), ("assignment of", assignments)):
        for key in held:
            if key not in questions:
                raise DamagedStore(f"{file}, {what} '{key}': there is no such question.", MEND)
    order = _order(record.get("order"), questions, file)
    return decode(
        FACTS,
        {name: value for name, value in record.items() if name != "order"},
        f"{file}, table 'response'",
        id=response_id,
        questions=tuple(questions[key] for key in order),
        answers=answers,
        assignments=assignments,
        reasons=decode_table(REASON, tables.get("reasons", {}), f"{file}, reason for", named=False),
    )


def _order(order: Any, questions: Mapping[str, Question], file: str) -> list[str]:
    """Ids of the questions as the document has them."""
    if not isinstance(order, list) or not all(isinstance(key, str) for key in order):
        raise DamagedStore(f"{file}, table 'response', field 'order': must be a list of question ids.", MEND)
    odd = [key for key in (*order, *questions) if key not in questions or order.count(key) != 1]
    if odd:
        reason = f"must name each question once, and '{odd[0]}' is missing, double or unknown"
        raise DamagedStore(f"{file}, table 'response', field 'order': {reason}.", MEND)
    return order
