"""A document with a wrong split, put right in a real terminal in ten key presses or fewer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.end_to_end.tmux import CONSULT, NEEDS_TMUX, Pane, asked, pane

pytestmark = NEEDS_TMUX
DOCUMENT = """<html><head><title>Island ferries</title></head><body><main>
<h1>Island ferries: a consultation</h1>
<p>Fares have risen with the price of fuel since 2005.</p>
<p>Question 1: Do you agree that ferry fares should follow the price of fuel?</p>
<p>Question 2: Should ferries run on Sundays in the winter? Should the piers be open to other boats then?</p>
<p>The councils mend the piers.</p>
<p>Question 4: Which piers need repair before the next season, and</p>
<p>Question 5: who should pay for their repair?</p>
<p>Question 6: What else should we know?</p>
</main></body></html>
"""
WHOLE = "Which piers need repair before the next season, and who should pay for their repair?"


class Counting:
    """Presses keys one at a time, each after what the one before it did is on the screen, and counts them."""

    def __init__(self, shell: Pane) -> None:
        self.shell = shell
        self.pressed = 0

    def press(self, key: str, *comes_up: str) -> None:
        self.shell.press(key)
        self.pressed += 1
        self.shell.wait_for(*comes_up)


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
def test_two_wrong_splits_in_ten_keys(workspace: Path, tmp_path: Path, size: tuple[int, int]) -> None:
    document = tmp_path / "ferries.html"
    document.write_text(DOCUMENT, encoding="utf-8")
    with pane([*CONSULT, "--workspace", str(workspace)], tmp_path, size) as shell:
        shell.wait_for("School funding", "F1 Help")
        shell.press("n")
        shell.wait_for("New response")
        shell.press("C-u")
        shell.type(str(document))
        shell.wait_for("ferries.html")
        shell.press("Enter")
        shell.wait_for("5 questions found", "To be looked at: 3", "Question 2", "ctrl+s makes the response")

        keys = Counting(shell)
        keys.press("s", "Split question 2", "Should the piers be open")
        keys.press("Enter", "is now two questions")
        keys.press("n", "As the document prints it")
        keys.press("3", "3")
        keys.press("Enter", "is now number 3")
        keys.press("F8", "it seems cut off")
        keys.press("F8", "begins in the middle")
        keys.press("m", "joined with question 4")
        keys.press("C-s", "0 of 5 answered", "Search the library")
        assert keys.pressed <= 10
        shell.press("C-q")
        shell.wait_for_end()
    found = asked(workspace, "questions", "island-ferries-a-consultation", "--in-order")["questions"]
    assert [q["number"] for q in found] == ["1", "2", "3", "4", "6"]
    assert found[3]["text"] == WHOLE
    assert not any(q["doubts"] for q in found)
