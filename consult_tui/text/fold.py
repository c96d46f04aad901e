"""What does not count when words are compared: blanks, quotation marks and case.

An apostrophe inside a word counts ("we're" is not "were"); the shape of it does not.
"""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = str.maketrans(dict.fromkeys("‘’‛ʼ`´′", "'") | {"‑": "-", "\u00ad": None})
_QUOTES = re.compile(r"[\"“”„‟«»″]|(?<!\w)'|'(?!\w)")
_RAISED = re.compile(r"[²³¹¼-¾⁰-₉⅐-↉①-⒛⓪-⓿]")
"""Figures that are another number on the line: a footnote's mark after "£10" makes no "£102"."""


def fold(text: str) -> str:
    """The words as they are compared: NFKC, one blank between words, no quotation marks, no capitals."""
    if text.isascii() and "`" not in text:
        # The same, quicker: most of a library is plain letters.
        text = text.lower()
    else:
        text = unicodedata.normalize("NFKC", _RAISED.sub(r"^\g<0>", text.translate(_APOSTROPHES))).casefold()
    if '"' in text or "'" in text or not text.isascii():
        text = _QUOTES.sub("", text)
    return " ".join(text.split())
