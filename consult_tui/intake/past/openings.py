"""How a question opens in an old response: one small rule a layout; to add one, put it in a table.

A rule looks at one line (and at what is known around it) and says what opens there, or nothing. The rules of
`EVERYWHERE` always hold; of `CUSTOMS`, a document follows the first that it keeps often enough.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from consult_tui.domain.consultations import Question
from consult_tui.intake.past.boxes import boxes_in
from consult_tui.intake.past.labels import ABOUT_YOU, answer_label, is_apart
from consult_tui.intake.past.lines import Line
from consult_tui.intake.past.matching import alike
from consult_tui.intake.questions.asking import asks, ends_asking, only_asks
from consult_tui.intake.questions.directions import is_direction
from consult_tui.intake.questions.headings import says
from consult_tui.intake.questions.lines import LONGEST_BLOCK
from consult_tui.intake.questions.numbers import (
    Numbered,
    bare,
    first_figure,
    lettered,
    named,
    parent_of,
    prefixed,
    same,
    with_part,
)

_SEVERAL = re.compile(
    r"(?:Consultation )?(?:Questions|Qs)\s+"
    r"(?P<number>\d{1,3}[a-z]?(?:\s*(?:,|-|–|to|and|&)\s*\d{1,3}[a-z]?)+)"
    r"\s*(?P<mark>[.:)–-]?)\s*(?P<text>.*)",
    re.IGNORECASE,
)
_CONTENTS = re.compile(r".*\S\s*(?:[.…]\s?){3,}\s*\d{1,3}")
_NOTE = re.compile(r"\s*\([^()?]*\)[\s.]*$")
"""What stands in brackets behind a question: "(Tick all that apply)"."""
_LONGEST_PLAIN = 90
"""Words of a paragraph that is a question without number or label."""
_HEADINGS_TO_A_QUESTION = 3
"""Headings above text to one bold question, from which on that is a heading too."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens at a line."""

    number: str
    text: str
    """What of the question stands on the line."""


@dataclass(frozen=True, slots=True)
class Here:
    """What a rule may look at."""

    line: Line
    rest: Sequence[Line]
    """The lines behind this one."""
    above: str
    """Number of the question above, "" where there is none."""
    asked: Sequence[Question]
    """The consultation's own questions, where it is known."""


Rule = Callable[[Here], Opening | None]


def question_and_number(here: Here) -> Opening | None:
    """Layout: "Question 4: Do you agree?", "Q4. ...", "Question 4(b)"; or its words are below."""
    found = named(here.line.text)
    if not found or not here.line.text[:1].isupper():
        return None
    told = found.marked or not found.text or here.line.strong
    told = told or (found.text[:1].isupper() and ends_asking(found.text))
    return Opening(found.number, found.text) if told else None


def question_without_number(here: Here) -> Opening | None:
    """Layout: a heading "Question" above the words of one that has no number."""
    alone = here.line.heading and here.line.text.casefold() == "question"
    return Opening("", "") if alone else None


def several_questions(here: Here) -> Opening | None:
    """Layout: "Questions 1 to 3" above one answer to all of them."""
    found = _SEVERAL.fullmatch(here.line.text)
    if not found or not (found["mark"] or not found["text"] or here.line.heading):
        return None
    return Opening(" ".join(found["number"].split()), found["text"].strip())


def response_to_question(here: Here) -> Opening | None:
    """Layout: "Response to question 4" where the question itself is not printed."""
    label = answer_label(here.line)
    if label is None or not label.number or same(label.number, here.above):
        return None
    return Opening(label.number, "") if not label.text else None


def as_the_consultation_asks(here: Here) -> Opening | None:
    """Layout: the words of one of the consultation's questions, with or without its number."""
    for question in here.asked:
        if alike(_unnumbered(here.line.text), question.text):
            return Opening(question.number, _unnumbered(here.line.text))
    return None


def lettered_part(here: Here) -> Opening | None:
    """Layout: "(a) Should it be paid monthly?" below question 4: it is 4(a)."""
    found = lettered(here.line.text)
    if not found or not here.above or not only_asks(found.text):
        return None
    return Opening(with_part(parent_of(here.above) or here.above, found.number), found.text)


def number_alone(here: Here) -> Opening | None:
    """Layout: "4. Do you agree?", "D3. Do you agree?" above the answer; "4 Do you agree?" that counts on."""
    found = _counted(here) or prefixed(here.line.text)
    if found is None:
        return None
    text = found.text
    if text[-1:].isalnum() and here.rest and not here.line.strong:
        # A narrow column breaks a question where a reader takes the next line for a paragraph.
        text = f"{text} {here.rest[0].text}"
    asking = ends_asking(text) and (here.line.strong or only_asks(_NOTE.sub("", text)))
    return Opening(found.number, found.text) if asking else None


def _counted(here: Here) -> Numbered | None:
    """The number before a text: one with a sign behind it, or one that counts on from the question above."""
    found = bare(here.line.text)
    if found is None or found.marked:
        return found
    figure, above = first_figure(found.number), first_figure(here.above)
    return found if figure == above + 1 or (figure == above > 0 and found.number != here.above) else None


def before_a_label(here: Here) -> Opening | None:
    """Layout: any paragraph right above "Answer:" or "Response:", boxes and directions between them aside."""
    line = here.line
    below = next((x for x in here.rest if not is_direction(x.text) and not boxes_in(x)), None)
    if below is None or not answer_label(below):
        return None
    if answer_label(line) or is_direction(line.text) or boxes_in(line):
        return None
    found = bare(line.text)
    marked = found is not None and found.marked
    return Opening(found.number, found.text) if found and marked else Opening("", line.text)


def bold_question(here: Here) -> Opening | None:
    """Layout: a question in bold, or as a heading, above plain text."""
    if not here.line.strong or not ends_asking(here.line.text):
        return None
    found = _counted(here)
    return Opening(found.number, found.text) if found else Opening("", here.line.text)


def plain_question(here: Here) -> Opening | None:
    """Layout: a paragraph that only asks, above one that does not."""
    text = here.line.text
    short = len(text.split()) <= _LONGEST_PLAIN and here.line.first and not here.line.box
    below = here.rest[0] if here.rest else None
    if not short or not only_asks(text) or below is None or ends_asking(below.text):
        return None
    return Opening("", text)


NAMED: tuple[Rule, ...] = (
    several_questions,
    question_and_number,
    question_without_number,
    response_to_question,
    lettered_part,
)
CUSTOMS: tuple[tuple[tuple[Rule, ...], int], ...] = (
    (NAMED, 1),
    ((number_alone,), 2),
    ((before_a_label,), 2),
    ((bold_question,), 1),
    ((plain_question,), 2),
)
"""Rules that belong together, and how many openings make them a document's custom."""


def openings_of(
    lines: Sequence[Line], asked: Sequence[Question], taken: frozenset[int]
) -> dict[int, Opening]:
    """What opens where, by the index of the line.

    Args:
        lines: The document's.
        asked: The consultation's own questions, where it is known.
        taken: Indices of lines that are parted otherwise, in tables of questions and answers.
    """
    respondent = about_the_respondent(lines)
    passed = taken | _contents(lines) | {i for i in respondent if not _has_number(lines[i])}
    places = [i for i, line in enumerate(lines) if i not in passed and len(line.text) <= LONGEST_BLOCK]
    known = _found(lines, asked, places, (as_the_consultation_asks,))
    for rules, enough in CUSTOMS:
        found = _found(lines, asked, places, rules, known)
        if rules == (bold_question,) and _are_headings(set(found) - set(known), lines):
            continue
        if len(found) - len(known) >= enough:
            return dict(sorted((known | found).items()))
    return known


def _are_headings(found: Collection[int], lines: Sequence[Line]) -> bool:
    """Whether these bold questions are headings among headings: "Is there a shortage?" in a free paper."""
    others = [
        i for i, line in enumerate(lines) if line.heading and i not in found and _is_above_text(lines, i)
    ]
    return len(found) * _HEADINGS_TO_A_QUESTION <= len(others)


def _is_above_text(lines: Sequence[Line], index: int) -> bool:
    return index + 1 < len(lines) and not lines[index + 1].strong


def _found(
    lines: Sequence[Line],
    asked: Sequence[Question],
    places: Sequence[int],
    rules: Sequence[Rule],
    known: dict[int, Opening] | None = None,
) -> dict[int, Opening]:
    """What these rules open, and what the consultation's own words are known to open."""
    out: dict[int, Opening] = {}
    above = ""
    for index in places:
        here = Here(lines[index], lines[index + 1 : index + 61], above, asked)
        opening = next((found for rule in rules if (found := rule(here))), None)
        opening = opening or (known or {}).get(index)
        if opening is not None:
            out[index] = opening
            above = opening.number or above
    return _without_doubles(out, lines, known or {})


def _without_doubles(
    found: dict[int, Opening], lines: Sequence[Line], known: dict[int, Opening]
) -> dict[int, Opening]:
    """Without what opens twice: "Question 4" alone above words that are known by themselves."""
    out = dict(found)
    for index in sorted(found):
        above = found.get(index - 1)
        bare_number = above is not None and not above.text and index in known
        if bare_number and (same(above.number, found[index].number) or not found[index].number):  # type: ignore[union-attr]
            out.pop(index)
    return out


def about_the_respondent(lines: Sequence[Line]) -> frozenset[int]:
    """Indices of what stands under a heading "About you", with the headings below it."""
    out: set[int] = set()
    level = 0
    for index, line in enumerate(lines):
        if line.heading and (not level or line.block.level <= level):
            level = line.block.level if says(line.text, ABOUT_YOU) else 0
        elif level and _has_number(line):
            level = 0
        if level:
            out.add(index)
    return frozenset(out)


def _has_number(line: Line) -> bool:
    return named(line.text) is not None


def _contents(lines: Sequence[Line]) -> frozenset[int]:
    """Indices of the entries of a table of contents."""
    out = {index for index, line in enumerate(lines) if _CONTENTS.fullmatch(line.text)}
    inside = False
    for index, line in enumerate(lines):
        if line.strong:
            inside = is_apart(line) and "content" in line.text.casefold()
        elif inside and not asks(line.text):
            out.add(index)
    return frozenset(out)


def _unnumbered(text: str) -> str:
    found = named(text) or bare(text) or prefixed(text)
    return found.text if found and found.text else text
