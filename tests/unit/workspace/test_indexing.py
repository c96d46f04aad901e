"""The index follows the library, and a large one's is kept in the user's cache folder."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from consult_tui.domain.evidence import Evidence
from consult_tui.search import index as indexes
from consult_tui.store.places import user_places
from consult_tui.workspace.finding import indexing
from consult_tui.workspace.finding.finding import is_whole, search
from consult_tui.workspace.workspace import Workspace
from tests.unit.workspace.conftest import BODIES, line


def found(ws: Workspace, query: str) -> list[str]:
    return [hit.position.id for hit in search(ws, query)]


@pytest.fixture
def large(ws: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A workspace whose library counts as large."""
    monkeypatch.setattr(indexing, "LARGE", 1)
    return ws


def settled() -> None:
    """Wait for the cache that is being written."""
    for thread in threading.enumerate():
        if thread.name == "index cache":
            thread.join()


def cache(ws: Workspace) -> Path:
    return user_places().index(ws.folder)


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many lines each index that was built whole had."""
    sizes: list[int] = []
    real = indexes.build

    def counting(positions: object, *rest: object, **given: object) -> object:
        kept = list(positions)  # type: ignore[call-overload]
        sizes.append(len(kept))
        return real(kept, *rest, **given)  # type: ignore[arg-type]

    monkeypatch.setattr(indexes, "build", counting)
    return sizes


def test_a_change_is_found_without_reading_the_other_lines(ws: Workspace, built: list[int]) -> None:
    assert found(ws, "ferries") == []
    ws.keep(positions=[line("ferries")])
    ws.keep(positions=[replace(ws.library.positions["buses"], statement="Hovercraft.")])
    assert found(ws, "ferries") == ["ferries"]
    assert found(ws, "hovercraft") == ["buses"]
    assert built == [5]


def test_another_persons_change_is_found(ws: Workspace, built: list[int]) -> None:
    assert found(ws, "ferries") == []
    other = Workspace(ws.folder, user="Somebody else")
    other.keep(positions=[line("ferries")])
    ws.refresh()
    assert found(ws, "ferries") == ["ferries"]
    assert built == [5]


def test_an_edit_by_hand_is_found_though_the_generation_stands(ws: Workspace) -> None:
    assert found(ws, "hovercraft") == []
    file = ws.places.library
    file.write_text(file.read_text("utf-8").replace("decide on buses", "decide on hovercraft"), "utf-8")
    ws.refresh()
    assert found(ws, "hovercraft") == ["buses"]


def test_a_body_or_a_figure_that_changed_changes_what_its_lines_are_found_by(ws: Workspace) -> None:
    assert found(ws, "parliament") == []
    ws.keep(bodies=[replace(BODIES[0], name="The Parliament")])
    assert "buses" in found(ws, "parliament")
    ws.keep(evidence=[Evidence(id="e", statement="Nine in ten", source="Zedtown")])
    ws.keep(positions=[replace(ws.library.positions["buses"], evidence=("e",))])
    assert found(ws, "zedtown") == ["buses"]
    ws.keep(evidence=[Evidence(id="e", statement="Nine in ten", source="Yardley")])
    assert found(ws, "yardley") == ["buses"]
    assert found(ws, "zedtown") == []


def test_a_small_library_is_not_cached(ws: Workspace) -> None:
    assert found(ws, "buses")
    settled()
    assert not user_places().cache.exists()


def test_a_large_library_is_loaded_from_the_cache(large: Workspace, built: list[int]) -> None:
    assert found(large, "buses") == ["buses"]
    settled()
    again = Workspace(large.folder)
    assert found(again, "buses") == ["buses"]
    assert found(again, "exec") == found(large, "exec") != []
    assert built == [5]


def test_the_cache_follows_a_change(large: Workspace, built: list[int]) -> None:
    assert found(large, "ferries") == []
    large.keep(positions=[line("ferries")])
    assert found(large, "ferries") == ["ferries"]
    settled()
    assert found(Workspace(large.folder), "ferries") == ["ferries"]
    assert built == [5]


@pytest.mark.parametrize("damage", ["cut", "other", "empty", "folder"])
def test_a_broken_cache_is_thrown_away_without_a_word(
    large: Workspace, built: list[int], damage: str
) -> None:
    assert found(large, "buses") == ["buses"]
    settled()
    file = cache(large)
    whole = file.read_bytes()
    file.unlink()
    if damage == "folder":
        file.mkdir()
    else:
        file.write_bytes({"cut": whole[: len(whole) // 2], "other": b"\0" * 999, "empty": b""}[damage])
    assert found(Workspace(large.folder), "buses") == ["buses"]
    settled()
    assert built == [5, 5]
    if damage != "folder":
        assert file.read_bytes() == whole


def test_a_stale_cache_is_thrown_away(large: Workspace, built: list[int]) -> None:
    assert found(large, "buses") == ["buses"]
    settled()
    Workspace(large.folder).keep(positions=[line("ferries")])
    again = Workspace(large.folder)
    assert found(again, "ferries") == ["ferries"]
    settled()
    assert built == [5, 6]


def test_a_cache_that_cannot_be_written_is_no_error(large: Workspace) -> None:
    user_places().cache.parent.mkdir(parents=True, exist_ok=True)
    user_places().cache.write_text("a file where a folder should be")
    assert found(large, "buses") == ["buses"]
    settled()


def test_nothing_is_left_beside_the_cache(large: Workspace) -> None:
    assert found(large, "buses")
    settled()
    assert [path.name for path in cache(large).parent.iterdir()] == [cache(large).name]


def test_while_a_large_index_is_made_titles_answer(large: Workspace) -> None:
    assert not is_whole(large)
    assert [hit.position.id for hit in search(large, "buses", at_hand=True)] == ["buses"]
    assert search(large, "decide", at_hand=True) == []
    assert "buses" in found(large, "decide")
    assert is_whole(large)


def test_a_change_is_at_hand_at_once_and_a_great_one_once_it_is_read(
    large: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert found(large, "ferries") == []
    large.keep(positions=[line("ferries")])
    assert is_whole(large)
    assert [hit.position.id for hit in search(large, "ferries", at_hand=True)] == ["ferries"]
    monkeypatch.setattr("consult_tui.search.updating._FEW", 0)
    large.keep(positions=[line("canals")])
    assert not is_whole(large)
    assert search(large, "canals", at_hand=True) == []
    assert found(large, "canals") == ["canals"]


def test_a_small_index_is_always_whole(ws: Workspace) -> None:
    assert is_whole(ws)
    assert search(ws, "decide", at_hand=True)
