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
_BLANKS = re.compile(r"\s+")


def fold(text: str) -> str:
    """The words as they are compared: NFKC, one blank between words, no quotation marks, no capitals."""
    text = unicodedata.normalize("NFKC", _RAISED.sub(r"^\g<0>", text.translate(_APOSTROPHES))).casefold()
    return _BLANKS.sub(" ", _QUOTES.sub("", text)).strip()
