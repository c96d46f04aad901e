"""Outlines: every inline found, citations gathered, and the clean copy's words."""

from __future__ import annotations

import pytest
from hypothesis import given

from consult_tui.domain.outline import (
    AnswerArea,
    Block,
    Break,
    BulletList,
    Citation,
    Heading,
    Inline,
    ListItem,
    Notice,
    Paragraph,
    Quote,
    Table,
    Text,
    cited_ids,
    inlines_of,
    plain,
    without_citations,
)
from tests.unit.text.outlines import inlines


def _cite(*ids: str) -> Paragraph:
    return Paragraph((Citation(ids),))


def test_citations_are_gathered_from_everywhere_once_and_in_order() -> None:
    blocks: tuple[Block, ...] = (
        Heading(3, (Citation(("a",)),)),
        BulletList((ListItem((_cite("b"), BulletList((ListItem((_cite("c", "a"),)),)))),)),
        Quote((_cite("d"),)),
        AnswerArea("q1", (_cite("e", "b"),)),
        Table("T", ("H",), (((Citation(("f",)),), ()),)),
        Notice("[@g]"),
    )
    assert cited_ids(blocks) == ("a", "b", "c", "d", "e", "f")
    assert len(list(inlines_of(blocks))) == 6


C = Citation(("a",))


@pytest.mark.parametrize(
    ("inlines", "words"),
    [
        ((Text("We agree. "), C), "We agree."),
        ((Text("We agree "), C, Text(".")), "We agree."),
        ((Text("We agree"), C, Text(".")), "We agree."),
        ((Text("We "), C, Text(" agree.")), "We agree."),
        ((Text("We "), C, Text("agree.")), "We agree."),
        ((Text("One."), C, Text("Two.")), "One. Two."),
        ((Text("One. "), C, C, Text(" Two.")), "One. Two."),
        ((C, Text(" We agree.")), "We agree."),
        ((Text("a "), C, Break(), C, Text(" b")), "a\nb"),
        ((Text("said "), C, Text("(twice)")), "said (twice)"),
        ((Text("said "), C, Text("“yes”")), "said “yes”"),
        ((Text("(said "), C, Text(")")), "(said)"),
        ((Text("“said "), C, Text("”")), "“said”"),
        ((Text("costs "), C, Text("£5")), "costs £5"),
        ((Text("a "), Text("b", bold=True), C), "a b"),
        ((C,), ""),
        ((Text("as it  is "), Break(), Text(" typed ")), "as it  is \n typed "),
    ],
)
def test_a_citation_leaves_no_gap_in_the_clean_copy(inlines: tuple[Inline, ...], words: str) -> None:
    assert plain(without_citations(inlines)) == words


@given(inlines)
def test_only_citations_and_blanks_go(inlines: tuple[Inline, ...]) -> None:
    kept = without_citations(inlines)
    assert not any(isinstance(i, Citation) for i in kept)
    assert "".join(plain(kept).split()) == "".join(plain(inlines).split())
    assert [i for i in kept if isinstance(i, Break)] == [i for i in inlines if isinstance(i, Break)]
