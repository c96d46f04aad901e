"""Characters: what a document may hold and its readers pass on."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff\u00ad\u200b\u2060\ud800-\udfff]"
)
_BLANKS = re.compile(r"[^\S\n]+")
_AROUND_BREAKS = re.compile(r" ?\n ?")


def clean(text: str) -> str:
    """The words with one blank between them: no control characters, which XML cannot hold; line ends stay."""
    if text.isprintable():
        # The commonest by far: its only blanks are spaces, and none of what is forbidden is in it.
        return " ".join(text.split())
    text = _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = text.replace("\u2028", "\n").replace("\u2029", "\n")
    return _AROUND_BREAKS.sub("\n", _BLANKS.sub(" ", text)).strip()


def one_line(text: str) -> str:
    """The words with one blank between them, on one line."""
    return " ".join((text if text.isprintable() else clean(text)).split())


def decode(data: bytes) -> str:
    """Text whose encoding nobody declares: by its byte-order mark, else UTF-8, else Windows' Western one."""
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(name, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
