"""An officer without a mouse in a real terminal: from the demo to a Word draft, and nothing typed is lost."""

from __future__ import annotations

import os
import signal
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.end_to_end.tmux import CONSULT, NEEDS_TMUX, Pane, asked, pane

pytestmark = NEEDS_TMUX
FUNDING = "school-funding-2012"


def _answer(workspace: Path, number: str) -> str:
    return str(
        next(q["text"] for q in asked(workspace, "show", FUNDING)["questions"] if q["number"] == number)
    )


def _app(workspace: Path) -> list[str]:
    return [*CONSULT, "--workspace", str(workspace)]


def _open_question_3(shell: Pane) -> None:
    shell.wait_for("School funding", "Munro", "F1 Help")
    shell.press("Enter")
    shell.wait_for("Question 3", "Suggested lines")


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
def test_the_whole_way_without_a_mouse(workspace: Path, tmp_path: Path, size: tuple[int, int]) -> None:
    with pane(_app(workspace), tmp_path, size) as shell:
        _open_question_3(shell)
        shell.press("C-f")
        shell.type("local discretion")
        shell.wait_for("found")
        shell.press("C-l")
        shell.wait_for("all saved", "[@local")
        shell.type(" Typed by hand.")
        shell.wait_for("Typed by hand.", "all saved")
        shell.press("C-z")
        shell.press("C-y")
        shell.wait_for("Typed by hand.")
        shell.press("F5")
        shell.wait_for("Question 4 ·")
        shell.press("C-q")
        shell.wait_for_end()
    assert _answer(workspace, "3").endswith("Typed by hand.")
    with pane(_app(workspace), tmp_path, size) as shell:
        _open_question_3(shell)
        shell.wait_for("Typed by hand.")
        shell.press("C-o")
        shell.wait_for("The draft is written")
        shell.press("C-q")
        shell.wait_for_end()
    draft = next((workspace / "responses" / FUNDING / "exports").glob("*.docx"))
    _holds_everything(draft, asked(workspace, "show", FUNDING)["questions"])


def _holds_everything(draft: Path, questions: list[dict[str, Any]]) -> None:
    with zipfile.ZipFile(draft) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    text = _folded("".join(node.text or " " for node in root.iter("{*}t", "{*}p")))
    for question in questions:
        for start in _first_words(question["text"]):
            assert start in text


def _folded(text: str) -> str:
    return "".join(text.split())


def _first_words(answer: str) -> list[str]:
    return [_folded(line)[:30] for line in answer.splitlines() if line and line[0].isalpha()]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_polite_end_saves_what_was_typed(workspace: Path, tmp_path: Path, number: signal.Signals) -> None:
    with pane(_app(workspace), tmp_path) as shell:
        _open_question_3(shell)
        shell.press("Enter")
        shell.type("Typed just before the end")
        shell.wait_for("just before the end")
        os.kill(_process_of(shell), number)
        shell.wait_for_end()
    assert _answer(workspace, "3") == "Typed just before the end"


def test_a_closed_terminal_saves_what_was_typed(workspace: Path, tmp_path: Path) -> None:
    with pane(_app(workspace), tmp_path) as shell:
        _open_question_3(shell)
        shell.press("Enter")
        shell.type("Typed before the window was closed")
        shell.wait_for("window was closed")
        process = _process_of(shell)
        ended = os.pidfd_open(process)
        shell._tmux("kill-session")
        _wait_for(ended)
    assert _answer(workspace, "3") == "Typed before the window was closed"


def test_after_a_kill_at_most_the_last_second_is_gone_and_the_next_start_says_so(
    workspace: Path, tmp_path: Path
) -> None:
    with pane(_app(workspace), tmp_path) as shell:
        _open_question_3(shell)
        shell.press("Enter")
        shell.type("Typed and journalled")
        shell.wait_for("Typed and journalled", "all saved")
        os.kill(_process_of(shell), signal.SIGKILL)
        shell.wait_for_end()
    with pane(_app(workspace), tmp_path) as shell:
        _open_question_3(shell)
        shell.wait_for("Typed and journalled")
    assert _answer(workspace, "3") == "Typed and journalled"


def _process_of(shell: Pane) -> int:
    """The Python process that runs in the pane's shell."""
    parent = int(shell._tmux("display-message", "-p", "#{pane_pid}"))
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return int(children[0])


def _wait_for(descriptor: int) -> None:
    import select

    ready, _, _ = select.select([descriptor], [], [], 30)
    os.close(descriptor)
    assert ready, "the program did not end with its terminal"
