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

_END = re.compile(r"(?:(?:\. ){2,}\.|[.!?…]+)[\"'”’)\]]*(?=\s|$)")
_ALWAYS_GOES_ON = """
    c ca cf cllr cllrs dame dept dr e.g ed eds eg excl gov hon i.e ie incl messrs mr mrs ms prof ref refs rev
    revd rt sir st v viz vs
""".split()  # noqa: SIM905 - a list of words is read as words
_GOES_ON_BEFORE_FIGURES = """
    art ch cl cls cm cmnd ext fig figs no nos p para paras pp reg regs s sch schs sec ss vol vols
    mon tue tues wed thu thur thurs fri sat sun
""".split()  # noqa: SIM905
_GOES_ON_BEFORE_SMALL_LETTERS = """
    al approx apr aug co dec est etc feb inc jan jul jun ltd mar max min nov oct plc sep sept
""".split()  # noqa: SIM905
_BEGINS = """
    a all also an and any as at both but by each for from given he here how however i if in is it many most no
    nor not of on one or our she should since so some such that the their then there these they this those to
    we what when where while who why with would yet you
""".split()  # noqa: SIM905
"""Words that begin a sentence rather than a name: "Part C. We agree" is two, "J. R. Smith" is none."""
_GOES_ON_IN_BRACKETS = "con etc ind jnr jr lab ld lib ltd plc snr sr".split()  # noqa: SIM905
"""Shortened words after which a bracket closes and the sentence goes on: "(Lab.)", "(fees etc.)"."""
_NAME_IN_SMALL = re.compile(r"[a-z][A-Z]")
"""A name that begins with a small letter: iPad, eBay."""
_FIGURE = re.compile(r"[(\[]?[A-Z]?[0-9]")
_LABEL = re.compile(r"[0-9.]+|[A-Za-z]|[ivxIVX]+")
_INITIALS = re.compile(r"[A-Z](?:\.[A-Z])*")
_LETTERED = re.compile(
    r"\b(?:annex|appendix|band|group|model|option|part|plan|scenario|schedule) [A-Z]$", re.I
)
"""A thing that a letter names, with which a sentence may well end: "We prefer option B."."""
_LAST_WORD = re.compile(r"([\w.]+)$")
_LONGEST_WORD = 60
"""Letters before a stop that are looked at for the word that it ends."""


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
    for paragraph in paragraphs(blocks):
        yield from paragraph


def paragraphs(blocks: tuple[Block, ...]) -> Iterator[tuple[Sentence, ...]]:
    """The sentences of every paragraph, heading and list item below these blocks, in reading order.

    A citation rests with its sentence; what it covers may begin earlier in the same paragraph.
    """
    for block in blocks:
        match block:
            case Heading(inlines=inlines) | Paragraph(inlines=inlines):
                yield tuple(_of_paragraph(inlines))
            case BulletList(items=items):
                for item in items:
                    yield from paragraphs(item.blocks)
            case Quote(blocks=inner) | AnswerArea(blocks=inner):
                yield from paragraphs(inner)
            case _:
                pass


def split(text: str) -> list[str]:
    """The sentences of one paragraph, trimmed, none of them empty."""
    return [text[start:end].strip() for start, end in _spans(text) if text[start:end].strip()]


_MARKUP = re.compile(r"[*_`\[\]<>\\#|~\x00]|&\w+;|&#|^[ \t]*(?:[-+=>]|[0-9]{1,9}[.)](?:\s|$))", re.MULTILINE)
_BETWEEN_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")


def plain_sentences(markdown: str) -> list[str] | None:
    """The sentences of a Markdown text that holds no markup, without parsing it; None where it may hold some.

    They are those of `sentences(parse(markdown))`: libraries of ten thousand lines are read by this.
    """
    text = markdown.replace("\r\n", "\n").replace("\r", "\n")
    if _MARKUP.search(text):
        return None
    parts = _BETWEEN_PARAGRAPHS.split(text)
    return [" ".join(sentence.split()) for part in parts for sentence in split(part)]


def _of_paragraph(inlines: tuple[Inline, ...]) -> Iterator[Sentence]:
    """Sentences with the citations that stand in them, or behind their full stop and before the next word."""
    text = plain(without_citations(inlines))
    places = _citation_places(inlines)
    for start, end in _spans(text):
        if text[start:end].strip():
            cites = [c for at, ids in places if start < at <= end or at == start == 0 for c in ids]
            words = " ".join(text[start:end].split())
            yield Sentence(words, tuple(dict.fromkeys(cites)))


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
    if rest[0].islower():
        return not _NAME_IN_SMALL.match(rest)
    closed = end.group() == ".)" and "(" in text[start : end.start()].strip()[1:]
    if end.group() != "." and not closed:
        return False
    last = _LAST_WORD.search(text, max(start, end.start() - _LONGEST_WORD), end.start())
    word = last.group(1) if last else ""
    if _LABEL.fullmatch(word) and not text[start : end.start() - len(word)].strip():
        return True
    small = word.casefold()
    if closed:
        return small in _GOES_ON_IN_BRACKETS
    if _INITIALS.fullmatch(word) and word != "I":
        if _LETTERED.search(text, start, end.start()):
            return False
        return re.split(r"\W", rest, maxsplit=1)[0].casefold() not in _BEGINS
    if small in _GOES_ON_BEFORE_FIGURES:
        return bool(_FIGURE.match(rest))
    if small in _GOES_ON_BEFORE_SMALL_LETTERS:
        return not rest[0].isupper()
    return small in _ALWAYS_GOES_ON
