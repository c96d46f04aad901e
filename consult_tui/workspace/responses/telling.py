"""A text with what is known of its sentences, and where to mark it: what is shown beside an editor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from consult_tui.domain.lifecycle import LAPSED
from consult_tui.text.citations import CITATION, ids_in
from consult_tui.text.differences import Change, Stretch
from consult_tui.text.places import Place, carried, places, sentence_at
from consult_tui.workspace.responses.wording import account

if TYPE_CHECKING:
    from consult_tui.checks.accounts import Accounted
    from consult_tui.workspace.workspace import Workspace


class Mark(StrEnum):
    """How a stretch of a text is marked."""

    AGREED = "agreed"
    """A sentence as agreed."""
    LAPSED = "lapsed"
    """A sentence in a wording that no longer stands."""
    CHANGED = "changed"
    """A changed sentence."""
    PUT_IN = "put-in"
    """Words put in."""
    COMMITMENT = "commitment"
    """A sentence that turns or alters what was agreed."""
    UNBORNE = "unborne"
    """A citation that its sentence does not bear out."""


Span = tuple[int, int, Mark]
"""Start, end, and how it is marked."""


@dataclass(frozen=True)
class Told:
    """A text and what is known of its sentences."""

    text: str
    sentences: tuple[Accounted, ...]
    places: tuple[Place | None, ...]
    """Where each sentence stands in the text; None for one that was not found, or was changed since."""
    touched: bool = False
    """Whether the text was changed since it was told."""
    gone: frozenset[str] = frozenset()
    """Ids of the lines behind them that were superseded or withdrawn."""

    def carried(self, text: str) -> Told:
        """The same for a text that was changed since: of what the change touches nothing is known."""
        if text == self.text:
            return self
        return replace(self, text=text, places=carried(self.places, self.text, text), touched=True)

    def at(self, index: int) -> int | None:
        """Number of the sentence at a position, counted in characters; None where there is none."""
        return sentence_at(self.text, self.places, index)

    @cached_property
    def marks(self) -> tuple[Span, ...]:
        """What to mark in the text; later ones lie over earlier ones."""
        found: list[Span] = []
        for number, (each, place) in enumerate(zip(self.sentences, self.places, strict=True)):
            if place is not None:
                found += self._of_sentence(each, place)
                found += self._unborne(each, place, self._next(number))
        return tuple(found)

    def _of_sentence(self, each: Accounted, place: Place) -> Iterator[Span]:
        """The sentence, and the words put in over it."""
        stale = each.lapsed or (bool(each.verbatim) and each.source and each.source.position in self.gone)
        if stale:
            yield place.start, place.end, Mark.LAPSED
        elif each.kind.value == "as-agreed":
            yield place.start, place.end, Mark.AGREED
        elif each.kind.value == "changed":
            yield place.start, place.end, Mark.COMMITMENT if each.altered else Mark.CHANGED
        yield from _put_in(each, place)

    def _next(self, number: int) -> int:
        """Where the next sentence begins."""
        return next((place.start for place in self.places[number + 1 :] if place), len(self.text))

    def _unborne(self, each: Accounted, place: Place, end: int) -> Iterator[Span]:
        if not each.unborne:
            return
        for match in CITATION.finditer(self.text, place.start, end):
            if set(ids_in(match.group(1))) & set(each.unborne):
                yield match.start(), match.end(), Mark.UNBORNE


def tell(ws: Workspace, text: str) -> Told:
    """Where each sentence of a Markdown text comes from, and where it stands; slow the first time."""
    sentences = account(ws, text)
    where = places(text, [each.sentence.text for each in sentences])
    behind = {each.source.position for each in sentences if each.source is not None}
    positions = ws.library.positions
    gone = frozenset(id_ for id_ in behind if id_ in positions and positions[id_].status in LAPSED)
    return Told(text, sentences, where, gone=gone)


def excerpt(stretches: Sequence[Stretch], around: int = 4) -> tuple[Stretch, ...]:
    """The changed words with a few words around each, what lies between left out with `…`.

    Args:
        stretches: Of a whole sentence.
        around: Words that are kept before and after each change.
    """
    out = []
    for number, each in enumerate(stretches):
        if each.change is Change.SAME:
            before, after = number > 0, number < len(stretches) - 1
            each = Stretch(Change.SAME, _shortened(each.text, around * before, around * after))
        out.append(each)
    return tuple(out)


def _shortened(text: str, first: int, last: int) -> str:
    """Only the first and the last so many words."""
    words = text.split(" ")
    filled = [n for n, word in enumerate(words) if word]
    if len(filled) <= first + last + 1:
        return text
    head = " ".join(words[: filled[first - 1] + 1]) if first else ""
    tail = " ".join(words[filled[-last] :]) if last else ""
    return f"{head} … {tail}" if head and tail else f"{head} …" if head else f"… {tail}"


def _put_in(each: Accounted, place: Place) -> Iterator[Span]:
    at = 0
    for stretch in each.stretches:
        if stretch.change is Change.OUT:
            continue
        end = at + len(stretch.text)
        if stretch.change is Change.IN and (part := place.part(each.sentence.text, at, end)):
            yield place.start + part[0], place.start + part[1], Mark.PUT_IN
        at = end
