"""`check` on a response of a hundred questions, rule by rule, the accounts of its sentences made beforehand.

    python -m tests.benchmarks.bench_check [QUESTIONS ...]

Every rule is on. Each answer has a box, a line of the library, two sentences of our own, figures and a
citation. What figures were found is forgotten before each round, so that every round is a first one; the
median of five.
"""

from __future__ import annotations

import statistics
import sys
import time
from datetime import datetime

from consult_tui.checks.accounts import Accounted, WordingKind
from consult_tui.checks.rules.case import Case, Level
from consult_tui.checks.rules.table import RULES, check
from consult_tui.domain.consultations import Choose, Consultation, Question
from consult_tui.domain.library import Library
from consult_tui.domain.responses import Answer, Response
from consult_tui.text.figures import figures
from consult_tui.text.markdown import parse
from consult_tui.text.sentences import sentences
from tests.benchmarks.made import library

LINES = 1_000
ROUNDS = 5
ON = {rule.name: Level.WARNS for rule in RULES}


def made(count: int) -> Case:
    """A response of this many questions over a made library."""
    lines = library(LINES)
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
    accounts = {
        id_: tuple(Accounted(sentence, WordingKind.NEW) for sentence in sentences(parse(answer.text)))
        for id_, answer in answers.items()
    }
    positions = {line.id: line for line in lines}
    return Case(
        response=response, library=Library(positions=positions), now=datetime(2012, 4, 23), accounts=accounts
    )


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
    for size in sizes:
        case = made(size)
        words = sum(each.sentence.words for found in case.accounts.values() for each in found)
        took, found = milliseconds(case), len(check(case, ON))
        print(f"{size:4} questions, {words:6} words: {took:7.1f} ms, {found} alarms")
    for rule in RULES:
        print(f"     {rule.name:26} {milliseconds(case, rule.name):7.1f} ms")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [10, 100])
