"""The reading process itself: reads one file after another as it is asked, says how far it is, and ends."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from typing import Any

from consult_tui.errors import ConsultError
from consult_tui.intake.apart.limits import PATIENCE, forget_work, limit_memory, limit_work
from consult_tui.intake.apart.messages import of_error, read_message, wished_file, wished_questions, written
from consult_tui.intake.reading import Tell, read_consultation


def main(*, ahead: bool = False) -> None:
    """Answer one wish a line until there are no more.

    Wishes come by standard input and messages go to standard output; both are taken out of the reach of all
    else in this process first.

    Args:
        ahead: Whether it is not asked yet: what nearly every reading needs is then loaded meanwhile.
    """
    if ahead:
        from consult_tui.intake.facts import facts as _facts  # noqa: F401
        from consult_tui.intake.questions import pipeline as _pipeline  # noqa: F401
    wishes, out = os.fdopen(os.dup(0), "rb"), os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    limit_memory()
    for line in wishes:
        try:
            _answer(read_message(line), lambda message: _write_all(out, written(message)))
        except OSError:
            # Nobody listens any more: the officer stopped it.
            sys.exit(1)
        gc.collect()


def _answer(wished: dict[str, Any], say: Callable[[dict[str, Any]], None]) -> None:
    """Do what is wished and say how it goes, up to the answer or the error."""

    def tell(part: float, patience: float) -> None:
        # The first is told once the file is loaded.
        seconds = patience if part else PATIENCE
        limit_work(seconds)
        say({"part": part, "wait": seconds})

    forget_work()
    try:
        answer = {"answer": _read(wished, tell)}
    except ConsultError as error:
        answer = of_error(error)
    say(answer)


def _read(wished: dict[str, Any], tell: Tell) -> object:
    path = wished_file(wished)
    if wished["want"] == "paper":
        from consult_tui.intake.papers.reading import read_paper

        return read_paper(path, wished["known"], tell)
    if wished["want"] == "past":
        from consult_tui.intake.past.reading import read_past

        return read_past(path, wished_questions(wished), tell)
    return read_consultation(path, tell)


def _write_all(out: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(out, view) :]
