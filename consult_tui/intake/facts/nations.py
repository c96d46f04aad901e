"""To which nations of the United Kingdom the proposals apply, where the document says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from consult_tui.intake.patterns import holds_any

NATIONS = ("England", "Scotland", "Wales", "Northern Ireland")
_NATION = r"(?:England|Scotland|Wales|Northern Ireland|Great Britain|GB|United Kingdom|UK)"
_TOGETHER = {
    "great britain": NATIONS[:3],
    "gb": NATIONS[:3],
    "united kingdom": NATIONS,
    "uk": NATIONS,
}
_WHAT = (
    r"(?:consultation|call for (?:evidence|views|input)|proposals?|measures?|changes?|polic(?:y|ies)|reforms?"
    r"|regulations?|guidance|paper|document|these|this|it|they|legislation|rules|duty|scheme)"
)
_APPLIES = re.compile(
    rf"(?:\b{_WHAT}\b[^.;]{{0,60}}\b(?:appl(?:y|ies)|extends?|relates?|covers?|concerns?|affects?)\b"
    rf"|^\W*applies)(?: only| solely)?(?: to| in| across)?(?P<where>[^.;]{{0,20}}?\b{_NATION}\b[^.;]*)",
    re.IGNORECASE,
)
_SCOPE = re.compile(
    r"\W*(?:\d[\d.]*\s*)?(?:(?:geographical|geographic|territorial) (?:scope|extent|coverage|application)"
    r"|extent|jurisdiction|applies to|where (?:it|this|these|the \w+) appl(?:y|ies)|geography)\W*",
    re.IGNORECASE,
)
"""A heading or cell with the nations below or beside it."""
_ANY = re.compile(rf"\b{_NATION}\b")
_IN_NATIONS = ("England", "Scotland", "Wales", "Ireland", "Britain", "GB", "Kingdom", "UK")
_NOT = re.compile(r"\b(?:not|except|excluding|other than|rather than|but)\b.*", re.IGNORECASE | re.DOTALL)
_LONGEST_SCOPE = 300


def nations_of(texts: Sequence[str]) -> tuple[str, ...]:
    """The nations, in the order England, Scotland, Wales, Northern Ireland; () where nothing is said.

    >>> nations_of(["These proposals apply to England and Wales only. Scotland has its own law."])
    ('England', 'Wales')
    >>> nations_of(["Geographical scope:", "United Kingdom, but not Northern Ireland"])
    ('England', 'Scotland', 'Wales')
    """
    for number, text in enumerate(texts):
        names = holds_any(text, _IN_NATIONS)
        if len(text) > _LONGEST_SCOPE and not names:
            continue
        head, colon, tail = text.partition(":")
        if _SCOPE.fullmatch(head) and (not tail.strip() or colon):
            said = tail.strip() or (texts[number + 1] if number + 1 < len(texts) else "")
            if found := _named(said[:_LONGEST_SCOPE].partition(". ")[0]):
                return found
        if (
            names
            and _ANY.search(text)
            and (applies := _APPLIES.search(text))
            and (found := _named(applies["where"]))
        ):
            return found
    return ()


def _named(text: str) -> tuple[str, ...]:
    left_out = {nation for name in _ANY.findall(_text_of(_NOT.search(text))) for nation in _expanded(name)}
    found = {nation for name in _ANY.findall(_NOT.sub("", text)) for nation in _expanded(name)}
    return tuple(nation for nation in NATIONS if nation in found - left_out)


def _text_of(found: re.Match[str] | None) -> str:
    return found[0] if found else ""


def _expanded(name: str) -> tuple[str, ...]:
    return _TOGETHER.get(name.casefold(), (name,))
