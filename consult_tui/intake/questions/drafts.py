"""A question while it is being put together, and where the rules stand in the document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from consult_tui.domain.consultations import Choose
from consult_tui.intake.blocks import Cell
from consult_tui.intake.questions.asking import asks, ends_asking
from consult_tui.intake.questions.directions import invites_thoughts
from consult_tui.intake.questions.lines import Line
from consult_tui.intake.questions.options import in_text
from consult_tui.intake.questions.profile import Profile
from consult_tui.intake.questions.regions import Place
from consult_tui.intake.questions.respondents import is_field


@dataclass(slots=True)
class Draft:
    """A question that is being put together."""

    number: str
    text: list[str]
    place: Place
    page: int | None
    cell: Cell | None = None
    """The table's cell in which it opened."""
    parent: str | None = None
    section: str | None = None
    options: list[str] = field(default_factory=list)
    choose: Choose | None = None
    word_limit: int | None = None
    lead: Draft | None = None
    """Of a lettered part: the question of which it is one."""
    title: str = ""
    """Words beside its number that only name the subject; its text where it has no other."""
    last_letter: str = ""
    """Of the parts found so far."""
    item: bool = False
    """Whether it opened as an item of a list."""
    parted: bool = False
    """Whether parts or items that ask hang on it."""
    boxed: bool = False
    """Whether a place to write has come: no more of its words stand behind it."""
    expects_options: bool = False
    """Whether a direction has just said that one of several is to be chosen."""

    @property
    def words(self) -> str:
        """The text so far."""
        return " ".join(self.text)

    @property
    def asked(self) -> bool:
        """Whether the text so far asks something and may stand alone."""
        said = self.words
        if is_field(said) or in_text(said)[1]:
            return True
        if invites_thoughts(said):
            return True
        if self.lead is not None and said:
            return not said.endswith((":", "–", "-"))
        return asks(said) and not said.endswith((":", ",", ";", "–", "-", " and", " or"))

    @property
    def ended(self) -> bool:
        """Whether the text so far ends in a question."""
        return ends_asking(self.words)


@dataclass(frozen=True, slots=True)
class Here:
    """What a rule may look at: one line, the question above it, and the document."""

    line: Line
    index: int
    rest: Sequence[Line]
    """The lines from this one on."""
    place: Place
    current: Draft | None
    near: bool
    """Whether nothing but the current question's own words stands between it and this line."""
    profile: Profile
    above: str = ""
    """The last line above that is no item: what introduces a list."""

    @property
    def next_item(self) -> bool:
        """Whether it is the item after one that is a question itself: then a bare request is one too."""
        return self.line.bullet and self.near and self.current is not None and self.current.item
