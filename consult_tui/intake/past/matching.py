"""An old response beside the questions that were asked: their exact words, numbers and boxes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from consult_tui.domain.consultations import Question
from consult_tui.domain.past import PastPart
from consult_tui.intake.past.boxes import alone, bare
from consult_tui.intake.questions.numbers import key

ALIKE = 88
"""Of 100: from which on two wordings are of one question."""
_FEWEST = 4
"""Words of a question that is known by its words alone."""
_ANOTHER = 35
"""Of 100: below which the words under a number are those of another question."""


def alike(one: str, other: str) -> bool:
    """Whether two texts are one question, but for slips and marks.

    >>> alike("Do you agree that fees should rise ?", "Do you agree that fees should rise?")
    True
    """
    near = min(len(one), len(other)) > 0.6 * max(len(one), len(other))
    return near and len(other.split()) >= _FEWEST and likeness(one, other) >= ALIKE


def likeness(one: str, other: str) -> float:
    """How like two texts are, 0 to 100; a text that only goes on behind the other counts as alike."""
    from rapidfuzz.fuzz import ratio

    first, second = bare(one), bare(other)
    if not first or not second:
        return 0.0
    short, long = sorted((first, second), key=len)
    if len(short) < len(long) * 0.5:
        return 0.0
    return 100.0 if long.startswith(short) and len(short) > len(long) * 0.8 else float(ratio(first, second))


def matched(
    parts: Sequence[PastPart], asked: Sequence[Question]
) -> tuple[tuple[PastPart, ...], tuple[str, ...]]:
    """The parts with the consultation's own questions, and what does not fit, in sentences."""
    out: list[PastPart] = []
    said: list[str] = []
    left = list(asked)
    for part in parts:
        question = None if part.by_heading else _meant(part.question, left)
        if question is None:
            if not part.by_heading:
                called = part.question.number or part.question.text[:60]
                said.append(f"'{called}' is no question of that consultation: it stays as printed.")
            out.append(part)
            continue
        left.remove(question)
        fitted, remarks = _fitted(part, question)
        out.append(fitted)
        said += remarks
    missing = [q.number or q.text[:60] for q in left if q.asks_us]
    if missing and len(missing) < len(asked):
        said.append(f"No answer was found to: {', '.join(missing)}.")
    return tuple(out), tuple(said)


def _meant(printed: Question, asked: Sequence[Question]) -> Question | None:
    """The question that is meant: by its words, else by its number where the words are not another's."""
    best = max(asked, key=lambda question: likeness(printed.text, question.text), default=None)
    if best is not None and likeness(printed.text, best.text) >= ALIKE:
        return best
    for question in asked:
        if printed.number and key(printed.number) == key(question.number):
            only_number = bare(printed.text) == bare(f"Question {printed.number}")
            near = likeness(printed.text, question.text)
            # "Fees" is the question all the same; another sentence under its number is not.
            if only_number or near >= _ANOTHER or len(printed.text.split()) <= len(question.text.split()) / 2:
                return question
    return None


def _fitted(part: PastPart, question: Question) -> tuple[PastPart, list[str]]:
    """A part with the question as it was asked: its boxes are ours where the words are the same."""
    by_words = {bare(option): option for option in question.options}
    choices = [by_words[bare(choice)] for choice in part.choices if bare(choice) in by_words]
    foreign = [choice for choice in part.choices if bare(choice) not in by_words]
    text = part.text
    first, _, rest = text.partition("\n\n")
    if not choices and not foreign and (option := alone(first, question.options)):
        choices, text = [option], rest
    remarks = []
    if foreign:
        options = " | ".join(question.options) or "none"
        remarks.append(
            f"Question {question.number}: '{', '.join(foreign)}' is not among its boxes ({options})."
        )
        question = replace(question, options=(*question.options, *foreign))
    if _words_lost(part.question.text, question.text):
        remarks.append(f"Question {question.number} was printed as: {part.question.text}")
    chosen = tuple(option for option in question.options if option in {*choices, *foreign})
    return replace(part, question=replace(question, id=""), choices=chosen, text=text), remarks


def _words_lost(printed: str, asked: str) -> bool:
    """Whether the document's own wording says something that the consultation's does not."""
    own = set(bare(re.sub(r"^Question\s+\S+$", "", printed)).split())
    return bool(own - set(bare(asked).split()))
