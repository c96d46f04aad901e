"""The first page of a draft: what it answers, by when, how far it is, and that it is not cleared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from consult_tui.domain.outline import Notice, Text
from consult_tui.domain.responses import AnswerState, Response
from consult_tui.text.dates import closes_in_words, in_words
from consult_tui.text.drafted import HOW_TO_READ, KIND
from consult_tui.word.citations import Cited
from consult_tui.word.drafted import Draft
from consult_tui.word.paper import Fact, NewPage, PaperBlock, Styled
from consult_tui.word.sign_off import sign_off_lists

NOT_CLEARED = "DRAFT, not cleared"
SAMPLE = "SAMPLE"

_STATES = {
    AnswerState.ANSWERED: "answered",
    AnswerState.NO_COMMENT: "no comment",
    AnswerState.NEEDS_AGREEMENT: "in need of agreement",
    AnswerState.OPEN_POINT: "with an open point",
    AnswerState.WORKING: "being worked on",
    AnswerState.UNANSWERED: "not yet answered",
}
"""In the order in which they are counted out."""


def marks(sample: bool) -> tuple[str, ...]:
    """What every page of a draft says of itself."""
    return (NOT_CLEARED, SAMPLE) if sample else (NOT_CLEARED,)


def title_page(draft: Draft, cited: Sequence[Cited]) -> Iterator[PaperBlock]:
    """The title page's blocks; what whoever signs it off must know stands on it or runs on behind it."""
    consultation = draft.response.consultation
    for mark in marks(draft.sample):
        yield Styled("Mark", (Text(mark),))
    yield Styled("Subtitle", (Text(KIND),))
    yield Styled("Title", (Text(consultation.title),))
    for label, value in _facts(draft):
        if value:
            yield Fact(label, value)
    yield from sign_off_lists(draft, cited)
    yield Notice(HOW_TO_READ)
    yield NewPage()


def coverage(draft: Draft) -> str:
    """`22 questions: 13 answered, 1 no comment, 8 not yet answered`; respondent questions are not counted."""
    asked = [question for question in draft.response.questions if question.asks_us]
    if not asked:
        return "no questions"
    counts = Counter(draft.states[question.id] for question in asked)
    parts = [f"{counts[state]} {word}" for state, word in _STATES.items() if counts[state]]
    return f"{len(asked)} {'question' if len(asked) == 1 else 'questions'}: {', '.join(parts)}"


def _facts(draft: Draft) -> Iterator[tuple[str, str]]:
    response = draft.response
    departments = response.consultation.departments
    yield "Departments" if len(departments) > 1 else "Department", "; ".join(departments)
    yield "Closes", _closes(draft)
    yield "Draft made", in_words(draft.now.date())
    yield "Lead", response.lead
    yield "Jointly with", "; ".join(response.co_signatories)
    yield "Handling", _handling(response)
    yield "Questions", coverage(draft)
    yield "Wording", draft.agreed_share
    yield "Checks switched off", ", ".join(draft.checks_off)


def _closes(draft: Draft) -> str:
    closes = draft.response.consultation.closes
    left = closes_in_words(closes, draft.now)
    return f"{in_words(closes)} ({left})" if closes else left


def _handling(response: Response) -> str:
    said = ["confidential"] if response.confidential else []
    return ", ".join(said + ([] if response.may_be_published else ["not for publication"]))
