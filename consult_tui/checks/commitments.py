"""Whether a change of words changed a commitment: a negation, modal verb, figure, party or condition.

Words are held against each other place by place. What stands in one place with one value on both sides
("councils" for "local authorities") changes nothing, nor does what only moved with its clause, except for a
negation, which denies something else in another place. What turns round ("oppose" for "support") is a
negation. A whole clause left out takes its own parties and verbs with it, and leaves what the rest commits to
as it is, unless it denied, limited or counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from consult_tui.checks.accounts import Commitment
from consult_tui.checks.alignment import Alignment, Gap
from consult_tui.checks.compared import Word
from consult_tui.checks.vocabulary import opposed

CLAUSE = 5
"""Words from which what was left out is a clause of its own."""
_LEAVING_OUT_COUNTS = (Commitment.NEGATION, Commitment.CONDITION, Commitment.FIGURE)
_DEADLINES = frozenset("by until from before after within since for".split())  # noqa: SIM905

Committing = Counter[tuple[Commitment, str]]


def altered(aligned: Alignment) -> tuple[Commitment, ...]:
    """What of the commitment differs between the line's sentence and ours, in the order of `Commitment`."""
    found = {*_in_pairs(aligned)}
    gone, come, missed = Committing(), Committing(), Committing()
    for gap in aligned.gaps:
        was, now = _committing(gap.gone), _committing(gap.come)
        found.update(_replaced(gap, was, now))
        gone += was
        come += now
        missed += _missed(gap)
    found.update(part for part, _ in ((gone - come) & missed) + (come - gone))
    return tuple(part for part in Commitment if part in found)


def _in_pairs(aligned: Alignment) -> Iterator[Commitment]:
    """Words laid beside each other that differ in value; a word misspelt has none, and is the word it was."""
    for was, now in aligned.pairs:
        if was.part and now.part and was.value != now.value:
            yield was.part
        if opposed(was.text, now.text):
            yield Commitment.NEGATION


def _replaced(gap: Gap, was: Committing, now: Committing) -> Iterator[Commitment]:
    """What was put in one place for something else of its kind, or denied there."""
    gone, come = was - now, now - was
    parts = {part for part, _ in gone} & {part for part, _ in come}
    yield from parts
    if any(part is Commitment.NEGATION for part, _ in gone + come):
        yield Commitment.NEGATION
    if any(opposed(one.text, other.text) for one in gap.gone for other in gap.come):
        yield Commitment.NEGATION


def _missed(gap: Gap) -> Committing:
    """What the words that are gone committed to, as far as leaving them out changes the rest."""
    if gap.come:
        return _committing(gap.gone)
    found = _committing(tuple(_without_dates(gap.gone)))
    if len(gap.gone) < CLAUSE:
        return found
    kept = Counter({each: n for each, n in found.items() if each[0] in _LEAVING_OUT_COUNTS})
    denies_itself = gap.gone[0].text == "and" and {part for part, _ in kept} == {Commitment.NEGATION}
    return Committing() if denies_itself else kept


def _without_dates(words: tuple[Word, ...]) -> Iterator[Word]:
    """Without dates that only say when something was; a date by which something must be stays."""
    for number, word in enumerate(words):
        before = words[number - 1].text if number else ""
        if not word.value.startswith("date ") or before in _DEADLINES:
            yield word


def _committing(words: tuple[Word, ...]) -> Committing:
    """What words commit to; a party named twice in one place is named once."""
    found = Counter((word.part, word.value) for word in words if word.part is not None)
    return Counter({each: 1 if each[0] is Commitment.PARTY else n for each, n in found.items()})
