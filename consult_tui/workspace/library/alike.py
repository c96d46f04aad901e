"""Which lines say the same as a text, or nearly: whatever was taken before is not taken twice unseen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from consult_tui.domain.library import Library
from consult_tui.text.fold import fold

NEARLY = 90.0
"""Share of letters in common, in per cent, from which on two texts are nearly the same: a typing error
corrected, a word or two changed in a paragraph."""


MOST_COMPARED = 3_000
"""Texts from which on only the very same words are looked for: no board's papers have so many paragraphs."""


@dataclass(frozen=True, slots=True)
class Alike:
    """A line that says what a text says."""

    id: str
    same: bool
    """Whether word for word; else nearly."""


def alike(library: Library, texts: Mapping[int, str]) -> dict[int, Alike]:
    """By key, the line that says the same as a text, now or in an earlier wording; lapsed lines too."""
    from rapidfuzz import fuzz, process

    held: dict[str, str] = {}
    for position in library.positions.values():
        for said in (position.statement, *(wording.statement for wording in position.wordings)):
            held.setdefault(_bare(said), position.id)
    choices = list(held) if len(texts) <= MOST_COMPARED else []
    found = {}
    for key, text in texts.items():
        bare = _bare(text)
        if bare in held:
            found[key] = Alike(held[bare], same=True)
        elif near := process.extractOne(bare, choices, scorer=fuzz.ratio, score_cutoff=NEARLY):
            found[key] = Alike(held[near[0]], same=False)
    return found


def _bare(text: str) -> str:
    """The words as they are compared: no signs, no capitals."""
    return " ".join(re.sub(r"[^\w\s]", " ", fold(text)).split())
