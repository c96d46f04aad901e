"""Figures: those that nothing behind the answer bears out, and those that are out of date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from consult_tui.checks.accounts import Accounted, WordingKind
from consult_tui.checks.rules.case import KEY_MESSAGES, Alarm, Case, Level, lead, ref_of
from consult_tui.checks.rules.examples import EVIDENCE, Example, Said, line
from consult_tui.checks.rules.rule import Rule
from consult_tui.domain.evidence import Evidence
from consult_tui.domain.positions import Position
from consult_tui.text.dates import in_words
from consult_tui.text.figures import Figure, figures

_SMALL = {str(number) for number in range(13)}
_UNIT = re.compile(r"[\s-]+(?:years?|months?|weeks?|(?:working )?days?|hours?|terms?)\b", re.IGNORECASE)


def figure_without_source(case: Case) -> Iterator[Alarm]:
    """Figures that are in none of the lines behind an answer, nor in their evidence; one alarm a sentence.

    Only of sentences that are not as agreed. "About us" is left alone: it is not of policy.
    Figures of the consultation itself (its dates, its title, its questions) are fine everywhere. A figure
    that a piece of evidence had before it was brought up to date is told as such, in agreed sentences too.
    Numbers up to twelve that only count ("two points") are left alone; spans of time ("two years") are not.
    """
    ours = _of_the_consultation(case)
    for key, accounts in case.written.items():
        lines = _behind(case, key)
        evidence = _evidence(case, lines)
        known = ours + [f for text in _texts(lines, evidence) for f in figures(text)]
        for each in accounts:
            yield from _of_sentence(case, key, each, known, evidence)


def _of_sentence(
    case: Case, key: str, each: Accounted, known: list[Figure], evidence: list[Evidence]
) -> Iterator[Alarm]:
    loose: list[str] = []
    for figure in figures(each.sentence.text):
        if _only_counts(figure, each.sentence.text):
            continue
        now = next((e for e in evidence if _was_once(figure, e)), None)
        if now is not None:
            yield _out_of_date(key, figure, now)
        elif each.kind is not WordingKind.AS_AGREED and not any(_bears_out(k, figure) for k in known):
            old = _elsewhere(case, figure)
            if old is not None:
                yield _out_of_date(key, figure, old)
            else:
                loose.append(_with_unit(figure, each.sentence.text))
    if loose:
        yield _without_source(case, key, loose)


def _only_counts(figure: Figure, sentence: str) -> bool:
    small = figure.kind == "number" and figure.value in _SMALL
    return small and not _UNIT.match(sentence, figure.end)


def _with_unit(figure: Figure, sentence: str) -> str:
    unit = _UNIT.match(sentence, figure.end) if figure.kind == "number" else None
    return figure.text + (unit.group() if unit else "")


def _without_source(case: Case, key: str, loose: list[str]) -> Alarm:
    said = [f"“{figure}”" for figure in loose]
    listed = said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"
    is_, has = ("is", "has") if len(said) == 1 else ("are", "have")
    if case.lines.get(key) or key == KEY_MESSAGES:
        message = f"{listed} {is_} in none of the lines behind this text, nor in their evidence."
    else:
        message = f"{listed} {has} no source: this text rests on no line at all."
    return Alarm(
        ref=ref_of(key),
        message=lead(key) + message,
        mend="Cite the line that holds it, or check it and take it out.",
        place=loose[0],
    )


def _out_of_date(key: str, figure: Figure, now: Evidence) -> Alarm:
    as_at = f" (as at {in_words(now.as_at)})" if now.as_at else ""
    return Alarm(
        ref=ref_of(key),
        message=f"{lead(key)}“{figure.text}” is an earlier figure. Now: {now.statement.rstrip('.')}{as_at}.",
        mend="Put in the new figure.",
        place=figure.text,
    )


def _behind(case: Case, key: str) -> tuple[Position, ...]:
    """The lines behind a text; key messages sum up the answers, so theirs are all that are in use."""
    if key != KEY_MESSAGES:
        return case.lines.get(key, ())
    return tuple(case.library.positions[id_] for id_ in case.first_use)


def _evidence(case: Case, lines: Iterable[Position]) -> list[Evidence]:
    ids = dict.fromkeys(id_ for position in lines for id_ in position.evidence)
    return [case.library.evidence[id_] for id_ in ids if id_ in case.library.evidence]


def _texts(lines: Iterable[Position], evidence: Iterable[Evidence]) -> Iterator[str]:
    """What can bear out a figure: the lines, when they were agreed, and their evidence."""
    for position in lines:
        yield f"{position.title}\n{position.statement}"
        if position.agreed_by and position.agreed_by.meeting_date:
            yield in_words(position.agreed_by.meeting_date)
    for each in evidence:
        yield f"{each.statement}\n{in_words(each.as_at) if each.as_at else ''}"


def _of_the_consultation(case: Case) -> list[Figure]:
    facts = case.response.consultation
    said = [facts.title, *(in_words(moment) for moment in (facts.opens, facts.closes) if moment)]
    for question in case.response.questions:
        said += [question.text, *question.options, question.section or ""]
    return [figure for text in said for figure in figures(text)]


def _bears_out(known: Figure, said: Figure) -> bool:
    """Whether a figure is the same as a known one, or a less exact form of a known date."""
    if known.kind != said.kind:
        return False
    if known.value == said.value:
        return True
    if said.kind != "date":
        return False
    if said.value.startswith("--"):
        return known.value.endswith(said.value[1:])
    return known.value.startswith((f"{said.value}-", f"{said.value}/"))


def _was_once(figure: Figure, evidence: Evidence) -> bool:
    """Whether it is a figure that this evidence had once and has no more."""
    now = figures(evidence.statement)
    if any(_bears_out(known, figure) for known in now):
        return False
    return any(_bears_out(known, figure) for e in evidence.earlier for known in figures(e.statement))


def _elsewhere(case: Case, figure: Figure) -> Evidence | None:
    """Evidence of other lines that had this figure once; only sums and percentages are telling enough."""
    if figure.kind not in ("money", "percent"):
        return None
    return next((e for e in case.library.evidence.values() if e.earlier and _was_once(figure, e)), None)


_SURVEY = line("survey", "Four in ten councils replied to us.", evidence=(EVIDENCE.id,))

FIGURE_WITHOUT_SOURCE = Rule(
    name="figure-without-source",
    says="A figure, sum, date or percentage is in none of the lines behind it nor in their evidence, or is "
    "out of date.",
    level=Level.WARNS,
    check=figure_without_source,
    example=Example(said=(Said(text="We know that 43 per cent replied. [@survey]"),), lines=(_SURVEY,)),
    counter=Example(
        said=(Said(text="We know that 41% replied by 21 May 2012. [@survey]"),),
        lines=(replace(_SURVEY, title="Who replied"),),
    ),
)
