"""The engine on the hand-made set: as agreed, changed and new as often as an officer may rely on."""

from __future__ import annotations

import pytest

from consult_tui.checks.accounting import Accounts
from consult_tui.checks.accounts import WordingKind
from consult_tui.checks.wordings import Wordings
from consult_tui.domain.positions import Position
from tests.unit.checks import wording_set as made

HARMFUL = ("figure", "negation")
SAMPLE = made.tallied(made.sample_lines(), made.sample_edits())
OTHER = made.tallied(made.other_lines(), made.other_edits())
SETS = {"sample": SAMPLE, "other": OTHER}


def test_every_agreed_sentence_of_the_sample_is_in_the_set_under_ten_kinds_of_edit() -> None:
    wordings = Wordings(made.sample_lines())
    agreed = {
        source.text
        for line in made.sample_lines()
        for source in wordings.of_line(line.id)
        if source.standing.value == "agreed"
    }
    edited = {edit["sentence"] for edit in made.sample_edits()}
    assert edited == agreed
    assert len(SAMPLE) == 10
    assert {tally.number for tally in SAMPLE.values()} == {len(agreed)}


def test_every_agreed_sentence_is_found_as_agreed() -> None:
    assert SAMPLE["none"].wrong == []


@pytest.mark.parametrize("kind", [kind for kind in SAMPLE if kind != "none"])
def test_changed_sentences_of_the_sample_are_found_with_their_line(kind: str) -> None:
    tally = SAMPLE[kind]
    assert tally.right / tally.number >= 0.95, tally.wrong


@pytest.mark.parametrize("kind", [kind for kind in OTHER if kind != "synonym"])
def test_changed_sentences_of_other_fields_are_found_with_their_line(kind: str) -> None:
    tally = OTHER[kind]
    assert tally.right / tally.number >= 0.9, tally.wrong


@pytest.mark.parametrize("kind", ["typography", "list-item", "bold", "none"])
def test_marks_and_typography_change_no_words(kind: str) -> None:
    assert OTHER[kind].wrong == []


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("kind", HARMFUL)
def test_a_denial_or_another_figure_is_never_as_agreed_and_always_marked(name: str, kind: str) -> None:
    tally = SETS[name][kind]
    assert tally.right == tally.number, tally.wrong
    assert tally.marked == tally.altering


def test_modal_verbs_are_always_marked() -> None:
    assert OTHER["modal"].marked == OTHER["modal"].altering


@pytest.mark.parametrize("name", SETS)
def test_few_harmless_edits_are_marked(name: str) -> None:
    tallies = [tally for kind, tally in SETS[name].items() if kind not in ("half", "synonym")]
    harmless, alarmed = sum(t.harmless for t in tallies), sum(t.alarmed for t in tallies)
    assert alarmed / harmless <= 0.06


@pytest.mark.parametrize(
    ("file", "lines"), [("new.jsonl", made.sample_lines()), ("other.jsonl", made.other_lines())]
)
def test_new_sentences_are_called_new(file: str, lines: list[Position]) -> None:
    texts = made.new_sentences(file)
    number, wrong = made.called_new(lines, texts)
    assert len(texts) >= 150
    assert number / (number + len(wrong)) >= 0.97, wrong


def test_courtesies_and_linking_sentences_need_nothing() -> None:
    accounts = Accounts(Wordings(made.sample_lines()))
    for text in (
        "We welcome the opportunity to respond to this consultation.",
        "Our answer to question 3 sets out why.",
        "We would be glad to discuss this further.",
    ):
        (each,) = accounts.account(text)
        assert (each.kind, each.needs_agreement, each.unborne) == (WordingKind.NEW, False, ())
