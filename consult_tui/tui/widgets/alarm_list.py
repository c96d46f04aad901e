"""What the rules found: what blocks first, under its question, each with what clears it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from consult_tui.text.compose import question_heading
from consult_tui.tui.content import row

if TYPE_CHECKING:
    from consult_tui.checks.rules.case import Alarm
    from consult_tui.domain.responses import Response

SIGNS = {"blocks": "■", "warns": "▲", "notes": "·", "off": "○"}
"""One character a level, told apart without colour."""
STYLES = {
    "blocks": "bold $text-error",
    "warns": "$text-warning",
    "notes": "$text-muted",
    "off": "$text-muted",
}
HEADINGS = {"blocks": "BLOCKS", "warns": "Warns", "notes": "Notes"}
WHOLE = "The whole response"


class AlarmOption(Option):
    """An option that carries its alarm."""

    def __init__(self, alarm: Alarm) -> None:
        super().__init__(_prompt(alarm))
        self.alarm = alarm


class AlarmList(OptionList):
    """Alarms; Enter goes to the place in the draft."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Go there", tooltip="To that place in the draft"),
    ]

    def __init__(self) -> None:
        super().__init__(id="alarms", markup=False)

    @property
    def alarm(self) -> Alarm | None:
        """The highlighted alarm."""
        option = self.highlighted_option
        return option.alarm if isinstance(option, AlarmOption) else None

    def show_alarms(self, response: Response, alarms: Sequence[Alarm], at: str = "") -> None:
        """Show these; the highlight stays on the alarm where it was, else goes to the first that fits best.

        Args:
            response: What they are about.
            alarms: What blocks first, then in the order of the questions.
            at: Id of the question to begin at, where the list was empty before.
        """
        was, place = self.alarm, self.highlighted or 0
        self.set_options(_options(response, alarms))
        places = {n: o.alarm for n, o in enumerate(self.options) if isinstance(o, AlarmOption)}
        same = [n for n, alarm in places.items() if alarm == was]
        near = [n for n in places if was is not None and n >= place]
        here = [n for n, alarm in places.items() if was is None and at and alarm.ref == at]
        self.highlighted = next(iter([*same, *near, *here, *places]), None)


def _options(response: Response, alarms: Sequence[Alarm]) -> list[Option]:
    out: list[Option] = []
    before = None
    for alarm in alarms:
        if (alarm.level, alarm.ref) != before:
            before = alarm.level, alarm.ref
            level = Content.styled(HEADINGS[alarm.level], STYLES[alarm.level])
            gap = Content("\n") if out else Content("")
            out.append(Option(gap + level + Content(" · ") + _where(response, alarm), disabled=True))
        out.append(AlarmOption(alarm))
    return out


def _where(response: Response, alarm: Alarm) -> Content:
    if not alarm.ref:
        return row(WHOLE, "$text-muted")
    question = response.question(alarm.ref)
    words = f"{question_heading(question)}: {question.text}" if question.number else question.text
    return row(words, "$text-muted").truncate(90, ellipsis=True)


def _prompt(alarm: Alarm) -> Content:
    """What is wrong, and what clears it."""
    sign = Content.styled(f"{SIGNS[alarm.level]} ", STYLES[alarm.level])
    said = sign + row(alarm.message) + Content("  ") + row(f"({alarm.rule})", "$text-muted")
    return said + Content("\n  → ") + row(alarm.mend, "$text-accent")
