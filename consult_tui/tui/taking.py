"""Lines from a board paper: choose it, read it off the screen's thread, and open it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from consult_tui.errors import ConsultError, NotFound
from consult_tui.tui.desk import Desk
from consult_tui.tui.dialogs.choose_paper import ChoosePaper
from consult_tui.tui.dialogs.progress import Progress
from consult_tui.tui.folders import usual_folder
from consult_tui.workspace.library import papers
from consult_tui.workspace.library.papers import Looked
from consult_tui.workspace.mishap import unforeseen

T = TypeVar("T")

BROKEN = "The paper could not be read: something went wrong inside consult."
ALL_DONE = "Every paper in this folder is done."


def take_from_paper(app: Desk) -> None:
    """Ask for a paper or a folder and open it; what cannot be read is said in the dialog, which stays."""
    app.push_screen(ChoosePaper(app.last_folder or usual_folder(), lambda d, path: _open(app, d, path)))


def _open(app: Desk, dialog: ChoosePaper, path: Path) -> None:
    from consult_tui.tui.screens.papers import PapersScreen

    ws = app.ws
    folder = path if path.is_dir() else None

    def read(stopped: Callable[[], bool]) -> tuple[Looked, str]:
        if folder is None:
            return papers.look(ws, path), ""
        found, unread = papers.next_in(ws, folder, stopped=stopped)
        if found is None:
            raise NotFound(ALL_DONE if not unread else unread[0][1], "Choose a paper of it to open it again.")
        return found, "; ".join(f"Passed over {each.name}. {why}" for each, why in unread)

    def opened(found: tuple[Looked, str]) -> None:
        looked, note = found
        app.last_folder = folder or path.parent
        dialog.dismiss(None)
        if note:
            app.say(note, "warning")
        app.push_screen(PapersScreen(looked, folder))

    aside(app, str(path), read, opened, dialog.wrong)


def aside(
    app: Desk,
    words: str,
    run: Callable[[Callable[[], bool]], T],
    done: Callable[[T], None],
    failed: Callable[[ConsultError], None],
) -> None:
    """Do something long off the screen's thread, under a box that says so and with which it can be stopped.

    Args:
        app: The app.
        words: What is being read.
        run: Does it; may ask whether it was stopped.
        done: Gets its result, on the screen's thread, unless it was stopped.
        failed: Gets the error, likewise.
    """
    waiting = Progress("Reading", words)

    def tell(take: Callable[[], None]) -> None:
        if not waiting.stopped:
            waiting.finish()
            take()

    def work() -> None:
        try:
            found = run(lambda: waiting.stopped)
        except ConsultError as error:
            wrong = error
            app.errand(lambda: tell(lambda: failed(wrong)))
        except Exception as mishap:
            # The officer waits for this one: it is said where they wait.
            told = unforeseen(BROKEN, mishap)
            app.errand(lambda: tell(lambda: failed(told)))
        else:
            app.errand(lambda: tell(lambda: done(found)))

    app.push_screen(waiting)
    app.run_worker(work, thread=True, exit_on_error=False, group="reading")
