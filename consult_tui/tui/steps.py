"""The steps in the life of a line, asked for on a screen: doubts before, who holds the line after."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from consult_tui.domain.lifecycle import LAPSED
from consult_tui.domain.positions import Position
from consult_tui.errors import ConsultError
from consult_tui.text.visible import one_line
from consult_tui.tui.desk import Desk
from consult_tui.workspace.library import standing
from consult_tui.workspace.library.standing import Step
from consult_tui.workspace.library.using import Held

Then = Callable[[Step], None]
"""Told what came of a step, before the officer is shown who holds the line."""


def propose(app: Desk, position: Position, then: Then) -> None:
    """Ask to which body and for which meeting, and put the line to it."""
    from consult_tui.tui.dialogs.step_forms import ProposeForm

    app.push_screen(ProposeForm(app.ws, position), lambda step: _done(app, step, then, "Proposed."))


def agree(app: Desk, positions: Sequence[Position], then: Then) -> None:
    """Ask by which act the lines were agreed, and record it on all of them."""
    from consult_tui.tui.dialogs.step_forms import AgreeForm

    count = len(positions)
    words = f"{count} lines agreed." if count > 1 else "Agreed."
    app.push_screen(AgreeForm(app.ws, positions), lambda step: _done(app, step, then, words))


def supersede(app: Desk, position: Position, then: Then) -> None:
    """Have the successor found in the library, ask once more, and record it."""
    from consult_tui.tui.dialogs.find_line import FindSuccessor

    def found(by: str | None) -> None:
        if by:
            supersede_by(app, position, by, then)

    app.push_screen(FindSuccessor(app.ws, position), found)


def supersede_by(app: Desk, position: Position, by: str, then: Then) -> None:
    """Ask whether this very line takes the other's place, with what is doubtful about it, and record it."""
    from consult_tui.tui.dialogs.ask import Confirm

    ws = app.ws
    try:
        doubts = standing.weigh_superseding(ws, position.id, by)
    except ConsultError as error:
        app.report(error)
        return
    old, new = one_line(position.title), one_line(ws.library.positions[by].title)
    words = f"'{new}'\n\ntakes the place of\n\n'{old}'"

    def answered(yes: bool | None) -> None:
        if yes:
            _submit(app, lambda: standing.supersede(ws, position.id, by), then, "Superseded.")

    app.push_screen(Confirm("Superseded?", _with(words, doubts)), answered)


def withdraw(app: Desk, position: Position, then: Then) -> None:
    """Ask why the line no longer stands, and record it."""
    from consult_tui.tui.dialogs.ask import AskText

    ws = app.ws
    try:
        doubts = standing.weigh_withdrawing(ws, position.id)
    except ConsultError as error:
        app.report(error)
        return
    words = f"'{one_line(position.title)}' no longer stands. Why? It is kept with the line."

    def said(reason: str | None) -> None:
        if reason:
            _submit(app, lambda: standing.withdraw(ws, position.id, reason), then, "Withdrawn.")

    app.push_screen(AskText("Withdraw", _with(words, doubts)), said)


def _with(words: str, doubts: Sequence[str]) -> str:
    """What is asked, with what is pointed out below it."""
    return "\n\n".join([words, *(f"! {doubt}" for doubt in doubts)])


def _submit(app: Desk, run: Callable[[], Step], then: Then, words: str) -> None:
    app.saver.submit(run, lambda step: _done(app, step, then, words), app.report)


def _done(app: Desk, step: Step | None, then: Then, words: str) -> None:
    """Say what was done; then show who holds a line that no longer stands."""
    if step is None:
        return
    app.say(words)
    for old in step.superseded if step.superseded != step.positions else ():
        app.say(f"'{one_line(old.title)}' is superseded by it.")
    for remark in step.remarks:
        app.say(remark, "warning")
    then(step)
    if step.held != Held():
        show_held(app, step)
    elif step.superseded or step.positions[0].status in LAPSED:
        app.say("No response holds it.")


def show_held(app: Desk, step: Step) -> None:
    """The responses that hold a line which no longer stands; Enter opens one at its question."""
    from consult_tui.tui.dialogs.held import HeldDialog
    from consult_tui.tui.widgets.place_list import Place, go_to

    lapsed = step.superseded or step.positions
    titles = ", ".join(f"'{one_line(position.title)}'" for position in lapsed)
    status = lapsed[0].status
    many = len(step.held.open)
    words = f"{titles}: {status}. " + (
        f"{many} place{'s' * (many != 1)} in open responses still hold{'s' * (many == 1)} it."
        if many
        else "No open response holds it."
    )

    def chosen(place: Place | None) -> None:
        if place is not None:
            go_to(app, place)

    app.push_screen(HeldDialog(f"Held by responses: {status}", words, step.held), chosen)
