"""What is found in board papers: `python -m tests.benchmarks.paper_paragraphs FILE...`.

Prints for each file the meeting and the item, then every candidate's number, heading and first words, and how
many pieces were left out for which reason. Nothing is written anywhere.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from time import perf_counter

from consult_tui.errors import ConsultError
from consult_tui.intake.papers.reading import read_paper

FIRST = 60
"""Characters of each paragraph that are printed."""


def show(path: Path) -> bool:
    """Print what one paper holds; whether it could be read."""
    start = perf_counter()
    try:
        paper = read_paper(path)
    except ConsultError as error:
        print(f"{path.name}: {error}")
        return False
    stands = paper.stands
    print(f"{path.name}  ({perf_counter() - start:.2f} s)")
    print(f"  body: {stands.body}  date: {stands.meeting_date}  item: {stands.item}  title: {paper.document}")
    for each in paper.candidates:
        own = "" if each.stands == stands else f"  [{each.stands.item}, {each.stands.meeting_date}]"
        place = f"{each.paragraph:>8}  {each.kind.value:<9} {each.take_as.value:<9}"
        print(f"{place} {each.heading[:30]:<30}  {each.text[:FIRST]!r}{own}")
    for why, count in Counter(each.why for each in paper.left_out).items():
        print(f"  left out: {count:>3}  {why}")
    return True


def main(names: list[str]) -> int:
    """Show every paper that is named; 1 where one could not be read."""
    shown = [show(Path(name)) for name in names]
    return 0 if all(shown) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
