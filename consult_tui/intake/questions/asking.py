"""Does a text ask something, and is it more than a direction ("Please tick one box")?"""

from __future__ import annotations

import re

_SENTENCE_END = re.compile(r"(?<=[.?!:;])[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9£])")
_TRAILING_NOTE = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])[.:]?$")

_ASKS = re.compile(
    r"(?:and |or |also,? )?(?:(?:please|kindly)\b|do (?:you|we)\b|does\b|did\b|is\b|are\b|was\b|were\b"
    r"|should\b|would\b|could\b|can\b|will\b|might\b|may (?:we|i)\b|what\b|which\b|who\b|whom\b|whose\b"
    r"|where\b"
    r"|when\b|why\b|how\b|to what (?:extent|degree)\b|(?:in|for|at|on|under|by|from|with) (?:what|which)\b"
    r"|have (?:you|we)\b|has\b|had\b|tell us\b|give\b|describe\b|explain\b|provide\b|list\b|rank\b|rate\b"
    r"|indicate\b|comment\b|comments on\b|outline\b|identify\b|state\b|specify\b|select\b|set out\b"
    r"|any (?:other |further |additional )?(?:comments?|views?|suggestions?|evidence)\b"
    r"|your (?:views?|comments?|preferred)\b|views on\b"
    r"|we (?:would|\w+ly)?\s?(?:also |particularly |especially )?(?:like|welcome|invite|seek|are seeking)\b"
    r"|in your (?:view|opinion|experience)\b|if (?:so|yes|no|not)\b"
    r"|(?:beth|sut|pam|pa|pwy|ble|pryd|a|oes|ydych|ydy|yw|ydi|i ba raddau|faint)\b(?=.*\?))",
    re.IGNORECASE,
)
"""How a sentence that asks begins, English and Welsh."""

_TICK = re.compile(
    r"\W*(?:please |you (?:can|may) )?(?:tick|select|choose|mark|circle|cross|check|delete|highlight|click"
    r"|pick)\b",
    re.IGNORECASE,
)
_BOX = re.compile(
    r"\W*(?:(?:please )?(?:use |enter |write |type )?(?:the |this |a )?(?:below )?(?:free|open)[ -]text\b"
    r"|(?:your )?(?:answer|response|reply|comments?)\s*:?\s*$|(?:comments? )?box\b|(?:maximum"
    r"|max\.?)\s\d+\swords"
    r"|(?:please )?(?:limit|keep) your (?:answer|response)|\d+ words?\b|_{3,}|\.{5,}|text box)",
    re.IGNORECASE,
)
_IF = (
    r"(?:(?:if|where|when|for) (?:so|yes|no|not|other|you|your answer|any|possible|appropriate|applicable"
    r"|relevant|each)"
    r"\b[^,?]{0,120}[,:]\s?)?"
)
_REASONS = re.compile(
    r"\W*"
    + _IF
    + r"(?:and |then |also )?(?:we would (?:also )?(?:welcome|be grateful for|appreciate)|please|you may)"
    r"(?: can you| also| do| use (?:the|this|a)?.{0,40}? (?:box|space)(?: below| provided)? to)*\b"
    r"[^?]{0,160}\b(?:explain|explanation|reason|reasons|reasoning|why|comments?|details?|evidence|examples?"
    r"|rationale|elaborate|expand|specify|information|views?|suggestions?|support(?:ing)? your|outline"
    r"|justif\w+)\b[^?]*$",
    re.IGNORECASE,
)
_LONGEST_REQUEST = 45
"""Words: a longer request asks something of its own."""
_MANY = re.compile(
    r"\b(?:all that apply|as many|one or more|any that apply|all (?:relevant|appropriate)|more than one"
    r"|up to (?:two|three|four|five|\d))\b",
    re.IGNORECASE,
)
_CHOOSE = re.compile(
    r"\b(?:tick|select|choose|circle|mark) (?:one|the|all|any|as|your|only|from|whether|a|which|up|those"
    r"|more)\b"
    r"|\bone of the following\b|\bwhich (?:one )?of (?:the|these)\b|\ball that apply\b|\bdelete as\b"
    r"|\brespond with\b"
    r"|\bfrom the (?:following|list|options)\b|\bwould this be because\b|\bpreferred\b[^?]*\bis\b",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"(?:(?:max(?:imum)?\.?(?: of)?|up to|no more than|not (?:to )?exceed(?:ing)?|within|at most|limit(?:ed)?"
    r"(?: of| to| is)?|fewer than|less than)\s*:?\s*(\d{1,2},?\d{3}|\d{2,4})\s*[- ]?words?)"
    r"|(\d{1,2},?\d{3}|\d{2,4})[- ]words?\s*(?:max(?:imum)?|limit|or (?:less|fewer)|at most)"
    r"|\((\d{1,2},?\d{3}|\d{2,4}) words\)",
    re.IGNORECASE,
)


def sentences(text: str) -> list[str]:
    """The sentences of a text, roughly: good enough to see which one asks."""
    return [part for part in _SENTENCE_END.split(text.strip()) if part]


def ends_asking(text: str) -> bool:
    """Whether its last sentence, directions and notes in brackets aside, is a question.

    >>> ends_asking("Do you agree? Please explain your answer (max 400 words).")
    True
    >>> ends_asking("Would this help? We think that it would.")
    False
    """
    for sentence in reversed(sentences(text)):
        said = _TRAILING_NOTE.sub("", sentence).strip().rstrip("\"'”’)] ")
        if said.endswith("?"):
            return True
        if said and not (is_direction(sentence) or asks_reasons(sentence)):
            return sentence.strip().endswith("?)") or ("?" in sentence[-60:] and sentence.endswith(")"))
    return False


def begins_asking(text: str) -> bool:
    """Whether it begins as one asks: with a question word or a request."""
    return bool(_ASKS.match(text.lstrip("\"'“‘([ ")))


def asks(text: str) -> bool:
    """Whether it asks something: by its question mark, or by how its last or first sentence begins.

    >>> asks("Please provide evidence of the costs to your organisation.")
    True
    >>> asks("The scheme began in 2004.")
    False
    """
    if ends_asking(text):
        return True
    said = sentences(text)
    return bool(said) and (begins_asking(said[0]) or begins_asking(said[-1]) or "?" in said[-1])


def is_direction(text: str) -> bool:
    """Whether it only says how to answer.

    >>> is_direction("(Please tick all that apply)")
    True
    >>> is_direction("Please choose one: which year suits you?")
    False
    """
    return "?" not in text and len(text.split()) <= 30 and bool(_TICK.match(text) or _BOX.match(text))


def asks_reasons(text: str) -> bool:
    """Whether it only asks for the reasons, comments or evidence behind an answer.

    >>> asks_reasons("If not, please explain why.")
    True
    >>> asks_reasons("If not, what would you change?")
    False
    """
    return len(text.split()) <= _LONGEST_REQUEST and bool(_REASONS.match(text))


def is_follow_up(text: str) -> bool:
    """Whether it hangs on the answer above: "If no, which ...?"."""
    return bool(re.match(r"(?:if|where) (?:so|yes|no|not|you|your)\b", text, re.IGNORECASE))


def lets_choose(text: str) -> bool:
    """Whether it says that one of several is to be chosen."""
    return bool(_CHOOSE.search(text))


def lets_choose_many(text: str) -> bool:
    """Whether more than one box may be ticked."""
    return bool(_MANY.search(text))


def word_limit(text: str) -> int | None:
    """The most words that the answer may have.

    >>> word_limit("Please explain (max 400 words).")
    400
    """
    found = _WORDS.search(text)
    return int(next(g for g in found.groups() if g).replace(",", "")) if found else None
