"""The document outline: the one shape that the preview, the version and every Word kind share.

An outline is a title and blocks; blocks hold inlines. Text is plain text, never markup: bold and italic are
flags, citations are nodes. Everything is frozen and hashable, so that two outlines can be compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Text:
    """A stretch of text in one face; no line breaks, no markup."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    """Where it leads (http, https or mailto), "" where nowhere."""


@dataclass(frozen=True, slots=True)
class Break:
    """A line break inside a paragraph."""


@dataclass(frozen=True, slots=True)
class Citation:
    """`[@id]` or `[@id; @id]`: the lines on which the words before it rest. The clean copy prints none."""

    ids: tuple[str, ...]


Inline: TypeAlias = Text | Break | Citation


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the document's own chapters, 2 a question, 3 and deeper inside an answer."""

    level: int
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list: paragraphs and lists below it."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list, numbered from `start` or bulleted (`start` is None)."""

    items: tuple[ListItem, ...]
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of somebody else, set in."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A tick-box with its label."""

    label: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class QuestionBox:
    """A question as the document puts it, with its tick-boxes."""

    ref: str
    """Internal id of the question."""
    number: str
    text: str
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerArea:
    """Our answer to a question: the region that a reviewed draft is read back by."""

    ref: str
    """Internal id of the question."""
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """A remark of the program's, not of ours: "Not yet answered", "DRAFT, not cleared"."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row; each cell is a paragraph's inlines."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]


Block: TypeAlias = Heading | Paragraph | BulletList | Quote | QuestionBox | AnswerArea | Notice | Table


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole document."""

    title: str
    blocks: tuple[Block, ...]


def inlines_of(blocks: tuple[Block, ...]) -> Iterator[Inline]:
    """Every inline below these blocks, in reading order."""
    for block in blocks:
        match block:
            case Heading(inlines=inlines) | Paragraph(inlines=inlines):
                yield from inlines
            case BulletList(items=items):
                for item in items:
                    yield from inlines_of(item.blocks)
            case Quote(blocks=inner) | AnswerArea(blocks=inner):
                yield from inlines_of(inner)
            case Table(rows=rows):
                for row in rows:
                    for cell in row:
                        yield from cell
            case QuestionBox() | Notice():
                pass


def cited_ids(blocks: tuple[Block, ...]) -> tuple[str, ...]:
    """Ids of every line cited below these blocks, each once, in the order of first mention."""
    found: dict[str, None] = {}
    for inline in inlines_of(blocks):
        if isinstance(inline, Citation):
            found.update(dict.fromkeys(inline.ids))
    return tuple(found)


def plain(inlines: tuple[Inline, ...]) -> str:
    """The words alone: faces and citations left out, a line break as a newline."""
    parts = []
    for inline in inlines:
        match inline:
            case Text(text=text):
                parts.append(text)
            case Break():
                parts.append("\n")
            case Citation():
                pass
    return "".join(parts)


def without_citations(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The inlines as the clean copy prints them: no citation, and where one was not a blank too many."""
    out: list[Inline] = []
    dropped = False
    for inline in (*inlines, Break()):
        if isinstance(inline, Citation):
            dropped = True
            continue
        out += _joined(out, inline) if dropped else (inline,)
        dropped = False
    return tuple(i for i in out[:-1] if not isinstance(i, Text) or i.text)


_CLOSES = ",.;:!?)]}’”…%"
"""Marks that stand right behind a word."""


def _joined(out: list[Inline], after: Inline) -> tuple[Inline, ...]:
    """What follows a dropped citation, with the blanks around it made one, or none before a closing mark."""
    before = out[-1] if out else None
    if not isinstance(before, Text):
        return (replace(after, text=after.text.lstrip()) if isinstance(after, Text) else after,)
    first = after.text[:1] if isinstance(after, Text) else ""
    if not first or first.isspace() or first in _CLOSES:
        out[-1] = replace(before, text=before.text.rstrip())
    elif first.isalnum() and not before.text[-1:].isspace():
        return (Text(" "), after)
    return (after,)
