"""Lines become question drafts: what opens one, what belongs to it, and what was passed over and why."""

from __future__ import annotations

from collections.abc import Sequence

from consult_tui.domain.consultations import Ignored
from consult_tui.intake.questions.anywhere import anywhere
from consult_tui.intake.questions.asking import ends_asking
from consult_tui.intake.questions.below import BELOW, BELOW_LAST, Rule, ignored_lines
from consult_tui.intake.questions.drafts import Draft, Here
from consult_tui.intake.questions.lines import Line
from consult_tui.intake.questions.numbers import lettered, with_part
from consult_tui.intake.questions.openings import NUMBERED, UNNUMBERED, Opening, question_and_number
from consult_tui.intake.questions.openings import Rule as OpeningRule
from consult_tui.intake.questions.profile import Profile
from consult_tui.intake.questions.regions import Place, Region, is_heading


def gather(
    lines: Sequence[Line], places: Sequence[Place], profile: Profile
) -> tuple[list[Draft], list[Ignored]]:
    """Every question of a document, in its order, and what looked like one.

    Where no rule of the document's own layout finds any, questions that stand in plain paragraphs are taken.
    """
    found = _Gathering(lines, places, profile, UNNUMBERED)
    if not any(draft.place.region is not Region.ABOUT_YOU for draft in found.drafts):
        found = _Gathering(lines, places, profile, (*UNNUMBERED, anywhere))
    for draft in found.drafts:
        draft.section = _section(draft.place, places, found.opened)
    return found.drafts, found.ignored


def _section(place: Place, places: Sequence[Place], opened: set[int]) -> str | None:
    """The nearest heading that is no question itself."""
    while place.heading in opened:
        if place.heading == 0:
            return None
        place = places[place.heading - 1]
    return place.section


class _Gathering:
    """One pass over the lines."""

    def __init__(
        self,
        lines: Sequence[Line],
        places: Sequence[Place],
        profile: Profile,
        unnumbered: tuple[OpeningRule, ...],
    ) -> None:
        self.lines, self.places, self.profile, self.unnumbered = list(lines), places, profile, unnumbered
        self.drafts: list[Draft] = []
        self.ignored: list[Ignored] = []
        self.opened: set[int] = set()
        self.current: Draft | None = None
        self.near = False
        index = 0
        while index < len(self.lines):
            index += self._step(index)

    def _step(self, index: int) -> int:
        """Take what begins at one line; returns the count of lines taken.

        A numbered question opens whatever stands above it; boxes and directions come before all
        other openings.
        """
        here = self._here(index)
        if opening := self._opening(here, (question_and_number,)):
            return self._open(opening, here)
        if taken := self._take(here, BELOW):
            return taken
        if opening := self._opening(here, NUMBERED if _waits(here) else (*NUMBERED, *self.unnumbered)):
            return self._open(opening, here)
        return self._take(here, BELOW_LAST) or self._pass_over(here)

    def _here(self, index: int) -> Here:
        line, place = self.lines[index], self.places[index]
        rest = self.lines[index : index + 40]
        return Here(line, index, rest, place, self.current, self.near, self.profile, self._above(index))

    def _above(self, index: int) -> str:
        """The line that introduces an item, if one does not stand too far above it."""
        if not self.lines[index].bullet:
            return ""
        above = self.lines[max(index - 20, 0) : index]
        return next((line.text for line in reversed(above) if not line.bullet), "")

    def _opening(self, here: Here, rules: tuple[OpeningRule, ...]) -> Opening | None:
        for rule in rules:
            if found := rule(here):
                return found
        return None

    def _take(self, here: Here, rules: tuple[Rule, ...]) -> int:
        if self.current is None:
            return 0
        for rule in rules:
            if count := rule(self.current, here):
                self.ignored += [Ignored(text=t, why=w) for t, w in ignored_lines(rule, here, count)]
                self.near = self.near or self.current.expects_options
                return count
        return 0

    def _open(self, opening: Opening, here: Here) -> int:
        part = lettered(opening.text)
        if part and opening.number and not opening.lead and part.number.casefold() in ("a", "i"):
            # "Q4. (a) Do you ...?": number and first part on one line.
            lead = self._add(Opening(opening.number, ""), here)
            number = with_part(lead.number, part.number)
            self._add(Opening(number, part.text, parent=lead.number, lead=lead, letter=part.number), here)
        else:
            self._add(opening, here)
        return 1

    def _add(self, opening: Opening, here: Here) -> Draft:
        draft = Draft(
            number=opening.number,
            text=[opening.text] if opening.text else [],
            place=here.place,
            page=here.line.block.page,
            cell=here.line.block.cell,
            parent=opening.parent,
            lead=opening.lead,
            title=opening.title,
            item=here.line.bullet and not opening.number,
        )
        if opening.parent and self.current and self.current.number == opening.parent:
            self.current.parted = True
        if opening.lead:
            opening.lead.last_letter = opening.letter.casefold()
        self.drafts.append(draft)
        self.opened.add(here.index)
        self.current, self.near = draft, True
        return draft

    def _pass_over(self, here: Here) -> int:
        text = here.line.text
        if is_heading(here.line) and not here.line.in_table:
            # In a table it is a column's header, as some programs style it: the boxes beside it may follow.
            self.current = None
        elif ends_asking(text):
            self.ignored.append(Ignored(text=text, why=_why(here)))
            # Boxes below it are its own, and not those of the question before.
            self.current = None if not self.near else self.current
        self.near = False
        return 1


def _waits(here: Here) -> bool:
    """Whether the question above waits for its words; one that ends in ":" may be followed by its parts."""
    current = here.current
    if current is None or not here.near or is_heading(here.line):
        return False
    return not current.asked and not (current.words.endswith(":") and here.line.bullet)


def _why(here: Here) -> str:
    if here.place.region is Region.APART:
        return f"stands under '{here.place.section}', which asks nothing of respondents"
    if here.line.in_table:
        return "stands in a table that is no question form"
    return "asks in passing: it is neither numbered nor announced as a consultation question"
