"""From the words of a query to the words of the library: stems, beginnings, slips."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import permutations

from consult_tui.search.inverted import Inverted, beginning
from consult_tui.search.meaning import Term
from consult_tui.search.query import Query
from consult_tui.search.spelling import neighbours, one_slip_away, unfinished_neighbours
from consult_tui.search.words import STOP

_COMPLETIONS = 200
"""Words that an unfinished one may become."""
_BEGUN = 0.85
_SLIP = (0.9, 0.7)
"""What a word counts that is one or two slips away."""
_FEW, _PERHAPS, _OTHERS = 3, 0.5, 6
"""In how few lines a word stands that may be a slip too; what another then counts; how many do."""
_KEPT = 1024
"""Words of queries that are kept ready; past this all are let go."""
_JOINED = 12
"""Words of a query among which two may be one."""
_PART = 0.6
"""What each half counts of a word that was typed without its blank or hyphen."""


def terms_of(inverted: Inverted, query: Query) -> tuple[Term, ...]:
    """A term for each word of the query, in its order; words of phrases count as well."""
    words = list(query.words)
    open_ended: list[str] = [query.typing] if query.typing else []
    for phrase in query.phrases:
        words += phrase.words[:-1] if phrase.unfinished else phrase.words
        open_ended += phrase.words[-1:] if phrase.unfinished else ()
    words = [word for word in words if word not in STOP]
    terms = [_finished_once(inverted, word) for word in words]
    terms += [unfinished(inverted, start) for start in open_ended]
    return tuple(_with_joined(inverted, words + open_ended, terms))


def _finished_once(inverted: Inverted, word: str) -> Term:
    """As `finished`; kept, since the words before the one being typed stay the same."""
    kept: dict[str, Term] = inverted.kept_terms
    if word not in kept:
        if len(kept) >= _KEPT:
            kept.clear()
        kept[word] = finished(inverted, word)
    return kept[word]


def finished(inverted: Inverted, word: str) -> Term:
    """A word that is typed to its end: itself and its stem, else the words that were probably meant."""
    if family := inverted.family(word):
        return Term(((family, 1.0), *_meant_perhaps(inverted, word, family)))
    if len(word) > 3 and (begun := _completions(inverted.vocabulary, inverted, word)):
        return Term(((begun, _BEGUN), *_meant_perhaps(inverted, word, begun)))
    if near := neighbours(inverted, word):
        return Term(_families(inverted, ((other, _SLIP[slips - 1]) for other, slips in near)))
    return Term(tuple((inverted.family(part), _PART) for part in _halves(inverted, word)))


def unfinished(inverted: Inverted, start: str) -> Term:
    """A word still being typed: what it may become; one or two letters are looked for in titles only."""
    groups: list[tuple[tuple[str, ...], float]] = []
    if (start in inverted.postings or len(start) > 3) and (family := inverted.family(start)):
        groups.append((family, 1.0))
        groups += _meant_perhaps(inverted, start, family)
    among = inverted.leading if len(start) < 3 else inverted.vocabulary
    if begun := _completions(among, inverted, start):
        groups.append((begun, _BEGUN))
        if len(groups) == 1:
            groups += _meant_perhaps(inverted, start, begun)
    if groups:
        return Term(tuple(groups))
    meant = finished(inverted, start)
    begun = unfinished_neighbours(inverted, start)
    return Term((*meant.groups, *(((begun, _BEGUN * _SLIP[0]),) if begun else ())))


def _meant_perhaps(
    inverted: Inverted, word: str, family: tuple[str, ...]
) -> tuple[tuple[tuple[str, ...], float], ...]:
    """The words that one which stands in few lines may be a slip for; they count where all else fits."""
    if sum(map(inverted.spread, family)) > _FEW:
        return ()
    near = [other for other in one_slip_away(inverted, word) if other not in family]
    return _families(inverted, ((other, _PERHAPS) for other in near[:_OTHERS]))


def _completions(among: Sequence[str], inverted: Inverted, start: str) -> tuple[str, ...]:
    """The commonest words that begin so."""
    words = beginning(among, start)
    if len(words) > _COMPLETIONS:
        words = sorted(words, key=inverted.spread, reverse=True)[:_COMPLETIONS]
    return tuple(words)


def _families(
    inverted: Inverted, words: Iterable[tuple[str, float]]
) -> tuple[tuple[tuple[str, ...], float], ...]:
    found: dict[tuple[str, ...], float] = {}
    for word, weight in words:
        family = inverted.family(word)
        found[family] = max(weight, found.get(family, 0.0))
    return tuple(found.items())


def _halves(inverted: Inverted, word: str) -> tuple[str, ...]:
    """Two words of the library that were typed as one ("schoolfunding"), or ()."""
    for cut in range(3, len(word) - 2):
        if word[:cut] in inverted.postings and word[cut:] in inverted.postings:
            return word[:cut], word[cut:]
    return ()


def _with_joined(inverted: Inverted, words: Sequence[str], terms: Sequence[Term]) -> list[Term]:
    """Two words may be one in the library ("re organise", "reorganise"), whatever their order here."""
    out = list(terms)
    for left, right in permutations(range(min(len(words), _JOINED)), 2):
        whole = words[left] + words[right]
        if whole in inverted.postings:
            for at in (left, right):
                out[at] = Term((*out[at].groups, (inverted.family(whole), 1.0)), out[at].weight)
    return out
