"""As agreed, or not: word for word a whole sentence of an agreed line, and nothing less."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult_tui.checks.wording import AgreedSentences, Share
from consult_tui.domain.consultations import Consultation
from consult_tui.domain.positions import Position, Status, reworded
from consult_tui.domain.responses import Answer, Response

STATEMENT = """Local authorities must keep a **strategic role** in school funding. We support a formula
for £10.5m of it, provided that “no school” loses more than 1.5 per cent [@other].

- Schools forums should decide (e.g. on growth) what is held back
- It is set out in para. 5 of our paper"""
LINE = Position(id="a", title="A", statement=STATEMENT, status=Status.AGREED)
SENTENCES = [
    "Local authorities must keep a strategic role in school funding.",
    "We support a formula for £10.5m of it, provided that “no school” loses more than 1.5 per cent.",
    "Schools forums should decide (e.g. on growth) what is held back",
    "It is set out in para. 5 of our paper",
]
AGREED = AgreedSentences([LINE])


def _kinds(text: str) -> list[bool]:
    return [accounted.position is not None for accounted in AGREED.account(text)]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_sentence_of_an_agreed_line_is_as_agreed(sentence: str) -> None:
    assert [a.position for a in AGREED.account(sentence)] == ["a"]


def test_the_whole_line_is_as_agreed_inserted_or_typed() -> None:
    for text in (STATEMENT, f"{STATEMENT} [@a]", " ".join(STATEMENT.split("\n\n")[0].split())):
        assert all(_kinds(text))


@pytest.mark.parametrize(
    "same",
    [
        "local authorities must keep a strategic role in school funding.",
        "LOCAL  authorities must\nkeep a strategic role\u00a0in school funding.",
        "**Local authorities** must keep a _strategic role_ in school funding.",
        "“Local authorities must keep a ‘strategic role’ in school funding.”",
        "Local authorities must keep a strategic role in school funding. [@b]",
        "Local authorities must keep [@a] a strategic role in school funding.",
        "# Local authorities must keep a strategic role in school funding.",
        "> Local authorities must keep a strategic role in school funding.",
        'We support a formula for £10.5m of it, provided that "no school" loses more than 1.5 per cent.',
    ],
)
def test_blanks_quotes_case_faces_and_citations_do_not_count(same: str) -> None:
    assert _kinds(same) == [True]


@pytest.mark.parametrize(
    "other",
    [
        # A negation.
        "Local authorities must not keep a strategic role in school funding.",
        "We do not support a formula for £10.5m of it, provided that no school loses more than 1.5 per cent.",
        # A changed figure, or one that lost its point, its sign or its unit.
        "We support a formula for £11.5m of it, provided that no school loses more than 1.5 per cent.",
        "We support a formula for £10.5m of it, provided that no school loses more than 15 per cent.",
        "We support a formula for 10.5m of it, provided that no school loses more than 1.5 per cent.",
        "It is set out in para. 6 of our paper",
        # A part of a sentence, or more than one.
        "We support a formula for £10.5m of it.",
        "Local authorities must keep a strategic role",
        "keep a strategic role in school funding.",
        "Of course, local authorities must keep a strategic role in school funding.",
        "Local authorities must keep a strategic role in school funding, or not.",
        # Other words.
        "Local authorities may keep a strategic role in school funding.",
        "Local authority must keep a strategic role in school funding.",
        "Local authorities must keep a strategic role in school funding!",
        "Must local authorities keep a strategic role in school funding?",
        "Localauthorities must keep a strategic role in school funding.",
    ],
)
def test_other_words_are_never_as_agreed(other: str) -> None:
    assert not any(_kinds(other))


WORDS = [sentence.split() for sentence in SENTENCES]


@given(st.sampled_from(WORDS), st.data())
def test_a_word_more_less_or_other_is_never_as_agreed(words: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(words) - 1))
    word = data.draw(st.sampled_from(["not", "never", "7", "some", "unless"]))
    how = data.draw(st.sampled_from([[word, words[at]], [], [word]]))
    changed = " ".join([*words[:at], *how, *words[at + 1 :]])
    assert not any(_kinds(changed))


@given(st.sampled_from(WORDS), st.data())
def test_a_changed_figure_is_never_as_agreed(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    figures = [at for at, letter in enumerate(text) if letter.isdigit()]
    if figures:
        at = data.draw(st.sampled_from(figures))
        figure = data.draw(st.sampled_from([d for d in "0123456789" if d != text[at]]))
        assert not any(_kinds(text[:at] + figure + text[at + 1 :]))


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.AGREED])
def test_only_lines_of_status_agreed_count(status: Status) -> None:
    line = Position(id="a", title="A", statement=STATEMENT, status=status)
    assert AgreedSentences([line]).share(STATEMENT).as_agreed == 0


def test_an_officers_edit_never_becomes_policy() -> None:
    edited = reworded(LINE, "Local authorities must run all schools.", date(2012, 4, 23))
    agreed = AgreedSentences([edited])
    assert agreed.share("Local authorities must run all schools.").as_agreed == 0


def test_the_first_line_that_holds_a_sentence_is_named() -> None:
    other = Position(id="b", title="B", statement=f"{SENTENCES[0]} And more.", status=Status.AGREED)
    agreed = AgreedSentences([LINE, other])
    assert [a.position for a in agreed.account(f"{SENTENCES[0]} And more.")] == ["a", "b"]


def test_nothing_is_as_agreed_where_nothing_is_said() -> None:
    bare = AgreedSentences([Position(id="e", title="E", statement="“”\n\n---\n\n…", status=Status.AGREED)])
    assert bare.share("… ‘ ’ * * *").as_agreed == 0
    assert [a.position for a in bare.account("“ ”")] == [None]


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("", Share(0, 0)),
        (SENTENCES[0], Share(10, 10)),
        (f"We think so. {SENTENCES[0]}", Share(13, 10)),
        ("We think so – really.", Share(4, 0)),
        (SENTENCES[3], Share(10, 10)),
    ],
)
def test_shares_are_in_words(text: str, share: Share) -> None:
    assert AGREED.share(text) == share


def test_the_share_of_a_response_is_of_everything_that_leaves() -> None:
    response = Response(
        id="r",
        consultation=Consultation(title="T"),
        about=SENTENCES[0],
        key_messages="Three new words.",
        answers={"q1": Answer(text=SENTENCES[3]), "q2": Answer(no_comment="Not ours.", text=SENTENCES[0])},
    )
    assert AGREED.share_of_response(response) == Share(10 + 3 + 10 + 2, 10 + 10)


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (Share(0, 0), "no words yet"),
        (Share(1, 0), "0 of 1 word as agreed"),
        (Share(530, 412), "412 of 530 words as agreed"),
    ],
)
def test_the_share_in_words(share: Share, words: str) -> None:
    assert share.in_words == words
