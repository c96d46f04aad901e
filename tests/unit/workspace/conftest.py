"""A small workspace of our own making: five lines of different standing, one response of four questions."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

from consult_tui.domain.bodies import Body, CanAgree
from consult_tui.domain.consultations import Choose, Consultation, Question, QuestionKind
from consult_tui.domain.dates import Moment, PartialDate
from consult_tui.domain.positions import AgreedBy, Kind, Position, Status
from consult_tui.domain.responses import Response
from consult_tui.workspace.opening import init
from consult_tui.workspace.workspace import Workspace

AGREED_BY = AgreedBy(
    kind=Kind.DECISION,
    body="executive",
    meeting_date=PartialDate(2011, 12, 8),
    item="4",
    paragraph="7",
)


def line(id_: str, **fields: object) -> Position:
    """A line with this id, agreed unless the fields say otherwise."""
    given: dict[str, object] = {
        "id": id_,
        "title": f"About {id_}",
        "statement": f"Councils should decide on {id_}. It is theirs.",
        "status": Status.AGREED,
        "agreed_by": AGREED_BY,
    }
    return Position(**{**given, **fields})  # type: ignore[arg-type]


LINES = (
    line("buses", themes=("transport",), review_by=date(2013, 1, 31), supersedes="baths"),
    line("bins", status=Status.STATED, caveat="Not for food waste.", themes=("waste",)),
    line("bridges", status=Status.DRAFT, agreed_by=None),
    line("baths", status=Status.SUPERSEDED, superseded_by="buses"),
    line("budgets", internal=True),
)
BODIES = (
    Body(id="executive", name="The Executive", short_names=("Exec",), can_agree=CanAgree.YES),
    Body(id="panel", name="Advisory Panel", can_agree=CanAgree.ADVISES),
)
QUESTIONS = (
    Question(
        id="qaaaaaaa",
        number="1",
        text="Do you agree?",
        options=("Agree", "Disagree", "Not sure"),
        choose=Choose.ONE,
    ),
    Question(id="qbbbbbbb", number="2(a)", text="Why?", section="Part two"),
    Question(id="qccccccc", number="2(b)", text="Which?", options=("Red", "Green"), choose=Choose.MANY),
    Question(id="qddddddd", number="", text="Your name?", kind=QuestionKind.RESPONDENT),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The workspace's folder, with its lines and its response in it."""
    made = Workspace(init(tmp_path / "work"))
    made.keep(positions=LINES, bodies=BODIES)
    closes = Moment(date(2012, 5, 21), time(17, 0))
    consultation = Consultation(title="Buses and bins", departments=("Department of Buses",), closes=closes)
    made.create(Response(id="buses-2012", consultation=consultation, questions=QUESTIONS), None)
    return made.folder


@pytest.fixture
def ws(folder: Path) -> Workspace:
    """The workspace, open on 23 April 2012 at ten o'clock."""
    return Workspace(folder, today="2012-04-23T10:00", user="Ann Officer")
