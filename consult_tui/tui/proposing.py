"""Proposing words of an answer to the library, from any screen: the form, filled in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from consult_tui.errors import ConsultError
from consult_tui.text.visible import one_line
from consult_tui.tui.desk import Desk
from consult_tui.workspace.library.lines import Written
from consult_tui.workspace.responses.proposing import proposal

if TYPE_CHECKING:
    from consult_tui.checks.accounts import Accounted


def propose(app: Desk, response_id: str, target_id: str, words: str, sentences: Sequence[Accounted]) -> None:
    """Open the form for a new line, filled in from an answer; it is kept once the officer saves it.

    Args:
        app: The app.
        response_id: Exact id.
        target_id: Question id, or field of the cover matter.
        words: Markdown.
        sentences: What is known of the sentences among them.
    """
    from consult_tui.tui.dialogs.line_form import LineForm

    try:
        given = proposal(app.ws, app.ws.response(response_id), target_id, words, sentences)
    except ConsultError as error:
        app.report(error)
        return

    def kept(written: Written | None) -> None:
        if written is None:
            return
        for remark in written.remarks:
            app.say(remark, "warning")
        app.say(
            f"“{one_line(written.position.title)}” is in the library, proposed. The answer stays as it is."
        )

    app.push_screen(LineForm(app.ws, given=given), kept)
