"""What can have happened to a line, on the library screen: its steps, marks, its successor, reservations."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from consult_tui.domain.positions import Position
from consult_tui.text.visible import one_line
from consult_tui.tui import steps
from consult_tui.tui.commands import FIGURES, PAIRS
from consult_tui.tui.dialogs.step_menu import STEPS
from consult_tui.tui.screens.base import ConsultScreen
from consult_tui.tui.widgets.line_list import LineList
from consult_tui.workspace.library import standing
from consult_tui.workspace.library.lines import Written
from consult_tui.workspace.library.standing import Step


class LibraryLife(ConsultScreen):
    """The steps of the highlighted line, behind one key or by letters; finding is in `library.py`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f9,l", "steps", "Life", tooltip="What happened to this line: its steps, and its history"),
        *(
            Binding(step.key, f"step('{step.name}')", step.label, show=False, tooltip=step.help)
            for step in STEPS
        ),
        # Said below the list, because the foot of a small screen is full.
        Binding("space", "mark", "Mark", show=False, tooltip="Mark the line, to be agreed with others"),
        Binding("n", "newer", "Newer", tooltip="Go to the line that took its place"),
        Binding("o", "older", "Older", tooltip="Go to the line in whose place it came"),
        Binding("ctrl+g,f", "app.figures", "Figures", tooltip=FIGURES),
        Binding("ctrl+d,y", "app.pairs", "Near-duplicates", show=False, tooltip=PAIRS),
    ]

    list: LineList

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Steps where there is a line; older and newer where there is such a line."""
        line = self.list.line if self.is_mounted else None
        if action in ("steps", "step", "mark"):
            return line is not None
        if action in ("newer", "older"):
            return bool(line and self._other(line, action) in self.ws.library.positions)
        return True

    def go_to(self, position_id: str) -> None:
        """Highlight a line, whatever is searched and filtered for."""
        raise NotImplementedError

    def say_marks(self) -> None:
        """Say how many lines are marked."""
        raise NotImplementedError

    # Marks.

    @property
    def marked(self) -> tuple[Position, ...]:
        """The marked lines that are still there, in the order of the library."""
        marks = self.list.marks
        return tuple(p for id_, p in self.ws.library.positions.items() if id_ in marks) if marks else ()

    def action_mark(self) -> None:
        """Mark the line or no longer, and go on to the next."""
        self.list.toggle()
        if self.list.highlighted is not None and self.list.highlighted < self.list.option_count - 1:
            self.list.action_cursor_down()
        self.say_marks()

    # Steps.

    def action_steps(self) -> None:
        """Ask what happened to the line."""
        from consult_tui.tui.dialogs.step_menu import StepMenu

        line = self.list.line
        if line is None:
            return
        barred, marked = standing.barred(line), len(self.marked)
        if marked:
            barred.pop("agree", None)
        menu = StepMenu(one_line(line.title), barred, marked)
        self.app.push_screen(menu, lambda name: self.action_step(name) if name else None)

    def action_step(self, name: str) -> None:
        """Take a step with the line, or say why it cannot take it."""
        line = self.list.line
        if line is None:
            return
        why = "" if name == "agree" and self.marked else standing.barred(line).get(name, "")
        if why:
            self.consult.say(why, "warning")
            return
        match name:
            case "propose":
                steps.propose(self.consult, line, self._stepped)
            case "agree":
                steps.agree(self.consult, self.marked or [line], self._agreed)
            case "supersede":
                steps.supersede(self.consult, line, self._stepped)
            case "withdraw":
                steps.withdraw(self.consult, line, self._stepped)
            case "reserve":
                self._reserve(line)
            case "history":
                self._history(line)

    def _stepped(self, step: Step) -> None:
        if self.is_attached:
            self.go_to(step.positions[0].id)

    def _agreed(self, step: Step) -> None:
        if self.is_attached:
            self.list.unmark()
        self._stepped(step)

    def _reserve(self, line: Position) -> None:
        from consult_tui.tui.dialogs.reservations import ReservationsDialog

        self.app.push_screen(ReservationsDialog(self.ws, line.title, position=line.id))

    def _history(self, line: Position) -> None:
        from consult_tui.tui.screens.line_history import LineHistoryScreen

        self.app.push_screen(LineHistoryScreen(line))

    # The line before and after.

    def action_newer(self) -> None:
        """To the line that took its place."""
        self._follow("newer")

    def action_older(self) -> None:
        """To the line in whose place it came."""
        self._follow("older")

    def _follow(self, which: str) -> None:
        if self.list.line:
            self.go_to(self._other(self.list.line, which))

    def _other(self, line: Position, which: str) -> str:
        return line.superseded_by if which == "newer" else line.supersedes

    # Adding and editing.

    def action_add(self) -> None:
        """Add a line by the form."""
        from consult_tui.tui.dialogs.line_form import LineForm

        self.app.push_screen(LineForm(self.ws), self._written)

    def action_edit(self) -> None:
        """Edit the highlighted line by the form."""
        from consult_tui.tui.dialogs.line_form import LineForm

        if self.list.line:
            self.app.push_screen(LineForm(self.ws, self.list.line), self._written)

    def _written(self, written: Written | None) -> None:
        """Show the line that was added or edited, and say what the officer should know of it."""
        if written is None:
            return
        for remark in written.remarks:
            self.consult.say(remark, "warning")
        self.go_to(written.position.id)
