"""Why a line is offered for a question, in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from consult_tui.search.index import Index
from consult_tui.search.subject import QUESTION_WORDS, TITLE_WORDS
from consult_tui.search.words import STOP, spanned, stem, tokens

_MOST = 3
"""Shared words or runs of words that are named."""

Shared = tuple[float, int, int, int]
"""How much a run of shared words says, its place in the question, and where its text begins and ends."""


def reason(index: Index, number: int, question: str, subject: str) -> str:
    """What a line and a question share, and the line's theme where the consultation is about it.

    Args:
        index: The library.
        number: The line's document number.
        question: The question's words.
        subject: The consultation's title and the section's.
    """
    line = [stem(word) for text in index.texts(number) for word in text]
    named = _named(question, _runs(index, line, question))
    parts = []
    if named:
        parts.append("shares " + ", ".join(f"'{words}'" for words in named))
    about = _themes_asked(index, number, f"{subject} {question}")
    if about:
        parts.append("about " + " and ".join([", ".join(about[:-1]), about[-1]] if about[1:] else about))
    elif not named:
        parts.append("near the subject of the consultation")
    return "; ".join(parts)


def _runs(index: Index, line: Sequence[str], question: str) -> list[Shared]:
    """The runs of the question's words that stand in the line in that order, the longest at each place."""
    words = [(stem(word), word, start, end) for word, start, end in spanned(question)]
    held = set(line)
    joined = f" {' '.join(line)} "
    found: list[Shared] = []
    at = 0
    while at < len(words):
        if not _says(words[at][1], words[at][0]) or words[at][0] not in held:
            at += 1
            continue
        last = at
        for far in range(at + 1, len(words)):
            if f" {' '.join(root for root, *_ in words[at : far + 1])} " not in joined:
                break
            if _says(words[far][1], words[far][0]):
                last = far
        worth = sum(
            index.inverted.rarity(len(index.inverted.impacts(index.inverted.family(word))))
            for root, word, *_ in words[at : last + 1]
            if _says(word, root)
        )
        found.append((worth, at, words[at][2], words[last][3]))
        at = last + 1
    return found


def _says(word: str, root: str) -> bool:
    return word not in STOP and root not in QUESTION_WORDS


def _named(question: str, runs: Iterable[Shared]) -> list[str]:
    """The runs that say most, each once, as the question spells them, in its order."""
    once: dict[str, Shared] = {}
    for run in sorted(runs, reverse=True):
        once.setdefault(" ".join(stem(word) for word in tokens(question[run[2] : run[3]])), run)
    best = sorted(list(once.values())[:_MOST], key=lambda run: run[1])
    return [" ".join(question[start:end].split()) for _, _, start, end in best]


def _themes_asked(index: Index, number: int, text: str) -> list[str]:
    """The line's themes of which the consultation or the question says every word."""
    asked = {stem(word) for word, _, _ in spanned(text)} - TITLE_WORDS
    position = index.positions[number]
    return [
        theme
        for theme, words in zip(position.themes, index.themes[number], strict=True)
        if words and all(stem(word) in asked for word in words if word not in STOP)
    ]
