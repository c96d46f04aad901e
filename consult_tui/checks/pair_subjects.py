"""Whether two lines in nearly the same words are about different things: "bus" where the other has "rail"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from consult_tui.checks.accounts import Commitment
from consult_tui.checks.alignment import Alignment
from consult_tui.checks.compared import Word
from consult_tui.checks.vocabulary import SMALL_WORDS, opposed, side_of
from consult_tui.checks.wordings import stems_in
from consult_tui.domain.positions import Position
from consult_tui.text.stems import stem

_CONTRASTS = (
    "primary secondary nursery infant junior sixth",
    "rural urban coastal",
    "local national regional",
    "county district borough parish unitary metropolitan",
    "capital revenue",
    "public private voluntary",
    "maintained academy",
    "child adult",
    "tenant landlord owner",
    "employer employee",
    "bus rail road cycle",
    "north south east west",
    "summer winter spring autumn",
    "first second third",
    "young old",
    "boy girl",
    "man woman",
    "day night week month quarter year",
)
_KINDS = {stem(word): n for n, line in enumerate(_CONTRASTS) for word in line.split()}
"""Stem -> number of the list of things of which one stands instead of another."""
_SYNONYMS = (
    "help support assist aid",
    "give provide offer supply grant allow",
    "fund pay finance resource money funding",
    "enough sufficient adequate",
    "ask call urge want demand",
    "decide determine set choose judge",
    "show demonstrate prove",
    "big large considerable substantial significant great",
    "protect safeguard guard shield",
    "keep retain maintain",
    "begin start commence introduce",
    "plan scheme programme",
    "rule regulation requirement",
    "body authority council organisation",
    "close near",
    "quick fast rapid swift soon",
    "people resident person citizen",
    "pupil child student",
    "cost price expense bill",
    "meet cover bear",
    "new additional extra further",
    "ensure sure secure guarantee",
    "important essential vital crucial key",
)
_SENSES = {stem(word): n for n, line in enumerate(_SYNONYMS) for word in line.split()}
"""Stem -> number of the list of words that say nearly the same."""


class Subjects:
    """What a library's lines are about, by its own titles and themes.

    Args:
        positions: The lines.
    """

    def __init__(self, positions: Iterable[Position]) -> None:
        self._titles: dict[str, frozenset[str]] = {}
        self._named: set[str] = set()
        for position in positions:
            self._titles[position.id] = stems_in(position.title)
            for theme in position.themes:
                self._named |= stems_in(theme)

    def meet(self, a: Position, b: Position) -> bool:
        """Whether their titles or their themes have a word in common."""
        return not self._of(a).isdisjoint(self._of(b))

    def _of(self, position: Position) -> frozenset[str]:
        return self._titles[position.id].union(*map(stems_in, position.themes))

    def differ(self, a: Position, b: Position, aligned: Sequence[Alignment]) -> bool:
        """Whether one names a thing where the other names another of its kind.

        Four things say so: two words that are always of one kind and never one thing; a word of each line's
        own title, where each stands instead of the other, or two words of the library's themes; and one word
        that stands instead of another twice. Another party is another thing, too.
        """
        swapped = Counter(pair for each in aligned for pair in _swapped(each))
        if any(_of_one_kind(*pair) or times > 1 for pair, times in swapped.items()):
            return True
        if any(_other_party(each) for each in aligned):
            return True
        ours, theirs = self._titles[a.id], self._titles[b.id]
        return any(
            (one in ours - theirs and other in theirs - ours) or {one, other} <= self._named
            for one, other in swapped
        )


def _swapped(aligned: Alignment) -> Iterator[tuple[str, str]]:
    """Words that name something and are not in the other sentence, each with what stands there instead."""
    ours, theirs = set(_naming(aligned.one.words)), set(_naming(aligned.other.words))
    for gap in aligned.gaps:
        gone = [word for word in _naming(gap.gone) if word not in theirs]
        come = [word for word in _naming(gap.come) if word not in ours]
        if not ({_SENSES.get(word) for word in gone} & {_SENSES.get(word) for word in come} - {None}):
            yield from {(one, other) for one in gone for other in come if not opposed(one, other)}


def _naming(words: Sequence[Word]) -> list[str]:
    return [
        stem(word.text)
        for word in words
        if word.part in (None, Commitment.PARTY)
        and word.weight >= 1
        and word.text not in SMALL_WORDS
        and side_of(word.text) is None
    ]


def _of_one_kind(one: str, other: str) -> bool:
    return one != other and one in _KINDS and _KINDS[one] == _KINDS.get(other)


def _other_party(aligned: Alignment) -> bool:
    pairs = ((was, now) for was, now in aligned.pairs if Commitment.PARTY is was.part is now.part)
    if any(was.value != now.value or _of_one_kind(stem(was.text), stem(now.text)) for was, now in pairs):
        return True
    for gap in aligned.gaps:
        gone = {word.value for word in gap.gone if word.part is Commitment.PARTY}
        come = {word.value for word in gap.come if word.part is Commitment.PARTY}
        if gone and come and not gone & come:
            return True
    return False
