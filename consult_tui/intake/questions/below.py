"""What may stand below a question: its boxes, directions, the rest of its words; one small rule a layout.

A rule puts what it takes into the question and returns the count of lines it took; 0 where it does not
apply. To
add one, write it and put it in `BELOW`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile

from consult_tui.domain.consultations import Choose
from consult_tui.intake.blocks import BlockKind, Cell
from consult_tui.intake.questions.asking import begins_asking, ends_asking, is_follow_up, sentences
from consult_tui.intake.questions.directions import (
    asks_reasons,
    invites_thoughts,
    is_direction,
    is_place_to_write,
    lets_choose,
    lets_choose_many,
    word_limit,
)
from consult_tui.intake.questions.drafts import Draft, Here
from consult_tui.intake.questions.lines import Line
from consult_tui.intake.questions.numbers import lettered, without_paragraph_number
from consult_tui.intake.questions.options import (
    LONGEST,
    between_slashes,
    in_a_row,
    is_amount,
    is_box_only,
    is_empty_box,
    is_known,
    tidy,
)
from consult_tui.intake.questions.regions import Region, is_heading
from consult_tui.intake.questions.respondents import is_field

Rule = Callable[[Draft, Here], int]
_CHOOSES = re.compile(
    r"(?:^|, |and )(?:which|how (?:often|many|long|much|likely|frequently|old|big|large)"
    r"|what (?:kind|type|sort|size|age|sector))\b[^?]*\?$",
    re.IGNORECASE,
)
_RATES = re.compile(r"\beach (?:of (?:the following|these)|(?:statement|item|option)\b)", re.IGNORECASE)
"""The items below are to be rated one by one: they are none of the question's words."""
_OR = re.compile(r"[;,] or$")
_LONGEST_PHRASE = 8
"""Words of an item that is a phrase."""
_LONGEST_TEXT = 500
"""Words of a question over several paragraphs."""


def options_between_slashes(question: Draft, here: Here) -> int:
    """Layout: "Strongly agree / Agree / Disagree" on a line of its own."""
    options = between_slashes(here.line.text)
    return _take(question, options, 1) if options else 0


def options_in_a_row(question: Draft, here: Here) -> int:
    """Layout: "Agree  Disagree  Don't know" on a line of its own, once a table's row."""
    options = in_a_row(here.line.text)
    return _take(question, options, 1) if options and not question.options else 0


def options_in_rows(question: Draft, here: Here) -> int:
    """Layout: "Strongly agree", then "Agree Disagree", then "Don't know": a table's row in a narrow PDF."""
    if question.options:
        return 0
    rows = [in_a_row(line.text) or [line.text] for line in takewhile(_is_row, here.rest)]
    several = len(rows) > 1 and any(len(row) > 1 for row in rows)
    return _take(question, [text for row in rows for text in row], len(rows)) if several else 0


def options_on_a_scale(question: Draft, here: Here) -> int:
    """Layout: "1 - not useful", "2", ... "5 - useful", where the question speaks of a scale."""
    if question.options or not here.near or " scale " not in question.words:
        return 0
    run = [line.text for line, step in zip(here.rest, range(1, 11), strict=False) if _begins_with(line, step)]
    return _take(question, run, len(run)) if len(run) > 2 else 0


def options_with_letters(question: Draft, here: Here) -> int:
    """Layout: "A) Yes", "B) No", each on a line of its own."""
    parts = takewhile(bool, (lettered(line.text) for line in here.rest[:26]))
    texts = [part.text for part in parts if part]
    return _take(question, texts, len(texts)) if _are_options(question, here, texts) else 0


def options_in_a_table(question: Draft, here: Here) -> int:
    """Steps in a table: "Strongly agree | Agree | Disagree", whatever stands to be rated below them.

    Empty boxes may stand beside them: "Yes | ☐ | No | ☐".
    """
    cell = here.line.block.cell
    if not cell or question.options:
        return 0
    steps = [line.text for line in takewhile(lambda line: _is_step(line, cell.table), here.rest)]
    row = [line.text for line in takewhile(lambda line: _in_row(line, cell), here.rest)]
    run = row if len(row) > len(steps) and _are_steps(row) else steps
    said = [text for text in run if not is_empty_box(text)]
    return _take(question, said, len(run)) if len(said) > 1 else 0


def options_in_a_list(question: Draft, here: Here) -> int:
    """Layout: items with boxes, that are answers ("Yes", "No"), or that a direction offers ("Choose one")."""
    run = list(takewhile(lambda line: line.bullet, here.rest))
    texts = [line.text for line in run]
    to_tick = len(run) > 1 and all(line.box for line in run) and bool(question.text) and not question.options
    return _take(question, texts, len(texts)) if to_tick or _are_options(question, here, texts) else 0


def options_as_paragraphs(question: Draft, here: Here) -> int:
    """Layout: "Yes", "No", "Don't know", each a paragraph; after a direction, others among them."""
    listed = question.words.endswith(":")
    if question.options or not (question.expects_options or listed or is_known(here.line.text)):
        return 0
    texts = [line.text for line in takewhile(_may_be_option, here.rest)]
    known = list(takewhile(is_known, texts))
    if listed:
        # "Faults should be reported within:" above "3 days", "10 days", "Other".
        run = list(takewhile(lambda text: is_known(text) or is_amount(text), texts))
        known = run if any(map(is_known, run)) else known
    if question.expects_options and any(map(is_known, texts)):
        upto = max(place for place, text in enumerate(texts, 1) if is_known(text))
        known = texts[:upto] if sum(map(is_known, texts[:upto])) * 2 >= upto else known
    return _take(question, known, len(known)) if len(known) > 1 else 0


def direction(question: Draft, here: Here) -> int:
    """Layout: "Please tick one box", "[free text]", "(max 400 words)": how to answer."""
    text = here.line.text
    if not question.text or not (is_direction(text) or is_box_only(text)):
        return 0
    if not is_box_only(text) and not question.options:
        question.expects_options = question.expects_options or lets_choose(text)
    question.boxed = question.boxed or is_place_to_write(text) or is_box_only(text)
    _note(question, text)
    return 1


def reasons(question: Draft, here: Here) -> int:
    """Layout: "Please give the reasons for your answer." as a paragraph: the comment on the same answer."""
    if not here.near or not question.asked or not asks_reasons(here.line.text) or here.line.heading:
        return 0
    if here.next_item and here.place.region in (Region.QUESTIONS, Region.REPEATED):
        return 0
    _note(question, here.line.text)
    return 1


def rest_of_its_words(question: Draft, here: Here) -> int:
    """The question below its number, over several paragraphs, or with the items that it is about."""
    text, long = here.line.text, len(question.words.split()) > _LONGEST_TEXT
    if (
        (is_heading(here.line) and question.text)
        or not here.near
        or long
        or question.options
        or question.boxed
    ):
        return 0
    unfinished = question.words[-1:].isalnum() and (text[:1].isdigit() or ends_asking(text))
    if here.line.bullet and (_RATES.search(question.words) or invites_thoughts(question.words)):
        return 0
    if question.cell and question.text and not here.line.block.cell:
        # What stands below a table is no part of a question in it.
        return 0
    if here.line.bullet and question.words.endswith(":"):
        return _whole_list(question, here)
    goes_on = not question.asked or ((text[:1].islower() or unfinished) and not here.line.bullet)
    asks_on = (
        bool(question.number)
        and ends_asking(text)
        and begins_asking(text)
        and not is_follow_up(text)
        and not here.line.bullet
    )
    if not goes_on and not (asks_on and (not here.line.in_table or here.line.block.cell == question.cell)):
        return 0
    question.text.append(text if question.text else without_paragraph_number(text))
    _note(question, text)
    return 1


def _whole_list(question: Draft, here: Here) -> int:
    """Take in the items that end a sentence: "..., including:" with "burns" and "damage to eyes"."""
    texts = [line.text for line in takewhile(lambda line: line.bullet and not line.heading, here.rest)]
    if sum(len(text.split()) for text in texts) > _LONGEST_TEXT:
        texts = texts[:1]
    question.text += texts
    return len(texts)


def list_to_consider(question: Draft, here: Here) -> int:
    """Items below a complete question that are no options: what to think of, or what is to be rated."""
    if not here.near or not here.line.bullet or here.line.heading:
        return 0
    question.boxed = question.boxed or bool(_RATES.search(question.words))
    return sum(1 for _ in takewhile(lambda line: line.bullet and not ends_asking(line.text), here.rest))


BELOW: tuple[Rule, ...] = (
    options_between_slashes,
    options_in_rows,
    options_in_a_row,
    options_on_a_scale,
    options_with_letters,
    options_in_a_table,
    options_in_a_list,
    options_as_paragraphs,
    direction,
    reasons,
)
"""Before a new question may open."""
BELOW_LAST: tuple[Rule, ...] = (rest_of_its_words, list_to_consider)
"""Where no question opens."""


def _take(question: Draft, texts: list[str], lines: int) -> int:
    """Put options in; a place to write among them is none."""
    question.options += [tidy(text) for text in texts if not is_box_only(text)]
    question.expects_options = False
    return lines


def _are_options(question: Draft, here: Here, texts: list[str]) -> bool:
    """Whether a run of items is what may be ticked, and not what to think of."""
    if not texts or question.options or not question.text or all(map(is_field, texts)):
        return False
    either = here.line.bullet and _joined_by_or(question.words, texts)
    asked = (
        texts[:-1] if (either or _offers_a_choice(question.words)) and not begins_asking(texts[-1]) else texts
    )
    if any(ends_asking(text) for text in asked) or max(len(text.split()) for text in texts) > LONGEST:
        return False
    known = sum(is_known(text) or is_amount(text) for text in texts)
    if not here.near and not question.expects_options:
        return len(texts) > 1 and known * 2 > len(texts)
    offered = question.expects_options or lets_choose(question.words) or either
    form = question.place.region is Region.ABOUT_YOU
    return len(texts) > 1 and (known > 0 or offered or form or _completes(question.words, texts))


def _offers_a_choice(question: str) -> bool:
    """Whether what follows a colon is to be chosen from: the question's mark may stand behind the last."""
    return question.endswith(":") and lets_choose(question)


def _joined_by_or(question: str, texts: Sequence[str]) -> bool:
    """Whether items are alternatives: "Do you prefer:" with "fixed fees; or" before the last."""
    instances = re.search(r"\b(?:for example|such as|including|e\.g\.):$", question)
    return question.endswith(":") and len(texts) > 1 and bool(_OR.search(texts[-2])) and not instances


def _completes(question: str, texts: list[str]) -> bool:
    """Whether a list of short phrases is what a question with "which" or "how often" lets one choose from.

    "Which room do you use?" with "Church hall", "Pub" and "School"; not "What should we weigh?", nor items
    that end in ";".
    """
    short = all(len(text.split()) <= _LONGEST_PHRASE and text[-1:] not in ";,:?" for text in texts)
    return len(texts) > 2 and short and bool(_CHOOSES.search(sentences(question)[-1]))


def _is_step(line: Line, table: int) -> bool:
    step = is_known(line.text) or is_empty_box(line.text)
    return line.block.cell is not None and line.block.cell.table == table and step


def _in_row(line: Line, cell: Cell) -> bool:
    other = line.block.cell
    return other is not None and (other.table, other.row) == (cell.table, cell.row)


def _are_steps(row: Sequence[str]) -> bool:
    """Whether the cells of a row are a scale, most of whose steps are known: "Useful" between two others."""
    said = [text for text in row if not is_empty_box(text)]
    short = all(len(text.split()) <= _LONGEST_PHRASE for text in said)
    return short and sum(map(is_known, said)) * 2 > len(said) and is_known(said[0])


def _begins_with(line: Line, figure: int) -> bool:
    return bool(re.match(rf"{figure}(?!\d)", line.text))


def _is_row(line: Line) -> bool:
    plain = line.block.kind is BlockKind.PARAGRAPH
    return plain and (is_known(line.text) or bool(in_a_row(line.text)))


def _may_be_option(line: Line) -> bool:
    plain = line.block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM) and not ends_asking(line.text)
    return plain and len(line.text.split()) <= LONGEST and not is_direction(line.text)


def _note(question: Draft, text: str) -> None:
    """Take from a direction what it says about the answer."""
    if lets_choose_many(text):
        question.choose = Choose.MANY
    question.word_limit = question.word_limit or word_limit(text)


def ignored_lines(rule: Rule, here: Here, count: int) -> Iterator[tuple[str, str]]:
    """What a rule set aside, with the reason: nothing vanishes silently."""
    why = _WHY.get(rule)
    if why:
        yield from ((line.text, why) for line in here.rest[:count])


_WHY: dict[Rule, str] = {
    direction: "says how to answer the question above it",
    reasons: "asks for the reasons or comments that belong to the answer above it",
    list_to_consider: "a list below a question: what to think of, or what is to be rated",
}
