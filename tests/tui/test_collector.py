"""The collector is kept from holding up the keys."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import replace
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


def test_what_stays_is_left_out_where_it_is_much() -> None:
    gc.unfreeze()
    collector.leave_out_what_stays(collector.MANY - 1)
    assert gc.get_freeze_count() == 0
    collector.leave_out_what_stays(collector.MANY)
    assert gc.get_freeze_count() > 0


async def test_the_screens_have_it_look_seldom_and_leave_out_the_index_once(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gc.set_threshold(700, 10, 10)
    monkeypatch.setattr(collector, "MANY", 0)
    frozen: list[int] = []
    monkeypatch.setattr(gc, "freeze", lambda: frozen.append(1))
    async with opened(sample, SMALL, "f3", "s") as at:
        assert gc.get_threshold() == collector.SELDOM
        assert frozen == [1]
        # A line that changes is put into the index that there is: nothing large was made.
        id_ = next(iter(at.app.ws.library.positions))
        changed = replace(at.app.ws.library.positions[id_], notes="Changed.")
        at.app.ws.keep(positions=[changed])
        await at.press("o", "c")
        assert at.app.ws.indexing.is_warm(at.app.ws.library)
        assert frozen == [1]


def test_it_rests_while_much_is_made_and_looks_again_whatever_happens() -> None:
    def fails() -> None:
        with collector.resting():
            assert not gc.isenabled()
            raise KeyError

    with pytest.raises(KeyError):
        fails()
    assert gc.isenabled()
