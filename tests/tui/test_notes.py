"""A file that was edited outside consult is taken, and the officer is told once."""

from __future__ import annotations

from pathlib import Path

from tests.tui.helpers import opened

LIBRARY = "positions.json was edited outside consult"
RESPONSE = "responses/munro-2012/response.json was edited outside consult"


def edit(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\n")


async def test_an_edited_library_is_told_at_the_start_and_once(sample: Path) -> None:
    edit(sample / "snippets" / "positions.json")
    async with opened(sample) as app:
        assert app.notices().count(LIBRARY) == 1
        await app.press("f3", "escape")
        assert app.notices().count(LIBRARY) == 1


async def test_an_edited_response_is_told_when_it_is_opened(sample: Path) -> None:
    edit(sample / "responses" / "munro-2012" / "response.json")
    async with opened(sample) as app:
        assert "edited outside" not in app.notices()
        app.app.open_draft("munro-2012")
        # The file is looked at behind the screen, after it is painted: on a busy machine that is a while.
        for _ in range(100):
            await app.settle()
            if RESPONSE in app.notices():
                break
        await app.settle()
        assert app.notices().count(RESPONSE) == 1


async def test_nothing_is_told_of_files_as_they_were_saved(sample: Path) -> None:
    async with opened(sample) as app:
        app.app.open_draft("munro-2012")
        await app.settle()
        assert "edited outside" not in app.notices()
