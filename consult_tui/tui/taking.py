"""Lines from a board paper: choose it, read it off the screen's thread, and open it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from consult_tui.errors import NotFound
from consult_tui.tui.aside import aside
from consult_tui.tui.desk import Desk
from consult_tui.tui.dialogs.choose_paper import ALL_DONE, ChoosePaper
from consult_tui.tui.folders import usual_folder
from consult_tui.tui.screens.papers import PapersScreen
from consult_tui.workspace.library import papers
from consult_tui.workspace.library.papers import Looked


def take_from_paper(app: Desk) -> None:
    """Ask for a paper or a folder and open it; what cannot be read is said in the dialog, which stays."""
    app.push_screen(ChoosePaper(app.last_folder or usual_folder(), lambda d, path: _open(app, d, path)))


def _open(app: Desk, dialog: ChoosePaper, path: Path) -> None:
    ws = app.ws
    folder = path if path.is_dir() else None

    def read(stopped: Callable[[], bool]) -> tuple[Looked, str]:
        if folder is None:
            return papers.look(ws, path, stopped=stopped), ""
        found, unread = papers.next_in(ws, folder, stopped=stopped)
        if found is None:
            raise NotFound(ALL_DONE if not unread else unread[0][1], "Choose a paper of it to open it again.")
        return found, " ".join(f"Passed over {each.name}. {why}" for each, why in unread)

    def opened(found: tuple[Looked, str]) -> None:
        looked, note = found
        app.last_folder = folder or path.parent
        dialog.dismiss(None)
        if note:
            app.say(note, "warning")
        app.push_screen(PapersScreen(looked, folder))

    aside(app, str(path), read, opened, dialog.wrong)
