"""Where a text matches: the words to mark, and the passage worth showing."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from consult_tui.search.acronyms import Acronyms
from consult_tui.search.words import STOP, compounds, spanned

Span = tuple[int, int]
"""From a character up to but not including another."""

_WIDTH = 220
"""Characters that a passage may take: about three lines of a screen."""


def marks(text: str, wanted: Collection[str], acronyms: Acronyms) -> tuple[Span, ...]:
    """The spans of the words that were looked for, in order and apart from each other.

    Args:
        text: The text as it stands.
        wanted: Folded words.
        acronyms: An acronym is marked where its full form was looked for, and the other way round.
    """
    words = list(spanned(text))
    spans = [(start, end) for word, start, end in words if word in wanted]
    spans += [(start, end) for word, start, end in compounds(text) if word in wanted]
    for short, full in acronyms.items():
        if short in wanted:
            spans += _runs(words, full)
        elif all(word in wanted for word in full if word not in STOP):
            spans += [(start, end) for word, start, end in words if word == short]
    return _merged(spans)


def _runs(words: Sequence[tuple[str, int, int]], full: tuple[str, ...]) -> list[Span]:
    """Where these words stand one after the other."""
    size = len(full)
    return [
        (words[at][1], words[at + size - 1][2])
        for at in range(len(words) - size + 1)
        if all(words[at + k][0] == full[k] for k in range(size))
    ]


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    out: list[Span] = []
    for start, end in sorted(set(spans)):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)


def best_passage(text: str, marked: Sequence[Span]) -> Span:
    """The stretch with the most different marked words; the beginning where nothing is marked.

    It begins at a sentence where one begins near by, else at a word, and ends at a word.
    """
    if len(text) <= _WIDTH:
        return 0, len(text)
    if not marked:
        return 0, _word_end(text, _WIDTH)
    best, most = marked[0][0], -1
    for start, _ in marked:
        inside = {text[a:b].casefold() for a, b in marked if start <= a and b <= start + _WIDTH - 40}
        if len(inside) > most:
            best, most = start, len(inside)
    start = _sentence_start(text, best)
    return start, _word_end(text, start + _WIDTH)


def _sentence_start(text: str, at: int) -> int:
    """The start of the sentence around a character, or of a word a little before it."""
    low = max(0, at - 80)
    for back in range(at, low, -1):
        if text[back - 1].isspace() and (
            text[:back].rstrip()[-1:] in (".", "!", "?", ":") or text[back - 1] == "\n"
        ):
            return back
    if low == 0:
        return 0
    blank = text.find(" ", max(0, at - 40), at)
    return blank + 1 if blank >= 0 else at


def _word_end(text: str, at: int) -> int:
    """The last end of a word up to a character."""
    if at >= len(text):
        return len(text)
    blank = text.rfind(" ", at - 40, at + 1)
    return blank if blank > 0 else at
