"""Something long, done off the screen's thread while the officer waits and may stop it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from consult_tui.errors import ConsultError
from consult_tui.tui.desk import Desk
from consult_tui.tui.dialogs.progress import Progress
from consult_tui.workspace.mishap import unforeseen

T = TypeVar("T")

BROKEN = "The paper could not be read: something went wrong inside consult."


def aside(
    app: Desk,
    words: str,
    run: Callable[[Callable[[], bool]], T],
    done: Callable[[T], None],
    failed: Callable[[ConsultError], None],
) -> None:
    """Do something long off the screen's thread, under a box that says so and with which it can be stopped.

    Args:
        app: The app.
        words: What is being read.
        run: Does it; may ask whether it was stopped.
        done: Gets its result, on the screen's thread, unless it was stopped.
        failed: Gets the error, likewise.
    """
    waiting = Progress("Reading", words)

    def tell(take: Callable[[], None]) -> None:
        if not waiting.stopped:
            waiting.finish()
            take()

    def work() -> None:
        try:
            found = run(lambda: waiting.stopped)
        except ConsultError as error:
            wrong = error
            app.errand(lambda: tell(lambda: failed(wrong)))
        except Exception as mishap:
            # The officer waits for this one: it is said where they wait.
            told = unforeseen(BROKEN, mishap)
            app.errand(lambda: tell(lambda: failed(told)))
        else:
            app.errand(lambda: tell(lambda: done(found)))

    app.push_screen(waiting)
    app.run_worker(work, thread=True, exit_on_error=False, group="reading")
