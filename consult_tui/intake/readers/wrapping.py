"""Lines that were broken because the page was narrow, joined again: for plain text and PDF."""

from __future__ import annotations

import re

STARTS_ANEW = re.compile(
    r"(?:[-–—‒•●▪◦○·*✓□☐❑]|o|\[[ xX]?\]|\( ?\))\s"
    r"|(?-i:Question|QUESTION|Cwestiwn|CWESTIWN|Q|C)\.?\s?\d"
    r"|\(?\d{1,3}(?:\.\d{1,2}){0,3}[.):]?\s+\S"
    r"|\(?(?:[a-z]|[ivx]{1,4})[).]\s"
    r"|(?:[^☐□❑]{1,40}[☐□❑]\s*){1,8}$",
    re.IGNORECASE,
)
"""How a line begins that is not the rest of the line above."""
REFERS = re.compile(
    r"\b(?:paragraphs?|sections?|questions?|chapters?|tables?|figures?|annex|articles?|regulations?|parts?|page"
    r"|schedule|of|the|to|in|by|from|at|than|least)\s*$",
    re.IGNORECASE,
)
"""How a line ends that goes on with a number: "as set out in paragraph", "20.2 of this paper"."""
_LONGEST_WORD = 60
"""Characters at the end of a line that are looked at: a paragraph of a thousand lines grows by each."""
_DIVIDED = re.compile(r"\w{2,}[-\u2010]$")


def join_words(first: str, second: str) -> str:
    """Two wrapped lines as one; a word divided at the line end is put together again.

    >>> join_words("the govern-", "ment proposes")
    'the government proposes'
    >>> join_words("the Anglo-", "Irish agreement")
    'the Anglo-Irish agreement'
    """
    if _DIVIDED.search(first[-_LONGEST_WORD:]) and second[:1].islower():
        return first[:-1] + second
    return first + second if first.endswith(("-", "/")) else f"{first} {second}"
