"""The one way in: what a file is, what is refused and how, and what a reading holds."""

from __future__ import annotations

import hashlib
import json
import random
import time
from pathlib import Path

import pytest

from consult_tui.domain.consultations import Choose, Reading
from consult_tui.errors import BadInput, ConsultError, NotFound
from consult_tui.intake.reading import read_consultation
from tests.unit.intake.make import docx, odt, p, package, pdf

PAGE = b"<main><h1>Fees in ports</h1><p>Question 1: Is the fee fair?</p></main>"
WORD = docx(p("Fees in ports") + p("Question 1: Is the fee fair?"))
ODT = odt(
    "<text:h text:outline-level='1'>Fees in ports</text:h><text:p>Question 1: Is the fee fair?</text:p>"
)
PDF = pdf([[(72, 700, 20, "Fees in ports"), (72, 660, 11, "Question 1: Is the fee fair to all who pay it?")]])
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
OLD = OLE + "WordDocument".encode("utf-16-le")
SAMPLES = {".html": PAGE, ".docx": WORD, ".odt": ODT, ".pdf": PDF, ".txt": b"Question 1: Is it fair?\n"}


def read(folder: Path, name: str, data: bytes) -> Reading:
    path = folder / name
    path.write_bytes(data)
    return read_consultation(path)


def said_of(folder: Path, name: str, data: bytes) -> str:
    """What the officer is told; "" where the file was read."""
    try:
        read(folder, name, data)
    except ConsultError as error:
        return str(error)
    return ""


def refused(folder: Path, name: str, data: bytes) -> BadInput:
    start = time.perf_counter()
    with pytest.raises(BadInput) as caught:
        read(folder, name, data)
    assert time.perf_counter() - start < 5
    assert "\n" not in str(caught.value)
    return caught.value


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.html", PAGE), ("a.HTM", PAGE), ("a.docx", WORD), ("a.odt", ODT), ("a.pdf", PDF)],
)
def test_each_format_gives_the_same_reading(tmp_path: Path, name: str, data: bytes) -> None:
    found = read(tmp_path, name, data)
    assert found.consultation.title == "Fees in ports"
    assert found.consultation.source == name
    assert found.consultation.source_sha256 == hashlib.sha256(data).hexdigest()
    assert [q.number for q in found.questions] == ["1"]
    assert found.questions[0].text.startswith("Is the fee fair")
    assert found.format == {"htm": "html"}.get(name[2:].casefold(), name[2:].casefold())


def test_text_and_markdown_are_told_by_their_ending(tmp_path: Path) -> None:
    for name, kind in (("a.txt", "txt"), ("a.md", "md"), ("a.markdown", "md")):
        assert read(tmp_path, name, b"# Fees\n\nQuestion 1: Is it fair?\n").format == kind


def test_a_document_without_questions_says_where_they_may_be(tmp_path: Path) -> None:
    found = read(tmp_path, "a.txt", b"Draft guidance\n\nWe invite views by e-mail.\n")
    assert found.questions == ()
    assert any("online form" in warning for warning in found.warnings)


def test_gaps_and_repeats_in_the_numbers_are_pointed_out(tmp_path: Path) -> None:
    text = b"## A\n\nQuestion 1: Is it fair?\n\nQuestion 3: Is it clear?\n\n"
    text += b"## B\n\nQuestion 1: How many are you?\n"
    said = " ".join(read(tmp_path, "a.md", text).warnings)
    assert "missing between the questions: 2" in said
    assert "more than once" in said


def test_no_file_no_folder(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no file"):
        read_consultation(tmp_path / "none.docx")
    with pytest.raises(BadInput, match="folder"):
        read_consultation(tmp_path)


@pytest.mark.parametrize("ending", ["docx", "odt", "pdf", "html", "txt", "md", "csv", "jsonl", "doc", "rtf"])
def test_an_empty_file_is_refused(tmp_path: Path, ending: str) -> None:
    assert "empty" in refused(tmp_path, f"a.{ending}", b"").message


@pytest.mark.parametrize("ending", ["docx", "odt", "pdf", "html", "txt", "md", "csv", "jsonl", "doc", "rtf"])
def test_noise_is_refused(tmp_path: Path, ending: str) -> None:
    noise = random.Random(1).randbytes(5_000)
    refused(tmp_path, f"a.{ending}", b"\x01\x00" + noise)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.docx", PDF, "really a PDF"),
        ("a.pdf", WORD, "really a Word document"),
        ("a.txt", PAGE, "really a web page"),
        ("a.docx", ODT, "really an OpenDocument text"),
        ("a.html", WORD, "really a Word document"),
        ("a.docx", OLD, "really an old Word document"),
        ("a.csv", b"{\\rtf1 x}", "really rich text"),
        ("a.doc", OLE + b"anything", "holds no Word text"),
        ("a.docx", b"just words", "plain text"),
        ("a.docx", package({"xl/workbook.xml": "<a/>"}), "no Word or OpenDocument text"),
        ("a.xlsx", package({"xl/workbook.xml": "<a/>"}), "no kind of file"),
        ("a", b"words", "no kind of file"),
    ],
)
def test_what_is_not_what_it_says_is_refused_by_what_it_is(
    tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    error = refused(tmp_path, name, data)
    assert said in error.message
    assert error.mend


def test_locked_files_say_so(tmp_path: Path) -> None:
    locked = OLE + "EncryptedPackage".encode("utf-16-le")
    for name in ("a.docx", "a.doc"):
        assert "password" in refused(tmp_path, name, locked).message
    manifest = "<m><encryption-data/></m>"
    parts = {"mimetype": "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": manifest}
    assert "password" in refused(tmp_path, "a.odt", package(dict(parts))).message


def test_macros_are_refused(tmp_path: Path) -> None:
    assert "macros" in refused(tmp_path, "a.doc", OLD + "_VBA_PROJECT".encode("utf-16-le")).message
    assert "macros" in refused(tmp_path, "a.docx", package({"word/vbaProject.bin": b"x"})).message


def test_a_bomb_is_refused_at_once(tmp_path: Path) -> None:
    bomb = docx(p("x") + " " * 120_000_000)
    assert len(bomb) < 300_000
    start = time.perf_counter()
    assert "far more than its size" in refused(tmp_path, "a.docx", bomb).message
    assert time.perf_counter() - start < 1


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", b"<main>" + b"<div>" * 50_000 + b"Question 1: Is it fair?"),
        ("a.docx", docx("<w:sdt>" * 5_000 + "</w:sdt>" * 5_000)),
        ("a.docx", docx("<w:p><w:r>" + "<w:ins>" * 240 + "</w:ins>" * 240 + "</w:r></w:p>")),
        ("a.md", b"> " * 200_000 + b"x"),
        ("a.txt", b"[" * 300_000),
        ("a.txt", b"**a" * 100_000),
        ("a.txt", b"word " * 400_000),
        ("a.txt", b"Question 1: " + b"if we say so, " * 50_000 + b"is it fair?"),
        ("a.txt", b"Question 1: x\n\n" * 5_000),
        (
            "a.txt",
            b"".join(b"Question %d: Do you agree to number %d?\n\n" % (n, n * n) for n in range(2_000)),
        ),
        ("a.txt", b"## Questions\n\n" + b"".join(b"Is it %d, or %d?\n\n" % (n, n * n) for n in range(2_000))),
        ("a.md", b"| a " * 100_000),
        ("a.txt", b"(a) " * 100_000),
        ("a.txt", b"1. " * 100_000),
        ("a.html", b"<table>" + b"<tr><td>x" * 5_000),
        ("a.html", b"<p>" + b"a@" * 200_000),
        ("a.txt", b"please " * 100_000),
        ("a.txt", b"3 May " * 50_000 + b"2012"),
        ("a.csv", b"text\n" + b'"' + b"x" * 2_000_000),
        ("a.jsonl", b"[" * 200_000),
        ("a.txt", b"x\n\n" * 1_500_000),
    ],
)
def test_deep_and_endless_documents_end_soon(tmp_path: Path, name: str, data: bytes) -> None:
    start = time.perf_counter()
    assert "\n" not in said_of(tmp_path, name, data)
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize("ending", sorted(SAMPLES))
def test_damaged_files_never_break_the_reader(tmp_path: Path, ending: str) -> None:
    chance = random.Random(ending)
    for turn in range(40):
        data = bytearray(SAMPLES[ending])
        if turn % 4 == 0:
            del data[chance.randrange(1, len(data)) :]
        for _ in range(chance.randrange(1, 8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        assert "\n" not in said_of(tmp_path, f"a{ending}", bytes(data))


def test_control_characters_do_not_pass(tmp_path: Path) -> None:
    found = read(tmp_path, "a.txt", "Question 1: Is\x1b[31m it\x07 fair\u200b?\n".encode())
    assert found.questions[0].text == "Is[31m it fair?"


def test_a_question_list_is_taken_as_it_is(tmp_path: Path) -> None:
    rows = "Number,Text,Options,Section\n1,Is it fair?,Yes|No| Not sure,Fees\n,What else?,,\n"
    found = read(tmp_path, "Port fees.csv", rows.encode())
    assert (found.consultation.title, found.format) == ("Port fees", "csv")
    first, second = found.questions
    assert (first.number, first.options, first.choose, first.section) == (
        "1",
        ("Yes", "No", "Not sure"),
        Choose.ONE,
        "Fees",
    )
    assert (second.number, second.text, second.options, second.section) == ("", "What else?", (), None)
    lines = "\n".join(
        json.dumps(row) for row in ({"text": "Is it fair?", "options": ["Yes", "No"]}, {"text": "x"})
    )
    assert [q.options for q in read(tmp_path, "b.jsonl", lines.encode()).questions] == [("Yes", "No"), ()]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.csv", b"text,colour\nx,red\n", "'colour'"),
        ("a.jsonl", b'{"text": "x", "colour": 1}', "'colour'"),
        ("a.csv", b"number\n1\n", "no column 'text'"),
        ("a.csv", b"text,number\n,1\n", "Line 2"),
        ("a.csv", b"text\na,b\n", "more fields"),
        ("a.csv", b"text\n", "no questions"),
        ("a.jsonl", b'{"text": "x"}\n{oops', "Line 2"),
        ("a.jsonl", b'["x"]', "Line 1"),
    ],
)
def test_a_question_list_that_is_wrong_says_where(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    assert said in refused(tmp_path, name, data).message


def test_old_word_without_libreoffice_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    for name, data in (("a.doc", OLD), ("a.rtf", b"{\\rtf1 words}")):
        assert ".docx" in refused(tmp_path, name, data).mend


@pytest.mark.real_tools
def test_old_word_is_read_through_libreoffice(tmp_path: Path) -> None:
    rtf = b"{\\rtf1\\ansi Fees in ports\\par Question 1: Is the fee fair?\\par}"
    assert [q.text for q in read(tmp_path, "a.rtf", rtf).questions] == ["Is the fee fair?"]
