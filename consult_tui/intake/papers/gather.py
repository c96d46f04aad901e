"""Pieces -> candidates: each numbered paragraph by itself, with where it stands; all else left out, with why.

Numbered and lettered parts stand apart, each with the words that lead in to it, because a board agrees and
minutes them one by one; bullets, which have no number to be cited by, stay with their paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from consult_tui.domain.consultations import Ignored
from consult_tui.domain.papers import Candidate, Stands
from consult_tui.domain.positions import Kind
from consult_tui.intake.papers import sections, why
from consult_tui.intake.papers.headings import Now, is_heading
from consult_tui.intake.papers.meetings import Sighting, sighted
from consult_tui.intake.papers.numbers import Counting, Mark, Style
from consult_tui.intake.papers.pieces import Piece
from consult_tui.intake.papers.sections import Section, section_of
from consult_tui.intake.papers.where import Where

_LONGEST_BY = 12
_LONGEST_PARAGRAPH = 10_000
"""Characters from which on nothing more is joined to a paragraph."""
_LEAST_PROSE = 8
"""Words of a paragraph without a number that may still be a line, in a paper that numbers none."""
_USUAL = re.compile(
    r"(?:executive )?summary|background|introduction|context|overview|minutes|agenda|notes?|detail|report",
    re.IGNORECASE,
)
_BY = re.compile(r"(?:joint )?(?:report|paper|briefing) (?:of|by|from) ", re.IGNORECASE)

_SECTION_WHY = {
    Section.AGENDA: why.AGENDA,
    Section.ACTION: why.ACTION,
    Section.CONTACT: why.CONTACT,
    Section.FORMAL: why.FORMAL,
}


@dataclass(slots=True)
class Gathered:
    """What was found so far."""

    candidates: list[Candidate] = field(default_factory=list)
    left_out: dict[str, str] = field(default_factory=dict)
    """Why, by text: a running header is listed once."""
    title: str = ""
    by: str = ""

    def leave(self, text: str, reason: str) -> None:
        """List a text as left out."""
        self.left_out.setdefault(text, reason)

    @property
    def ignored(self) -> tuple[Ignored, ...]:
        """All that was left out, in its order."""
        return tuple(Ignored(text=text, why=reason) for text, reason in self.left_out.items())


def gather(pieces: Sequence[Piece], where: Where, known: Sequence[str], *, prose: bool = False) -> Gathered:
    """The candidates of a paper.

    Args:
        pieces: Its text.
        where: What is known of the whole paper.
        known: Names of bodies in the register.
        prose: Whether paragraphs without a number are candidates too.
    """
    walk = _Walk(where, known, prose)
    for n, piece in enumerate(pieces):
        walk.take(piece, pieces[n + 1] if n + 1 < len(pieces) else None, front=n < where.front)
    return walk.found


class _Walk:
    """Goes through the paper from top to bottom."""

    def __init__(self, where: Where, known: Sequence[str], prose: bool) -> None:
        self.where, self.known, self.prose = where, known, prose
        self.found = Gathered()
        self.page: int | None = None
        self._begin(where.stands, minutes=where.minutes)

    def _begin(self, stands: Stands, *, minutes: bool) -> None:
        """Begin the paper, or an item of it: what is counted begins anew."""
        self.stands, self.minutes = stands, minutes
        self.heading, self.section = "", Section.PLAIN
        self.minute = self.lead = ""
        self.counting = Counting()
        self.leads: dict[str, str] = {}
        self.open = False

    def take(self, piece: Piece, below: Piece | None, *, front: bool) -> None:
        """Take one piece; the first rule that knows it has it."""
        self._turn_page(piece)
        if self._meeting(piece, front=front) or self._plainly_out(piece):
            self.open = self.open and not piece.heading
        elif is_heading(piece, below, self.now):
            self._begin_heading(piece, front=front)
        elif reason := self._out_by_section(piece):
            self.found.leave(piece.text, reason)
            self.open = False
        elif piece.mark and (piece.mark.sure or self.counting.comes_next(piece.mark)):
            self._numbered(piece, piece.mark, below)
        else:
            self._unnumbered(piece, below)

    # The meeting and its items.

    def _turn_page(self, piece: Piece) -> None:
        item = self.where.by_page.get(piece.page or 0, "")
        if piece.page != self.page and item and item != self.stands.item:
            self._begin(replace(self.where.stands, item=item), minutes=self.where.minutes)
        self.page = piece.page

    def _meeting(self, piece: Piece, *, front: bool) -> bool:
        """Whether a piece only says which meeting or item this is; a new item begins with it."""
        seen = None if piece.mark else sighted(piece.text, self.known)
        if seen is None:
            return False
        stands, ours = seen.stands, self.where.stands
        if seen.heads_item or (stands.item and not ours.item and stands.item != self.stands.item):
            self._begin_item(seen)
            self.found.leave(piece.text, why.ITEM)
            return True
        same_body = stands.body.casefold() == ours.body.casefold()
        only_body = stands.body and not (stands.meeting_date or stands.item or seen.labelled)
        if only_body and not (front or same_body):
            return False
        if seen.minutes and not self.found.title:
            self.found.title = piece.text
        self.found.leave(piece.text, why.PURPOSE if seen.purpose else why.MEETING)
        return True

    def _begin_item(self, seen: Sighting) -> None:
        stands, ours = seen.stands, self.where.stands
        minutes = bool(re.match(r"(?:draft |unconfirmed )?minutes\b", seen.title, re.IGNORECASE))
        here = replace(
            ours,
            item=stands.item,
            body=(minutes and stands.body) or ours.body,
            meeting_date=(minutes and stands.meeting_date) or ours.meeting_date,
        )
        self._begin(here, minutes=minutes or (self.where.minutes and not seen.title))
        self.heading = seen.title

    # What is no candidate.

    def _plainly_out(self, piece: Piece) -> bool:
        """Whether a piece is left out wherever it stands."""
        text = piece.words
        for rule, reason in (
            (partial(sections.is_contact, numbered=piece.mark is not None), why.CONTACT),
            (sections.is_action, why.ACTION),
            (sections.is_attendance, why.FORMAL),
            (sections.what_for, why.PURPOSE),
            (_BY.match, why.BY),
        ):
            if rule(text) and (reason != why.BY or len(text.split()) <= _LONGEST_BY):
                self.found.leave(piece.text, reason)
                if reason == why.BY:
                    self.found.by = self.found.by or piece.text
                return True
        return False

    def _out_by_section(self, piece: Piece) -> str:
        """Why all that stands here is left out; a numbered paragraph of some length ends a list of names."""
        if self.section is Section.CONTACT and piece.mark and len(piece.words.split()) > _LEAST_PROSE:
            self.section = Section.PLAIN
        return _SECTION_WHY.get(self.section, "")

    # Headings.

    def _begin_heading(self, piece: Piece, *, front: bool) -> None:
        text = piece.words.strip()
        section = section_of(text)
        below_a_minute = self.minutes and section is Section.DECISION
        if not below_a_minute:
            self.heading = text
            if piece.mark:
                self.counting.cite(piece.mark, piece.depth)
                self.minute = piece.mark.number
            else:
                self.counting.part_of_nothing()
                self.minute = "" if piece.heading and not front else self.minute
        self.section, self.lead, self.open = section, "", False
        named = section is Section.PLAIN and not _USUAL.fullmatch(text) and not piece.mark
        of_the_paper = front and self.stands.item == self.where.stands.item
        if named and of_the_paper and not self.found.title:
            self.found.title = text
        self.found.leave(piece.text, why.HEADING)

    @property
    def now(self) -> Now:
        """What the rules for headings look at."""
        return Now(self.section, self.counting, self.minutes, self.known)

    # Paragraphs.

    def _numbered(self, piece: Piece, mark: Mark, below: Piece | None) -> None:
        depth = piece.depth if piece.depth and not piece.bullet else 0
        number = self.counting.cite(mark, depth)
        title, text = sections.resolution_of(mark.text)
        if title:
            self.heading, self.minute, self.section = title, number, Section.PLAIN
        lead = self._lead_of(mark, number)
        if (
            mark.style is not Style.LETTER
            and not lead
            and self.section is Section.DECISION
            and not self.minutes
        ):
            self.section = Section.PLAIN
        decided = self.section is Section.DECISION or sections.is_resolution(text, minutes=self.minutes)
        if self.section is Section.RECOMMENDATION or decided:
            if self._has_parts(text, below) and (mark.style is not Style.LETTER or text.endswith(":")):
                self.leads[number] = text
                self.found.leave(piece.text, why.LEAD)
                self.section = Section.DECISION if decided else self.section
                return
            if sections.only_notes(f"{lead} {text}") and not sections.agrees(text):
                self.found.leave(piece.text, why.NOTES)
                self.open = False
                return
        if sections.leads_in(text) and (mark.style is not Style.LETTER or text.endswith(":")):
            self.leads[number] = text
        self._add(number, text, lead, decided=decided)

    def _lead_of(self, mark: Mark, number: str) -> str:
        """The words that lead in to a part."""
        above = number.rpartition("(" if mark.style is Style.LETTER else ".")[0]
        if mark.style is Style.LETTER or "." in number or "(" in number:
            return self.leads.get(above, "") or (self.lead if mark.style is Style.LETTER else "")
        return self.lead if self.section in (Section.RECOMMENDATION, Section.DECISION) else ""

    def _has_parts(self, text: str, below: Piece | None) -> bool:
        return bool(below and below.mark and sections.leads_in(text) and not below.heading)

    def _unnumbered(self, piece: Piece, below: Piece | None) -> None:
        text = piece.text
        title, said = sections.resolution_of(text)
        if self._resolves(said) and self._leads_only(said, below):
            self.section, self.lead, self.open = Section.DECISION, said, False
            self.found.leave(text, why.LEAD)
        elif self.section is Section.DECISION or self._resolves(said):
            if piece.bullet and self.open:
                self._join(piece)
            elif sections.only_notes(said):
                self.found.leave(text, why.NOTES)
            else:
                self.heading = title or self.heading
                self._add(self.minute, said, self.lead, decided=True)
        elif piece.in_table:
            self.found.leave(text, why.TABLE)
        elif self.section is Section.RECOMMENDATION:
            self._recommended(piece, below)
        elif self.open and (piece.bullet or self._goes_on(text)):
            self._join(piece)
        elif self.prose and not self.minutes and len(text.split()) >= _LEAST_PROSE:
            self._add("", text, "", decided=False)
        else:
            self.found.leave(text, why.NO_DECISION if self.minutes else why.NO_NUMBER)
            self.open = False

    def _recommended(self, piece: Piece, below: Piece | None) -> None:
        """A recommendation without a number: its own where it asks for agreement, or part of a list."""
        if piece.bullet and self.open and self._lists_on():
            self._join(piece)
        elif not piece.bullet and sections.leads_in(piece.text) and below and (below.mark or below.bullet):
            self.lead = piece.text
            self.found.leave(piece.text, why.LEAD)
        elif sections.agrees(f"{self.lead} {piece.text}") and not sections.only_notes(piece.text):
            self._add("", piece.text, self.lead, decided=False)
            self.open = False
        else:
            self.found.leave(piece.text, why.NOTES)

    def _resolves(self, text: str) -> bool:
        return sections.is_resolution(text, minutes=self.minutes)

    def _leads_only(self, text: str, below: Piece | None) -> bool:
        """Whether a resolution stands below: "RESOLVED:", "It was agreed that:"."""
        lone = len(text.split()) <= 2
        return bool(below and sections.leads_in(text) and (below.mark or lone) and not below.heading)

    def _goes_on(self, text: str) -> bool:
        """Whether a text is the rest of the paragraph above it."""
        above = self.found.candidates[-1].text
        if above.rpartition("\n")[2].startswith("- "):
            return text[:1].islower()
        return text[:1].islower() or above[-1:] not in ".?!:;)\"”'’"

    def _lists_on(self) -> bool:
        """Whether the last candidate is at a list: its colon, or an item of it."""
        above = self.found.candidates[-1].text
        return above.endswith(":") or above.rpartition("\n")[2].startswith("- ")

    def _join(self, piece: Piece) -> None:
        """Put a bullet, or the rest of it, behind the last candidate."""
        last = self.found.candidates[-1]
        if len(last.text) > _LONGEST_PARAGRAPH:
            self.found.leave(piece.text, why.TOO_LONG)
            return
        if piece.bullet:
            in_a_list = last.text.rpartition("\n")[2].startswith("- ")
            text = f"{last.text}{'' if in_a_list else chr(10)}\n- {piece.text}"
        else:
            text = f"{last.text} {piece.text}"
        self.found.candidates[-1] = replace(last, text=text)

    def _add(self, number: str, text: str, lead: str, *, decided: bool) -> None:
        self.found.candidates.append(
            Candidate(
                n=len(self.found.candidates) + 1,
                paragraph=number,
                text=text,
                heading=self.heading,
                lead=lead,
                minute=(self.minute or _whole(number)) if self.minutes else "",
                kind=Kind.DECISION if decided else Kind.REPORT,
                asks=self.section is Section.RECOMMENDATION and not decided,
                stands=self.stands,
            )
        )
        self.open = True


def _whole(number: str) -> str:
    """The minute of which a paragraph is a part."""
    return number.partition("(")[0]
