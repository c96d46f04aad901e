"""What is doubtful in the questions that were read from a document: small rules, each with its words.

A doubt blocks nothing: it puts a question first on the screen where the reading is checked. Each rule sees
one question and all of them in their order, and says in words what made it doubt, or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from consult_tui.domain.consultations import Question
from consult_tui.domain.questions import called
from consult_tui.domain.splitting import likely, parts

LONG = 110
"""Words from which a question may well hold something else."""
LONG_OPTION = 25
"""Words from which an option reads like text."""
FULL = 5
"""Words from which what follows a question mark is a question of its own."""
ALIKE = 0.85
"""Share of words from which two questions are nearly equal."""
SHORTEST_ALIKE = 8
"""Words below which two questions may well be the same ("Please say why")."""
MOSTLY = 0.8
"""Share of numbered questions from which one without a number is odd."""

_ASKING = re.compile(
    r"\?|\b(?:what|which|who|whom|whose|when|where|why|how|do|does|did|is|are|was|were|will|would|should|could"
    r"|can|may|have|has|please|comments?|views?|tell us|describe|explain|give|provide|state|say|list"
    r"|select|tick|set out|outline|identify|suggest|indicate|consider|share|welcome|invite|agree|name|e-?mail"
    r"|address|if)\b",
    re.IGNORECASE,
)
_FOLLOWS_UP = re.compile(
    r"(?:(?:and|or|but)\b\W*)?(?:if|why|why not|please|what are your reasons|what is your reason|how so"
    r"|can you|could you|would you explain|for example|in particular|e\.g|i\.e)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"(?:(?:and|or|also)\b,?\s+)?(?:what|which|who|when|where|how|do|does|did|is|are|will|would|should|have|has|to"
    r" what extent)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?P<before>.*?)(?P<last>\d+)(?P<after>\D*)$")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a question is to be looked at."""

    rule: str
    words: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One question among all."""

    question: Question
    place: int
    all: Sequence[Question]
    aside: frozenset[str] = frozenset()
    """Numbers that are not missing: their questions were taken out."""

    @property
    def before(self) -> Sequence[Question]:
        """The questions before it."""
        return self.all[: self.place]


Rule: TypeAlias = Callable[[Asked], str]


def two_questions(asked: Asked) -> str:
    """A question mark, and another full question behind it that is no follow-up."""
    text = asked.question.text
    for found in re.finditer(r"\?[\"”’)\]]*\s+(?=\S)", text):
        rest = text[found.end() :]
        nxt = rest.partition("?")[0]
        if "?" in rest and len(nxt.split()) >= FULL and _ASKS.match(rest) and not _FOLLOWS_UP.match(rest):
            return f"two questions may be joined here: “{_short(rest)}” begins another"
    return ""


def number_inside(asked: Asked) -> str:
    """A number behind the end of a sentence, as a question begins."""
    text = asked.question.text
    at = likely(text)
    number = parts(text, at).number if at else ""
    if not number or number.startswith("("):
        return ""
    return f"the number {number} stands in its middle: another question may begin there"


def very_long(asked: Asked) -> str:
    """So many words that some are hardly asked."""
    words = len(asked.question.text.split())
    return f"it is {words} words long: some of them may be no question" if words >= LONG else ""


def asks_nothing(asked: Asked) -> str:
    """No question mark and no word that asks."""
    question = asked.question
    if question.options or question.parent or not question.asks_us or _ASKING.search(question.text):
        return ""
    return "nothing in it asks: it may be a heading or a statement"


def cut_off(asked: Asked) -> str:
    """It begins in the middle of a sentence, or ends there."""
    text = asked.question.text.strip()
    part = asked.question.parent or re.match(r"[ivxa-z]{1,4}[.)]", text)
    if text[:1].islower() and not part:
        return f"it begins in the middle of a sentence: “{_short(text)}”"
    if re.search(r"(?:,|\b(?:and|or|the|of|to|a|that|for|in|with))$", text):
        return f"it seems cut off: it ends with “{text.split()[-1]}”"
    return ""


def number_missing(asked: Asked) -> str:
    """The numbers leap from the one before."""
    here, before = _counted(asked.question), _before(asked)
    if here is None or before is None or here <= before + 1:
        return ""
    between = [_like(asked.question, figure) for figure in range(before + 1, here)]
    gone = [number for number in between if number not in asked.aside]
    if not gone:
        return ""
    if len(gone) == 1:
        return f"number {gone[0]} before it is missing"
    return f"numbers {gone[0]} to {gone[-1]} before it are missing"


def number_out_of_order(asked: Asked) -> str:
    """A number smaller than the one before, where the count does not begin anew."""
    here, before = _counted(asked.question), _before(asked)
    if here is None or before is None or here >= before or here == 1:
        return ""
    return f"number {asked.question.number} comes after {_like(asked.question, before)}"


def number_repeated(asked: Asked) -> str:
    """The same number twice in one section."""
    question = asked.question
    twin = [q for q in asked.all if q is not question and q.number == question.number]
    if not question.number or not any(q.section == question.section for q in twin):
        return ""
    return f"another question has the number {question.number} too"


def number_not_there(asked: Asked) -> str:
    """No number where nearly every other has one."""
    question = asked.question
    ours = [q for q in asked.all if q.asks_us]
    numbered = sum(bool(q.number) for q in ours)
    odd = len(ours) >= FULL and numbered >= MOSTLY * len(ours)
    if question.number or not question.asks_us or not odd or _FOLLOWS_UP.match(question.text):
        return ""
    return "it has no number, and nearly all others have one"


def option_reads_like_text(asked: Asked) -> str:
    """An option that is a question, or as long as a paragraph."""
    for option in asked.question.options:
        if option.rstrip().endswith("?") or len(option.split()) >= LONG_OPTION:
            return f"one of its boxes reads like text: “{_short(option)}”"
    return ""


def one_option(asked: Asked) -> str:
    """One box only."""
    options = asked.question.options
    return f"it has one box only: “{_short(options[0])}”" if len(options) == 1 else ""


def nearly_equal(asked: Asked) -> str:
    """Nearly the words of an earlier question."""
    words = _words(asked.question)
    if len(words) < SHORTEST_ALIKE or _FOLLOWS_UP.match(asked.question.text):
        return ""
    for other in asked.before:
        theirs = _words(other)
        if len(words & theirs) >= ALIKE * len(words | theirs):
            return f"it has nearly the same words as {called(other)}"
    return ""


def respondent_in_the_middle(asked: Asked) -> str:
    """A question about who answers, between questions about the proposals."""
    if asked.question.asks_us:
        return ""
    after = asked.all[asked.place + 1 :]
    amid = any(q.asks_us for q in asked.before) and any(q.asks_us for q in after)
    return "it was read as being about who answers, and stands among the others" if amid else ""


RULES: dict[str, Rule] = {
    "two-questions": two_questions,
    "number-inside": number_inside,
    "very-long": very_long,
    "asks-nothing": asks_nothing,
    "cut-off": cut_off,
    "number-missing": number_missing,
    "number-out-of-order": number_out_of_order,
    "number-repeated": number_repeated,
    "number-not-there": number_not_there,
    "option-reads-like-text": option_reads_like_text,
    "one-option": one_option,
    "nearly-equal": nearly_equal,
    "respondent-in-the-middle": respondent_in_the_middle,
}
"""By name, the ones that most likely need a hand first."""


def doubts(questions: Sequence[Question], aside: Iterable[str] = ()) -> dict[str, tuple[Doubt, ...]]:
    """By question id, what is doubtful; a question without doubt is not in it.

    Args:
        questions: In their order.
        aside: Numbers of the questions that were taken out.
    """
    out = frozenset(aside)
    found: dict[str, tuple[Doubt, ...]] = {}
    for place, question in enumerate(questions):
        asked = Asked(question, place, questions, out)
        said = [(name, rule(asked)) for name, rule in RULES.items()]
        here = tuple(Doubt(name, words) for name, words in said if words)
        if here:
            found[question.id] = here
    return found


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:8]) + ("…" if len(words) > 8 else "")


def _words(question: Question) -> set[str]:
    return set(re.findall(r"\w+", question.text.casefold()))


def _stem(question: Question) -> tuple[str, str] | None:
    """What stands before and behind the last figure of its number: `5.` of 5.1, nothing of 4."""
    found = _NUMBER.match(question.number)
    return (found["before"], found["after"]) if found and not found["after"].strip(".:) ") else None


def _counted(question: Question) -> int | None:
    """The last figure of its number; None where it ends otherwise, as 4(b) does."""
    found = _NUMBER.match(question.number)
    return int(found["last"]) if found and _stem(question) is not None else None


def _before(asked: Asked) -> int | None:
    """The figure of the nearest question before it that is counted in the same manner."""
    stem = _stem(asked.question)
    for other in reversed(asked.before):
        if stem is not None and _stem(other) == stem:
            return _counted(other)
        whole = re.match(r"(\d+)", other.number)
        if stem == ("", "") and whole:
            return int(whole[1])
    return None


def _like(question: Question, figure: int) -> str:
    """A number of the same manner with another figure."""
    stem = _stem(question) or ("", "")
    return f"{stem[0]}{figure}"
