"""consult read, consult new: documents in, and files that are not what they should be."""

from __future__ import annotations

import hashlib
import io
import json
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.end_to_end.conftest import Consult
from tests.end_to_end.shapes import NEW, READ, SHOW, differences
from tests.end_to_end.test_changing import files

LIST = "number,text,options,section\n1,Do you agree?,Agree|Disagree,One\n2(a),Why?,,One\n,Anything else?,,\n"
TEXT = """Consultation on ferries

Closing date: 21 May 2012

Question 1: Do you agree that ferries should run on Sundays?

Question 2: What else should we know about ferries?
"""


def source(sample: Path, ending: str) -> Path:
    return next(sample.glob(f"responses/*/sources/SAMPLE-*.{ending}"))


@pytest.mark.parametrize("ending", ["docx", "html"])
def test_the_samples_own_documents_are_read(consult: Consult, sample: Path, ending: str) -> None:
    path = source(sample, ending)
    before = files(sample)
    done = consult("read", str(path), "--json", on=None).ok()
    assert differences(done.json, READ) == []
    assert done.json["format"] == ending
    assert done.json["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert files(sample) == before
    kept = consult("show", path.parent.parent.name, "--json").json
    assert [(q["number"], q["text"], q["options"]) for q in done.json["questions"]] == [
        (q["number"], q["question"], q["options"]) for q in kept["questions"]
    ]
    assert (done.json["title"], done.json["closes"]) == (kept["title"], kept["closes"])


@pytest.mark.parametrize("name", ["ferries.txt", "ferries.md"])
def test_plain_text_is_read(consult: Consult, name: str) -> None:
    Path(name).write_text(TEXT)
    found = consult("read", name, "--json", on=None).ok().json
    assert differences(found, READ) == []
    assert [q["number"] for q in found["questions"]] == ["1", "2"]
    assert "ferries should run on Sundays" in consult("read", name, on=None).ok().out


@pytest.mark.parametrize("ending", ["csv", "jsonl"])
def test_a_question_list_becomes_a_response(consult: Consult, ending: str) -> None:
    rows = [
        {"number": "1", "text": "Do you agree?", "options": ["Agree", "Disagree"], "section": "One"},
        {"number": "2(a)", "text": "Why?", "section": "One"},
        {"text": "Anything else?"},
    ]
    text = LIST if ending == "csv" else "\n".join(map(json.dumps, rows))
    Path(f"Ferry questions.{ending}").write_text(text)
    done = consult("new", f"Ferry questions.{ending}", "--closes", "2012-06-01T12:00", "--json").ok()
    assert differences(done.json, NEW) == []
    assert (done.json["id"], done.json["questions"]) == ("ferry-questions", 3)
    shown = consult("show", "ferry-questions", "--json").ok().json
    assert differences(shown, SHOW) == []
    assert (shown["title"], shown["closes"], shown["route"]) == (
        "Ferry questions",
        "2012-06-01T12:00",
        "board",
    )
    asked = [(q["number"], q["question"], q["options"], q["section"]) for q in shown["questions"]]
    assert asked == [
        ("1", "Do you agree?", ["Agree", "Disagree"], "One"),
        ("2(a)", "Why?", [], "One"),
        ("", "Anything else?", [], None),
    ]
    consult("answer", "ferry-questions", ":3", "--text", "No.").ok()
    assert consult("show", "ferry-questions", "--json").json["questions"][2]["text"] == "No."


def test_a_new_response_keeps_its_source_and_its_facts(consult: Consult, sample: Path) -> None:
    path = source(sample, "docx")
    args = ["--id", "again", "--title", "School  funding again", "--route", "quick"]
    assert consult("new", str(path), *args).ok().out == "again\n"
    copy = sample / "responses" / "again" / "sources" / path.name
    assert copy.read_bytes() == path.read_bytes()
    shown = consult("show", "again", "--json").json
    assert (shown["title"], shown["route"], shown["source"]) == ("School funding again", "quick", path.name)
    assert shown["source_sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert shown["answered"] == 0
    assert consult("show", "school-funding-2012", "--json").json["closes"] == shown["closes"]


def test_the_same_document_twice_makes_two_responses(consult: Consult, sample: Path) -> None:
    path = str(source(sample, "html"))
    ids = [consult("new", path, "--json").ok().json["id"] for _ in range(2)]
    assert ids[1] == f"{ids[0]}-2"


def test_a_consultation_without_questions_gets_one_answer(consult: Consult) -> None:
    Path("letter.txt").write_text("A letter about ferries\n\nWe would welcome your views on ferries.\n")
    made = consult("new", "letter.txt", "--id", "letter", "--json").ok().json
    assert made["questions"] == 0
    (question,) = consult("show", "letter", "--json").json["questions"]
    assert question["question"] == "General comments"
    consult("answer", "letter", ":1", "--text", "Ours.", "--ready").ok()
    (row,) = [row for row in consult("responses", "--json").json if row["id"] == "letter"]
    assert (row["questions"], row["answered"]) == (1, 1)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--id", "munro-2012"], 1, ["already a response 'munro-2012'"]),
        (["--id", "../up"], 1, ["cannot be the id"]),
        (["--closes", "soon"], 1, ["'soon' is not a date"]),
        (["--route", "scenic"], 1, ["no route 'scenic'", "board or quick"]),
        (["--colour", "red"], 2, ["--colour"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_response_that_cannot_be_is_one_line_and_nothing_is_written(
    consult: Consult, sample: Path, arguments: list[str], code: int, words: list[str]
) -> None:
    Path("list.csv").write_text(LIST)
    before = files(sample)
    consult("new", "list.csv", *arguments).refused(code, *words)
    assert files(sample) == before


def _zip(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def _shipped() -> dict[str, bytes]:
    from tests.conftest import PROJECT

    with zipfile.ZipFile(source(PROJECT, "docx")) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _with_macro() -> bytes:
    parts = _shipped() | {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"}
    types = parts["[Content_Types].xml"].replace(
        b"wordprocessingml.document.main+xml", b"ms-word.document.macroEnabled.main+xml"
    )
    return _zip(parts | {"[Content_Types].xml": types})


def _entity_bomb() -> bytes:
    nested = b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10))
    head = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a0 "ha">' + nested + b"]>"
    w = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = b'<w:document xmlns:w="%s"><w:body><w:p><w:r><w:t>&a9;</w:t></w:r></w:p></w:body></w:document>' % w
    return _zip(_shipped() | {"word/document.xml": head + body})


def _large(size: int) -> bytes:
    document = _shipped()["word/document.xml"]
    return _zip(
        _shipped() | {"word/document.xml": document.replace(b"</w:body>", b" " * size + b"</w:body>")}
    )


HOSTILE: dict[str, tuple[str, Callable[[], bytes | None]]] = {
    "missing": ("gone.docx", lambda: None),
    "empty docx": ("x.docx", lambda: b""),
    "empty pdf": ("x.pdf", lambda: b""),
    "empty csv": ("x.csv", lambda: b""),
    "binary as text": ("x.txt", lambda: bytes(range(256)) * 100),
    "binary as html": ("x.html", lambda: bytes(range(256)) * 100),
    "truncated docx": ("x.docx", lambda: _zip(_shipped())[:9_000]),
    "truncated pdf": ("x.pdf", lambda: b"%PDF-1.4\n1 0 obj\n<</Type /Catalog"),
    "password": ("x.docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2_000),
    "macro": ("x.docm", _with_macro),
    "macro as docx": ("x.docx", _with_macro),
    "mislabelled pdf": ("x.docx", lambda: b"%PDF-1.4\n%%EOF"),
    "mislabelled docx": ("x.pdf", lambda: _zip(_shipped())),
    "another zip": ("x.docx", lambda: _zip({"hello.txt": b"hello"})),
    "no document": ("x.docx", lambda: _zip({"[Content_Types].xml": b"<Types/>"})),
    "broken XML": ("x.docx", lambda: _zip(_shipped() | {"word/document.xml": b"<w:document"})),
    "bomb": ("x.docx", lambda: _large(120_000_000)),
    "entity bomb": ("x.docx", _entity_bomb),
    "unknown format": ("x.exe", lambda: b"MZ\x90\x00"),
    "no ending": ("x", lambda: b"\x00\x01"),
    "not JSON": ("x.jsonl", lambda: b"{"),
    "deep JSON": ("x.jsonl", lambda: b"[" * 200_000),
    "no text column": ("x.csv", lambda: b"number,words\n1,x\n"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_file_that_is_not_what_it_should_be_is_one_sentence_and_nothing_is_written(
    consult: Consult, sample: Path, case: str
) -> None:
    name, make = HOSTILE[case]
    data = make()
    if data is not None:
        Path(name).write_bytes(data)
    before = files(sample)
    begun = time.monotonic()
    read = consult("read", name, "--json", on=None).refused(1)
    new = consult("new", name).refused(1)
    assert time.monotonic() - begun < 5
    assert read == new
    assert name in read
    assert read.count(". ") + read.endswith(".") <= 3, f"a sentence and its mend, not a report: {read}"
    assert files(sample) == before


def test_a_folder_is_no_document(consult: Consult) -> None:
    Path("folder.docx").mkdir()
    consult("read", "folder.docx", on=None).refused(1, "folder.docx")
