from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult_tui.domain.consultations import Question
from consult_tui.domain.positions import Position, Status
from consult_tui.search.index import build
from consult_tui.search.suggest import Suggestions, suggest
from tests.unit.search.lines import LINES, line, small_index

INDEX = small_index()
TITLE = "School funding reform: next steps"


def asked(text: str, title: str = TITLE, section: str = "") -> Suggestions:
    return suggest(INDEX, Question(text=text), section=section, consultation_title=title)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Do you agree that the minimum funding guarantee should stay at this level?", "floor"),
        ("Should local authorities and schools go on agreeing their own formulae?", "formula"),
        ("What do you think of keeping the ring fence round the grant?", "grant"),
        ("How could social workers be freed from bureaucracy?", "munro"),
    ],
)
def test_the_line_that_answers_comes_first(text: str, first: str) -> None:
    found = asked(text)
    assert found.hits[0].position.id == first
    assert not found.no_line


def test_the_reason_is_in_plain_words() -> None:
    top = asked("Do you agree that the Minimum  Funding Guarantee protects schools?").hits[0]
    assert top.position.id == "floor"
    assert top.why == "shares 'Minimum Funding Guarantee protects', 'schools'; about school funding"


def test_what_is_named_is_named_once_and_themes_are_listed() -> None:
    index = build([line("a", "A", "Schools count.", themes=("schools", "funding", "reform"))], {}, {}, {})
    question = Question(text="Is a school funding count, for schools, a reform?")
    (hit,) = suggest(index, question, section="", consultation_title="Funding reform").hits
    assert hit.why == "shares 'count', 'schools'; about schools and funding"
    index = build([line("a", "A", "Schools count.", themes=("schools", "funding", "rolls"))], {}, {}, {})
    question = Question(text="Do schools' rolls count?")
    (hit,) = suggest(index, question, section="", consultation_title="Funding").hits
    assert hit.why == "shares 'schools', 'count'; about schools, funding and rolls"


def test_words_by_which_every_question_asks_are_no_reason() -> None:
    for hit in asked("Do you agree with our proposals for academies? Please give reasons.").hits:
        assert "agree" not in hit.why
        assert "proposals" not in hit.why


def test_a_line_near_the_title_comes_before_one_that_is_not() -> None:
    lines = [
        line("bus", "Bus fares", "Councils should set thresholds.", themes=("transport",)),
        line(
            "fund",
            "School funding",
            "Schools should set thresholds.",
            themes=("funding",),
        ),
    ]
    index = build(lines, {}, {}, {})
    question = Question(text="At what level should thresholds be set?")
    by_title = {
        title: suggest(index, question, section="", consultation_title=title).hits[0].position.id
        for title in ("Bus franchising and fares", "School funding reform")
    }
    assert by_title == {"Bus franchising and fares": "bus", "School funding reform": "fund"}
    by_section = suggest(index, question, section="Bus fares", consultation_title="Next steps").hits[0]
    assert by_section.position.id == "bus"


def test_no_line_where_nothing_is_shared_that_matters() -> None:
    for text in (
        "Should nuclear decommissioning liabilities be indexed to inflation?",
        "Wie hoch ist der Berg?",
        "",
        "🙂",
    ):
        found = asked(text, title="Decommissioning liabilities")
        assert found.no_line
        assert found.hits == ()


def test_a_question_that_says_nothing_is_read_by_its_title() -> None:
    assert {hit.position.id for hit in asked("Any other comments?").hits[:3]} == {"floor", "formula", "grant"}


def test_lapsed_and_draft_lines_are_left_out() -> None:
    found = asked("Should school funding go on as it was, by Spend Plus, or by lot?")
    assert found.hits
    assert {hit.position.status for hit in found.hits} <= {Status.AGREED, Status.STATED, Status.PROPOSED}


def test_no_more_than_asked_for_and_best_first() -> None:
    question = Question(text="How should schools and councils share funding by formula?")
    found = suggest(INDEX, question, section="", consultation_title=TITLE, limit=2)
    assert len(found.hits) == 2
    assert found.hits[0].score >= found.hits[1].score


@given(st.text(), st.text(max_size=30), st.text(max_size=60))
def test_any_question_can_be_asked(text: str, section: str, title: str) -> None:
    found = suggest(INDEX, Question(text=text), section=section, consultation_title=title)
    assert found.no_line == (not found.hits)
    assert all(hit.why and hit.position in LINES for hit in found.hits)


def test_an_empty_library_has_no_line() -> None:
    question = Question(text="How should schools be funded?")
    assert suggest(build([], {}, {}, {}), question, section="", consultation_title=TITLE).no_line


HOMES = (
    line("general", "Homes", "Notice, fees, deposits.", themes=("housing",)),
    line("notice", "Homes", "Notice for tenants upstairs, downstairs and nearby.", themes=("housing",)),
    line("bus", "Roads", "Buses keep their own lanes.", themes=("transport",)),
)


def ranked(text: str, *others: str, lines: tuple[Position, ...] = HOMES) -> list[str]:
    index, question = build(lines, {}, {}, {}), Question(text=text)
    found = suggest(index, question, section="", consultation_title="Next", together=(text, *others))
    return [hit.position.id for hit in found.hits]


def test_a_line_that_fits_another_question_better_is_held_back() -> None:
    assert ranked("What notice?") == ["general", "notice"]
    assert ranked("What notice?", "Are fees and deposits needed?") == ["notice", "general"]


def test_lines_under_the_themes_that_the_questions_share_come_sooner() -> None:
    lines: tuple[Position, ...] = (*HOMES, line("bays", "Roads", "Bays and lanes.", themes=("housing",)))
    assert ranked("What of lanes?", lines=lines) == ["bays", "bus"]
    lines = (*HOMES[:2], line("bays", "Roads", "Bays and lanes.", themes=("transport",)), HOMES[2])
    lines += (line("yards", "Roads", "Yards, bays, docks and then lanes.", themes=("housing",)),)
    assert ranked("What of lanes?", lines=lines)[0] == "bays"
    assert ranked("What of lanes?", "Is notice fair?", "Are deposits fair?", lines=lines)[0] == "yards"


def test_a_question_asked_twice_is_ranked_as_once() -> None:
    assert ranked("What notice?", "What notice?") == ranked("What notice?")


def test_a_whole_response_gets_suggestions_whatever_its_questions_say() -> None:
    for other in ("", "???", "Please comment.", "Wie hoch ist der Berg?"):
        assert ranked("What notice?", other) == ["general", "notice"]
