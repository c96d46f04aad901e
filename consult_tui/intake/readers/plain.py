"""Plain text and Markdown: headings, items, tables and wrapped paragraphs as people type them.

Markdown is read as it stands and not through a parser, so that the numbers stay as they were typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from consult_tui.intake.blocks import BOX, BULLET, Block, BlockKind, Cell, Document, FoundFacts, gathered
from consult_tui.intake.clean import clean, decode
from consult_tui.intake.readers.wrapping import join_words, starts_anew

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_UNDERLINE = re.compile(r"(=|-)\1{2,}\s*$")
_BULLET = re.compile(r"(\s*)([-–—‒•●▪◦○·*+✓□☐❑]|\[[ xX]?\]|\( ?\))\s+(\S.*)$")
_LONE_SIGN = re.compile(r"^([ ]*[•●▪◦○□☐❑])[ ]*\n+(?=[^\n])", re.MULTILINE)
"""A sign on a line of its own, as text taken out of another format has it."""
_ROW = re.compile(r"\s*\|?.*\S\s*\|")
_RULE = re.compile(r"[\s|:+=-]+$")
_TAG = re.compile(r"</?[A-Za-z][\w-]*(?:\s[^<>]{0,500})?/?>")
_QUOTE_TAG = re.compile(r"<(/?)blockquote\b", re.IGNORECASE)
_STYLE = re.compile(r"<(style|script)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_LINK = re.compile(r"!?\[([^\[\]]{0,500})\]\(([^()\s]{0,1000})[^()]{0,200}\)")
_EMPHASIS = re.compile(r"(?<!\w)(\*\*|__|\*|_)(?=\S)([^*_\n]{1,2000}?)(?<=\S)\1(?!\w)")
_BOLD = re.compile(r"(\*\*|__)(?!\s)(?:(?!\1).)+(?<!\s)\1", re.DOTALL)
_HARD_WRAP = 110
"""Characters: where no more than a few lines in a hundred are longer, line ends may be only wrapping."""


def read(data: bytes, name: str) -> Document:
    """Read plain text or Markdown.

    Raises:
        BadInput: If it is longer than any consultation document.
    """
    text, title = _without_front_matter(_STYLE.sub("", clean_lines(decode(data))))
    lines = _LONE_SIGN.sub(r"\1 ", text).split("\n")
    return Document(blocks=gathered(_all_blocks(lines), name), facts=FoundFacts(title=title))


def _all_blocks(lines: list[str]) -> Iterator[Block]:
    width = _width(lines)
    tables = 0
    for group, quoted in _paragraphs(lines):
        if _is_table(group):
            yield from _cells(group, tables)
            tables += 1
        else:
            yield from (replace(block, quoted=quoted) for block in _blocks(group, width))


def clean_lines(text: str) -> str:
    """The text without control characters; blanks at the beginning of lines stay, for they mean a depth."""
    return "\n".join(
        " " * (len(line) - len(line.lstrip(" "))) + clean(line)
        for line in text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n").split("\n")
    )


def _without_front_matter(text: str) -> tuple[str, str]:
    """The text below the settings that some Markdown begins with, and the title they give."""
    found = re.match(r"---\n(.{0,4000}?)\n---\n", text, re.DOTALL)
    if not found:
        return text, ""
    title = re.search(r"^title:\s*[\"']?(.+?)[\"']?\s*$", found[1], re.MULTILINE)
    return text[found.end() :], title[1] if title else ""


def _width(lines: list[str]) -> int:
    """The width at which lines are wrapped; 0 where they are not."""
    full = sorted(len(line) for line in lines if line.strip())
    if len(full) < 5:
        return 0
    widest = full[int(0.97 * (len(full) - 1))]
    long = sum(length > 0.75 * widest for length in full)
    return widest if 50 <= widest <= _HARD_WRAP and long >= 0.15 * len(full) else 0


def _paragraphs(lines: list[str]) -> Iterator[tuple[list[str], bool]]:
    """Lines between blank ones, with whether they are quoted."""
    group: list[str] = []
    quotes = 0
    quoted = False
    for line in [*lines, ""]:
        before = quotes
        for found in _QUOTE_TAG.finditer(line):
            quotes = max(0, quotes + (-1 if found[1] else 1))
        marked = line.lstrip().startswith(">")
        said = _TAG.sub(" ", line.lstrip().lstrip("> ") if marked else line).rstrip()
        if said.strip():
            group.append(said)
            quoted = quoted or marked or max(before, quotes) > 0
        elif group:
            yield group, quoted
            group, quoted = [], False


def _is_table(group: list[str]) -> bool:
    return all(_ROW.match(line) or _RULE.match(line) for line in group) and any("|" in line for line in group)


def _cells(group: list[str], table: int) -> Iterator[Block]:
    rows = [line for line in group if not _RULE.match(line)]
    for row, line in enumerate(rows):
        for column, cell in enumerate(line.strip().strip("|").split("|")):
            if text := _unmarked(cell):
                yield Block(kind=BlockKind.CELL, text=text, cell=Cell(table=table, row=row, column=column))


def _blocks(group: list[str], width: int) -> Iterator[Block]:
    text: list[str] = []
    for number, line in enumerate(group):
        heading, bullet = _HEADING.match(line.strip()), _BULLET.match(line)
        underline = _UNDERLINE.match(line) if number == 1 and len(text) == 1 else None
        if underline:
            yield _block(text, kind=BlockKind.HEADING, level=1 if underline[1] == "=" else 2)
            text = []
        elif heading:
            yield from _paragraph(text)
            yield _block([heading[2]], kind=BlockKind.HEADING, level=len(heading[1]))
            text = []
        elif bullet:
            yield from _paragraph(text)
            text = []
            item = _item(group[number:], width)
            label = BOX if bullet[2][0] in "□☐❑[(" else BULLET
            block = _block([item], kind=BlockKind.ITEM, level=1 + len(bullet[1]) // 2, label=label)
            yield replace(block, ticked=bullet[2] in ("[x]", "[X]", "✓"))
        elif number and _continues(group[number - 1], line, width):
            if text:
                text[-1] = join_words(text[-1], line.strip())
        elif not _UNDERLINE.match(line):
            text.append(line.strip())
    yield from _paragraph(text)


def _item(lines: list[str], width: int) -> str:
    """The words of the item at the first of the lines, with those that wrap below it."""
    found = _BULLET.match(lines[0])
    item = found[3] if found else lines[0]
    for above, line in pairwise(lines):
        if not _continues(above, line, width):
            break
        item = join_words(item, line.strip())
    return item


def _continues(above: str, line: str, width: int) -> bool:
    """Whether a line is the rest of the one above: its first word would not have fitted there."""
    words = line.split()
    if not words or not width or starts_anew(above, line.strip()):
        return False
    return len(above) + 1 + len(words[0]) > width - 3


def _paragraph(text: list[str]) -> Iterator[Block]:
    if text and (block := _block(text)).text:
        yield block


def _block(
    text: list[str], *, kind: BlockKind = BlockKind.PARAGRAPH, level: int = 0, label: str = ""
) -> Block:
    printed = "\n".join(text)
    bold = bool(_BOLD.fullmatch(printed.strip()))
    return Block(kind=kind, text=_unmarked(printed), level=level, label=label, bold=bold)


def _unmarked(text: str) -> str:
    """The words without Markdown's marks; a link keeps its words, and its address if it is a mailto."""
    text = _LINK.sub(lambda m: m[1] if "mailto:" not in m[2] or "@" in m[1] else f"{m[1]} {m[2][7:]}", text)
    for _ in range(3):
        text = _EMPHASIS.sub(r"\2", text)
    return clean(re.sub(r"\\([\\`*_{}\[\]()#+.!|-])", r"\1", text))
