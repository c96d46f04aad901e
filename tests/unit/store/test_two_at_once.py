"""Several who save at once, and one who is killed: nothing that was acknowledged is lost."""

from __future__ import annotations

import random
import threading
from functools import partial
from pathlib import Path

import pytest

from consult_tui.domain.responses import Answer, Response
from consult_tui.errors import Conflict, Refused
from consult_tui.store.layout import read_head
from consult_tui.store.library import LibraryStore
from consult_tui.store.places import Places
from consult_tui.store.responses import ResponseStore
from tests.unit.store import made


@pytest.fixture
def places(tmp_path: Path) -> Places:
    places = Places(tmp_path)
    LibraryStore(places).create()
    LibraryStore(places).save(positions=[made.line("p-1")])
    ResponseStore(places).create(made.plain_response(), None)
    return places


def hidden(folder: Path, ending: str) -> list[Path]:
    return [path for path in folder.iterdir() if path.name.endswith(ending)]


def test_changes_to_different_answers_by_two_both_stand(places: Places) -> None:
    mine, hers = ResponseStore(places), ResponseStore(places)
    mine.load("funding")
    hers.load("funding")
    mine.update("funding", made.answering("q1", "Mine."))
    both = hers.update("funding", made.answering("q2", "Hers."))
    assert (both.answer("q1").text, both.answer("q2").text) == ("Mine.", "Hers.")
    assert mine.load("funding") == both


def test_changes_to_different_lines_by_two_both_stand(places: Places) -> None:
    mine, hers = LibraryStore(places), LibraryStore(places)
    mine.load()
    hers.load()
    mine.save(positions=[made.line("p-2")])
    both = hers.save(positions=[made.line("p-3")])
    assert list(both.positions) == ["p-1", "p-2", "p-3"]
    assert mine.load() == both


def test_a_line_is_not_put_in_place_of_another_than_it_was_made_from(places: Places) -> None:
    mine, hers = LibraryStore(places), LibraryStore(places)
    seen = mine.load()
    hers.save(positions=[made.line("p-1", "Hers."), made.line("p-2", "Hers too.")])
    before = places.library.read_bytes()
    for one in ("p-1", "p-2"):
        with pytest.raises(Conflict, match=f"changed '{one}' in the library meanwhile"):
            mine.save(positions=[made.line("p-3"), made.line(one, "Mine.")], seen=seen)
    assert places.library.read_bytes() == before
    assert len(mine.save(positions=[made.line("p-3")], seen=seen).positions) == 3


def test_the_change_is_given_what_stands_now(places: Places) -> None:
    mine, hers = ResponseStore(places), ResponseStore(places)
    mine.load("funding")
    hers.update("funding", made.answering("q1", "Hers."))

    def refuse(present: Response) -> Response:
        raise Refused(f"It says: {present.answer('q1').text}")

    before = places.response("funding").read_bytes()
    with pytest.raises(Refused, match=r"It says: Hers\."):
        mine.update("funding", refuse)
    assert places.response("funding").read_bytes() == before
    assert mine.update("funding", made.answering("q2", "After.")).answer("q2").text == "After."


COUNTING = """
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from consult_tui.store.places import Places
from consult_tui.store.responses import ResponseStore
from consult_tui.domain.responses import Answer
store, own = ResponseStore(Places(Path(sys.argv[1]))), sys.argv[2]
def more(response):
    one = lambda id: Answer(text=str(int(response.answer(id).text or 0) + 1))
    return response.with_answer("q1", one("q1")).with_answer(own, one(own))
for _ in range(int(sys.argv[3])):
    store.update("funding", more)
"""


def test_two_processes_that_count_lose_nothing(places: Places) -> None:
    count = partial(made.program, COUNTING, places.folder)
    with count("q2", 60) as one, count("q3", 60) as other:
        said = [counter.communicate(timeout=60)[1] for counter in (one, other)]
    assert said == ["", ""]
    response = ResponseStore(places).load("funding")
    assert [response.answer(id).text for id in ("q1", "q2", "q3")] == ["120", "60", "60"]  # noqa: A001
    assert read_head(places.response("funding"), "response")["generation"] == 121


def test_threads_of_one_program_that_count_lose_nothing(places: Places) -> None:
    store = ResponseStore(places)

    def more(response: Response) -> Response:
        number = int(response.answer("q1").text or 0)
        return response.with_answer("q1", Answer(text=str(number + 1)))

    def count() -> None:
        for _ in range(25):
            store.update("funding", more)

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.load("funding").answer("q1").text == "100"


SAVING = """
import sys
from pathlib import Path
from consult_tui.store.places import Places
from consult_tui.store.library import LibraryStore
from tests.unit.store.made import line
store = LibraryStore(Places(Path(sys.argv[1])))
n = int(sys.argv[2])
while True:
    n += 1
    store.save(positions=[line(f"p-{i}", f"Wording {n}.") for i in range(200)])
    print(n, flush=True)
"""


def test_killed_at_any_moment_nothing_acknowledged_is_lost(places: Places) -> None:
    chance, acknowledged = random.Random(2), 0
    for _ in range(10):
        with made.program(SAVING, places.folder, acknowledged) as saver:
            assert saver.stdout is not None
            for _ in range(chance.randint(1, 6)):
                acknowledged = int(saver.stdout.readline())
            # Somewhere within the next save, and never at the same place.
            for _ in range(chance.randint(0, 200_000)):
                pass
            saver.kill()
            rest = saver.communicate()[0].split()
        acknowledged = int(rest[-1]) if rest else acknowledged
        library = LibraryStore(places).load()
        words = {library.positions[f"p-{i}"].statement for i in range(200)}
        assert len(words) == 1, "old and new are mixed"
        found = int(words.pop().removeprefix("Wording ").removesuffix("."))
        assert found in (acknowledged, acknowledged + 1)
        acknowledged = found
    LibraryStore(places).save(positions=[made.line("p-1")])
    assert hidden(places.library.parent, ".tmp") == [], "what killed writers left is taken away"
