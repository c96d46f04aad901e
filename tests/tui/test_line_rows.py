"""How many rows a line takes in a list is told without drawing it, and always as it is then drawn."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some
from textual.content import Content

from consult_tui.tui.widgets.line_list import LinePrompt, LineRow, rows_of
from consult_tui.workspace.opening import init
from consult_tui.workspace.workspace import Workspace
from tests.tui.helpers import HOSTILE
from tests.unit.workspace.conftest import line

WORDS = some.lists(some.text("abIé’–“£✓", min_size=1, max_size=14), min_size=1, max_size=14)


@given(WORDS, some.integers(1, 60))
def test_rows_of_plain_words_are_those_that_are_drawn(words: list[str], width: int) -> None:
    text = " ".join(words)
    told = rows_of(text, width)
    if told is None:
        assert any(len(word) > width for word in words)
    else:
        assert told == Content(text).get_height({}, width)


@pytest.mark.parametrize(
    "text", ["", "two  blanks", " before", "behind ", "漢字", "e\u0301", "a\nb", "\x1b[0m"]
)
def test_anything_else_must_be_tried(text: str) -> None:
    assert rows_of(text, 40) is None


@pytest.fixture(scope="module")
def ws(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return Workspace(init(tmp_path_factory.mktemp("rows") / "work"))


@pytest.mark.parametrize("title", [*HOSTILE.values(), "Councils should decide on their buses", ""])
@pytest.mark.parametrize("why", ["", "used for a question like this in 2011"])
@pytest.mark.parametrize("marked_too", [False, True])
def test_the_height_of_a_line_is_that_of_what_is_drawn(
    ws: Workspace, title: str, why: str, marked_too: bool
) -> None:
    drawn = LinePrompt(ws, LineRow(line("buses", title=title), why=why), marked_too=marked_too)
    for width in (1, 8, 16, 23, 37, 44, 200):
        assert drawn.get_height({}, width) == drawn.content(width).get_height({}, width)
