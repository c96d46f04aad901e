"""Exporting from a screen: off its thread, with progress, after everything typed is saved."""

from __future__ import annotations

from consult_tui.errors import ConsultError, Stopped
from consult_tui.tui.desk import Desk
from consult_tui.tui.dialogs.progress import Progress
from consult_tui.workspace.responses.exporting import Exported
from consult_tui.workspace.responses.exporting import export_draft as write_draft


def export_draft(app: Desk, response_id: str) -> None:
    """Write a response's Word draft and say where it is; Escape stops it and nothing is written."""
    dialog = Progress("Writing the draft", app.ws.response(response_id).consultation.title)

    def done(exported: Exported) -> None:
        dialog.finish()
        app.say(f"The draft is written: {exported.path}")

    def failed(error: ConsultError) -> None:
        dialog.finish()
        if isinstance(error, Stopped):
            app.say("Stopped; nothing was written.")
        else:
            app.report(error)

    app.push_screen(dialog)
    app.saver.submit(
        lambda: write_draft(
            app.ws,
            response_id,
            progress=lambda part: app.errand(lambda: dialog.show_progress(part)),
            stopped=lambda: dialog.stopped,
        ),
        done,
        failed,
    )
