"""The entry point, and the only place that joins the command line and the screens."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from consult_tui.cli.main import run
from consult_tui.errors import ConsultError

if TYPE_CHECKING:
    from consult_tui.workspace.workspace import Workspace


AFTER = (50_000, 10, 20)
"""After how many things made Python looks for memory that is no more used. A command is soon over and gives
all of it back; with a large library the looking was a sixth of its time."""


def main() -> None:
    """Run `consult`."""
    gc.set_threshold(*AFTER)
    sys.exit(run(None, _open_app))


def _open_app(ws: Workspace) -> None:
    """Open the screens; they are imported only now, and only where there is a terminal to show them."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise ConsultError("The screens need a terminal.", "Use the commands instead: consult --help")
    from consult_tui.tui.pace import paint_soon

    paint_soon()
    from consult_tui.tui.app import run_app

    run_app(ws)


if __name__ == "__main__":
    main()
