"""Blocks -> lines -> openings -> parts: the one place where an old response becomes its outline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from consult_tui.domain.consultations import GENERAL_COMMENTS, Ignored, Question
from consult_tui.domain.past import PastPart
from consult_tui.intake.blocks import Block
from consult_tui.intake.past.answers import from_row, has_label, parted
from consult_tui.intake.past.boxes import bare
from consult_tui.intake.past.cover import ends_a_letter, is_form, letterhead, sorted_out
from consult_tui.intake.past.front import BOLD_LINE, endings_of, front_of
from consult_tui.intake.past.labels import answer_label, is_about, is_apart, is_key_messages
from consult_tui.intake.past.lines import Line, lines_of, markdown, with_more
from consult_tui.intake.past.openings import about_the_respondent, openings_of
from consult_tui.intake.past.tables import Row, Table, tables_of
from consult_tui.intake.questions.asking import ends_asking
from consult_tui.intake.questions.numbers import bare as numbered
from consult_tui.intake.questions.numbers import key, named

INTRODUCTION = "Introduction"
"""What stands before the first question or heading, as a part."""
CLOSING = "Closing words"
"""What stands behind the last one."""
_OWN_HEADING = re.compile(
    r"[\W\d]*(?:conclusions?|annex(?:es)?|appendi(?:x|ces)|(?:any )?(?:other|further|general|additional)"
    r" (?:comments?|points?|issues|views)|next steps|references|endnotes|background)\b.{0,60}",
    re.IGNORECASE,
)
_HEADINGS_TOGETHER = 10
"""Headings that stand one below the other before the first question below them."""


@dataclass(slots=True)
class Outline:
    """What a document was sorted into; every line is in one of these."""

    title: str
    parts: list[PastPart] = field(default_factory=list)
    about: list[Line] = field(default_factory=list)
    key_messages: list[Line] = field(default_factory=list)
    left_out: list[Ignored] = field(default_factory=list)


def outline_of(blocks: Iterable[Block], title: str, asked: Sequence[Question] = ()) -> Outline:
    """Sort a document.

    Args:
        blocks: As its reader gives them.
        title: As the document gives it, which is no heading of a part.
        asked: The consultation's own questions, where it is known.
    """
    return _Sorting(lines_of(blocks), title, asked).out


class _Sorting:
    """One pass over the lines."""

    def __init__(self, lines: list[Line], title: str, asked: Sequence[Question]) -> None:
        self.lines = lines
        self.out = Outline(title)
        front = front_of(lines)
        for at, why in front.items():
            if bare(lines[at].text) != bare(title):
                self._leave(lines[at].text, why)
        self.lines = lines = [line for at, line in enumerate(lines) if at not in front]
        self.endings = endings_of(lines)
        self.tables = {table.start: table for table in tables_of(lines)}
        inside = frozenset(i for table in self.tables.values() for i in range(table.start, table.end))
        self.openings = openings_of(lines, asked, inside)
        self.respondent = about_the_respondent(lines)
        self.section: Line | None = None
        self.section_used = True
        self._deepest_section = self._sections()
        self.labelled = self._is_labelled()
        index = 0
        while index < len(lines):
            index = self._step(index)
        self._end_section()
        self._without_repeats()
        self._as_one_comment()

    def _step(self, index: int) -> int:
        """Sort what begins at a line; returns the index behind it."""
        if table := self.tables.get(index):
            self._table(table)
            return table.end
        if opening := self.openings.get(index):
            end = self._end(index)
            part, left = parted(opening, self.lines[index:end], labelled=self.labelled)
            self._add(part)
            self.out.left_out += left
            return end
        end = index + 1
        while (
            end < len(self.lines)
            and not self._begins(end)
            and ({end - 1, end} <= self.respondent or not (self._heads(end) or end in self.endings))
        ):
            end += 1
        self._outside(self.lines[index:end], first=self._first)
        return end

    # Where parts begin and end.

    def _begins(self, index: int) -> bool:
        return index in self.openings or index in self.tables

    def _heads(self, index: int) -> bool:
        """Whether a line outside the answers heads something of its own."""
        line = self.lines[index]
        return line.heading or is_about(line) or is_key_messages(line) or is_apart(line)

    def _end(self, index: int) -> int:
        """Where the part that opens at a line ends."""
        end = index + 1
        while end < len(self.lines) and not self._begins(end) and not self._closes(end):
            end += 1
        return end

    def _closes(self, index: int) -> bool:
        """Whether an answer ends before this line: at a signature, or a heading that is not in the answer."""
        line = self.lines[index]
        if (
            index in self.endings
            or ends_a_letter(line)
            or is_about(line)
            or is_key_messages(line)
            or is_apart(line)
        ):
            return True
        if not line.heading or answer_label(line) or ends_asking(line.text):
            return False
        own = bool(_OWN_HEADING.fullmatch(line.text))
        return own or self._leads(index) or 0 < line.block.level <= self._deepest_section

    def _leads(self, index: int) -> bool:
        """Whether the first line behind a heading, other headings aside, begins a part."""
        behind = index + 1
        last = min(len(self.lines), index + _HEADINGS_TOGETHER)
        while behind < last and self.lines[behind].heading and not self._begins(behind):
            behind += 1
        return behind < last and self._begins(behind)

    def _sections(self) -> int:
        """Level of the deepest headings that part the questions: as deep as they no answer has one."""
        own = [
            self.lines[i].block.level
            for i in self.openings
            if self.lines[i].heading and self.lines[i].block.level < BOLD_LINE
        ]
        leading = [
            line.block.level
            for i, line in enumerate(self.lines)
            if line.heading and not self._begins(i) and self._leads(i) and not answer_label(line)
        ]
        return max([*own, *(level for level in leading if level < BOLD_LINE)], default=0)

    def _is_labelled(self) -> bool:
        """Whether the document announces its answers, most of the time."""
        found = [has_label(self.lines[i : self._end(i)][1:], o.number) for i, o in self.openings.items()]
        return sum(found) * 2 >= len(found) > 0

    # What they are.

    def _add(self, part: PastPart) -> None:
        section = self.section.text if self.section else None
        self.section_used = True
        self.out.parts.append(replace(part, question=replace(part.question, section=section)))

    def _table(self, table: Table) -> None:
        for line in table.header:
            self._leave(line.text, "the head of a table")
        for row in table.rows:
            asks = bool(row.question) and ends_asking(row.question[-1].text)
            if asks or (row.answer and (row.question or row.number)):
                self._row(row)
            elif row.lines:
                self._outside(row.lines, first=self._first)

    def _row(self, row: Row) -> None:
        number, question = row.number, list(row.question)
        found = (named(question[0].text) or numbered(question[0].text)) if question else None
        if not number and found and found.marked and found.text:
            number = found.number
            question[0] = replace(question[0], text=found.text, words=found.text)
        part, left = from_row(number, replace(row, question=question))
        self._add(part)
        self.out.left_out += left

    def _outside(self, lines: Sequence[Line], *, first: bool) -> None:
        """Sort lines that no question heads; the first may be a heading of their own."""
        head, body = lines[0], lines[1:]
        if bare(head.text) == bare(self.out.title) or (
            head.heading and bare(head.text) in bare(self.out.title)
        ):
            if body:
                self._outside(body, first=first)
        elif is_apart(head):
            for line in lines:
                self._leave(line.text, f"stands under '{head.text}'")
        elif is_about(head):
            self._leave(head.text, "heads what is said about us")
            self.out.about += body
        elif is_key_messages(head):
            self._leave(head.text, "heads the key messages")
            self.out.key_messages += body
        elif head.heading:
            self._headed(head, body)
        else:
            self._unheaded(lines, INTRODUCTION if first else CLOSING)

    def _headed(self, head: Line, body: Sequence[Line]) -> None:
        """A heading: with text below it a part of its own, without any the section of what follows."""
        letter = any(ends_a_letter(line) or is_form(line.text) for line in body)
        front = not self.out.parts and all(letterhead(line.text) for line in body)
        said, rest = sorted_out(body) if letter or front else (list(body), [])
        for text, why in rest:
            self._leave(text, why)
        if self.section and head.block.level <= self.section.block.level:
            self._end_section()
            self.section = None
        if not said:
            self._end_section()
            self.section, self.section_used = head, False
            return
        self._add(PastPart(question=Question(text=head.text), text=markdown(said), by_heading=True))

    def _unheaded(self, lines: Sequence[Line], name: str) -> None:
        said, rest = sorted_out(lines)
        for text, why in rest:
            self._leave(text, why)
        if not said:
            return
        question = Question(text=name)
        before = self.out.parts[-1] if self.out.parts else None
        if before is not None and before.by_heading and before.question.text == question.text:
            self.out.parts[-1] = replace(before, text=with_more(before.text, said))
        else:
            self.out.parts.append(PastPart(question=question, text=markdown(said), by_heading=True))

    def _end_section(self) -> None:
        """A heading below which nothing came."""
        if self.section and not self.section_used:
            self._leave(self.section.text, "a heading with nothing below it")
            self.section_used = True

    @property
    def _first(self) -> bool:
        """Whether nothing was answered yet, or in a document without questions nothing said."""
        return not any(not part.by_heading or not self.openings for part in self.out.parts)

    def _leave(self, text: str, why: str) -> None:
        self.out.left_out.append(Ignored(text=text, why=why))

    def _as_one_comment(self) -> None:
        """A paper without questions and headings: all that it says is one comment."""
        if [part.question.text for part in self.out.parts] == [INTRODUCTION] and self.out.parts[0].by_heading:
            self.out.parts = [replace(self.out.parts[0], question=Question(text=GENERAL_COMMENTS))]

    def _without_repeats(self) -> None:
        """Questions that are listed in front and answered further down: one part, with the words of both."""
        kept: list[PastPart] = []
        last = {key(part.question.number): at for at, part in enumerate(self.out.parts)}
        for at, part in enumerate(self.out.parts):
            later = last[key(part.question.number)] if part.question.number else at
            if later == at or part.text or part.choices:
                kept.append(part)
                continue
            other = self.out.parts[later]
            if bare(other.question.text) == bare(f"Question {other.question.number}"):
                question = replace(other.question, text=part.question.text, options=part.question.options)
                self.out.parts[later] = replace(other, question=question)
            else:
                self._leave(
                    " ".join((part.question.text, *part.question.options)), "printed again with its answer"
                )
        lost = {p.question.section for p in self.out.parts} - {p.question.section for p in kept}
        for section in sorted(filter(None, lost)):
            self._leave(section, "a heading above what is printed again with its answer")
        self.out.parts = kept
