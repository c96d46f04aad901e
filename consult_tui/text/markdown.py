"""Markdown to outline: CommonMark without HTML, plus citations `[@id]`.

HTML is never markup here: what looks like a tag is text. Images become their alternative text, code its
words, a rule a paragraph of three stars, so that nothing an officer typed vanishes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

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

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

LINKS = ("http://", "https://", "mailto:")
"""The only kinds of link that are kept as links."""

ANSWER_HEADING = 3
"""Level of the highest heading inside an answer: 1 and 2 are the document's own."""


def parse(markdown: str) -> tuple[Block, ...]:
    """The blocks of a Markdown text; a heading in it starts at level `ANSWER_HEADING`."""
    return tuple(_blocks(_Cursor(_parser().parse(markdown))))


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 20})
    parser.disable(["reference"])
    parser.inline.ruler.before("link", "citation", _citation_rule)
    return parser


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
            case "fence" | "code_block":
                yield Paragraph(_lines(token.content))
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
    inlines: tuple[Inline, ...] = ()
    for token in cursor.take_until(closing):
        inlines += tuple(_merged(_inlines(token.children or [])))
    return inlines


def _inlines(tokens: Sequence[Token]) -> Iterator[Inline]:
    bold = italic = 0
    links: list[str] = []
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                bold += token.nesting
            case "em_open" | "em_close":
                italic += token.nesting
            case "link_open":
                links.append(str(token.attrs.get("href", "")))
            case "link_close":
                links.pop()
            case "softbreak":
                yield Text(" ", bold > 0, italic > 0)
            case "hardbreak":
                yield Break()
            case "citation":
                yield Citation(ids_in(token.content))
            case _:
                link = links[-1] if links and links[-1].lower().startswith(LINKS) else ""
                yield Text(token.content, bold > 0, italic > 0, link)


def _merged(inlines: Iterator[Inline]) -> Iterator[Inline]:
    """Neighbouring texts of one face made one; empty ones left out."""
    held: Text | None = None
    for inline in inlines:
        if isinstance(inline, Text) and held is not None and _face(held) == _face(inline):
            held = Text(held.text + inline.text, *_face(held))
        else:
            if held is not None and held.text:
                yield held
            held = inline if isinstance(inline, Text) else None
            if held is None:
                yield inline
    if held is not None and held.text:
        yield held


def _face(text: Text) -> tuple[bool, bool, str]:
    return text.bold, text.italic, text.link


def _lines(content: str) -> tuple[Inline, ...]:
    out: list[Any] = []
    for line in content.rstrip("\n").split("\n"):
        out += [Break(), Text(line)] if out else [Text(line)]
    return tuple(out)
