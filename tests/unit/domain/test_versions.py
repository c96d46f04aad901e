"""What a version covers: every word that the clean copy prints, and nothing else."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult_tui.domain.outline import (
    AnswerArea,
    Block,
    Box,
    Break,
    BulletList,
    Citation,
    Heading,
    Inline,
    ListItem,
    Outline,
    Paragraph,
    QuestionBox,
    Quote,
    Text,
)
from consult_tui.domain.responses import Answer, OpenPoint
from consult_tui.domain.versions import answer_version, canonical, response_version

QUESTION = QuestionBox("q1", "4(b)", "Do you agree?", (Box("Agree", True), Box("Disagree", False)))


def _version(*blocks: Block, title: str = "School funding", response: str = "r", source: str = "s") -> str:
    return response_version(Outline(title, blocks), response, source)


def _says(*inlines: Inline | str) -> str:
    return _version(Paragraph(tuple(Text(i) if isinstance(i, str) else i for i in inlines)))


def test_the_golden_versions() -> None:
    """Pinned: a clearance is kept by this hash, so that no change of it may go unnoticed."""
    answer = AnswerArea("q1", (Paragraph((Text("We "), Text("do", bold=True), Text(" agree."))),))
    assert _version(Heading(2, (Text("Question 4(b)"),)), QUESTION, answer) == (
        "f717c66c7dfe1bf7ffce1c10d3d73ca6cacbb0344f2b8f643c1216f21c02ac46"
    )
    assert answer_version(Answer(choices=("Agree",), text="We agree. [@a]", no_comment="")) == (
        "f2729fa3d9adee014ff8fda60bcfb45ac72d37bd913b7f93eafbe3129f8116f5"
    )


def test_the_hash_is_of_what_stands_written_here() -> None:
    packed = '["r","s",["Outline","School funding",[["Paragraph",[["Text","caf\\u00e9",false,true,""]]]]]]'
    assert _says(Text("café", italic=True)) == hashlib.sha256(packed.encode("ascii")).hexdigest()
    packed = '[["Agree"],"Yes.",""]'
    expected = hashlib.sha256(packed.encode("ascii")).hexdigest()
    assert answer_version(Answer(choices=("Agree",), text="Yes.")) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (["caf\u00e9"], ["cafe\u0301"]),
        (["cafe", "\u0301"], ["caf\u00e9"]),
        (["We agree."], ["We agree.", Citation(("a",))]),
        (["We agree."], ["We agree. ", Citation(("a",))]),
        (["We agree."], [Citation(("a",)), " We agree."]),
        (["We agree."], ["We ", Citation(("a", "b")), Citation(("c",)), " agree."]),
        (["We agree."], ["We agree ", Citation(("a",)), "."]),
        (["We agree."], ["We ", Citation(("a",)), "agree."]),
        (["One. Two."], ["One.", Citation(("a",)), "Two."]),
        (["He said (yes)."], ["He said ", Citation(("a",)), "(yes)."]),
        (["a", Break(), "b"], ["a ", Citation(("x",)), Break(), Citation(("y",)), " b"]),
        (["We agree."], ["We", " ", "agr", "", "ee."]),
        (["We agree."], ["  We \t agree.\n"]),
        (["We agree."], ["We\u00a0agree."]),
        (["We ", Text("agree", bold=True)], ["We  ", Text(" agree ", bold=True), " "]),
        (["a", Break(), "b"], [" a ", Break(), " b "]),
    ],
)
def test_what_does_not_show_on_paper_does_not_count(one: list[Inline], other: list[Inline]) -> None:
    assert _says(*one) == _says(*other)


@given(st.text(max_size=40))
def test_composed_and_decomposed_letters_are_one(text: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert _says(composed) == _says(decomposed)


@given(st.lists(st.sampled_from([Text("We "), Text("agree ", bold=True), Text("5 "), Break()]), max_size=8))
def test_citations_anywhere_leave_no_trace(inlines: list[Inline]) -> None:
    cited = [i for inline in inlines for i in (inline, Citation(("z",)))]
    assert _says(*inlines) == _says(*cited)


PARAGRAPH = Paragraph((Text("We agree with 5 of 6."),))
ITEMS = (ListItem((PARAGRAPH,)), ListItem((Paragraph((Text("Second."),)),)))
AREA = AnswerArea("q1", (PARAGRAPH,))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param([PARAGRAPH], [Paragraph((Text("We agree with 5 of 7."),))], id="figure"),
        pytest.param([PARAGRAPH], [Paragraph((Text("We agree with 5 of 6,"),))], id="stop"),
        pytest.param([PARAGRAPH], [Paragraph((Text("we agree with 5 of 6."),))], id="capital"),
        pytest.param([PARAGRAPH], [Paragraph((Text("Weagree with 5 of 6."),))], id="blank"),
        pytest.param([PARAGRAPH], [Paragraph((Text("We agree with 5 of 6.", bold=True),))], id="bold"),
        pytest.param([PARAGRAPH], [Paragraph((Text("We agree with 5 of 6.", italic=True),))], id="italic"),
        pytest.param(
            [PARAGRAPH], [Paragraph((Text("We agree with 5 of 6.", link="https://a.uk"),))], id="link"
        ),
        pytest.param([PARAGRAPH], [Paragraph((Text("We agree"), Break(), Text("with 5 of 6.")))], id="line"),
        pytest.param([PARAGRAPH], [Quote((PARAGRAPH,))], id="quote"),
        pytest.param([PARAGRAPH], [Heading(3, PARAGRAPH.inlines)], id="heading"),
        pytest.param([Heading(3, ())], [Heading(4, ())], id="heading level"),
        pytest.param([PARAGRAPH], [BulletList(ITEMS[:1])], id="list"),
        pytest.param([BulletList(ITEMS)], [BulletList(ITEMS[::-1])], id="order of items"),
        pytest.param([BulletList(ITEMS)], [BulletList(ITEMS, 1)], id="numbered"),
        pytest.param([BulletList(ITEMS, 1)], [BulletList(ITEMS, 2)], id="start"),
        pytest.param([BulletList(ITEMS)], [BulletList(ITEMS[:1]), BulletList(ITEMS[1:])], id="two lists"),
        pytest.param([PARAGRAPH, AREA], [AREA, PARAGRAPH], id="order"),
        pytest.param([AREA], [replace(AREA, ref="q2")], id="other question"),
        pytest.param([QUESTION], [replace(QUESTION, number="4(c)")], id="number"),
        pytest.param([QUESTION], [replace(QUESTION, text="Do you disagree?")], id="question"),
        pytest.param([QUESTION], [replace(QUESTION, boxes=QUESTION.boxes[::-1])], id="order of boxes"),
        pytest.param([QUESTION], [replace(QUESTION, boxes=QUESTION.boxes[:1])], id="box gone"),
        pytest.param(
            [QUESTION],
            [replace(QUESTION, boxes=(Box("Agree", False), Box("Disagree", False)))],
            id="box unticked",
        ),
        pytest.param([], [Paragraph(())], id="empty paragraph"),
    ],
)
def test_what_shows_on_paper_counts(one: list[Block], other: list[Block]) -> None:
    assert _version(*one) != _version(*other)


def test_title_response_and_source_count() -> None:
    versions = {_version(), _version(title="b"), _version(response="b"), _version(source="b")}
    assert len(versions) == 4


def test_words_cannot_be_moved_between_what_is_hashed_together() -> None:
    assert _version(response="ab", source="c") != _version(response="a", source="bc")
    assert _says("a", Break(), "b") != _says("a\\", Break(), "b")
    assert canonical(Outline("a", ())) != canonical(Outline("", (Paragraph((Text("a"),)),)))


@given(st.text(max_size=30), st.text(max_size=30))
def test_two_texts_have_one_version_only_if_they_read_the_same(one: str, other: str) -> None:
    same = [" ".join(unicodedata.normalize("NFC", text).split()) for text in (one, other)]
    assert (_says(one) == _says(other)) == (same[0] == same[1])


def test_an_answers_version_is_of_its_boxes_words_and_reason_alone() -> None:
    answer = Answer(choices=("Agree",), text="Yes. [@a]")
    changed = [
        replace(answer, choices=()),
        replace(answer, choices=("Disagree",)),
        replace(answer, text="Yes."),
        replace(answer, text="Yes. [@b]"),
        replace(answer, text="", no_comment="Yes. [@a]"),
    ]
    assert len({answer_version(a) for a in (answer, *changed)}) == 6
    point = OpenPoint(id="1", text="Ask.")
    assert answer_version(replace(answer, ready=True, points=(point,))) == answer_version(answer)
