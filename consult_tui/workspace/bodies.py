"""Which body an officer means."""

from __future__ import annotations

from consult_tui.domain.bodies import Body
from consult_tui.workspace.lines import body_id
from consult_tui.workspace.naming import find
from consult_tui.workspace.workspace import Workspace


def body_meant(ws: Workspace, given: str) -> Body:
    """The body that an id, a name, a short name or a unique beginning of an id means.

    Raises:
        NotFound: If there is none.
        Ambiguous: If several begin so.
    """
    bodies = ws.library.bodies
    return find(body_id(ws.library, given) or given, bodies, "body", "See them with: consult body list")
