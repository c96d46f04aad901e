"""The boxes: none, two, against the text, against each other."""

from __future__ import annotations

from collections.abc import Iterator

from consult_tui.checks.rules.case import Alarm, Case, Level
from consult_tui.checks.rules.examples import YES_NO, Example, Said, against, line
from consult_tui.checks.rules.rule import Rule
from consult_tui.checks.rules.stances import Side, stance_of, ticked
from consult_tui.domain.consultations import Choose, Question
from consult_tui.domain.positions import Stance


def two_boxes(case: Case) -> Iterator[Alarm]:
    """More boxes ticked than the question allows."""
    for question in case.response.questions:
        choices = case.response.answer(question.id).choices
        if question.choose is Choose.ONE and len(choices) > 1:
            said = " and ".join(f"“{choice}”" for choice in choices)
            yield Alarm(
                ref=question.id,
                message=f"{said} are ticked, where one may be.",
                mend="Take one tick out.",
                place=choices[-1],
            )


def no_box(case: Case) -> Iterator[Alarm]:
    """Words under a question with boxes, none of them ticked."""
    for question in case.questions:
        answer = case.response.answer(question.id)
        if question.options and answer.text.strip() and not answer.choices and not answer.no_comment.strip():
            yield Alarm(
                ref=question.id, message="There are words here, but no box is ticked.", mend="Tick a box."
            )


def box_against_text(case: Case) -> Iterator[Alarm]:
    """A box for what the text or its lines oppose, and the reverse."""
    for question in case.questions:
        side = ticked(question, case.response.answer(question.id).choices)
        if side is None:
            continue
        box = case.response.answer(question.id).choices[0]
        said = stance_of((a.sentence.text for a in case.answers.get(question.id, ())), question.text)
        if said is not None and said[0] is side.other:
            yield Alarm(
                ref=question.id,
                message=f"“{box}” is ticked, but the text is {said[0].value} it: “{_short(said[1])}”",
                mend="Tick the other box, or put the text right.",
                place=said[1],
            )
        elif said is None:
            yield from _against_its_lines(case, question, side, box)


def _against_its_lines(case: Case, question: Question, side: Side, box: str) -> Iterator[Alarm]:
    """By the stance of the lines that are cited, where the text itself says nothing plain."""
    wanted = {Side.FOR: Stance.OPPOSE, Side.AGAINST: Stance.SUPPORT}[side]
    cited = case.cites.get(question.id, ())
    lines = [position for position in case.lines.get(question.id, ()) if position.id in cited]
    stances = {position.stance for position in lines} - {None, Stance.NEUTRAL}
    if stances == {wanted}:
        first = next(position for position in lines if position.stance is wanted)
        does = "opposes" if wanted is Stance.OPPOSE else "supports"
        yield Alarm(
            ref=question.id,
            message=f"“{box}” is ticked, but the line {case.named(first.id)} {does}.",
            mend="Tick the other box, or say in the text's first words where we stand.",
        )


def opposite_boxes(case: Case) -> Iterator[Alarm]:
    """One line that stands under a box for and under a box against."""
    seen: dict[tuple[str, Side], Question] = {}
    for question in case.questions:
        side = ticked(question, case.response.answer(question.id).choices)
        if side is None:
            continue
        for position in case.lines.get(question.id, ()):
            seen.setdefault((position.id, side), question)
            other = seen.get((position.id, side.other))
            if other is not None:
                here, there = (case.response.answer(q.id).choices[0] for q in (question, other))
                yield Alarm(
                    ref=question.id,
                    message=f"The line {case.named(position.id)} stands here under “{here}”, "
                    f"and under “{there}” in {case.heading(other.id)}.",
                    mend="Put one of the two boxes right, or take the line out of one answer.",
                )


def _short(sentence: str) -> str:
    return sentence if len(sentence) <= 90 else f"{sentence[:89].rstrip()}…"


_OPPOSES = against(line("costs", "Councils should not bear the costs."))

TWO_BOXES = Rule(
    name="two-boxes",
    says="Two boxes are ticked where one may be.",
    level=Level.BLOCKS,
    check=two_boxes,
    example=Example(said=(Said(options=YES_NO, choices=("Agree", "Not sure")),)),
    counter=Example(said=(Said(options=YES_NO, choices=("Agree",)),)),
)
NO_BOX = Rule(
    name="no-box",
    says="A question with boxes has words in its answer, but no box is ticked.",
    level=Level.WARNS,
    check=no_box,
    example=Example(said=(Said(options=YES_NO, text="It is a start."),)),
    counter=Example(said=(Said(options=YES_NO, choices=("Not sure",), text="It is a start."),)),
)
BOX_AGAINST_TEXT = Rule(
    name="box-against-text",
    says="A box is ticked for what the text, or the line that it cites, opposes; or the reverse.",
    level=Level.WARNS,
    check=box_against_text,
    example=Example(
        said=(Said(options=YES_NO, choices=("Agree",), text="We do not support this proposal."),)
    ),
    counter=Example(
        said=(
            Said(
                options=YES_NO,
                choices=("Agree",),
                text="We do not support every detail of it. Nobody does.",
            ),
        )
    ),
)
OPPOSITE_BOXES = Rule(
    name="one-line-opposite-boxes",
    says="One line stands under opposite boxes in two answers.",
    level=Level.WARNS,
    check=opposite_boxes,
    example=Example(
        said=(
            Said(options=YES_NO, choices=("Agree",), text="It is fair. [@costs]"),
            Said(options=YES_NO, choices=("Disagree",), text="It is not. [@costs]"),
        ),
        lines=(_OPPOSES,),
    ),
    counter=Example(
        said=(
            Said(options=YES_NO, choices=("Agree",), text="It is fair. [@costs]"),
            Said(options=YES_NO, choices=("Not sure",), text="It may not be. [@costs]"),
        ),
        lines=(_OPPOSES,),
    ),
)
