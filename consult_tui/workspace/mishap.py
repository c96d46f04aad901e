"""The details of an error that nobody thought of, kept for whoever mends it and never shown."""

from __future__ import annotations

import traceback
from datetime import UTC, datetime
from pathlib import Path

from consult_tui import __version__
from consult_tui.errors import ConsultError
from consult_tui.store.places import user_places

NAME = "last-error.txt"


def keep_details(mishap: BaseException) -> Path | None:
    """Write an error with its traceback to the user's own folder; None where that cannot be done."""
    path = user_places().state / NAME
    when = datetime.now(UTC).isoformat(timespec="seconds")
    text = f"consult {__version__}, {when}\n\n" + "".join(traceback.format_exception(mishap))
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", errors="backslashreplace")
    except OSError:
        return None
    return path


def unforeseen(what: str, mishap: BaseException) -> ConsultError:
    """An error that nobody thought of, as one that can be said; its details are kept.

    Args:
        what: What it means for the officer: one sentence.
        mishap: The error.
    """
    kept = keep_details(mishap)
    return ConsultError(
        what, f"Please report it; the details are in {kept}." if kept else "Please report it."
    )
