"""Markdown to outline: CommonMark without HTML, plus citations `[@id]`.

A line end is a line end: who presses Enter sees a new line, on the screen and in Word. HTML is never markup
here: what looks like a tag is text. Indented words are words, not code, for pasted text
is often indented. Images become their alternative text, code its words, a rule a paragraph of three stars, so
that nothing an officer typed vanishes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from consult_tui.domain.outline import (
    Block,
    Break,
    BulletList,
    Citation,
    Heading,
    Inline,
    ListItem,
    Paragraph,
    Quote,
    Text,
)
from consult_tui.text.citations import CITATION, ids_in
from consult_tui.text.normal import Face, normal

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

LINKS = ("http://", "https://", "mailto:")
"""The only kinds of link that are kept as links."""

ANSWER_HEADING = 3
"""Level of the highest heading inside an answer: 1 and 2 are the document's own."""

_DEEPEST = 16
"""How deep quotes (one level each) and lists (two) may stand in one another."""


def parse(markdown: str) -> tuple[Block, ...]:
    """The blocks of a Markdown text in their normal form; its headings start at level `ANSWER_HEADING`."""
    return normal(tuple(_blocks(_Cursor(_parser().parse(markdown)))))


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST + 4})
    parser.disable(["reference", "code"])
    parser.block.ruler.before("fence", "deepest", _deepest_rule)
    parser.inline.ruler.before("link", "citation", _citation_rule)
    return parser


def _deepest_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Below `_DEEPEST` everything is one paragraph: the parser itself would leave it out."""
    if silent or state.level < _DEEPEST:
        return False
    line = start
    while line < end and (state.isEmpty(line) or state.sCount[line] >= state.blkIndent):
        line += 1
    state.line = line
    state.push("paragraph_open", "p", 1)
    inline = state.push("inline", "", 0)
    inline.content = state.getLines(start, line, state.blkIndent, False).strip()
    inline.children = []
    state.push("paragraph_close", "p", -1)
    return True


def _citation_rule(state: StateInline, silent: bool) -> bool:
    found = CITATION.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.content = found.group(1)
    state.pos = found.end()
    return True


class _Cursor:
    """Tokens read one after the other."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._at = 0

    def take_until(self, closing: str) -> Iterator[Token]:
        """Every token up to the closing one, which is taken too; "" reads to the end."""
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            self._at += 1
            if token.type == closing:
                return
            yield token

    def next(self) -> Token:
        token = self._tokens[self._at]
        self._at += 1
        return token


def _blocks(cursor: _Cursor, closing: str = "") -> Iterator[Block]:
    for token in cursor.take_until(closing):
        match token.type:
            case "heading_open":
                level = min(int(token.tag[1]) + ANSWER_HEADING - 1, 6)
                yield Heading(level, _inlines_until(cursor, "heading_close"))
            case "paragraph_open":
                yield Paragraph(_inlines_until(cursor, "paragraph_close"))
            case "bullet_list_open":
                yield BulletList(_items(cursor, "bullet_list_close"))
            case "ordered_list_open":
                start = int(token.attrs.get("start", 1))
                yield BulletList(_items(cursor, "ordered_list_close"), start)
            case "blockquote_open":
                yield Quote(tuple(_blocks(cursor, "blockquote_close")))
            case "fence":
                yield Paragraph(_lines(f"{token.info}\n{token.content}"))
            case "hr":
                yield Paragraph((Text("* * *"),))
            case _:
                yield Paragraph((Text(token.content),))


def _items(cursor: _Cursor, closing: str) -> tuple[ListItem, ...]:
    return tuple(
        ListItem(tuple(_blocks(cursor, "list_item_close")))
        for token in cursor.take_until(closing)
        if token.type == "list_item_open"
    )


def _inlines_until(cursor: _Cursor, closing: str) -> tuple[Inline, ...]:
    return tuple(i for token in cursor.take_until(closing) for i in _inlines(token.children or []))


def _inlines(tokens: Sequence[Token], within: Face = (False, False, "")) -> Iterator[Inline]:
    """The inlines of one paragraph; `within` is the face around an image, whose alternative text is read."""
    bold, italic, link = within
    depth = {"strong": int(bold), "em": int(italic)}
    links = [link]
    for token in tokens:
        kind = token.type.removesuffix("_open").removesuffix("_close")
        face = (depth["strong"] > 0, depth["em"] > 0, links[-1])
        match kind:
            case "strong" | "em":
                depth[kind] += token.nesting
            case "link" if token.nesting > 0:
                links.append(_kept(str(token.attrs.get("href", ""))))
            case "link":
                links.pop()
            case "softbreak" | "hardbreak":
                # Who presses Enter sees a new line, and gets one.
                yield Break()
            case "citation":
                yield Citation(ids_in(token.content))
            case "image":
                yield from _inlines(token.children or [], face)
            case _:
                yield Text(token.content, *face)


def _kept(address: str) -> str:
    return address if address.lower().startswith(LINKS) else ""


def _lines(content: str) -> tuple[Inline, ...]:
    out: list[Inline] = []
    for line in content.split("\n"):
        out += [Break(), Text(line)] if out else [Text(line)]
    return tuple(out)
