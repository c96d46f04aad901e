"""`check` on a hundred questions over ten thousand lines, beside difflib over the whole library.

    python -m tests.benchmarks.bench_check [QUESTIONS ...]

Every rule is on. Each answer has a box, a line of the library, two sentences of our own, figures and a
citation. Told apart: the accounts of all its sentences, made for the first time; and the rules, of which each
round is a first one (what figures were found is forgotten before it), the median of five. The baseline is a
plain `difflib.get_close_matches` of one sentence over every sentence of the library, in the same run; what
all sentences would take is that times their number, and is not run.
"""

from __future__ import annotations

import difflib
import statistics
import sys
import time
from dataclasses import replace
from datetime import datetime

from consult_tui.checks.accounting import Accounts
from consult_tui.checks.rules.case import Case, Level
from consult_tui.checks.rules.table import RULES, check
from consult_tui.checks.wordings import Wordings
from consult_tui.domain.consultations import Choose, Consultation, Question
from consult_tui.domain.library import Library
from consult_tui.domain.positions import Position
from consult_tui.domain.responses import Answer, Response
from consult_tui.text.figures import figures
from tests.benchmarks.made import library

LINES = 10_000
ROUNDS = 5
ON = {rule.name: Level.WARNS for rule in RULES}


def made(count: int, lines: list[Position]) -> Case:
    """A response of this many questions over a made library."""
    questions = tuple(
        Question(
            id=f"q{n}",
            number=str(n),
            text=f"Do you agree with proposal {n} of the paper?",
            options=("Agree", "Disagree", "Not sure"),
            choose=Choose.ONE,
            word_limit=100,
        )
        for n in range(1, count + 1)
    )
    answers = {}
    for n, question in enumerate(questions):
        line = lines[n % LINES]
        text = (
            f"We support this proposal. {line.statement} [@{line.id}]\n\n"
            f"In {2000 + n % 20} it cost £{n}.5m, or {n} per cent more, as the DSG and the LGA both say."
        )
        answers[question.id] = Answer(choices=("Agree",), text=text)
    facts = Consultation(title="A made one", departments=("Department for Education",))
    response = Response(id="made", consultation=facts, questions=questions, answers=answers)
    positions = {line.id: line for line in lines}
    return Case(response=response, library=Library(positions=positions), now=datetime(2012, 4, 23))


def accounted(case: Case, wordings: Wordings) -> tuple[Case, float]:
    """The case with its sentences accounted for, and how many milliseconds that took."""
    begun = time.perf_counter()
    account = Accounts(wordings).account
    accounts = {id_: account(answer.text) for id_, answer in case.response.answers.items()}
    return replace(case, accounts=accounts), (time.perf_counter() - begun) * 1000


def by_difflib(case: Case, wordings: Wordings) -> float:
    """Milliseconds for one sentence over every sentence of the library."""
    texts = [source.text for id_ in case.library.positions for source in wordings.of_line(id_)]
    asked = next(each.sentence.text for found in case.accounts.values() for each in found[1:])
    begun = time.perf_counter()
    difflib.get_close_matches(asked, texts, n=1, cutoff=0.6)
    return (time.perf_counter() - begun) * 1000


def milliseconds(case: Case, only: str = "") -> float:
    """The median of some rounds, of all rules or of one."""
    levels = {name: level if only in ("", name) else Level.OFF for name, level in ON.items()}
    took = []
    for _ in range(ROUNDS):
        figures.cache_clear()
        fresh = Case(response=case.response, library=case.library, now=case.now, accounts=case.accounts)
        begun = time.perf_counter()
        check(fresh, levels)
        took.append((time.perf_counter() - begun) * 1000)
    return statistics.median(took)


def main(sizes: list[int]) -> None:
    """Print what the check costs at each size, and what each rule does at the largest."""
    lines = library(LINES)
    wordings = Wordings(lines)
    for size in sizes:
        case, told = accounted(made(size, lines), wordings)
        number = sum(len(found) for found in case.accounts.values())
        took, found = milliseconds(case), len(check(case, ON))
        print(f"{size:4} questions, {number:5} sentences, {LINES} lines: {found} alarms")
        print(f"     accounts {told:8.1f} ms, rules {took:7.1f} ms, together {told + took:8.1f} ms")
    plain = by_difflib(case, wordings)
    one = told / number
    print(f"     difflib {plain:8.0f} ms for one sentence; ours {one:.2f} ms for one: x{plain / one:.0f}")
    for rule in RULES:
        print(f"     {rule.name:26} {milliseconds(case, rule.name):7.1f} ms")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [10, 100])
