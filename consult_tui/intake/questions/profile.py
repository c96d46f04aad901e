"""How one document numbers its questions: "4." is a question only where that is the custom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from consult_tui.intake.questions.asking import asks, ends_asking, is_request, only_asks, sentences
from consult_tui.intake.questions.directions import asks_reasons, is_direction, says_where_to_write
from consult_tui.intake.questions.lines import Line
from consult_tui.intake.questions.numbers import bare, first_figure, lettered, named, prefixed, subject
from consult_tui.intake.questions.options import between_slashes, in_a_row, in_text, is_known
from consult_tui.intake.questions.regions import Place, Region, is_heading, region_of
from consult_tui.intake.questions.respondents import is_field

_ENOUGH = 2
"""Questions of a kind before it is taken for the document's custom."""
_ENOUGH_AMONG_PARAGRAPHS = 3
"""The same, where they are counted together with paragraphs that state."""
_WIDEST_GAP = 3
_PROSE = 12
"""Words of a paragraph that goes into a matter."""
_ROW_NUMBER = re.compile(r"(?:Question |Q\.?\s?)?(\d{1,3}(?:\.\d{1,2})?(?:[a-z]|\([a-z]\))?)[.:)]?")
_VIEW = re.compile(r"(?:in your (?:view|opinion|experience)|tick|select|choose|rank)\b", re.IGNORECASE)
"""How a question begins that its options complete, and a statement seldom."""
_INVERTED = re.compile(
    r"(?:do|does|did|should|would|could|can|are|is|will|have|has|what|which|who|how|to what extent)\b",
    re.IGNORECASE,
)
"""How a question begins that a statement does not ("Where a council ...", "If a boat ...")."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A document's customs."""

    named: frozenset[int]
    """Indices of lines such as "Question 4: ..."."""
    numbered: frozenset[int]
    """Indices of lines such as "4. ...", where they are questions."""
    prefixed: frozenset[int]
    """Indices of lines such as "D1. ..."."""
    numbered_headings: frozenset[int]
    """Headings below which numbered or named questions stand: what is unnumbered there hangs on them."""
    subjects: frozenset[int] = frozenset()
    """Indices of lines such as "Issue 4: ...?", where several ask."""
    lettered: frozenset[int] = frozenset()
    """Indices of lines such as "B. ...?", where letters are all that counts the questions."""
    question_columns: frozenset[tuple[int, int]] = frozenset()
    """Table and column of those whose header is "Question"."""
    row_numbers: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """What stands as a number before such a column, by table and row."""


def profile_of(lines: Sequence[Line], places: Sequence[Place]) -> Profile:
    """Look through the whole document."""
    by_name = frozenset(i for i, line in enumerate(lines) if _is_named(line, lines[i + 1 : i + 2]))
    by_number = frozenset(_numbered(lines, places, by_name))
    by_prefix = frozenset(_prefixed(lines))
    columns = frozenset(_question_columns(lines))
    return Profile(
        named=by_name,
        numbered=by_number,
        prefixed=by_prefix,
        numbered_headings=frozenset(places[i].heading for i in by_name | by_number),
        subjects=frozenset(_subjects(lines)),
        lettered=frozenset() if by_name or by_number else frozenset(_lettered(lines, places)),
        question_columns=columns,
        row_numbers=dict(_row_numbers(lines, columns)),
    )


def _is_named(line: Line, below: Sequence[Line]) -> bool:
    """Whether it opens as "Question 4": with a sign after the number, alone, or followed by what asks.

    So does "Q3 Exemptions:" above its first part.
    """
    found = named(line.text)
    if not found:
        return False
    part = lettered(below[0].text) if below and found.text.endswith(":") else None
    leads = part is not None and part.number in ("a", "i")
    return found.marked or not found.text or (found.text[:1].isupper() and (leads or asks(found.text)))


def _prefixed(lines: Sequence[Line]) -> Iterator[int]:
    """Letter and number, where the same letter comes more than once and what follows asks."""
    found = {i: p for i, line in enumerate(lines) if (p := prefixed(line.text)) and asks(p.text)}
    letters = [p.number[0] for p in found.values()]
    for index, one in found.items():
        if letters.count(one.number[0]) >= _ENOUGH and one.number[0] != "Q":
            yield index


def _subjects(lines: Sequence[Line]) -> list[int]:
    """Layout: "Issue 3: ...?", "Proposal 2(a): ...?", where more than one asks."""
    found = [i for i, line in enumerate(lines) if (one := subject(line.text)) and ends_asking(one.text)]
    return found if len(found) >= _ENOUGH else []


def _lettered(lines: Sequence[Line], places: Sequence[Place]) -> list[int]:
    """Layout: "A. Should ...?", "B. Please comment ...": capitals in order, each of which asks."""
    out: list[int] = []
    for index, line in enumerate(lines):
        found = lettered(line.text)
        apart = line.heading or line.in_table or places[index].region is Region.APART
        if not found or apart or found.number != chr(ord("A") + len(out)):
            continue
        if not (ends_asking(found.text) or _requests(found.text)):
            return []
        out.append(index)
    return out if len(out) >= _ENOUGH_AMONG_PARAGRAPHS else []


def _numbered(lines: Sequence[Line], places: Sequence[Place], by_name: frozenset[int]) -> list[int]:
    """Bare numbers that are questions: below a heading that says so, or in a sequence of their own."""
    if len(by_name) >= _ENOUGH:
        return _in_the_gaps(lines, places, by_name)
    headings_ask = _headings_ask(lines, places)
    out: list[int] = []
    last = 0
    above_asks, above_figure = True, 0
    for index, line in enumerate(lines):
        found = bare(line.text)
        if not found or (line.in_table and not found.marked) or _is_title(line):
            continue
        region = places[index].region
        figure = first_figure(found.number)
        listed = region in (Region.QUESTIONS, Region.REPEATED)
        asking = _asks(line, found.text, listed, lines[index + 1 : index + 2])
        runs_on = figure == above_figure + 1 and not above_asks
        below = lines[index + 1 : index + 3]
        lead_in = listed and (found.text.endswith(":") or _is_lead_in(line, below))
        # In a run of questions, "9. Please describe ..." is the next.
        next_one = figure == last + 1 and last > 0 and not line.heading
        asking = asking or (next_one and _requests(found.text))
        if listed and runs_on and not (ends_asking(found.text) or is_request(found.text)):
            # The count of the paragraphs goes on below "Consultation question".
            asking = False
        in_turn = figure == 1 or last <= figure <= last + _WIDEST_GAP
        own = (found.marked and asking and in_turn and not runs_on and region is not Region.APART) and (
            not line.heading or headings_ask
        )
        if (listed and (asking or lead_in)) or own:
            out.append(index)
            last = figure
        above_asks, above_figure = asking, figure
    alone = [i for i in out if places[i].region not in (Region.QUESTIONS, Region.REPEATED, Region.ABOUT_YOU)]
    if len(alone) < _ENOUGH:
        listed_ones = [i for i in out if i not in alone]
        out = listed_ones + [i for i in alone if _goes_on_with(listed_ones, i, lines)]
    without_a_sign = _without_a_sign(lines, places)
    if set(out) < set(without_a_sign):
        return without_a_sign
    return out or _among_paragraphs(lines, places)


def _in_the_gaps(lines: Sequence[Line], places: Sequence[Place], by_name: frozenset[int]) -> list[int]:
    """Layout: "1." and "2." of Word's own numbering beside "Question 3": they fill the gaps in one count."""
    names = {i: found.number for i in by_name if (found := named(lines[i].text))}
    figures = {first_figure(number) for number in names.values()}
    out: list[int] = []
    last = 0
    for index, line in enumerate(lines):
        if index in names:
            last = first_figure(names[index])
            continue
        found = bare(line.text)
        if not found or not found.number.isdigit() or not found.marked or line.in_table or line.heading:
            continue
        figure = int(found.number)
        missing = figure not in figures and figure == last + 1 and figure < max(figures)
        if missing and only_asks(found.text) and places[index].region is not Region.APART:
            out.append(index)
            last = figure
    return out


def _without_a_sign(lines: Sequence[Line], places: Sequence[Place]) -> list[int]:
    """Layout: "1 What is your name?", "2 a) Do you agree?": as online surveys and old forms are printed.

    They count from 1 without a gap, each asks, and below most of them stands a place for the answer.
    """
    out: list[int] = []
    last = waiting = 0
    for index, line in enumerate(lines):
        found = bare(line.text)
        if not found or line.in_table or line.heading or places[index].region is Region.APART:
            continue
        figure = first_figure(found.number)
        in_turn = figure == last + 1 or (figure == last and not found.number.isdigit())
        if in_turn and (ends_asking(found.text) or is_request(found.text)):
            out.append(index)
            last = figure
            waiting += _is_unanswered(lines[index + 1 : index + 2])
    return out if last >= _ENOUGH_AMONG_PARAGRAPHS and waiting * 2 > len(out) else []


def _is_unanswered(below: Sequence[Line]) -> bool:
    """Whether what stands below a number is no answer to it: another number, boxes, a place to write."""
    if not below:
        return True
    line = below[0]
    fills_in = is_direction(line.text) or asks_reasons(line.text) or is_field(line.text)
    return line.heading or line.bullet or fills_in or bare(line.text) is not None or _offers(below)


def _among_paragraphs(lines: Sequence[Line], places: Sequence[Place]) -> list[int]:
    """Numbered paragraphs that only ask, in one count with those that state, where there are several.

    "7. What would help you to keep them?" before "8. ..." or a heading is one; "7. How long do we keep data?"
    with its answer in a paragraph below is none, nor is "7. Is it fair? We think so.".
    """
    out = []
    for index, line in enumerate(lines):
        found = bare(line.text)
        if not found or not found.marked or line.heading or line.in_table or line.block.quoted:
            continue
        unanswered = _is_unanswered(lines[index + 1 : index + 2])
        if unanswered and only_asks(found.text) and places[index].region is not Region.APART:
            out.append(index)
    return out if len(out) >= _ENOUGH_AMONG_PARAGRAPHS else []


def _goes_on_with(listed: Sequence[int], index: int, lines: Sequence[Line]) -> bool:
    """Whether a number goes on with the count of those listed above it, though under a heading of its own."""
    above = [first_figure(lines[i].text) for i in listed if i < index]
    return bool(above) and first_figure(lines[index].text) == above[-1] + 1


def _is_title(line: Line) -> bool:
    """Whether it is a numbered heading of a kind that documents have: "3.0 Questions", "3. What we ask"."""
    return is_heading(line) and region_of(line.text) is not Region.ORDINARY


def _question_columns(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Layout: a table of proposals, one column of which is headed "Question"."""
    for line in lines:
        cell = line.block.cell
        if cell and cell.row == 0 and is_question_header(line.text):
            yield cell.table, cell.column


def _row_numbers(
    lines: Sequence[Line], columns: frozenset[tuple[int, int]]
) -> Iterator[tuple[tuple[int, int], str]]:
    """The cells before a column of questions that only count: "3", "Q4", "2(b)"."""
    before = dict(sorted(columns, reverse=True))
    for line in lines:
        cell = line.block.cell
        found = _ROW_NUMBER.fullmatch(line.text)
        if cell and found and cell.column < before.get(cell.table, 0):
            yield (cell.table, cell.row), found[1]


def is_question_header(text: str) -> bool:
    """Whether a header cell says that questions stand below it.

    >>> is_question_header("Consultation question"), is_question_header("Answer")
    (True, False)
    """
    return bool(re.fullmatch(r"(?:our |the |consultation )?questions?\s*:?", text, re.IGNORECASE))


def _offers(below: Sequence[Line]) -> bool:
    """Whether boxes to tick stand below: then a statement is a question, to be agreed with or not."""
    return any(between_slashes(line.text) or in_a_row(line.text) or is_known(line.text) for line in below)


def _asks(line: Line, text: str, listed: bool, below: Sequence[Line]) -> bool:
    """Whether what stands behind a number asks: in a list of questions by any word, elsewhere by its mark.

    "4. Do you think fares should be:" above its options asks too; the title "2. What we propose" does not.
    """
    if line.heading:
        return ends_asking(text) or is_request(text)
    if listed:
        return asks(text)
    clause = sentences(text)[-1].rpartition(", ")[2]
    open_end = text.endswith(":") and bool(_INVERTED.match(clause) or _VIEW.match(sentences(text)[-1]))
    return ends_asking(in_text(text)[0]) or (open_end and (_offers(below) or any(map(_is_listed, below))))


def _requests(text: str) -> bool:
    return is_request(text) and not says_where_to_write(text)


def _is_listed(line: Line) -> bool:
    return line.bullet or lettered(line.text) is not None


def _is_lead_in(line: Line, below: Sequence[Line]) -> bool:
    """Whether boxes or parts that ask stand below: "3) Licences" above "(a) Should they be open?"."""
    part = lettered(below[0].text) if below else None
    parted = part is not None and part.number in ("a", "i") and ends_asking(part.text)
    return _offers(below) or (parted and not line.heading)


def _headings_ask(lines: Sequence[Line], places: Sequence[Place]) -> bool:
    """Whether numbered headings are questions here, rather than the sections' titles.

    They are titles where numbers that are no headings ask too: in a list of questions, or in any place if
    the text below most of the headings goes into the matter ("3. Designs: should we protect them?").
    """
    titles = {i: found for i, line in enumerate(lines) if line.heading and (found := bare(line.text))}
    asking = [i for i, title in titles.items() if ends_asking(title.text) or is_request(title.text)]
    if len(asking) < _ENOUGH or len(asking) * 2 <= len(titles):
        return False
    others = [i for i, line in enumerate(lines) if _asks_below_a_title(line, places[i])]
    listed = sum(places[i].region in (Region.QUESTIONS, Region.REPEATED) for i in others)
    explained = sum(_is_explained(lines[i + 1 : i + 2]) for i in asking)
    return not (listed >= _ENOUGH or (len(others) >= _ENOUGH and explained * 2 > len(asking)))


def _asks_below_a_title(line: Line, place: Place) -> bool:
    found = None if line.heading or line.in_table else bare(line.text)
    return found is not None and found.marked and ends_asking(found.text) and place.region is not Region.APART


def _is_explained(below: Sequence[Line]) -> bool:
    """Whether prose stands below a heading, and no direction, box, part or number."""
    if not below or _is_unanswered(below):
        return False
    text = below[0].text
    return len(text.split()) >= _PROSE and lettered(text) is None and not asks(text)
