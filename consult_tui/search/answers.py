"""What have we told them before? A search over the answers of all responses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from consult_tui.domain.responses import ResponseState
from consult_tui.search.inverted import Inverted
from consult_tui.search.passages import Span, best_passage, marks
from consult_tui.search.query import Phrase, parse
from consult_tui.search.ranking import covering
from consult_tui.search.terms import terms_of
from consult_tui.search.words import tokens

_SENT = frozenset({ResponseState.SUBMITTED, ResponseState.PAST})
_TEXT, _QUESTION, _TITLE = 1.0, 1.5, 0.5
"""How many times over a word counts in the answer, in its question, and in the consultation's title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerText:
    """One answer of one response, in plain words."""

    response: str
    """Id of the response."""
    ref: str
    """Id of the question."""
    question: str
    text: str
    state: ResponseState
    """How far its response has come."""
    consultation: str = ""
    """Title of the consultation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerHit:
    """An answer found, with why."""

    answer: AnswerText
    score: float
    """Higher is better among answers that are sent, and among those that are not."""
    passage: Span
    """The best passage of the answer's text."""
    marks: tuple[Span, ...]
    """What to mark in the answer's text."""


def find_answers(answers: Iterable[AnswerText], query: str, limit: int = 20) -> list[AnswerHit]:
    """Answers that fit what was typed, as `AnswerIndex.find` gives them."""
    return AnswerIndex(answers).find(query, limit)


class AnswerIndex:
    """Answers ready to be searched at every key.

    Args:
        answers: Those without words are passed over.
    """

    def __init__(self, answers: Iterable[AnswerText]) -> None:
        self._kept = [answer for answer in answers if answer.text.strip()]
        self._inverted = Inverted.build(
            (((a.question, _QUESTION), (a.text, _TEXT), (a.consultation, _TITLE)) for a in self._kept), {}
        )

    def find(self, query: str, limit: int = 20) -> list[AnswerHit]:
        """Answers that fit what was typed: those we sent (submitted or past) first, best first among each.

        Words, beginnings, slips, phrases and `-word` work as in `find`; filters of the library are passed
        over. An empty query finds nothing.
        """
        kept, inverted = self._kept, self._inverted
        asked = parse(query)
        terms = terms_of(inverted, asked)
        words = frozenset(word for term in terms for word in term.words)
        without = {n for word in asked.without for n in inverted.impacts(inverted.family(word))}
        ranked = sorted(
            (
                (kept[number].state in _SENT, score, -number)
                for number, score in covering(inverted, terms).items()
                if number not in without and _holds_all(kept[number], asked.phrases)
            ),
            reverse=True,
        )
        return [_hit(kept[-place], score, words) for _, score, place in ranked[:limit]]


def _holds_all(answer: AnswerText, phrases: Sequence[Phrase]) -> bool:
    texts = [tokens(answer.text), tokens(answer.question)] if phrases else []
    return all(any(phrase.stands_in(text) for text in texts) for phrase in phrases)


def _hit(answer: AnswerText, score: float, words: frozenset[str]) -> AnswerHit:
    marked = marks(answer.text, words, {})
    return AnswerHit(answer=answer, score=score, passage=best_passage(answer.text, marked), marks=marked)
