"""Acronyms and what they stand for, gathered from the library: "Dedicated Schools Grant (DSG)".

They work both ways: DSG finds lines that only say Dedicated Schools Grant, and the other way round.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from consult_tui.search.words import STOP, fold, tokens

Acronyms = Mapping[str, tuple[str, ...]]
"""Folded acronym to the folded words that it stands for."""

_IN_BRACKETS = re.compile(r"\(([A-Z][A-Za-z0-9&]{1,9})\)")
_BEFORE_BRACKETS = re.compile(r"\b([A-Z][A-Z0-9&]{1,9}) \(([^()]{5,90})\)")
_SAID_SHORT = 0.5
"""What a word counts that a line only has inside an acronym."""
_LONGEST = 9
"""Words before a bracket among which a full form is looked for."""


def gather(texts: Iterable[str], given: Mapping[str, str]) -> Acronyms:
    """Every acronym that the texts explain, with those given; a given one wins.

    Args:
        texts: Titles and statements.
        given: Acronym or short word to its full form, as an officer wrote them.
    """
    found: dict[str, tuple[str, ...]] = {}
    for text in texts:
        if "(" not in text:
            continue
        for match in _IN_BRACKETS.finditer(text):
            before = tokens(text[max(0, match.start() - 160) : match.start()])
            _keep(found, match.group(1), before)
        for match in _BEFORE_BRACKETS.finditer(text):
            words = tokens(match.group(2))
            if len(words) <= _LONGEST and _full_form(fold(match.group(1)), words) == tuple(words):
                found.setdefault(fold(match.group(1)), tuple(words))
    for short, long in given.items():
        key = tokens(short)
        full = tuple(tokens(long))
        if len(key) == 1 and full:
            found[key[0]] = full
    return found


def _keep(found: dict[str, tuple[str, ...]], short: str, before: list[str]) -> None:
    acronym = fold(short.replace("&", ""))
    if acronym in STOP or sum(c.isupper() for c in short) < 2:
        return
    full = _full_form(acronym, before) or _full_form(acronym.removesuffix("s"), before)
    if full:
        found.setdefault(acronym, full)


def _full_form(acronym: str, before: list[str]) -> tuple[str, ...]:
    """The shortest run of words at the end whose initials spell the acronym, small words passed over."""
    for length in range(2, min(_LONGEST, len(before)) + 1):
        words = before[-length:]
        if words[0][0] == acronym[:1] and words[0] not in STOP and _spells(acronym, words):
            return tuple(words)
    return ()


def _spells(acronym: str, words: list[str]) -> bool:
    if "".join(word[0] for word in words) == acronym:
        return True
    return "".join(word[0] for word in words if word not in STOP) == acronym


def asked_for(acronyms: Acronyms, words: Collection[str]) -> Acronyms:
    """The acronyms that are among these words, or whose full form is."""
    return {
        short: full
        for short, full in acronyms.items()
        if short in words or all(word in words for word in full if word not in STOP)
    }


class Expander:
    """Sets an acronym beside its full form, and the full form beside the acronym, in a document's counts."""

    def __init__(self, acronyms: Acronyms) -> None:
        self._full = {short: tuple(w for w in full if w not in STOP) for short, full in acronyms.items()}
        self._starts: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for short, full in self._full.items():
            if full:
                self._starts.setdefault(full[0], []).append((short, full))

    def note(self, words: list[str], weight: float, found: dict[str, float]) -> None:
        """Add to `found` the acronym of every full form that stands in these words (stop words left out)."""
        if self._starts.keys().isdisjoint(words):
            return
        for place, word in enumerate(words):
            if word in self._starts:
                for short, full in self._starts[word]:
                    if tuple(words[place : place + len(full)]) == full:
                        found[short] = found.get(short, 0.0) + weight

    def add(self, found: dict[str, float], counts: dict[str, float]) -> None:
        """Count the acronyms found, and the words of the full form of each acronym that stands alone."""
        if not self._full:
            return
        for short in self._full.keys() & counts.keys() - found.keys():
            for word in self._full[short]:
                counts[word] = counts.get(word, 0.0) + _SAID_SHORT * counts[short]
        for short, count in found.items():
            counts.setdefault(short, count)
