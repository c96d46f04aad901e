"""The sample library: complete, and honest about what is agreed, stated and invented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from consult_tui.domain.bodies import Body, CanAgree
from consult_tui.domain.dates import PartialDate
from consult_tui.domain.library import Library
from consult_tui.domain.positions import ADVISED_WORDS, Freshness, Kind, Position, Status, freshness
from consult_tui.store.library import LibraryStore
from consult_tui.store.places import Places
from consult_tui.store.settings import load_settings
from consult_tui.text.sentences import count_words

TODAY = date(2012, 4, 23)
INVENTED = "invented for the sample"
PRIORITIES = {
    "strategic-role-in-education": "2.1",
    "childrens-health-in-nhs-changes": "2.2",
    "social-work-bureaucracy": "2.3",
    "safeguarding-improvement-support": "2.4",
    "youth-offending-and-custody": "2.5",
    "youth-services-reshaped": "2.6",
    "sector-led-improvement-programme": "2.7",
}
"""The seven priorities, and the paragraph of December 2011 that reports each."""
EASTER_MONDAY = date(2012, 4, 9)
"""The only bank holiday within two weeks before one of the invented meetings."""


@pytest.fixture
def places(sample: Path) -> Places:
    return Places(sample)


@pytest.fixture
def library(places: Places) -> Library:
    return LibraryStore(places).load()


def sample_boards(library: Library) -> Iterator[Position]:
    """Lines without a source."""
    return (p for p in library.positions.values() if INVENTED in p.notes)


def from_the_paper(library: Library) -> Iterator[Position]:
    return (p for p in library.positions.values() if INVENTED not in p.notes)


# What is agreed, stated and invented.


def test_only_the_seven_priorities_are_agreed_by_the_board_in_january_2011(library: Library) -> None:
    agreed = {p.id: p.agreed_by for p in library.positions.values() if p.status is Status.AGREED}
    assert set(agreed) == set(PRIORITIES)
    for id_, by in agreed.items():
        assert by is not None
        assert (by.kind, by.body, by.meeting_date) == (Kind.DECISION, "lga-cyp-board", PartialDate(2011, 1))
        assert (by.paragraph, by.item, by.minute) == (PRIORITIES[id_], "", "")


def test_what_the_paper_only_reports_is_stated_to_the_executive(library: Library) -> None:
    stated = [p for p in from_the_paper(library) if p.id not in PRIORITIES]
    assert {p.status for p in stated} == {Status.STATED}
    for by in (p.agreed_by for p in stated):
        assert by is not None
        assert (by.kind, by.body, by.item) == (Kind.REPORT, "lga-executive", "1")
        assert by.meeting_date == PartialDate(2011, 12, 8)
    paragraphs = [p.agreed_by.paragraph for p in stated if p.agreed_by]
    assert set(paragraphs) == {"1", "3", "4", "5", "6", "7", "8", "9", "12"}
    assert (paragraphs.count("3"), paragraphs.count("5"), paragraphs.count("7")) == (3, 2, 2)


def test_internal_are_paragraphs_6_9_and_12_and_part_of_7(library: Library) -> None:
    internal = {
        (p.id, p.agreed_by.paragraph) for p in library.positions.values() if p.internal and p.agreed_by
    }
    assert {paragraph for _, paragraph in internal} == {"6", "7", "9", "12"}
    assert not library.positions["cib-partnership-board"].internal


def test_what_has_no_source_belongs_to_the_sample_board_and_is_never_agreed(library: Library) -> None:
    for line in sample_boards(library):
        assert line.status is not Status.AGREED
        assert line.agreed_by is None or line.agreed_by.body == "sample-board"
    others = (p for p in from_the_paper(library) if p.agreed_by)
    assert all(p.agreed_by.body != "sample-board" for p in others if p.agreed_by)
    assert INVENTED in library.bodies["sample-board"].notes


def test_whatever_shows_a_feature_is_invented(library: Library) -> None:
    shown = (Status.DRAFT, Status.PROPOSED, Status.SUPERSEDED, Status.WITHDRAWN)
    for line in from_the_paper(library):
        assert line.status not in shown
        assert freshness(line, TODAY) not in (Freshness.DUE, Freshness.PAST_REVIEW)


def test_every_line_says_sample_and_that_no_minute_was_seen(library: Library) -> None:
    for line in library.positions.values():
        assert line.notes.startswith("SAMPLE: "), line.id
        assert "sample paraphrase; minute not seen" in line.notes, line.id


def test_nothing_is_later_than_the_samples_day(library: Library) -> None:
    dates = [p.agreed_by.meeting_date for p in library.positions.values() if p.agreed_by]
    dates += [e.as_at for e in library.evidence.values()]
    dates += [PartialDate.of(r.on) for p in library.positions.values() for r in p.reservations if r.on]
    dates += [PartialDate.of(f.until) for e in library.evidence.values() for f in e.earlier if f.until]
    dates += [PartialDate.of(w.until) for p in library.positions.values() for w in p.wordings if w.until]
    assert max(d.first for d in dates if d) <= TODAY


def test_owners_are_roles(library: Library) -> None:
    for line in library.positions.values():
        assert re.match(r"(Head of|Policy adviser, )", line.owner), line.owner


# What the library holds.


def test_there_are_lines_enough_of_every_status_and_freshness(library: Library) -> None:
    lines = library.positions.values()
    assert len(lines) >= 24
    assert {p.status for p in lines} == set(Status)
    assert {freshness(p, TODAY) for p in lines} == set(Freshness)


def test_every_line_is_usable(library: Library) -> None:
    fewest, most = ADVISED_WORDS
    for line in library.positions.values():
        assert fewest <= count_words(line.statement) <= most, line.id
        assert all((line.title, line.stance, line.themes, line.owner)), line.id
        assert re.fullmatch(r"[a-z]+[a-z0-9-]*", line.id)


def test_every_reference_leads_somewhere(library: Library) -> None:
    for line in library.positions.values():
        assert set(line.evidence) <= set(library.evidence), line.id
        if line.agreed_by:
            assert line.agreed_by.body in library.bodies, line.id
    quoted = {id_ for p in library.positions.values() for id_ in p.evidence}
    figures_alone = set(library.evidence) - quoted
    assert all(id_.startswith("funding-") for id_ in figures_alone), "evidence that no line quotes"


def test_a_superseded_line_and_its_successor_name_each_other(library: Library) -> None:
    superseded = {p.id: p.superseded_by for p in library.positions.values() if p.superseded_by}
    supersedes = {p.supersedes: p.id for p in library.positions.values() if p.supersedes}
    assert superseded == supersedes
    assert {p.id for p in library.positions.values() if p.status is Status.SUPERSEDED} == set(superseded)


def test_a_withdrawn_line_says_why(library: Library) -> None:
    for line in library.positions.values():
        assert bool(line.withdrawn_because) is (line.status is Status.WITHDRAWN)


def test_every_figure_has_a_source_and_a_date(library: Library) -> None:
    assert len(library.evidence) >= 8
    for figure in library.evidence.values():
        assert all((figure.source, figure.as_at)), figure.id
        assert figure.notes.startswith("SAMPLE: "), figure.id


def test_a_proposed_line_says_to_whom_and_for_which_meeting(library: Library) -> None:
    known = {meeting.on for meeting in library.bodies["sample-board"].meetings}
    for line in library.positions.values():
        assert bool(line.proposed_to) is (line.status is Status.PROPOSED), line.id
        if line.proposed_to:
            assert line.proposed_to == "sample-board"
            assert line.proposed_for in known


def test_a_reservation_and_an_earlier_figure_are_shown_and_say_that_they_are_invented(
    library: Library,
) -> None:
    reserved = {p.id: p.reservations for p in library.positions.values() if p.reservations}
    assert set(reserved) <= {line.id for line in sample_boards(library)}
    said = [r.text for held in reserved.values() for r in held]
    earlier = [f for e in library.evidence.values() if INVENTED in e.notes for f in e.earlier]
    assert earlier == [f for e in library.evidence.values() for f in e.earlier]
    said += [figure.statement for figure in earlier]
    assert len(said) == 2
    assert all(INVENTED in words.casefold() for words in said)


def test_who_can_agree_our_policy(library: Library) -> None:
    by_answer = {
        answer: {b.id for b in library.bodies.values() if b.can_agree is answer} for answer in CanAgree
    }
    assert by_answer == {
        CanAgree.YES: {"lga-executive", "lga-cyp-board", "sample-board"},
        CanAgree.ADVISES: {"childrens-improvement-board"},
        CanAgree.NO: {"adcs", "solace", "dfe", "dclg"},
    }


def test_papers_are_due_five_clear_working_days_before_each_invented_meeting(library: Library) -> None:
    board: Body = library.bodies["sample-board"]
    assert [(m.on.year, m.on.month) for m in board.meetings] == [(2012, 4), (2012, 6), (2012, 9)]
    for meeting in board.meetings:
        assert meeting.papers_due is not None
        assert INVENTED in meeting.notes
        between = [
            meeting.papers_due + timedelta(days=n)
            for n in range(1, (meeting.on.first - meeting.papers_due).days)
        ]
        working = [day for day in between if day.weekday() < 5 and day != EASTER_MONDAY]
        assert len(working) == board.papers_due_days == 5


def test_reports_and_decisions_stand_on_days_that_the_body_met(library: Library) -> None:
    for line in library.positions.values():
        by = line.agreed_by
        if by and by.kind in (Kind.REPORT, Kind.DECISION):
            assert by.meeting_date in {m.on for m in library.bodies[by.body].meetings}, line.id


def test_the_settings_make_it_a_sample_on_its_own_day(places: Places) -> None:
    settings = load_settings(places.settings)
    assert settings.sample
    assert settings.today == TODAY.isoformat()
    assert "SAMPLE" in settings.name
    assert settings.acronyms["MFG"] == "minimum funding guarantee"
