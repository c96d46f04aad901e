"""What a consultation is about: how near each line is to its title and to the section of a question.

A question rarely says what the whole document is about; its title does. Three things count: lines that share
the title's words, lines that share the words which those lines have in common, and lines under a theme whose
lines share the title's words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import nlargest
from math import log

from consult_tui.search.index import Index
from consult_tui.search.meaning import Term
from consult_tui.search.ranking import summed, term_scores
from consult_tui.search.words import STOP, indexed, stem

_ASKING = """
    agree disagree think consider view comment please give provide explain reason answer response respond yes
    question support propose proposal consultation consult suggest describe detail further other additional
    evidence believe tell extent way
"""
_NAMING = """
    consultation call evidence green white paper draft proposal proposed government response policy review
    change update new further technical guidance reform next step
"""
QUESTION_WORDS = frozenset(stem(word) for word in _ASKING.split())
"""Stems by which every consultation asks, whatever it asks about."""
TITLE_WORDS = frozenset(stem(word) for word in _NAMING.split())
"""Stems in which every consultation is named, whatever it is about."""

_LEADING_LINES = 4
"""Lines nearest to the title from which further words are taken."""
_FURTHER_WORDS = 20
_FURTHER = 0.3
"""What a further word counts beside one of the title's own."""
_THEME = 1.0
"""What the mean of a theme counts beside a line's own nearness."""
_DOUBT = 2
"""Lines as good as nothing that are added to each theme, so that a theme with one line proves little."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a text is about, in the library's words."""

    terms: tuple[Term, ...]
    """A term for each different stem, in its order; boilerplate is left out."""
    missing: int
    """Stems that no line has."""


def subject_of(index: Index, text: str, boilerplate: frozenset[str]) -> Subject:
    """What a text is about; words in `boilerplate` (stems) say nothing."""
    terms: dict[str, Term | None] = {}
    for word in indexed(text):
        root = stem(word)
        if root not in terms and root not in boilerplate:
            family = index.inverted.family(word)
            terms[root] = Term(((family, 1.0),)) if family else None
    known = tuple(term for term in terms.values() if term)
    return Subject(known, len(terms) - len(known))


def shares(index: Index, subject: Subject) -> dict[int, float]:
    """For each line with any word of a subject the share of its words that the line has, 0 to 1.

    Counted, not weighed by rarity: that would set the bar by the size of the library.
    """
    held: dict[int, int] = {}
    for term in subject.terms:
        for number in index.inverted.impacts(term.groups[0][0]):
            held[number] = held.get(number, 0) + 1
    size = len(subject.terms) + subject.missing
    return {number: count / size for number, count in held.items()}


def nearness(index: Index, title: str, section: str) -> Mapping[int, float]:
    """How near each line is to what the consultation and this section are about, by document number.

    Worked out once for each title and section, since all the questions below them share it.
    """
    key = (title, section)
    known = index.kept_subjects.get(key)
    if known is None:
        if len(index.kept_subjects) > 64:
            index.kept_subjects.clear()
        known = index.kept_subjects[key] = _nearness(index, f"{title} {section}")
    return known


def _nearness(index: Index, text: str) -> dict[int, float]:
    own = summed(index.inverted, subject_of(index, text, TITLE_WORDS).terms)
    scores = dict(own)
    for term, weight in _further_words(index, own):
        for number, score in term_scores(index.inverted, term).items():
            scores[number] = scores.get(number, 0.0) + _FURTHER * weight * score
    for number, score in by_theme(index, own).items():
        scores[number] = scores.get(number, 0.0) + _THEME * score
    return scores


def _further_words(index: Index, own: Mapping[int, float]) -> Iterable[tuple[Term, float]]:
    """The words that mark the lines nearest to the title, with weights up to 1."""
    leading = nlargest(_LEADING_LINES, own, key=lambda number: (own[number], -number))
    total = sum(own[number] for number in leading)
    weights: dict[tuple[str, ...], float] = {}
    for number in leading:
        words = [word for word in index.texts(number)[1] if word not in STOP]
        for word in words:
            family = index.inverted.family(word)
            rarity = log(index.inverted.size / len(index.inverted.impacts(family)))
            weights[family] = weights.get(family, 0.0) + own[number] / total * rarity / len(words)
    best = nlargest(_FURTHER_WORDS, weights.items(), key=lambda item: (item[1], item[0]))
    return [(Term(((family, 1.0),)), weight / best[0][1]) for family, weight in best if weight > 0]


def by_theme(index: Index, own: Mapping[int, float]) -> dict[int, float]:
    """For each line the mean nearness of the best of its themes; lines without one are left out."""
    sums: dict[tuple[str, ...], float] = {}
    sizes: dict[tuple[str, ...], int] = {}
    for number, themes in enumerate(index.themes):
        for theme in themes:
            sums[theme] = sums.get(theme, 0.0) + own.get(number, 0.0)
            sizes[theme] = sizes.get(theme, 0) + 1
    means = {theme: total / (sizes[theme] + _DOUBT) for theme, total in sums.items() if total}
    found = {}
    for number, themes in enumerate(index.themes):
        if best := max((means.get(theme, 0.0) for theme in themes), default=0.0):
            found[number] = best
    return found
