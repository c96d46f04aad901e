"""A text accounted for: each sentence as agreed, changed or new, by its words; a citation is only a hint."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TypeVar

from consult_tui.checks.accounts import Accounted, Source, Standing, WordingKind
from consult_tui.checks.commitments import altered
from consult_tui.checks.compared import Compared, compared
from consult_tui.checks.likeness import FEWEST, Likeness, joined, likeness, rest
from consult_tui.checks.sources import exact
from consult_tui.checks.wordings import Wordings
from consult_tui.text.markdown import parse
from consult_tui.text.sentences import Sentence, paragraphs

Key = TypeVar("Key")
Found = TypeVar("Found")

NEAR = 0.4
"""How near a line's sentence must be to be shown beside a new one."""
BORNE = 0.3
"""How near one of a line's sentences must be for a citation of the line to be borne out."""
JOINED = 0.72
"""How like two sentences of lines together must be to one of ours that joined them."""
_MOST_SENTENCES = 5_000
_MOST_TEXTS = 1_000


class Accounts:
    """Accounts for texts against one library's sentences; what was found out is kept.

    Args:
        wordings: The sentences of every line.
    """

    def __init__(self, wordings: Wordings) -> None:
        self.wordings = wordings
        self._sentences: dict[tuple[str, tuple[str, ...]], Accounted] = {}
        self._texts: dict[str, tuple[Accounted, ...]] = {}

    def account(self, text: str) -> tuple[Accounted, ...]:
        """Each sentence of a Markdown text that holds a word, in reading order."""
        known = self._texts.get(text)
        if known is None:
            found = (each for paragraph in paragraphs(parse(text)) for each in self._paragraph(paragraph))
            known = _kept(self._texts, text, tuple(found), _MOST_TEXTS)
        return known

    def _paragraph(self, paragraph: tuple[Sentence, ...]) -> Iterator[Accounted]:
        """A citation covers the sentences since the one before it: one of them must bear it out."""
        covered: list[Accounted] = []
        context: tuple[str, ...] = ()
        for sentence in paragraph:
            if not sentence.words:
                continue
            covered.append(self._sentence(sentence))
            if sentence.cites:
                yield from self._covered(covered, sentence.cites)
                context, covered = sentence.cites, []
        yield from self._in_context(covered, context)

    def _covered(self, covered: list[Accounted], cites: tuple[str, ...]) -> Iterator[Accounted]:
        *before, last = self._in_context(covered, cites)
        texts = [each.sentence.text for each in covered]
        unborne = tuple(id_ for id_ in cites if not self._borne(id_, texts, last))
        yield from before
        yield replace(last, unborne=unborne) if unborne else last

    def _in_context(self, found: list[Accounted], cites: tuple[str, ...]) -> Iterator[Accounted]:
        """Of several lines with one sentence, the one that is cited or that the neighbours rest on."""
        beside = [e.source.position for e in found if e.source and len(self._doubles(e.source)) == 1]
        for each in found:
            if each.kind is WordingKind.NEW or each.source is None:
                yield each
                continue
            wanted = [*cites, *(second.position for second in each.joined), *beside]
            source = self._of_doubles(each.source, wanted)
            joined = tuple(self._of_doubles(second, [*cites, source.position]) for second in each.joined)
            yield replace(each, source=source, joined=joined)

    def _of_doubles(self, source: Source, wanted: list[str]) -> Source:
        """The sentence itself, or the same words in a line that is wanted before others."""
        doubles = {double.position: double for double in self._doubles(source)}
        return next((doubles[id_] for id_ in wanted if id_ in doubles), source)

    def _doubles(self, source: Source) -> tuple[Source, ...]:
        """The sentences of lines that are in the same words and stand as well, itself among them."""
        same = self.wordings.in_these_words(source.text)
        return tuple(other for other in same if other.standing is source.standing)

    def _sentence(self, sentence: Sentence) -> Accounted:
        place = (sentence.text, sentence.cites)
        known = self._sentences.get(place)
        return known or _kept(self._sentences, place, self._found(sentence), _MOST_SENTENCES)

    def _found(self, sentence: Sentence) -> Accounted:
        ours = compared(sentence.text)
        verbatim = self.wordings.in_these_words(sentence.text)
        slight = sum(word.weight >= 1 for word in ours.words) < FEWEST
        if slight:
            cited = sentence.cites
            verbatim = tuple(s for s in verbatim if s.standing is Standing.AGREED or s.position in cited)
        agreed = [source for source in verbatim if source.standing.was_agreed]
        if agreed:
            cited = sentence.cites
            best = min(agreed, key=lambda source: (source.standing.rank, source.position not in cited))
            return Accounted(sentence, WordingKind.AS_AGREED, best, 1.0, verbatim=verbatim, slight=slight)
        return self._compared(sentence, ours, verbatim)

    def _compared(self, sentence: Sentence, ours: Compared, verbatim: tuple[Source, ...]) -> Accounted:
        """A sentence that is in no agreed words: changed from one, or new beside the nearest."""
        laid = self._laid_beside(ours, sentence.cites)
        agreed = _nearest_first([each for each in laid if each.source.standing.was_agreed], sentence.text)
        for each in agreed:
            second = self._second(each, sentence.cites) if each.likeness.it_in_ours >= 0.6 else None
            if second is not None:
                return self._changed(sentence, each, verbatim, second)
            if each.likeness.made_from:
                return self._changed(sentence, each, verbatim)
        if verbatim:
            return Accounted(sentence, WordingKind.NEW, verbatim[0], 1.0, verbatim=verbatim)
        return self._new(sentence, laid)

    def _new(self, sentence: Sentence, laid: list[_Laid]) -> Accounted:
        """A new sentence beside the nearest one, with what it altered of a line that nobody agreed."""
        first = laid[0] if laid else None
        if first is None or first.likeness.score < NEAR or first.likeness.aligned.shared_words < 2:
            return Accounted(sentence, WordingKind.NEW)
        made_from = not first.source.standing.was_agreed and first.likeness.made_from
        similarity = _similarity(first.source.text, sentence.text)
        changes = altered(first.likeness.aligned) if made_from else ()
        return Accounted(sentence, WordingKind.NEW, first.source, similarity, altered=changes)

    def _laid_beside(self, ours: Compared, cites: tuple[str, ...]) -> list[_Laid]:
        """The lines' sentences that may be behind ours, nearest first, then those that stand."""
        cited = [source for id_ in cites for source in self.wordings.of_line(id_)]
        sources = dict.fromkeys([*cited, *self.wordings.candidates(word.text for word in ours.words)])
        laid = [_Laid(source, likeness(compared(source.text), ours)) for source in sources]
        return sorted(laid, key=lambda each: (-round(each.likeness.score, 2), each.source.standing.rank))

    def _second(self, first: _Laid, cites: tuple[str, ...]) -> _Laid | None:
        """The further sentence that was joined with the first one into ours; None where none was."""
        left = rest(first.likeness)
        ours = first.likeness.aligned.other
        if left.weight < 2 or len(left.words) < 4:
            return None
        for each in self._laid_beside(left, cites):
            if not each.source.standing.was_agreed or each.source == first.source:
                continue
            both = likeness(joined(compared(first.source.text), compared(each.source.text)), ours)
            if each.likeness.it_in_ours >= 0.6 and both.whole >= JOINED and both.whole > first.likeness.whole:
                return _Laid(each.source, both)
        return None

    def _changed(
        self, sentence: Sentence, first: _Laid, verbatim: tuple[Source, ...], second: _Laid | None = None
    ) -> Accounted:
        laid = second or first
        return Accounted(
            sentence,
            WordingKind.CHANGED,
            first.source,
            _similarity(first.source.text, sentence.text),
            altered=altered(laid.likeness.aligned),
            joined=(second.source,) if second else (),
            verbatim=verbatim,
        )

    def _borne(self, id_: str, covered: list[str], found: Accounted) -> bool:
        """Whether one of the sentences that a citation covers has to do with its line, if it is known."""
        sources = self.wordings.of_line(id_)
        if not sources or id_ in found.rests_on:
            return True
        return any(
            likeness(compared(source.text), compared(text)).score >= BORNE
            for source in sources
            for text in covered
        )


def _nearest_first(laid: list[_Laid], text: str) -> list[_Laid]:
    """With those at the head that are as near as the first by their stems in the order of their letters."""
    level = [each for each in laid if round(each.likeness.score, 2) == round(laid[0].likeness.score, 2)]
    if len(level) < 2:
        return laid
    level.sort(key=lambda each: (each.source.standing.rank, -_similarity(each.source.text, text)))
    return level + laid[len(level) :]


def _kept(known: dict[Key, Found], key: Key, found: Found, most: int) -> Found:
    """What was found, kept beside the rest, or instead of it once that is too much."""
    if len(known) >= most:
        known.clear()
    known[key] = found
    return found


@dataclass(frozen=True)
class _Laid:
    source: Source
    likeness: Likeness = field(compare=False)


def _similarity(one: str, other: str) -> float:
    """How like two texts are, letter by letter in order: 1 where the words are the same, else less."""
    from rapidfuzz.distance import Indel

    here, there = exact(one), exact(other)
    return 1.0 if here == there else min(round(Indel.normalized_similarity(here, there), 3), 0.99)
