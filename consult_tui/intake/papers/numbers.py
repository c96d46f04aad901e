"""How papers number their paragraphs: one small rule a layout; to add one, write it and put it in `RULES`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

_UNITS = (
    r"(?:million|billion|thousand|hundred|per cent|percent|%|m\b|bn\b|times|km|miles|hours?|days?|weeks?"
    r"|months?|years?|tonnes?|metres?|and\b|or\b|to\b|of\b)"
)
_MONTHS = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b"
)
_DEEPEST = 3
"""Letters below one another at most: `3(a)(ii)(A)`."""
_NUMERALS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


class Style(StrEnum):
    """How a number is written."""

    FIGURE = "1"
    DOTTED = "1.1"
    OWN = "A1"
    """With letters, or the year of a minute: it stands for itself."""
    LETTER = "a"


@dataclass(frozen=True, slots=True)
class Mark:
    """A paragraph's number and its words."""

    number: str
    """Without brackets and dots around it."""
    text: str
    style: Style
    sure: bool = True
    """Whether it is a number whatever stands above it; else only where it comes next."""
    heading: bool = True
    """Whether it can number a heading."""


Rule = Callable[[str], Mark | None]


def _rule(pattern: str, style: Style, *, sure: bool = True, heading: bool = True) -> Rule:
    compiled = re.compile(pattern, re.DOTALL)

    def rule(text: str) -> Mark | None:
        found = compiled.match(text)
        return Mark(found["n"], found["text"].strip(), style, sure, heading) if found else None

    return rule


RULES: tuple[Rule, ...] = (
    # "Para 5 We will ...", "Paragraph 5: ...", "§ 5 ...", "Para 2.1. ..."
    _rule(
        r"(?:[Pp]ara(?:graph)?\.?|PARA(?:GRAPH)?|§|¶)\s*(?P<n>\d{1,3}(?:\.\d{1,3})*)"
        r"(?:\s*[.:)–—-]+\s*(?=\S)|\s+(?=[A-Z\"'“‘(]))(?P<text>.+)",
        Style.OWN,
        heading=False,
    ),
    # "Minute 12: School funding", "Minute No. 12 - ..."
    _rule(
        r"(?:[Mm]inute|MINUTE)\s*(?:[Nn]o\.?|[Nn]umber)?\s*(?P<n>\d{1,4}(?:[./]\d{1,4})?)\s*[.:)–—-]*\s+"
        r"(?P<text>[A-Z\"'“‘(].*)",
        Style.OWN,
    ),
    # "45/11 School funding", "45/2011. ..."
    _rule(r"(?P<n>\d{1,3}/(?:\d\d|(?:19|20)\d\d))(?!/)[.:)]?\s+(?P<text>[A-Z\"'“‘(].*)", Style.OWN),
    # "2.1 ...", "2.3.1. ..."; not "2.5 million"
    _rule(
        rf"\(?(?P<n>\d{{1,3}}(?:\.\d{{1,3}}){{1,4}})[.:)]*\s+(?!{_UNITS})(?P<text>\D.*|\d+ .*)", Style.DOTTED
    ),
    # "1. ...", "1) ...", "(1) ...", "12: ..."; not "1.5"
    _rule(r"\(?(?P<n>\d{1,3})\s?[.):]+(?!\d)\s*(?P<text>\S.*)", Style.FIGURE),
    # "A1. ...", "CYP12: ..."
    _rule(r"(?P<n>[A-Z]{1,4}\d{1,3}(?:\.\d{1,3})*)[.:)]\s*(?P<text>\S.*)", Style.OWN),
    # "(a) ...", "(iv) ...", "(B) ..."
    _rule(r"\((?P<n>[a-z]{1,2}|[ivx]{1,5}|[A-Z])\)\s*(?P<text>\S.*)", Style.LETTER, heading=False),
    # "a) ...", "iv. ...", "b. ..."
    _rule(r"(?P<n>[a-z]|[ivx]{1,5})[.)]\s+(?P<text>\S.*)", Style.LETTER, heading=False),
    # "12 School funding": only where 12 comes next; not "3 May 2012", not "29 councils"
    _rule(rf"(?P<n>\d{{1,3}})\s+(?!{_MONTHS})(?P<text>[A-Z\"'“‘].*)", Style.FIGURE, sure=False),
    # "IV. Conclusions": only where it comes next; else the initial of a name
    _rule(r"(?P<n>[IVX]{1,5})[.)]\s+(?P<text>\S.*)", Style.OWN, sure=False),
)


def marked(text: str) -> Mark | None:
    """The number that a text begins with.

    >>> marked("2.1. Councils keep a role.").number, marked("2.5 million people") is None
    ('2.1', True)
    >>> marked("(iv) fares").number, marked("Para 5: We agree.").number
    ('iv', '5')
    """
    for rule in RULES:
        found = rule(text)
        if found:
            return found
    return None


def generated(label: str, text: str) -> Mark | None:
    """The number that a format makes for a paragraph: Word's "1.", "(a)", "2.1", "Para 5".

    >>> generated("(a)", "the early ferry").number
    'a'
    """
    bare = label.strip().strip("()[].: ")
    if not bare:
        return None
    if bare.isdigit():
        return Mark(bare, text, Style.FIGURE)
    if re.fullmatch(r"\d+(?:\.\d+)+", bare):
        return Mark(bare, text, Style.DOTTED)
    if re.fullmatch(r"[a-z]{1,2}|[ivx]+", bare) or re.fullmatch(r"[A-Z]", bare):
        return Mark(bare, text, Style.LETTER, heading=bare.isupper())
    figure = re.search(r"\d+(?:\.\d+)*[a-z]?(?:\([a-z]+\))?$", bare)
    # "Para 5" is paragraph 5, and "A5" is A5.
    number = figure[0] if figure and re.match(r"[A-Za-z]{3,}\.?\s*", bare) else bare
    return Mark(number, text, Style.OWN)


@dataclass(slots=True)
class Counting:
    """What was counted: by it letters find what they are parts of, and doubtful numbers their place."""

    top: str = ""
    """The last number that stands for itself."""
    depth: int = 0
    """In its list, of that number."""
    letters: tuple[str, ...] = ()
    """The letters open below it, outermost first."""
    last_figure: int = 0
    last_numeral: str = ""

    def comes_next(self, mark: Mark) -> bool:
        """Whether a doubtful number is the one that comes next."""
        if mark.style is Style.FIGURE:
            # One may have been missed between.
            return int(mark.number) in (1, self.last_figure + 1, self.last_figure + 2)
        upper = [numeral.upper() for numeral in _NUMERALS]
        at = upper.index(self.last_numeral) + 1 if self.last_numeral in upper else 0
        return at < len(upper) and mark.number == upper[at]

    def cite(self, mark: Mark, depth: int = 0) -> str:
        """Count a number, and say how its paragraph is cited: `5`, `2.1`, `3(a)`, `3(a)(ii)`.

        Args:
            mark: The number.
            depth: Of the list that its format says it is in; 0 where none is said.
        """
        if mark.style is Style.LETTER:
            return self._letter(mark.number)
        if mark.style is Style.FIGURE and depth > self.depth > 0 and self.top:
            return f"{self.top}({mark.number})"
        self.top, self.letters, self.depth = mark.number, (), depth
        if mark.style is Style.FIGURE:
            self.last_figure = int(mark.number)
        elif re.fullmatch("[IVX]+", mark.number):
            self.last_numeral = mark.number
        return mark.number

    def part_of_nothing(self) -> None:
        """A heading without a number stands between: letters below it are parts of nothing above it."""
        self.top, self.letters = "", ()

    def _letter(self, letter: str) -> str:
        """Where a letter stands: the next of those that are open, else the first of a list one deeper."""
        for at in range(len(self.letters), 0, -1):
            if letter in _followers(self.letters[at - 1]):
                self.letters = (*self.letters[: at - 1], letter)
                break
        else:
            first = letter.casefold() in ("a", "i") and len(self.letters) < _DEEPEST
            self.letters = (*self.letters, letter) if first else (*self.letters[:-1], letter)
        return self.top + "".join(f"({each})" for each in self.letters)


def _followers(letter: str) -> set[str]:
    """What may come after a letter: "b" after "a", "ii" and "j" after "i"."""
    out = set()
    small = letter.casefold()
    if small in _NUMERALS[:-1]:
        out.add(_NUMERALS[_NUMERALS.index(small) + 1])
    if len(small) == 1 and small < "z":
        out.add(chr(ord(small) + 1))
    if small == "z":
        out.add("aa")
    return {each.upper() for each in out} if letter.isupper() else out
