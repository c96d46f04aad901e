"""Figures: brought up to date with the earlier one kept, and everything that quotes them found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from consult_tui.domain.dates import PartialDate
from consult_tui.domain.evidence import EarlierFigure, Evidence
from consult_tui.domain.positions import Status
from consult_tui.errors import BadInput, NotFound
from consult_tui.workspace.library import evidence
from consult_tui.workspace.responses import history
from consult_tui.workspace.responses.answer_change import AnswerChange
from consult_tui.workspace.responses.drafting import set_answer
from consult_tui.workspace.workspace import Workspace
from tests.unit.workspace.conftest import line

FIGURE = {"statement": "29 councils run buses.", "source": "Bus count", "as_at": "2011"}
RESPONSE = "buses-2012"


def test_a_figure_is_added(ws: Workspace) -> None:
    made = evidence.add(ws, {**FIGURE, "next_release": "2012-05-01"})
    assert made == Evidence(
        id="29-councils-run-buses",
        statement="29 councils run buses.",
        source="Bus count",
        as_at=PartialDate(2011),
        next_release=date(2012, 5, 1),
    )
    assert Workspace(ws.folder).library.evidence[made.id] == made


@pytest.mark.parametrize(
    ("row", "id_", "says"),
    [
        ({}, "", "needs a statement"),
        ({"statement": " "}, "", "needs a statement"),
        ({**FIGURE, "as_at": "soon"}, "", "as_at: 'soon'"),
        ({**FIGURE, "next_release": "2012-05"}, "", "next_release: '2012-05'"),
        ({**FIGURE, "colour": "red"}, "", "no field 'colour'"),
        (FIGURE, "a/b", "cannot be the id"),
    ],
)
def test_what_cannot_be_a_figure(ws: Workspace, row: dict[str, str], id_: str, says: str) -> None:
    before = ws.places.library.read_bytes()
    with pytest.raises(BadInput, match=says):
        evidence.add(ws, row, id_)
    assert ws.places.library.read_bytes() == before


def test_an_update_keeps_the_earlier_figure_and_the_lines_keep_their_status(ws: Workspace) -> None:
    evidence.add(ws, FIGURE, "count")
    ws.keep(positions=[line("buses", evidence=("count",))])
    done = evidence.edit(ws, "count", {"statement": "31 councils run buses.", "as_at": "2012-04"})
    assert done.changed
    assert done.evidence.statement == "31 councils run buses."
    assert done.evidence.source == "Bus count"
    assert done.evidence.earlier == (
        EarlierFigure(
            statement="29 councils run buses.",
            source="Bus count",
            as_at=PartialDate(2011),
            until=date(2012, 4, 23),
        ),
    )
    kept = Workspace(ws.folder).library
    assert kept.evidence["count"] == done.evidence
    assert kept.positions["buses"].status is Status.AGREED
    assert [position.id for position in done.quoted.lines] == ["buses"]


def test_only_another_figure_source_or_date_makes_an_earlier_one(ws: Workspace) -> None:
    evidence.add(ws, FIGURE, "count")
    done = evidence.edit(ws, "count", {"next_release": "2012-05-01", "notes": "x", "url": "u"})
    assert (done.changed, done.evidence.earlier) == (False, ())
    assert evidence.edit(ws, "count", {"source": "Bus census"}).changed


def test_answers_quote_a_figure_by_a_line_or_by_its_number_old_or_new(ws: Workspace) -> None:
    evidence.add(ws, FIGURE, "count")
    ws.keep(positions=[line("buses", evidence=("count",))])
    set_answer(ws, RESPONSE, "qaaaaaaa", AnswerChange(text="As agreed [@buses]."))
    set_answer(ws, RESPONSE, "qbbbbbbb", AnswerChange(text="In 2011 there were 29 of them."))
    set_answer(ws, RESPONSE, "qccccccc", AnswerChange(text="In 2011 there were 290, or £2.9m [@bins]."))
    ws.create(replace(ws.response(RESPONSE), id="sent-2011", past=True), None)
    evidence.edit(ws, "count", {"statement": "31 councils run buses."})
    set_answer(ws, RESPONSE, "qddddddd", AnswerChange(text="Now 31."))
    quoted = evidence.where_quoted(ws, ws.library.evidence["count"])
    assert [(use.ref, quoted.why[RESPONSE, use.ref]) for use in quoted.held.open] == [
        ("qaaaaaaa", "cites a line that points to it"),
        ("qbbbbbbb", "has the figure 29"),
        ("qddddddd", "has the figure 31"),
    ]
    assert {use.response for use in quoted.held.sent} == {"sent-2011"}


@pytest.mark.parametrize(
    ("release", "late"),
    [(None, False), (date(2012, 4, 22), True), (date(2012, 4, 23), False), (date(2012, 4, 24), False)],
)
def test_a_release_is_overdue_from_the_day_after(release: date | None, late: bool) -> None:
    figure = Evidence(id="x", statement="X", next_release=release)
    assert evidence.overdue(figure, date(2012, 4, 23)) is late


def test_what_a_figure_was_is_in_the_history(ws: Workspace) -> None:
    evidence.add(ws, FIGURE, "count")
    evidence.edit(ws, "cou", {"statement": "31 councils run buses."})
    done = [each for each in history.everything(ws) if each.evidence == "count"]
    assert [(each.in_words, each.note) for each in done] == [
        ("added", "statement, source, as_at"),
        ("edited", "was: 29 councils run buses."),
    ]


def test_a_figure_that_is_not_there(ws: Workspace) -> None:
    with pytest.raises(NotFound):
        evidence.edit(ws, "nothing", {"notes": "x"})
