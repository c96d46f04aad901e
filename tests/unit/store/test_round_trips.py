"""What is kept comes back the same, in files that read and compare line by line."""

from __future__ import annotations

import difflib
import hashlib
import json
import tempfile
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB, where
from tinydb.table import Table

from consult_tui.domain.bodies import Body
from consult_tui.domain.consultations import Question
from consult_tui.domain.evidence import Evidence
from consult_tui.domain.positions import Position
from consult_tui.domain.responses import Answer, Aside, Carried, Reason, Response
from consult_tui.store.heads import FORMAT
from consult_tui.store.library import LibraryStore
from consult_tui.store.library_records import BODY, EVIDENCE, POSITION
from consult_tui.store.places import Places
from consult_tui.store.response_records import ANSWER, ASIDE, CARRIED, FACTS, QUESTION, REASON
from consult_tui.store.responses import ResponseStore
from consult_tui.store.shapes import Shape
from tests.unit.store import made


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path)


def changed_lines(before: str, after: str) -> list[str]:
    """Lines that are not in both, with + or -, in order."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in lines if line[0] in "+-" and not line.startswith(("+++", "---"))]


@given(
    st.lists(made.positions, unique_by=lambda p: p.id, max_size=3),
    st.lists(made.bodies, unique_by=lambda b: b.id, max_size=2),
    st.lists(made.evidence, unique_by=lambda e: e.id, max_size=2),
)
def test_a_library_comes_back_the_same(
    positions: list[Position], bodies: list[Body], evidence: list[Evidence]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        places = Places(Path(folder))
        LibraryStore(places).create()
        kept = LibraryStore(places).save(positions=positions, bodies=bodies, evidence=evidence)
        again = LibraryStore(places).load()
    assert again == kept
    assert list(again.positions.values()) == positions
    assert list(again.bodies.values()) == bodies
    assert list(again.evidence.values()) == evidence


@given(made.responses())
def test_a_response_comes_back_the_same(response: Response) -> None:
    with tempfile.TemporaryDirectory() as folder:
        places = Places(Path(folder))
        ResponseStore(places).create(response, None)
        again = ResponseStore(places).load(response.id)
    assert again == response
    assert list(again.answers) == list(response.answers)


@pytest.mark.parametrize(
    ("shape", "made_from", "elsewhere"),
    [
        (POSITION, Position, {"id"}),
        (BODY, Body, {"id"}),
        (EVIDENCE, Evidence, {"id"}),
        (QUESTION, Question, {"id"}),
        (ANSWER, Answer, set()),
        (REASON, Reason, set()),
        (ASIDE, Aside, set()),
        (CARRIED, Carried, set()),
        (
            FACTS,
            Response,
            {"id", "questions", "answers", "assignments", "reasons", "aside", "as_read", "carried"},
        ),
    ],
)
def test_no_field_is_forgotten(shape: Shape[object], made_from: type, elsewhere: set[str]) -> None:
    assert set(shape.names) | elsewhere == {field.name for field in fields(made_from)}


def test_a_file_is_a_head_and_tables_that_any_program_can_read(places: Places) -> None:
    store = LibraryStore(places)
    store.create()
    store.save(positions=[made.line("b-1"), made.line("a-1", "“Curly” and é.")])
    data = places.library.read_bytes()
    head, body = data.split(b"\n", 1)
    tables = json.loads(data)
    meta = tables.pop("_meta")["1"]
    assert head.startswith(b'{"_meta":{"1":{')
    assert head.endswith(b"}},")
    assert data.endswith(b"\n}\n")
    assert (meta["format"], meta["kind"], meta["generation"]) == (FORMAT, "library", 2)
    assert meta["sha256"] == hashlib.sha256(body).hexdigest()
    assert list(tables) == ["positions", "bodies", "evidence"]
    assert list(tables["positions"]) == ["b-1", "a-1"]
    assert tables["positions"]["a-1"] == {
        "title": "Line a-1",
        "statement": "“Curly” and é.",
        "status": "agreed",
    }
    assert "“Curly” and é." in data.decode()


def test_stock_tinydb_reads_our_file(places: Places) -> None:
    class ByText(Table):
        document_id_class = str  # type: ignore[assignment]

    ResponseStore(places).create(made.plain_response(), None)
    with TinyDB(places.response("funding"), access_mode="r", encoding="utf-8") as stock:
        stock.table_class = ByText
        assert stock.table("questions").search(where("number") == "2")[0]["text"] == "What of point 2?"


def test_one_changed_answer_changes_only_its_lines_and_the_first(places: Places) -> None:
    store = ResponseStore(places)
    store.create(made.plain_response(questions=20), None)
    for n in range(1, 21):
        store.update("funding", made.answering(f"q{n}", f"Words {n}."))
    before = places.response("funding").read_text(encoding="utf-8")
    store.update("funding", lambda r: r.with_answer("q7", Answer(text="Other words.")))
    changed = changed_lines(before, places.response("funding").read_text(encoding="utf-8"))
    assert [line for line in changed if '"_meta"' not in line] == [
        '-      "text": "Words 7."',
        '+      "text": "Other words."',
    ]
    assert len([line for line in changed if '"_meta"' in line]) == 2


def test_one_changed_line_of_the_library_changes_only_its_lines_and_the_first(places: Places) -> None:
    store = LibraryStore(places)
    store.create()
    store.save(positions=[made.line(f"p-{n}") for n in range(20)])
    before = places.library.read_text(encoding="utf-8")
    store.save(positions=[made.line("p-7", "Parents should decide.")])
    changed = changed_lines(before, places.library.read_text(encoding="utf-8"))
    assert [line for line in changed if '"_meta"' not in line] == [
        '-      "statement": "Councils should decide.",',
        '+      "statement": "Parents should decide.",',
    ]


def test_saving_what_is_there_already_writes_nothing(places: Places) -> None:
    store = LibraryStore(places)
    store.create()
    store.save(positions=[made.line("p-1")])
    before = places.library.stat()
    assert store.save(positions=[made.line("p-1")]).generation == 2
    assert places.library.stat() == before


def test_a_field_that_is_emptied_leaves_the_file(places: Places) -> None:
    store = LibraryStore(places)
    store.create()
    store.save(positions=[made.line("p-1", notes="Ask Jo.")])
    store.save(positions=[made.line("p-1")])
    assert "Ask Jo." not in places.library.read_text(encoding="utf-8")


def test_what_did_not_change_is_the_same_object(places: Places) -> None:
    store = LibraryStore(places)
    store.create()
    before = store.save(positions=[made.line("p-1"), made.line("p-2")])
    assert store.load() is before
    LibraryStore(places).save(positions=[made.line("p-2", "Other words.")])
    after = store.load()
    assert after.positions["p-1"] is before.positions["p-1"]
    assert after.positions["p-2"].statement == "Other words."
    assert before.positions["p-2"].statement == "Councils should decide."


def test_half_a_character_is_replaced_and_the_rest_kept(places: Places) -> None:
    store = ResponseStore(places)
    store.create(made.plain_response(), None)
    given = Answer(text="before \ud83d after 👍")
    kept = store.update("funding", lambda r: r.with_answer("q1", given))
    assert kept.answer("q1").text == "before \ufffd after 👍"
    assert ResponseStore(places).load("funding") == kept


def test_a_reordered_document_keeps_its_order(places: Places) -> None:
    store = ResponseStore(places)
    store.create(made.plain_response(), None)
    store.update("funding", lambda r: replace(r, questions=r.questions[::-1]))
    assert [q.id for q in ResponseStore(places).load("funding").questions] == ["q3", "q2", "q1"]
