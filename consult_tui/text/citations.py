"""Citations in an answer: `[@id]` or `[@id; @id]`, after the words that rest on the line."""

from __future__ import annotations

import re

_ID = r"[A-Za-z0-9](?:[\w.:-]*\w)?"
CITATION = re.compile(rf"\[@({_ID}(?:\s*;\s*@{_ID})*)\]")
"""One citation; group 1 holds the ids, parted by `;` and `@`."""

_ESCAPED = re.compile(r"\\[\\\[]")


def ids_in(inside: str) -> tuple[str, ...]:
    """The ids of one citation, from what stands between its brackets after the first `@`."""
    return tuple(part.strip().removeprefix("@") for part in inside.split(";"))


def cited(text: str) -> tuple[str, ...]:
    """Ids of every line that a text cites, each once, in the order of first mention."""
    found: dict[str, None] = {}
    for match in CITATION.finditer(_ESCAPED.sub(" ", text)):
        found.update(dict.fromkeys(ids_in(match.group(1))))
    return tuple(found)


def without(text: str) -> str:
    """A Markdown text without its citations, for counting its words."""
    return CITATION.sub("", text)


def with_citation(statement: str, position_id: str) -> str:
    """A line's statement as it goes into an answer: its words, then its citation."""
    return f"{statement.strip()} [@{position_id}]"
