"""The questions of a response as the officer checks them: doubtful ones first, with the reason."""

from __future__ import annotations

from dataclasses import dataclass

from consult_tui.checks.doubts import Doubt, doubts
from consult_tui.domain.consultations import Question
from consult_tui.domain.responses import Response


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One question, and why it is to be looked at."""

    question: Question
    place: int
    """From 1, in the order of the response."""
    doubts: tuple[Doubt, ...] = ()
    corrected: bool = False
    """Whether the officer corrected what was read, or made it."""

    @property
    def why(self) -> str:
        """The doubts in words, "" where there are none."""
        return "; ".join(doubt.words for doubt in self.doubts)


def checked(response: Response) -> tuple[Checked, ...]:
    """Every question in its order, with its doubts.

    What the officer corrected is settled: it keeps only doubts about its number, which another question's
    correction may have raised.
    """
    found = doubts(response.questions, (each.question.number for each in response.aside))
    out = []
    for place, question in enumerate(response.questions, 1):
        corrected = question.id in response.as_read
        here = found.get(question.id, ())
        if corrected:
            here = tuple(doubt for doubt in here if doubt.rule.startswith("number-"))
        out.append(Checked(question=question, place=place, doubts=here, corrected=corrected))
    return tuple(out)


def doubtful_first(given: tuple[Checked, ...]) -> tuple[Checked, ...]:
    """The doubtful ones first; both in their order."""
    return tuple(sorted(given, key=lambda each: not each.doubts))
