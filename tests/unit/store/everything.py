"""A library and a response with something in every field, as the kept files of each format hold them.

What is at the top is of today's format; `BY_FORMAT` says what a file of an older one could not hold.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time

from consult_tui.domain.bodies import Body, CanAgree, Meeting
from consult_tui.domain.consultations import Choose, Consultation, Ignored, Question, QuestionKind
from consult_tui.domain.dates import Moment, PartialDate
from consult_tui.domain.evidence import EarlierFigure, Evidence
from consult_tui.domain.positions import AgreedBy, Kind, Position, Stance, Status, Wording
from consult_tui.domain.reservations import Reservation
from consult_tui.domain.responses import (
    Answer,
    Aside,
    Assignment,
    Carried,
    OpenPoint,
    Reason,
    Response,
    Route,
)

AGREED_BY = AgreedBy(
    kind=Kind.CLEARANCE,
    body="board",
    meeting_date=PartialDate(2011, 12, 8),
    item="4",
    paragraph="7",
    minute="12",
    document="Paper 4",
    url="https://example.org/4",
)
RESERVATION = Reservation(group="A group", text="Not the floor.", who="Ann", on=date(2012, 4, 19))
POSITIONS = (
    Position(
        id="p-1",
        title="A line “in quotes”",
        statement="Councils should decide.\n\nThey know — £5 well spent.",
        status=Status.SUPERSEDED,
        stance=Stance.CONDITIONAL,
        themes=("schools", "funding"),
        agreed_by=AGREED_BY,
        review_by=date(2012, 12, 31),
        owner="Policy adviser",
        caveat="Not for x without y.",
        internal=True,
        evidence=("figure-1",),
        notes="For us.",
        supersedes="p-0",
        superseded_by="p-2",
        withdrawn_because="Overtaken.",
        proposed_to="board",
        proposed_for=PartialDate(2012, 6),
        reservations=(RESERVATION,),
        wordings=(
            Wording(
                statement="Councils decide.",
                status=Status.AGREED,
                agreed_by=AGREED_BY,
                since=PartialDate(2010, 3),
                until=date(2011, 12, 8),
            ),
        ),
    ),
    Position(id="p-2", title="Plain", statement="Plain words."),
    Position(id="p-0", title="First", statement="First words.", status=Status.WITHDRAWN),
)
BODIES = (
    Body(
        id="board",
        name="The Board",
        short_names=("Board", "B"),
        can_agree=CanAgree.ADVISES,
        began=PartialDate(2001),
        ended=PartialDate(2012, 4),
        successor="council",
        papers_due_days=9,
        meetings=(Meeting(on=PartialDate(2012, 4, 19), papers_due=date(2012, 4, 10), notes="In Leeds"),),
        notes="Quarterly.",
    ),
    Body(id="council", name="The Council", can_agree=CanAgree.YES),
)
EVIDENCE = (
    Evidence(
        id="figure-1",
        statement="21 of 22",
        source="DfE",
        as_at=PartialDate(2011, 9),
        next_release=date(2012, 9, 1),
        url="https://example.org/f",
        notes="Provisional.",
        earlier=(
            EarlierFigure(
                statement="20 of 22", source="DCSF", as_at=PartialDate(2010), until=date(2011, 9, 30)
            ),
        ),
    ),
)
RESPONSE = Response(
    id="everything",
    consultation=Consultation(
        title="Funding",
        departments=("DfE", "CLG"),
        opens=Moment(date(2012, 2, 27)),
        closes=Moment(date(2012, 5, 21), time(17, 0)),
        emails=("reform@example.org",),
        address="Sanctuary Buildings",
        source="document.html",
        source_sha256="5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03",
    ),
    questions=(
        Question(
            id="qb",
            number="1(a)",
            text="Do you agree?",
            options=("Yes", "No"),
            choose=Choose.MANY,
            section="One",
            parent="1",
            word_limit=300,
            page=4,
        ),
        Question(id="qa", number="", text="Your name?", kind=QuestionKind.RESPONDENT),
    ),
    answers={
        "qb": Answer(
            choices=("Yes",),
            text="Yes — “indeed” [@p-1].",
            ready=True,
            new_policy=True,
            points=(
                OpenPoint(id="1", text="Ask", who="Ann", by=date(2012, 5, 1), clears="A reply", closed=True),
            ),
        ),
        "qa": Answer(no_comment="Not ours."),
    },
    about="About us.",
    key_messages="- One",
    lead="Adviser",
    co_signatories=("ADCS",),
    route=Route.QUICK,
    confidential=True,
    may_be_published=False,
    reasons={"p-1": Reason(text="Superseded, but asked for.", who="Head", on=date(2012, 4, 20))},
    assignments={"qb": Assignment(who="Ben", by=date(2012, 5, 2))},
    reservations=(RESERVATION,),
    aside=(
        Aside(
            question=Question(
                id="qc", number="9", text="Is this one?", options=("Yes", "No"), choose=Choose.ONE
            ),
            answer=Answer(choices=("No",), text="It was said.", ready=True),
            assignment=Assignment(who="Cat", by=date(2012, 5, 3)),
            why="joined with question 1(a)",
            after="qb",
        ),
    ),
    ignored=(Ignored(text="Please tick one box.", why="a direction"),),
    as_read={"qb": (Question(number="1", text="Do you"), Question(text="agree?", page=5)), "qc": ()},
    carried={
        "qb": Carried(
            response="old-2010",
            question="qx",
            number="7",
            text="Do you concur?",
            options=("Aye", "No"),
            seen=True,
        )
    },
    submitted=Moment(date(2012, 5, 20), time(16, 30)),
    past=True,
    archived=True,
)


@dataclass(frozen=True)
class Kept:
    """What the files of one format hold."""

    positions: tuple[Position, ...]
    evidence: tuple[Evidence, ...]
    response: Response


def _of_format_1() -> Kept:
    """Without what format 2 added."""
    answer = RESPONSE.answers["qb"]
    points = tuple(replace(point, clears="") for point in answer.points)
    older = replace(answer, new_policy=False, points=points)
    return Kept(
        tuple(replace(p, proposed_to="", proposed_for=None, reservations=()) for p in POSITIONS),
        tuple(replace(figure, earlier=()) for figure in EVIDENCE),
        replace(
            RESPONSE.with_answer("qb", older),
            assignments={},
            reservations=(),
            aside=(),
            ignored=(),
            as_read={},
            carried={},
        ),
    )


BY_FORMAT = {1: _of_format_1(), 2: Kept(POSITIONS, EVIDENCE, RESPONSE)}
