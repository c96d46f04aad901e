"""Where the wording comes from, told and timed: `python -m tests.benchmarks.bench_wording [SIZE...]`.

First the hand-made set, kind by kind: how many edits are told rightly with their line, how many changed
commitments are marked, and how many harmless edits are marked all the same. Then, for made libraries of each
size, what one answer of eight sentences costs when it is opened, and after a pause in typing, beside a plain
`difflib.get_close_matches` of one of its sentences over every sentence of the library, in the same run.
"""

from __future__ import annotations

import difflib
import random
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial

from consult_tui.checks.accounting import Accounts
from consult_tui.checks.wordings import Wordings
from consult_tui.domain.positions import Position
from tests.benchmarks.made import library
from tests.unit.checks import wording_set as made

ANSWERS = 15
PUT_IN = ("not", "clearly", "must", "local", "never", "therefore")


def table() -> None:
    """Print how the hand-made set is told."""
    for title, lines, edits, new in (
        ("the sample's lines", made.sample_lines(), made.sample_edits(), "new.jsonl"),
        ("lines of other fields", made.other_lines(), made.other_edits(), "other.jsonl"),
    ):
        print(title)
        print(f"  {made.HEADER}")
        for kind, tally in made.tallied(lines, edits).items():
            print(f"  {tally.row(kind)}")
        number, wrong = made.called_new(lines, made.new_sentences(new))
        print(f"  new sentences called new: {number} of {number + len(wrong)}")


def ms(run: Callable[[], object]) -> float:
    """Milliseconds that a call takes."""
    started = time.perf_counter()
    run()
    return 1000 * (time.perf_counter() - started)


def answers(positions: list[Position], seed: int = 5) -> list[str]:
    """Answers made of lines, a word put into more than half of their sentences."""
    draw = random.Random(seed)
    made_up = []
    for _ in range(ANSWERS):
        sentences = draw.choice(positions).statement.split(". ")
        words = [sentence.split() for sentence in sentences]
        for each in words:
            if draw.random() < 0.6:
                each.insert(draw.randrange(1, len(each)), draw.choice(PUT_IN))
        made_up.append(". ".join(" ".join(each) for each in words))
    return made_up


def run(size: int) -> None:
    """Print what one answer costs in a library of this size."""
    positions = library(size)
    started = time.perf_counter()
    wordings = Wordings(positions)
    built = time.perf_counter() - started
    again = ms(lambda: Wordings([*positions[:-1], library(1, seed=9)[0]], wordings))
    accounts = Accounts(wordings)
    texts = answers(positions)
    opened = [ms(partial(accounts.account, text)) for text in texts]
    longer = [f"{text} It matters {len(text)} times." for text in texts]
    typed = [ms(partial(accounts.account, text)) for text in longer]
    sentences = [source.text for line in positions for source in wordings.of_line(line.id)]
    asked = texts[0].split(". ")[0]
    plain = ms(lambda: difflib.get_close_matches(asked, sentences, n=1, cutoff=0.6))
    one = ms(lambda: Accounts(wordings).account(asked))
    print(
        f"{size} lines, {len(sentences)} sentences: ready in {built:.2f} s, after a change in {again:.0f} ms"
    )
    print(f"  an answer opened: median {statistics.median(opened):.1f} ms, worst {max(opened):.1f} ms")
    print(f"  after a pause:    median {statistics.median(typed):.1f} ms, worst {max(typed):.1f} ms")
    print(
        f"  one sentence {one:.1f} ms, difflib over the library {plain:.0f} ms: x{plain / one:.0f}",
        flush=True,
    )


if __name__ == "__main__":
    table()
    for wanted in [int(word) for word in sys.argv[1:]] or [300, 10_000]:
        run(wanted)
