"""How a response looks in its file.

Tables: `response` (one record, "1": facts and cover matter, with the order of the questions); by question id
`questions`, `answers`, `assignments`, `aside` (questions taken out, each with its answer), `as_read` (what
the document was read to ask, where the officer corrected it) and `carried`; and `reasons` by position id.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from consult_tui.domain.consultations import Choose, Consultation, Ignored, Question, QuestionKind
from consult_tui.domain.responses import (
    Answer,
    Aside,
    Assignment,
    Carried,
    OpenPoint,
    PointKind,
    Reason,
    Response,
    Route,
)
from consult_tui.errors import BadInput, DamagedStore
from consult_tui.store.codec import MEND, check_id, decode, decode_table, encode_table
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

RESPONSE_TABLES = (
    "response",
    "questions",
    "answers",
    "assignments",
    "reasons",
    "aside",
    "as_read",
    "carried",
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
        "ways": TEXTS,
        "nations": TEXTS,
        "source": TEXT,
        "source_sha256": TEXT,
    },
)
_POINT = Shape(
    OpenPoint,
    {
        "id": TEXT,
        "text": TEXT,
        "who": TEXT,
        "by": optional(DAY),
        "clears": TEXT,
        "closed": FLAG,
        "kind": one_of(PointKind),
        "body": TEXT,
    },
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
ASIDE = Shape(
    Aside,
    {
        "question": record_of(QUESTION),
        "answer": record_of(ANSWER),
        "assignment": optional(record_of(ASSIGNMENT)),
        "why": TEXT,
        "after": TEXT,
    },
)
"""Its question's id is the key of the table."""
CARRIED = Shape(
    Carried,
    {"response": TEXT, "question": TEXT, "number": TEXT, "text": TEXT, "options": TEXTS, "seen": FLAG},
)
IGNORED = Shape(Ignored, {"text": TEXT, "why": TEXT})
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
        "ignored": records_of(IGNORED),
        "submitted": optional(MOMENT),
        "past": FLAG,
        "archived": FLAG,
    },
)
"""A response without what is kept in the other tables."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A record of `as_read`."""

    questions: tuple[Question, ...] = ()


_READ = Shape(_Read, {"questions": records_of(QUESTION)})


def encode_response(response: Response) -> Tables:
    """A response as the tables of its file.

    Raises:
        BadInput: If a question's id cannot be one, or an answer is to a question that there is not.
    """
    there = {question.id for question in response.questions}
    if any(key not in there for key in (*response.answers, *response.assignments)):
        # Written so, the file could not be read any more.
        message = "The question was taken out of this response meanwhile; nothing was changed in it."
        raise BadInput(message, f"See what there is with: consult questions {response.id}")
    facts = FACTS.encode(response)
    facts["order"] = [question.id for question in response.questions]
    return {
        "response": {"1": facts},
        "questions": encode_table(QUESTION, response.questions, "question"),
        "answers": {key: ANSWER.encode(answer) for key, answer in response.answers.items()},
        "assignments": {key: ASSIGNMENT.encode(held) for key, held in response.assignments.items()},
        "reasons": {key: REASON.encode(reason) for key, reason in response.reasons.items()},
        "aside": {check_id(each.question.id, "question"): ASIDE.encode(each) for each in response.aside},
        "as_read": {key: _READ.encode(_Read(read)) for key, read in response.as_read.items()},
        "carried": {key: CARRIED.encode(each) for key, each in response.carried.items()},
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
    aside = _aside(tables, questions, file)
    as_read = _as_read(tables, file)
    carried = decode_table(CARRIED, tables.get("carried", {}), f"{file}, carried to", named=False)
    _check_known(questions, file, {"answer to": answers, "assignment of": assignments})
    _check_known({*questions, *aside}, file, {"as read, question": as_read, "carried to": carried})
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
        aside=tuple(aside.values()),
        as_read=as_read,
        carried=carried,
    )


def _aside(tables: Tables, questions: Mapping[str, Question], file: str) -> dict[str, Aside]:
    """The questions that were taken out; none of them may be among the others too."""
    found = decode_table(ASIDE, tables.get("aside", {}), f"{file}, aside", named=False)
    for key in found:
        if key in questions:
            raise DamagedStore(f"{file}, aside '{key}': it is among the questions too.", MEND)
    return {key: replace(each, question=replace(each.question, id=key)) for key, each in found.items()}


def _as_read(tables: Tables, file: str) -> dict[str, tuple[Question, ...]]:
    """What the document was read to ask, where that was corrected."""
    return {
        key: decode(_READ, record, f"{file}, as read, question '{key}'").questions
        for key, record in tables.get("as_read", {}).items()
    }


def _check_known(known: Collection[str], file: str, tables: Mapping[str, Iterable[str]]) -> None:
    """Every key of these tables is the id of a question that there is."""
    for what, keys in tables.items():
        for key in keys:
            if key not in known:
                raise DamagedStore(f"{file}, {what} '{key}': there is no such question.", MEND)


def _order(order: Any, questions: Mapping[str, Question], file: str) -> list[str]:
    """Ids of the questions as the document has them."""
    if not isinstance(order, list) or not all(isinstance(key, str) for key in order):
        raise DamagedStore(f"{file}, table 'response', field 'order': must be a list of question ids.", MEND)
    odd = [key for key in (*order, *questions) if key not in questions or order.count(key) != 1]
    if odd:
        reason = f"must name each question once, and '{odd[0]}' is missing, double or unknown"
        raise DamagedStore(f"{file}, table 'response', field 'order': {reason}.", MEND)
    return order
