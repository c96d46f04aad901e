"""A sentence as it is compared with others: its words with their stems, and what each commits us to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from consult_tui.checks.accounts import Commitment
from consult_tui.checks.vocabulary import SMALL_WORDS, axis, part_of
from consult_tui.text.figures import figures
from consult_tui.text.fold import fold
from consult_tui.text.stems import stem

_WORD = re.compile(r"\((?=[A-Za-z]*[A-Z][A-Za-z]*[A-Z])[A-Za-z]{2,10}\)|[^\W_]+(?:['’][^\W_]+)*['’]?")
_CONTRACTED = {"can't": "can not", "cannot": "can not", "won't": "will not", "shan't": "shall not"}
_ENDINGS = {"n't": " not", "'ll": " will", "'re": " are", "'ve": " have", "'d": " would", "'m": " am"}
_OWNER = "'s"
_BIGRAMS = {("local", "authority"), ("local", "authorities")}
_ONLY_AFTER = {"principle": ("in",), "long": ("as", "so"), "case": ("in",), "least": ("at",)}
"""Words that commit only behind one of these: "in principle", "as long as"."""
_NEVER_AFTER = {"where": ("area", "areas", "place", "places", "point", "country", "county", "from")}
_ONLY_BEFORE = {
    "yet": ("to",),
    "up": ("to",),
    "rather": ("than",),
    "instead": ("of",),
}
"""Words that commit only before one of these: "yet to", "rather than"."""

FIGURE_KEY = "#"
"""The one key of all figures, so that a sentence is laid beside its own with another figure in it."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word, or one figure with its unit."""

    text: str
    """In small letters."""
    key: str
    """By which it is laid beside another: its stem."""
    part: Commitment | None
    value: str
    """What it commits us to: words of one value commit to the same; "" where it commits nobody."""
    weight: float
    """How much it says: 1 for most words, less for the small ones."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A sentence's words."""

    words: tuple[Word, ...]
    weight: float
    """Of all its words."""


@lru_cache(maxsize=4096)
def compared(text: str) -> Compared:
    """A sentence, without its citations, as it is compared."""
    words = tuple(_words(text))
    return Compared(words, sum(word.weight for word in words))


def _words(text: str) -> Iterator[Word]:
    at = 0
    for figure in figures(text):
        yield from _plain(text[at : figure.start])
        value = f"{figure.kind} {figure.value}"
        yield Word(fold(figure.text), FIGURE_KEY, Commitment.FIGURE, value, _FIGURE_WEIGHT)
        at = figure.end
    yield from _plain(text[at:])


_FIGURE_WEIGHT = 0.6
_SMALL_WEIGHT = 0.3


def _plain(text: str) -> Iterator[Word]:
    """The words of a stretch without figures."""
    found = [word for each in _WORD.findall(text.replace("’", "'")) for word in _written_out(each)]
    for number, word in enumerate(found):
        before = found[number - 1] if number else ""
        after = found[number + 1] if number + 1 < len(found) else ""
        if word == "local" and (word, after) in _BIGRAMS:
            continue
        yield _word(word, before, after)


def _written_out(word: str) -> list[str]:
    """A word in small letters; a contraction as the words that it stands for, a genitive with its mark."""
    if word[0] == "(":
        return [word.casefold()]
    owner = word[-1] == "'" or word[-2:].casefold() == "'s"
    word = fold(word)
    if owner:
        return [word.removesuffix("'s").rstrip("'") + _OWNER]
    if "'" not in word and word != "cannot":
        return [word]
    if word in _CONTRACTED:
        return _CONTRACTED[word].split()
    for ending, full in _ENDINGS.items():
        if word.endswith(ending):
            return (word.removesuffix(ending) + full).split()
    return [word.replace("'", "")]


def _word(word: str, before: str, after: str) -> Word:
    """A word where it stands.

    A genitive ("councils' role") and a short form just spelled out commit nobody; a number that is no figure,
    such as that of a paragraph, still says something else when it changes.
    """
    bare = word.removesuffix(_OWNER).strip("()")
    if any(c.isdigit() for c in bare):
        return Word(bare, FIGURE_KEY, Commitment.FIGURE, bare, _FIGURE_WEIGHT)
    part = part_of(word) if _commits(word, before, after) else None
    key = axis(stem(bare))
    if part is None:
        weight = _SMALL_WEIGHT if bare in SMALL_WORDS or word[0] == "(" else 1.0
        return Word(bare, key, None, "", weight)
    what, value = part
    named = f"party:{value}" if what is Commitment.PARTY else key
    return Word(word, named, what, value, _SMALL_WEIGHT if word in SMALL_WORDS else 1.0)


def _commits(word: str, before: str, after: str) -> bool:
    """Whether a word that commits only in a phrase stands in it."""
    behind, ahead = _ONLY_AFTER.get(word), _ONLY_BEFORE.get(word)
    if before in _NEVER_AFTER.get(word, ()):
        return False
    return (behind is None or before in behind) and (ahead is None or after in ahead)
