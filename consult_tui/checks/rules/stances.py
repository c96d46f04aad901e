"""For or against: what a box says, and what a text says in so many words.

Only plain words count. A text that says both, or that says "however", is neither: it is read by people.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import Enum

from consult_tui.domain.consultations import Question


class Side(Enum):
    """For or against what is proposed."""

    FOR = "for"
    AGAINST = "against"

    @property
    def other(self) -> Side:
        """The opposite."""
        return Side.AGAINST if self is Side.FOR else Side.FOR


_HOW = r"(?:strongly|fully|wholly|completely|broadly|generally|largely|mostly|tend to|very much|entirely)"
_BOX_FOR = re.compile(rf"(?:{_HOW}\s+)?(?:agree|yes|support|approve|in favour|for)\b", re.IGNORECASE)
_BOX_AGAINST = re.compile(
    rf"(?:{_HOW}\s+)?(?:disagree|no\b(?!\s+(?:opinion|view|comment|preference|answer|change))|oppose|object"
    r"|reject|do not (?:agree|support)|against)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\b(?:neither|part(?:ly|ially)?|not sure|unsure|don[’']?t know|some|mixed|unless|but|except"
    r"|not applicable|n/a|other|both|with (?:reservations|conditions|changes))\b",
    re.IGNORECASE,
)

_US = r"(?:we|the \w+|our \w+)"
_ITS = r"(?:this|these|the|your|its|such an?|such|both|all (?:of )?(?:the|these))"
_WHAT = (
    r"(?:(?:proposed|suggested|overall|general|new|draft|government[’']s|department[’']s|\w+[’']s)\s+){0,2}"
    r"(?:proposals?|approach|changes?|suggestions?|recommendations?|principles?|measures?|plans?|option|idea)\b"
)
_SAYS_FOR = re.compile(
    rf"\b{_US}\s+(?:(?:would|also|therefore|do|can)\s+)?(?:{_HOW}\s+)?"
    rf"(?:agrees?\s+(?:with|to)|supports?|welcomes?|endorses?|(?:is|are)\s+in\s+favour\s+of)\s+{_ITS}\s+{_WHAT}",
    re.IGNORECASE,
)
_SAYS_AGAINST = re.compile(
    rf"\b{_US}\s+(?:(?:would|also|therefore)\s+)?(?:{_HOW}\s+)?"
    r"(?:disagrees?\s+with|opposes?|objects?\s+to|rejects?"
    r"|(?:(?:do|does|can|could|would)(?:\s+not|n[’']t)|cannot)\s+(?:agree\s+(?:with|to)|support|accept|endorse)"
    rf"|(?:is|are)\s+(?:opposed\s+to|against))\s+{_ITS}\s+{_WHAT}",
    re.IGNORECASE,
)
_OPENS_FOR = re.compile(
    rf"(?:yes(?=\s*[.,;:!–—-]|\s*$)|(?:{_HOW}\s+)?agreed?(?=\s*[.,;:!]|\s*$)"
    rf"|we\s+(?:{_HOW}\s+)?(?:agree|support (?:this|it))(?=\s*[.,;:!]|\s*$))",
    re.IGNORECASE,
)
_OPENS_AGAINST = re.compile(
    rf"(?:no(?=\s*[.,;:!–—](?!\w)|\s*$|\s+-\s)|(?:{_HOW}\s+)?disagreed?(?=\s*[.,;:!]|\s*$)"
    rf"|we\s+(?:{_HOW}\s+)?(?:disagree|object|oppose (?:this|it)|do not (?:agree|support (?:this|it)))"
    r"(?=\s*[.,;:!]|\s*$))",
    re.IGNORECASE,
)
_QUALIFIED = re.compile(
    r"\b(?:however|but|although|though|nevertheless|nonetheless|yet|unless|only if|provided|subject to|except"
    r"|in principle|while|whilst|on condition|with the exception|in part|partly|partially|instead)\b",
    re.IGNORECASE,
)
_ASKS_FOR_A_SIDE = re.compile(r"\b(?:agree|support|proposals?|proposed|favour)\b", re.IGNORECASE)
_ASKS_AGAINST = re.compile(
    r"\b(?:disagree\b(?!ment)(?<!or disagree)|oppose\b|object(?:ions?)?\b|concerns?\b|any reason)"
    r"|\bnot\b[^?]*\?",
    re.IGNORECASE,
)


def side_of_box(option: str) -> Side | None:
    """Which side a box takes; None for one between ("Not sure") or about something else."""
    words = option.strip()
    if _BETWEEN.search(words):
        return None
    if _BOX_AGAINST.match(words):
        return Side.AGAINST
    return Side.FOR if _BOX_FOR.match(words) else None


def takes_sides(question: Question) -> bool:
    """Whether a question's boxes are for and against something."""
    sides = {side_of_box(option) for option in question.options}
    return Side.FOR in sides and Side.AGAINST in sides


def ticked(question: Question, choices: Sequence[str]) -> Side | None:
    """The side that is ticked; None where none is, or both."""
    sides = {side_of_box(choice) for choice in choices}
    return sides.pop() if len(sides) == 1 and takes_sides(question) else None


def stance_of(sentences: Iterable[str], asks: str) -> tuple[Side, str] | None:
    """The side that a text takes, with the sentence that says so; None where it takes none, or both.

    Args:
        sentences: The text's.
        asks: The question; one that asks the other way round ("Do you object?") is left alone, but for an
            opening "Yes" or "No".
    """
    said = [*sentences]
    if not said or _ASKS_AGAINST.search(asks):
        return None
    found = [(side, said[0]) for side in _opening(said[0])]
    if _ASKS_FOR_A_SIDE.search(asks):
        found += [(side, sentence) for sentence in said for side in _explicit(sentence)]
    sides = {side for side, _ in found}
    if len(sides) != 1 or any(_QUALIFIED.search(sentence) for sentence in said[:3]):
        return None
    return found[0]


def _opening(sentence: str) -> list[Side]:
    if _OPENS_AGAINST.match(sentence):
        return [Side.AGAINST]
    return [Side.FOR] if _OPENS_FOR.match(sentence) else []


def _explicit(sentence: str) -> list[Side]:
    if "?" in sentence:
        return []
    found = [Side.AGAINST] if _SAYS_AGAINST.search(sentence) else []
    return found + ([Side.FOR] if _SAYS_FOR.search(sentence) else [])
