"""What a sentence is about, and whether it speaks for it or against it, by counting the turns in it.

"We support more help" turns nothing round; "we oppose cuts to help" turns it twice, which is the same thing
said otherwise; "we do not support more help" turns it once, and pulls the other way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from consult_tui.checks.accounts import Commitment
from consult_tui.checks.vocabulary import SMALL_WORDS, part_of, side_of
from consult_tui.text.fold import fold
from consult_tui.text.stems import stem

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_TURNING = frozenset(
    stem(word)
    for word in """
    removal loss abolition closure close withdrawal withdraw delay postpone erosion erode halt dilute
    undermine wrong mistake harm damage unhelpful inappropriate opponent unwilling exempt exemption
    """.split()  # noqa: SIM905 - a list of words is read as words
)
"""Stems that turn round what they are said of, beside the negations and the pairs of opposites."""
_IDLE = frozenset(
    """
    rather instead yet nor without nobody nowhere
    before after above over below under maximum minimum lower fewer less smaller
    """.split()  # noqa: SIM905
)
"""Words that deny only a part of what is said, or that say where, when or how much."""
_NO_TURN = frozenset([("not", "only"), ("not", "just"), ("no", "doubt"), ("not", "least")])
_TELLING = frozenset(
    stem(word)
    for word in """
    lose loss lost fail failure lack unable delay erosion erode harm damage undermine fall reduction lower cut
    decrease stop cease avoid decline refuse wrong mistake hardly scarcely barely rarely seldom
    """.split()  # noqa: SIM905
)
"""Stems of turns that as often tell what happens as they say what should: "councils would lose the grant"."""
_CONDITIONS = frozenset("if unless until where when once provided without except subject only".split())  # noqa: SIM905
_GIVING = frozenset(["give", "gives", "given", "giving", "gave"])
"""Words that, with "up" behind them, turn: what cannot be given up is kept."""
_REASON = re.compile(r"\b(?:because|since|so that|in order to)\b")
POINTS_ELSEWHERE = re.compile(
    r"\b(?:the|this|these|that|those|such|your|most of|all)\s+(?:\w+\s+)?(?:approach|changes?|ideas?"
    r"|measures?|options?|plans?|points?|principles?|proposals?|questions?|recommendations?|suggestions?)\b"
    r"|^(?:it|they|that|these|this|those)\b|\b(?:this|it)[.;,]",
    re.IGNORECASE,
)
"""A sentence about "the proposal" is about another one in every text: two such are never opposites."""
_SAYING = frozenset(
    stem(word)
    for word in """
    believe think consider feel view opinion agree support favour back endorse approve welcome accept say call
    propose proposal proposed government's department's position remain
    """.split()  # noqa: SIM905
)
"""Stems by which a view is given, whatever it is a view of."""


@dataclass(frozen=True, slots=True)
class About:
    """A sentence by what it is about and which way it turns."""

    words: frozenset[str]
    """Stems of all words that say something, those that turn left out."""
    subject: frozenset[str]
    """Stems of the words that name what it is about: without turns and without words of giving a view."""
    turned: bool
    """Whether it turns round once, three times, and so on."""
    turns: tuple[str, ...]
    """The words that turn, in small letters."""
    conditional: bool = False
    """Whether it holds only if, unless, until or without something."""


@lru_cache(maxsize=100_000)
def about(text: str) -> About:
    """What a sentence is about, and whether it turns; why it says so ("because ...") does not count."""
    plain = fold(text).replace("n't", " not").replace("cannot", "can not")
    reason = _REASON.search(plain)
    words = _WORD.findall(plain[: reason.start()] if reason else plain)
    subject: set[str] = set()
    turns: list[str] = []
    for number, word in enumerate(words):
        says = _says(word)
        if word == "unless" or (word == "up" and number and words[number - 1] in _GIVING):
            turns.append(word)
        elif says:
            subject.add(says)
        elif says is None and (word, words[number + 1] if number + 1 < len(words) else "") not in _NO_TURN:
            turns.append(word)
    because = {_says(word) for word in _WORD.findall(plain[reason.end() :])} if reason else set()
    return About(
        words=frozenset(subject | {says for says in because if says}),
        subject=frozenset(subject),
        turned=len(turns) % 2 == 1,
        turns=tuple(turns),
        conditional=not _CONDITIONS.isdisjoint(words),
    )


def takes_a_side(word: str) -> bool:
    """Whether a turn denies or opposes, rather than tells of a loss."""
    return stem(word) not in _TELLING


@lru_cache(maxsize=50_000)
def _says(word: str) -> str | None:
    """The stem of a word in small letters that says something; "" where it says little; None for a turn."""
    root = stem(word.removesuffix("'s"))
    if word not in _IDLE:
        side = side_of(word)
        part = part_of(word)
        denies = part is not None and part[0] is Commitment.NEGATION and side is None
        if side == 1 or denies or root in _TURNING:
            return None
        if side == 0:
            return "" if root in _SAYING else root
    small = word in SMALL_WORDS or (len(word) < 3 and not word[0].isdigit())
    return "" if small or root in _SAYING else root
