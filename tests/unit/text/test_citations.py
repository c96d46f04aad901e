"""Citations in an answer: found as the outline finds them."""

from __future__ import annotations

import pytest
from hypothesis import given

from consult_tui.domain.outline import cited_ids
from consult_tui.text.citations import cited, with_citation
from consult_tui.text.markdown import parse
from tests.unit.text.outlines import markdown_like


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("One [@a]. Two [@b; @c]. Three [@a].", ("a", "b", "c")),
        ("[@funding-1.2:x_y]", ("funding-1.2:x_y",)),
        ("[@a;@b]", ("a", "b")),
        ("[@a ;\n @b]", ("a", "b")),
        ("**[@a]** and _[@b]_", ("a", "b")),
        ("[[@a]]", ("a",)),
        ("[@a](b)", ("a",)),
        ("\\\\[@a]", ("a",)),
        ("\\[@a]", ()),
        ("[\\[@a]", ()),
        ("[a] @a [ @a] [@] [@a b] [@-a] [@a-] a@b.uk", ()),
        ("[@a, @b]", ()),
        ("[@a; b]", ()),
        ("", ()),
    ],
)
def test_which_lines_a_text_cites(text: str, ids: tuple[str, ...]) -> None:
    assert cited(text) == ids
    assert cited_ids(parse(text)) == ids


@given(markdown_like)
def test_nothing_that_the_outline_cites_is_missed(text: str) -> None:
    assert set(cited_ids(parse(text))) <= set(cited(text))


def test_a_line_goes_in_with_its_citation() -> None:
    assert with_citation(" We agree.\n", "a-1") == "We agree. [@a-1]"
