"""Files made to do harm: refused before they are unpacked, or ended; nothing is fetched and nothing runs."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import time
import zipfile
import zlib
from pathlib import Path
from typing import Any

import pytest

from consult_tui.errors import BadInput, ConsultError
from consult_tui.intake.apart.waiting import read_apart
from consult_tui.intake.reading import read_consultation
from tests.conftest import PROJECT
from tests.unit.intake.make import W, docx, odt, p, package

ASKED = p("Question 1: Is it fair?")
BOMB = docx(ASKED + " " * 120_000_000)


def at(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def refused_at_once(path: Path) -> str:
    start = time.process_time()
    with pytest.raises(BadInput) as caught:
        read_consultation(path)
    assert time.process_time() - start < 1
    return caught.value.message


def with_sizes(data: bytes, size: int) -> bytes:
    """The same zip, whose directory gives this as the unpacked size of every part."""
    out = bytearray(data)
    place = out.find(b"PK\x01\x02")
    while place >= 0:
        struct.pack_into("<I", out, place + 24, size)
        place = out.find(b"PK\x01\x02", place + 4)
    return bytes(out)


def test_a_bomb_is_refused_in_both_kinds_of_package(tmp_path: Path) -> None:
    assert len(BOMB) < 211_000
    assert "far more" in refused_at_once(at(tmp_path, "a.docx", BOMB))
    assert "far more" in refused_at_once(at(tmp_path, "a.odt", odt("<text:p/>" + " " * 120_000_000)))


@pytest.mark.parametrize(("size", "said"), [(10, "damaged"), (0xFFFFFFFF, "far more")])
def test_a_directory_that_lies_about_sizes_helps_nobody(tmp_path: Path, size: int, said: str) -> None:
    assert said in refused_at_once(at(tmp_path, "a.docx", with_sizes(BOMB, size)))


def test_a_package_within_a_package_stays_packed(tmp_path: Path) -> None:
    inner: dict[str, Any] = {"word/embeddings/inner.docx": BOMB}
    outer = docx(ASKED, **inner)
    start = time.process_time()
    assert [q.number for q in read_consultation(at(tmp_path, "a.docx", outer)).questions] == ["1"]
    assert time.process_time() - start < 1


def test_doubled_names_and_too_many_parts_are_refused(tmp_path: Path) -> None:
    out = io.BytesIO(docx(ASKED))
    with zipfile.ZipFile(out, "a") as file, pytest.warns(UserWarning, match="Duplicate"):
        file.writestr("word/document.xml", "<x/>")
    assert "not put together" in refused_at_once(at(tmp_path, "a.docx", out.getvalue()))
    pictures: dict[str, Any] = {f"word/media/{n}.png": b"" for n in range(2_100)}
    many = docx(ASKED, **pictures)
    assert "not put together" in refused_at_once(at(tmp_path, "b.docx", many))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_no_entity_is_read_from_outside(tmp_path: Path, encoding: str) -> None:
    secret = at(tmp_path, "secret.txt", b"a secret")
    doctype = f'<!DOCTYPE x [<!ENTITY a SYSTEM "{secret.as_uri()}">]>'
    body = f"<w:document {W}><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>"
    xml = f'<?xml version="1.0" encoding="{encoding}"?>{doctype}{body}'.encode(encoding)
    data = package({"[Content_Types].xml": "<Types/>", "word/document.xml": xml})
    assert "secret" not in refused_at_once(at(tmp_path, "a.docx", data))


def test_links_and_templates_are_not_followed(tmp_path: Path) -> None:
    relation = (
        '<Relationships><Relationship Id="r" TargetMode="External" Type="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships/attachedTemplate" Target="{}"/></Relationships>'
    )
    # A pipe that nobody writes to: whoever opened it would hang.
    os = pytest.importorskip("os")
    if not hasattr(os, "mkfifo"):
        pytest.skip("no named pipes here")
    trap = tmp_path / "trap"
    os.mkfifo(trap)
    more: dict[str, Any] = {"word/_rels/settings.xml.rels": relation.format(trap.as_uri())}
    assert read_apart(at(tmp_path, "a.docx", docx(ASKED, **more))).questions
    page = f"<main><img src='{trap.as_uri()}'><iframe src='{trap.as_uri()}'></iframe><p>Q1: Is it fair?</p>"
    assert read_apart(at(tmp_path, "a.html", page.encode())).questions


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", docx(ASKED, **{"word/vbaProject.bin": "x"})),
        (
            "a.docx",
            docx(ASKED, **{"[Content_Types].xml": "<Types><Override ContentType='x.macroEnabled'/></Types>"}),
        ),
        ("a.odt", package({"mimetype": "application/vnd.oasis.opendocument.text", "Basic/x.xml": "<x/>"})),
    ],
)
def test_macros_are_refused(tmp_path: Path, name: str, data: bytes) -> None:
    assert "macros" in refused_at_once(at(tmp_path, name, data))


def a_pdf(
    content: bytes, *more: bytes, filters: bytes = b"", kids: bytes = b"4 0 R", count: int = 1
) -> bytes:
    """A PDF of one page with this content, and these objects from 6 on; `X` is the first of them."""
    things = b"/Font << /F1 3 0 R >> /XObject << /X 6 0 R >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << %s >> /Contents 5 0 R >>"
        % things,
        b"<< %s /Length %d >>\nstream\n%s\nendstream" % (filters, len(content), content),
        *more,
    ]
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(out)


def packed(data: bytes, times: int = 1) -> bytes:
    """Packed without ever being unpacked here: a process's peak counts what it was started from."""
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(data) for _ in range(times)) + packer.flush()


_READ = """
import resource, sys
from pathlib import Path
from consult_tui.errors import BadInput
from consult_tui.intake.apart.waiting import read_apart
try:
    print(read_apart(Path(sys.argv[1])).questions)
except BadInput as error:
    print(error)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
FLATE = b"/Filter /FlateDecode"
FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X 6 0 R >> >>"
ITSELF = b"<< %s /Length 50 >>\nstream\n%s\nendstream" % (FORM, b"/X Do " * 8 + b"  ")


@pytest.mark.parametrize(
    "data",
    [
        a_pdf(packed(b" " * 1_000_000, 600), filters=FLATE),
        a_pdf(packed(b"BT /F1 9 Tf 9 9 Td " + b"(aaaa bbbb) Tj " * 1_000 + b"ET ", 1_500), filters=FLATE),
        a_pdf(packed(b"q " * 5_000, 1_000), filters=FLATE),
        a_pdf(b"/X Do " * 10, ITSELF),
        a_pdf(b"BT ET", kids=b"4 0 R " * 400_000, count=400_000),
        a_pdf(b"BT ET", kids=b"2 0 R", count=1_400),
    ],
    ids=[
        "unpacks to 600 MB",
        "text without end",
        "nested states",
        "draws itself",
        "pages",
        "a tree in a circle",
    ],
)
def test_page_bombs_end_in_a_sentence_and_within_the_memory(tmp_path: Path, data: bytes) -> None:
    pytest.importorskip("resource")
    path = at(tmp_path, "a.pdf", data)
    # A process of its own waits: the peak of a child counts what it was started from.
    done = subprocess.run(
        [sys.executable, "-c", _READ, str(path)], capture_output=True, text=True, cwd=PROJECT
    )
    said, peak = done.stdout.splitlines()
    assert said.startswith("'a.pdf'")
    assert int(peak) / 1024 < 500


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", b"<main>" + b"<div>" * 100_000 + b"Question 1: Is it fair?"),
        ("a.html", b"<table><tr><td>" * 20_000 + b"x"),
        ("a.md", b">" * 500_000 + b" x"),
        ("a.md", b"".join(b" " * depth + b"- x\n" for depth in range(2_000))),
        ("a.docx", docx("<w:tbl><w:tr><w:tc>" * 3_000 + "</w:tc></w:tr></w:tbl>" * 3_000)),
        ("a.odt", odt("<text:list><text:list-item>" * 3_000 + "</text:list-item></text:list>" * 3_000)),
    ],
)
def test_deep_nesting_ends_in_a_sentence_or_a_reading(tmp_path: Path, name: str, data: bytes) -> None:
    try:
        said = str(len(read_apart(at(tmp_path, name, data)).questions))
    except ConsultError as error:
        said = str(error)
    assert said
    assert "breaks its reader" not in said
    assert "\n" not in said
