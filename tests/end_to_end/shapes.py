"""The JSON of the command line's contract, key by key, and a plain comparison with it."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

NONE = type(None)


class Choice(frozenset[str]):
    """One of these words."""


class When:
    """An ISO 8601 day or date-time without offset."""


class Day:
    """An ISO 8601 day, or a month or a year."""


TEXT_OR_NULL = (str, NONE)
STATUS = Choice(["draft", "proposed", "stated", "agreed", "superseded", "withdrawn"])
FRESHNESS = Choice(["current", "due", "past-review", "none"])
RESPONSE_STATE = Choice(
    ["drafting", "in-clearance", "cleared", "changed-since", "submitted", "past", "archived"]
)
ANSWER_STATE = Choice(["unanswered", "working", "open-point", "no-comment", "needs-agreement", "answered"])

QUESTION = {
    "number": str,
    "text": str,
    "options": [str],
    "choose": (Choice(["one", "many"]), NONE),
    "section": TEXT_OR_NULL,
    "parent": TEXT_OR_NULL,
    "kind": Choice(["question", "respondent"]),
    "word_limit": (int, NONE),
    "page": (int, NONE),
}
READ = {
    "title": str,
    "departments": [str],
    "opens": (When, NONE),
    "closes": (When, NONE),
    "emails": [str],
    "address": TEXT_OR_NULL,
    "ways": [str],
    "nations": [str],
    "format": Choice(["docx", "pdf", "html", "odt", "md", "txt", "doc", "rtf", "csv", "jsonl"]),
    "sha256": re.compile(r"[0-9a-f]{64}"),
    "questions": [QUESTION],
    "ignored": [{"text": str, "why": str}],
    "warnings": [str],
}
NEW = {"id": str, "questions": int, "warnings": [str]}
RESPONSE = {
    "id": str,
    "title": str,
    "departments": [str],
    "closes": (When, NONE),
    "days_left": (int, NONE),
    "questions": int,
    "answered": int,
    "state": RESPONSE_STATE,
}
NAMED = {"who": str, "by": (When, NONE)}
ASSIGNED = {"ref": str, "assigned": (NAMED, NONE)}
KEPT_POINT = {**NAMED, "id": str, "text": str, "clears": str, "closed": bool}
POINT = {**KEPT_POINT, "ref": str, "number": int}
# `text` is our answer here; the question's own words are `question`.
ANSWERED = {
    **QUESTION,
    "question": str,
    "ref": str,
    "choices": [str],
    "text": str,
    "citations": [str],
    "ready": bool,
    "version": re.compile(r"[0-9a-f]{64}"),
    "state": ANSWER_STATE,
    "clears": str,
    "assigned": (NAMED, NONE),
    "new_policy": bool,
    "points": [KEPT_POINT],
}
COVERAGE = dict.fromkeys(
    ("unanswered", "working", "open-point", "no-comment", "needs-agreement", "answered"), int
)
SIGNOFF = {"role": str, "name": str, "group": TEXT_OR_NULL, "decision": str, "on": When, "version": str,
           "stands": bool}  # fmt: skip
SHOW = {
    **RESPONSE,
    "coverage": COVERAGE,
    "questions": [ANSWERED],
    "signoffs": [SIGNOFF],
    "basis_changed": bool,
}
HIT = {
    "id": str,
    "title": str,
    "statement": str,
    "status": STATUS,
    "freshness": FRESHNESS,
    "agreed_by": str,
    "themes": [str],
    "score": (float, int),
    "superseded_by": (str, type(None)),
    "passage": str,
    "marks": {"title": [[int]], "passage": [[int]]},
}
ANSWER_HIT = {"response": str, "ref": str, "question": str, "text": str, "state": str, "score": (float, int)}
SUGGESTION = {
    "id": str,
    "title": str,
    "score": (float, int),
    "why": str,
    "status": STATUS,
    "freshness": FRESHNESS,
}
SUGGESTIONS = {"ref": str, "number": str, "suggestions": [SUGGESTION], "no_line": bool}
ANSWER = {"ref": str, "version": re.compile(r"[0-9a-f]{64}"), "ready": bool}
POSITION = {
    "id": str,
    "title": str,
    "statement": str,
    "status": STATUS,
    "freshness": FRESHNESS,
    "stance": (Choice(["support", "conditional", "oppose", "neutral"]), NONE),
    "themes": [str],
    "agreed_by": str,
    "kind": str,
    "body": str,
    "meeting_date": str,
    "item": str,
    "paragraph": str,
    "minute": str,
    "document": str,
    "url": str,
    "review_by": str,
    "owner": str,
    "caveat": str,
    "evidence": [str],
    "internal": bool,
    "notes": str,
    "supersedes": str,
}
BODY = {
    "id": str,
    "name": str,
    "short_names": [str],
    "can_agree": Choice(["yes", "advises", "no"]),
    "began": (Day, NONE),
    "ended": (Day, NONE),
    "successor": TEXT_OR_NULL,
    "meetings": [{"on": Day, "papers_due": (Day, NONE), "notes": str}],
}
USE = {
    "response": str,
    "title": str,
    "ref": TEXT_OR_NULL,
    "number": str,
    "state": RESPONSE_STATE,
    "where": str,
}
HELD = {"open": [USE], "sent": [USE], "archived": [USE], "unread": [str]}
RESERVATION = {"n": int, "group": str, "text": str, "who": str, "on": (Day, NONE)}
EVIDENCE = {
    "id": str,
    "statement": str,
    "source": str,
    "as_at": (Day, NONE),
    "next_release": (Day, NONE),
    "overdue": bool,
    "url": str,
    "notes": str,
    "earlier": [{"statement": str, "source": str, "as_at": (Day, NONE), "until": (Day, NONE)}],
}
QUOTING = USE | {"why": str}
QUOTED = {
    "lines": [{"id": str, "title": str, "status": STATUS}],
    "open": [QUOTING],
    "sent": [QUOTING],
    "archived": [QUOTING],
    "unread": [str],
}
IMPORTED = {"taken": [str], "refused": [{"row": int, "why": str}], "refused_file": TEXT_OR_NULL}
PLACE = {"path": str, "there": bool}


def differences(value: Any, shape: Any, at: str = "$") -> list[str]:
    """Where a value is not of a shape; keys beyond the shape's are allowed: the contract may grow."""
    match shape:
        case tuple():
            return [] if any(not differences(value, one, at) for one in shape) else [f"{at}: {value!r}"]
        case dict():
            if not isinstance(value, dict):
                return [f"{at}: {value!r} is no object"]
            missing = [f"{at}.{key} is missing" for key in shape if key not in value]
            found = [key for key in shape if key in value]
            return missing + [d for key in found for d in differences(value[key], shape[key], f"{at}.{key}")]
        case list():
            if not isinstance(value, list):
                return [f"{at}: {value!r} is no list"]
            return [d for n, one in enumerate(value) for d in differences(one, shape[0], f"{at}[{n}]")]
    return [] if _fits(value, shape) else [f"{at}: {value!r}"]


def _fits(value: Any, shape: Any) -> bool:
    if isinstance(shape, re.Pattern):
        return isinstance(value, str) and bool(shape.fullmatch(value))
    if isinstance(shape, Choice):
        return isinstance(value, str) and value in shape
    if shape is When:
        return isinstance(value, str) and _is_when(value)
    if shape is Day:
        return isinstance(value, str) and bool(re.fullmatch(r"\d{4}(-\d\d){0,2}", value))
    # True and False are numbers to Python, and not to anybody who reads the JSON.
    return type(value) is shape


def _is_when(value: str) -> bool:
    try:
        if "T" in value:
            return datetime.fromisoformat(value).tzinfo is None
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
