"""The sample's own folder is never written to: a copy of it is offered instead."""

from __future__ import annotations

from pathlib import Path

from consult_tui.tui.desk import Desk
from consult_tui.tui.dialogs.ask import Confirm
from consult_tui.workspace import opening
from consult_tui.workspace.workspace import Workspace

TITLE = "This is the sample's own folder"
WORDS = (
    "Copies of the sample are made from here, so nothing can be changed here.\n\n"
    "y or Enter opens a copy of your own to try everything out on; Escape stays here, to look only."
)


def offer_copy(app: Desk) -> None:
    """Ask whether to go on in a copy of the sample; the day and the user stay as they are."""
    day, user = f"{app.ws.context.now:%Y-%m-%dT%H:%M}", app.ws.context.user

    def copied() -> Workspace:
        return opening.open_workspace(opening.demo(), day, user)

    def asked(yes: bool | None) -> None:
        if yes:
            app.saver.submit(copied, app.open_workspace, app.report)

    app.push_screen(Confirm(TITLE, WORDS), asked)


def where_the_copy_is(folder: Path) -> str:
    """Said once the officer has left the screens."""
    return f"Your copy of the sample is in {folder}. Open it again with: consult --workspace {folder}"
