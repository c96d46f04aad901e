"""Old responses from the screen: choose, say when they were sent, take them in, say what came of it."""

from __future__ import annotations

from pathlib import Path

from consult_tui.errors import BadInput, ConsultError
from consult_tui.text.dates import in_words
from consult_tui.tui.desk import Desk
from consult_tui.tui.dialogs.choose_file import ChooseFile
from consult_tui.tui.dialogs.progress import Progress
from consult_tui.tui.dialogs.short_form import Row, ShortForm
from consult_tui.tui.dialogs.taken_in import TakenInDialog
from consult_tui.tui.folders import usual_folder
from consult_tui.tui.widgets.form_field import FormField
from consult_tui.workspace.consultations import past
from consult_tui.workspace.consultations.past import AUTO, TakenIn, Wanted
from consult_tui.workspace.workspace import Workspace

WORDS = (
    "A response that was sent before: Word, PDF, ODT, a web page or text. ctrl+t takes every document of the "
    "folder that is listed; those that were taken before are passed over."
)


def take_in_old(app: Desk) -> None:
    """Ask for a document or a folder, then for the day, and take it in."""
    folder = app.last_folder or usual_folder()
    app.push_screen(
        ChooseFile(
            "Old responses",
            WORDS,
            folder,
            lambda dialog, path: _Errand(app, dialog, path).ask(),
            folders=True,
        )
    )


def sent_form(ws: Workspace, path: Path) -> ShortForm:
    """When it was sent, to whom, and in answer to which consultation."""

    def look(row: Row) -> dict[str, tuple[str, str]]:
        return {"submitted": _about_day(ws, row["submitted"])}

    many = path.is_dir()
    fields = [
        FormField(
            "submitted",
            "Sent on",
            "",
            help_=f"2011-10-11, 11 October 2011, or {AUTO}: the day that {'each' if many else 'it'} gives",
        ),
        FormField("department", "Sent to", "", help_="The department; empty for what it says itself"),
        FormField(
            "consultation",
            "In answer to",
            "",
            help_="The consultation's file, or a response to it; empty where there is none",
            known=list(ws.response_ids),
        ),
    ]
    words = "Every document of this folder and of the folders in it. " if many else ""
    return ShortForm(f"Old responses · {path.name}", f"{words}What was sent stays as it went.", fields, look)


def _about_day(ws: Workspace, given: str) -> tuple[str, str]:
    """What is wrong with a day, and how it was understood."""
    try:
        day = past.day_sent(ws, given)
    except BadInput as error:
        return str(error), ""
    return "", f"{in_words(day)}." if day else "The day of its letterhead, or in the file's name."


class _Errand:
    """A document or a folder on its way in; Escape stops it, and what was taken by then stays."""

    def __init__(self, app: Desk, dialog: ChooseFile, path: Path) -> None:
        self._app = app
        self._dialog = dialog
        self._path = path
        self._waiting = Progress("Taking in old responses", str(path))

    def ask(self) -> None:
        """Ask when it was sent, unless there is no such file."""
        if not self._path.exists():
            self._dialog.wrong(
                BadInput(f"There is no file '{self._path}'.", "Check the name and the folder.")
            )
            return
        self._app.push_screen(sent_form(self._app.ws, self._path), self._begin)

    def _begin(self, row: Row | None) -> None:
        if row is None:
            return
        ws, path, waiting = self._app.ws, self._path, self._waiting
        wanted = Wanted(
            submitted=row["submitted"],
            departments=(row["department"].strip(),) if row["department"].strip() else (),
            consultation=row["consultation"].strip(),
        )
        self._app.push_screen(waiting)
        self._app.saver.submit(
            lambda: past.take_in(ws, path, wanted, progress=self._tell, stopped=lambda: waiting.stopped),
            self._done,
            self._failed,
        )

    def _tell(self, done: int, of: int, name: str) -> None:
        words = f"{done + 1} of {of}: {name}" if name else ""
        self._app.errand(lambda: self._waiting.show_progress(done / max(of, 1), words))

    def _done(self, found: TakenIn) -> None:
        self._app.last_folder = self._path if self._path.is_dir() else self._path.parent
        self._waiting.finish()
        self._dialog.dismiss(None)
        self._app.push_screen(TakenInDialog(found))

    def _failed(self, error: ConsultError) -> None:
        self._waiting.finish()
        self._dialog.wrong(error)
