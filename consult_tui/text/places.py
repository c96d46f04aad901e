"""Where sentences stand in the Markdown that they were read from.

Sentences are told from the parsed text: citations taken out, blanks folded, emphasis marks gone. Here each
is looked up again in the text as it was typed, letter by letter, over whatever markup stands between them.
What cannot be found has no place, and nothing is marked for it.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from consult_tui.text.citations import CITATION
from consult_tui.text.markdown import parse
from consult_tui.text.sentences import sentences

_ADDRESS = r"\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)"
"""The end of a link or an image, with where it leads."""
_PIECE = re.compile(
    rf"(?P<escaped>\\[\W_])|(?P<gone>{CITATION.pattern}|{_ADDRESS})"
    r"|(?P<entity>&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});)"
)
_MARKUP = frozenset("*_~`\\[]()<>#>-+!|=&;")
"""Letters that may be markup, and are passed over where a sentence does not have them."""
_BEFORE = frozenset("*_`~[!")
_AFTER = re.compile(rf"(?:[*_`~]|{_ADDRESS})*")
"""What may stand right before and behind a sentence and belong to it."""
_PARAGRAPH_ENDS = re.compile(r"\n[ \t>]*\n")
_MOST_STEPS = 400_000
"""Letters that are compared for one text before the rest is given up: a text made to be slow."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands."""

    start: int
    """Of its first letter or mark."""
    end: int
    """After its last."""
    letters: tuple[tuple[int, int], ...]
    """Start and end of each letter of the sentence, blanks left out, counted from `start`."""

    def part(self, words: str, start: int, end: int) -> tuple[int, int] | None:
        """Where a part of the sentence stands, counted from `start`; None for nothing but blanks.

        Args:
            words: The sentence.
            start: Of the part, in the characters of the sentence.
            end: After it.
        """
        first = sum(not c.isspace() for c in words[:start])
        length = sum(not c.isspace() for c in words[start:end])
        inside = self.letters[first : first + length]
        return (inside[0][0], inside[-1][1]) if inside else None


@dataclass(frozen=True, slots=True)
class _Letter:
    letter: str
    start: int
    end: int


def places(markdown: str, found: Sequence[str]) -> tuple[Place | None, ...]:
    """Where each sentence stands, in the order of reading; None for one that is not found.

    Args:
        markdown: As it was typed.
        found: The sentences that were read from it.
    """
    search = _Search(markdown)
    out: list[Place | None] = []
    at = 0
    for words in found:
        span = search.next(words, at)
        if span is None:
            out.append(None)
        else:
            place = search.place(words, span)
            at = search.after(place.end)
            out.append(place)
    return tuple(out)


def find(markdown: str, words: str, occurrence: int = 0) -> Place | None:
    """Where words stand in a Markdown text; None where they do not.

    Args:
        markdown: As it was typed.
        words: A sentence, or some words of one.
        occurrence: 0 for the first time that they stand there.
    """
    search = _Search(markdown)
    at, span = 0, search.next(words, 0)
    for _ in range(occurrence):
        if span is not None:
            at = span[-1] + 1
            span = search.next(words, at)
    return search.place(words, span) if span else None


def sentence_at(text: str, where: Sequence[Place | None], at: int) -> int | None:
    """Number of the sentence that a position is in, or right behind; None where it is in none.

    Args:
        text: The Markdown.
        where: Its places.
        at: Characters before the position.
    """
    before = [n for n, place in enumerate(where) if place is not None and place.start <= at]
    if before and (place := where[before[-1]]) and not _PARAGRAPH_ENDS.search(text, place.end, at):
        return before[-1]
    after = [n for n, place in enumerate(where) if place is not None and place.start > at]
    if after and (place := where[after[0]]) and "\n" not in text[at : place.start]:
        return after[0]
    return None


def carried(where: Iterable[Place | None], before: str, after: str) -> tuple[Place | None, ...]:
    """The same places once the text was changed; a sentence that the change touches has none any more."""
    same = alike(before, after)
    rest = alike(before[same:][::-1], after[same:][::-1])
    old_end, moved = len(before) - rest, len(after) - len(before)
    return tuple(_carried(place, same, old_end, moved) for place in where)


def alike(one: str, other: str) -> int:
    """How many characters two texts have alike at their beginning."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _carried(place: Place | None, start: int, end: int, moved: int) -> Place | None:
    if place is None or place.end < start:
        return place
    if place.start > end:
        return replace(place, start=place.start + moved, end=place.end + moved)
    return None


class _Search:
    """The letters of a Markdown text, in which sentences are looked up one after the other."""

    def __init__(self, markdown: str) -> None:
        self._markdown = markdown
        self._letters = list(_letters(markdown))
        self._all = "".join(letter.letter for letter in self._letters)
        self._steps = 0

    def after(self, end: int) -> int:
        """Number of the first letter from a position on."""
        return bisect_left(self._letters, end, key=lambda letter: letter.start)

    def next(self, words: str, at: int) -> list[int] | None:
        """Numbers of the letters that a sentence is made of, the first time after `at`."""
        wanted = "".join(words.split())
        if not wanted:
            return None
        start = self._all.find(wanted[0], at)
        while start >= 0 and self._steps < _MOST_STEPS:
            span = self._from(start, wanted)
            if span is not None:
                return span
            start = self._all.find(wanted[0], start + 1)
        return None

    def _from(self, start: int, wanted: str) -> list[int] | None:
        """The letters beginning with one, where only markup stands between them."""
        span: list[int] = []
        at, length = start, len(self._all)
        for letter in wanted:
            while at < length and self._all[at] != letter:
                if self._all[at] not in _MARKUP:
                    self._steps += at - start
                    return None
                at += 1
            if at == length:
                self._steps += at - start
                return None
            span.append(at)
            at += 1
        return span

    def place(self, words: str, span: list[int]) -> Place:
        """The place of these letters, with the emphasis around them where they need it."""
        found = [self._letters[n] for n in span]
        start, end = self._whole(words, found[0].start, found[-1].end)
        return Place(start, end, tuple((each.start - start, each.end - start) for each in found))

    def _whole(self, words: str, start: int, end: int) -> tuple[int, int]:
        """The stretch by which the sentence can be read again: with the marks at its ends that it needs."""
        text = self._markdown
        left, right = start, end
        while left and text[left - 1] in _BEFORE:
            left -= 1
        if behind := _AFTER.match(text, end):
            right = behind.end()
        if (left, right) == (start, end):
            return start, end
        for tried in ((start, end), (left, right), (left, end), (start, right)):
            if [each.text for each in sentences(parse(text[slice(*tried)]))] == [words]:
                return tried
        return start, end


def _letters(markdown: str) -> Iterator[_Letter]:
    at = 0
    for piece in _PIECE.finditer(markdown):
        yield from _plain(markdown, at, piece.start())
        at = piece.end()
        if piece["escaped"]:
            yield from _plain(markdown, piece.start(), at)
        elif piece["entity"]:
            meant = html.unescape(piece.group())
            for letter in "".join(meant.split()):
                yield _Letter(letter, piece.start(), at)
    yield from _plain(markdown, at, len(markdown))


def _plain(markdown: str, start: int, end: int) -> Iterator[_Letter]:
    for place in range(start, end):
        letter = markdown[place]
        if not letter.isspace():
            yield _Letter("\ufffd" if letter == "\0" else letter, place, place + 1)
