"""Sentences: where they end and where they do not, and that no letter is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult_tui.domain.outline import Block, inlines_of, plain
from consult_tui.text.markdown import parse
from consult_tui.text.sentences import Sentence, count_words, sentences, split
from tests.unit.text.outlines import any_text, blocks, markdown_like

ONE = [
    "We set this out in para. 5 of our paper.",
    "See paras. 5-7 and p. 12.",
    "Cllr Smith and Cllr. Jones agreed.",
    "Mrs. Jones and Dr. Brown agreed.",
    "It costs £10.5m.",
    "It rose by 2.5 per cent in 2011.",
    "Councils, e.g. Leeds, agree.",
    "Councils (e.g. Leeds) agree.",
    "Some grants, i.e. the DSG, are ring-fenced.",
    "J. R. Smith wrote to us.",
    "We met J.R. Smith.",
    "Grants, fees etc. are included.",
    "It is set out in s. 5 of the Act.",
    "No. 10 agreed.",
    "Is this right (we doubt it?) or not.",
    "He asked “is it fair?” and left.",
    "He asked 'is it fair?' and left.",
    "We agree… up to a point.",
    "We agree ... up to a point.",
    "Smith v. Jones was settled.",
    "The report (see annex B, fig. 3) is clear.",
    "The meeting is on 5 Dec. 2011 in Leeds.",
    "The U.K. and the E.U. agree.",
    "Visit www.example.org.uk or write to a.b@example.org.",
    "1. This is numbered.",
    "(a) This is lettered.",
    "iv. This is in Roman figures.",
    "A. We are first.",
    "“We agree,” said Cllr Smith.",
    "“We agree.” said Cllr Smith.",
    "See no. 4(b), art. 5, figs. 1 and 2 and ss. (1) to (3).",
    "See question no. B12 for more.",
    "We agree . . . up to a point.",
    "We would say this: yes.",
    "What a mess!",
    "“Local authorities must lead.”",
    "We support paragraphs 4.1 and 4.2.",
    "It is paid from 9 a.m. to 5 p.m. every day.",
    "St. Helens and Ltd. companies agree",
]
MORE = [
    ("We agree. We also object.", ["We agree.", "We also object."]),
    ("It costs £10.5m. That is too much.", ["It costs £10.5m.", "That is too much."]),
    ("It rose in 2011. It fell in 2012.", ["It rose in 2011.", "It fell in 2012."]),
    ("“We agree.” They do not.", ["“We agree.”", "They do not."]),
    ("“We agree”. They do not.", ["“We agree”.", "They do not."]),
    ("(We agree.) They do not.", ["(We agree.)", "They do not."]),
    ("We agree (mostly). They do not.", ["We agree (mostly).", "They do not."]),
    ("Why? Because it is fair! Really.", ["Why?", "Because it is fair!", "Really."]),
    ("He asked “is it fair?” We think so.", ["He asked “is it fair?”", "We think so."]),
    ("Is it fair?! No.", ["Is it fair?!", "No."]),
    ("We agree… But only just.", ["We agree…", "But only just."]),
    ("It is for you and I. They agree.", ["It is for you and I.", "They agree."]),
    ("Grants, fees, etc. The rest is not.", ["Grants, fees, etc.", "The rest is not."]),
    ("We agree. 2011 was a good year.", ["We agree.", "2011 was a good year."]),
    ("We agree. £5m is enough.", ["We agree.", "£5m is enough."]),
    ("We agree. “It is fair.”", ["We agree.", "“It is fair.”"]),
    ("We agree.\nThey do not.", ["We agree.", "They do not."]),
    ("We object to Part C. We support Part D.", ["We object to Part C.", "We support Part D."]),
    ("It was on 5 March. We were there.", ["It was on 5 March.", "We were there."]),
    ("We say no. The answer is no.", ["We say no.", "The answer is no."]),
    ("This is our plan B. It works.", ["This is our plan B.", "It works."]),
    ("We are in the U.K. The others are not.", ["We are in the U.K.", "The others are not."]),
    ("See para. 5. See also para. 6.", ["See para. 5.", "See also para. 6."]),
    ("This is our last para. We end here.", ["This is our last para.", "We end here."]),
    ("4.1. First point. Second.", ["4.1. First point.", "Second."]),
    ("It is £5m max. The rest is ours.", ["It is £5m max.", "The rest is ours."]),
    ("1. First point. Second point.", ["1. First point.", "Second point."]),
    ("We write as the LGA. The LGA is a body.", ["We write as the LGA.", "The LGA is a body."]),
    ("Yes.", ["Yes."]),
    ("", []),
    (" \n ", []),
    ("no stop at the end", ["no stop at the end"]),
    (". . .", [". . ."]),
]


@pytest.mark.parametrize("text", ONE)
def test_these_are_one_sentence(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(("text", "parts"), MORE)
def test_these_are_more(text: str, parts: list[str]) -> None:
    assert split(text) == parts


@pytest.mark.parametrize("first", ONE[:8])
@pytest.mark.parametrize("second", ["We object.", "“No,” they said.", "(They do not.)"])
def test_two_sentences_side_by_side_are_two(first: str, second: str) -> None:
    assert split(f"{first} {second}") == [first, second]


def _letters(text: str) -> str:
    return "".join(text.split())


@given(st.one_of(any_text, markdown_like, st.lists(st.sampled_from([*ONE, " ", "\n", "."])).map("".join)))
def test_no_letter_of_a_paragraph_is_lost(text: str) -> None:
    parts = split(text)
    assert _letters("".join(parts)) == _letters(text)
    assert all(part == part.strip() and part for part in parts)


@given(blocks)
def test_no_letter_of_an_outline_is_lost(b: tuple[Block, ...]) -> None:
    assert _letters("".join(s.text for s in sentences(b))) == _letters(plain(tuple(inlines_of(b))))


@given(blocks)
def test_no_citation_is_lost(b: tuple[Block, ...]) -> None:
    from consult_tui.domain.outline import Citation, Paragraph, Text

    marked = (*b, Paragraph((Text("Last words."), Citation(("z",)))))
    found = [i for s in sentences(marked) for i in s.cites]
    assert found[-1:] == ["z"]


def _read(markdown: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(s.text, s.cites) for s in sentences(parse(markdown))]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("One. [@a] Two.", [("One.", ("a",)), ("Two.", ())]),
        ("One [@a]. Two.", [("One.", ("a",)), ("Two.", ())]),
        ("One.[@a] Two.", [("One.", ("a",)), ("Two.", ())]),
        ("One. [@a]Two.", [("One.", ("a",)), ("Two.", ())]),
        ("One. Two. [@a]", [("One.", ()), ("Two.", ("a",))]),
        ("One. Two [@a; @b] [@a].", [("One.", ()), ("Two.", ("a", "b"))]),
        ("[@a] One. Two.", [("One.", ("a",)), ("Two.", ())]),
        ("One, [@a] and more. Two.", [("One, and more.", ("a",)), ("Two.", ())]),
        ("One\\\n[@a] two.", [("One two.", ("a",))]),
        ("# A heading\n\nOne.", [("A heading", ()), ("One.", ())]),
        ("# 2. What we think\n\nOne.", [("2. What we think", ()), ("One.", ())]),
        ("- one\n- two. Three.\n  - four", [("one", ()), ("two.", ()), ("Three.", ()), ("four", ())]),
        ("1. one;\n2. two; and\n3. three.", [("one;", ()), ("two; and", ()), ("three.", ())]),
        ("> Theirs. All of it.", [("Theirs.", ()), ("All of it.", ())]),
        ("We **do not. Never** agree.", [("We do not.", ()), ("Never agree.", ())]),
        ("Wrapped\nover lines. And\nmore.", [("Wrapped over lines.", ()), ("And more.", ())]),
        ("", []),
    ],
)
def test_sentences_with_what_they_cite(markdown: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert _read(markdown) == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        (" - – * ", 0),
        ("We don't agree.", 3),
        ("£10.5m – too much", 3),
        ("ring-fenced 16-19 funding", 3),
        ("a\u00a0b\nc", 3),
    ],
)
def test_words_are_counted_as_an_online_form_counts_them(text: str, count: int) -> None:
    assert count_words(text) == count
    assert Sentence(text).words == count
