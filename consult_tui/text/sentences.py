"""Sentences: the unit that is accounted for.

A heading is a sentence; so is a list item without a full stop. Abbreviations, initials, numbers and
"para. 5" do not end one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from consult_tui.domain.outline import (
    AnswerArea,
    Block,
    BulletList,
    Citation,
    Heading,
    Inline,
    Paragraph,
    Quote,
    plain,
    without_citations,
)

_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|$)")
_ALWAYS_GOES_ON = """
    approx art c ca cf ch cllr cllrs dame dept dr e.g ed eds eg est excl fig figs gov hon i.e ie inc incl max
    messrs min mr mrs ms no nos p para paras pp prof ref refs rev s sec sir ss st v viz vol vs
""".split()  # noqa: SIM905 - a list of words is read as words
_GOES_ON_BEFORE_SMALL_LETTERS = """
    al apr aug co dec etc feb jan jul jun ltd mar nov oct plc sep sept
""".split()  # noqa: SIM905
_LAST_WORD = re.compile(r"([\w.]+)$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a text, without its citations."""

    text: str
    cites: tuple[str, ...] = ()
    """Ids cited in it or right behind it."""

    @property
    def words(self) -> int:
        """How many words it has."""
        return count_words(self.text)


def count_words(text: str) -> int:
    """Words as an online form counts them: stretches between blanks that hold a letter or a figure."""
    return sum(any(c.isalnum() for c in word) for word in text.split())


def sentences(blocks: tuple[Block, ...]) -> Iterator[Sentence]:
    """Every sentence below these blocks, in reading order."""
    for block in blocks:
        match block:
            case Heading(inlines=inlines) | Paragraph(inlines=inlines):
                yield from _of_paragraph(inlines)
            case BulletList(items=items):
                for item in items:
                    yield from sentences(item.blocks)
            case Quote(blocks=inner) | AnswerArea(blocks=inner):
                yield from sentences(inner)
            case _:
                pass


def split(text: str) -> list[str]:
    """The sentences of one paragraph, trimmed, none of them empty."""
    return [text[start:end].strip() for start, end in _spans(text) if text[start:end].strip()]


def _of_paragraph(inlines: tuple[Inline, ...]) -> Iterator[Sentence]:
    """Sentences with the citations that stand in them, or behind their full stop and before the next word."""
    text = plain(without_citations(inlines))
    places = _citation_places(inlines)
    for start, end in _spans(text):
        if text[start:end].strip():
            cites = [c for at, ids in places if start < at <= end or at == start == 0 for c in ids]
            yield Sentence(text[start:end].strip(), tuple(dict.fromkeys(cites)))


def _citation_places(inlines: tuple[Inline, ...]) -> list[tuple[int, tuple[str, ...]]]:
    """How many characters of the text without citations stand before each citation, and its ids."""
    places = []
    for number, inline in enumerate(inlines):
        if isinstance(inline, Citation):
            before = plain(without_citations(inlines[: number + 1]))
            places.append((len(before), inline.ids))
    return places


def _spans(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence; a line break ends none."""
    spans = []
    start = 0
    for end in _END.finditer(text):
        if not _goes_on(text, start, end):
            spans.append((start, end.end()))
            start = end.end()
    if start < len(text):
        spans.append((start, len(text)))
    return spans


def _goes_on(text: str, start: int, end: re.Match[str]) -> bool:
    """Whether the stop belongs to an abbreviation, an initial or a label, so that the sentence goes on."""
    rest = text[end.end() :].lstrip()
    if not rest:
        return False
    if end.group() != ".":
        return rest[0].islower() and not end.group().startswith(".")
    last = _LAST_WORD.search(text, start, end.start())
    word = last.group(1) if last else ""
    small = word.casefold()
    if small in _ALWAYS_GOES_ON or (len(word) == 1 and word.isalpha() and word != "I"):
        return True
    if small in _GOES_ON_BEFORE_SMALL_LETTERS:
        return not rest[0].isupper()
    if word.isdigit() and not text[start : end.start() - len(word)].strip():
        return True
    return rest[0].islower()
