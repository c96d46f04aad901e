"""Filters completed as they are typed: "sta" to `status:`, "theme:fu" to `theme:funding`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from consult_tui.domain.positions import Status
from consult_tui.search.words import tokens

KEYS = ("status:", "theme:", "body:")
"""What a filter may begin with."""
_LAST = re.compile(r'(?:^|\s)(?P<piece>(?:[a-z]+:)?(?:"[^"]*|[^\s"]*))$', re.IGNORECASE)
_SHORTEST = 2
"""Letters of a word that may become a filter: one letter begins too many words."""


_STATUSES = (
    Status.AGREED,
    Status.STATED,
    Status.PROPOSED,
    Status.DRAFT,
    Status.SUPERSEDED,
    Status.WITHDRAWN,
)
"""As they are offered: those that a plain search shows come first."""
Names = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What filters may ask for in one library, in the order in which they are offered."""

    themes: tuple[str, ...] = ()
    bodies: tuple[Names, ...] = ()
    """For each body its names."""


def completions(query: str, choices: Choices) -> tuple[str, ...]:
    """What the query may become with its last word completed to a filter: whole queries, likeliest first.

    A name of several words is put in with hyphens (`theme:school-funding`), or in quotes where one was typed.

    Args:
        query: As typed so far.
        choices: The library's themes and bodies.

    Returns () where the last word begins no filter, or the filter is complete.
    """
    found = _LAST.search(query)
    piece = found["piece"] if found else ""
    if not piece:
        return ()
    before = query[: len(query) - len(piece)]
    key, colon, value = piece.partition(":")
    if not colon:
        begun = piece.lower()
        return tuple(before + k for k in KEYS if len(begun) >= _SHORTEST and k.startswith(begun))
    names = _names(key.lower(), tokens(value), choices)
    whole = tuple(dict.fromkeys(f"{before}{key}:{_put(name, value)} " for name in names))
    return () if f"{query} ".lower() in map(str.lower, whole) else whole


def completed(query: str, choices: Choices) -> str:
    """The likeliest completion that begins with what was typed, to be shown behind it; "" where none does."""
    begun = query.lower()
    return next(
        (query + one[len(query) :] for one in completions(query, choices) if one.lower().startswith(begun)),
        "",
    )


def _names(key: str, typed: list[str], choices: Choices) -> Iterator[str]:
    """The names that a filter may ask for: those that begin as typed, then those with such words in them."""
    offered: Iterable[Names]
    if key == "status":
        offered = [(status.value,) for status in _STATUSES]
    elif key in ("theme", "themes"):
        offered = [(theme,) for theme in choices.themes]
    elif key == "body":
        offered = choices.bodies
    else:
        return
    words = [[(name, tokens(name)) for name in names] for names in offered]
    begun = [next((name for name, each in names if each and _begins(typed, each)), "") for names in words]
    yield from filter(None, begun)
    for names, found in zip(words, begun, strict=True):
        if not found and any(_fits(typed, each) for _, each in names):
            yield names[0][0]


def _fits(typed: list[str], words: list[str]) -> bool:
    return all(any(word.startswith(part) for word in words) for part in typed)


def _begins(typed: list[str], words: list[str]) -> bool:
    return " ".join(words).startswith(" ".join(typed))


def _put(name: str, typed: str) -> str:
    """A name as a filter's value."""
    words = name.replace('"', " ").split()
    return f'"{" ".join(words)}"' if typed.startswith('"') else "-".join(words)
