"""The entry point, and the only place that joins the command line and the screens."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from consult_tui.workspace.workspace import Workspace


_READS = ("read", "new")
"""Commands that read a document in a process of its own."""
AFTER = (50_000, 10, 20)
"""After how many things made Python looks for memory that is no more used. A command is soon over and gives
all of it back; with a large library the looking was a sixth of its time."""


def main() -> None:
    """Run `consult`; where it is to read a document, the process that reads gets ready meanwhile."""
    gc.set_threshold(*AFTER)
    if sys.argv[1:2] and sys.argv[1] in _READS:
        from consult_tui.workspace.consultations.documents import ahead

        ahead()
    from consult_tui.cli.main import run

    code = run(None, _open_app)
    if sys.argv[1:2] == ["read"]:
        _leave_at_once(code)
    sys.exit(code)


def _leave_at_once(code: int) -> None:
    """End without taking every module down first: a tenth of the time of reading a short document.

    For a command that changes nothing and has closed what it opened.
    """
    with suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _open_app(ws: Workspace) -> None:
    """Open the screens; they are imported only now, and only where there is a terminal to show them."""
    from consult_tui.errors import ConsultError

    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise ConsultError("The screens need a terminal.", "Use the commands instead: consult --help")
    from consult_tui.tui.pace import paint_soon

    paint_soon()
    from consult_tui.tui.app import run_app

    run_app(ws)


if __name__ == "__main__":
    main()
