"""The library in a real terminal: a board paper in, its line found with a slip and proposed, the figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.end_to_end.tmux import CONSULT, NEEDS_TMUX, asked, pane

pytestmark = NEEDS_TMUX
LINE = "ferry-fares-should-follow-the-price"
PAPER = """<html><head><title>Ferries</title></head><body><main>
<h1>Harbours Board</h1>
<p>14 March 2012</p><p>Item 4</p>
<h2>Fares</h2>
<p>1. Ferry fares should follow the price of fuel, with notice of a season before each change.</p>
<p>2. Members are asked to note the progress made.</p>
</main></body></html>
"""


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
def test_a_paper_becomes_a_line_that_is_found_and_proposed(
    workspace: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    paper = tmp_path / "paper.html"
    paper.write_text(PAPER, encoding="utf-8")
    with pane([*CONSULT, "--workspace", str(workspace)], tmp_path, size) as shell:
        shell.wait_for("School funding", "F1 Help")
        shell.press("F3")
        shell.wait_for("39 lines")
        shell.press("F10")
        shell.wait_for("A board paper, minutes or a pack")
        shell.press("C-u")
        shell.type(str(paper))
        shell.wait_for("paper.html")
        shell.press("Enter")
        shell.wait_for("2 paragraphs", "14 March 2012", "item 4", "Reported to the meeting")
        shell.press("Space", "Enter")
        shell.wait_for("word for word")
        shell.press("Escape")
        shell.wait_for("40 lines")
        shell.press("C-f")
        shell.type("fery fares")
        shell.wait_for("stated · Harbours Board")
        shell.press("F9")
        shell.wait_for("It was proposed to a body")
        shell.press("p")
        shell.wait_for("To whom", "For the meeting")
        shell.press("C-s")
        shell.wait_until_gone("To whom")
        shell.wait_for("proposed", "Proposed to")
        shell.press("C-g")
        shell.wait_for("13 figures", "Quoted in")
        shell.press("Escape")
        shell.wait_for("40 lines")
        shell.press("C-d")
        shell.wait_for("No two lines of the library say nearly the same")
        shell.press("C-q")
        shell.wait_for_end()
    line = asked(workspace, "position", "show", LINE)
    assert line["status"] == "proposed"
    assert line["statement"].startswith("Ferry fares should follow the price of fuel")
