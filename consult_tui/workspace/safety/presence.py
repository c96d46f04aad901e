"""Who else is here: see `store.presence`."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection

from consult_tui.store.presence import Presence
from consult_tui.workspace.workspace import Workspace


class Company:
    """Who has which response open besides us; in the sample's own folder we leave no trace ourselves.

    Args:
        ws: The workspace.
        clock: Seconds since 1970.
    """

    def __init__(self, ws: Workspace, clock: Callable[[], float] = time.time) -> None:
        self._silent = ws.template
        self._presence = Presence(ws.places, ws.context.user, clock)

    def look(self, ours: Collection[str]) -> dict[str, tuple[str, ...]]:
        """Say that these responses are open here, and hear who else has which open: id to names."""
        if not self._silent:
            self._presence.beat(ours)
        return self._presence.others()

    def leave(self) -> None:
        """Say that nothing is open here any more."""
        self._presence.leave()
