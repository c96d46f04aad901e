"""Pairs of lines: near-duplicates and lines that pull opposite ways, against a list made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as some

from consult_tui.checks.pair_candidates import Sentences, most_held
from consult_tui.checks.pairs import PairKind, pairs
from consult_tui.checks.polarity import about
from consult_tui.domain.positions import Position, Stance, Status
from tests.unit.checks.pair_lines import DUPLICATES, LINES, OPPOSED

BY_ID = {line.id: line for line in LINES}


def found(lines: tuple[Position, ...], kind: PairKind, only: str = "") -> set[frozenset[str]]:
    return {frozenset((p.a.id, p.b.id)) for p in pairs(lines, only=only) if p.kind is kind}


def test_no_pair_of_the_list_is_reported_that_is_none() -> None:
    assert found(LINES, PairKind.NEAR_DUPLICATE) <= DUPLICATES
    assert found(LINES, PairKind.OPPOSED) <= OPPOSED


def test_nearly_every_true_pair_of_the_list_is_found() -> None:
    missed = DUPLICATES - found(LINES, PairKind.NEAR_DUPLICATE)
    # Said in other words altogether: only a reader can tell.
    assert missed == {frozenset(("dup-10a", "dup-10b"))}
    assert found(LINES, PairKind.OPPOSED) == OPPOSED


@pytest.mark.parametrize("line", [line for line in LINES if line.id.endswith("a")], ids=lambda line: line.id)
def test_one_line_alone_has_the_pairs_that_it_has_among_all(line: Position) -> None:
    every = [p for p in pairs(LINES) if line.id in (p.a.id, p.b.id)]
    assert pairs(LINES, only=line.id) == every


def test_a_line_that_is_not_there_has_no_pairs() -> None:
    assert pairs(LINES, only="nobody") == []


WHOLE = Position(
    id="whole",
    title="Ferry fares",
    status=Status.AGREED,
    statement="Fares on the island ferries should follow the price of fuel. Notice of a season is needed. "
    "Piers are mended by the councils that own them, and the state should pay half of what it costs.",
)


@pytest.mark.parametrize(
    ("statement", "is_one"),
    [
        ("Fares on the island ferries should follow the price of fuel.", True),
        ("Fares on island ferries should follow the price of fuel.", True),
        ("Fares on the island ferries should not follow the price of fuel.", False),
        ("Fares on the island ferries must follow the price of fuel.", False),
        ("Notice of a season is needed.", False),
        ("Fares on the island ferries should follow the price of fuel. Bridges should be free.", False),
    ],
)
def test_a_line_that_stands_in_a_longer_one_is_a_near_duplicate(statement: str, is_one: bool) -> None:
    part = Position(id="part", title="Fares", statement=statement, status=Status.AGREED)
    assert bool(found((WHOLE, part), PairKind.NEAR_DUPLICATE)) is is_one


def test_lines_of_one_chain_are_no_duplicates() -> None:
    old, new = BY_ID["dup-1a"], BY_ID["dup-1b"]
    assert found((old, new), PairKind.NEAR_DUPLICATE)
    assert not pairs((old, replace(new, supersedes=old.id)))
    middle = Position(id="middle", title="x", statement="Another.", supersedes=old.id, superseded_by=new.id)
    assert not pairs((old, middle, new))


@pytest.mark.parametrize("status", [Status.SUPERSEDED, Status.WITHDRAWN])
def test_a_lapsed_line_is_in_no_pair_unless_it_is_asked_for(status: Status) -> None:
    lapsed, other = replace(BY_ID["dup-2a"], status=status), BY_ID["dup-2b"]
    assert not pairs((lapsed, other))
    assert found((lapsed, other), PairKind.NEAR_DUPLICATE, only=lapsed.id)


@pytest.mark.parametrize("status", [Status.DRAFT, Status.PROPOSED])
def test_only_lines_that_somebody_can_rest_on_are_opposed(status: Status) -> None:
    a, b = BY_ID["opp-1a"], BY_ID["opp-1b"]
    assert found((a, b), PairKind.OPPOSED)
    assert not pairs((replace(a, status=status), b))


def test_lines_of_opposite_stance_are_never_near_duplicates() -> None:
    a, b = BY_ID["dup-3a"], replace(BY_ID["dup-3b"], stance=Stance.OPPOSE)
    assert not found((a, b), PairKind.NEAR_DUPLICATE)


def test_what_differs_is_said() -> None:
    (pair,) = pairs((BY_ID["dup-4a"], BY_ID["dup-4b"]))
    assert pair.why == "alike in 2 of 2 sentences, 1 of them the same; what differs: figure"
    (same,) = pairs((BY_ID["dup-4a"], replace(BY_ID["dup-4a"], id="again")))
    assert (same.similarity, same.why) == (1.0, "the same words")
    (opposed,) = pairs((BY_ID["opp-2a"], BY_ID["opp-2b"]))
    assert opposed.why == (
        "“Sprinklers should be fitted in every new school building.” against "
        "“Sprinklers should not be fitted in every new school building.”"
    )


def test_a_form_of_words_in_many_lines_makes_no_pairs() -> None:
    opening = "The Sample Board is grateful for the chance to answer this consultation paper."
    lines = tuple(
        replace(line, statement=f"{opening} {line.statement}") for line in LINES if line.id.startswith("look")
    )
    assert Sentences(lines).beside(0) != []
    assert pairs(lines) == []


def test_the_search_says_how_far_it_is_and_ends_when_it_is_told() -> None:
    ticks: list[tuple[int, int]] = []
    pairs(LINES, tick=lambda done, of: ticks.append((done, of)))
    assert ticks
    assert all(0 <= done <= of for done, of in ticks)

    def stop(done: int, of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pairs(LINES, tick=stop)


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("We support more help for carers.", False),
        ("We oppose more help for carers.", True),
        ("We do not oppose more help for carers.", False),
        ("We oppose cuts to help for carers.", False),
        ("Councils can't give up the duty.", False),
        ("Not only carers should have help.", False),
        ("Help should stop, because nobody asked for it.", True),
    ],
)
def test_turns_are_counted(text: str, turned: bool) -> None:
    assert about(text).turned is turned


def test_why_something_is_said_is_not_its_subject() -> None:
    told = about("Carers need help because councils cannot do without them.")
    assert "council" not in told.subject
    assert "council" in told.words


@given(some.dictionaries(some.integers(0, 99), some.integers(1, 6)), some.integers(0, 40))
def test_the_most_held_are_those_that_sorting_would_give(held: dict[int, int], most: int) -> None:
    assume(len(held) > most)
    sorted_ = sorted(held, key=lambda number: -held[number])
    assert set(most_held(held, most)) == set(sorted_[:most])
