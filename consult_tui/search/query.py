"""What was typed, taken apart.

Words in any order, `"an exact phrase"`, filters as words (`status:agreed theme:funding body:executive`), and
`-word` for lines that must not hold it. Nothing typed is ever an error: what makes no sense yet is passed
over, since a search is answered at every key.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from consult_tui.search.words import STOP, tokens

_PIECE = re.compile(
    r'(?P<minus>-)?(?:(?P<key>status|themes?|body):)?(?:["“”](?P<quoted>[^"“”]*)(?P<closed>["“”])?|(?P<plain>[^\s"“”]*))',
    re.IGNORECASE,
)

_LONGEST = 600
"""Characters of a query that are looked at: somebody who pastes a page is answered at once too."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that must stand next to each other in this order."""

    words: tuple[str, ...]
    unfinished: bool = False
    """Whether the last word is still being typed, so that its beginning will do."""

    def stands_in(self, text: Sequence[str]) -> bool:
        """Whether a text, as folded words in order, holds it."""
        *before, last = self.words
        size = len(before)
        for at, word in enumerate(text[size:]):
            fits = word.startswith(last) if self.unfinished else word == last
            if fits and list(text[at : at + size]) == before:
                return True
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A search, folded; an empty one asks for everything."""

    words: tuple[str, ...] = ()
    """Finished words, stop words left out."""
    typing: str = ""
    """The last word, which may not be finished; "" where the text ends in a blank, a phrase or a filter."""
    phrases: tuple[Phrase, ...] = ()
    without: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    """Beginnings of statuses; a line must have one of them, where there are any."""
    themes: tuple[tuple[str, ...], ...] = ()
    """Words of themes; a line must have a theme for each."""
    bodies: tuple[tuple[str, ...], ...] = ()
    """Words of bodies; who agreed a line must fit each."""


def parse(text: str) -> Query:
    """Take apart what was typed; never raises."""
    text = text[:_LONGEST]
    words: list[str] = []
    phrases: list[Phrase] = []
    without: list[str] = []
    filters: dict[str, list[tuple[str, ...]]] = {"status": [], "theme": [], "body": []}
    typing = ""
    for piece in _PIECE.finditer(text):
        quoted = piece["quoted"]
        value = tuple(tokens(piece["plain"] if quoted is None else quoted))
        if not value:
            continue
        if piece["key"]:
            key = piece["key"].lower()
            filters["theme" if key == "themes" else key].append(value)
        elif piece["minus"]:
            without += value
        elif quoted is not None:
            phrases.append(Phrase(value, unfinished=not piece["closed"] and quoted[-1:].isalnum()))
        elif piece.end() == len(text) and text[-1].isalnum():
            words += value[:-1]
            typing = value[-1]
        else:
            words += value
    kept = tuple(word for word in words if word not in STOP)
    return Query(
        words=kept,
        typing="" if typing in STOP and (kept or phrases) else typing,
        phrases=tuple(phrases),
        without=tuple(without),
        statuses=tuple("".join(value) for value in filters["status"]),
        themes=tuple(filters["theme"]),
        bodies=tuple(filters["body"]),
    )
