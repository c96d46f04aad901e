"""Texts and outlines of every shape, for the property tests of this room."""

from __future__ import annotations

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
)

_PIECES = """
    a b Zz é 1 2. 10) 7 . , : “ ” ’ - -- --- + # ## > = === * ** *** _ __ ` ``` ~~~ [ ] ( ) ! < > \\ & ; @
    [@x] [@x;@y] [a](http://b.uk) ](https://c.uk) <http://d.uk> <e@f.uk> ![g](h) &nbsp; &#32; &#10; &amp;
""".split()  # noqa: SIM905 - read as a list of pieces
_BLANKS = [" ", "  ", "\t", "\n", "\n\n", "  \n", "\\\n", "\n    ", "\n- ", "\n1. ", "\n> ", "\n\n  ", "\xa0"]

markdown_like = st.lists(st.sampled_from([*_PIECES, *_BLANKS, " ", "\n"]), max_size=30).map("".join)
"""Text in which nearly everything is, or nearly is, markup."""

any_text = st.text(max_size=60)
"""Text of any script, with controls and signs; no lone surrogates, for no file can hold them."""

words = st.lists(
    st.sampled_from(
        ["policy", "Education", "2011-12", "£10.5m", "a", "*", "_", "[", "](", "!", "@0", ".", "1.", " "]
    ),
    max_size=6,
).map("".join)
_texts = st.builds(
    Text,
    st.one_of(words, any_text),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["", "", "", "https://example.org/a_(b)?c=1&copy;=2", "mailto:policy@example.org"]),
)
_citations = st.lists(st.sampled_from(["a", "b.1", "c:d-e_f", "e9é"]), min_size=1, max_size=3).map(
    lambda ids: Citation(tuple(ids))
)
inlines: st.SearchStrategy[tuple[Inline, ...]] = st.lists(
    st.one_of(_texts, _texts, _citations, st.just(Break())), max_size=6
).map(tuple)


def _containers(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    inside = st.lists(inner, max_size=3).map(tuple)
    items = st.lists(st.builds(ListItem, inside), max_size=3).map(tuple)
    starts = st.one_of(st.none(), st.just(1), st.integers(0, 999_999_990))
    return st.one_of(st.builds(BulletList, items, starts), st.builds(Quote, inside))


blocks: st.SearchStrategy[tuple[Block, ...]] = st.lists(
    st.recursive(
        st.one_of(st.builds(Paragraph, inlines), st.builds(Heading, st.integers(3, 6), inlines)),
        _containers,
        max_leaves=6,
    ),
    max_size=4,
).map(tuple)
"""Blocks that an answer can hold, in no particular form."""
