"""The questions as they were read: doubtful ones with the reason, what is aside, what was passed over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from consult_tui.domain.consultations import Ignored
from consult_tui.domain.responses import Aside, Response
from consult_tui.tui.content import row
from consult_tui.workspace.consultations.asked import Checked, checked, doubtful_first


class CheckOption(Option):
    """A row that carries what it stands for: a question, one kept aside, or a text that was passed over."""

    def __init__(self, prompt: Content, id_: str, thing: Checked | Aside | Ignored) -> None:
        super().__init__(prompt, id=id_)
        self.thing = thing


class CheckList(OptionList):
    """What was read, in sections."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Edit", show=False, tooltip="Edit the question, or bring it back"),
    ]

    def __init__(self) -> None:
        super().__init__(id="checks", classes="pane", markup=False)
        self.in_order = False
        """Whether the questions stand in the document's order instead of doubtful ones first."""
        self.found: tuple[Checked, ...] = ()
        """The questions as they were last drawn, in the document's order."""

    @property
    def thing(self) -> Checked | Aside | Ignored | None:
        """What is highlighted."""
        option = self.highlighted_option
        return option.thing if isinstance(option, CheckOption) else None

    @property
    def doubtful(self) -> list[str]:
        """Ids of the doubtful questions, in order."""
        return [each.question.id for each in self.found if each.doubts]

    def go_to(self, id_: str) -> None:
        """Highlight a question."""
        self.highlighted = self.get_option_index(id_)

    def show_response(self, response: Response, at: str = "") -> None:
        """Draw everything.

        Args:
            response: What was read, as it stands.
            at: Id of the question to highlight; "" for the same place as before.
        """
        before = self.highlighted
        self.found = checked(response)
        rows = list(self._rows(response))
        self.set_options(rows)
        self.border_title = "In order" if self.in_order else "Doubtful first"
        doubtful = len(self.doubtful)
        self.border_subtitle = f"{doubtful} doubtful of {len(self.found)}" if doubtful else "none is doubtful"
        places = {option.id: place for place, option in enumerate(rows) if option.id}
        usable = list(places.values())
        near = min(usable, key=lambda place: abs(place - (before or 0)), default=None)
        self.highlighted = places.get(at, near)

    def _rows(self, response: Response) -> Iterator[Option]:
        doubtful = [each for each in self.found if each.doubts]
        if self.in_order or not doubtful:
            yield from _section("Questions", [_question(each) for each in self.found])
        else:
            rows = [_question(each) for each in doubtful_first(self.found)]
            yield from _section("To be looked at", rows[: len(doubtful)])
            yield from _section("Nothing doubtful", rows[len(doubtful) :])
        yield from _section("Kept aside", [_aside(each) for each in response.aside])
        passed = [_ignored(n, each) for n, each in enumerate(response.ignored)]
        yield from _section("Passed over by the reader", passed)


def _section(title: str, rows: Sequence[CheckOption]) -> Iterator[Option]:
    """A heading with how many there are, and the rows; nothing where there are none."""
    if rows:
        yield Option(row(f"{title}: {len(rows)}", "bold $text-muted"), disabled=True)
        yield from rows


def _question(each: Checked) -> CheckOption:
    """Sign, number and words; below, why it is doubtful."""
    question = each.question
    sign = (
        Content.styled("?", "bold $text-warning") if each.doubts else Content("✎" if each.corrected else " ")
    )
    parts = [sign, row(question.number or "–", "bold"), row(question.text)]
    if not question.asks_us:
        parts.insert(2, row("(about you)", "$text-muted"))
    prompt = Content(" ").join(parts)
    for doubt in each.doubts:
        prompt += Content("\n   ") + row(doubt.words, "$text-warning")
    return CheckOption(prompt, question.id, each)


def _aside(each: Aside) -> CheckOption:
    answered = "" if each.answer.empty else ", answered"
    prompt = Content(" ").join(
        [Content("×"), row(each.question.number or "–", "bold"), row(each.question.text)]
    )
    prompt += Content("\n   ") + row(f"{each.why}{answered}", "$text-muted")
    return CheckOption(prompt, each.question.id, each)


def _ignored(number: int, each: Ignored) -> CheckOption:
    prompt = Content("· ") + row(each.text) + Content("\n   ") + row(each.why, "$text-muted")
    # No id of a question has a blank.
    return CheckOption(prompt, f"passed over {number}", each)
