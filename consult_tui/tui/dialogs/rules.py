"""All rules of the check, with how much each weighs in this workspace; the officer sets it here."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from consult_tui.errors import ConsultError
from consult_tui.tui.content import row, shown
from consult_tui.tui.desk import desk_of
from consult_tui.tui.dialogs.base import Dialog
from consult_tui.tui.widgets.alarm_list import SIGNS, STYLES
from consult_tui.tui.widgets.key_bar import KeyBar
from consult_tui.workspace.responses.checking import level_meant, rules_in_force, set_levels
from consult_tui.workspace.workspace import Workspace

if TYPE_CHECKING:
    from consult_tui.checks.rules.case import Level
    from consult_tui.checks.rules.rule import Rule

WORDS = "How much each rule weighs, for everybody in this workspace. What is off is named on the draft."


class RuleOption(Option):
    """An option that carries its rule."""

    def __init__(self, rule: Rule, level: Level) -> None:
        super().__init__(_prompt(rule, level), id=rule.name)
        self.rule = rule


class RulesDialog(Dialog[None]):
    """The rules; stays open until the officer leaves it.

    Args:
        ws: The workspace.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "set('blocks')", "Blocks", tooltip="The rule blocks"),
        Binding("w", "set('warns')", "Warns", tooltip="The rule warns"),
        Binding("n", "set('notes')", "Notes", tooltip="The rule only notes"),
        Binding("o", "set('off')", "Off", tooltip="The rule is switched off"),
    ]

    def __init__(self, ws: Workspace) -> None:
        super().__init__()
        self._ws = ws
        self.list = OptionList(markup=False)

    def compose(self) -> ComposeResult:
        """A framed list."""
        with Vertical(classes="box rules") as box:
            box.border_title = "Rules"
            yield Static(WORDS, markup=False, classes="words")
            yield self.list
            yield Static(markup=False, classes="wrong")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show them all, the highlight on the first."""
        try:
            self.list.add_options([RuleOption(*each) for each in rules_in_force(self._ws)])
        except ConsultError as error:
            self._refused(error)
        self.list.highlighted = 0 if self.list.option_count else None
        self.list.focus()

    def action_set(self, level: str) -> None:
        """Set the level of the highlighted rule, on the writing thread."""
        option = self.list.highlighted_option
        if not isinstance(option, RuleOption):
            return
        ws, (name, meant) = self._ws, level_meant(option.rule.name, level)
        app = desk_of(self)
        app.saver.submit(
            lambda: set_levels(ws, {name: meant}), lambda _: self._set(option.rule, meant), self._refused
        )

    def _set(self, rule: Rule, level: Level) -> None:
        if self.is_attached:
            self.list.replace_option_prompt(rule.name, _prompt(rule, level))
            self.query_one(".wrong", Static).update("")

    def _refused(self, error: ConsultError) -> None:
        if self.is_attached:
            self.query_one(".wrong", Static).update(shown(str(error)))


def _prompt(rule: Rule, level: Level) -> Content:
    """Sign, level and name, then what it looks for; a level that is not the usual one says so."""
    said = Content.styled(f"{SIGNS[level]} {level.value.ljust(6)} ", STYLES[level]) + row(rule.name, "bold")
    if level is not rule.level:
        said += Content("  ") + row(f"(usually {rule.level.value})", "$text-muted")
    return said + Content("\n  ") + row(rule.says, "$text-muted")
