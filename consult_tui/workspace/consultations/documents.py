"""What stands in a document, before anything is made of it; loads next to nothing, and needs no workspace."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from consult_tui.domain.consultations import Reading


def ahead() -> None:
    """Have a reading process get ready while this program does; `read` or another reading takes it over."""
    from consult_tui.intake.apart.starting import start_ahead

    start_ahead()


def read(
    path: Path,
    *,
    progress: Callable[[float], None] = lambda part: None,
    stopped: Callable[[], bool] = lambda: False,
) -> Reading:
    """What the reader finds in a consultation document; changes nothing, needs no workspace.

    It is read in a process of its own, so that no file can hang or break this one.

    Args:
        path: The document.
        progress: Told how far it is, 0 to 1, on the thread that calls.
        stopped: Asked about twenty times a second whether to stop.

    Raises:
        BadInput: If the file cannot be read as any of the formats.
        NotFound: If there is no such file.
        Stopped: If `stopped` said so.
    """
    from consult_tui.intake.apart.waiting import read_apart

    return read_apart(path, progress=progress, stopped=stopped)
