"""Markdown to outline and back: nothing changes on the way."""

from __future__ import annotations

import pytest
from hypothesis import example, given

from consult_tui.domain.outline import (
    Block,
    Break,
    BulletList,
    Citation,
    Heading,
    ListItem,
    Paragraph,
    Quote,
    Text,
)
from consult_tui.text.citations import cited
from consult_tui.text.markdown import parse
from consult_tui.text.normal import normal
from consult_tui.text.to_markdown import to_markdown
from tests.unit.text.outlines import any_text, blocks, markdown_like

AS_AN_OFFICER_WRITES = [
    "We support the proposal.",
    "We do **not** support _any_ of it, **_at all_**.",
    "We said so [@funding-1] and [@b; @c].",
    "# A heading\n\nA paragraph.\n\n## A smaller one",
    "- one\n- two\n  - two and a half\n- three",
    "1. one\n2. two",
    "7. seven\n\n   and more\n\n8. eight",
    "> What they said.\n>\n> In two paragraphs.",
    "First line\\\nsecond line",
    "See [our report](https://example.org/report?a=1) or [write](mailto:a@example.org).",
    "Health & Safety costs £5 (50%) - see [XX] below, 5 < 6, e_mail, 2012. Really!",
]


@pytest.mark.parametrize("text", AS_AN_OFFICER_WRITES)
def test_it_is_written_as_an_officer_would_write_it(text: str) -> None:
    assert to_markdown(parse(text)) == text


@given(markdown_like)
@example("**a**![]()**b** and **c** **d**")
@example("[**a&nbsp;<http://q.r>*](http://a.b/c)")
@example("- - -\n\n+ + +\n\n* - +")
@example("> " * 40 + "deep")
@example("- " * 40 + "deep")
@example("[a [@x] b](http://c.uk) ![@x](y) !\\[@x]")
def test_what_is_read_is_read_the_same_when_written_out(text: str) -> None:
    read = parse(text)
    assert parse(to_markdown(read)) == read


@given(any_text)
def test_any_script_and_sign_goes_there_and_back(text: str) -> None:
    read = parse(text)
    assert parse(to_markdown(read)) == read


@given(blocks)
def test_every_outline_that_an_answer_can_hold_is_read_back_in_its_normal_form(b: tuple[Block, ...]) -> None:
    assert parse(to_markdown(b)) == normal(b)


@given(blocks)
def test_the_normal_form_is_its_own(b: tuple[Block, ...]) -> None:
    assert normal(normal(b)) == normal(b)


@given(blocks)
def test_what_is_written_out_is_written_out_the_same_again(b: tuple[Block, ...]) -> None:
    written = to_markdown(b)
    assert to_markdown(parse(written)) == written


@given(blocks)
def test_every_citation_is_found_in_what_is_written(b: tuple[Block, ...]) -> None:
    from consult_tui.domain.outline import cited_ids

    assert cited(to_markdown(b)) == cited_ids(b)


def _bullets(*texts: str, start: int | None = None) -> BulletList:
    return BulletList(tuple(ListItem((Paragraph((Text(t),)),)) for t in texts), start)


@pytest.mark.parametrize(
    ("block", "markdown"),
    [
        (Paragraph((Text("# not a heading"),)), "\\# not a heading"),
        (Paragraph((Text("- not an item"),)), "\\- not an item"),
        (Paragraph((Text("12. not an item"),)), "12\\. not an item"),
        (Paragraph((Text("2012 was a year. 5) too"),)), "2012 was a year. 5) too"),
        (Paragraph((Text("> not a quote"),)), "\\> not a quote"),
        (Paragraph((Text("a"), Break(), Text("---"))), "a\\\n\\---"),
        (Paragraph((Text("a"), Break(), Text("==="))), "a\\\n\\==="),
        (Paragraph((Text("~~~"),)), "\\~~~"),
        (Heading(3, (Text("Part C#"),)), "# Part C\\#"),
        (Paragraph((Text("a*b_c`d\\e"),)), "a\\*b_c\\`d\\\\e"),
        (Paragraph((Text("_x_ [@y] [z](q) &amp; <b>"),)), "\\_x\\_ \\[@y] [z\\](q) \\&amp; \\<b>"),
        (Paragraph((Text("Stop!"), Text("here", link="https://a.uk"))), "Stop\\![here](https://a.uk)"),
        (Paragraph((Text("@0", link="https://a.uk"),)), "[\\@0](https://a.uk)"),
        (Paragraph((Text("Bold ", bold=True), Text("then not"))), "**Bold** then not"),
        (Paragraph((Text("whole", bold=True), Text("sale"))), "**whole**sale"),
        (Paragraph((Text("re"), Text("new", italic=True))), "re![]()_new_"),
        (Paragraph((Text("a", bold=True), Text("b", italic=True))), "**a**_b_"),
        (Quote((_bullets("x"),)), "> - x"),
    ],
)
def test_what_would_be_read_as_markup_is_escaped(block: Block, markdown: str) -> None:
    assert to_markdown((block,)) == markdown
    assert parse(markdown) == normal((block,))


def test_two_lists_of_one_kind_stay_two() -> None:
    assert to_markdown((_bullets("a"), _bullets("b"), _bullets("c"))) == "- a\n\n+ b\n\n- c"
    assert to_markdown((_bullets("a", start=1), _bullets("b", start=1))) == "1. a\n\n1) b"


def test_items_with_more_than_a_paragraph_stand_apart() -> None:
    item = ListItem((Paragraph((Text("a"),)), Paragraph((Text("b"),))))
    assert to_markdown((BulletList((item, item)),)) == "- a\n\n  b\n\n- a\n\n  b"


def test_the_programs_own_blocks_have_no_markdown() -> None:
    from consult_tui.domain.outline import Notice

    assert to_markdown((Notice("Not yet answered."), Paragraph((Citation(("a",)),)))) == "[@a]"
