"""One question with its answer: which lines are the question's, the boxes' and ours."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, takewhile

from consult_tui.domain.consultations import Choose, Ignored, Question
from consult_tui.domain.past import PastPart
from consult_tui.intake.past.boxes import Option, alone, boxes_in, in_grid, is_empty_box, signed
from consult_tui.intake.past.labels import Label, answer_label
from consult_tui.intake.past.lines import Line, markdown
from consult_tui.intake.past.openings import Opening
from consult_tui.intake.past.tables import Row
from consult_tui.intake.questions.asking import ends_asking, is_request
from consult_tui.intake.questions.directions import asks_reasons, is_direction, lets_choose_many
from consult_tui.intake.questions.numbers import bare as numbered
from consult_tui.intake.questions.numbers import same
from consult_tui.intake.questions.options import between_slashes, in_text, is_known

DIRECTION = "says how to answer"
LABEL = "says where the answer stands"
_LARGEST_TABLE = 100
"""Cells of a table of boxes."""
_YOU = re.compile(r"\byour?\b", re.IGNORECASE)
_PLEASE = re.compile(r"\W*(?:if|where|please|and|why|give)\b", re.IGNORECASE)


@dataclass(slots=True)
class Draft:
    """One part while it is being put together."""

    number: str
    title: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    options: list[Option] = field(default_factory=list)
    said: list[Line] = field(default_factory=list)
    left_out: list[Ignored] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The question's words so far."""
        return " ".join((*self.title, *self.words))

    def offer(self, options: Sequence[Option]) -> None:
        """Take options in; one that is there already is ticked if either is."""
        for option in options:
            same = [
                n for n, known in enumerate(self.options) if known.text.casefold() == option.text.casefold()
            ]
            if same:
                known = self.options[same[0]]
                self.options[same[0]] = replace(known, ticked=known.ticked or option.ticked)
            else:
                self.options.append(option)

    def leave_out(self, text: str, why: str) -> None:
        """Note what is neither question nor answer."""
        self.left_out.append(Ignored(text=text, why=why))


def has_label(lines: Sequence[Line], number: str) -> bool:
    """Whether an answer is announced among these lines."""
    return any(answer_label(line, number) for line in lines)


def parted(opening: Opening, lines: Sequence[Line], *, labelled: bool) -> tuple[PastPart, list[Ignored]]:
    """The part that opens at the first of the lines, and what of it was left out.

    Args:
        opening: What opens there.
        lines: From that line up to where another part begins.
        labelled: Whether the document announces its answers ("Response:"): all before that is the question.
    """
    draft = Draft(opening.number, words=[opening.text] if opening.text else [])
    rest = list(lines[1:])
    labels = [at for at, line in enumerate(rest) if answer_label(line, opening.number)]
    at = 0
    if labelled and labels:
        at = _take_question(draft, rest[: labels[0]], all_of_it=True)
    else:
        at = _take_question(draft, rest, all_of_it=False, opened=lines[0])
    _take_answer(draft, rest[at:])
    return part_of(draft), draft.left_out


def from_row(number: str, row: Row) -> tuple[PastPart, list[Ignored]]:
    """The part that a row of a table is, and what of it was left out."""
    draft = Draft(number)
    _take_question(draft, list(row.question), all_of_it=True)
    chosen = " ".join(line.text for line in row.choice)
    if is_known(chosen):
        draft.offer([Option(each, False) for each in between_slashes(row.offered)])
        draft.offer([Option(chosen.rstrip(" ."), True)])
        _take_answer(draft, row.answer)
    else:
        _take_answer(draft, [*row.choice, *row.answer])
    return part_of(draft), draft.left_out


def part_of(draft: Draft) -> PastPart:
    """The finished part."""
    again = numbered(draft.text) if draft.number else None
    own = again is not None and same(again.number, draft.number)
    text, printed = in_text(again.text if again and own else draft.text)
    draft.offer([Option(each, False) for each in printed])
    options = tuple(option.text for option in draft.options)
    choices = tuple(option.text for option in draft.options if option.ticked)
    said = list(draft.said)
    if not choices and said and (option := alone(said[0].text, options)):
        choices = (option,)
        said.pop(0)
    many = len(choices) > 1 or lets_choose_many(" ".join((text, *(one.text for one in draft.left_out))))
    question = Question(
        number=draft.number,
        text=text or (f"Question {draft.number}" if draft.number else "Question"),
        options=options,
        choose=(Choose.MANY if many else Choose.ONE) if options else None,
    )
    return PastPart(question=question, choices=choices, text=markdown(said))


def _take_question(
    draft: Draft, lines: Sequence[Line], *, all_of_it: bool, opened: Line | None = None
) -> int:
    """Take the question's own lines; returns how many there were.

    Args:
        draft: The part.
        lines: The lines.
        all_of_it: Whether all of them are the question's.
        opened: The line at which it opened, where that is to be known by its looks.
    """
    at = 0
    while at < len(lines):
        line = lines[at]
        if count := _take_boxes(draft, lines[at : at + _LARGEST_TABLE]):
            at += count
        elif option := alone(line.text, [option.text for option in draft.options]):
            draft.offer([Option(option, True)])
            at += 1
        elif is_direction(line.text) and not answer_label(line, draft.number):
            draft.leave_out(line.text, DIRECTION)
            at += 1
        elif (
            all_of_it
            or _is_the_questions(draft, line, opened)
            or (at + 1 < len(lines) and _requests(draft, line))
        ):
            draft.words.append(line.text)
            at += 1
        else:
            break
    return at


def _is_the_questions(draft: Draft, line: Line, opened: Line | None) -> bool:
    """Whether a line below an opening goes on with the question, where nothing announces the answer."""
    if answer_label(line, draft.number):
        return False
    asking = ends_asking(line.text)
    if not draft.words:
        again = numbered(line.text) if draft.number else None
        repeats = again is not None and same(again.number, draft.number)
        unnumbered = opened is not None and opened.heading and not draft.number
        return asking or line.strong or line.block.quoted or repeats or unnumbered
    if opened is not None and line.block.quoted and opened.block.quoted:
        return True
    if opened is not None and line.block.bold and opened.strong and not line.heading:
        return True
    if asking and not ends_asking(draft.text):
        return True
    return asks_reasons(line.text) and bool(_PLEASE.match(line.text))


def _requests(draft: Draft, line: Line) -> bool:
    """Layout: "Question 3" alone, and below it "We would welcome your views on fees." above the answer."""
    return not draft.words and is_request(line.text) and bool(_YOU.search(line.text))


def _take_answer(draft: Draft, lines: Sequence[Line]) -> None:
    """Take what is ours: labels and boxes in front apart, everything behind them said."""
    rest = deque(lines)
    while rest:
        label = answer_label(rest[0], draft.number)
        if label is not None:
            draft.leave_out(label.label, LABEL)
            rest.extendleft(_behind(label, rest.popleft()))
        elif count := _take_boxes(draft, list(islice(rest, _LARGEST_TABLE))):
            for _ in range(count):
                rest.popleft()
        elif is_direction(rest[0].text):
            draft.leave_out(rest.popleft().text, DIRECTION)
        else:
            break
    draft.said += rest


def _behind(label: Label, line: Line) -> list[Line]:
    """What of an answer stands behind its label, on the same line."""
    return [replace(line, text=label.text, words=label.text)] if label.text else []


def _take_boxes(draft: Draft, lines: Sequence[Line]) -> int:
    """Take the options that stand at the first of the lines; returns how many lines they were."""
    cell = lines[0].block.cell
    if cell is not None:
        own = takewhile(lambda line: line.block.cell and line.block.cell.table == cell.table, lines)
        table = list(own)
        if options := in_grid(table) or _in_rows(table):
            draft.offer(options)
            return len(table)
    options = boxes_in(lines[0], among=bool(draft.options) or is_empty_box(lines[1:2]))
    draft.offer(options)
    return 1 if options else 0


def _in_rows(table: Sequence[Line]) -> list[Option]:
    """Layout: a table whose rows read as lines of boxes: "☒ | Agree | ☐ | Disagree"."""
    rows: dict[int, list[str]] = {}
    for line in table:
        if line.block.cell:
            rows.setdefault(line.block.cell.row, []).append("☒" if line.text in ("x", "X") else line.text)
    found = [signed(" ".join(row)) for row in rows.values()]
    return [option for options in found for option in options] if all(found) else []
