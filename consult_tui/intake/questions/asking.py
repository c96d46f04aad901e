"""Does a text ask something? By its question mark, or by how its sentences begin."""

from __future__ import annotations

import re
from functools import lru_cache

from consult_tui.intake.patterns import any_of
from consult_tui.intake.questions.directions import is_direction

_SENTENCE_END = re.compile(r"(?<=[.?!:;])[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9£])")
_TRAILING_NOTE = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])[.:]?$")
_CLAUSE = r"(?:[^.?]|\.\d){0,300}, ?(?:then )?"

_REQUESTS = (
    r"(?:please|kindly|tell us|give|describe|explain|provide|list|rank|rate|indicate)\b",
    r"(?:comment|comments on|outline|identify|state|specify|select|set out|views on)\b",
    r"(?:share|suggest|let us know|discuss)\b",
    r"your (?:views?|comments?|preferred)\b",
    r"any (?:other |further |additional )?(?:comments?|views?|suggestions?|evidence)\b",
    r"the (?:[\w’'-]+ ){1,4}"
    r"(?:would (?:also )?(?:welcome|be (?:grateful|interested))|invites|seeks|is seeking)\b",
    r"we (?:would )?(?:also |particularly |especially )?(?:like|welcome|invite|seek|are seeking)\b",
)
"""How a request begins."""
_QUESTIONS = (
    r"(?:may|might) (?:we|i|there|it)\b",
    r"(?:does|did|is|are|was|were|has|had|do|have|should|would|could|can|will)\b",
    r"(?:what|which|who|whom|whose|where|when|why|how)\b",
    r"to what (?:extent|degree)\b",
    r"(?:in|for|at|on|under|by|from|with) (?:what|which)\b",
    r"in your (?:view|opinion|experience)\b",
    r"if (?:so|yes|no|not)\b",
    r"(?:beth|sut|pam|pa|pwy|ble|pryd|oes|ydych|ydy|yw|ydi|i ba raddau)\b(?=.*\?)",
    r"a (?:yd|yw|oes|oedd|ddyl|ddefnydd|fydd|fedr|hoff|all|ell|gred|gyt|gefn|gaw|wn)\w*\b(?=.*\?)",
)
"""How a question begins, English and Welsh."""
_AFTER_A_CLAUSE = (
    r"(?:if|where|when|for|in|as|of|apart|given|with|having|on|considering|thinking) "
    + _CLAUSE
    + r"(?:please|what|which|who|how|why|where|when|do|does|would|should|could|can|are|is|to what)\b",
)
"""A request or a question after a clause: "If you think so, please say why"."""
_IF_PLEASE = (
    r"(?:if|where|when)\b[^.?]{0,120}\bplease (?:specify|state|describe|explain|provide|give|say|tell|list)\b"
)
"""The same without a comma: "If you selected other please specify"."""
_AND = r"(?:and |or |also,? )?"
_BEGINS = any_of(_AND + pattern for pattern in (*_REQUESTS, *_QUESTIONS, *_AFTER_A_CLAUSE, _IF_PLEASE))
_REQUEST = any_of(_REQUESTS)
_TRAILING_REQUEST = re.compile(rf"\W*(?:(?:if|where|when) {_CLAUSE})?(?:please|why)\b", re.IGNORECASE)
_FOLLOWS = re.compile(r"(?:if|where) (?:so|yes|no|not|you|your)\b", re.IGNORECASE)
_OPENING_SIGNS = "\"'“‘([ "


def sentences(text: str) -> list[str]:
    """The sentences of a text, roughly: good enough to see which one asks."""
    return [part for part in _SENTENCE_END.split(text.strip()) if part]


@lru_cache(4096)
def ends_asking(text: str) -> bool:
    """Whether its last sentence, directions and notes in brackets aside, is a question.

    >>> ends_asking("Do you agree? Please explain your answer (max 400 words).")
    True
    >>> ends_asking("Would this help? We think that it would.")
    False
    """
    if "?" not in text:
        return False
    for sentence in reversed(sentences(text)):
        said = _TRAILING_NOTE.sub("", sentence).strip().rstrip("\"'”’)] ")
        if said.endswith("?"):
            return True
        if said and not (is_direction(sentence) or _TRAILING_REQUEST.match(sentence)):
            return sentence.endswith(")") and "?" in sentence[-60:]
    return False


@lru_cache(4096)
def begins_asking(text: str) -> bool:
    """Whether it begins as one asks: with a question word or a request."""
    return bool(_BEGINS.match(text.lstrip(_OPENING_SIGNS)))


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
    return bool(said) and (begins_asking(said[0]) or _closes_asking(said[-1]) or "?" in said[-1])


def _closes_asking(sentence: str) -> bool:
    """Whether a last sentence asks without a mark; "Where it differs, we say so." does not."""
    stated = sentence.endswith(".") and not is_request(sentence)
    return begins_asking(sentence) and not stated


def only_asks(text: str) -> bool:
    """Whether each of its sentences asks or requests something, the last with a question mark.

    >>> only_asks("Do you keep records, and in which form?"), only_asks("Is it fair? We think so. Is it?")
    (True, False)
    """
    said = sentences(text) if "?" in text else []
    return bool(said) and said[-1].rstrip("\"'”’)] ").endswith("?") and all(map(asks, said))


def is_request(text: str) -> bool:
    """Whether it asks without a question mark, in plain words: "Please describe the costs".

    >>> is_request("Please describe the costs."), is_request("Where we found any, we say so.")
    (True, False)
    """
    return bool(_REQUEST.match(text.lstrip(_OPENING_SIGNS)) or _TRAILING_REQUEST.match(text))


def is_follow_up(text: str) -> bool:
    """Whether it hangs on the answer above: "If no, which ...?"."""
    return bool(_FOLLOWS.match(text))
