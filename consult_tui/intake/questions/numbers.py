"""How documents number their questions, and the numbers without the words around them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_SUB = r"(?:\.?(?:[a-z]|[ivx]{1,4})(?![\w'’])|\s?\((?:[a-z]|[ivx]{1,4})\)|\s[a-z](?=\)))"
_DOTTED = r"\d{1,3}(?:\.\d{1,3}){0,3}"
_NAMED = re.compile(
    rf"(?:(?:(?:Consultation|Call for evidence|Survey|Discussion)\s+[Qq]uestion|Question|QUESTION|Cwestiwn)"
    rf"\s*(?:[Nn]o\.?|[Nn]umber|[Rr]hif)?\s*|Q\.?\s?)"
    rf"(?P<number>[A-Z]?{_DOTTED}{_SUB}?)(?P<mark>\s*[.:)\]]+|\s+[-–—‒]|[–—](?!\s?\d)|(?=\s)|$)\s*(?P<text>.*)",
    re.DOTALL,
)
_PREFIXED = re.compile(
    rf"(?P<number>[A-Z]{{1,2}}\d{{1,2}}(?:\.\d{{1,2}})?{_SUB}?)\s*(?:[.:)]|[-–—]\s)\s*(?P<text>\S.*)",
    re.DOTALL,
)
_BARE = re.compile(
    rf"(?:\((?P<boxed>\d{{1,3}})\)|(?P<number>{_DOTTED}{_SUB}?))"
    r"(?P<mark>\s?[.:)]|\s+[-–—‒](?=\s)|(?=\s))\s*(?P<text>\S.*)",
    re.DOTALL,
)
_LETTERED = re.compile(
    r"(?:\((?P<a>[a-z]|[ivx]{1,4})\)|(?P<b>[a-z]|[ivx]{1,4})\s?[).:])\s*(?P<text>\S.*)",
    re.DOTALL | re.IGNORECASE,
)
_SUBJECT = re.compile(
    rf"(?:Issue|Proposal|Point|Topic|Theme|Matter|Item|Area)\s(?P<number>{_DOTTED}{_SUB}?)"
    r"(?:\s?[.:)]|\s[-–—])\s*(?P<text>\S.*)",
    re.DOTALL,
)
_NAMED_FROM, _SUBJECT_FROM = frozenset("CSDQ"), frozenset("IPTMA")
"""Letters with which the two begin."""
_PARAGRAPH = re.compile(r"^\d{1,2}\.\d{1,3}\.?\s+(?=[A-Z])")
_FIGURES = re.compile(r"\d+")
_NOT_COMPARED = re.compile(r"[^0-9a-z.]+")
_PART = re.compile(r"(.*\d)[.\s]*\(?(?:[a-z]|[ivx]{1,4})\)?", re.IGNORECASE)
_TWO = re.compile(r"(?:and|to|or|-|–|,|&)\s*(?:question\s*)?\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A text parted into its number and the rest."""

    number: str
    text: str
    marked: bool
    """Whether a sign stands between the two (":", ".", ")", " - ")."""


def named(text: str) -> Numbered | None:
    """Layout: "Question 4(b): Do you ...?", "Q4. ..."; not "Questions 1 to 4".

    >>> named("Question 4(b): Do you agree?").number
    '4(b)'
    >>> named("Questions 1-11") is None
    True
    """
    found = _NAMED.match(text) if text[:1] in _NAMED_FROM else None
    if not found or _TWO.match(found["text"]):
        return None
    return Numbered(_tidy(found["number"]), found["text"].strip(), bool(found["mark"].strip()))


def subject(text: str) -> Numbered | None:
    """Layout: "Issue 3: How should ...?": what is counted is not called a question, and asks.

    >>> subject("Issue 1(a): Should it be shorter?").number
    '1(a)'
    """
    found = _SUBJECT.match(text) if text[:1] in _SUBJECT_FROM else None
    return Numbered(_tidy(found["number"]), found["text"].strip(), True) if found else None


def prefixed(text: str) -> Numbered | None:
    """Layout: "D3. ...", "A1: ...", "C1. ..." in Welsh; the letter belongs to the number."""
    found = _PREFIXED.match(text)
    return Numbered(found["number"], found["text"].strip(), True) if found else None


def bare(text: str) -> Numbered | None:
    """Layout: "4. ...", "4) ...", "2.a. ...", "1 a) ...", "(4) ...", "1 - ...", "1.1 ..."; a sum is none.

    >>> bare("2.a. Do you agree?").number
    '2.a'
    >>> bare("3 million people rent their home.") is None
    True
    """
    found = _BARE.match(text) if text[:1].isdigit() or text[:1] == "(" else None
    if not found:
        return None
    number = found["boxed"] or found["number"]
    marked = bool(found["boxed"] or found["mark"].strip()) or "." in number
    if not marked and not found["text"][:1].isupper():
        return None
    return Numbered(_tidy(number), found["text"].strip(), marked)


def without_paragraph_number(text: str) -> str:
    """The words of a numbered paragraph: "3.14 We propose ..." gives "We propose ..."; others as they are.

    >>> without_paragraph_number("3.14 We ask"), without_paragraph_number("3 million pay")
    ('We ask', '3 million pay')
    """
    return _PARAGRAPH.sub("", text)


@lru_cache(4096)
def lettered(text: str) -> Numbered | None:
    """Layout: "(a) ...", "a. ...", "b) ...", "iv) ...".

    >>> lettered("(b) in five years?")
    Numbered(number='b', text='in five years?', marked=True)
    """
    found = _LETTERED.match(text)
    return Numbered(found["a"] or found["b"], found["text"].strip(), True) if found else None


def boxed(text: str) -> Numbered | None:
    """Layout: "(2) whether ...": a part with a figure in brackets.

    >>> boxed("(2) whether a fee is due.")
    Numbered(number='2', text='whether a fee is due.', marked=True)
    """
    found = re.match(r"\((?P<number>\d{1,2})\)\s*(?P<text>\S.*)", text, re.DOTALL)
    return Numbered(found["number"], found["text"].strip(), True) if found else None


def first_figure(number: str) -> int:
    """The number that leads: 4 of "4(b)", 5 of "5.1"; 0 where there is none."""
    found = _FIGURES.search(number)
    return int(found[0]) if found else 0


def same(one: str, other: str) -> bool:
    """Whether two numbers are the same, however they are punctuated: "4(b)" and "4b"."""
    return key(one) == key(other)


def key(number: str) -> str:
    """The number as it is compared."""
    return _NOT_COMPARED.sub("", number.casefold()).strip(".")


def with_part(number: str, letter: str) -> str:
    """The number of a lettered part: "4" and "b" give "4(b)"."""
    return f"{number}({letter})" if number else letter


def parent_of(number: str) -> str | None:
    """The number of the question of which it is a lettered part, as printed; None where it is none.

    >>> parent_of("6(a)"), parent_of("11.i"), parent_of("5.1")
    ('6', '11', None)
    """
    found = _PART.fullmatch(number) if number and not number.isdigit() else None
    return found[1] if found else None


def _tidy(number: str) -> str:
    return "".join(number.split()).strip(".")
