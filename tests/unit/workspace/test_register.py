from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

from consult_tui.domain.consultations import Consultation, Question, QuestionKind
from consult_tui.domain.dates import Moment
from consult_tui.domain.responses import Answer, OpenPoint, Response
from consult_tui.errors import BadInput
from consult_tui.store.places import Places
from consult_tui.workspace.opening import open_workspace
from consult_tui.workspace.responses import register as module
from consult_tui.workspace.responses.register import archive, register, rename, response_id, row_of
from consult_tui.workspace.workspace import Workspace

READY = Answer(text="Yes.", ready=True)


def keep(ws: Workspace, id_: str, closes: Moment | None, *answers: Answer, past: bool = False) -> None:
    questions = tuple(Question(id=f"q{n}", number=str(n), text="?") for n in range(1, len(answers) + 1))
    asides = (Question(id="qz", text="Your name?", kind=QuestionKind.RESPONDENT),)
    response = Response(
        id=id_,
        consultation=Consultation(title=id_.title(), closes=closes),
        questions=questions + asides,
        answers={q.id: a for q, a in zip(questions, answers, strict=True)},
        past=past,
    )
    ws.create(response, None)


def row(ws: Workspace, id_: str) -> module.RegisterRow:
    (found,) = [row for row in register(ws) + register(ws, archived=True) if row.id == id_]
    return found


def test_open_ones_come_by_closing_date_then_past_ones_newest_first(ws: Workspace) -> None:
    keep(ws, "undated", None)
    keep(ws, "late", Moment(date(2012, 9, 1)))
    keep(ws, "soon", Moment(date(2012, 4, 25)))
    keep(ws, "older", Moment(date(2010, 1, 1)), past=True)
    keep(ws, "newer", Moment(date(2011, 1, 1)), past=True)
    assert [r.id for r in register(ws)] == ["soon", "buses-2012", "late", "undated", "newer", "older"]


def test_the_row_from_the_head_of_the_file_is_the_row_of_the_response(ws: Workspace) -> None:
    keep(
        ws,
        "mixed",
        Moment(date(2012, 4, 25), time(23, 45)),
        READY,
        Answer(text="Working."),
        Answer(),
        Answer(no_comment="No.", ready=True),
        Answer(text="Draft line [@bridges; @nothing].", ready=True),
        Answer(text="Agreed line [@buses].", ready=True),
        Answer(text="?", ready=True, points=(OpenPoint(id="p", text="Ask"),)),
    )
    from_head = row(ws, "mixed")
    assert from_head == row_of(ws, ws.response("mixed"))
    assert (from_head.questions, from_head.answered, from_head.days_left) == (7, 3, 2)
    assert from_head.attention == (
        "closes soon",
        "1 unanswered",
        "1 working",
        "1 with an open point",
        "1 to be agreed",
    )


@pytest.mark.parametrize(
    ("closes", "answers", "attention"),
    [
        (Moment(date(2012, 5, 8)), (READY,), ()),
        (Moment(date(2012, 5, 7)), (Answer(),), ("closes soon", "1 unanswered")),
        (Moment(date(2012, 5, 8)), (Answer(),), ("1 unanswered",)),
        (Moment(date(2012, 4, 22)), (READY,), ("closed, not submitted",)),
        (Moment(date(2012, 4, 23), time(9, 59)), (READY,), ("closed, not submitted",)),
        (Moment(date(2012, 4, 23), time(10, 1)), (READY,), ()),
        (None, (READY, Answer()), ("1 unanswered",)),
    ],
)
def test_what_needs_attention(
    ws: Workspace, closes: Moment | None, answers: tuple[Answer, ...], attention: tuple[str, ...]
) -> None:
    keep(ws, "one", closes, *answers)
    assert row(ws, "one").attention == attention


def test_what_was_sent_or_put_away_needs_none(ws: Workspace) -> None:
    keep(ws, "sent", Moment(date(2010, 1, 1)), Answer(), past=True)
    keep(ws, "away", Moment(date(2010, 1, 1)), Answer())
    archive(ws, "away")
    assert row(ws, "sent").attention == row(ws, "away").attention == ()


def test_archived_ones_are_listed_apart_and_come_back(ws: Workspace) -> None:
    archive(ws, "buses-2012")
    assert register(ws) == []
    assert [r.state for r in register(ws, archived=True)] == ["archived"]
    archive(ws, "buses-2012", undo=True)
    assert [r.state for r in register(ws)] == ["drafting"]


def test_renaming_changes_the_title_and_not_the_id(ws: Workspace) -> None:
    rename(ws, "buses-2012", " New  title ")
    assert row(ws, "buses-2012").title == "New title"
    with pytest.raises(BadInput):
        rename(ws, "buses-2012", " ")


def test_a_response_is_meant_by_a_unique_beginning(ws: Workspace) -> None:
    assert response_id(ws, "bus") == "buses-2012"


def test_a_file_that_cannot_be_read_says_so_and_hides_no_other(sample: Path) -> None:
    Places(sample).response("munro-2012").write_bytes(b"{")
    rows = {row.id: row for row in register(open_workspace(sample))}
    assert len(rows) == 3
    assert "munro-2012" in rows["munro-2012"].attention[0]
    assert rows["school-funding-2012"].questions > 18
