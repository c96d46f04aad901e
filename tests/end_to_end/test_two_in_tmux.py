"""Two officers in two real terminals on one response: at once in different answers, then in the same one."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path

from tests.end_to_end.tmux import CONSULT, NEEDS_TMUX, Pane, asked, pane

pytestmark = NEEDS_TMUX
FUNDING = "school-funding-2012"


def _app(workspace: Path, user: str) -> list[str]:
    return [*CONSULT, "--workspace", str(workspace), "--user", user]


def _answer(workspace: Path, number: str) -> str:
    shown = asked(workspace, "show", FUNDING)
    return str(next(q["text"] for q in shown["questions"] if q["number"] == number))


def _open_question_3(shell: Pane) -> None:
    shell.wait_for("School funding", "Munro", "F1 Help")
    shell.press("Enter")
    shell.wait_for("Question 3", "Suggested lines")


def _kept(workspace: Path) -> set[str]:
    """Every text that the history has of any answer."""
    lines = (workspace / "responses" / FUNDING / "history.jsonl").read_text("utf-8").splitlines()
    answers = [json.loads(line).get("answer") for line in lines]
    return {answer["text"] for answer in answers if answer}


def _end(*shells: Pane) -> None:
    for shell in shells:
        shell.press("C-q")
        shell.wait_for_end()


def test_two_officers_at_once(workspace: Path, tmp_path: Path) -> None:
    with (
        pane(_app(workspace, "Ann"), tmp_path) as ann,
        pane(_app(workspace, "Bob"), tmp_path) as bob,
    ):
        _open_question_3(ann)
        _open_question_3(bob)
        ann.wait_for("also open: Bob")
        bob.wait_for("also open: Ann")

        bob.press("F5")
        bob.wait_for("Question 4 ·")
        ann.press("Enter")
        bob.press("Enter")
        for word in ("Councils ", "decide ", "locally. "):
            ann.type(word)
            bob.type(word.upper())
        ann.wait_for("Councils decide locally.", "all saved")
        bob.wait_for("COUNCILS DECIDE", "all saved")
        assert _answer(workspace, "3").strip() == "Councils decide locally."
        assert _answer(workspace, "4").strip().endswith("COUNCILS DECIDE LOCALLY.")

        bob.press("F4")
        bob.wait_for("Question 3 ·", "Councils decide locally.")
        ann.type("Seen.")
        bob.wait_for("decide locally. Seen.")

        ann.type(" Ann.")
        bob.type(" Bob.")
        shells = {ann: "Ann.", bob: "Bob."}
        loser = _who_is_asked(ann, bob)
        winner = bob if loser is ann else ann
        loser.wait_for("Mine", "Theirs", "Ann.", "Bob.", "in the history", "m Mine")
        loser.press("m")
        loser.wait_until_gone("Two texts")
        loser.wait_for("all saved")
        winner.wait_for(shells[loser])
        _end(ann, bob)
    assert shells[loser] in _answer(workspace, "3")
    assert shells[winner] not in _answer(workspace, "3")
    for words in shells.values():
        assert any(words in text for text in _kept(workspace))


def _who_is_asked(*shells: Pane) -> Pane:
    """The one of two that saved second: exactly one is shown both texts."""
    for _ in range(100):
        asked = [shell for shell in shells if "Two texts" in shell.screen()]
        if asked:
            (found,) = asked
            return found
        shells[0].wait_for_a_moment()
    raise AssertionError("\n".join(shell.screen() for shell in shells))


def test_a_crash_leaves_nobody_behind(workspace: Path, tmp_path: Path) -> None:
    with pane(_app(workspace, "Ann"), tmp_path) as ann:
        _open_question_3(ann)
        with pane(_app(workspace, "Bob"), tmp_path) as bob:
            _open_question_3(bob)
            ann.wait_for("also open: Bob")
            parent = int(bob._tmux("display-message", "-p", "#{pane_pid}"))
            children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
            os.kill(int(children[0]), signal.SIGKILL)
            bob.wait_for_end()
        ann.wait_until_gone("also open: Bob")
        _end(ann)
