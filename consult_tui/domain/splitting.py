"""A question's words in two parts: where that may be, and what number the second part brings along."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBER = re.compile(
    r"""(?:(?:question|q)\s*\.?\s*(?P<named>\d+(?:\.\d+)*(?:\s?\([a-z]{1,4}\)|[a-z])?)(?:[.:)–-]+|(?=\s))
        |(?P<plain>\d{1,3}(?:\.\d+)*(?:\s?\([a-z]{1,4}\)|[a-z])?)[.:)]+
        |(?P<part>\([a-z]{1,4}\))
    )\s+(?=\S)""",
    re.IGNORECASE | re.VERBOSE,
)
"""`Question 5:`, `Q5`, `5.`, `5(b))`, `(b)` before words."""
_WORD = re.compile(r"\S+")
_AFTER_A_MARK = re.compile(r"[?.!:;][\"”’)\]]*\s+(?=\S)")
_AFTER_A_QUESTION = re.compile(r"\?[\"”’)\]]*\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Parts:
    """A text cut in two."""

    first: str
    number: str
    """Of the second part, as it is printed before its words; "" where there is none."""
    second: str


def parts(text: str, at: int) -> Parts:
    """The text cut before the character `at`; blanks at the cut are dropped."""
    second = text[at:].strip()
    found = _NUMBER.match(second)
    number = ""
    if found:
        number = found["named"] or found["plain"] or found["part"]
        second = second[found.end() :]
    return Parts(text[:at].strip(), number.replace(" (", "("), second)


def places(text: str) -> tuple[int, ...]:
    """Every place at which the text can be cut: where a word begins, but for the first."""
    return tuple(found.start() for found in _WORD.finditer(text))[1:]


def sentences(text: str) -> tuple[int, ...]:
    """The places where a sentence, or a part of a list, begins, but for the first."""
    return tuple(
        found.end() for found in _AFTER_A_MARK.finditer(text.rstrip()) if text[: found.start()].strip()
    )


def likely(text: str) -> int | None:
    """Where the text most likely holds a second question; None where there is one word only.

    At a number, else after a question mark, else after a sentence, else in the middle.
    """
    words = places(text)
    numbered = (at for at in words if _begins_a_question(text, at))
    asked = (found.end() for found in _AFTER_A_QUESTION.finditer(text.rstrip()))
    for found in (*numbered, *asked, *sentences(text)):
        return found
    return words[len(words) // 2] if words else None


def _begins_a_question(text: str, at: int) -> bool:
    """Whether a number stands here behind the end of a sentence, and a capital behind the number."""
    found = _NUMBER.match(text, at)
    if found is None or not text[found.end() :][:1].isupper():
        return False
    return bool(found["named"]) or text[:at].rstrip()[-1:] in "?.!:;"
