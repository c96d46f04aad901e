"""A file that cannot be taken is refused by a plain sentence, and nothing is written over it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from consult_tui.domain.responses import Answer
from consult_tui.errors import BadInput, DamagedStore, NotFound
from consult_tui.store.heads import FORMAT
from consult_tui.store.layout import read_head
from consult_tui.store.library import LibraryStore
from consult_tui.store.places import Places
from consult_tui.store.responses import ResponseStore
from tests.unit.store import made


@pytest.fixture
def places(tmp_path: Path) -> Places:
    places = Places(tmp_path)
    store = LibraryStore(places)
    store.create()
    store.save(positions=[made.line("p-1"), made.line("p-2", agreed_by=None)])
    ResponseStore(places).create(made.plain_response(), None)
    ResponseStore(places).update("funding", lambda r: r.with_answer("q1", Answer(text="Yes.", ready=True)))
    return places


def rewrite(path: Path, change: Callable[[Any], None]) -> None:
    """Edit a file by hand: another layout, the head left as it was."""
    tables = json.loads(path.read_bytes())
    change(tables)
    path.write_text(json.dumps(tables, ensure_ascii=False, indent=4), encoding="utf-8")


def refused(path: Path, act: Callable[[], object]) -> DamagedStore:
    """The error; the file stands as it was."""
    before = path.read_bytes()
    with pytest.raises(DamagedStore) as caught:
        act()
    assert path.read_bytes() == before
    assert caught.value.mend
    return caught.value


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("title", 7, "positions.json, position 'p-1', field 'title': must be text in quotes."),
        ("internal", "yes", "position 'p-1', field 'internal': must be true or false."),
        ("themes", "schools", "field 'themes': must be a list of texts in brackets."),
        ("themes", ["a", 1], "field 'themes': must be a list of texts in brackets."),
        (
            "status",
            "Agreed",
            "field 'status': must be one of draft, proposed, stated, agreed, superseded, with",
        ),
        ("review_by", "31/12/2012", "field 'review_by': must be a day such as 2011-12-08."),
        ("review_by", "20121231", "field 'review_by': must be a day such as 2011-12-08."),
        ("review_by", "2012-02-30", "field 'review_by': must be a day such as 2011-12-08."),
        ("colour", "red", "position 'p-1', field 'colour': is not a field of this record."),
        ("id", "p-1", "position 'p-1', field 'id': is not a field of this record."),
        ("agreed_by", "the Board", "field 'agreed_by': must be a record in braces."),
        ("agreed_by", {"bdoy": "x"}, "field 'agreed_by.bdoy': is not a field of this record."),
        (
            "agreed_by",
            {"meeting_date": "May 2012"},
            "field 'agreed_by.meeting_date': must be a day, a month or",
        ),
        ("wordings", {}, "field 'wordings': must be a list of records in brackets."),
        ("wordings", [{"status": "draft"}], "field 'wordings.statement': is missing."),
    ],
)
def test_a_bad_field_is_named(places: Places, field: str, value: object, said: str) -> None:
    rewrite(places.library, lambda tables: tables["positions"]["p-1"].update({field: value}))
    assert said in refused(places.library, LibraryStore(places).load).message
    save = LibraryStore(places)
    assert said in refused(places.library, lambda: save.save(positions=[made.line("p-3")])).message


def test_an_answer_to_no_question_is_not_written(places: Places) -> None:
    store = ResponseStore(places)
    before = places.response("funding").read_bytes()
    with pytest.raises(BadInput, match="taken out"):
        store.update("funding", lambda r: r.with_answer("q9", Answer(text="Lost?")))
    assert places.response("funding").read_bytes() == before
    assert store.load("funding").answer("q9") == Answer()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda t: t["response"].clear(), "funding/response.json: its facts are missing"),
        (lambda t: t["response"]["1"].pop("order"), "field 'order': must be a list of question ids"),
        (lambda t: t["response"]["1"]["order"].append("q9"), "'q9' is missing, double or unknown"),
        (lambda t: t["response"]["1"]["order"].append("q1"), "'q1' is missing, double or unknown"),
        (lambda t: t["response"]["1"]["order"].remove("q2"), "'q2' is missing, double or unknown"),
        (lambda t: t["response"]["1"].pop("consultation"), "field 'consultation': is missing"),
        (
            lambda t: t["response"]["1"].update(submitted="May"),
            "field 'submitted': must be a day, or a day and",
        ),
        (lambda t: t["answers"].update(q9={}), "answer to 'q9': there is no such question"),
        (
            lambda t: t["answers"]["q1"].update(points=[{"id": "1"}]),
            "answer to 'q1', field 'points.text': is mis",
        ),
        (
            lambda t: t["questions"]["q1"].update(page="4"),
            "question 'q1', field 'page': must be a whole number",
        ),
        (
            lambda t: t["questions"]["q1"].update(page=True),
            "question 'q1', field 'page': must be a whole number",
        ),
        (lambda t: t["questions"].update({"q 1": {}}), "question 'q 1': this cannot be an id"),
        (
            lambda t: t.update(aside={"q1": {"question": {"text": "Why?"}}}),
            "aside 'q1': it is among the questions too",
        ),
        (lambda t: t.update(aside={"q9": {}}), "aside 'q9', field 'question': is missing"),
        (
            lambda t: t.update(aside={"q9": {"question": {"text": "Why?", "page": "4"}}}),
            "aside 'q9', field 'question.page': must be a whole number",
        ),
        (lambda t: t.update(as_read={"q9": {}}), "as read, question 'q9': there is no such question"),
        (
            lambda t: t.update(as_read={"q1": {"questions": "all"}}),
            "as read, question 'q1', field 'questions': must be a list of records",
        ),
        (lambda t: t.update(carried={"q9": {}}), "carried to 'q9', field 'response': is missing"),
        (
            lambda t: t.update(carried={"q9": {"response": "a", "question": "b"}}),
            "carried to 'q9': there is no such question",
        ),
        (
            lambda t: t["response"]["1"].update(ignored=[{"text": "x"}]),
            "field 'ignored.why': is missing",
        ),
        (lambda t: t.update(signoffs={}), "'signoffs' is not a table of a response"),
        (lambda t: t.update(answers=[]), "its table 'answers' is not a set of records by id"),
        (lambda t: t["answers"].update(q1="Yes."), "its table 'answers' is not a set of records by id"),
        (lambda t: t.pop("_meta"), "its first line is missing"),
        (lambda t: t["_meta"]["1"].update(kind="library"), "it should hold a response, and holds a library"),
        (lambda t: t["_meta"]["1"].update(generation="7"), "gives no format and generation"),
        (lambda t: t["_meta"]["1"].update(format=0), "gives no format and generation"),
    ],
)
def test_a_response_that_does_not_hold_together(
    places: Places, change: Callable[[Any], None], said: str
) -> None:
    path = places.response("funding")
    rewrite(path, change)
    assert said in refused(path, lambda: ResponseStore(places).load("funding")).message
    store = ResponseStore(places)
    assert said in refused(path, lambda: store.update("funding", lambda r: r)).message
    assert said in refused(path, lambda: store.summary("funding")).message


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "it is empty"),
        (b"\0" * 4096, "it is empty"),
        (b" \n", "it is empty"),
        (b"[1, 2]", "it is not a set of tables"),
        (b"PK\x03\x04 not json at all", "it is not whole, or not JSON"),
        (b'{"_meta":{"1":{"format":1,"kind":"library","generation":1}},\n', "it is not whole, or not JSON"),
        (b"<<<<<<< mine\n", "it is not whole, or not JSON"),
        (b"[" * 100_000, "it is not whole, or not JSON"),
        (b'{"_meta": [1]}', "its first line is missing"),
    ],
)
def test_garbage_is_named_and_left_alone(places: Places, data: bytes, said: str) -> None:
    places.library.write_bytes(data)
    message = refused(places.library, LibraryStore(places).load).message
    assert str(places.library) in message
    assert said in message
    assert "Nothing was written over it." in message
    refused(places.library, lambda: LibraryStore(places).save(positions=[made.line("p-3")]))
    refused(places.library, LibraryStore(places).create)


def test_a_store_that_was_open_does_not_write_over_a_file_that_was_damaged_since(places: Places) -> None:
    store = LibraryStore(places)
    store.load()
    places.library.write_bytes(places.library.read_bytes()[:-40])
    refused(places.library, lambda: store.save(positions=[made.line("p-3")]))


def test_cut_short_at_every_byte_it_is_never_taken(places: Places) -> None:
    path = places.response("funding")
    whole = path.read_bytes()
    for length in range(len(whole) - 1):
        path.write_bytes(whole[:length])
        with pytest.raises(DamagedStore):
            ResponseStore(places).load("funding")
    path.write_bytes(whole[:-1])
    assert ResponseStore(places).load("funding").answer("q1").text == "Yes."


def test_a_newer_format_is_refused_with_what_to_do(places: Places) -> None:
    def newer(tables: Any) -> None:
        tables["_meta"]["1"]["format"] = FORMAT + 1
        tables["positions"]["p-1"]["colour"] = "red"

    rewrite(places.library, newer)
    problem = refused(places.library, LibraryStore(places).load)
    assert (
        f"written by a newer version of consult (format {FORMAT + 1}; this one reads {FORMAT})"
        in problem.message
    )
    assert "pip install --upgrade consult-tui" in problem.mend


def test_edited_by_hand_and_valid_it_is_taken_with_a_note(places: Places) -> None:
    store = LibraryStore(places)
    assert store.load().positions["p-1"].statement == "Councils should decide."
    assert store.note == ""
    text = places.library.read_text(encoding="utf-8")
    places.library.write_text(text.replace("Councils", "Counties", 1), encoding="utf-8")
    assert store.load().positions["p-1"].statement == "Counties should decide."
    assert store.note == "positions.json was edited outside consult; the change was taken as it is."
    store.save(positions=[made.line("p-3")])
    assert store.note == ""
    assert LibraryStore(places).load().positions["p-1"].statement == "Counties should decide."


@pytest.mark.parametrize(
    "layout",
    [
        lambda data: json.dumps(json.loads(data), indent=4).encode(),
        lambda data: json.dumps(json.loads(data)).encode(),
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: b"\n\n" + data,
    ],
)
def test_laid_out_anew_by_another_program_it_is_still_read(
    places: Places, layout: Callable[[bytes], bytes]
) -> None:
    before = LibraryStore(places).load()
    places.library.write_bytes(layout(places.library.read_bytes()))
    store = LibraryStore(places)
    assert store.load() == before
    assert read_head(places.library, "library")["generation"] == before.generation
    assert len(store.save(positions=[made.line("p-3")]).positions) == 3
    assert places.library.read_bytes().startswith(b'{"_meta":{"1":{"format":%d,' % FORMAT)


def test_the_register_sees_an_answer_that_was_added_by_hand(places: Places) -> None:
    store = ResponseStore(places)
    assert store.summary("funding").unanswered == 2
    path = places.response("funding")
    rewrite(path, lambda tables: tables["answers"].update(q2={"text": "No."}))
    assert store.summary("funding").unanswered == 1
    assert "was edited outside consult" in store.note("funding")


def test_a_line_that_could_not_be_read_again_is_not_saved(places: Places) -> None:
    before = places.library.read_bytes()
    for bad in ("two words", "", "-p", "p]", "a;b", "p-", "p\n"):
        with pytest.raises(BadInput, match="cannot be the id of a position"):
            LibraryStore(places).save(positions=[made.line(bad)])
    with pytest.raises(BadInput, match="position 'p-9', field 'notes': must be text"):
        LibraryStore(places).save(positions=[made.line("p-9", notes=7)])
    assert places.library.read_bytes() == before


def test_what_is_not_there_is_said_so(tmp_path: Path) -> None:
    places = Places(tmp_path / "nowhere")
    with pytest.raises(NotFound, match=r"no file positions\.json"):
        LibraryStore(places).load()
    with pytest.raises(NotFound, match="no response called funding"):
        ResponseStore(places).load("funding")
    with pytest.raises(NotFound, match="no response called funding"):
        ResponseStore(places).summary("funding")
    with pytest.raises(NotFound, match="no response called"):
        ResponseStore(places).load("../../etc")
    assert ResponseStore(places).ids() == ()
    assert not places.folder.exists()


def test_a_folder_where_the_file_should_be(tmp_path: Path) -> None:
    Places(tmp_path).library.mkdir(parents=True)
    with pytest.raises(DamagedStore, match=r"positions\.json cannot be opened: is a directory"):
        LibraryStore(Places(tmp_path)).load()


def test_a_second_library_is_not_made(places: Places) -> None:
    before = places.library.read_bytes()
    with pytest.raises(BadInput, match="already a library"):
        LibraryStore(places).create()
    assert places.library.read_bytes() == before


def test_a_table_that_is_not_ours_is_named(places: Places) -> None:
    rewrite(places.library, lambda tables: tables.update(people={}))
    assert (
        "'people' is not a table of a library" in refused(places.library, LibraryStore(places).load).message
    )


def test_a_number_that_json_cannot_hold_is_refused(places: Places) -> None:
    response = made.plain_response("long")
    question = replace(response.questions[0], word_limit=10**30)
    with pytest.raises(BadInput, match="cannot be saved: integer exceeds 64-bit range"):
        ResponseStore(places).create(replace(response, questions=(question,)), None)
    assert ResponseStore(places).ids() == ("funding",)


def test_there_is_nothing_to_note_of_what_was_not_read(places: Places) -> None:
    assert LibraryStore(places).note == ""
    assert ResponseStore(places).note("funding") == ""
