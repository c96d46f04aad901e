"""Markdown to outline: what an officer types, and what somebody hostile does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    inlines_of,
    plain,
)
from consult_tui.text.markdown import parse
from tests.unit.text.outlines import markdown_like


def _p(*inlines: Inline | str) -> Paragraph:
    return Paragraph(tuple(Text(i) if isinstance(i, str) else i for i in inlines))


def _list(*items: Block, start: int | None = None) -> BulletList:
    return BulletList(tuple(ListItem((item,)) for item in items), start)


@pytest.mark.parametrize(
    ("markdown", "blocks"),
    [
        ("One.\n\nTwo.", (_p("One."), _p("Two."))),
        ("One\nbelow.", (_p("One", Break(), "below."),)),
        ("One\\\ntwo  \nthree", (_p("One", Break(), "two", Break(), "three"),)),
        (
            "**b** _i_ **_bi_**",
            (_p(Text("b", True), " ", Text("i ", False, True), Text("bi", True, True)),),
        ),
        ("**b [@x] c**", (_p(Text("b", True), " ", Citation(("x",)), " ", Text("c", True)),)),
        ("**b** **c**", (_p(Text("b c", True)),)),
        (
            "# One\n\n## Two\n\n### Three\n\n###### Six",
            tuple(Heading(n, (Text(t),)) for n, t in ((3, "One"), (4, "Two"), (5, "Three"), (6, "Six"))),
        ),
        ("One\n===\n\nTwo\n---", (Heading(3, (Text("One"),)), Heading(4, (Text("Two"),)))),
        ("- a\n- b", (_list(_p("a"), _p("b")),)),
        ("3. a\n4. b", (_list(_p("a"), _p("b"), start=3),)),
        ("- a\n  - b", (BulletList((ListItem((_p("a"), _list(_p("b")))),)),)),
        ("> a\n>\n> b", (Quote((_p("a"), _p("b"))),)),
        (
            "[t\nu](https://a.uk)",
            (_p(Text("t", link="https://a.uk"), Break(), Text("u", link="https://a.uk")),),
        ),
        ("<https://a.uk>", (_p(Text("https://a.uk", link="https://a.uk")),)),
        ("[t](MAILTO:a@b.uk)", (_p(Text("t", link="MAILTO:a@b.uk")),)),
        ("[t](ftp://a.uk) [u](file.doc)", (_p("t u"),)),
        ("![the *plan*](a.png)", (_p("the ", Text("plan", italic=True)),)),
        ("`a [@x] *b*`", (_p("a [@x] *b*"),)),
        ("```\na\n\nb\n```", (_p("a", Break(), Break(), "b"),)),
        ("``` first line\na\n```", (_p("first line", Break(), "a"),)),
        ("---", (_p("* * *"),)),
        ("    indented [@x]", (_p("indented ", Citation(("x",))),)),
        ("Text:\n\n    pasted, *indented*", (_p("Text:"), _p("pasted, ", Text("indented", italic=True)))),
        ("<b>x</b> <!-- y -->", (_p("<b>x</b> <!-- y -->"),)),
        ("<div>\nx\n</div>", (_p("<div>", Break(), "x", Break(), "</div>"),)),
        ("[a]: https://b.uk\n\n[a]", (_p("[a]: https://b.uk"), _p("[a]"))),
        ("&pound;5 &amp; \\* &#10; &bogus;", (_p("£5 & *   &bogus;"),)),
        ("&nbsp;", ()),
        ("#", ()),
        (">", ()),
        ("", ()),
        (" \n\t\n", ()),
        ("a\r\nb\rc", (_p("a", Break(), "b", Break(), "c"),)),
        ("a\0b", (_p("a\ufffdb"),)),
        ("a | b\n--|--\n1 | 2", (_p("a | b", Break(), "--|--", Break(), "1 | 2"),)),
        ('~~a~~ http://b.uk (c) "d" --', (_p('~~a~~ http://b.uk (c) "d" --'),)),
    ],
)
def test_markdown_to_outline(markdown: str, blocks: tuple[Block, ...]) -> None:
    assert parse(markdown) == blocks


@given(st.text(st.characters(exclude_categories=()), max_size=80))
def test_no_text_at_all_breaks_it(text: str) -> None:
    parse(text)


@given(st.lists(st.text(st.characters(categories=["L", "Nd"]), min_size=1), min_size=1), markdown_like)
def test_no_letter_between_marks_is_lost(words: list[str], marks: str) -> None:
    text = "\n\n".join([*words, marks, *words])
    shown = plain(tuple(inlines_of(parse("\n\n".join(words)))))
    assert shown == "".join(words)
    assert parse(text)[: len(words)] == tuple(_p(word) for word in words)


@pytest.mark.parametrize("opening", ["> ", "- ", "1. ", "> - ", "*", "[", "**_", "![", "`", "[a](", "<", "&"])
@pytest.mark.parametrize("times", [30, 3000])
def test_depth_costs_neither_the_words_nor_a_crash(opening: str, times: int) -> None:
    assert "the words" in plain(tuple(inlines_of(parse(f"{opening * times}the words"))))


def test_a_word_of_ten_thousand_letters_is_one_word() -> None:
    assert parse("x" * 10_000) == (_p("x" * 10_000),)
