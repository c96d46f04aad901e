"""Every misspelling within one edit of a word."""

from __future__ import annotations

from string import ascii_lowercase

from consult_tui.domain.positions import Position
from consult_tui.search.words import tokens

SHORTEST = 5
"""Letters of the words that are misspelt."""


def slips(word: str) -> list[str]:
    """The word with one letter left out, put in or changed, or two neighbours swapped; each once."""
    cuts = [(word[:k], word[k:]) for k in range(len(word) + 1)]
    found = [left + right[1:] for left, right in cuts if right]
    found += [left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1]
    found += [left + letter + right[1:] for left, right in cuts if right for letter in ascii_lowercase]
    found += [left + letter + right for left, right in cuts for letter in ascii_lowercase]
    return sorted(set(found) - {word})


def words_of_titles(positions: list[Position]) -> dict[str, list[Position]]:
    """By each word of five letters or more the lines that have it in their titles."""
    found: dict[str, list[Position]] = {}
    for position in positions:
        for word in set(tokens(position.title)):
            if len(word) >= SHORTEST and word.isalpha():
                found.setdefault(word, []).append(position)
    return found
