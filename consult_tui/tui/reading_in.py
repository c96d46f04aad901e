"""A new response from a consultation document: choose, read off the screen's thread, keep, open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from consult_tui.domain.consultations import Reading
from consult_tui.domain.responses import Response
from consult_tui.errors import ConsultError
from consult_tui.tui.desk import Desk
from consult_tui.tui.dialogs.choose_file import ChooseFile
from consult_tui.tui.dialogs.progress import Progress
from consult_tui.tui.folders import usual_folder
from consult_tui.tui.screens.questions_base import Pending
from consult_tui.workspace.consultations import reading
from consult_tui.workspace.consultations.following import in_words
from consult_tui.workspace.consultations.reading import NewResponse
from consult_tui.workspace.mishap import unforeseen

if TYPE_CHECKING:
    from consult_tui.tui.screens.questions import QuestionsScreen

WORDS = (
    "A consultation document: Word, PDF, a saved web page, ODT or text; or a list of questions (CSV, JSONL)."
)


def new_from_file(app: Desk) -> None:
    """Ask for a document and make a response from it; a bad file is said in the dialog, which stays."""
    folder = app.last_folder or usual_folder()
    app.push_screen(
        ChooseFile("New response", WORDS, folder, lambda dialog, path: _Errand(app, dialog, path).begin())
    )


class _Errand:
    """One document on its way in; Escape stops waiting, and nothing is kept then."""

    def __init__(self, app: Desk, dialog: ChooseFile, path: Path) -> None:
        self._app = app
        self._dialog = dialog
        self._path = path
        self._waiting = Progress("Reading", str(path))
        self._screen: QuestionsScreen

    def begin(self) -> None:
        self._app.push_screen(self._waiting)
        self._app.run_worker(self._read, thread=True, exit_on_error=False, group="reading")

    def _read(self) -> None:
        try:
            found = reading.read(self._path, progress=self._on, stopped=lambda: self._waiting.stopped)
        except ConsultError as error:
            wrong = error
            self._app.errand(lambda: self._failed(wrong))
        except Exception as mishap:
            # The officer waits for this one: it is said where they wait.
            told = unforeseen(
                f"{self._path.name} could not be read: something went wrong inside consult.", mishap
            )
            self._app.errand(lambda: self._failed(told))
        else:
            self._app.errand(lambda: self._prepare(found))

    def _on(self, part: float) -> None:
        self._app.errand(lambda: self._waiting.show_progress(part))

    def _prepare(self, found: Reading) -> None:
        if self._waiting.stopped:
            return
        ws, path = self._app.ws, self._path
        self._app.saver.submit(
            lambda: reading.prepared(ws, path, found), lambda made: self._check(found, made), self._failed
        )

    def _check(self, found: Reading, prepared: Response) -> None:
        """Show what was read, to be put right before a response is made of it."""
        from consult_tui.tui.screens.questions import QuestionsScreen

        app, count = self._app, len(found.questions)
        app.last_folder = self._path.parent
        self._waiting.finish()
        self._dialog.dismiss(None)
        said = "1 question found." if count == 1 else f"{count} questions found."
        said = said if count else "No questions found: one answer, General comments."
        pending = Pending(
            response=prepared, source=self._path, found=" ".join((said, *found.warnings)), made=self._keep
        )
        self._screen = QuestionsScreen(pending=pending)
        app.push_screen(self._screen)

    def _keep(self, response: Response, follows: str) -> None:
        """Make the response as it was put right."""
        ws, path = self._app.ws, self._path
        self._app.saver.submit(
            lambda: reading.keep(ws, response, path, follows=follows), self._open, self._screen.not_made
        )

    def _open(self, made: NewResponse) -> None:
        if made.following:
            self._app.say(in_words(made.following))
        self._app.open_draft(made.id)

    def _failed(self, error: ConsultError) -> None:
        if not self._waiting.stopped:
            self._waiting.finish()
            self._dialog.wrong(error)
