"""Every alarm that the rules give on real answers, to be read by a person: how many are false?

    python -m tests.benchmarks.alarms_on_answers PAIRS.jsonl [RULE]

PAIRS.jsonl has one `{"id", "question", "answer", "organisation", "consultation"}` a line. Each is made a
response of its own to the organisation, without a library; every rule is on. A pair has no boxes, so each is
tried with "Agree" ticked and with "Disagree": an alarm is right where the answer is against the box. Rules
between answers are asked of all pairs of a consultation as one response.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from consult_tui.checks.rules.case import Alarm, Case, Level
from consult_tui.checks.rules.table import RULES, check
from consult_tui.domain.consultations import Choose, Consultation, Question
from consult_tui.domain.library import Library
from consult_tui.domain.responses import Answer, Response

ON = {rule.name: Level.WARNS for rule in RULES}
BOXES = ("Agree", "Disagree")
BY_CONSULTATION = ("same-paragraph", "opposite-statements", "one-line-opposite-boxes")
"""Rules between answers: asked of all pairs of a consultation as one response."""


def case_of(pairs: list[dict[str, Any]]) -> Case:
    """Pairs as one response without boxes."""
    questions = tuple(Question(id=p["id"], number=p["id"], text=p["question"]) for p in pairs)
    answers = {p["id"]: Answer(text=p["answer"]) for p in pairs}
    title = pairs[0]["consultation"].replace("-", " ").capitalize()
    facts = Consultation(title=title, departments=(pairs[0]["organisation"],))
    response = Response(id="pair", consultation=facts, questions=questions, answers=answers)
    return Case(response=response, library=Library(), now=datetime(2022, 6, 1))


def with_box(case: Case, box: str) -> Case:
    """The same with boxes for and against, one of them ticked."""
    (question,) = case.response.questions
    asked = replace(question, options=BOXES, choose=Choose.ONE)
    answer = replace(case.response.answer(question.id), choices=(box,))
    return replace(case, response=replace(case.response, questions=(asked,), answers={question.id: answer}))


def alarms(pairs: list[dict[str, Any]]) -> Iterator[tuple[Alarm, str]]:
    """Every alarm, with the box that was tried."""
    for pair in pairs:
        case = case_of([pair])
        yield from ((alarm, "") for alarm in check(case, ON) if alarm.rule not in BY_CONSULTATION)
        for box in BOXES:
            found = check(with_box(case, box), ON)
            yield from ((alarm, box) for alarm in found if alarm.rule == "box-against-text")
    for title in dict.fromkeys(pair["consultation"] for pair in pairs):
        together = case_of([pair for pair in pairs if pair["consultation"] == title])
        yield from ((alarm, "") for alarm in check(together, ON) if alarm.rule in BY_CONSULTATION)


def main(path: str, only: str = "") -> None:
    """Print every alarm with its place, then how many each rule gave."""
    pairs = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]
    counts: Counter[str] = Counter()
    answers: dict[str, set[str]] = {}
    for alarm, box in alarms(pairs):
        counts[alarm.rule] += 1
        answers.setdefault(alarm.rule, set()).add(alarm.ref)
        if not only or alarm.rule == only:
            print(f"{alarm.rule}  {alarm.ref}  {box}\n    {alarm.message}\n    [{alarm.place}]")
    print(f"\n{len(pairs)} answers")
    for rule in RULES:
        print(f"{rule.name:28} {counts[rule.name]:4} alarms in {len(answers.get(rule.name, ())):3} answers")


if __name__ == "__main__":
    main(*sys.argv[1:])
