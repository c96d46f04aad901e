"""Zip containers and their XML from outside: checked before anything is parsed.

A `.docx` or `.odt` is a zip of XML parts, and a small one can unpack to gigabytes, hold the same name
twice, or
ask the parser to fetch a file. Everything here works on the directory of the zip, which costs nothing, before
a single part is unpacked; nothing is ever written to disk.
"""

from __future__ import annotations

import io
import re
import zipfile
from itertools import chain
from typing import TYPE_CHECKING

from consult_tui.errors import BadInput

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

LARGEST_FILE = 50_000_000
"""Bytes of the file as it stands on disk."""
MOST_PARTS = 2_000
LARGEST_XML_PART = 30_000_000
"""Bytes of one XML part unpacked."""
LARGEST_TOTAL = 200_000_000
"""Bytes of all parts unpacked."""
STEEPEST_RATIO = 200
"""Unpacked to packed; Word's own XML stays under 40, but a text that repeats itself packs better."""
RATIO_COUNTS_FROM = 5_000_000
"""Bytes: smaller parts may pack as tightly as they like."""
DEEPEST = 256
"""Elements within one another: real documents have some thirty."""

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_MACRO_STREAM = "_VBA_PROJECT".encode("utf-16-le")
_DRIVE = re.compile(r"[A-Za-z]:")
_SAVE_AGAIN = "Open it in Word, save it under a new name as .docx, and try that one."


def is_ole(data: bytes) -> bool:
    """Whether it is an OLE container: an old `.doc`, or a new document locked with a password."""
    return data.startswith(_OLE)


def is_locked(data: bytes) -> bool:
    """Whether it is a document locked with a password (MS-OFFCRYPTO keeps it in a stream of this name)."""
    return is_ole(data) and _ENCRYPTED_STREAM in data


def check_old_word(data: bytes, name: str) -> None:
    """Refuse an OLE container that is no Word document (MS-DOC names its stream so), or that holds macros.

    Raises:
        BadInput: If it is.
    """
    if _WORD_STREAM not in data:
        raise BadInput(f"'{name}' holds no Word text.", "Fetch it again, or save it as .docx.")
    if _MACRO_STREAM in data:
        raise _macros(name)


def open_package(data: bytes, name: str) -> zipfile.ZipFile:
    """The zip, after every check on its directory.

    Args:
        data: The whole file.
        name: What the officer calls it, for the messages.

    Raises:
        BadInput: If it is locked, damaged, too large, shaped like a bomb, or holds macros or bad names.
    """
    check_size(data, name)
    if is_locked(data):
        raise BadInput(f"'{name}' is locked with a password.", "Open it, take the password off, and save it.")
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError) as exc:
        raise _damaged(name) from exc
    parts = package.infolist()
    _check_names(parts, name)
    _check_sizes(parts, name)
    _check_macros(package, name)
    return package


def check_size(data: bytes, name: str) -> None:
    """Refuse what is empty or larger than any consultation document.

    Raises:
        BadInput: If it is.
    """
    if not data:
        raise BadInput(f"'{name}' is empty.", "Fetch the document again.")
    if len(data) > LARGEST_FILE:
        raise BadInput(
            f"'{name}' is {len(data) // 1_000_000} MB; at most {LARGEST_FILE // 1_000_000} MB is read.",
            "Save it without its pictures.",
        )


def read_part(package: zipfile.ZipFile, part: str, name: str) -> bytes:
    """One XML part unpacked; b"" where there is none.

    Raises:
        BadInput: If the part is damaged, encrypted or too large, whatever its name ends in.
    """
    try:
        if package.getinfo(part).file_size > LARGEST_XML_PART:
            raise _bomb(name)
        return package.read(part)
    except BadInput:
        raise
    except KeyError:
        return b""
    except Exception as exc:
        # A damaged zip raises a dozen kinds of error; zlib.error and lzma.LZMAError have no common
        # base below Exception.
        raise _damaged(name) from exc


def parse_xml(data: bytes, name: str) -> Element:
    """The root of one XML part, parsed without entities, network or document types; comments are left out.

    By the parser of the standard library: it is there at once, and walking its elements is several times
    quicker than lxml's. It fetches nothing, and entities need a document type, which is refused.

    Raises:
        BadInput: If it has a document type, is nested too deeply, or is not XML.
    """
    from xml.etree.ElementTree import ParseError, fromstring

    if b"<!DOCTYPE" in data or _has_document_type(data):
        raise _hostile(name)
    try:
        root = fromstring(data)
    except (ParseError, ValueError, LookupError) as exc:
        raise _damaged(name) from exc
    if _is_too_deep(root):
        raise _damaged(name)
    return root


class _Begun(Exception):
    """The first element has come: no document type can follow."""


class _DocumentType(Exception):
    """A document type has come."""


def _has_document_type(data: bytes) -> bool:
    """Whether one stands before the first element, as the parser sees it: UTF-16 hides it from a search."""
    from xml.parsers import expat

    def begun(*_: object) -> None:
        raise _Begun

    def found(*_: object) -> None:
        raise _DocumentType

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.StartDoctypeDeclHandler = begun, found
    try:
        parser.Parse(data, True)
    except _DocumentType:
        return True
    except (_Begun, expat.ExpatError, ValueError, LookupError):
        # What is no XML is told when it is parsed.
        return False
    return False


def _is_too_deep(root: Element) -> bool:
    """Whether elements stand in one another more often than any document needs; level by level."""
    level = [root]
    for _ in range(DEEPEST):
        level = list(chain.from_iterable(level))
        if not level:
            return False
    return True


def _check_names(parts: list[zipfile.ZipInfo], name: str) -> None:
    if len(parts) > MOST_PARTS:
        raise _hostile(name)
    seen: set[str] = set()
    for part in parts:
        path = part.filename
        if part.flag_bits & 0x1:
            raise BadInput(
                f"'{name}' is locked with a password.", "Open it, take the password off, and save it."
            )
        outside = path.startswith("/") or "\\" in path or ".." in path.split("/") or _DRIVE.match(path)
        if outside or path.casefold() in seen:
            raise _hostile(name)
        seen.add(path.casefold())


def _check_sizes(parts: list[zipfile.ZipInfo], name: str) -> None:
    if sum(part.file_size for part in parts) > LARGEST_TOTAL:
        raise _bomb(name)
    for part in parts:
        is_xml = part.filename.casefold().endswith((".xml", ".rels"))
        steep = part.file_size > STEEPEST_RATIO * max(part.compress_size, 1)
        if (is_xml and part.file_size > LARGEST_XML_PART) or (part.file_size > RATIO_COUNTS_FROM and steep):
            raise _bomb(name)


def _check_macros(package: zipfile.ZipFile, name: str) -> None:
    names = [part.casefold() for part in package.namelist()]
    holds = any(part.endswith("vbaproject.bin") or part.startswith("basic/") for part in names)
    if holds or b"macroEnabled" in read_part(package, "[Content_Types].xml", name):
        raise _macros(name)


def _macros(name: str) -> BadInput:
    return BadInput(f"'{name}' holds macros.", "Open it in Word and save it as .docx, without macros.")


def _damaged(name: str) -> BadInput:
    return BadInput(f"'{name}' is damaged or cut short.", "Fetch it again, or open it and save it anew.")


def _bomb(name: str) -> BadInput:
    return BadInput(f"'{name}' would unpack to far more than its size.", _SAVE_AGAIN)


def _hostile(name: str) -> BadInput:
    return BadInput(f"'{name}' is not put together as Word or LibreOffice would.", _SAVE_AGAIN)
