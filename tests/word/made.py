"""Outlines of every shape, and one response in which everything that a draft can show is there once."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, datetime, time

from hypothesis import strategies as st

from consult_tui.domain.bodies import Body, CanAgree
from consult_tui.domain.consultations import Choose, Consultation, Question, QuestionKind
from consult_tui.domain.dates import Moment, PartialDate
from consult_tui.domain.library import Library
from consult_tui.domain.outline import (
    AnswerArea,
    Block,
    Box,
    BulletList,
    Heading,
    ListItem,
    Notice,
    Outline,
    QuestionBox,
    Quote,
    Table,
    Text,
)
from consult_tui.domain.positions import AgreedBy, Kind, Position, Status
from consult_tui.domain.responses import Answer, AnswerState, OpenPoint, Reason, Response
from consult_tui.word.draft import write_draft
from consult_tui.word.drafted import Draft
from consult_tui.word.furniture import Furniture
from consult_tui.word.paper import Paper
from consult_tui.word.render import render
from tests.unit.text import outlines

NOW = datetime(2012, 4, 23, 10, 0)

HOSTILE = (
    "[bold]x[/bold] [/ [link=x]y",
    "\x00\x07\x08\x0b\x1b[31mred\x7f\x85",
    "a\u202edcba\u202c \u200f\u2066b\u2069",
    "👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿 é ﷽",
    "half \ud83d pair \ude00 and \ufffe\uffff",
    "<w:p/> &amp; ]]> {PAGE} MERGEFIELD",
    "long" * 2_500,
    "tab\tand\nline\r\nends\u2028here",
)

any_text = st.text(st.characters(exclude_categories=()), max_size=40) | st.sampled_from(
    [text[:80] for text in HOSTILE]
)
_texts = st.builds(
    Text,
    any_text,
    st.booleans(),
    st.booleans(),
    st.sampled_from(
        ["", "", "https://example.org/a b?c=[1]&d=ü#x#y", "mailto:a@b.uk", "http://[", "javascript:alert(1)"]
    ),
)
_inlines = st.lists(st.one_of(_texts, outlines.inlines.map(lambda i: i[:1]).map(tuple)), max_size=4).map(
    lambda many: tuple(one for each in many for one in (each if isinstance(each, tuple) else (each,)))
)
_refs = st.sampled_from(["q-1", "q_1", "Q_1", "q1", "é", "", "x" * 70, "a b"])
_tables = st.builds(
    Table,
    any_text,
    st.lists(any_text, max_size=3).map(tuple),
    st.lists(st.lists(_inlines, max_size=4).map(tuple), max_size=3).map(tuple),
)
_boxes = st.lists(st.builds(Box, any_text, st.booleans()), max_size=3).map(tuple)
_leaves: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, st.integers(-1, 11), _inlines),
    st.builds(Notice, any_text),
    st.builds(QuestionBox, _refs, any_text, any_text, _boxes),
    _tables,
)


def _containers(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    inside = st.lists(inner, max_size=3).map(tuple)
    items = st.lists(st.builds(ListItem, inside), max_size=3).map(tuple)
    starts = st.none() | st.integers(-2, 3) | st.sampled_from([32_767, 32_768, 10**12])
    return st.one_of(
        st.builds(BulletList, items, starts), st.builds(Quote, inside), st.builds(AnswerArea, _refs, inside)
    )


any_outline = st.builds(
    Outline, any_text, st.lists(st.recursive(_leaves, _containers, max_leaves=8), max_size=5).map(tuple)
)
"""Whatever the types allow, sense or none."""

answers = st.lists(outlines.blocks, min_size=1, max_size=4)
"""What Markdown can give for some answers."""


def furnished(**changes: object) -> Furniture:
    """Furniture with marks to read back by, unless `changes` says otherwise."""
    furniture = Furniture(
        created=NOW, header="A title", marks=("DRAFT, not cleared",), export_id="0123456789ab"
    )
    return replace(furniture, **changes)  # type: ignore[arg-type]


def rendered(outline: Outline | Paper, **changes: object) -> bytes:
    """The document as bytes."""
    out = io.BytesIO()
    render(outline, furnished(**changes), out)
    return out.getvalue()


def written(draft: Draft) -> bytes:
    """The draft as bytes."""
    out = io.BytesIO()
    write_draft(draft, out)
    return out.getvalue()


BOARD = Body(id="board", name="Children's Board", can_agree=CanAgree.YES)


def _line(line: str, status: Status, **more: object) -> Position:
    title, statement = f"The {line} line", f"What the *{line}* line says, in full."
    return Position(id=line, title=title, statement=statement, status=status, **more)  # type: ignore[arg-type]


LIBRARY = Library(
    positions={
        position.id: position
        for position in (
            _line(
                "agreed",
                Status.AGREED,
                agreed_by=AgreedBy(
                    body="board", meeting_date=PartialDate(2011, 12, 8), item="1", paragraph="5", minute="12"
                ),
                review_by=date(2012, 3, 31),
            ),
            _line(
                "stated",
                Status.STATED,
                agreed_by=AgreedBy(kind=Kind.REPORT, body="board", meeting_date=PartialDate(2011, 1)),
            ),
            _line("lapsed", Status.SUPERSEDED, superseded_by="agreed", internal=True),
            _line("gone", Status.WITHDRAWN, withdrawn_because="the law changed"),
            _line("unused", Status.AGREED),
        )
    },
    bodies={"board": BOARD},
)

QUESTIONS = (
    Question(id="q-1", number="1", text="Do you agree?", options=("Yes", "No", "Don't know"), section="One"),
    Question(id="q-2", number="2(a)", text="Why? [/]", section="One"),
    Question(id="q-3", number="2(b)", text="Anything else?", section="Two", choose=Choose.ONE),
    Question(id="q-4", number="", text="No number here", options=("A", "B"), section="Two"),
    Question(id="q-5", number="5", text="Is it costed?", section="Two"),
    Question(id="q-name", text="What is your name?", kind=QuestionKind.RESPONDENT),
)

ANSWERS = {
    "q-1": Answer(
        choices=("Yes",),
        text="We **strongly** agree. [@agreed]\n\n### Because\n\n"
        "1. first *point* [@stated; @agreed]\n2. second\n   - under it\n\n"
        "> somebody's words\n\n3. third [@nobody] and [more](https://example.org/x)",
        ready=True,
    ),
    "q-2": Answer(
        text="The old line. [@lapsed] And the gone. [@gone]",
        ready=True,
        points=(OpenPoint(id="1", text="Check the sum", who="Finance", by=date(2012, 5, 3)),),
    ),
    "q-3": Answer(no_comment="It is for others.", ready=True),
    "q-4": Answer(choices=("B",)),
}

RESPONSE = Response(
    id="made-2012",
    consultation=Consultation(
        title="A fairer system",
        departments=("Department for Education", "HM Treasury"),
        closes=Moment(date(2012, 5, 21), time(23, 45)),
    ),
    questions=QUESTIONS,
    answers=ANSWERS,
    about="We are *councils*.",
    key_messages="- Be fair. [@agreed]\n- Be quick.",
    lead="Policy adviser",
    reasons={"lapsed": Reason(text="asked for by the Board", who="A. Officer", on=date(2012, 4, 3))},
)

STATES = {
    "q-1": AnswerState.ANSWERED,
    "q-2": AnswerState.OPEN_POINT,
    "q-3": AnswerState.NO_COMMENT,
    "q-4": AnswerState.WORKING,
    "q-5": AnswerState.UNANSWERED,
    "q-name": AnswerState.UNANSWERED,
}

DRAFT = Draft(
    response=RESPONSE,
    library=LIBRARY,
    now=NOW,
    sample=True,
    export_id="0123456789ab",
    agreed_share="5 of 50 words as agreed",
    states=STATES,
)


def hostile_draft() -> Draft:
    """The made draft with something hostile in every field that an officer or a department fills."""
    texts = iter(HOSTILE * 5)
    questions = tuple(
        replace(q, text=next(texts), number=next(texts)[:12], options=tuple(next(texts) for _ in q.options))
        for q in QUESTIONS
    )
    answers = {key: replace(answer, text=next(texts), choices=()) for key, answer in ANSWERS.items()}
    response: Response = replace(
        RESPONSE,
        questions=questions,
        answers=answers | {"q-name": Answer(no_comment="".join(HOSTILE))},
        consultation=replace(RESPONSE.consultation, title="".join(HOSTILE), departments=HOSTILE),
        about="\n\n".join(HOSTILE),
        lead="\x1b\ud800",
    )
    return replace(DRAFT, response=response)


def large(count: int) -> Draft:
    """A draft of this many questions, each with boxes and three paragraphs of answer."""
    questions = tuple(
        Question(
            id=f"q-{n}",
            number=str(n),
            text=f"Do you agree with proposal {n} of the paper?",
            options=("Yes", "No"),
        )
        for n in range(1, count + 1)
    )
    text = "\n\n".join(f"Paragraph {p} of an answer of some length. " * 8 + "[@agreed]" for p in range(3))
    answers = {
        q.id: Answer(choices=("Yes",), text=f"{text}\n\n- {q.id}\n- two", ready=True) for q in questions
    }
    response = replace(RESPONSE, questions=questions, answers=answers)
    return replace(DRAFT, response=response, states=dict.fromkeys(answers, AnswerState.ANSWERED))
