"""Zip containers are judged before anything in them is parsed."""

from __future__ import annotations

import io
import warnings
import zipfile

import pytest

from consult_tui.errors import BadInput
from consult_tui.ooxml import guard

_DIRECTORY = b"PK\x01\x02"


def package(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return out.getvalue()


def refused(data: bytes) -> str:
    with pytest.raises(BadInput) as caught:
        guard.open_package(data, "a.docx")
    assert caught.value.mend
    assert "\n" not in str(caught.value)
    return caught.value.message


def test_an_ordinary_package_opens_and_its_parts_are_read() -> None:
    opened = guard.open_package(package({"word/document.xml": b"<a/>"}), "a.docx")
    assert guard.read_part(opened, "word/document.xml", "a.docx") == b"<a/>"
    assert guard.read_part(opened, "word/none.xml", "a.docx") == b""


def test_well_packed_text_is_no_bomb() -> None:
    varied = b"".join(b"<w:p>%06d some words of a paragraph</w:p>" % n for n in range(60_000))
    guard.open_package(package({"word/document.xml": varied}), "a.docx")


def test_what_unpacks_far_beyond_its_size_is_refused() -> None:
    assert "far more than its size" in refused(package({"word/document.xml": b" " * 31_000_000}))
    assert "far more than its size" in refused(package({"word/media/a.bin": b" " * 6_000_000}))


def test_a_part_that_is_too_large_is_refused_whatever_its_name() -> None:
    opened = guard.open_package(package({"part": b"x"}), "a.docx")
    opened.getinfo("part").file_size = guard.LARGEST_XML_PART + 1
    with pytest.raises(BadInput, match="far more"):
        guard.read_part(opened, "part", "a.docx")


def test_too_many_parts_are_refused() -> None:
    assert "not put together" in refused(package({f"p{n}": b"" for n in range(guard.MOST_PARTS + 1)}))


@pytest.mark.parametrize("name", ["../a.xml", "/etc/a", "a/../../b", "C:/a", "C:a"])
def test_names_outside_the_package_are_refused(name: str) -> None:
    assert "not put together" in refused(package({name: b""}))


def test_a_backslash_in_a_name_is_refused() -> None:
    data = package({"word/a.xml": b""}).replace(b"word/a.xml", b"word\\a.xml")
    assert "not put together" in refused(data)


def test_the_same_name_twice_is_refused() -> None:
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w") as file:
        warnings.simplefilter("ignore")
        file.writestr("word/document.xml", b"<a/>")
        file.writestr("Word/document.xml", b"<b/>")
    assert "not put together" in refused(out.getvalue())


def test_macros_are_refused_by_part_and_by_type() -> None:
    assert "macros" in refused(package({"word/vbaProject.bin": b"x"}))
    kind = b'<Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'
    assert "macros" in refused(package({"[Content_Types].xml": kind}))
    assert "macros" in refused(package({"Basic/Standard/Module1.xml": b"x"}))


def test_locked_files_are_told_from_old_ones() -> None:
    ole = bytes.fromhex("d0cf11e0a1b11ae1")
    assert "password" in refused(ole + "EncryptedPackage".encode("utf-16-le"))
    assert not guard.is_locked(ole + b"WordDocument")
    locked = bytearray(package({"a.xml": b"x"}))
    locked[locked.index(_DIRECTORY) + 8] |= 1
    assert "password" in refused(bytes(locked))


def test_empty_cut_and_overlong_files_are_refused() -> None:
    assert "empty" in refused(b"")
    whole = package({"word/document.xml": b"<a/>" * 100})
    for end in (4, 30, len(whole) // 2, len(whole) - 3):
        assert "damaged" in refused(whole[:end])
    assert "at most 50 MB" in refused(b"PK" + bytes(guard.LARGEST_FILE))


def test_a_damaged_part_is_refused_when_it_is_read() -> None:
    whole = bytearray(package({"word/document.xml": b"some words that pack" * 50}))
    at = whole.index(b"word/document.xml") + 20
    whole[at : at + 8] = b"\xff" * 8
    opened = guard.open_package(bytes(whole), "a.docx")
    with pytest.raises(BadInput, match="damaged"):
        guard.read_part(opened, "word/document.xml", "a.docx")


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'.encode("utf-16"),
        f"<!--{'c' * 100_000}--><?p i?>\n<!DOCTYPE a><a/>".encode("utf-16"),
        b"<!DOCTYPE a ["
        + b"".join(b'<!ENTITY x%d "%s">' % (n, b"&x%d;" % (n - 1) * 9) for n in range(1, 99))
        + b"]><a/>",
    ],
)
def test_document_types_are_refused(data: bytes) -> None:
    with pytest.raises(BadInput, match="not put together"):
        guard.parse_xml(data, "a.docx")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<a>",
        b"\x00\x01",
        b"<a>" * 5_000 + b"</a>" * 5_000,
        b"<a>" * 257 + b"</a>" * 257,
        b"<a>&none;</a>",
        b'<?xml version="1.0" encoding="none"?><a/>',
        b'<?xml version="1.0" encoding="utf-7"?><a/>',
    ],
)
def test_what_is_no_xml_or_too_deep_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput, match="damaged"):
        guard.parse_xml(data, "a.docx")


def test_what_is_sound_is_parsed_whatever_its_encoding() -> None:
    for encoding in ("utf-8", "utf-16", "windows-1252"):
        data = f'<?xml version="1.0" encoding="{encoding}"?><!-- c --><a b="£">é<!-- c -->è<c/></a>'.encode(
            encoding
        )
        root = guard.parse_xml(data, "a.docx")
        assert (root.tag, root.get("b"), root.text, len(root)) == ("a", "£", "éè", 1)
    assert len(guard.parse_xml(b"<a>" * 255 + b"</a>" * 255, "a.docx")) == 1
