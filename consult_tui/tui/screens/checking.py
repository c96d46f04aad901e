"""What the rules find in a response, and what clears it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import OptionList, Static
from textual.worker import get_current_worker

from consult_tui.errors import ConsultError
from consult_tui.tui.content import row
from consult_tui.tui.screens.base import ConsultScreen
from consult_tui.tui.watching import News
from consult_tui.tui.widgets.alarm_list import AlarmList
from consult_tui.tui.widgets.key_bar import KeyBar
from consult_tui.tui.widgets.save_bar import SaveBar
from consult_tui.tui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from consult_tui.checks.rules.case import Alarm

CHECKING = "Going over the response by all the rules…"
NOTHING = "Nothing found: every rule that is switched on is content.\n\nF9 shows the rules; Escape goes back."


class CheckScreen(ConsultScreen):
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

    def __init__(self, response_id: str, target_id: str = "") -> None:
        super().__init__()
        self._response = response_id
        self._at = target_id
        self.list = AlarmList()
        self._counts = Static(CHECKING, id="counts", markup=False)
        self._empty = Static(NOTHING, markup=False, classes="empty")

    def compose(self) -> ComposeResult:
        """Top line, the counts, the alarms, keys."""
        yield TopBar(self.ws, f"Check · {self.ws.response(self._response).consultation.title}")
        yield self._counts
        yield self._empty
        yield self.list
        yield SaveBar(quiet=True)
        yield KeyBar()

    def on_mount(self) -> None:
        """The keys go to the list."""
        self._empty.display = False
        self.list.focus()

    def on_screen_resume(self) -> None:
        """Go over it whenever it comes to the front."""
        super().on_screen_resume()
        self.action_again()

    def hear(self, news: News) -> None:
        """Somebody else changed the library or a response."""
        if (news.library or news.responses) and self.is_current:
            self.action_again()

    def action_again(self) -> None:
        """Go over it again, after all that was typed is saved."""
        self._counts.update(CHECKING)
        self.consult.saver.submit(lambda: None, self._begin, self.consult.report)

    def _begin(self, _: None) -> None:
        if self.is_attached:
            self._check()

    @work(thread=True, exclusive=True, group="check", exit_on_error=False)
    def _check(self) -> None:
        from consult_tui.workspace.responses.checking import check_response

        try:
            found = check_response(self.ws, self._response)
        except ConsultError as error:
            wrong = error
            self.consult.errand(lambda: self._failed(wrong))
            return
        if not get_current_worker().is_cancelled:
            self.consult.errand(lambda: self._show(found))

    def _failed(self, error: ConsultError) -> None:
        if self.is_attached:
            self._counts.update(row(str(error), "$text-error"))
        self.consult.report(error)

    def _show(self, found: tuple[Alarm, ...]) -> None:
        from consult_tui.workspace.responses.checking import blocking, in_all

        if not self.is_attached:
            return
        self.list.show_alarms(self.ws.response(self._response), found, self._at)
        self.list.display = bool(found)
        self._empty.display = not found
        self._counts.update(row(in_all(found), "bold $text-error" if blocking(found) else "bold"))
        if found and self.focused is None:
            self.list.focus()

    @on(OptionList.OptionSelected)
    def go(self) -> None:
        """To the place in the draft."""
        from consult_tui.workspace.responses.checking import target_of

        alarm = self.list.alarm
        if alarm is None:
            return
        target = target_of(alarm)
        if target:
            self.consult.open_place(self._response, target, alarm.place)
        else:
            self.consult.say(f"That is about the response as a whole. {alarm.mend}")

    def action_rules(self) -> None:
        """Show all rules; their levels can be set there."""
        from consult_tui.tui.dialogs.rules import RulesDialog

        self.app.push_screen(RulesDialog(self.ws))

    def action_back(self) -> None:
        """Back to where the officer came from."""
        self.dismiss(None)
