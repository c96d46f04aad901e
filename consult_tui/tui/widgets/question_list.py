"""The questions by section, each with a sign for its state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from consult_tui.domain.responses import COMPLETE, AnswerState
from consult_tui.tui.content import row
from consult_tui.tui.targets import Target
from consult_tui.tui.words import ANSWER_SIGNS, ANSWER_STYLES

COVER = "Cover"
NO_SECTION = "Questions"
BORDER = 4
"""Columns of a row that the border keeps to itself beside its words."""
MARKED = 24
"""Columns from which a row has room for who is to answer it."""


class QuestionList(OptionList):
    """Everything that can be written in; moving the highlight shows it, Enter goes to write."""

    class Shown(Message):
        """The highlight moved to this target."""

        def __init__(self, target: Target) -> None:
            super().__init__()
            self.target = target

    class Typed(Message):
        """A letter was pressed: the officer wants to write."""

        def __init__(self, letter: str) -> None:
            super().__init__()
            self.letter = letter

    def __init__(self, things: Sequence[Target]) -> None:
        super().__init__(markup=False)
        self._things = {thing.id: thing for thing in things}
        self.states: Mapping[str, AnswerState] = {}
        """State of each answer by question id, as it was last drawn."""
        self.only: frozenset[str] | None = None
        """Ids of what is shown; None for everything."""
        self._marks: Mapping[str, Content] = {}
        self._filled: frozenset[str] = frozenset()
        self._coverage: Mapping[AnswerState, int] = {}

    def show_states(
        self,
        states: Mapping[str, AnswerState],
        filled: frozenset[str],
        marks: Mapping[str, Content],
    ) -> None:
        """Draw every row.

        Args:
            states: State of each answer by question id.
            filled: Fields of the cover matter that hold something.
            marks: By question id, who is to answer it.
        """
        self.states, self._filled, self._marks = states, filled, marks
        if not self.option_count:
            self.set_options(list(self._rows()))
            return
        for thing in self._shown():
            self.replace_option_prompt(thing.id, self._prompt(thing))

    def show_only(self, only: frozenset[str] | None) -> None:
        """Show only these, or everything; to be drawn by `show_states`."""
        self.only = only
        self.show_things(list(self._things.values()))

    def show_coverage(self, coverage: Mapping[AnswerState, int]) -> None:
        """Say on the border how many answers are in each state, or how few are shown."""
        self._coverage = coverage
        room = self.size.width - BORDER
        if self.only is None:
            self.border_title, self.border_subtitle = "Questions", fitting(coverage, room)
        else:
            self.border_title, self.border_subtitle = f"Mine: {len(list(self._shown()))}", "F10: all"

    def on_resize(self) -> None:
        """Fit the rows and the border's words in again."""
        self.show_coverage(self._coverage)
        if self.option_count and self._marks:
            self.show_states(self.states, self._filled, self._marks)

    def show_things(self, things: Sequence[Target]) -> None:
        """Take other things to write in, to be drawn by `show_states`."""
        self._things = {thing.id: thing for thing in things}
        with self.prevent(OptionList.OptionHighlighted):
            self.clear_options()

    def show_state(self, id_: str, state: AnswerState, mark: Content) -> None:
        """Draw one question's row again."""
        self.states = {**self.states, id_: state}
        self._marks = {**self._marks, id_: mark}
        self._draw(id_)

    def show_filled(self, id_: str, filled: bool) -> None:
        """Draw the row of a part of the cover matter again."""
        self._filled = self._filled | {id_} if filled else self._filled - {id_}
        self._draw(id_)

    def _draw(self, id_: str) -> None:
        if self.only is None or id_ in self.only:
            self.replace_option_prompt(id_, self._prompt(self._things[id_]))

    def go_to(self, id_: str) -> None:
        """Highlight a target that is shown already; nothing where the list does not show it."""
        listed = self.only is None or id_ in self.only
        with self.prevent(OptionList.OptionHighlighted):
            self.highlighted = self.get_option_index(id_) if listed else None

    def on_key(self, event: Key) -> None:
        """A letter begins to write."""
        if event.is_printable and event.character:
            event.stop()
            self.post_message(self.Typed(event.character))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say which target is shown."""
        event.stop()
        thing = self._things.get(event.option.id or "")
        if thing:
            self.post_message(self.Shown(thing))

    def _shown(self) -> Iterator[Target]:
        return (thing for thing in self._things.values() if self.only is None or thing.id in self.only)

    def _rows(self) -> Iterator[Option]:
        section: str | None = None
        for thing in self._shown():
            here = (thing.question.section or NO_SECTION) if thing.question else COVER
            if here != section:
                section = here
                yield Option(row(here, "bold $text-muted"), disabled=True)
            yield Option(self._prompt(thing), id=thing.id)

    def _prompt(self, thing: Target) -> Content:
        if thing.question is None:
            return Content(f"{'●' if thing.id in self._filled else '○'} {thing.title}")
        state = self.states[thing.id]
        sign = Content.styled(ANSWER_SIGNS[state], ANSWER_STYLES[state])
        mark = self._marks.get(thing.id) if self.size.width >= MARKED else None
        parts = [sign, row(thing.question.number), mark, row(thing.question.text)]
        return Content(" ").join([part for part in parts if part])


def fitting(coverage: Mapping[AnswerState, int], room: int) -> Content:
    """`○3 ◐2 ?1 ●12`: how many are in each state; only what is unfinished where there is no room for all."""
    parts = [
        (state, Content.styled(f"{ANSWER_SIGNS[state]}{number}", ANSWER_STYLES[state]))
        for state, number in coverage.items()
        if number
    ]
    whole = [part for _, part in parts]
    unfinished = [part for state, part in parts if state not in COMPLETE]
    ways = [Content(" ").join(whole), Content(" ").join(unfinished), Content("").join(unfinished)]
    return next((way for way in ways if way.cell_length <= room), ways[-1])
