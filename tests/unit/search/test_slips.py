"""A misspelt word of a title of the sample still brings up its line: of every misspelling within one edit."""

from __future__ import annotations

import pytest

from consult_tui.workspace.workspace import Workspace
from tests.benchmarks.bench_slips import alone, in_titles, share
from tests.conftest import PROJECT
from tests.unit.search.slips import slips


def test_every_way_of_one_slip_is_tried() -> None:
    assert {"bat", "act", "cta", "at", "ct", "ca", "cut", "cart", "scat", "cats"} <= set(slips("cat"))
    assert "cat" not in slips("cat")
    assert len(slips("cat")) == 3 + 2 + 3 * 25 + 4 * 26 - 3


@pytest.mark.parametrize(
    "every", [pytest.param(101, id="some"), pytest.param(1, id="all", marks=pytest.mark.slow)]
)
def test_a_misspelt_title_brings_up_its_line(every: int) -> None:
    index = Workspace(PROJECT).index
    assert share("in its title", in_titles(index, every)) == 1.0
    assert share("alone", alone(index, every)) > 0.995
