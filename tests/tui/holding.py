"""A small workspace for the screens of the library: lines of every standing, held by responses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from consult_tui.domain.bodies import Body, CanAgree, Meeting
from consult_tui.domain.consultations import Consultation
from consult_tui.domain.dates import PartialDate
from consult_tui.domain.evidence import EarlierFigure, Evidence
from consult_tui.domain.positions import Status
from consult_tui.domain.responses import Answer, Response
from consult_tui.workspace.opening import init
from consult_tui.workspace.workspace import Workspace
from tests.unit.workspace.conftest import BODIES, LINES, QUESTIONS, line

MET = Meeting(on=PartialDate(2011, 12, 8))
TO_COME = Meeting(on=PartialDate(2012, 6, 20), papers_due=date(2012, 6, 12))
EXECUTIVE = replace(BODIES[0], meetings=(MET, TO_COME))
WITHDRAWN = line("barges", status=Status.WITHDRAWN, withdrawn_because="They sank.")
BARE = line("boats", status=Status.SUPERSEDED, superseded_by="")
FIGURES = (
    Evidence(id="fleet", statement="There are 1,234 buses.", source="Census", as_at=PartialDate(2011)),
    Evidence(
        id="fares",
        statement="A fare costs £2.50.",
        source="Survey",
        as_at=PartialDate(2011, 6),
        next_release=date(2012, 4, 1),
        earlier=(EarlierFigure(statement="A fare costs £2.00.", until=date(2011, 9, 1)),),
    ),
)
OPEN, SENT = "buses-2012", "buses-2011"


def holding(folder: Path) -> Path:
    """Make it in a folder, where it is 23 April 2012.

    `buses` is held by question 2(a) and the key messages of an open response, and by a past one; `bins`
    points to the figure `fleet`.
    """
    ws = Workspace(init(folder), today="2012-04-23T10:00", user="Ann Officer")
    lines = [replace(p, evidence=("fleet",)) if p.id == "bins" else p for p in LINES]
    bodies = [EXECUTIVE, *BODIES[1:], Body(id="forum", name="[bold]Forum[/", can_agree=CanAgree.NO)]
    ws.keep(positions=[*lines, WITHDRAWN, BARE], bodies=bodies, evidence=FIGURES)
    answers = {QUESTIONS[1].id: Answer(text="Buses first [@buses].", ready=True)}
    for id_, title, past in ((OPEN, "Buses and bins", False), (SENT, "Buses before", True)):
        response = Response(
            id=id_,
            consultation=Consultation(title=title, departments=("Department of Buses",)),
            questions=QUESTIONS,
            answers=answers,
            key_messages="" if past else "They are ours [@buses].",
            past=past,
        )
        ws.create(response, None)
    ws.places.settings.write_text('name = "Buses"\nsample = true\ntoday = "2012-04-23"\n', "utf-8")
    return ws.folder
