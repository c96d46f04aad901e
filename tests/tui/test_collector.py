"""The collector is kept from holding up the keys."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from consult_tui.tui import collector
from tests.tui.helpers import SMALL, opened


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    was = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*was)


def test_what_stays_is_left_out_once_it_is_much(monkeypatch: pytest.MonkeyPatch) -> None:
    gc.unfreeze()
    monkeypatch.setattr(collector, "MANY", len(gc.get_objects()) + 1_000)
    collector.leave_out_what_stays()
    assert gc.get_freeze_count() == 0
    large = [[number] for number in range(2_000)]
    collector.leave_out_what_stays()
    assert gc.get_freeze_count() > len(large)


async def test_the_screens_have_it_look_seldom_and_leave_out_the_library(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gc.set_threshold(700, 10, 10)
    gc.unfreeze()
    monkeypatch.setattr(collector, "MANY", 0)
    async with opened(sample, SMALL, "f3", "slash", "s"):
        assert gc.get_threshold() == collector.SELDOM
        assert gc.get_freeze_count() > 0
