"""Blocks -> lines -> candidates -> joining -> questions: the one place where all formats become questions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from consult_tui.domain.consultations import Choose, Ignored, Question, QuestionKind
from consult_tui.intake.blocks import Block
from consult_tui.intake.questions.answered import is_report
from consult_tui.intake.questions.directions import lets_choose_many, word_limit
from consult_tui.intake.questions.drafts import Draft
from consult_tui.intake.questions.gather import gather
from consult_tui.intake.questions.lines import lines_of
from consult_tui.intake.questions.numbers import first_figure, parent_of
from consult_tui.intake.questions.options import in_text
from consult_tui.intake.questions.profile import profile_of
from consult_tui.intake.questions.regions import Region, places_of
from consult_tui.intake.questions.repeats import without_repeats
from consult_tui.intake.questions.respondents import is_about_respondent, is_field

_ANSWERED = "stands in a report on a consultation: it was asked and answered there"


def questions_of(blocks: Iterable[Block]) -> tuple[tuple[Question, ...], tuple[Ignored, ...]]:
    """The questions in their order, and what looked like one and is not, with why."""
    lines = lines_of(blocks)
    places = places_of(lines)
    drafts, ignored = gather(lines, places, profile_of(lines, places))
    with_parts = {parent_of(draft.number) for draft in drafts}
    for draft in drafts:
        if not draft.text and draft.title and draft.number not in with_parts:
            draft.text = [draft.title]
    if is_report(lines):
        return (), (*ignored, *(Ignored(text=draft.words, why=_ANSWERED) for draft in drafts if draft.text))
    kept = without_repeats([draft for draft in drafts if draft.text])
    numbers = {draft.number for draft in kept}
    return tuple(_question(draft, numbers) for draft in kept), tuple(ignored)


def _question(draft: Draft, numbers: set[str]) -> Question:
    text, options = in_text(draft.words)
    options = draft.options or options
    many = draft.choose is Choose.MANY or lets_choose_many(text)
    parent = draft.parent or parent_of(draft.number)
    return Question(
        number=draft.number,
        text=text,
        options=tuple(dict.fromkeys(options)),
        choose=(Choose.MANY if many else Choose.ONE) if options else None,
        section=draft.section,
        parent=parent if parent in numbers or draft.parent else None,
        kind=_kind(draft, text),
        word_limit=draft.word_limit or word_limit(text),
        page=draft.page,
    )


def _kind(draft: Draft, text: str) -> QuestionKind:
    """About who answers: where it says so, unless it is numbered with the rest."""
    with_the_rest = draft.number[:1].isdigit()
    about = draft.place.region is Region.ABOUT_YOU or is_about_respondent(text) or is_field(text)
    return QuestionKind.RESPONDENT if about and not with_the_rest else QuestionKind.QUESTION


def warnings_of(questions: Sequence[Question]) -> list[str]:
    """What the officer should look at: no questions, gaps in the numbers, the same number twice."""
    asked = [question for question in questions if question.asks_us]
    if not asked:
        return ["No questions were found: they may be in an online form or in another document."]
    figures = [int(q.number) for q in asked if q.number.isdigit()]
    missing = sorted(set(range(1, max(figures, default=0))) - {first_figure(q.number) for q in asked})
    out = []
    if figures and missing and len(missing) <= len(figures):
        out.append(f"Numbers are missing between the questions: {', '.join(map(str, missing))}.")
    if len(figures) != len(set(figures)):
        out.append("Some numbers come more than once: the sections may be numbered each for itself.")
    return out
