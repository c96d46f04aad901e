"""Made-up things of every kind that the store keeps, for hypothesis, and one plain response."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, time
from pathlib import Path

from hypothesis import strategies as st

from consult_tui.domain.bodies import Body, CanAgree, Meeting
from consult_tui.domain.consultations import Choose, Consultation, Ignored, Question, QuestionKind
from consult_tui.domain.dates import Moment, PartialDate
from consult_tui.domain.evidence import Evidence
from consult_tui.domain.history import HistoryEntry
from consult_tui.domain.positions import AgreedBy, Kind, Position, Stance, Status, Wording
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

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.sampled_from(
    [
        "",
        "[bold]x[/",
        "a\nb\r\nc",
        "\x00\x1b[31m",
        "\u202eabc",
        "“quoted”",
        '"question":"q1"',
        "👩‍👩‍👧",
        "x" * 3000,
    ]
)
ids = st.from_regex(r"\A[A-Za-z0-9](?:[a-z0-9.:-]{0,6}[a-z0-9])?\Z")
several = st.lists(texts, max_size=3).map(tuple)
days = st.dates()
partials = days.map(PartialDate.of) | st.builds(
    PartialDate, st.integers(1, 9999), st.none() | st.integers(1, 12)
)
moments = st.builds(Moment, days, st.none() | st.builds(time, st.integers(0, 23), st.integers(0, 59)))
agreed_bys = st.builds(
    AgreedBy,
    kind=st.sampled_from(Kind),
    body=ids,
    meeting_date=st.none() | partials,
    item=texts,
    paragraph=texts,
    minute=texts,
    document=texts,
    url=texts,
)
wordings = st.builds(
    Wording,
    statement=texts,
    status=st.sampled_from(Status),
    agreed_by=st.none() | agreed_bys,
    since=st.none() | partials,
    until=st.none() | days,
)
positions = st.builds(
    Position,
    id=ids,
    title=texts,
    statement=texts,
    status=st.sampled_from(Status),
    stance=st.none() | st.sampled_from(Stance),
    themes=several,
    agreed_by=st.none() | agreed_bys,
    review_by=st.none() | days,
    owner=texts,
    caveat=texts,
    internal=st.booleans(),
    evidence=several,
    notes=texts,
    supersedes=texts,
    superseded_by=texts,
    withdrawn_because=texts,
    wordings=st.lists(wordings, max_size=2).map(tuple),
)
bodies = st.builds(
    Body,
    id=ids,
    name=texts,
    short_names=several,
    can_agree=st.sampled_from(CanAgree),
    began=st.none() | partials,
    ended=st.none() | partials,
    successor=texts,
    papers_due_days=st.none() | st.integers(0, 60),
    meetings=st.lists(
        st.builds(Meeting, on=partials, papers_due=st.none() | days, notes=texts), max_size=2
    ).map(tuple),
    notes=texts,
)
evidence = st.builds(
    Evidence,
    id=ids,
    statement=texts,
    source=texts,
    as_at=st.none() | partials,
    next_release=st.none() | days,
    url=texts,
    notes=texts,
)
questions = st.builds(
    Question,
    id=ids,
    number=texts,
    text=texts,
    options=several,
    choose=st.none() | st.sampled_from(Choose),
    section=st.none() | texts,
    parent=st.none() | texts,
    kind=st.sampled_from(QuestionKind),
    word_limit=st.none() | st.integers(1, 5000),
    page=st.none() | st.integers(1, 500),
)
points = st.builds(OpenPoint, id=texts, text=texts, who=texts, by=st.none() | days, closed=st.booleans())
answers = st.builds(
    Answer,
    choices=several,
    text=texts | st.just("Words [@a-1; @b-2]."),
    no_comment=texts,
    ready=st.booleans(),
    points=st.lists(points, max_size=2).map(tuple),
)
carried = st.builds(
    Carried, response=texts, question=texts, number=texts, text=texts, options=several, seen=st.booleans()
)


def asides(question: Question) -> st.SearchStrategy[Aside]:
    """A question that was taken out."""
    assigned = st.none() | st.builds(Assignment, who=texts, by=st.none() | days)
    return st.builds(
        Aside, question=st.just(question), answer=answers, assignment=assigned, why=texts, after=texts
    )


def _unnamed(question: Question) -> Question:
    return replace(question, id="")


consultations = st.builds(
    Consultation,
    title=texts,
    departments=several,
    opens=st.none() | moments,
    closes=st.none() | moments,
    emails=several,
    address=st.none() | texts,
    source=texts,
    source_sha256=texts,
)


@st.composite
def responses(draw: st.DrawFn, id: str = "r") -> Response:  # noqa: A002
    """A response whose answers are to its own questions."""
    made = draw(st.lists(questions, max_size=6, unique_by=lambda question: question.id))
    asked, out = tuple(made[:4]), made[4:]
    known = [question.id for question in made]
    answered = [question.id for question in asked if draw(st.booleans())]
    return Response(
        id=id,
        consultation=draw(consultations),
        questions=asked,
        answers={key: draw(answers) for key in draw(st.permutations(answered))},
        about=draw(texts),
        key_messages=draw(texts),
        lead=draw(texts),
        co_signatories=draw(several),
        route=draw(st.sampled_from(Route)),
        confidential=draw(st.booleans()),
        may_be_published=draw(st.booleans()),
        reasons=draw(st.dictionaries(ids, st.builds(Reason, text=texts, who=texts, on=days), max_size=2)),
        aside=tuple(draw(asides(question)) for question in out),
        ignored=tuple(draw(st.lists(st.builds(Ignored, text=texts, why=texts), max_size=2))),
        as_read={
            id_: draw(st.lists(questions.map(_unnamed), max_size=2).map(tuple))
            for id_ in known
            if draw(st.booleans())
        },
        carried={id_: draw(carried) for id_ in known if draw(st.booleans())},
        submitted=draw(st.none() | moments),
        past=draw(st.booleans()),
        archived=draw(st.booleans()),
    )


entries = st.builds(
    HistoryEntry,
    at=texts,
    today=texts,
    user=texts,
    what=texts,
    question=st.sampled_from(["", "q1", "q2", '"', "\\"]),
    version=st.sampled_from(["", "aa", "bb"]),
    answer=st.none() | st.just({"text": '"question":"q1"'}),
    note=texts,
    detail=st.dictionaries(texts, texts, max_size=2),
)


def plain_response(response_id: str = "funding", questions: int = 3) -> Response:
    """A response with questions q1, q2, ... and no answers."""
    return Response(
        id=response_id,
        consultation=Consultation(
            title="School funding reform", departments=("DfE",), closes=Moment(date(2012, 5, 21), time(17))
        ),
        questions=tuple(
            Question(id=f"q{n}", number=str(n), text=f"What of point {n}?") for n in range(1, questions + 1)
        ),
    )


def line(position_id: str, words: str = "Councils should decide.", **fields: object) -> Position:
    """An agreed line."""
    given = {"title": f"Line {position_id}", "status": Status.AGREED, **fields}
    return Position(id=position_id, statement=words, **given)  # type: ignore[arg-type]


def answering(question_id: str, words: str) -> Callable[[Response], Response]:
    """The change that gives a question these words."""
    return lambda response: response.with_answer(question_id, Answer(text=words))


@contextmanager
def program(code: str, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    """A program of its own, with pipes; killed at the end if it still runs."""
    pipe = subprocess.PIPE
    started = subprocess.Popen(
        [sys.executable, "-W", "error", "-c", code, *map(str, arguments)],
        stdin=pipe,
        stdout=pipe,
        stderr=pipe,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
    )
    with started:
        yield started
        started.kill()
