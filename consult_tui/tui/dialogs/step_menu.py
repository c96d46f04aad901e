"""What happened to this line? The steps in its life, each with its letter; what it cannot take says why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from consult_tui.tui.content import shown
from consult_tui.tui.dialogs.base import Dialog
from consult_tui.tui.dialogs.choose import ChoiceList
from consult_tui.tui.widgets.key_bar import KeyBar


@dataclass(frozen=True, slots=True)
class MenuStep:
    """One thing that can have happened to a line."""

    name: str
    """Of the action."""
    key: str
    label: str
    """For the palette."""
    words: str
    """What happened."""
    help: str


STEPS = (
    MenuStep("propose", "p", "Propose", "It was proposed to a body", "Put the line to a body, to be agreed"),
    MenuStep("agree", "g", "Agree", "It was agreed", "Record who agreed the line, or all marked ones"),
    MenuStep("supersede", "u", "Supersede", "Another line took its place", "Say which line took its place"),
    MenuStep("withdraw", "w", "Withdraw", "It was withdrawn", "Record that it no longer stands, and why"),
    MenuStep(
        "reserve", "r", "Reservations", "A group holds back from it", "Groups' reservations on the line"
    ),
    MenuStep("history", "h", "Line's history", "See all that was done", "What was done to it, each wording"),
)


class StepMenu(Dialog[str]):
    """The steps; gives the name of the one that is chosen.

    Args:
        words: Which line.
        barred: Why it cannot take a step, by the step's name.
        marked: How many lines are marked, which are agreed together.
    """

    def __init__(self, words: str, barred: Mapping[str, str], marked: int = 0) -> None:
        super().__init__()
        self._words = words
        self._barred = barred
        self._marked = marked
        self._said: list[str] = []
        """Reasons that stand in the menu, so that each stands there once."""
        self.list = ChoiceList(markup=False)

    def compose(self) -> ComposeResult:
        """A framed list; why a step cannot be taken stands below it, or below one before it."""
        with Vertical(classes="box choose steps") as box:
            box.border_title = "What happened to this line?"
            yield Static(shown(self._words), markup=False, classes="words")
            yield self.list
        yield KeyBar()

    def on_mount(self) -> None:
        """The highlight on the first that can be taken."""
        self.list.add_options([self._option(step) for step in STEPS])
        self.list.highlighted = next(n for n, step in enumerate(STEPS) if step.name not in self._barred)
        self.list.focus()

    def _option(self, step: MenuStep) -> Option:
        why = self._barred.get(step.name, "")
        words = step.words
        if step.name == "agree" and self._marked:
            words = f"The marked lines were agreed ({self._marked})"
        prompt = Content.styled(f"{step.key}  ", "" if why else "bold $text-accent") + Content(words)
        if why and why not in self._said:
            self._said.append(why)
            prompt += Content("\n   ") + shown(why, "italic")
        return Option(prompt, id=step.name, disabled=bool(why))

    def on_key(self, event: Key) -> None:
        """A letter takes its step at once."""
        for step in STEPS:
            if event.character == step.key and step.name not in self._barred:
                # Not for the screen below too, where the letter means the same.
                event.stop()
                self.dismiss(step.name)

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Give the step."""
        self.dismiss(event.option.id)
