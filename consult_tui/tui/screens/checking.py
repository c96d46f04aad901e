"""What the rules find in a response, and what clears it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import OptionList
from textual.worker import get_current_worker

from consult_tui.tui.content import row
from consult_tui.tui.screens.whole_response import WholeResponse
from consult_tui.tui.watching import News
from consult_tui.tui.widgets.alarm_list import AlarmList

if TYPE_CHECKING:
    from consult_tui.checks.rules.case import Alarm

NOTHING = "Nothing found: every rule that is switched on is content.\n\nF9 shows the rules; Escape goes back."


class CheckScreen(WholeResponse):
    """All the rules over one response.

    Args:
        response_id: Exact id.
        target_id: The question to begin at; "" for what comes first.
    """

    HELP_TITLE = "Check"
    HELP = (
        "What the rules find in this response: ■ blocks, ▲ warns, · notes, each with the smallest thing that "
        "clears it. Enter goes to the place; come back and it is looked over anew."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r,f5", "again", "Again", tooltip="Go over it again"),
        Binding("l,f9", "rules", "Rules", tooltip="All rules, and how much each weighs in this workspace"),
        Binding("ctrl+d,escape", "back", "Back", tooltip="Back to where you came from"),
    ]

    CALLED = "Check"
    WORKING = "Going over the response by all the rules…"

    def __init__(self, response_id: str, target_id: str = "") -> None:
        self.list = AlarmList()
        super().__init__(response_id, self.list)
        self._at = target_id

    def on_screen_resume(self) -> None:
        """Go over it whenever it comes to the front."""
        self.action_again()

    def hear(self, news: News) -> None:
        """Somebody else changed the library or a response."""
        if (news.library or news.responses) and self.is_current:
            self.action_again()

    def action_again(self) -> None:
        """Go over it again."""
        self._counts.update(self.WORKING)
        self.go_over()

    def look(self) -> None:
        """Go over it by all the rules."""
        from consult_tui.workspace.responses.checking import check_response

        found = check_response(self.ws, self.response_id)
        if not get_current_worker().is_cancelled:
            self.consult.errand(lambda: self._show(found))

    def _show(self, found: tuple[Alarm, ...]) -> None:
        from consult_tui.workspace.responses.checking import blocking, in_all

        if not self.is_attached:
            return
        self.list.show_alarms(self.ws.response(self.response_id), found, self._at)
        counts = row(in_all(found), "bold $text-error" if blocking(found) else "bold")
        self.show_found(counts, "" if found else NOTHING)

    @on(OptionList.OptionSelected)
    def go(self) -> None:
        """To the place in the draft."""
        from consult_tui.workspace.responses.checking import target_of

        alarm = self.list.alarm
        if alarm is None:
            return
        target = target_of(alarm)
        if target:
            self.consult.open_place(self.response_id, target, alarm.place)
        else:
            self.consult.say(f"That is about the response as a whole. {alarm.mend}")

    def action_rules(self) -> None:
        """Show all rules; their levels can be set there."""
        from consult_tui.tui.dialogs.rules import RulesDialog

        self.app.push_screen(RulesDialog(self.ws))
