"""Suggestions: the lines that may answer a question, each with its reason in plain words.

A suggestion is an offer: nothing is filled in by itself. No threshold tells a question that has a line from
one that has none, so the bar is low, and several lines are offered, each with its reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nlargest

from consult_tui.domain.consultations import Question
from consult_tui.domain.positions import Position
from consult_tui.search.asked import CLAIMED, THEMED, asked_together
from consult_tui.search.index import Index
from consult_tui.search.memory import NOTHING, Memory, lifted, lifts
from consult_tui.search.ranking import summed
from consult_tui.search.reasons import reason
from consult_tui.search.subject import QUESTION_WORDS, TITLE_WORDS, Subject, nearness, shares, subject_of

SUBJECT = 0.35
"""What nearness to the consultation's subject counts beside the question's own words; between 0.25 and 0.45
makes no odds."""
_ENOUGH = 0.6
"""What the best line must share of the question's words and of the title's, the two shares added up, for any
to be shown. Of real questions whose answer was in the library 1 % fell below it; of those whose subject was
not, a quarter with 174 lines and half with 30."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A line that may answer a question."""

    position: Position
    score: float
    """Higher is better, and means nothing more."""
    why: str
    """In plain words: "shares 'minimum funding guarantee', 'schools'; about school funding"."""
    refused: bool = False
    """Whether somebody said that it is not for this question: it then comes after all others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestions:
    """What is offered for one question, best first."""

    hits: tuple[Suggestion, ...] = ()
    no_line: bool = True
    """Nothing in the library shares enough to be worth showing: seek a steer."""


def suggest(
    index: Index,
    question: Question,
    *,
    section: str,
    consultation_title: str,
    together: Iterable[str] = (),
    limit: int = 6,
    memory: Memory = NOTHING,
) -> Suggestions:
    """The lines that may answer a question; superseded, withdrawn and draft lines are left out.

    Args:
        index: The library.
        question: Its text counts; its options do not.
        section: Heading of the part of the document that it stands in, "" where there is none.
        consultation_title: What the document calls itself.
        together: The texts of all its questions, this one's too, where they are known: a line that fits
            another better comes later, and one under the themes that they share comes sooner.
        limit: Most lines to offer.
        memory: What was done with questions like this before.
    """
    about = f"{consultation_title} {section}"
    asked = subject_of(index, question.text, QUESTION_WORDS)
    if not asked.terms:
        asked = subject_of(index, about, TITLE_WORDS)
    remembered = lifts(question.text, memory)
    scores: dict[int, float] = {}
    if _worth_showing(index, asked, subject_of(index, about, TITLE_WORDS)):
        scores = _scores(index, question.text, asked, section, consultation_title, together)
    if remembered:
        offered = enumerate(index.positions)
        scores = lifted(scores, {p.id: n for n, p in offered if p.searched_by_default}, remembered)
    best = nlargest(limit, ((score, -number) for number, score in scores.items()))
    hits = []
    for score, place in best:
        position = index.positions[-place]
        shared = reason(index, -place, question.text, about)
        lift = remembered.get(position.id)
        said = [memory.refused.get(position.id, ""), lift.why if lift else "", shared]
        why = "; ".join(filter(None, said))
        hits.append(Suggestion(position=position, score=score, why=why, refused=said[0] != ""))
    hits.sort(key=lambda hit: hit.refused)
    return Suggestions(hits=tuple(hits), no_line=not hits)


def _scores(
    index: Index, question: str, asked: Subject, section: str, title: str, together: Iterable[str]
) -> dict[int, float]:
    """How well each line that may be offered fits a question, by its number."""
    near = nearness(index, title, section)
    others = asked_together(index, together)
    return {
        number: score
        + SUBJECT * near.get(number, 0.0)
        + THEMED * others.themed.get(number, 0.0)
        - CLAIMED * others.claimed(number, question, score)
        for number, score in summed(index.inverted, asked.terms).items()
        if index.positions[number].searched_by_default
    }


def _worth_showing(index: Index, asked: Subject, about: Subject) -> bool:
    """Whether any line shares enough of the question and of what the consultation is about."""
    titled = shares(index, about)
    return any(
        share + titled.get(number, 0.0) >= _ENOUGH
        for number, share in shares(index, asked).items()
        if index.positions[number].searched_by_default
    )
