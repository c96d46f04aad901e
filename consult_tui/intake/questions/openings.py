"""How a question opens: one small rule a layout; to add one, write it and put it in a table here.

A rule looks at one line (and at what is known around it) and says what opens there, or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from consult_tui.intake.questions.asking import asks, begins_asking, ends_asking, is_follow_up, is_request
from consult_tui.intake.questions.directions import asks_reasons, is_direction, says_where_to_write
from consult_tui.intake.questions.drafts import Draft, Here
from consult_tui.intake.questions.lines import Line
from consult_tui.intake.questions.numbers import (
    bare,
    boxed,
    first_figure,
    lettered,
    named,
    parent_of,
    prefixed,
    subject,
    with_part,
)
from consult_tui.intake.questions.regions import Region
from consult_tui.intake.questions.respondents import is_about_respondent, is_field

_LONGEST_TITLE = 10
"""Words after "Question 4" in a heading that are a title and no question."""
_LONGEST_REQUEST = 60
_CONDITION = re.compile(r"\b(?:where|when|if|because):$")
_WORD_ALONE = re.compile(r"(?:consultation )?question\s*:?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens at a line."""

    number: str
    text: str
    parent: str | None = None
    lead: Draft | None = None
    """Of a lettered part: the question of which it is one."""
    letter: str = ""
    title: str = ""
    """Words beside the number that only name the subject."""


Rule = Callable[[Here], Opening | None]


def question_and_number(here: Here) -> Opening | None:
    """Layout: "Question 4: Do you agree?", "Q4. ...", "Q5.1 ...", "Cwestiwn 4."; or the text is below."""
    if here.index not in here.profile.named:
        return None
    found = named(here.line.text)
    if not found:
        return None
    titled = here.line.heading or _has_part_below(found.number, here)
    if titled and len(found.text.split()) <= _LONGEST_TITLE and not asks(found.text):
        return Opening(found.number, "", title=found.text)
    return Opening(found.number, found.text)


def _has_part_below(number: str, here: Here) -> bool:
    """Whether the next line is a part: "Q2. Landowners" above "Q2a. ..."."""
    below = named(here.rest[1].text) if len(here.rest) > 1 else None
    return below is not None and parent_of(below.number) == number


def letter_and_number(here: Here) -> Opening | None:
    """Layout: "D1. What is your name?": questions counted with a letter of their own."""
    found = prefixed(here.line.text) if here.index in here.profile.prefixed else None
    return Opening(found.number, found.text) if found else None


def subject_and_number(here: Here) -> Opening | None:
    """Layout: "Issue 3: How should it be paid for?", "Proposal 2(a): ...?", where several ask."""
    found = subject(here.line.text) if here.index in here.profile.subjects else None
    return Opening(found.number, found.text) if found else None


def number_alone(here: Here) -> Opening | None:
    """Layout: "4. Do you agree?", "4) ...", "1 - ...", where the document numbers its questions so."""
    found = bare(here.line.text) if here.index in here.profile.numbered else None
    return Opening(found.number, found.text) if found else None


def letter_alone(here: Here) -> Opening | None:
    """Layout: "B. What conditions should it carry?", where only letters count the questions."""
    found = lettered(here.line.text) if here.index in here.profile.lettered else None
    return Opening(found.number, found.text) if found else None


def number_below(here: Here) -> Opening | None:
    """Layout: "14.1 Please say why." or "6.i. ..." after question 14 or 6."""
    found = bare(here.line.text)
    if not found or not here.current or not (ends_asking(found.text) or is_request(found.text)):
        return None
    if not here.current.text and not here.current.title:
        # "Question 4" above "4.3 We invite views on ...": the number is the paragraph's.
        return None
    above, figure = here.current.number, str(first_figure(found.number))
    is_below = (
        found.number != figure and first_figure(above) == int(figure) and above.strip(".")[:1].isdigit()
    )
    return Opening(found.number, found.text) if is_below and _in_turn(above, found.number) else None


def _in_turn(above: str, number: str) -> bool:
    """Whether a second figure is the next: "14.1" after "14" or "14.2" after "14.1", not paragraph "4.9"."""
    figures, before = re.findall(r"\d+", number), re.findall(r"\d+", above)
    return len(figures) < 2 or int(figures[1]) == (int(before[1]) if len(before) > 1 else 0) + 1


def lettered_part(here: Here) -> Opening | None:
    """Layout: "(b) in five years?", "b. ..." or "(2) ..." below a question that asks of each: a part of it.

    What follows "Who should pay where:" are its conditions and no parts.
    """
    lead = here.current.lead or here.current if here.current else None
    if not lead or not lead.number:
        return None
    found = lettered(here.line.text) or (boxed(here.line.text) if lead.words.endswith(":") else None)
    if not found:
        return None
    if _CONDITION.search(lead.words):
        return None
    letter = found.number.casefold()
    if letter != following(lead.last_letter, letter) or not (lead.last_letter or here.near):
        return None
    if not (ends_asking(found.text) or not lead.text or begins_asking(lead.words) or asks(lead.words)):
        return None
    number = with_part(lead.number, found.number)
    return Opening(number, found.text, parent=lead.number, lead=lead, letter=letter)


def if_so(here: Here) -> Opening | None:
    """Layout: "If no, which others would you include?" right below a question."""
    if (
        not here.current
        or not here.near
        or not is_follow_up(here.line.text)
        or not ends_asking(here.line.text)
    ):
        return None
    return Opening("", here.line.text, parent=here.current.parent or here.current.number or None)


def asking_item(here: Here) -> Opening | None:
    """Layout: "- Are there other tools that would do better?" as an item below a complete question."""
    current = here.current
    # "What would the effects be? We are interested in two." may be followed by them.
    direct = begins_asking(here.line.text) and not here.line.text[:1].islower()
    complete = current is not None and (
        current.ended or current.words.endswith(":") or (current.asked and direct)
    )
    if (
        not current
        or not complete
        or not here.near
        or not here.line.bullet
        or not ends_asking(here.line.text)
    ):
        return None
    return Opening("", here.line.text, parent=current.parent or current.number or None)


def word_alone(here: Here) -> Opening | None:
    """Layout: "Question" on a line of its own, without a number, and the text below; no table's header."""
    if here.line.in_table and any(_beside(here.line, other) for other in here.rest[1:8]):
        return None
    return Opening("", "") if _WORD_ALONE.fullmatch(here.line.text) and not _is_header(here) else None


def in_a_question_column(here: Here) -> Opening | None:
    """Layout: a table of proposals with a column headed "Question": what asks in it, numbered or not."""
    cell, text = here.line.block.cell, here.line.text
    if not cell or cell.row == 0 or (cell.table, cell.column) not in here.profile.question_columns:
        return None
    found = bare(text)
    said = found.text if found else text
    asking = ends_asking(said) or is_request(said)
    counted = here.profile.row_numbers.get((cell.table, cell.row), "")
    return Opening(found.number if found else counted, said) if asking else None


def below_a_heading(here: Here) -> Opening | None:
    """Layout: "Do you agree?" without a number, below the heading "Consultation questions"."""
    text = here.line.text
    if here.place.region not in (Region.QUESTIONS, Region.REPEATED):
        return None
    if here.line.in_table:
        return None
    if here.place.heading in here.profile.numbered_headings and not _behind_a_box(here):
        return None
    if _announces_items(here):
        return None
    on_the_answer_above = here.current is not None and asks_reasons(text) and not here.next_item
    asking = ends_asking(text) or _requests(here.line)
    if not asking or is_direction(text) or on_the_answer_above:
        return None
    # A list of questions that are asked elsewhere counts them, whatever they are called there.
    counted = bare(text) or lettered(text)
    if lettered(text) and not here.line.first:
        return None
    return Opening(counted.number, counted.text) if counted and counted.marked else Opening("", text)


def about_you(here: Here) -> Opening | None:
    """Layout: "Full name:", "Are you responding for an organisation?" without a number, about who answers."""
    text = here.line.text
    if is_direction(text):
        return None
    if here.place.region is Region.ABOUT_YOU and (
        is_field(text) or ends_asking(text) or _requests(here.line)
    ):
        return Opening("", text)
    asked = is_about_respondent(text) and (ends_asking(text) or (here.current is not None and here.near))
    return Opening("", text) if asked and here.place.region is not Region.APART else None


def next_part(here: Here) -> Opening | None:
    """Layout: "(b) What notice?" below "Q4 (a) Should they?": the part after one printed with its number."""
    found = lettered(here.line.text)
    above = here.current.number if here.current and not here.current.lead else ""
    parent = parent_of(above)
    if not found or not parent or not (ends_asking(found.text) or is_request(found.text)):
        return None
    letter = re.sub(r"\W", "", above[len(parent) :]).casefold()
    if found.number.casefold() != following(letter, found.number.casefold()):
        return None
    number = above[: len(parent)] + above[len(parent) :].casefold().replace(letter, found.number)
    return Opening(number, found.text, parent=parent)


NUMBERED: tuple[Rule, ...] = (
    letter_and_number,
    subject_and_number,
    number_alone,
    letter_alone,
    number_below,
    lettered_part,
    next_part,
)
UNNUMBERED: tuple[Rule, ...] = (
    in_a_question_column,
    asking_item,
    if_so,
    word_alone,
    about_you,
    below_a_heading,
)
"""Tried only where no question is waiting for its words."""


def following(letter: str, shown: str) -> str:
    """The letter or figure that comes next: "a", "i" or "1" first, then in order.

    >>> following("", "a"), following("b", "c"), following("i", "ii"), following("1", "2")
    ('a', 'c', 'ii', '2')
    """
    if shown.isdigit():
        return str(int(letter) + 1 if letter.isdigit() else 1)
    numerals = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"]
    if not letter:
        return shown if shown in ("a", "i") else "a"
    if letter in numerals[:-1] and shown in numerals:
        return numerals[numerals.index(letter) + 1]
    return chr(ord(letter[0]) + 1)


def _announces_items(here: Here) -> bool:
    """Whether it is "We would welcome views on the following:" above items that ask, each for itself."""
    below = here.rest[1] if len(here.rest) > 1 else None
    open_end = here.line.text.endswith(":") and is_request(here.line.text)
    return (
        open_end
        and below is not None
        and below.bullet
        and ends_asking(below.text)
        and begins_asking(below.text)
    )


def _behind_a_box(here: Here) -> bool:
    """Whether a question stands right behind the place to write of the one above: then it is another."""
    return here.near and here.current is not None and here.current.boxed and ends_asking(here.line.text)


def _beside(line: Line, other: Line) -> bool:
    """Whether two lines stand in cells of one table's row."""
    one, two = line.block.cell, other.block.cell
    return bool(one and two and one.table == two.table and one.row == two.row and one.column != two.column)


def _is_header(here: Here) -> bool:
    """Whether it is the last cell of a table's header."""
    cell = here.line.block.cell
    return cell is not None and cell.row == 0 and cell.column > 0


def _requests(line: Line) -> bool:
    """Whether it asks without a question mark ("Please describe the costs").

    A heading does not, nor what says how to answer or whom to write to ("Please write to ...").
    """
    plain = not line.heading and not says_where_to_write(line.text)
    return plain and is_request(line.text) and len(line.text.split()) <= _LONGEST_REQUEST
