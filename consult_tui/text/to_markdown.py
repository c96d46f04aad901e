"""Outline to Markdown: what `markdown.parse` reads back as the same outline.

Written as an officer would write it: `- ` and `1. `, a blank line between blocks, none between short items.
"""

from __future__ import annotations

import re

from consult_tui.domain.outline import Block, BulletList, Heading, Paragraph, Quote
from consult_tui.text.inlines_to_markdown import inlines_to_markdown
from consult_tui.text.markdown import ANSWER_HEADING
from consult_tui.text.normal import normal

_LINE_START = re.compile(
    r"^(#{1,6}(?=\s|$)|>|=+(?=\s*$)|~~~|[-+](?=\s|$|-)|[0-9]{1,9}(?=[.)](?:\s|$)))", re.MULTILINE
)
_LAST_NUMBER = 999_999_999
"""The highest that Markdown takes for the number of a list item."""


def to_markdown(blocks: tuple[Block, ...]) -> str:
    """The Markdown of an answer's blocks: `parse(to_markdown(blocks)) == normal(blocks)`.

    The program's own blocks (question boxes, notices, tables) have no Markdown and are left out.
    """
    return _blocks(normal(blocks))


def _blocks(blocks: tuple[Block, ...], item: str = "") -> str:
    """Blocks, parted by blank lines; `item` is the mark of the list item in which they stand."""
    out, avoid = "", item
    before: Block | None = None
    for block in blocks:
        mark = _list_mark(block, avoid) if isinstance(block, BulletList) else ""
        if text := _block(block, mark):
            tight = item and isinstance(before, Paragraph) and _may_interrupt(block)
            out += (("\n" if tight else "\n\n") if out else "") + text
            before, avoid = block, mark
    return out


def _block(block: Block, mark: str) -> str:
    match block:
        case Paragraph(inlines=inlines):
            return _LINE_START.sub(_escaped_start, inlines_to_markdown(inlines))
        case Heading(level=level, inlines=inlines):
            line = re.sub(r"#+$", r"\\\g<0>", inlines_to_markdown(inlines))
            return f"{'#' * min(max(level - ANSWER_HEADING + 1, 1), 4)} {line}"
        case BulletList(items=items, start=start):
            texts = []
            for number, item in enumerate(items, start or 0):
                sign = mark if start is None else f"{min(number, _LAST_NUMBER)}{mark}"
                body = _blocks(item.blocks, mark)
                texts.append(f"{sign} {_set_in(body, ' ' * (len(sign) + 1))}".rstrip(" "))
            return ("\n\n" if any("\n\n" in text for text in texts) else "\n").join(texts)
        case Quote(blocks=inner):
            return "\n".join(f"> {line}".rstrip(" ") for line in _blocks(inner).split("\n"))
        case _:
            return ""


def _list_mark(block: BulletList, avoid: str) -> str:
    """Its mark; another than the list just before it, which it would join, or the item that it opens."""
    usual, other = "-+" if block.start is None else ".)"
    return other if avoid == usual else usual


def _may_interrupt(block: Block) -> bool:
    """Whether a list may follow a paragraph without a blank line and is still read as a list."""
    if not isinstance(block, BulletList) or block.start not in (None, 1):
        return False
    return isinstance(next(iter(block.items[0].blocks), None), Paragraph)


def _set_in(body: str, by: str) -> str:
    return re.sub(r"\n(?=[^\n])", "\n" + by, body)


def _escaped_start(found: re.Match[str]) -> str:
    start = found.group()
    return f"{start}\\" if start[0].isdigit() else f"\\{start}"
