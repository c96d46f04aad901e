"""The questions by section, each with a sign for its state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from consult_tui.domain.responses import AnswerState
from consult_tui.tui.content import row
from consult_tui.tui.targets import Target
from consult_tui.tui.words import ANSWER_SIGNS, ANSWER_STYLES

COVER = "Cover"
NO_SECTION = "Questions"


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

    def show_states(self, states: Mapping[str, AnswerState], filled: frozenset[str]) -> None:
        """Draw every row.

        Args:
            states: State of each answer by question id.
            filled: Fields of the cover matter that hold something.
        """
        self._states, self._filled = states, filled
        if not self.option_count:
            self.set_options(list(self._rows()))
            return
        for thing in self._things.values():
            self.replace_option_prompt(thing.id, self._prompt(thing))

    def show_things(self, things: Sequence[Target]) -> None:
        """Take other things to write in, to be drawn by `show_states`."""
        self._things = {thing.id: thing for thing in things}
        with self.prevent(OptionList.OptionHighlighted):
            self.clear_options()

    def show_state(self, id_: str, state: AnswerState) -> None:
        """Draw one question's row again."""
        self._states = {**self._states, id_: state}
        self.replace_option_prompt(id_, self._prompt(self._things[id_]))

    def show_filled(self, id_: str, filled: bool) -> None:
        """Draw the row of a part of the cover matter again."""
        self._filled = self._filled | {id_} if filled else self._filled - {id_}
        self.replace_option_prompt(id_, self._prompt(self._things[id_]))

    def go_to(self, id_: str) -> None:
        """Highlight a target that is shown already."""
        with self.prevent(OptionList.OptionHighlighted):
            self.highlighted = self.get_option_index(id_)

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

    def _rows(self) -> Iterator[Option]:
        section: str | None = None
        for thing in self._things.values():
            here = (thing.question.section or NO_SECTION) if thing.question else COVER
            if here != section:
                section = here
                yield Option(row(here, "bold $text-muted"), disabled=True)
            yield Option(self._prompt(thing), id=thing.id)

    def _prompt(self, thing: Target) -> Content:
        if thing.question is None:
            return Content(f"{'●' if thing.id in self._filled else '○'} {thing.title}")
        state = self._states[thing.id]
        sign = Content.styled(ANSWER_SIGNS[state], ANSWER_STYLES[state])
        number = thing.question.number
        return Content(" ").join([sign, row(f"{number} {thing.question.text}")])
