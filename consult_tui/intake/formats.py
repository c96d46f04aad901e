"""Which format a file is in: by what it holds, checked against what its ending says."""

from __future__ import annotations

from consult_tui.errors import BadInput
from consult_tui.intake.clean import decode
from consult_tui.ooxml.guard import check_old_word, is_locked, is_ole, open_package, read_part

ENDINGS = {
    ".docx": "docx",
    ".pdf": "pdf",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".odt": "odt",
    ".md": "md",
    ".markdown": "md",
    ".txt": "txt",
    ".text": "txt",
    ".doc": "doc",
    ".rtf": "rtf",
    ".csv": "csv",
    ".jsonl": "jsonl",
}
"""Ending of a file name to format."""
_CALLED = {
    "docx": "a Word document (.docx)",
    "pdf": "a PDF (.pdf)",
    "html": "a web page (.html)",
    "odt": "an OpenDocument text (.odt)",
    "doc": "an old Word document (.doc)",
    "rtf": "rich text (.rtf)",
}
_PLAIN = frozenset({"md", "txt", "csv", "jsonl"})
_LONGEST_TEXT = 5_000_000
"""Bytes of a format that is text as it stands: some fifteen hundred pages."""
_MOST_LINES = 150_000
_MOST_CONTROLS = 0.05
"""Share of control characters in what is still text."""
_BINARY = frozenset(range(9)) | frozenset(range(14, 27)) | frozenset({28, 29, 30, 31})


def format_of(data: bytes, name: str, ending: str) -> str:
    """The format, one of those of `Reading.format`.

    Args:
        data: The whole file, not empty.
        name: What the officer calls it.
        ending: Of its name, with the dot.

    Raises:
        BadInput: If it is none that can be read, is locked, or is not what its ending says.
    """
    said = ENDINGS.get(ending.casefold())
    if said is None:
        raise BadInput(
            f"'{name}' is no kind of file that can be read.",
            "Consultations are read from .docx, .pdf, .html, .odt, .md, .txt, .csv and .jsonl.",
        )
    if is_locked(data):
        raise BadInput(f"'{name}' is locked with a password.", "Open it, take the password off, and save it.")
    held = _held(data, name)
    if held == "binary":
        raise BadInput(f"'{name}' is not text: it may be damaged or of another kind.", "Fetch it again.")
    if held == "text" and said not in _PLAIN and said != "html":
        raise BadInput(f"'{name}' is not {_CALLED[said]}: it holds plain text.", "Rename it to end in .txt.")
    if held == "text" and (len(data) > _LONGEST_TEXT or data.count(b"\n") > _MOST_LINES):
        raise BadInput(f"'{name}' is too long for a consultation document.", "Save the part you need.")
    if held == "text":
        return said
    if held != said and not (held == "html" and said == "md"):
        right = next(e for e, f in ENDINGS.items() if f == held)
        raise BadInput(f"'{name}' is really {_CALLED[held]}.", f"Rename it to end in {right}.")
    return said


def _held(data: bytes, name: str) -> str:
    """What the bytes are: a format, "text" or "binary"."""
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"%PDF-") or b"%PDF-" in data[:1024]:
        return "pdf"
    if start.startswith(b"{\\rtf"):
        return "rtf"
    if is_ole(data):
        check_old_word(data, name)
        return "doc"
    if data.startswith(b"PK"):
        return _held_by_zip(data, name)
    if _is_binary(data):
        return "binary"
    text = decode(data[:4096]).lstrip().casefold()
    page = (
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<main",
        "<?xml",
        "<article",
        "<div",
        "<h1",
        "<p>",
        "<p ",
        "<section",
    )
    return "html" if text.startswith(page) else "text"


def _held_by_zip(data: bytes, name: str) -> str:
    package = open_package(data, name)
    names = set(package.namelist())
    if read_part(package, "mimetype", name).startswith(b"application/vnd.oasis.opendocument.text"):
        return "odt"
    if any(part.startswith("word/") for part in names):
        return "docx"
    raise BadInput(
        f"'{name}' is a package of files, and no Word or OpenDocument text.",
        "Unpack it and take the document.",
    )


def _is_binary(data: bytes) -> bool:
    """Whether it holds what no text holds; UTF-16 with its mark is text."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    sample = data[:65536]
    return b"\x00" in sample or sum(byte in _BINARY for byte in sample) > _MOST_CONTROLS * len(sample)
