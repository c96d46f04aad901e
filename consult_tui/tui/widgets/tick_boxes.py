"""A question's tick-boxes."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from consult_tui.domain.consultations import Choose, Question
from consult_tui.tui.content import row


class TickBoxes(OptionList):
    """The boxes of the question that is shown; space or Enter ticks and unticks."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "select", "Tick", tooltip="Tick or untick the box"),
    ]

    class Ticked(Message):
        """The boxes as they now are."""

        def __init__(self, choices: tuple[str, ...], before: tuple[str, ...]) -> None:
            super().__init__()
            self.choices = choices
            self.before = before

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._question: Question | None = None
        self._choices: tuple[str, ...] = ()

    def show_boxes(self, question: Question | None, choices: tuple[str, ...]) -> None:
        """Show a question's boxes; none where it has none."""
        self._question, self._choices = question, choices
        options = question.options if question else ()
        self.display = bool(options)
        self.set_options([Option(self._prompt(option)) for option in options])
        self.highlighted = 0 if options else None
        self.border_subtitle = self._how()

    @property
    def choices(self) -> tuple[str, ...]:
        """The boxes that are ticked."""
        return self._choices

    def show_choices(self, choices: tuple[str, ...]) -> None:
        """Show other boxes ticked; the highlight stays."""
        self._choices = choices
        for number, each in enumerate(self._question.options if self._question else ()):
            self.replace_option_prompt_at_index(number, self._prompt(each))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tick or untick; where one box may be ticked, the others are unticked."""
        event.stop()
        assert self._question is not None
        option = self._question.options[event.option_index]
        if option in self._choices:
            kept = tuple(o for o in self._choices if o != option)
        elif self._question.choose is Choose.MANY:
            kept = tuple(o for o in self._question.options if o in self._choices or o == option)
        else:
            kept = (option,)
        before = self._choices
        self.show_choices(kept)
        self.post_message(self.Ticked(kept, before))

    def _prompt(self, option: str) -> Content:
        ticked = option in self._choices
        return Content("☒ " if ticked else "☐ ") + row(option, "bold" if ticked else "")

    def _how(self) -> str:
        if self._question is None or not self._question.options:
            return ""
        return "tick all that apply" if self._question.choose is Choose.MANY else "tick one"
