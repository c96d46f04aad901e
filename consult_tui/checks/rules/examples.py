"""Small cases from which a rule's example and counter-example are made."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time

from consult_tui.checks.accounting import Accounts
from consult_tui.checks.rules.case import KEY_MESSAGES, Case
from consult_tui.checks.wordings import Wordings
from consult_tui.domain.bodies import Body, CanAgree, Meeting
from consult_tui.domain.consultations import Choose, Consultation, Question
from consult_tui.domain.dates import Moment, PartialDate
from consult_tui.domain.evidence import EarlierFigure, Evidence
from consult_tui.domain.library import Library
from consult_tui.domain.positions import AgreedBy, Position, Stance, Status
from consult_tui.domain.responses import Answer, Reason, Response

NOW = datetime(2012, 4, 23, 10, 0)
_CLOSES = Moment(date(2012, 5, 21), time(17))
YES_NO = ("Agree", "Disagree", "Not sure")
EVIDENCE = Evidence(
    id="survey",
    statement="41 per cent of councils replied.",
    earlier=(EarlierFigure(statement="38 per cent of councils replied."),),
)
BODIES = {
    "board": Body(
        id="board",
        name="Children's Board",
        short_names=("CYP Board",),
        can_agree=CanAgree.YES,
        began=PartialDate(2010, 4),
        meetings=(Meeting(on=PartialDate(2011, 12, 8)), Meeting(on=PartialDate(2012, 1, 19))),
    )
}


def line(id_: str, statement: str, status: Status = Status.AGREED, **more: object) -> Position:
    """A line of an example, agreed on 8 December 2011 unless said otherwise."""
    agreed_by = AgreedBy(body="board", meeting_date=PartialDate(2011, 12, 8))
    usual: dict[str, object] = {"title": f"The line on {id_}", "agreed_by": agreed_by}
    return Position(id=id_, statement=statement, status=status, **{**usual, **more})  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One question of an example and what is answered."""

    asks: str = "Do you agree with the proposal?"
    options: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    text: str = ""
    no_comment: str = ""
    word_limit: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A response in a few words."""

    said: tuple[Said, ...] = (Said(text="We agree."),)
    lines: tuple[Position, ...] = ()
    key_messages: str = ""
    reasons: tuple[str, ...] = ()
    """Ids of lines for which a reason is recorded."""
    department: str = "Department for Communities and Local Government"
    closes: Moment | None = _CLOSES

    def case(self) -> Case:
        """The case that it makes, on 23 April 2012."""
        questions = tuple(
            Question(
                id=f"q{number}",
                number=str(number),
                text=said.asks,
                options=said.options,
                choose=Choose.ONE if said.options else None,
                word_limit=said.word_limit,
            )
            for number, said in enumerate(self.said, 1)
        )
        answers = {
            f"q{number}": Answer(choices=said.choices, text=said.text, no_comment=said.no_comment)
            for number, said in enumerate(self.said, 1)
        }
        response = Response(
            id="example",
            consultation=Consultation(title="An example", departments=(self.department,), closes=self.closes),
            questions=questions,
            answers=answers,
            key_messages=self.key_messages,
            reasons={id_: Reason(text="Asked for.", who="An officer", on=NOW.date()) for id_ in self.reasons},
        )
        account = Accounts(Wordings(self.lines)).account
        texts = {f"q{n}": said.text for n, said in enumerate(self.said, 1)} | {
            KEY_MESSAGES: self.key_messages
        }
        positions = {position.id: position for position in self.lines}
        library = Library(positions=positions, bodies=BODIES, evidence={EVIDENCE.id: EVIDENCE})
        return Case(
            response=response,
            library=library,
            now=NOW,
            accounts={key: account(text) for key, text in texts.items() if text},
        )


def against(position: Position) -> Position:
    """The line with the stance of one that opposes."""
    return replace(position, stance=Stance.OPPOSE)
