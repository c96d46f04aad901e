"""A paper's candidates with boxes to tick, and below them what was left out, with why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from consult_tui.domain.consultations import Ignored
from consult_tui.domain.papers import Candidate
from consult_tui.text.sentences import count_words
from consult_tui.tui.content import row
from consult_tui.workspace.library.papers import Looked


class CandidateOption(Option):
    """An option that carries its candidate."""

    def __init__(self, prompt: Content, candidate: Candidate) -> None:
        super().__init__(prompt)
        self.candidate = candidate


class LeftOutOption(Option):
    """An option that carries what was left out: to be looked at, not ticked."""

    def __init__(self, prompt: Content, left_out: Ignored) -> None:
        super().__init__(prompt)
        self.left_out = left_out


class CandidateList(OptionList):
    """Space or a click ticks the highlighted candidate; Enter takes what is ticked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "select", "Tick", tooltip="Tick the paragraph, or untick it"),
        Binding("a", "tick_all", "All", tooltip="Tick all that the library does not have, or none"),
        Binding("enter", "screen.take", "Take", tooltip="Take what is ticked into the library"),
    ]

    class Ticked(Message):
        """Other boxes are ticked now."""

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._looked: Looked | None = None
        self.ticked: set[int] = set()
        """Numbers of the candidates that are ticked."""

    def show_paper(self, looked: Looked, ticked: Iterable[int] = ()) -> None:
        """Show a paper; the highlight stays where it was, if it is the same one."""
        same = self._looked is not None and self._looked.paper.sha256 == looked.paper.sha256
        was = self.highlighted if same else 0
        self._looked, self.ticked = looked, set(ticked)
        options: list[Option] = [CandidateOption(self._prompt(c), c) for c in looked.paper.candidates]
        left_out = looked.paper.left_out
        if left_out:
            options.append(Option(row(f"Left out: {len(left_out)}", "$text-accent"), disabled=True))
            options += [LeftOutOption(_left_out(each), each) for each in left_out]
        self.set_options(options)
        self.highlighted = was if was is not None and was < len(options) else 0

    @property
    def candidate(self) -> Candidate | None:
        """The highlighted candidate, None where something else is highlighted."""
        option = self.highlighted_option
        return option.candidate if isinstance(option, CandidateOption) else None

    @property
    def left_out(self) -> Ignored | None:
        """What is highlighted of what was left out."""
        option = self.highlighted_option
        return option.left_out if isinstance(option, LeftOutOption) else None

    @on(OptionList.OptionSelected)
    def tick(self, event: OptionList.OptionSelected) -> None:
        """Tick or untick one."""
        event.stop()
        if isinstance(event.option, CandidateOption):
            self.ticked ^= {event.option.candidate.n}
            self._draw(event.option_index)
            self.post_message(self.Ticked())

    def action_tick_all(self) -> None:
        """Tick all that the library does not have; where all those are ticked, none."""
        if self._looked is None:
            return
        wanted = {c.n for c in self._looked.paper.candidates if c.n not in self._looked.already}
        self.ticked = set() if self.ticked >= wanted else self.ticked | wanted
        for number in range(len(self._looked.paper.candidates)):
            self._draw(number)
        self.post_message(self.Ticked())

    def _draw(self, number: int) -> None:
        option = self.get_option_at_index(number)
        if isinstance(option, CandidateOption):
            self.replace_option_prompt_at_index(number, self._prompt(option.candidate))

    def _prompt(self, candidate: Candidate) -> Content:
        """Box, number and first words; then its words, its heading, and whether the library has it."""
        ticked = candidate.n in self.ticked
        box = Content.styled("☒ " if ticked else "☐ ", "bold" if ticked else "")
        number = row(candidate.paragraph or "–", "bold $text-accent")
        first = box + number + Content(" ") + row(candidate.text[:200], "bold" if ticked else "")
        second = [row(f"{count_words(candidate.text)} words", "$text-muted")]
        found = self._looked.already.get(candidate.n) if self._looked else None
        if found:
            words = "in the library" if found.same else "nearly in the library"
            second.append(Content.styled(words, "$text-warning"))
        if self._looked and candidate.stands.item != self._looked.paper.stands.item:
            second.append(row(f"item {candidate.stands.item}", "$text-muted"))
        if candidate.heading:
            second.append(row(candidate.heading, "$text-muted"))
        return first + Content("\n    ") + Content.styled(" · ", "$text-muted").join(second)


def _left_out(each: Ignored) -> Content:
    """What was left out, and why below it."""
    return Content("  ") + row(each.text[:200], "$text-muted") + Content("\n    ") + row(each.why, "italic")
