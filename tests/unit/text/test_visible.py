"""Text from outside is shown as it is, and nothing in it is obeyed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult_tui.text.visible import editable, one_line, visible

hostile = st.text(st.characters(exclude_categories=()), max_size=60)
"""Any code point at all: controls, lone surrogates, private and unassigned ones."""


@given(hostile)
def test_no_terminal_can_obey_what_is_shown(text: str) -> None:
    shown = visible(text).replace("\n", "")
    assert {unicodedata.category(c) for c in shown} & {"Cc", "Cs", "Zl", "Zp"} == set()
    assert {unicodedata.bidirectional(c) for c in shown} & {"LRE", "RLE", "LRO", "RLO", "PDF"} == set()
    assert {unicodedata.bidirectional(c) for c in shown} & {"LRI", "RLI", "FSI", "PDI"} == set()
    shown.encode("utf-8")


@given(hostile)
def test_a_row_is_one_line(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert line == line.strip()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[bold]x[/]", "[bold]x[/]"),
        ("[link=x]", "[link=x]"),
        ("\x1b[31mred", "␛[31mred"),
        ("a\x00b\x07", "a␀b␇"),
        ("a\x7f", "a␡"),
        ("a\r\nb", "a\nb"),
        ("a\rb", "a\nb"),
        ("x\u202etxt.exe", "x‹202E›txt.exe"),
        ("a\u2028b\u2029c", "a\nb\nc"),
        ("naïve 👩‍👩‍👧 مرحبا", "naïve 👩‍👩‍👧 مرحبا"),
        ("a\tb", "a    b"),
        ("\ud800", "�"),
    ],
)
def test_what_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text(st.characters(categories=["L", "N", "P", "S"]), max_size=40))
def test_ordinary_text_is_shown_as_it_is(text: str) -> None:
    assert visible(text) == text


@given(hostile)
def test_in_an_editor_tabs_stay_and_everything_else_is_shown(text: str) -> None:
    assert editable(text).replace("\t", "    ") == visible(text)
    assert editable(text).count("\t") == text.count("\t")
