"""Where in its document a question stands: found by its words, whatever the format.

A reading gives no places. The words of the whole document stand in one long string with a blank between each
two, so that a question is found by one search, and a word's place by halving.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from consult_tui.domain.consultations import Question
from consult_tui.errors import NotFound

if TYPE_CHECKING:
    from consult_tui.domain.responses import Response
    from consult_tui.workspace.workspace import Workspace

_WORD = re.compile(r"\w+")
BEGINNINGS = (16, 10, 6, 4)
"""How many of a question's first words are looked for where not all stand together; never fewer."""


@dataclass(frozen=True, slots=True)
class Line:
    """One block of a document, as it is shown."""

    text: str
    label: str = ""
    """The number or sign before it."""
    heading: bool = False
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one line: its characters from `start` up to `end`."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a question stands."""

    spans: tuple[Span, ...]
    whole: bool
    """Whether all of its words stand there together."""

    @property
    def line(self) -> int:
        """The line in which it begins."""
        return self.spans[0].line


@dataclass(frozen=True, slots=True)
class Text:
    """A document as lines, with its words made ready for searching."""

    lines: tuple[Line, ...]
    words: str
    """All words in small letters, a blank before and behind each."""
    starts: tuple[int, ...]
    """Where each word begins in `words`."""
    spans: tuple[Span, ...]
    """Where each word stands in the lines."""


def text_of(lines: Iterable[Line]) -> Text:
    """Lines made ready."""
    kept = tuple(lines)
    spans, words, starts, at = [], [], [], 1
    for number, line in enumerate(kept):
        for found in _WORD.finditer(line.text):
            word = found[0].casefold()
            spans.append(Span(number, found.start(), found.end()))
            words.append(word)
            starts.append(at)
            at += len(word) + 1
    return Text(kept, f" {' '.join(words)} ", tuple(starts), tuple(spans))


def read(path: Path) -> Text:
    """A document's text.

    Raises:
        NotFound: If there is no such file.
        BadInput: If it cannot be read.
    """
    from consult_tui.intake.blocks import BlockKind
    from consult_tui.intake.reading import read_blocks

    return text_of(
        Line(block.text, block.label, block.kind is BlockKind.HEADING, block.page)
        for block in read_blocks(path)
    )


def source_of(ws: Workspace, response: Response) -> Path:
    """The document that a response was made from.

    Raises:
        NotFound: If it is not kept.
    """
    name = response.consultation.source
    path = ws.places.sources(response.id) / name
    if not name or Path(name).name != name or not path.is_file():
        raise NotFound(
            "The document that this response was made from is not kept with it.",
            "The questions can be put right all the same.",
        )
    return path


def places(text: Text, questions: Sequence[Question]) -> dict[str, Place]:
    """By question id, where each stands; one whose words are not found is not in it.

    Each is looked for behind the one before it first, for the questions have the document's order.
    """
    found: dict[str, Place] = {}
    behind = 0
    for question in questions:
        place, end = _place(text, question.text, behind)
        if place is not None:
            found[question.id] = place
            behind = end if place.whole else behind
    return found


def place_of(text: Text, response: Response, question: Question) -> Place | None:
    """Where one question of a response stands; one that was put right, where what was read for it stands."""
    here = places(text, response.questions).get(question.id)
    read = response.as_read.get(question.id, ())
    if (here and here.whole) or not read:
        return here
    found = [_place(text, base.text, 0)[0] for base in read]
    spans = sorted({span for place in found if place for span in place.spans}, key=_order)
    return Place(tuple(spans), all(place and place.whole for place in found)) if spans else here


def _order(span: Span) -> tuple[int, int]:
    return span.line, span.start


def find(text: Text, words: str) -> Place | None:
    """Where some words stand first; None where they do not."""
    return _place(text, words, 0)[0]


def _place(text: Text, said: str, behind: int) -> tuple[Place | None, int]:
    """Where words stand, and where in `text.words` they end."""
    tokens = [found[0].casefold() for found in _WORD.finditer(said)]
    if not tokens:
        return None, behind
    shorter = [many for many in BEGINNINGS if many < len(tokens)]
    for many in (len(tokens), *shorter):
        wanted = f" {' '.join(tokens[:many])} "
        at = text.words.find(wanted, behind)
        at = text.words.find(wanted) if at < 0 else at
        if at >= 0:
            first = bisect_right(text.starts, at + 1) - 1
            spans = _joined(text.spans[first : first + many])
            return Place(spans, many == len(tokens)), at + len(wanted) - 1
    return None, behind


def _joined(words: Sequence[Span]) -> tuple[Span, ...]:
    """The words as one stretch a line."""
    ends = [n + 1 for n, (one, other) in enumerate(pairwise(words)) if one.line != other.line]
    cuts = [0, *ends, len(words)]
    return tuple(Span(words[a].line, words[a].start, words[b - 1].end) for a, b in pairwise(cuts) if a < b)
