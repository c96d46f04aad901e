"""The normal form of outline blocks: one outline for everything that looks the same on paper.

`markdown.parse` gives it and `to_markdown` starts from it, so that text can go there and back:

- a stretch of text is as long as its face, holds no line end, and is never empty;
- a blank has no face of its own: it is bold, italic or linked where the words on both sides of it are;
- lines and paragraphs neither begin nor end with blanks, nor paragraphs with line breaks;
- headings have one line; paragraphs, headings, lists and quotes that hold nothing are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import TypeAlias

from consult_tui.domain.outline import (
    AnswerArea,
    Block,
    Break,
    BulletList,
    Heading,
    Inline,
    ListItem,
    Paragraph,
    Quote,
    Text,
)

Face: TypeAlias = tuple[bool, bool, str]
"""Bold, italic, link."""

_PLAIN: Face = (False, False, "")
_BLANKS = re.compile(r"\s+")
_UNPRINTABLE = str.maketrans({"\n": " ", "\r": " ", "\0": "\ufffd"})


def normal(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks in their normal form; it is its own normal form."""
    return tuple(kept for block in blocks if (kept := _block(block)) is not None)


def face_of(text: Text) -> Face:
    """What a stretch of text looks like, its words aside."""
    return text.bold, text.italic, text.link


def _block(block: Block) -> Block | None:
    match block:
        case Paragraph(inlines=inlines):
            lines = _inlines(inlines)
            return Paragraph(lines) if lines else None
        case Heading(inlines=inlines):
            line = _inlines(tuple(Text(" ") if isinstance(i, Break) else i for i in inlines))
            return replace(block, inlines=line) if line else None
        case BulletList(items=items):
            return replace(block, items=tuple(ListItem(normal(i.blocks)) for i in items)) if items else None
        case Quote(blocks=inner):
            kept = normal(inner)
            return Quote(kept) if kept else None
        case AnswerArea(blocks=inner):
            return replace(block, blocks=normal(inner))
        case _:
            return block


def _inlines(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    lines: list[list[Inline]] = [[]]
    for inline in inlines:
        if isinstance(inline, Break):
            lines.append([])
        else:
            lines[-1].append(inline)
    trimmed = [_trimmed(line) for line in lines]
    while trimmed and not trimmed[0]:
        trimmed.pop(0)
    while trimmed and not trimmed[-1]:
        trimmed.pop()
    out: list[Inline] = []
    for line in trimmed:
        out += [Break(), *line] if out else line
    return tuple(out)


def _trimmed(line: list[Inline]) -> list[Inline]:
    """One line with its texts in their faces, and without the blanks at its two ends."""
    out: list[Inline] = []
    for is_text, run in groupby(line, lambda inline: isinstance(inline, Text)):
        inlines = list(run)
        out += _faced([i for i in inlines if isinstance(i, Text)]) if is_text else inlines
    if out and isinstance(out[0], Text):
        out[0] = replace(out[0], text=out[0].text.lstrip())
    if out and isinstance(out[-1], Text):
        out[-1] = replace(out[-1], text=out[-1].text.rstrip())
    return [i for i in out if not (isinstance(i, Text) and not i.text)]


def _faced(texts: list[Text]) -> Iterator[Text]:
    """Texts that stand together, one for each change of face; blanks take the face of what they join."""
    words = "".join(text.text for text in texts).translate(_UNPRINTABLE)
    faces = [face for text in texts for face in [face_of(text)] * len(text.text)]
    if len(set(faces)) > 1 or faces[:1] != [_PLAIN]:
        for blank in _BLANKS.finditer(words):
            joins = blank.start() > 0 and blank.end() < len(words)
            face = _shared(faces[blank.start() - 1], faces[blank.end()]) if joins else _PLAIN
            faces[blank.start() : blank.end()] = [face] * len(blank.group())
    at = 0
    for face, run in groupby(faces):
        length = sum(1 for _ in run)
        yield Text(words[at : at + length], *face)
        at += length


def _shared(before: Face, after: Face) -> Face:
    link = before[2] if before[2] == after[2] else ""
    return before[0] and after[0], before[1] and after[1], link
