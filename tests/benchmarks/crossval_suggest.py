"""What each part of the ranking of suggestions brings, by cross-validation over consultations.

Usage: python -m tests.benchmarks.crossval_suggest PAIRS.jsonl

PAIRS holds one object a line: id, question, answer, consultation, topic. The answers are the library: whole,
with their topics as themes; without themes; and, harder, cut into stretches of about seventy words, each a
line. A question must bring back its own answer, or any stretch of it. Each consultation in turn is left out:
the weight of a part is chosen on the questions of all the others by their mean reciprocal rank, and judged on
those left out. Differences are against the ranking without that part; the 95 % intervals are by bootstrap
over whole consultations, since questions of one are alike.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from consult_tui.domain.positions import Position, Status
from consult_tui.search.asked import CLAIMED, THEMED, asked_together
from consult_tui.search.index import Index, build
from consult_tui.search.ranking import bm25f
from consult_tui.search.subject import QUESTION_WORDS, TITLE_WORDS, nearness, subject_of
from consult_tui.search.suggest import SUBJECT

Pair = Mapping[str, str]
Weights = tuple[float, float, float]
"""Of the subject, of the shared themes, and of what other questions claim."""
Judged = dict[str, list[tuple[float, float, float]]]
"""By consultation for each question: whether first, whether among the first five, reciprocal rank."""
OURS: Weights = (SUBJECT, THEMED, CLAIMED)
PARTS = ("subject of the title", "themes of all questions", "claimed by another question")
GRIDS = ((0.0, 0.15, 0.25, 0.35, 0.5), (0.0, 0.5, 1.0, 2.0), (0.0, 0.1, 0.2, 0.3))


@dataclass(frozen=True)
class Case:
    """One question: for every line with any of its words the parts of its score, and whether it answers."""

    consultation: str
    parts: tuple[tuple[float, float, float, float], ...]
    answers: tuple[bool, ...]

    def rank(self, weights: Weights) -> int:
        """The place of the first line that answers; a large one where none shares a word."""
        subject, themed, claimed = weights
        scores = [p[0] + subject * p[1] + themed * p[2] - claimed * p[3] for p in self.parts]
        right = max((s for s, hit in zip(scores, self.answers, strict=True) if hit), default=None)
        return 999 if right is None else 1 + sum(score > right for score in scores)


def cut(text: str, words: int = 70) -> list[str]:
    """Stretches of whole sentences of about so many words; a short rest goes with the last."""
    out: list[list[str]] = [[]]
    for sentence in re.split(r"(?<=[.!?])\s+", text):
        if sum(len(s.split()) for s in out[-1]) >= words:
            out.append([])
        out[-1].append(sentence)
    if len(out) > 1 and sum(len(s.split()) for s in out[-1]) < words / 3:
        rest = out.pop()
        out[-1] += rest
    return [" ".join(sentences) for sentences in out]


def cases(pairs: Sequence[Pair], pieces: Callable[[str], list[str]]) -> tuple[list[Case], int]:
    """Every question with the parts of its scores, and how many lines there are."""
    lines = [(pair["id"], text, pair["topic"]) for pair in pairs for text in pieces(pair["answer"])]
    index = build([_line(n, text, topic) for n, (_, text, topic) in enumerate(lines)], {}, {}, {})
    asked = defaultdict(list)
    for pair in pairs:
        asked[pair["consultation"]].append(pair["question"])
    return [_case(index, pair, asked[pair["consultation"]], lines) for pair in pairs], len(lines)


def _line(number: int, text: str, topic: str) -> Position:
    title = " ".join(text.split()[:9])
    return Position(
        id=str(number), title=title, statement=text, status=Status.AGREED, themes=(topic,) if topic else ()
    )


def _case(index: Index, pair: Pair, asked: list[str], lines: list[tuple[str, str, str]]) -> Case:
    title = pair["consultation"].replace("-", " ").capitalize()
    terms = subject_of(index, pair["question"], QUESTION_WORDS).terms
    own = bm25f(index.inverted, terms or subject_of(index, title, TITLE_WORDS).terms)
    near, others = nearness(index, title, ""), asked_together(index, asked)
    parts = tuple(
        (fit, near.get(n, 0.0), others.themed.get(n, 0.0), others.claimed(n, pair["question"], fit))
        for n, fit in own.items()
    )
    return Case(pair["consultation"], parts, tuple(lines[n][0] == pair["id"] for n in own))


def judged(given: Iterable[Case], weights: Weights) -> Judged:
    """How questions fare with these weights."""
    found: Judged = defaultdict(list)
    for case in given:
        rank = case.rank(weights)
        found[case.consultation].append((float(rank == 1), float(rank <= 5), 1 / rank))
    return found


def mean(found: Judged, what: int) -> float:
    every = [one[what] for each in found.values() for one in each]
    return sum(every) / len(every)


def left_out(given: list[Case], part: int) -> Judged:
    """Each consultation judged with the weight of one part that was best on all the others."""
    by_weight = {value: judged(given, _with(part, value)) for value in GRIDS[part]}
    found = {}
    for name in sorted({case.consultation for case in given}):
        others = {v: {c: r for c, r in j.items() if c != name} for v, j in by_weight.items()}
        best = max(GRIDS[part], key=lambda value: (mean(others[value], 2), -value))
        found[name] = by_weight[best][name]
    return found


def _with(part: int, value: float) -> Weights:
    weights = list(OURS)
    weights[part] = value
    return weights[0], weights[1], weights[2]


def interval(one: Judged, other: Judged, what: int) -> str:
    """The difference of two judgements with its 95 % interval over consultations."""
    names = sorted(one)
    gains = {n: [a[what] - b[what] for a, b in zip(one[n], other[n], strict=True)] for n in names}
    draw = random.Random(1)

    def drawn(chosen: list[str]) -> float:
        every = [gain for name in chosen for gain in gains[name]]
        return sum(every) / len(every)

    means = sorted(drawn(draw.choices(names, k=len(names))) for _ in range(2000))
    return f"{drawn(names):+.3f} [{means[50]:+.3f}, {means[1949]:+.3f}]"


def show(
    name: str,
    found: Judged,
    against: Judged | None = None,
) -> None:
    figures = "  ".join(
        f"{label} {mean(found, what):.3f}" for what, label in enumerate(("at 1", "at 5", "MRR"))
    )
    gains = (
        ""
        if against is None
        else "  gains: "
        + "  ".join(
            f"{label} {interval(found, against, what)}" for what, label in enumerate(("at 1", "at 5", "MRR"))
        )
    )
    print(f"  {name:38} {figures}{gains}", flush=True)


def main(path: str) -> None:
    pairs: list[Pair] = [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]
    bare = [{**pair, "topic": ""} for pair in pairs]
    runs: list[tuple[str, Sequence[Pair], Callable[[str], list[str]]]] = [
        ("whole answers", pairs, lambda text: [text]),
        ("whole answers without themes", bare, lambda text: [text]),
        ("answers cut into stretches", pairs, cut),
    ]
    for called, those, pieces in runs:
        given, lines = cases(those, pieces)
        names = {case.consultation for case in given}
        print(f"{called}: {lines} lines, {len(given)} questions, {len(names)} consultations")
        words = judged(given, (0.0, 0.0, 0.0))
        show("the question's words alone", words)
        show("all parts, as built", judged(given, OURS), words)
        for part, name in enumerate(PARTS):
            show(f"{name}, weight left out", left_out(given, part), judged(given, _with(part, 0.0)))


if __name__ == "__main__":
    main(sys.argv[1])
