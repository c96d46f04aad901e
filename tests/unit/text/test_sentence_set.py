"""The hand-made passages that a naive splitter gets wrong, and the quick path beside the whole one."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from consult_tui.text.markdown import parse
from consult_tui.text.sentences import plain_sentences, sentences
from tests.conftest import PROJECT
from tests.unit.text.outlines import any_text, markdown_like

PASSAGES = [
    json.loads(line)
    for line in (PROJECT / "tests/data/wording/sentences.jsonl").read_text("utf-8").splitlines()
]


def split(markdown: str) -> list[str]:
    """The sentences of a Markdown text."""
    return [sentence.text for sentence in sentences(parse(markdown))]


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda p: p["markdown"][:40])
def test_passages_are_split_as_a_reader_would(passage: dict[str, list[str]]) -> None:
    assert split(str(passage["markdown"])) == passage["sentences"]


@example("\r-")
@example("0\r\n0")
@given(st.one_of(any_text, markdown_like, st.text("ab. \n\r\t1-*&;>!?'()", max_size=60)))
def test_text_without_markup_is_split_the_same_without_parsing_it(text: str) -> None:
    quick = plain_sentences(text)
    assert quick is None or quick == split(text)


def test_plain_prose_takes_the_quick_path() -> None:
    assert plain_sentences("Councils agree. They said so (in 2011).\n\nAnd again: yes!") == [
        "Councils agree.",
        "They said so (in 2011).",
        "And again: yes!",
    ]
