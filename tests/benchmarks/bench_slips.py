"""Misspelt words of the sample's titles: `python -m tests.benchmarks.bench_slips [EVERY]`.

Every misspelling within one edit (a letter left out, put in or changed, two neighbours swapped) of every word
of five letters or more in the titles that a plain search shows, or every EVERY-th of them. Two shares are
printed: where the title is typed with that one word misspelt, and its line is among the first five; and where
the word is typed alone, and the line that the right spelling brings up first among those with it in their
titles is. Slips that fail are listed: they are words of the library themselves ("form" for "forum").
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterable, Iterator

from consult_tui.domain.positions import Position
from consult_tui.search.find import find
from consult_tui.search.index import Index
from consult_tui.workspace.workspace import Workspace
from tests.conftest import PROJECT
from tests.unit.search.slips import slips, words_of_titles


def first_five(index: Index, typed: str) -> list[str]:
    return [hit.position.id for hit in find(index, typed, limit=5)]


def in_titles(index: Index, every: int) -> Iterator[tuple[str, bool]]:
    """What was typed for each slip in a title, and whether its line came among the first five."""
    shown = [p for p in index.positions if p.searched_by_default]
    for word, holding in words_of_titles(shown).items():
        for slip in _some(slips(word), every):
            for position in holding:
                typed = position.title.lower().replace(word, slip, 1)
                yield typed, position.id in first_five(index, typed)


def alone(index: Index, every: int) -> Iterator[tuple[str, bool]]:
    """Each slip typed alone, and whether the line that the right spelling brings up came up still."""
    shown = [p for p in index.positions if p.searched_by_default]
    for word, holding in words_of_titles(shown).items():
        wanted = _brought_up(index, word, holding)
        for slip in _some(slips(word), every):
            if wanted:
                yield f"{slip} ({word})", wanted in first_five(index, f"{slip} ")


def _brought_up(index: Index, word: str, holding: list[Position]) -> str:
    ids = {position.id for position in holding}
    return next((id_ for id_ in first_five(index, f"{word} ") if id_ in ids), "")


def _some(slips: list[str], every: int) -> Iterable[str]:
    mixed = list(slips)
    random.Random(1).shuffle(mixed)
    return mixed[::every]


def share(name: str, tried: Iterable[tuple[str, bool]]) -> float:
    """Print and give the share that came up."""
    found = list(tried)
    failed = [typed for typed, came in found if not came]
    print(
        f"{name}: {len(found) - len(failed)} of {len(found)}, {1 - len(failed) / len(found):.4%};"
        f" not: {failed[:40]}"
    )
    return 1 - len(failed) / len(found)


if __name__ == "__main__":
    step = int(sys.argv[1]) if sys.argv[1:] else 1
    library = Workspace(PROJECT).index
    share("in its title", in_titles(library, step))
    share("alone", alone(library, step))
