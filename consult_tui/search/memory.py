"""What was done with a question like this before: lines taken, used and refused, as evidence for suggestions.

Evidence lifts a line, modestly: what the question says itself goes first. A line that an officer refused for
this very question is shown last, with who refused it, and never hidden.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from consult_tui.search.subject import QUESTION_WORDS
from consult_tui.search.words import STOP, stem, tokens

LIKE = 0.5
"""Share of words in common from which one question asks something like another."""
_FEWEST = 3
"""Words that two questions must share, unless they are the same."""
LIFT = 0.3
"""What full evidence adds, in shares of the best line's score: as much as can be without one wrong choice
pushing aside a line that the question's own words put first (`tests/unit/search/test_memory.py`)."""


class How(StrEnum):
    """What was done with a line at a question."""

    TAKEN = "taken"
    """An officer put it in."""
    USED = "used"
    """The answer cites it, or holds its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """A line that was taken or used for a question of another response."""

    question: str
    position: str
    how: How
    where: str
    """"in 2011 (School funding 2011)": when, and for which consultation."""
    sent: bool = False
    """Whether the answer went out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What is remembered that may bear on a question."""

    before: tuple[Before, ...] = ()
    refused: Mapping[str, str] = field(default_factory=dict)
    """By id, the lines refused for this very question, with who refused each and when, in words."""


NOTHING = Memory()


@dataclass(frozen=True, slots=True)
class Lift:
    """What memory says for a line."""

    weight: float
    """0 to 1."""
    why: str


def lifts(question: str, memory: Memory) -> dict[str, Lift]:
    """For each line that was taken or used for a question like this, by its id, what that says for it."""
    asked, words = _folded(question), _words(question)
    known: dict[str, float] = {}
    found: dict[str, Lift] = {}
    for each in memory.before:
        if each.question not in known:
            known[each.question] = 1.0 if _folded(each.question) == asked else _like(words, each.question)
        weight = known[each.question] * _WEIGHTS[each.how] * (1.0 if each.sent else _UNSENT)
        if weight > 0 and (each.position not in found or weight > found[each.position].weight):
            found[each.position] = Lift(weight, f"{each.how} for a question like this {each.where}")
    return found


_WEIGHTS = {How.TAKEN: 1.0, How.USED: 0.9}
_UNSENT = 0.8
"""What an answer counts that has not gone out: it may still be changed."""


def lifted(
    scores: Mapping[int, float], places: Mapping[str, int], found: Mapping[str, Lift]
) -> dict[int, float]:
    """Scores with what memory adds to them; a line without a score of its own may come in by it alone.

    Args:
        scores: By document number.
        places: Document numbers by id, of the lines that may be offered.
        found: What memory says, by id.
    """
    best = max(scores.values(), default=0.0) or 1.0
    changed = dict(scores)
    for id_, lift in found.items():
        if id_ in places:
            changed[places[id_]] = changed.get(places[id_], 0.0) + LIFT * lift.weight * best
    return changed


def same_question(one: str, other: str) -> bool:
    """Whether two questions are in the same words: case, blanks and marks aside."""
    return _folded(one) == _folded(other)


def _folded(text: str) -> str:
    return " ".join(tokens(text))


def _words(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in tokens(text) if word not in STOP) - QUESTION_WORDS


def _like(words: frozenset[str], other: str) -> float:
    """How like two questions are, 0 to 1; 0.0 where they are not like enough."""
    theirs = _words(other)
    shared = len(words & theirs)
    alike = 2 * shared / (len(words) + len(theirs)) if shared >= _FEWEST else 0.0
    return alike if alike >= LIKE else 0.0
