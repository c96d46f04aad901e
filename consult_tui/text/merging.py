"""Merging two texts that were both made from a third, paragraph by paragraph.

Lines are compared by the standard library's matcher. A stretch between lines that all three share is taken
from whoever changed it; where both changed it differently there is no merge.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

Lines = list[str]


def merge(base: str, mine: str, theirs: str) -> str | None:
    """A text with the changes of both, None where both changed the same paragraph differently.

    Args:
        base: What both began from.
        mine: One text made from it.
        theirs: The other.
    """
    out: Lines = []
    for b, m, t in _stretches(base.split("\n"), mine.split("\n"), theirs.split("\n")):
        if m == t or t == b:
            out += m
        elif m == b:
            out += t
        else:
            return None
    return "\n".join(out)


def one_after_the_other(mine: str, theirs: str) -> str:
    """Both texts, parted by an empty line; a text that the other one holds is not said twice."""
    if mine.strip() in theirs:
        return theirs
    if theirs.strip() in mine:
        return mine
    return f"{mine.rstrip()}\n\n{theirs.lstrip()}"


def _stretches(base: Lines, mine: Lines, theirs: Lines) -> Iterator[tuple[Lines, Lines, Lines]]:
    """The three texts cut at the lines that stand unchanged in all of them."""
    in_mine, in_theirs = _places(base, mine), _places(base, theirs)
    b0 = m0 = t0 = 0
    for b in [n for n in range(len(base)) if n in in_mine and n in in_theirs]:
        m, t = in_mine[b], in_theirs[b]
        if (b, m, t) != (b0, m0, t0):
            yield base[b0:b], mine[m0:m], theirs[t0:t]
        yield base[b : b + 1], mine[m : m + 1], theirs[t : t + 1]
        b0, m0, t0 = b + 1, m + 1, t + 1
    yield base[b0:], mine[m0:], theirs[t0:]


def _places(base: Lines, other: Lines) -> dict[int, int]:
    """Where each line of the base stands in the other text, for those that do."""
    blocks = SequenceMatcher(None, base, other, autojunk=False).get_matching_blocks()
    return {block.a + n: block.b + n for block in blocks for n in range(block.size)}
