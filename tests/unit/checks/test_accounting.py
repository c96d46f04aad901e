"""As agreed, changed or new: by the words alone, against every wording that was ever agreed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult_tui.checks.accounting import Accounts
from consult_tui.checks.accounts import Accounted, Commitment, Share, Standing, WordingKind, share_of
from consult_tui.checks.wordings import Wordings
from consult_tui.domain.dates import PartialDate
from consult_tui.domain.positions import AgreedBy, Kind, Position, Status, reworded
from consult_tui.text.differences import Change
from consult_tui.text.markdown import parse
from consult_tui.text.sentences import sentences

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


def accounts(*lines: Position) -> Accounts:
    """Accounts against these lines."""
    return Accounts(Wordings(lines))


AGREED = accounts(LINE)


def _kinds(text: str) -> list[bool]:
    return [each.kind is WordingKind.AS_AGREED for each in AGREED.account(text)]


def one(found: tuple[Accounted, ...]) -> Accounted:
    """The only sentence of a text."""
    (each,) = found
    return each


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_sentence_of_an_agreed_line_is_as_agreed(sentence: str) -> None:
    assert [a.source and a.source.position for a in AGREED.account(sentence)] == ["a"]
    assert _kinds(sentence) == [True]


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


BOARD = AgreedBy(kind=Kind.DECISION, body="board", meeting_date=PartialDate(2011, 12, 8))


@pytest.mark.parametrize(
    ("status", "agreed_by", "kind", "standing"),
    [
        (Status.AGREED, BOARD, WordingKind.AS_AGREED, Standing.AGREED),
        (Status.SUPERSEDED, BOARD, WordingKind.AS_AGREED, Standing.LAPSED),
        (Status.WITHDRAWN, BOARD, WordingKind.AS_AGREED, Standing.LAPSED),
        (Status.SUPERSEDED, None, WordingKind.NEW, Standing.UNAGREED),
        (Status.SUPERSEDED, replace(BOARD, kind=Kind.STATEMENT), WordingKind.NEW, Standing.UNAGREED),
        (Status.STATED, replace(BOARD, kind=Kind.REPORT), WordingKind.NEW, Standing.STATED),
        (Status.PROPOSED, None, WordingKind.NEW, Standing.UNAGREED),
        (Status.DRAFT, None, WordingKind.NEW, Standing.UNAGREED),
    ],
)
def test_only_what_was_ever_agreed_is_as_agreed(
    status: Status, agreed_by: AgreedBy | None, kind: WordingKind, standing: Standing
) -> None:
    line = Position(id="a", title="A", statement=STATEMENT, status=status, agreed_by=agreed_by)
    found = one(accounts(line).account(SENTENCES[0]))
    assert (found.kind, found.source and found.source.standing) == (kind, standing)
    assert found.similarity == 1.0
    assert found.rests_on == ("a",)


def test_an_officers_edit_never_becomes_policy() -> None:
    edited = reworded(LINE, "Local authorities must run all schools.", date(2012, 4, 23))
    found = one(accounts(edited).account("Local authorities must run all schools."))
    assert found.kind is WordingKind.NEW


def test_an_earlier_agreed_wording_is_known_and_said_to_have_lapsed() -> None:
    edited = replace(reworded(LINE, "Local authorities must run all schools.", date(2012, 4, 23)))
    again = replace(edited, status=Status.AGREED, agreed_by=BOARD)
    found = one(accounts(again).account(SENTENCES[0]))
    assert (found.kind, found.lapsed, found.needs_agreement) == (WordingKind.AS_AGREED, True, True)


def test_a_sentence_that_stands_in_a_present_wording_too_has_not_lapsed() -> None:
    edited = reworded(LINE, f"{SENTENCES[0]} It is theirs.", date(2012, 4, 23))
    again = replace(edited, status=Status.AGREED, agreed_by=BOARD)
    assert not one(accounts(again).account(SENTENCES[0])).lapsed


def test_words_that_stand_elsewhere_rest_on_the_line_that_stands() -> None:
    old = Position(id="old", title="O", statement=STATEMENT, status=Status.SUPERSEDED, agreed_by=BOARD)
    draft = Position(id="draft", title="D", statement=STATEMENT)
    found = one(accounts(draft, old, LINE).account(SENTENCES[0]))
    assert (found.source and found.source.position, found.lapsed) == ("a", False)
    assert found.rests_on == ("a",)
    assert {source.position for source in found.verbatim} == {"a", "old", "draft"}


def test_of_lines_with_one_sentence_the_neighbours_or_the_citation_decide() -> None:
    other = Position(id="b", title="B", statement=f"{SENTENCES[0]} And more of it.", status=Status.AGREED)
    both = accounts(LINE, other)

    def lines(text: str) -> list[str]:
        return [each.source.position if each.source else "" for each in both.account(text)]

    assert lines(f"{SENTENCES[0]} And more of it.") == ["b", "b"]
    assert lines(f"{SENTENCES[0]} [@b]") == ["b"]
    assert lines(f"{SENTENCES[0]} {SENTENCES[1]}") == ["a", "a"]


def test_nothing_is_as_agreed_where_nothing_is_said() -> None:
    bare = accounts(Position(id="e", title="E", statement="“”\n\n---\n\n…", status=Status.AGREED))
    assert bare.account("… ‘ ’ * * *") == ()
    assert bare.account("") == ()


# What was changed.


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Local authorities must also keep a strategic role in school funding.", ()),
        ("Councils must keep a strategic role in school funding.", ()),
        ("Local authorities must keep a strategic roll in school funding.", ()),
        ("Local authorities must not keep a strategic role in school funding.", (Commitment.NEGATION,)),
        ("Local authorities mustn’t keep a strategic role in school funding.", (Commitment.NEGATION,)),
        ("Local authorities must abolish a strategic role in school funding.", (Commitment.NEGATION,)),
        ("Local authorities may keep a strategic role in school funding.", (Commitment.MODAL,)),
        ("Schools must keep a strategic role in school funding.", (Commitment.PARTY,)),
        (
            "Local authorities must keep a strategic role in school funding if it pays.",
            (Commitment.CONDITION,),
        ),
        ("Local authorities must keep a strategic role in half of school funding.", (Commitment.FIGURE,)),
        (
            "We support a formula for £9m of it, provided that no school loses more than 1.5 per cent.",
            (Commitment.FIGURE,),
        ),
        (
            "We support a formula for £10,500,000 of it, provided that no school loses more than 1.5%.",
            (),
        ),
        (
            "We oppose a formula for £10.5m of it, provided that no school loses more than 1.5 per cent.",
            (Commitment.NEGATION,),
        ),
        ("It is set out in para. 6 of our paper", (Commitment.FIGURE,)),
    ],
)
def test_what_of_the_commitment_was_changed(text: str, parts: tuple[Commitment, ...]) -> None:
    found = one(AGREED.account(text))
    assert (found.kind, found.source and found.source.position) == (WordingKind.CHANGED, "a")
    assert found.altered == parts
    assert found.commitment_changed == bool(parts)
    assert 0 < found.similarity < 1


def test_the_words_changed_lead_from_the_lines_sentence_to_ours() -> None:
    found = one(AGREED.account("Local authorities should keep a strategic role in school funding."))
    assert found.source is not None
    kept = (Change.SAME, Change.OUT), (Change.SAME, Change.IN)
    before, after = ("".join(s.text for s in found.stretches if s.change in kinds) for kinds in kept)
    assert (before, after) == (found.source.text, found.sentence.text)


def test_two_sentences_joined_rest_on_both() -> None:
    other = Position(
        id="b", title="B", statement="The police need new powers over noise at night.", status=Status.AGREED
    )
    joined = f"{SENTENCES[0].rstrip('.')}, and the police need new powers over noise at night."
    found = one(accounts(LINE, other).account(joined))
    assert found.kind is WordingKind.CHANGED
    assert set(found.rests_on) == {"a", "b"}
    assert found.altered == ()


def test_a_denial_that_moved_denies_something_else() -> None:
    line = Position(
        id="n",
        title="N",
        statement="Councils should not set the rate, and schools should publish the accounts.",
        status=Status.AGREED,
    )
    moved = "Councils should set the rate, and schools should not publish the accounts."
    assert Commitment.NEGATION in one(accounts(line).account(moved)).altered


def test_what_departs_from_a_stated_line_is_new_and_says_what_differs() -> None:
    stated = replace(LINE, status=Status.STATED)
    found = one(
        accounts(stated).account("Local authorities must not keep a strategic role in school funding.")
    )
    assert (found.kind, found.altered) == (WordingKind.NEW, (Commitment.NEGATION,))
    assert not found.needs_agreement


@given(st.sampled_from(WORDS), st.data())
def test_a_denial_put_in_is_always_a_commitment_changed(words: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(words) - 1))
    denial = data.draw(st.sampled_from(["not", "never", "no longer"]))
    found = one(AGREED.account(" ".join([*words[:at], denial, *words[at:]])))
    assert found.kind is WordingKind.CHANGED
    assert Commitment.NEGATION in found.altered


@given(st.sampled_from(SENTENCES), st.data())
def test_another_figure_is_always_a_commitment_changed(text: str, data: st.DataObject) -> None:
    figures = [at for at, letter in enumerate(text) if letter.isdigit()]
    if figures:
        at = data.draw(st.sampled_from(figures))
        figure = data.draw(st.sampled_from([d for d in "123456789" if d != text[at]]))
        found = one(AGREED.account(text[:at] + figure + text[at + 1 :]))
        assert found.kind is WordingKind.CHANGED
        assert Commitment.FIGURE in found.altered


# Citations.


@pytest.mark.parametrize(
    ("text", "unborne"),
    [
        (f"{SENTENCES[0]} [@a]", [()]),
        (f"{SENTENCES[0]} {SENTENCES[1]} [@a]", [(), ()]),
        (f"{SENTENCES[0]} We are glad of it. [@a]", [(), ()]),
        ("A role in funding is one that local authorities want to keep. [@a]", [()]),
        ("Buses should run on Sundays in winter. [@a]", [("a",)]),
        (f"{SENTENCES[0]} [@a] Buses should run on Sundays. [@a]", [(), ("a",)]),
        (f"{SENTENCES[0]} [@a]\n\nBuses should run on Sundays. [@a]", [(), ("a",)]),
        ("Buses should run on Sundays in winter. [@nobody]", [()]),
    ],
)
def test_a_citation_that_its_sentences_do_not_bear_out(text: str, unborne: list[tuple[str, ...]]) -> None:
    assert [each.unborne for each in AGREED.account(text)] == unborne


# Shares.


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("", Share()),
        (SENTENCES[0], Share(as_agreed=10)),
        (f"We think so. {SENTENCES[0]}", Share(as_agreed=10, new=3)),
        ("Councils must keep a strategic role in school funding.", Share(changed=9)),
        ("We think so – really.", Share(new=4)),
        ("Councils may keep a strategic role in school funding.", Share(changed=9, turned=1)),
    ],
)
def test_shares_are_in_words(text: str, share: Share) -> None:
    assert share_of(AGREED.account(text)) == share


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (Share(), "no words yet"),
        (Share(new=1), "0 of 1 word as agreed, 1 new"),
        (Share(as_agreed=412, changed=80, new=38), "412 of 530 words as agreed, 80 changed, 38 new"),
        (Share(changed=9, turned=1), "0 of 9 words as agreed, 9 changed; 1 sentence changes a commitment"),
        (
            Share(as_agreed=20, lapsed=12),
            "20 of 20 words as agreed (12 in a wording that no longer stands)",
        ),
    ],
)
def test_the_share_in_words(share: Share, words: str) -> None:
    assert share.in_words == words


# Many lines.


def test_lines_that_stayed_are_not_read_again_and_those_that_changed_are() -> None:
    other = Position(id="b", title="B", statement="Bins are emptied on Tuesdays.", status=Status.AGREED)
    before = Wordings([LINE, other])
    moved = replace(other, statement="Bins are emptied on Fridays.")
    after = Accounts(Wordings([LINE, moved], before))
    assert one(after.account(SENTENCES[0])).kind is WordingKind.AS_AGREED
    assert one(after.account("Bins are emptied on Fridays.")).kind is WordingKind.AS_AGREED
    assert one(after.account("Bins are emptied on Tuesdays.")).kind is WordingKind.CHANGED
    assert one(Accounts(before).account("Bins are emptied on Tuesdays.")).kind is WordingKind.AS_AGREED


def test_a_sentence_in_the_words_of_very_many_lines_is_found_all_the_same() -> None:
    lines = [
        Position(
            id=f"p{n}", title="P", statement=f"This is vital. Item {n} comes first.", status=Status.STATED
        )
        for n in range(400)
    ]
    agreed = Position(id="agreed", title="A", statement="This is vital.", status=Status.AGREED)
    found = one(accounts(*lines, agreed).account("This is vital."))
    assert (found.kind, found.source and found.source.position) == (WordingKind.AS_AGREED, "agreed")


@given(st.text(max_size=400))
def test_any_text_is_accounted_for_sentence_by_sentence(text: str) -> None:
    found = AGREED.account(text)
    assert [each.sentence.text for each in found] == [
        sentence.text for sentence in sentences(parse(text)) if sentence.words
    ]
