"""Lines that were broken because the page was narrow, joined again: for plain text and PDF."""

from __future__ import annotations

import re

STARTS_ANEW = re.compile(
    r"(?:[-–—‒•●▪◦○·*✓□☐❑]|o|\[[ xX]?\]|\( ?\))\s"
    r"|(?-i:Question|QUESTION|Cwestiwn|CWESTIWN|Q|C)\.?\s?\d"
    r"|\(?\d{1,3}(?:\.\d{1,2}){0,3}[.):]?\s+\S"
    r"|\(?(?:[a-z]|[ivx]{1,4})[).]\s"
    r"|Comments?(?::|$)"
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
_LETTER = re.compile(r"\(([a-z]|[ivx]{1,4})\)\s")
_BEFORE = {"ii": "i", "iii": "ii", "iv": "iii", "v": "iv", "vi": "v"}
_COUNTS_THINGS = re.compile(
    r"\d{1,3}\s+(?:[a-z]|January|February|March|April|May|June|July|August|September|October|November|December)"
)
_LONGEST_WORD = 60
"""Characters at the end of a line that are looked at: a paragraph of a thousand lines grows by each."""
_DIVIDED = re.compile(r"\w{2,}[-\u2010]$")


def starts_anew(above: str, line: str) -> bool:
    """Whether a line begins as something of its own: an item, a number, a letter; not "11 March" or "(ii)".

    >>> starts_anew("It opens on", "11 March 2019."), starts_anew("We ask four things.", "2. Is it fair?")
    (False, True)
    >>> starts_anew("What is the cost (i) now and", "(ii) later?"), starts_anew("(i) now and", "(ii) later?")
    (False, True)
    """
    if not STARTS_ANEW.match(line):
        return False
    if line[:1].isdigit():
        counts = above[-1:] not in ".?!:;" and _COUNTS_THINGS.match(line)
        return not (counts or REFERS.search(above[-_LONGEST_WORD:]))
    return not _runs_on(above, line)


def _runs_on(above: str, line: str) -> bool:
    """Whether a letter at the beginning of a line goes on with a count inside a sentence."""
    found = _LETTER.match(line)
    if not found:
        return False
    letter = found[1]
    before = _BEFORE.get(letter) or (chr(ord(letter[0]) - 1) if len(letter) == 1 and letter != "a" else "")
    return bool(before) and f" ({before}) " in above[1:]


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
