"""Any text as runs that Word will open: what XML cannot hold is shown as a symbol, never lost.

A line end or a tab inside `w:t` passes the schema and yet makes Word call the file damaged, so both become
elements of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from consult_tui.ooxml.elements import make, value

if TYPE_CHECKING:
    from consult_tui.ooxml.elements import Element

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 (section 2.2) cannot hold."""

_LINE_ENDS = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_PIECES = re.compile(r"([\n\t])")


def legal(text: str) -> str:
    """The text with what XML cannot hold as symbols: escape as ␛, half a surrogate pair as �."""
    return _ILLEGAL.sub(lambda found: _picture(ord(found.group())), text)


def one_line(text: str) -> str:
    """The text made legal, on one line: for a property, a title or an attribute."""
    return " ".join(legal(text).split())


def run(text: str, style: str = "", *, bold: bool = False, italic: bool = False) -> Element:
    """A run; `style` is the id of a character style, "" for the paragraph's own face."""
    element = make("w:r")
    faces = [value("w:rStyle", style)] if style else []
    faces += [make(name) for name, on in (("w:b", bold), ("w:i", italic)) if on]
    if faces:
        element.append(make("w:rPr", None, *faces))
    element.extend(_content(text))
    return element


def _content(text: str) -> Iterator[Element]:
    for piece in _PIECES.split(_LINE_ENDS.sub("\n", text)):
        match piece:
            case "":
                pass
            case "\n":
                yield make("w:br")
            case "\t":
                yield make("w:tab")
            case _:
                words = make("w:t", {"xml:space": "preserve"})
                words.text = legal(piece)
                yield words


def _picture(code: int) -> str:
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"
